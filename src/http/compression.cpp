#include "http/compression.h"

#include <zlib.h>

#include <cstring>

#include "base/check.h"

namespace onewindow::http {

struct Gzip::State {
  z_stream stream{};
};

namespace {

constexpr int kWindow = 15 + 16;  // + 16: with gzip's frame

z_stream* fresh(z_stream* stream) {
  CHECK(deflateInit2(stream, 1, Z_DEFLATED, kWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  return stream;
}

Bytef* bytes_of(const char* text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text)); }

}  // namespace

Gzip::Gzip() : state_(std::make_unique<State>()) { fresh(&state_->stream); }
Gzip::~Gzip() { deflateEnd(&state_->stream); }

bool Gzip::compress(std::string_view bytes, std::string& out) {
  z_stream& stream = state_->stream;
  if (deflateReset(&stream) != Z_OK) return false;
  out.resize(deflateBound(&stream, bytes.size()));
  stream.next_in = bytes_of(bytes.data());
  stream.avail_in = uInt(bytes.size());
  stream.next_out = bytes_of(out.data());
  stream.avail_out = uInt(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return false;
  out.erase(out.size() - stream.avail_out);
  return out.size() < bytes.size();
}

std::string gunzip(std::string_view bytes) {
  z_stream stream{};
  CHECK(inflateInit2(&stream, kWindow) == Z_OK);
  stream.next_in = bytes_of(bytes.data());
  stream.avail_in = uInt(bytes.size());
  std::string out;
  int result = Z_OK;
  for (char chunk[16 * 1024]; result == Z_OK;) {
    stream.next_out = bytes_of(chunk);
    stream.avail_out = sizeof chunk;
    result = inflate(&stream, Z_NO_FLUSH);
    out.append(chunk, sizeof chunk - stream.avail_out);
  }
  inflateEnd(&stream);
  CHECK_PROMISE(result == Z_STREAM_END, "an asset is not gzip");
  return out;
}

std::string weak_etag(std::string_view body) {
  // Two lanes of multiply and mix over eight bytes at a time: not secure, and need not be, since a caller who could
  // make two answers collide would only deceive himself.
  std::uint64_t a = 0x9E3779B97F4A7C15u ^ body.size(), b = 0xD6E8FEB86659FD93u;
  const auto mix = [&](std::uint64_t word) {
    a = (a ^ word) * 0xFF51AFD7ED558CCDu;
    a ^= a >> 32;
    b = (b + word) * 0xC4CEB9FE1A85EC53u;
    b ^= b >> 29;
  };
  std::size_t i = 0;
  for (std::uint64_t word; i + 8 <= body.size(); i += 8) {
    std::memcpy(&word, body.data() + i, 8);
    mix(word);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, body.data() + i, body.size() - i);
  mix(rest);
  static constexpr char hex[] = "0123456789abcdef";
  std::string out = "W/\"0123456789abcdef01234567\"";
  for (std::size_t k = 0; k < 16; ++k) out[3 + k] = hex[(a >> (4 * k)) & 15];
  for (std::size_t k = 0; k < 8; ++k) out[19 + k] = hex[(b >> (8 + 4 * k)) & 15];
  return out;
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match.empty() || etag.empty()) return false;
  if (if_none_match == "*") return true;
  if (etag.starts_with("W/"))
    etag.remove_prefix(2);  // If-None-Match compares weakly; the quotes keep it from matching inside another
  return if_none_match.find(etag) != std::string_view::npos;
}

bool accepts_gzip(std::string_view accept_encoding) {
  const std::size_t at = accept_encoding.find("gzip");
  if (at == std::string_view::npos) return false;
  std::string_view rest = accept_encoding.substr(at + 4);
  rest = rest.substr(0, rest.find(','));
  const std::size_t q = rest.find("q=");
  return q == std::string_view::npos || rest.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
}

}  // namespace onewindow::http
