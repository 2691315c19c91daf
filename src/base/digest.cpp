#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

#include "base/check.h"

namespace onewindow::digest {

namespace {

std::string hex(const unsigned char* bytes, std::size_t size) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out(size * 2, '0');
  for (std::size_t i = 0; i < size; ++i) {
    out[2 * i] = digits[bytes[i] >> 4];
    out[2 * i + 1] = digits[bytes[i] & 15];
  }
  return out;
}

const EVP_MD* sm3_method() {
  static EVP_MD* method =
      EVP_MD_fetch(nullptr, "SM3", nullptr);  // fetched once: the look-up costs more than the digest
  CHECK(method != nullptr);
  return method;
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  CHECK(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), int(count)) == 1);
  return bytes;
}

}  // namespace

std::string sm3(std::string_view data) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  CHECK(EVP_Digest(data.data(), data.size(), out.data(), &size, sm3_method(), nullptr) == 1);
  return hex(out.data(), size);
}

std::string hmac_sm3(std::string_view key, std::string_view data) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  CHECK(HMAC(sm3_method(), key.data(), int(key.size()), reinterpret_cast<const unsigned char*>(data.data()),
             data.size(), out.data(), &size) != nullptr);
  return hex(out.data(), size);
}

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()), int(bytes.size()));
  out.resize(std::size_t(size));
  return out;
}

std::string unbase64(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()), int(text.size()));
  if (size < 0) return "";
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  out.resize(std::size_t(size) - padding);
  return out;
}

std::string random_token(std::size_t bytes) {
  std::string token = base64(random_bytes(bytes));
  while (!token.empty() && token.back() == '=') token.pop_back();
  for (char& c : token) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return token;
}

std::string random_digits(std::size_t count) {
  std::string digits;
  while (digits.size() < count)
    for (const unsigned char byte : random_bytes(count))
      if (byte < 250 && digits.size() < count)
        digits += char('0' + byte % 10);  // 250: keeps the ten digits equally likely
  return digits;
}

bool equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace onewindow::digest
