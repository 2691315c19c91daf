#pragma once
// Pinyin initials, so that "spjy" finds 食品经营许可 at the counter. From ICU's transliterator.
#include <string>
#include <string_view>

namespace onewindow::text {

// "食品经营许可" → "spjyxk"; ASCII letters and digits stay, everything else is dropped.
std::string pinyin_initials(std::string_view text);

}  // namespace onewindow::text
