#pragma once
// What is long or blocking runs as an errand, outside every transaction: signing in with its password hash, uploads,
// exports. It opens as many reads and writes as it needs and never computes or waits inside a write.
#include "centre/context/contexts.h"

namespace onewindow {

class ErrandContext {
 public:
  // What an errand may know of the request it serves.
  struct Visit {
    std::string peer;     // remote address
    std::string session;  // the session token, empty when there is none
  };
  ErrandContext(Contexts& opens, const Actor& who, Visit request)
      : contexts(opens), actor(who), visit(std::move(request)) {}

  // A whole Set-Cookie line, sent with the answer.
  void set_cookie(std::string line) { cookies_.push_back(std::move(line)); }
  const std::vector<std::string>& cookies() const { return cookies_; }

  Contexts& contexts;
  const Actor& actor;
  const Visit visit;

 private:
  std::vector<std::string> cookies_;
};

}  // namespace onewindow

namespace onewindow::http {
template <> struct context_kind<ErrandContext> {
  static constexpr ContextKind value = ContextKind::errand;
};
}  // namespace onewindow::http
