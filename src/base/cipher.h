#pragma once
// SM4 in counter mode (GB/T 32907) and HMAC-SM3 on bytes, from OpenSSL. Counter mode alone hides and does not protect:
// whoever stores what it makes adds a MAC (centre/privacy does). SM4-GCM is not in Debian's OpenSSL.
#include <string>
#include <string_view>

namespace onewindow::cipher {

inline constexpr std::size_t kKeyBytes = 16, kNonceBytes = 16, kMacBytes = 32;

// The same call encrypts and decrypts. A nonce is the first counter block and is used once with a key.
std::string sm4_ctr(std::string_view key, std::string_view nonce, std::string_view data);
std::string hmac_sm3(std::string_view key, std::string_view data);  // 32 bytes
std::string random_bytes(std::size_t count);

}  // namespace onewindow::cipher
