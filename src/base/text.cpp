#include "base/text.h"

#include <algorithm>

namespace onewindow::text {

namespace {

// Bytes of the character that starts with `lead`; 0 when no character starts so.
std::size_t width(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

std::string ascii(std::string_view text, char from, char to, int shift) {
  std::string out(text);
  for (char& c : out)
    if (c >= from && c <= to) c = char(c + shift);
  return out;
}

std::string mask(std::string_view number, std::size_t head, std::size_t tail) {
  if (number.size() <= head + tail) return std::string(number.size(), '*');
  return std::string(number.substr(0, head)) + std::string(number.size() - head - tail, '*') +
         std::string(number.substr(number.size() - tail));
}

bool is_ascii_word(std::string_view c) {
  return c.size() == 1 && ((c[0] >= '0' && c[0] <= '9') || (c[0] >= 'a' && c[0] <= 'z'));
}

}  // namespace

bool valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t bytes = width(lead);
    if (bytes == 0 || i + bytes > text.size()) return false;
    if (bytes == 1 && (lead == 0x7F || (lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r'))) return false;
    for (std::size_t k = 1; k < bytes; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    if (bytes >= 3) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      if (lead == 0xE0 && second < 0xA0) return false;  // overlong
      if (lead == 0xED && second > 0x9F) return false;  // surrogate
      if (lead == 0xF0 && second < 0x90) return false;  // overlong
      if (lead == 0xF4 && second > 0x8F) return false;  // beyond U+10FFFF
    }
    i += bytes;
  }
  return true;
}

std::size_t length(std::string_view text) {
  return std::size_t(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string trim(std::string_view text) {
  constexpr std::string_view ideographic = "\xE3\x80\x80";
  for (bool again = true; again;) {
    again = false;
    if (!text.empty() && std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos)
      text.remove_prefix(1), again = true;
    if (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos)
      text.remove_suffix(1), again = true;
    if (text.starts_with(ideographic)) text.remove_prefix(3), again = true;
    if (text.ends_with(ideographic)) text.remove_suffix(3), again = true;
  }
  return std::string(text);
}

std::string upper(std::string_view text) { return ascii(text, 'a', 'z', 'A' - 'a'); }
std::string lower(std::string_view text) { return ascii(text, 'A', 'Z', 'a' - 'A'); }

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t bytes = std::max<std::size_t>(1, width(static_cast<unsigned char>(text[i])));
    for (std::size_t k = 1; k < bytes; ++k)  // a broken character must not swallow the slash behind it
      if (i + k >= text.size() || (static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) bytes = 1;
    out.emplace_back(text.substr(i, bytes));
    i += bytes;
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(separator, from), text.size());
    out.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.starts_with(prefix); }

std::string mask_id_number(std::string_view number) { return mask(number, 3, 4); }
std::string mask_phone(std::string_view phone) { return mask(phone, 3, 4); }

std::string mask_name(std::string_view name) {
  const auto letters = characters(name);
  if (letters.empty()) return "";
  std::string out = letters.front();
  for (std::size_t i = 1; i < letters.size(); ++i) out += '*';
  return out;
}

std::vector<std::string> search_terms(std::string_view text) {
  std::vector<std::string> terms;
  const auto letters = characters(lower(text));
  std::string prefix;
  for (std::size_t i = 0; i < letters.size() && i < 12; ++i) {
    prefix += letters[i];
    terms.push_back(prefix);
  }
  for (std::size_t i = 0; i + 1 < letters.size(); ++i)
    if (!is_ascii_word(letters[i]) || !is_ascii_word(letters[i + 1])) terms.push_back(letters[i] + letters[i + 1]);
  std::string word;
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    if (i < letters.size() && is_ascii_word(letters[i])) {
      word += letters[i];
    } else if (!word.empty()) {
      terms.push_back(word);
      word.clear();
    }
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

}  // namespace onewindow::text
