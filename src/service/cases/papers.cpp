#include "service/cases/papers.h"

#include <array>

#include "base/text.h"

namespace onewindow::cases::papers {

namespace {

constexpr std::string_view kCreditLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // GB 32100: no I, O, S, V, Z

// Province codes of GB/T 2260; 83 is used in residence permits for people from Taiwan.
constexpr std::string_view kProvinces =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";

PaperCheck wrong(std::string code, std::size_t position, std::string zh, std::string en) {
  const std::string at = std::to_string(position);
  return PaperCheck{.valid = false,
                    .code = "paper." + std::move(code),
                    .position = std::int32_t(position),
                    .zh = "第" + at + "位：" + std::move(zh),
                    .en = "character " + at + ": " + std::move(en)};
}

PaperCheck right() { return PaperCheck{.valid = true, .zh = "号码校验通过", .en = "the number checks"}; }

std::optional<PaperCheck> wrong_length(std::string_view number, std::size_t length) {
  if (number.size() == length) return std::nullopt;
  return wrong("length", std::min(number.size(), length) + 1,
               "应为" + std::to_string(length) + "位，实为" + std::to_string(number.size()) + "位",
               "expected " + std::to_string(length) + " characters, got " + std::to_string(number.size()));
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// GB 11643: the weights are 2^(17-i) mod 11.
char identity_check_digit(std::string_view number) {
  int sum = 0, weight = 0;
  for (int i = 16; i >= 0; --i) {
    weight = i == 16 ? 2 : weight * 2 % 11;
    sum += (number[std::size_t(i)] - '0') * weight;
  }
  return "10X98765432"[sum % 11];
}

std::optional<Date> birth_date(std::string_view eight) {
  return Date::parse(std::string(eight.substr(0, 4)) + "-" + std::string(eight.substr(4, 2)) + "-" +
                     std::string(eight.substr(6, 2)));
}

PaperCheck check_identity(std::string_view number, Date today) {
  if (number.size() == 15 && std::all_of(number.begin(), number.end(), digit))
    return wrong("old_number", 16, "15位旧号码只能用于查询，请填写18位号码",
                 "a 15-digit number is good for searching only; enter the 18-digit one");
  if (const auto length = wrong_length(number, 18)) return *length;
  for (std::size_t i = 0; i < 18; ++i)
    if (!digit(number[i]) && !(i == 17 && number[i] == 'X'))
      return wrong("character", i + 1, i == 17 ? "只能是数字或X" : "只能是数字", i == 17 ? "a digit or X" : "a digit");
  if (kProvinces.find(number.substr(0, 2)) == std::string_view::npos)
    return wrong("region", 1, "没有这个省级代码", "there is no such province code");
  const auto born = birth_date(number.substr(6, 8));
  if (!born || *born > today) return wrong("birth_date", 7, "出生日期不存在", "there is no such date of birth");
  if (number[17] != identity_check_digit(number))
    return wrong("check_digit", 18, "校验码不符，请核对各位数字", "the check digit does not fit; compare every digit");
  return right();
}

// GB 32100: the weights are 3^(i-1) mod 31. Some codes in use were issued with a wrong check digit: warn, do not
// refuse.
PaperCheck check_credit_code(std::string_view number) {
  if (const auto length = wrong_length(number, 18)) return *length;
  std::size_t sum = 0, weight = 1;
  for (std::size_t i = 0; i < 18; ++i) {
    const auto value = kCreditLetters.find(number[i]);
    if (value == std::string_view::npos)
      return wrong("character", i + 1, "统一社会信用代码不含该字符", "no character of a credit code");
    if (i < 17) sum += value * weight;
    weight = weight * 3 % 31;
  }
  if (number[17] == kCreditLetters[(31 - sum % 31) % 31]) return right();
  PaperCheck out = wrong("check_digit", 18, "校验码不符；核对证照原件无误的，可说明理由后继续",
                         "the check digit does not fit; if the licence really shows it, say why and go on");
  out.can_override = true;
  return out;
}

PaperCheck check_other(std::string_view number) {
  if (number.size() < 4) return wrong("length", number.size() + 1, "号码过短", "the number is too short");
  for (std::size_t i = 0; i < number.size(); ++i)
    if (static_cast<unsigned char>(number[i]) < 0x20)
      return wrong("character", i + 1, "不能含控制字符", "a control character");
  return right();
}

}  // namespace

std::string normal(std::string_view number) {
  std::string out = text::upper(text::trim(number));
  std::erase(out, ' ');
  return out;
}

PaperCheck check(PaperKind paper, std::string_view number, Date today) {
  const std::string kept = normal(number);
  switch (paper) {
    case PaperKind::id_card: return check_identity(kept, today);
    case PaperKind::credit_code: return check_credit_code(kept);
    default: return check_other(kept);
  }
}

std::string upgraded(std::string_view old_number) {
  if (old_number.size() != 15 || !std::all_of(old_number.begin(), old_number.end(), digit)) return {};
  const std::string seventeen = std::string(old_number.substr(0, 6)) + "19" + std::string(old_number.substr(6));
  return seventeen + identity_check_digit(seventeen);
}

}  // namespace onewindow::cases::papers
