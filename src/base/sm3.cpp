#include "base/sm3.h"

#include <openssl/evp.h>

#include "base/check.h"

namespace onewindow::digest {

struct Sm3::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sm3::Sm3() : state_(std::make_unique<State>()) {
  CHECK(state_->context != nullptr && EVP_DigestInit_ex(state_->context, EVP_sm3(), nullptr) == 1);
}
Sm3::~Sm3() = default;

void Sm3::add(std::string_view bytes) { CHECK(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1); }

std::string Sm3::finish() {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  CHECK(EVP_DigestFinal_ex(state_->context, out, &size) == 1);
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) text.append(1, digits[out[i] >> 4]).append(1, digits[out[i] & 15]);
  return text;
}

}  // namespace onewindow::digest
