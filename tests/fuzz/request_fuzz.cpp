// A request as its bytes come in: in whatever pieces, it is the same request or the same failure.
#include "fuzz.h"
#include "http/parser.h"

using namespace onewindow;

namespace {

struct Outcome {
  int failure = 0;
  bool complete = false;
  std::string target, body;
  std::size_t headers = 0;
  bool operator==(const Outcome&) const = default;
};

Outcome feed(std::string_view bytes, std::size_t piece) {
  http::RequestParser parser(4096);
  http::Request request{};
  parser.restart(request);
  std::string waiting;
  bool limited = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t count = std::min(piece, bytes.size() - at);
    waiting.append(bytes.substr(at, count));
    at += count;
    for (bool more = true; more;) {
      const std::size_t taken = waiting.empty() ? 0 : parser.put(waiting);
      fuzz::demand(taken <= waiting.size());
      waiting.erase(0, taken);
      if (parser.failure() == 0 && parser.header_done() && !limited) {
        parser.limit_body(1000);
        limited = true;
        more = !waiting.empty() && !parser.complete();
      } else {
        more = false;
      }
      if (parser.failure() != 0) return {.failure = parser.failure()};
      if (parser.complete()) more = false;
    }
    if (parser.complete()) break;
    if (waiting.size() > 8192) return {.failure = 431};
  }
  fuzz::demand(request.body.size() <= 1000);
  if (!parser.complete()) return {};
  return {.complete = true, .target = request.target, .body = request.body, .headers = request.headers.size()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const Outcome whole = feed(bytes, bytes.size() + 1);
  for (const std::size_t piece : {std::size_t(1), std::size_t(7)}) {
    const Outcome pieces = feed(bytes, piece);
    // What is wrong may be seen as one failure or another, or not yet; but never as a different request.
    if (whole.complete && pieces.complete) fuzz::demand(whole == pieces);
  }
  return 0;
}
