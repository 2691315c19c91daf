#include "base/cipher.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <limits>
#include <memory>

#include "base/check.h"

namespace onewindow::cipher {

namespace {

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// Fetched once: the look-up costs more than the work on a short value.
const EVP_CIPHER* sm4() {
  static EVP_CIPHER* method = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);
  CHECK_PROMISE(method != nullptr, "OpenSSL has no SM4-CTR");
  return method;
}

const EVP_MD* sm3() {
  static EVP_MD* method = EVP_MD_fetch(nullptr, "SM3", nullptr);
  CHECK_PROMISE(method != nullptr, "OpenSSL has no SM3");
  return method;
}

}  // namespace

std::string sm4_ctr(std::string_view key, std::string_view nonce, std::string_view data) {
  CHECK(key.size() == kKeyBytes && nonce.size() == kNonceBytes);
  CHECK(data.size() < std::size_t(std::numeric_limits<int>::max()));
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                &EVP_CIPHER_CTX_free);
  CHECK(context != nullptr);
  std::string out(data.size(), '\0');
  int size = 0, rest = 0;
  CHECK(EVP_EncryptInit_ex2(context.get(), sm4(), bytes(key), bytes(nonce), nullptr) == 1);
  CHECK(EVP_EncryptUpdate(context.get(), bytes(out), &size, bytes(data), int(data.size())) == 1);
  CHECK(EVP_EncryptFinal_ex(context.get(), bytes(out) + size, &rest) == 1);
  CHECK(std::size_t(size + rest) == data.size());
  return out;
}

std::string hmac_sm3(std::string_view key, std::string_view data) {
  std::string out(kMacBytes, '\0');
  unsigned size = 0;
  CHECK(HMAC(sm3(), key.data(), int(key.size()), bytes(data), data.size(), bytes(out), &size) != nullptr);
  CHECK(size == kMacBytes);
  return out;
}

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  CHECK(RAND_bytes(bytes(out), int(count)) == 1);
  return out;
}

}  // namespace onewindow::cipher
