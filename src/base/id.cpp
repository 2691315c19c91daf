#include "base/id.h"

#include <algorithm>

namespace onewindow {

namespace {
constexpr std::int64_t kEpoch = 1767225600000;  // 2026-01-01T00:00:00Z; 41 bits last until 2095.
}

std::int64_t IdMaker::next(Instant now) {
  std::lock_guard lock(mutex_);
  const std::int64_t wanted = std::max<std::int64_t>(now.ms - kEpoch, 1) << 12;
  last_ = std::max(wanted, last_ + 1);
  return (last_ >> 12 << 22) | (std::int64_t{node_} << 12) | (last_ & 4095);
}

void IdMaker::stored(std::int64_t mark) {
  std::int64_t before = high_water_.load(std::memory_order_relaxed);
  while (before < mark && !high_water_.compare_exchange_weak(before, mark, std::memory_order_release)) {}
}

}  // namespace onewindow
