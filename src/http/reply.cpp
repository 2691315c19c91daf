#include "http/reply.h"

#include <charconv>

#include "base/log.h"
#include "http/events.h"

namespace onewindow::http {

namespace {

constexpr std::size_t kWorthCompressing = 1024;

#define ONEWINDOW_REFERRER "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n"
// Element Plus sets style attributes, so styles may stand in the page; scripts never.
constexpr std::string_view kSecurity =
    "Content-Security-Policy: default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'\r\n" ONEWINDOW_REFERRER;
// A browser shows a PDF inside a page of its own making, which object-src 'none' would leave empty; our print views
// frame it.
constexpr std::string_view kSecurityOfPdf = "Content-Security-Policy: frame-ancestors 'self'\r\n" ONEWINDOW_REFERRER;
// What somebody uploaded may hold anything: it runs nothing, loads nothing and is framed by us only. The viewer that a
// browser opens for a PDF does not start in a sandbox; it runs no script of the file outside its own.
constexpr std::string_view kSecurityOfFile =
    "Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox\r\nCross-Origin-Resource-Policy: same-origin\r\n" ONEWINDOW_REFERRER;
#undef ONEWINDOW_REFERRER

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

void add_number(std::string& out, std::size_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

void add(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

void add(std::string& head, const Asked& asked, const std::vector<std::pair<std::string, std::string>>& headers) {
  for (const auto& [name, value] : headers) {
    if (name.find_first_of("\r\n:") != std::string::npos ||
        value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
      log::error("request {}: a header that would break the answer was left out", asked.id);
      continue;
    }
    add(head, name, value);
  }
}

void begin(std::string& head, int status, const Asked& asked, std::string_view date) {
  head.assign("HTTP/1.1 ");
  add_number(head, std::size_t(status));
  head.append(" ")
      .append(reason(status))
      .append("\r\nDate: ")
      .append(date)
      .append("\r\nX-Request-Id: ")
      .append(asked.id)
      .append("\r\n");
  if (!asked.keep_alive) head.append("Connection: close\r\n");
  else if (!asked.http11) head.append("Connection: keep-alive\r\n");
}

bool same(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y;
         });
}

// "bytes=0-499", "bytes=500-", "bytes=-500"; several ranges, and what is none, are answered with the whole (RFC 9110,
// 14.2). Says whether the range can be satisfied.
enum class Range { whole, part, beyond };
Range range_of(std::string_view text, std::uint64_t size, Reply::Piece& piece) {
  constexpr std::string_view unit = "bytes=";
  if (!text.starts_with(unit)) return Range::whole;
  text.remove_prefix(unit.size());
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return Range::whole;
  const auto number = [](std::string_view digits, std::uint64_t& out) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const std::string_view first = text.substr(0, dash), last = text.substr(dash + 1);
  std::uint64_t from = 0, to = 0;
  if (first.empty()) {
    if (!number(last, to)) return Range::whole;
    if (to == 0 || size == 0) return Range::beyond;
    piece.length = std::min(to, size);
    piece.from = size - piece.length;
    return Range::part;
  }
  if (!number(first, from) || (!last.empty() && (!number(last, to) || to < from))) return Range::whole;
  if (from >= size) return Range::beyond;
  piece.from = from;
  piece.length = (last.empty() ? size : std::min(to + 1, size)) - from;
  return Range::part;
}

bool compressible(std::string_view type) {
  return type.starts_with("application/json") || type.starts_with("application/problem+json") ||
         type.starts_with("text/") || type.starts_with("image/svg");
}

}  // namespace

void Reply::make(const Asked& asked, Answer&& answer, std::string_view date, Gzip& gzip) {
  body = std::move(answer.body);
  int status = answer.status;
  const bool json = answer.content_type.starts_with("application/json");

  // What the route says of caching goes before what would be said for it; no-store takes the validator away.
  std::string_view cache, etag;
  for (const auto& [name, value] : answer.headers) {
    if (same(name, "cache-control")) cache = value;
    if (same(name, "etag")) etag = value;
  }
  std::string own_etag;
  if (asked.get && json && status == 200 && etag.empty() && cache.find("no-store") == std::string_view::npos)
    etag = own_etag = weak_etag(body);
  if (asked.get && status == 200 && etag_matches(asked.if_none_match, etag)) status = 304;

  begin(head, status, asked, date);
  const bool bodiless = status == 204 || status == 304 || status < 200;
  if (bodiless) body.clear();
  if (compressible(answer.content_type)) {
    head.append("Vary: Accept-Encoding\r\n");
    if (asked.gzip && body.size() >= kWorthCompressing && gzip.compress(body, scratch_)) {
      body.swap(scratch_);
      head.append("Content-Encoding: gzip\r\n");
    }
  }
  if (!answer.content_type.empty() && !bodiless) add(head, "Content-Type", answer.content_type);
  if (!bodiless) {
    head.append("Content-Length: ");
    add_number(head, body.size());
    head.append("\r\n");
  }
  if (cache.empty()) head.append(etag.empty() ? "Cache-Control: no-store\r\n" : "Cache-Control: private, no-cache\r\n");
  if (!own_etag.empty()) add(head, "ETag", own_etag);
  head.append(answer.content_type.starts_with("application/pdf") ? kSecurityOfPdf : kSecurity);
  add(head, asked, answer.headers);
  head.append("\r\n");
  to_send = asked.head ? std::string_view() : std::string_view(body);
}

void Reply::make(const Asked& asked, const Asset& asset, std::string_view date) {
  const bool unchanged = etag_matches(asked.if_none_match, asset.etag);
  begin(head, unchanged ? 304 : 200, asked, date);
  add(head, "ETag", asset.etag);
  head.append(asset.immutable ? "Cache-Control: public, max-age=31536000, immutable\r\n"
                              : "Cache-Control: no-cache\r\n");
  head.append("Vary: Accept-Encoding\r\n").append(kSecurity);
  to_send = {};
  if (!unchanged) {
    add(head, "Content-Type", asset.content_type);
    if (asked.gzip) {
      head.append("Content-Encoding: gzip\r\n");
      to_send = asset.gzip;
    } else {
      body = gunzip(asset.gzip);
      to_send = body;
    }
    head.append("Content-Length: ");
    add_number(head, to_send.size());
    head.append("\r\n");
    if (asked.head) to_send = {};
  }
  head.append("\r\n");
}

Reply::Piece Reply::make(const Asked& asked, const Answer& answer, const Download& download, std::string_view date) {
  const std::uint64_t size = download.file->size();
  Piece piece{0, size};
  const bool unchanged = etag_matches(asked.if_none_match, download.etag);
  const bool ranges =
      !unchanged && (asked.if_range.empty() || (!download.etag.empty() && asked.if_range == download.etag));
  const Range range = ranges ? range_of(asked.range, size, piece) : Range::whole;
  if (unchanged || range == Range::beyond) piece.length = 0;
  begin(head, unchanged ? 304 : range == Range::part ? 206 : range == Range::beyond ? 416 : 200, asked, date);
  if (!unchanged) {
    if (range != Range::beyond) add(head, "Content-Type", download.content_type);
    head.append("Content-Length: ");
    add_number(head, piece.length);
    head.append("\r\n");
  }
  if (range == Range::part)
    add(head, "Content-Range",
        "bytes " + std::to_string(piece.from) + "-" + std::to_string(piece.from + piece.length - 1) + "/" +
            std::to_string(size));
  if (range == Range::beyond) add(head, "Content-Range", "bytes */" + std::to_string(size));
  head.append("Accept-Ranges: bytes\r\nCache-Control: private, no-store\r\n");
  if (!download.etag.empty()) add(head, "ETag", download.etag);
  head.append(download.content_type == "application/pdf" && download.shown ? kSecurityOfPdf : kSecurityOfFile);
  add(head, asked, answer.headers);
  head.append("\r\n");
  to_send = {};
  if (asked.head) piece.length = 0;
  return piece;
}

void Reply::make(const Asked& asked, const Events& events, std::string_view date) {
  begin(head, 200, asked, date);
  head.append("Content-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\n")
      .append(kSecurity);
  head.append("\r\n");
  to_send = {};
  if (asked.head) return;
  body = "retry: 3000\n\n";  // after how many milliseconds a client that lost us tries again
  for (const Event& event : events.beginnings) write_event(body, event);
  to_send = body;
}

}  // namespace onewindow::http
