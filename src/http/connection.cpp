#include "http/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/check.h"
#include "http/problem.h"
#include "http/target.h"

namespace onewindow::http {

namespace {

constexpr auto kToken = asio::as_tuple(asio::use_awaitable_t<Executor>());
constexpr std::size_t kBuffer = 4096;  // of an idle connection
constexpr std::size_t kBodyBuffer = 64 * 1024;
constexpr std::size_t kBodiesInMemory = 256 * 1024 * 1024;
constexpr std::size_t kLinger = 8 * 1024 * 1024;  // of input that is read over before a connection is reset
constexpr int kLingerSeconds = 3;

bool is_json(std::string_view content_type) {
  constexpr std::string_view json = "application/json";
  if (content_type.size() < json.size()) return false;
  for (std::size_t i = 0; i < json.size(); ++i)
    if ((content_type[i] >= 'A' && content_type[i] <= 'Z' ? content_type[i] + 32 : content_type[i]) != json[i])
      return false;
  content_type.remove_prefix(json.size());
  return content_type.empty() || content_type.front() == ';' || content_type.front() == ' ';
}

// "/cases/12" and "/registers/cases.ledger" are pages of the application; "/robots.txt" and "/assets/old.js" are files
// that are not there. The files lie at the top and in one folder, see web/dist.
bool is_page(std::string_view path) {
  const bool top = path.rfind('/') == 0;
  return !path.starts_with("/assets/") && !(top && path.find('.') != std::string_view::npos);
}

}  // namespace

Return::~Return() {
  if (given_.load()) return;
  try {
    give(problem_of(std::make_exception_ptr(BrokenPromise("the gateway gave no answer")), id_));
  } catch (...) {  // no memory even for that: the client waits until the server ends
  }
}

void Return::give(Answer answer) {
  if (given_.exchange(true)) return;
  box_->room->post([box = box_, turn = turn_, answer = std::move(answer)]() mutable {
    if (box->connection != nullptr) box->connection->deliver(turn, std::move(answer));
  });
}

void Mailroom::close() {
  const std::lock_guard lock(mutex_);
  io_ = nullptr;
}

Connection::Connection(Worker& worker, Socket socket)
    : worker_(worker),
      socket_(std::move(socket)),
      place_(worker.connections.insert(worker.connections.end(), this)),
      mailbox_(std::make_shared<Mailbox>(worker.room, this)),
      wake_(worker.io.get_executor()),
      buffer_(kBuffer),
      parser_(worker.site.options.header_bytes) {
  boost::system::error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
  peer_ = socket_.remote_endpoint(ignored).address().to_string();
}

Connection::~Connection() {
  mailbox_->connection = nullptr;
  worker_.site.body_bytes -= counted_;
  worker_.connections.erase(place_);
  --worker_.site.connections;
  worker_.connection_ended();
}

void Connection::enter(Phase phase, int seconds) {
  phase_ = phase;
  deadline_ = worker_.now + std::chrono::seconds(seconds);
}

void Connection::check_time() {
  if (phase_ == Phase::serving || worker_.now < deadline_) return;
  timed_out_ = true;
  boost::system::error_code ignored;
  // Whoever is late with a request is told so; any other connection is simply closed.
  phase_ == Phase::header || phase_ == Phase::body ? socket_.cancel(ignored) : socket_.close(ignored);
}

void Connection::drain() {
  if (phase_ == Phase::idle) abandon();
  wake();  // events end
}

void Connection::abandon() {
  abandoned_ = true;
  boost::system::error_code ignored;
  socket_.close(ignored);
  wake_.cancel();
}

void Connection::deliver(std::uint64_t turn, Answer answer) {
  if (turn != turn_ || answer_) return;
  answer_ = std::move(answer);
  wake_.cancel();
}

// In these coroutines every co_await is a statement of its own: g++ 12 destroys temporaries of one inside && or ||
// twice.
Task<> Connection::run() {
  for (;;) {
    const bool whole = co_await read_request();
    if (!whole) break;
    co_await answer_request();
    if (abandoned_) break;
    const bool sent = co_await send_answer();
    if (!sent) break;
    if (asked_.keep_alive) continue;
    if (begin_ < end_) co_await linger();
    break;
  }
}

Task<bool> Connection::fill() {
  if (begin_ == end_) begin_ = end_ = 0;
  if (end_ == buffer_.size() && begin_ > 0) {
    std::copy(buffer_.begin() + std::ptrdiff_t(begin_), buffer_.begin() + std::ptrdiff_t(end_), buffer_.begin());
    end_ -= std::exchange(begin_, 0);
  }
  if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const auto [error, count] =
      co_await socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_), kToken);
  end_ += count;
  co_return !error && !abandoned_;
}

