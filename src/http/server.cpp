#include "http/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <thread>

#include "base/digest.h"
#include "base/log.h"
#include "http/connection.h"
#include "http/problem.h"

namespace onewindow::http {

namespace {

constexpr auto kToken = asio::as_tuple(asio::use_awaitable_t<Executor>());
constexpr auto kTick = std::chrono::milliseconds(250);

std::string http_date() {
  const std::time_t seconds = SystemClock().now().ms / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

Task<> live(Worker& worker, Socket socket) {
  try {
    Connection connection(worker, std::move(socket));
    co_await connection.run();
  } catch (...) {
    problem_of(std::current_exception(), "-");  // logs; nobody is left to answer
  }
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

std::string Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    for (std::size_t from = 0; from < value.size();) {
      std::size_t to = std::min(value.find(';', from), value.size());
      std::string_view pair = std::string_view(value).substr(from, to - from);
      while (pair.starts_with(' ')) pair.remove_prefix(1);
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
        return std::string(pair.substr(name.size() + 1));
      from = to + 1;
    }
  }
  return {};
}

Worker::Worker(Site& shared, int number)
    : site(shared),
      name(digest::random_token(5) + std::to_string(number) + "-"),
      date(http_date()),
      room(std::make_shared<Mailroom>(io)),
      work(io.get_executor()),
      timer(io.get_executor()) {}

Worker::~Worker() {
  finished = true;  // connections that end with the event loop have nothing to tell
  room->close();
}

void Worker::start() { asio::co_spawn(io, tick(), asio::detached); }

void Worker::run() {
  for (;;) {
    try {
      io.run();
      return;
    } catch (...) {
      problem_of(std::current_exception(), "-");  // one connection's trouble must not end the others
    }
  }
}

void Worker::add(Socket socket) { asio::co_spawn(io, live(*this, std::move(socket)), asio::detached); }

Task<> Worker::tick() {
  while (!finished) {
    timer.expires_after(kTick);
    co_await timer.async_wait(kToken);
    now = Monotonic::now();
    date = http_date();
    for (Connection* connection : connections) now < give_up ? connection->check_time() : connection->abandon();
  }
}

void Worker::drain() {
  if (draining) return;
  draining = true;
  give_up = Monotonic::now() + std::chrono::seconds(site.options.stop_seconds);
  for (Connection* connection : connections) connection->drain();
  connection_ended();
}

void Worker::connection_ended() {
  if (!draining || finished || !connections.empty()) return;
  finished = true;
  timer.cancel();
  work.reset();
}

struct Server::Impl {
  Site site;
  std::vector<Asset> assets;
  std::vector<std::unique_ptr<Worker>> workers;
  std::optional<asio::basic_socket_acceptor<asio::ip::tcp, Executor>> acceptor;
  std::optional<Timer> pause;
  std::atomic<bool> stopping{false};
  unsigned short port = 0;

  Impl(Options options, std::span<const Route> routes, std::vector<Asset> given, Gateway& gateway, Publisher* publisher)
      : site{.options = std::move(options), .router = Router(routes), .gateway = &gateway, .publisher = publisher},
        assets(std::move(given)) {
    for (Asset& asset : assets) {
      if (!asset.etag.starts_with("W/"))
        asset.etag = "W/" + (asset.etag.starts_with('"') ? asset.etag : '"' + asset.etag + '"');
      site.assets[asset.path] = &asset;
      if (asset.path == "/index.html") site.index = &asset;
    }
    for (int i = 0; i < std::max(1, site.options.threads); ++i) workers.push_back(std::make_unique<Worker>(site, i));
    pause.emplace(first().get_executor());
    acceptor.emplace(first().get_executor(), asio::ip::tcp::endpoint(asio::ip::make_address(site.options.address),
                                                                     site.options.port));  // reuses the address
    acceptor->listen(4096);
    port = acceptor->local_endpoint().port();
  }

  asio::io_context& first() { return workers.front()->io; }

  Task<> accept() {
    for (std::size_t next = 0; acceptor->is_open();) {
      Worker& worker = *workers[next++ % workers.size()];
      auto [error, socket] = co_await acceptor->async_accept(worker.io.get_executor(), kToken);
      if (!acceptor->is_open()) break;
      if (error) {  // out of descriptors, most likely: trying again at once would only burn the processor
        pause->expires_after(std::chrono::milliseconds(50));
        co_await pause->async_wait(kToken);
        continue;
      }
      if (site.connections.fetch_add(1) >= site.options.connections) {
        --site.connections;
        turn_away(std::move(socket));
        continue;
      }
      asio::post(worker.io, [&worker, s = std::move(socket)]() mutable { worker.add(std::move(s)); });
    }
  }

  void turn_away(Socket socket) {
    Reply reply;
    Asked asked{.keep_alive = false, .id = "-"};
    Worker& worker = *workers.front();
    reply.make(
        asked,
        problem(503, "server.busy", "当前访问过多，请稍后再试", "Too many connections; please try again shortly", "-"),
        worker.date, worker.gzip);
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    const std::array<asio::const_buffer, 2> parts{asio::buffer(reply.head), asio::buffer(reply.body)};
    socket.write_some(parts, ignored);
    socket.shutdown(asio::socket_base::shutdown_send, ignored);
  }
};

Server::Server(Options options, std::span<const Route> routes, std::vector<Asset> assets, Gateway& gateway,
               Publisher* publisher)
    : impl_(std::make_unique<Impl>(std::move(options), routes, std::move(assets), gateway, publisher)) {}
Server::~Server() = default;

unsigned short Server::port() const { return impl_->port; }

void Server::run() {
  for (auto& worker : impl_->workers) worker->start();
  asio::co_spawn(impl_->first(), impl_->accept(), asio::detached);
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < impl_->workers.size(); ++i)
    threads.emplace_back([worker = impl_->workers[i].get()] { worker->run(); });
  impl_->workers.front()->run();
  for (std::thread& thread : threads) thread.join();
}

void Server::stop() {
  if (impl_->stopping.exchange(true)) return;
  asio::post(impl_->first(), [this] {
    boost::system::error_code ignored;
    impl_->acceptor->close(ignored);
    impl_->pause->cancel();
  });
  for (auto& worker : impl_->workers) asio::post(worker->io, [w = worker.get()] { w->drain(); });
}

}  // namespace onewindow::http
