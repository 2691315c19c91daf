#pragma once
// Identifiers of stored objects. An Id is 64 bits (41 of milliseconds, 10 of node, 12 of sequence), a string in JSON
// because a browser's numbers end at 2^53, and typed, so that a case cannot be looked up by a window's id.
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
// high-water mark it was opened with.
class IdMaker {
 public:
  explicit IdMaker(int node = 0, std::int64_t high_water = 0) : node_(node & 1023), last_((high_water >> 22 << 12) | (high_water & 4095)) {}

  template <class IdType>
  IdType make(Instant now) {
    return IdType{next(now)};
  }
  std::int64_t next(Instant now);

 private:
  std::mutex mutex_;
  int node_;
  std::int64_t last_;  // milliseconds << 12 | sequence
};

}  // namespace onewindow

template <class Tag>
struct std::hash<onewindow::Id<Tag>> {
  std::size_t operator()(onewindow::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
