#pragma once
// Digests and random bytes, from OpenSSL. SM3 is the digest of everything that is kept: the ledger, pack hashes,
// blind indexes (as HMAC-SM3).
#include <cstdint>
#include <string>
#include <string_view>

namespace onewindow::digest {

std::string sm3(std::string_view data);                             // 64 hex digits
std::string hmac_sm3(std::string_view key, std::string_view data);  // 64 hex digits
std::string random_token(std::size_t bytes);                        // URL-safe base64, without padding
std::string random_digits(std::size_t count);
std::string base64(std::string_view bytes);
std::string unbase64(std::string_view text);         // empty when the text is no base64
bool equal(std::string_view a, std::string_view b);  // in constant time

}  // namespace onewindow::digest
