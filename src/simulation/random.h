#pragma once
// A small, fixed generator (SplitMix64), so that a seed gives the same centre on every machine; the standard library's
// distributions differ between implementations.
#include <cstdint>
#include <vector>

namespace onewindow::simulation {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  // A whole number of [from, to].
  std::int64_t between(std::int64_t from, std::int64_t to) {
    return from + std::int64_t(next() % std::uint64_t(to - from + 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <class T>
  const T& pick(const std::vector<T>& list) {
    return list[std::size_t(between(0, std::int64_t(list.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace onewindow::simulation