void Connection::count_body() {
  const std::size_t held = request_.body.capacity() > 15 ? request_.body.capacity() : 0;
  worker_.site.body_bytes += held - counted_;  // unsigned arithmetic wraps to the right sum
  counted_ = held;
}

void Connection::begin_request() {
  request_ = Request{};
  count_body();
  asked_.keep_alive = false;  // until the request has come whole
  asked_.http11 = true;
  asked_.get = asked_.head = asked_.gzip = false;
  for (std::string* text : {&asked_.if_none_match, &asked_.range, &asked_.if_range}) text->clear();
  found_ = {};
  limit_ = worker_.site.options.body_bytes;
  timed_out_ = false;
  ++turn_;
  parser_.restart(request_);
}

Task<bool> Connection::read_request() {
  const Options& options = worker_.site.options;
  begin_request();
  if (begin_ == end_) {
    if (worker_.draining) co_return false;
    if (buffer_.size() > kBuffer) std::vector<char>(kBuffer).swap(buffer_), begin_ = end_ = 0;
    enter(Phase::idle, options.idle_seconds);
    const bool filled = co_await fill();
    if (!filled) co_return false;
  }
  enter(Phase::header, options.header_seconds);
  char id[24];
  asked_.id.assign(worker_.name)
      .append(id,
              std::size_t(std::snprintf(id, sizeof id, "%llx", static_cast<unsigned long long>(++worker_.requests))));
  bool overloaded = false;
  for (;;) {
    if (!parser_.header_done() && parser_.verb().empty())  // an empty line before a request is forgiven (RFC 9112, 2.2)
      while (begin_ < end_ && (buffer_[begin_] == '\r' || buffer_[begin_] == '\n')) ++begin_;
    if (begin_ < end_) begin_ += parser_.put({buffer_.data() + begin_, end_ - begin_});
    if (parser_.failure() != 0) break;
    if (parser_.header_done() && phase_ == Phase::header) {
      read_header();
      if (parser_.failure() != 0) break;
      enter(Phase::body, options.body_seconds);
      if (found_.route != nullptr && found_.route->upload && !parser_.complete()) co_return co_await receive_upload();
      if (!parser_.complete()) {
        const bool on = co_await offer_continue();
        if (!on) co_return false;
        if (buffer_.size() < kBodyBuffer) buffer_.resize(kBodyBuffer);
        if (begin_ < end_) continue;
      }
    }
    if (parser_.complete()) co_return true;
    count_body();
    overloaded = worker_.site.body_bytes > kBodiesInMemory && counted_ > kBodyBuffer;
    // What cannot be parsed with so much at hand is a header, or the line before a chunk, without an end.
    if (overloaded || end_ - begin_ >= std::max(options.header_bytes, kBodyBuffer)) break;
    const bool filled = co_await fill();
    if (!filled) {
      if (timed_out_ && !abandoned_) break;
      co_return false;
    }
  }
  make_failure(overloaded               ? 503
               : timed_out_             ? 408
               : parser_.failure() != 0 ? parser_.failure()
               : parser_.header_done()  ? 400
                                        : 431);
  co_return co_await refuse_input();
}

