#pragma once
// The server: Beast and coroutines stay behind this header. It parses and limits requests, serves the embedded pages,
// finds the route, and hands it to a Gateway; what the Gateway answers, and every Refusal, goes out in one form.
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "http/route.h"

namespace onewindow::http {

struct Request {
  Method method;
  std::string target;  // path and query as sent
  std::string path;    // decoded
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string peer;  // remote address
  std::string id;    // request id, also sent as X-Request-Id
  Upload upload;     // of a route that takes one
  std::string_view header(std::string_view name) const;
  std::string cookie(std::string_view name) const;
};

// Decides who asks, opens the transaction and runs the route. serve() is called on the thread that also moves everybody
// else's bytes, so it must not wait; what it throws is answered as problem_of. `reply` may be called from any thread,
// exactly once, also after the client has gone; dropping it unanswered is answered 500. An answer may bring its own
// Cache-Control (no-store takes the ETag away that every other JSON answer to a GET has) and its own ETag.
class Gateway {
 public:
  virtual ~Gateway() = default;
  virtual void serve(const Route& route, Request request, std::vector<std::string> path_values,
                     std::function<void(Answer)> reply) = 0;
  // Whether the client may use the route at all, asked before an upload is taken in and every few seconds while events
  // are sent: `reply` with nothing when it may, else with the refusal; as in serve(), from any thread and without
  // waiting. The request is gone when this returns. Asking is no activity: it must not keep a session alive.
  virtual void admit(const Route&, const Request&, std::function<void(std::optional<Answer>)> reply) {
    reply(std::nullopt);
  }
};

// RFC 9457 problem+json of a refusal: type, title, status, detail, code, message_zh, message_en, field, citations,
// details.
Answer problem(const Refusal& refusal, std::string_view request_id);
Answer problem_of(std::exception_ptr error,
                  std::string_view request_id);  // 503 for db trouble, 500 for a broken promise; logs once

struct Asset {
  std::string path;  // "/assets/index-abc.js"
  std::string content_type;
  std::string gzip;  // compressed at build time
  std::string etag;
  bool immutable = false;
};

struct Options {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;  // 0: any free one; see Server::port
  int threads = 1;
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 256 * 1024;           // of a route that says nothing else
  std::size_t upload_bytes = 200 * 1024 * 1024;  // of an upload whose route says nothing else
  std::string upload_folder;                     // where uploads arrive; without one they are answered 503
  int uploads = 64;                              // at the same time
  int streams = 2000;                            // clients that listen to events at the same time
  int heartbeat_seconds = 15;                    // between signs of life, and between questions whether they still may
  int header_seconds = 10;  // a client must finish its headers, its body, and use an idle connection within these
  int body_seconds = 30;    // of an upload: each 128 KiB
  int idle_seconds = 60;
  int stop_seconds = 15;  // how long stop() waits for open requests
  int connections = 10'000;
};

class Server {
 public:
  // Routes and assets must outlive the server. Pages that are not assets and not under /api fall back to index.html.
  // So must the publisher; without one, events are only what a use case begins with.
  Server(Options options, std::span<const Route> routes, std::vector<Asset> assets, Gateway& gateway,
         Publisher* publisher = nullptr);
  ~Server();
  unsigned short port() const;
  void run();   // until stop()
  void stop();  // graceful: no new connections, open requests are answered, then run() returns; from any thread

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The OpenAPI 3.1 document of the routes.
boost::json::value openapi(std::span<const Route> routes, std::string_view version);

}  // namespace onewindow::http
