#pragma once
// Between the server and the use cases: who asks (the session's cookie), whether they may (the route's permission, the
// CSRF token of a write), for which centre, in which transaction; the idempotency key; one line in the access log.
#include "centre/gateway/errands.h"
#include "centre/gateway/visitor_source.h"
#include "centre/identity/sessions.h"
#include "http/server.h"

namespace onewindow {

struct GatewayOptions {
  CentreId public_centre;  // whose pages the public sees
  int errand_threads = 2;  // a password hash takes 19 MiB and some 30 ms of one of them
  int errands_waiting = 200;
  bool access_log = true;                        // of every request; who opened a file is always written
  std::function<void(CentreId)> committed = {};  // told after each write that went through; must not wait
};

class Gateway final : public http::Gateway {
 public:
  // Without a source of visitors nobody is one.
  Gateway(Contexts& contexts, identity::Sessions& sessions, GatewayOptions options, VisitorSource* visitors = nullptr);
  ~Gateway() override;  // waits for what is under way

  void serve(const http::Route& route, http::Request request, std::vector<std::string> path_values,
             std::function<void(http::Answer)> reply) override;
  void admit(const http::Route& route, const http::Request& request,
             std::function<void(std::optional<http::Answer>)> reply) override;

 private:
  struct Serving;
  using ServingPtr = std::shared_ptr<Serving>;
  void began();
  void ended();
  void admitted(const ServingPtr& serving, const std::shared_ptr<const identity::Session>& session);
  void start(const ServingPtr& serving);
  void start_errand(const ServingPtr& serving);
  void answer(const ServingPtr& serving, std::exception_ptr error);
  void finish(const ServingPtr& serving, std::exception_ptr error);

  Contexts& contexts_;
  identity::Sessions& sessions_;
  VisitorSource* const visitors_;
  const GatewayOptions options_;
  const std::shared_ptr<const Actor> public_actor_;
  std::mutex mutex_;
  std::condition_variable idle_;
  int under_way_ = 0;
  Errands errands_;  // last: its threads end before the rest goes
};

}  // namespace onewindow