void Connection::read_header() {
  const Site& site = worker_.site;
  const std::string_view verb = parser_.verb();
  asked_.http11 = parser_.http11();
  asked_.head = verb == "HEAD";
  asked_.get = asked_.head || verb == "GET";
  asked_.gzip = accepts_gzip(request_.header("accept-encoding"));
  if (asked_.get) {
    asked_.if_none_match = request_.header("if-none-match");
    asked_.range = request_.header("range");
    asked_.if_range = request_.header("if-range");
  }
  request_.method = verb == "POST"     ? Method::post
                    : verb == "PUT"    ? Method::put
                    : verb == "DELETE" ? Method::del
                                       : Method::get;
  request_.peer = peer_;
  request_.id = asked_.id;
  understood_ = decode_target(request_.target, request_.path, request_.query);
  if (understood_) found_ = site.router.find(request_.method, request_.path);
  if (!asked_.get && request_.method == Method::get) found_.route = nullptr;  // a verb that no route has
  if (found_.route != nullptr) {
    if (found_.route->body_bytes != 0) limit_ = found_.route->body_bytes;
    else if (found_.route->upload) limit_ = site.options.upload_bytes;
  }
  parser_.limit_body(limit_);
}

Task<bool> Connection::offer_continue() {
  if (begin_ < end_ || !parser_.expects_continue()) co_return true;
  reply_.head = "HTTP/1.1 100 Continue\r\n\r\n";
  reply_.to_send = {};
  const bool sent = co_await write();
  enter(Phase::body, worker_.site.options.body_seconds);
  co_return sent;
}

Task<bool> Connection::refuse_input() {
  enter(Phase::writing, kLingerSeconds);
  const bool sent = co_await write();
  if (sent) co_await linger();
  co_return false;
}

std::pair<std::string, std::string> Connection::limit_text() const {
  const std::string most = limit_ % (1024 * 1024) == 0 ? std::to_string(limit_ / 1024 / 1024) + " MiB"
                                                       : std::to_string(limit_ / 1024) + " KiB";
  return {"提交的内容过大：最多 " + most, "What was sent is too large: at most " + most};
}

void Connection::make_failure(int status) {
  switch (status) {
    case 408:
      return refuse(408, "http.too_slow", "请求发送过慢，连接已关闭",
                    "The request came too slowly and the connection was closed");
    case 413: {
      auto [zh, en] = limit_text();
      return refuse(413, "body.too_large", std::move(zh), std::move(en));
    }
    case 431: return refuse(431, "http.header_too_large", "请求头过大", "The request header is too large");
    case 501:
      return refuse(501, "http.transfer_encoding", "不支持的传输编码", "This transfer encoding is not supported");
    case 503:
      return refuse(503, "server.busy", "当前上传过多，请稍后再试",
                    "Too much is being uploaded at the moment; please try again shortly");
    case 507:
      return refuse(503, "server.storage", "服务器存储空间不足或不可用，文件没有保存，请告知管理员",
                    "The server cannot store the file at the moment and kept nothing; please tell the administrator");
    default: return refuse(400, "http.malformed", "无法识别的 HTTP 请求", "This is not a well-formed HTTP request");
  }
}

void Connection::refuse(int status, std::string code, std::string zh, std::string en) {
  reply_.make(asked_, problem(status, std::move(code), std::move(zh), std::move(en), asked_.id), worker_.date,
              worker_.gzip);
}

void Connection::allow(unsigned methods) {
  Answer answer{.status = 204, .content_type = "", .body = ""};
  if (parser_.verb() != "OPTIONS")
    answer = problem(405, "http.method_not_allowed", "此地址不支持该操作", "This address does not support the method",
                     asked_.id);
  answer.headers.emplace_back("Allow", Router::allow(methods));
  reply_.make(asked_, std::move(answer), worker_.date, worker_.gzip);
}

Task<> Connection::answer_request() {
  asked_.keep_alive = parser_.keep_alive() && !worker_.draining;
  if (!answer_here()) co_await ask_gateway();
}

