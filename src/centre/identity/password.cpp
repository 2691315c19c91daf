#include <argon2.h>

#include "base/check.h"
#include "base/digest.h"
#include "base/text.h"
#include "centre/identity/passwords.h"
#include "centre/identity/security.h"

namespace onewindow::identity {
namespace {

// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. The hash carries them, so that they may change
// later.
constexpr std::uint32_t kMemoryKib = 19 * 1024, kPasses = 2, kLanes = 1;
constexpr std::size_t kSaltBytes = 16, kHashBytes = 32;

Security values;

int classes_of(std::string_view password) {
  bool lower = false, upper = false, digit = false, other = false;
  for (const char c : password) {
    if (c >= 'a' && c <= 'z') lower = true;
    else if (c >= 'A' && c <= 'Z') upper = true;
    else if (c >= '0' && c <= '9') digit = true;
    else other = true;
  }
  return lower + upper + digit + other;
}

}  // namespace

const Security& security() { return values; }
void configure(const Security& given) { values = given; }

namespace {

Refusal faulty(const char* code, std::string zh, std::string en) {
  return Refusal(RefusalKind::invalid, std::string("account.password_") + code, std::move(zh), std::move(en))
      .at("/password");
}

bool holds(const std::string& password, std::string_view word) {
  return text::length(word) >= 2 && password.find(text::lower(word)) != std::string::npos;
}

}  // namespace

void check_password(std::string_view password, const Known& of) {
  if (text::length(password) < std::size_t(values.password_length))
    throw faulty("short", "密码太短：至少 " + std::to_string(values.password_length) + " 位。",
                 "the password is too short: at least " + std::to_string(values.password_length) + " characters");
  if (classes_of(password) < values.password_classes)
    throw faulty(
        "simple",
        "密码太简单：大写字母、小写字母、数字、其他符号中至少要有 " + std::to_string(values.password_classes) + " 类。",
        "the password is too simple: at least " + std::to_string(values.password_classes) +
            " of the classes lower case, upper case, digits, others");
  const std::string lower = text::lower(password);
  if (holds(lower, of.login) || holds(lower, of.name) || (of.staff_number.size() >= 4 && holds(lower, of.staff_number)))
    throw faulty("holds_name", "密码里不能有登录名、姓名或工号。",
                 "the password must not hold the login, the name or the staff number");
  if (common_password(password))
    throw faulty("common", "这是常用密码，最先被人猜到。请换一个不是由常见单词或键盘顺序组成的密码。",
                 "this is a common password, and among the first to be guessed; choose one that is made of no usual "
                 "word and no row of keys");
}

void check_password(std::string_view password, std::string_view login) {
  check_password(password, Known{.login = std::string(login), .name = {}, .staff_number = {}});
}

PasswordRules password_rules(ReadContext&) {
  return {.length = values.password_length,
          .classes = values.password_classes,
          .history = values.password_history,
          .days = values.password_days};
}

std::optional<PasswordDue> password_due(bool given, Instant since, Instant signed_in) {
  constexpr std::int64_t kDay = 24 * 3'600'000;
  if (given) return PasswordDue::given;
  if (values.password_days > 0 && signed_in - since > values.password_days * kDay) return PasswordDue::expired;
  return std::nullopt;
}

std::string hash_password(std::string_view password) {
  const std::string salt = digest::random_token(kSaltBytes);
  std::string encoded(argon2_encodedlen(kPasses, kMemoryKib, kLanes, std::uint32_t(salt.size()), kHashBytes, Argon2_id),
                      '\0');
  const int result = argon2id_hash_encoded(kPasses, kMemoryKib, kLanes, password.data(), password.size(), salt.data(),
                                           salt.size(), kHashBytes, encoded.data(), encoded.size());
  CHECK_PROMISE(result == ARGON2_OK, argon2_error_message(result));
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool password_matches(std::string_view password, const std::string& hash) {
  return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

}  // namespace onewindow::identity
