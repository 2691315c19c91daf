#pragma once
// Identifiers of stored objects. An Id is 64 bits (41 of milliseconds, 10 of node, 12 of sequence), a string in JSON
// because a browser's numbers end at 2^53, and typed, so that a case cannot be looked up by a window's id.
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>

#include "base/time.h"

namespace onewindow {

template <class Tag>
struct Id {
  std::int64_t value = 0;

  explicit operator bool() const { return value != 0; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

struct CentreTag;
using CentreId = Id<CentreTag>;

// Makes ids that rise even when the server's clock steps back: it never falls below the last one given or the stored
// high-water mark it was opened with. Whoever writes an id above the mark stores a higher one first (centre/context).
class IdMaker {
 public:
  explicit IdMaker(int node = 0, std::int64_t high_water = 0)
      : node_(node & 1023), last_((high_water >> 22 << 12) | (high_water & 4095)), high_water_(high_water) {}

  template <class IdType>
  IdType make(Instant now) {
    return IdType{next(now)};
  }
  std::int64_t next(Instant now);

  int node() const { return node_; }
  // The mark that is known to be on disk.
  std::int64_t high_water() const { return high_water_.load(std::memory_order_acquire); }
  void stored(std::int64_t mark);  // after the commit that stored it

  // A mark is the last id of its millisecond over all nodes, so that comparing with it compares time alone.
  static std::int64_t millisecond_of(std::int64_t id) { return id >> 22; }
  static std::int64_t last_of(std::int64_t millisecond) { return (millisecond << 22) | ((std::int64_t{1} << 22) - 1); }

 private:
  std::mutex mutex_;
  const int node_;
  std::int64_t last_;  // milliseconds << 12 | sequence
  std::atomic<std::int64_t> high_water_;
};

}  // namespace onewindow

template <class Tag>
struct std::hash<onewindow::Id<Tag>> {
  std::size_t operator()(onewindow::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
