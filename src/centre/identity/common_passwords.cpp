// The passwords that are tried first. Each stands here as the word that is left of it: lower case, without digits and
// signs at both ends, with the usual signs read as the letters they stand for. From the lists of leaked passwords that
// are published every year, and what is typed in offices here.
#include <algorithm>

#include "base/text.h"
#include "centre/identity/passwords.h"

namespace onewindow::identity {

namespace {

constexpr std::string_view kWords[] = {
    "abc",      "abcd",       "abcdef",    "access",     "admin",     "administrator",
    "asdf",     "asdfgh",     "asdfghjkl", "azerty",     "baseball",  "batman",
    "changeme", "charlie",    "china",     "computer",   "daniel",    "default",
    "dragon",   "football",   "freedom",   "guest",      "hello",     "helloworld",
    "huawei",   "iloveyou",   "killer",    "lenovo",     "letmein",   "linux",
    "login",    "manager",    "master",    "michael",    "monkey",    "mustang",
    "mysql",    "nihao",      "onewindow", "oracle",     "p",         "pass",
    "passw",    "passwd",     "password",  "passwort",   "pokemon",   "postgres",
    "princess", "qazwsx",     "qazwsxedc", "q",          "qq",        "qw",
    "qwe",      "qweasd",     "qweasdzxc", "qwer",       "qwert",     "qwerty",
    "qwertyu",  "qwertyuiop", "qwerasdf",  "root",       "sa",        "secret",
    "server",   "shadow",     "shenhe",    "starwars",   "sunshine",  "superman",
    "support",  "sys",        "sysadmin",  "system",     "taobao",    "temp",
    "test",     "tester",     "tianya",    "tomcat",     "user",      "welcome",
    "whatever", "wo",         "woaini",    "woaiwojia",  "wocao",     "xinmima",
    "yichuang", "yonghu",     "zaq",       "zaqwsx",     "zhengwu",   "zxc",
    "zxcv",     "zxcvbn",     "zxcvbnm",   "a",          "aa",        "aaa",
    "mima",     "mimamima",   "guanli",    "guanliyuan", "chuangkou",
};

// Rows of keys as they lie, read with and without shift: "1qaz@WSX3edc" is three columns of a keyboard.
constexpr std::string_view kRows[] = {"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                                      "zaq1xsw2cde3vfr4bgt5nhy6mju7",
                                      "qwertyuiop",
                                      "asdfghjkl",
                                      "zxcvbnm",
                                      "12345678901234567890",
                                      "09876543210987654321",
                                      "abcdefghijklmnopqrstuvwxyz",
                                      "1q2w3e4r5t6y7u8i9o0p",
                                      "q1w2e3r4t5y6u7i8o9p0"};

char unshifted(char c) {
  constexpr std::string_view signs = "!@#$%^&*()", digits = "1234567890";
  const auto at = signs.find(c);
  return at == std::string_view::npos ? c : digits[at];
}
char letter(char c) {
  constexpr std::string_view signs = "@4031!$57", letters = "aaoeiisst";
  const auto at = signs.find(c);
  return at == std::string_view::npos ? c : letters[at];
}
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0; }

template <class F>
std::string each(std::string text, F change) {
  std::transform(text.begin(), text.end(), text.begin(), change);
  return text;
}

// Without what is no letter at both ends.
std::string_view core(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

bool is_word(std::string_view text) {
  return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords);
}

// Long stretches of a row, one behind the other, with at most two other characters left over.
bool is_rows(std::string_view text) {
  std::size_t other = 0;
  while (!text.empty()) {
    std::size_t longest = 0;
    for (const std::string_view row : kRows)
      for (std::size_t count = text.size(); count >= 3 && count > longest; --count)
        if (row.find(text.substr(0, count)) != std::string_view::npos) longest = count;
    other += longest == 0;
    text.remove_prefix(std::max<std::size_t>(1, longest));
  }
  return other <= 2;
}

bool one_character(std::string_view text) {
  return text.find_first_not_of(text.substr(0, 1)) == std::string_view::npos;
}

}  // namespace

bool common_password(std::string_view password) {
  const std::string lower = text::lower(password);
  const std::string keys = each(lower, unshifted), letters = each(lower, letter);
  if (one_character(lower) || is_rows(keys)) return true;
  // Signs are read as letters only between letters: the "!" behind "password!" stands for nothing.
  const std::string_view plain = core(lower);
  return is_word(plain) ||
         (!plain.empty() && is_word(std::string_view(letters).substr(lower.find(plain), plain.size())));
}

}  // namespace onewindow::identity