bool Connection::answer_here() {
  Site& site = worker_.site;
  constexpr unsigned get_only = 1u << int(Method::get);
  if (request_.target == "*" && parser_.verb() == "OPTIONS") return allow(15), true;
  if (!understood_) return refuse(400, "http.bad_target", "网址无法识别", "The address cannot be understood"), true;
  if (request_.path == "/healthz") {
    if (!asked_.get) return allow(get_only), true;
    Answer answer{.body = R"({"status":"ok"})", .headers = {{"Cache-Control", "no-store"}}};
    return reply_.make(asked_, std::move(answer), worker_.date, worker_.gzip), true;
  }

  if (found_.methods != 0) {
    if (found_.route == nullptr) return allow(found_.methods), true;
    if (!request_.header("content-encoding").empty())
      return refuse(415, "http.content_encoding", "请不要压缩提交的内容", "A request body must not be compressed"),
             true;
    if (found_.route->body != nullptr && !request_.body.empty() && !is_json(request_.header("content-type")))
      return refuse(415, "http.content_type", "提交的内容必须是 application/json",
                    "The request body must be application/json"),
             true;
    if (found_.route->body == nullptr && !asked_.get && !request_.body.empty() && request_.body != "{}")
      return refuse(422, "input.unexpected_body", "此操作不接受提交内容", "This operation takes no request body"), true;
    return false;
  }

  if (request_.path != "/api" && !request_.path.starts_with("/api/")) {
    const auto place = site.assets.find(request_.path);
    const Asset* asset = place != site.assets.end() ? place->second : is_page(request_.path) ? site.index : nullptr;
    if (asset != nullptr) {
      if (!asked_.get) return allow(get_only), true;
      return reply_.make(asked_, *asset, worker_.date), true;
    }
  }
  return refuse(404, "http.no_such_route", "没有这个地址", "There is no such address"), true;
}

Task<> Connection::ask_gateway() {
  phase_ = Phase::serving;
  answer_.reset();
  count_body();
  try {
    const auto home = std::make_shared<Return>(mailbox_, turn_, asked_.id);
    const Route& route = *found_.route;
    try {
      Request request = route.events ? request_ : std::move(request_);  // whoever listens is asked for again
      worker_.site.gateway->serve(route, std::move(request), std::move(found_.values),
                                  [home](Answer answer) { home->give(std::move(answer)); });
    } catch (...) {
      home->give(problem_of(std::current_exception(), asked_.id));
    }
  } catch (...) {
    answer_ = problem_of(std::current_exception(), asked_.id);
  }
  while (!answer_ && !abandoned_) co_await wait();
  if (abandoned_) co_return;
  if (worker_.draining) asked_.keep_alive = false;
  make_reply(std::move(*answer_));
}

void Connection::make_reply(Answer answer) {
  download_ = answer.download;
  events_ = answer.events;
  if (download_) {
    piece_ = reply_.make(asked_, answer, *download_, worker_.date);
  } else if (events_) {
    asked_.keep_alive = false;
    reply_.make(asked_, *events_, worker_.date);
  } else {
    reply_.make(asked_, std::move(answer), worker_.date, worker_.gzip);
  }
}

Task<> Connection::wait() {
  wake_.expires_at(Monotonic::time_point::max());
  co_await wake_.async_wait(kToken);
}

Task<bool> Connection::write() {
  std::array<asio::const_buffer, 2> parts{asio::buffer(reply_.head),
                                          asio::buffer(reply_.to_send.data(), reply_.to_send.size())};
  boost::system::error_code error;
  std::size_t sent = socket_.write_some(parts, error);  // nearly always takes the whole answer at once
  if (error && error != asio::error::would_block) co_return false;
  const std::size_t head = reply_.head.size(), total = head + reply_.to_send.size();
  while (sent < total) {
    enter(Phase::writing, worker_.site.options.body_seconds);  // renewed with every piece that the client takes
    parts[0] = asio::buffer(reply_.head) + std::min(sent, head);
    parts[1] = asio::buffer(reply_.to_send.data(), reply_.to_send.size()) + (sent > head ? sent - head : 0);
    const auto [failure, count] = co_await socket_.async_write_some(parts, kToken);
    if (failure || abandoned_) co_return false;
    sent += count;
  }
  co_return true;
}

// Closing a socket with unread input resets it, and the client would lose the answer that says why. So the answer is
// finished first and a bounded rest of the input is read over.
Task<> Connection::linger() {
  boost::system::error_code ignored;
  socket_.shutdown(asio::socket_base::shutdown_send, ignored);
  enter(Phase::lingering, kLingerSeconds);
  std::size_t rest = kLinger;
  while (rest > 0) {
    const auto [error, count] = co_await socket_.async_read_some(asio::buffer(buffer_), kToken);
    if (error || abandoned_) break;
    rest -= std::min(rest, count);
  }
}

}  // namespace onewindow::http
