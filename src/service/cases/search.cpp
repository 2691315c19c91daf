#include "service/cases/search.h"

#include <algorithm>

#include "base/text.h"
#include "service/cases/papers.h"

namespace onewindow::cases {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }

// Names longer than two characters are found by their pairs, which stand in the index wherever they are in the name.
std::vector<std::string> name_terms(const std::string& name) {
  const auto letters = text::characters(text::lower(name));
  if (letters.size() <= 2) return {text::lower(name)};
  std::vector<std::string> out;
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    for (const auto& word : text::split(text::lower(name), ' '))
      if (!word.empty() && out.size() < 4) out.push_back(word);
  } else {
    for (std::size_t i = 0; i + 1 < letters.size() && out.size() < 4; ++i)
      if (letters[i].size() > 1 || letters[i + 1].size() > 1) out.push_back(letters[i] + letters[i + 1]);
  }
  return out;
}

}  // namespace

Sought sought(std::string_view typed) {
  Sought out;
  const std::string trimmed = text::trim(typed);
  if (trimmed.empty()) return out;
  const std::string number = papers::normal(trimmed);
  const auto digits = std::size_t(std::count_if(number.begin(), number.end(), digit));
  const bool plain =
      std::all_of(number.begin(), number.end(), [](char c) { return digit(c) || letter(c) || c == '-' || c == '+'; });
  if (!plain || digits == 0) {
    out.terms = name_terms(trimmed);
    if (plain) out.number = number;  // "LINZE-S": the beginning of a receipt number
    return out;
  }
  if (number.size() == 4) out.last_four = number;
  if (number.size() >= 5) out.number = number;
  if (number.size() >= 7)
    out.paper = number.size() == 15 && !papers::upgraded(number).empty() ? papers::upgraded(number) : number;
  if (digits >= 7 && digits + 3 >= number.size()) out.phone = number;
  if (out.nothing()) out.terms = name_terms(trimmed);
  return out;
}

}  // namespace onewindow::cases
