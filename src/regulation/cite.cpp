#include "regulation/cite.h"

#include <array>
#include <optional>

#include "base/text.h"

namespace onewindow::regulation {

namespace {

constexpr std::array<std::string_view, 10> kDigits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

std::optional<int> digit(const std::string& letter) {
  for (std::size_t i = 0; i < kDigits.size(); ++i)
    if (letter == kDigits[i]) return int(i);
  return std::nullopt;
}

// Reads a Chinese number of up to three digits at `at` and moves on; nothing when none stands there.
std::optional<int> number(const std::vector<std::string>& letters, std::size_t& at) {
  int whole = 0, current = 0;
  const std::size_t start = at;
  for (; at < letters.size(); ++at) {
    if (const auto value = digit(letters[at])) {
      current = *value;
    } else if (letters[at] == "十" || letters[at] == "百") {
      whole += (current == 0 ? 1 : current) * (letters[at] == "十" ? 10 : 100);
      current = 0;
    } else {
      break;
    }
  }
  return at == start ? std::nullopt : std::optional<int>(whole + current);
}

// What stands after "第N": the English word goes before the number.
std::string numbered(const std::string& unit, int value) {
  const std::string n = std::to_string(value);
  if (unit == "条") return "Art. " + n;
  if (unit == "款") return " para. " + n;
  if (unit == "项") return " item " + n;
  if (unit == "章") return "Chapter " + n;
  return "No. " + n;
}

std::string_view word(const std::string& pair) {
  if (pair == "规范") return "Norm ";
  if (pair == "制度") return "System ";
  if (pair == "标题") return "Title";
  if (pair == "文章") return "Text";
  if (pair == "引言") return "Preamble";
  return {};
}

}  // namespace

std::string english_cite(std::string_view cite) {
  const auto letters = text::characters(cite);
  std::string out;
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t begin = at;
    if (letters[at] == "第") {
      std::size_t after = at + 1;
      if (const auto value = number(letters, after); value && after < letters.size()) {
        out += numbered(letters[after], *value);
        at = after + 1;
        continue;
      }
    }
    if (const auto value = number(letters, at)) {
      out += std::to_string(*value);
    } else if (at + 1 < letters.size() && !word(letters[at] + letters[at + 1]).empty()) {
      out += word(letters[at] + letters[at + 1]);
      at += 2;
    } else {
      out += letters[at] == "、" ? "." : letters[at];
      at = begin + 1;
    }
  }
  return out;
}

}  // namespace onewindow::regulation
