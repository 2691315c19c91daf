#pragma once
// Money is integer 分 and points are integer hundredths: no floating point decides anything.
#include <compare>
#include <cstdint>

namespace onewindow {

struct Money {
  std::int64_t fen = 0;
  friend auto operator<=>(const Money&, const Money&) = default;
};

struct Points {
  std::int64_t hundredths = 0;
  friend auto operator<=>(const Points&, const Points&) = default;
};

}  // namespace onewindow
