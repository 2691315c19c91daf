#include "centre/privacy/masks.h"

#include <algorithm>

#include "base/text.h"

namespace onewindow::privacy {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool word(char c) { return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// Digits with a date of birth where an identity number has it, so that licence and account numbers stay what they are.
bool identity(std::string_view run) {
  if (run.size() != 15 && run.size() != 18) return false;
  if (!std::all_of(run.begin(), run.end() - 1, digit)) return false;
  if (!digit(run.back()) && (run.size() != 18 || (run.back() != 'X' && run.back() != 'x'))) return false;
  if (run.size() == 18 && (number(run.substr(6, 2)) < 18 || number(run.substr(6, 2)) > 20)) return false;
  const auto day = run.substr(run.size() == 18 ? 10 : 8, 4);
  return number(day.substr(0, 2)) >= 1 && number(day.substr(0, 2)) <= 12 && number(day.substr(2)) >= 1 &&
         number(day.substr(2)) <= 31;
}

bool mobile(std::string_view run) {
  if (run.size() == 13 && run.starts_with("86")) run.remove_prefix(2);
  return run.size() == 11 && std::all_of(run.begin(), run.end(), digit) && run[0] == '1' && run[1] >= '3';
}

}  // namespace

std::string mask_numbers(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (!word(text[i])) {
      out += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && word(text[end])) ++end;
    const auto run = text.substr(i, end - i);
    out += identity(run) ? text::mask_id_number(run) : mobile(run) ? text::mask_phone(run) : std::string(run);
    i = end;
  }
  return out;
}

std::string mask_address(std::string_view address) {
  constexpr std::size_t kShown = 6;
  const auto letters = text::characters(address);
  if (letters.empty()) return "";
  std::size_t shown = kShown;
  for (std::size_t i = 1; i < letters.size(); ++i)
    if (letters[i] == "县" || letters[i] == "区" || letters[i] == "旗") {
      shown = i + 1;
      break;
    }
  std::string out;
  for (std::size_t i = 0; i < std::min(shown, letters.size() - 1); ++i) out += letters[i];
  return out + "****";
}

}  // namespace onewindow::privacy
