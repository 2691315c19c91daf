#include <argon2.h>

#include "base/check.h"
#include "base/digest.h"
#include "base/text.h"
#include "centre/identity/identity.h"
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

void check_password(std::string_view password, std::string_view login) {
  const bool long_enough = text::length(password) >= std::size_t(values.password_length);
  const bool holds_login = !login.empty() && text::lower(password).find(text::lower(login)) != std::string::npos;
  if (long_enough && !holds_login && classes_of(password) >= values.password_classes) return;
  throw Refusal(RefusalKind::invalid, "account.password_weak",
                "密码太弱：至少 " + std::to_string(values.password_length) +
                    " 位，含大写字母、小写字母、数字、其他符号中的 " + std::to_string(values.password_classes) +
                    " 类，且不含登录名。",
                "the password is too weak: at least " + std::to_string(values.password_length) + " characters of " +
                    std::to_string(values.password_classes) +
                    " of the classes lower case, upper case, digits, others, and without the login")
      .at("/password");
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
