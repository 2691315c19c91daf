#pragma once
// What every target has in common: a Refusal is the right answer to nonsense; anything else that is thrown is a
// finding.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/refusal.h"

namespace onewindow::fuzz {

template <class F>
void refuses_or_not(F&& read) {
  try {
    read();
  } catch (const Refusal& refusal) {
    if (refusal.code.empty() || refusal.zh.empty() || refusal.en.empty()) std::abort();
  }
}

inline void demand(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace onewindow::fuzz
