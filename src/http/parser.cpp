#include "http/parser.h"

// Beast asserts that the end of a chunked body does not arrive in very small pieces, though it handles them; a client
// must not be able to stop the server with four bytes, and this project keeps assertions on in what it ships.
#define BOOST_DISABLE_ASSERTS
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

#include "base/text.h"

namespace onewindow::http {

namespace beast = boost::beast;
using beast::error_code;

namespace {

constexpr int kFields = 100;
constexpr std::size_t kReserve = 64 * 1024;  // what is set aside for a body on the word of its Content-Length alone

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct RequestParser::Beast : beast::http::basic_parser<true> {
  explicit Beast(Request& into) : request(into) {}

  Request& request;
  std::string verb;
  bool http11 = false, expects_continue = false;
  int hosts = 0, fields = 0, refusal = 0;

  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                       error_code&) override {
    verb.assign(method.data(), method.size());
    request.target.assign(target.data(), target.size());
    http11 = version == 11;
    request.headers.reserve(12);
  }

  void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                     error_code& error) override {
    if (this->is_header_done()) return;  // trailers are read over
    if (++fields > kFields) return refuse(431, error);
    switch (field) {
      case beast::http::field::host: ++hosts; break;
      case beast::http::field::transfer_encoding:
        // Anything but plain chunked is where proxies and servers disagree, which smuggling lives on.
        if (!beast::iequals(value, "chunked")) return refuse(501, error);
        break;
      case beast::http::field::expect: expects_continue = beast::iequals(value, "100-continue"); break;
      default: break;
    }
    request.headers.emplace_back(text::lower(view(name)), view(value));
  }

  void on_header_impl(error_code& error) override {
    if (http11 ? hosts != 1 : hosts > 1) refuse(400, error);
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
    if (length) request.body.reserve(std::min<std::size_t>(*length, kReserve));
  }
  std::size_t on_body_impl(beast::string_view bytes, error_code&) override {
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code&) override {
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(error_code&) override {}
  void on_response_impl(int, beast::string_view, int, error_code&) override {}

  void refuse(int status, error_code& error) {
    refusal = status;
    error = beast::http::error::bad_value;
  }
};

struct RequestParser::Impl {
  std::size_t header_bytes;
  std::size_t header_taken = 0;  // Beast limits the part it looks at, not the sum
  int failure = 0;
  std::optional<Beast> beast;
};

RequestParser::RequestParser(std::size_t header_bytes) : impl_(std::make_unique<Impl>(Impl{header_bytes})) {}
RequestParser::~RequestParser() = default;

void RequestParser::restart(Request& into) {
  impl_->beast.emplace(into);
  impl_->beast->eager(false);  // stops behind the header: what may follow depends on it
  impl_->beast->header_limit(std::uint32_t(impl_->header_bytes));
  impl_->beast->body_limit(boost::none);
  impl_->header_taken = 0;
  impl_->failure = 0;
}

std::size_t RequestParser::put(std::string_view bytes) {
  Impl& my = *impl_;
  error_code error;
  const bool in_header = !my.beast->is_header_done();
  const std::size_t taken = my.beast->put({bytes.data(), bytes.size()}, error);
  if (error && error != beast::http::error::need_more) {
    my.failure = my.beast->refusal != 0                      ? my.beast->refusal
                 : error == beast::http::error::header_limit ? 431
                 : error == beast::http::error::body_limit   ? 413
                                                             : 400;
  } else if (in_header && !my.beast->is_header_done()) {
    my.header_taken += taken;
    if (my.header_taken + (bytes.size() - taken) > my.header_bytes) my.failure = 431;
  }
  return taken;
}

void RequestParser::limit_body(std::size_t bytes) {
  Beast& beast = *impl_->beast;
  beast.eager(true);
  beast.body_limit(bytes);
  const auto declared = beast.content_length();
  if (declared && *declared > bytes && impl_->failure == 0) impl_->failure = 413;
}

bool RequestParser::header_done() const { return impl_->beast->is_header_done(); }
bool RequestParser::complete() const { return impl_->failure == 0 && impl_->beast->is_done(); }
int RequestParser::failure() const { return impl_->failure; }
std::string_view RequestParser::verb() const { return impl_->beast->verb; }
bool RequestParser::http11() const { return impl_->beast->http11; }
bool RequestParser::keep_alive() const { return impl_->beast->is_header_done() && impl_->beast->keep_alive(); }
bool RequestParser::expects_continue() const { return impl_->beast->expects_continue; }

}  // namespace onewindow::http
