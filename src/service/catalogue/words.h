#pragma once
// The Chinese of an item's elements and of their values: for spreadsheets, for what is missing, for differences.
#include <string>
#include <string_view>

#include "base/reflect.h"

namespace onewindow::catalogue {

// Of an element or a part of it: "promised_limit.count" → 承诺时限（数）; the name itself where there is no word.
std::string_view title_of(std::string_view element);
// Of an enumerator: 行政许可 for ItemType::licence; the enumerator itself where there is no word.
std::string_view word_of(const reflect::Type& enumeration, std::string_view enumerator);
// The enumerator that a person means by its Chinese word or by its own name; empty when there is none.
std::string_view enumerator_of(const reflect::Type& enumeration, std::string_view said);

}  // namespace onewindow::catalogue
