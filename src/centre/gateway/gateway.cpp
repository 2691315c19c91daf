#include "centre/gateway/gateway.h"

#include <chrono>

#include "base/digest.h"
#include "base/log.h"
#include "base/unavailable.h"
#include "centre/context/attempt.h"
#include "centre/gateway/idempotency.h"

namespace onewindow {
namespace {

struct Busy : Unavailable {
  const char* what() const noexcept override { return "too many errands are waiting"; }
};

Refusal sign_in_first() {
  return Refusal(RefusalKind::unauthenticated, "session.required", "请先登录；若已登录，会话可能因长时间未操作而结束。",
                 "please sign in; a session ends after some time without requests");
}

Refusal prove_first() {
  return Refusal(RefusalKind::unauthenticated, "visitor.required",
                 "请先用手机验证码验证；已验证的，可能因长时间未操作而失效。",
                 "please prove your phone number with a code first; a proof ends after some time without requests");
}

// A page of another site can make a browser send our cookie, but it cannot read our token.
void check_csrf(std::string_view token, const identity::Session& session) {
  if (digest::equal(token, session.csrf)) return;
  throw Refusal(RefusalKind::forbidden, "session.csrf",
                "请求未携带有效的防伪标记（X-CSRF-Token），未予执行。请刷新页面后重试。",
                "the request has no valid X-CSRF-Token and was not carried out; reload the page and try again");
}

Refusal change_password_first() {
  return Refusal(RefusalKind::forbidden, "account.password_due", "请先修改密码：现在的密码是别人设定的，或已到期。",
                 "change the password first: somebody else gave it, or it is too old");
}

void check(const http::Route& route, std::string_view csrf, const identity::Session* session) {
  if (session == nullptr) throw route.permission == http::kVisitor ? prove_first() : sign_in_first();
  if (route.method != http::Method::get) check_csrf(csrf, *session);
  if (session->password_due && route.permission != http::kSignedIn) throw change_password_first();
  require(*session->actor, route.permission);
}

}  // namespace

// One request from its arrival to its answer.
struct Gateway::Serving {
  const http::Route& route;
  http::Request request;
  std::vector<std::string> path_values;
  std::function<void(http::Answer)> reply;
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
  std::shared_ptr<const Actor> actor;
  std::shared_ptr<void> bound;
  std::string key, request_digest;
  http::Answer answer;

  void bind() {
    http::Input input{.path = path_values, .query = request.query, .body = request.body, .upload = request.upload};
    bound = route.bind(route, input);
  }
  // May run again after its batch failed, so it leaves nothing from a time before.
  void write(WriteContext& context) {
    if (!key.empty()) {
      if (auto replayed = idempotency::replay(context, route.operation, key, request_digest)) {
        answer = std::move(*replayed);
        return;
      }
    }
    answer = route.run(&context, bound.get());
    if (!key.empty() && context.db.changes() > 0)
      idempotency::keep(context, route.operation, key, request_digest, answer);
  }
};

Gateway::Gateway(Contexts& contexts, identity::Sessions& sessions, GatewayOptions options, VisitorSource* visitors)
    : contexts_(contexts),
      sessions_(sessions),
      visitors_(visitors),
      options_(options),
      public_actor_(std::make_shared<const Actor>(Actor::of_public(options.public_centre))),
      errands_(options.errand_threads, std::size_t(options.errands_waiting)) {}

Gateway::~Gateway() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return under_way_ == 0; });
}

void Gateway::serve(const http::Route& route, http::Request request, std::vector<std::string> path_values,
                    std::function<void(http::Answer)> reply) {
  auto serving = std::make_shared<Serving>(Serving{
      .route = route, .request = std::move(request), .path_values = std::move(path_values), .reply = std::move(reply)});
  began();
  if (route.permission == http::kPublic) {
    serving->actor = public_actor_;
    start(serving);
    return;
  }
  const auto then = [this, serving](const std::shared_ptr<const identity::Session>& session, std::exception_ptr error) {
    if (error) answer(serving, error);
    else admitted(serving, session);
  };
  if (route.permission != http::kVisitor) sessions_.find(serving->request.cookie(identity::kCookie), then);
  else if (visitors_ != nullptr) visitors_->find(serving->request.cookie(kVisitorCookie), then);
  else then(nullptr, nullptr);
}

void Gateway::began() {
  std::lock_guard lock(mutex_);
  ++under_way_;
}

void Gateway::ended() {
  std::lock_guard lock(mutex_);
  --under_way_;
  idle_.notify_all();
}

void Gateway::admit(const http::Route& route, const http::Request& request,
                    std::function<void(std::optional<http::Answer>)> reply) {
  if (route.permission == http::kPublic) return reply(std::nullopt);
  began();
  const auto then = [this, &route, csrf = std::string(request.header("x-csrf-token")), id = request.id,
                     reply = std::move(reply)](const std::shared_ptr<const identity::Session>& session,
                                               std::exception_ptr error) {
    try {
      if (error) std::rethrow_exception(error);
      check(route, csrf, session.get());
      reply(std::nullopt);
    } catch (...) {
      reply(http::problem_of(std::current_exception(), id));
    }
    ended();
  };
  if (route.permission != http::kVisitor) sessions_.look(request.cookie(identity::kCookie), then);
  else if (visitors_ != nullptr) visitors_->find(request.cookie(kVisitorCookie), then);
  else then(nullptr, nullptr);
}

void Gateway::admitted(const ServingPtr& serving, const std::shared_ptr<const identity::Session>& session) {
  try {
    check(serving->route, serving->request.header("x-csrf-token"), session.get());
    serving->actor = session->actor;
  } catch (...) {
    return answer(serving, std::current_exception());
  }
  start(serving);
}

void Gateway::start(const ServingPtr& serving) {
  const http::Route& route = serving->route;
  try {
    serving->bind();
    if (const auto key = serving->request.header("idempotency-key");
        !key.empty() && route.kind == http::ContextKind::write && serving->actor->centre) {
      idempotency::check_key(key);
      serving->key = key;
      serving->request_digest = idempotency::digest_of(serving->request.target, serving->request.body);
      // Keys are kept by account, and the public has none: what one visitor sent is answered to no other.
      if (const auto visitor = serving->actor->visitor) serving->request_digest += std::to_string(visitor.value);
    }
    if (route.kind == http::ContextKind::errand) return start_errand(serving);
    contexts_.submit(
        route.kind, serving->actor,
        [serving](void* context) {
          if (serving->route.kind == http::ContextKind::write) serving->write(*static_cast<WriteContext*>(context));
          else serving->answer = serving->route.run(context, serving->bound.get());
        },
        [this, serving](std::exception_ptr error) { answer(serving, error); });
  } catch (...) {
    answer(serving, std::current_exception());
  }
}

void Gateway::start_errand(const ServingPtr& serving) {
  const bool taken = errands_.post([this, serving] {
    std::exception_ptr error;
    try {
      ErrandContext context(contexts_, *serving->actor,
                            {.peer = serving->request.peer,
                             .session = serving->request.cookie(
                                 serving->route.permission == http::kVisitor ? kVisitorCookie : identity::kCookie)});
      serving->answer = serving->route.run(&context, serving->bound.get());
      for (const auto& line : context.cookies()) serving->answer.headers.emplace_back("Set-Cookie", line);
    } catch (...) {
      error = std::current_exception();
    }
    answer(serving, error);
  });
  if (!taken) throw Busy();
}

// The log names the path and never the query, where people's names and numbers stand.
// What was tried and refused is a fact where the refusal says so. Its act was rolled back, so it gets a write of its
// own; whatever becomes of that, the caller hears the refusal.
void Gateway::answer(const ServingPtr& serving, std::exception_ptr error) {
  const auto attempt = serving->actor && serving->actor->centre ? attempt_of(error) : nullptr;
  if (!attempt) return finish(serving, error);
  contexts_.submit(
      http::ContextKind::write, serving->actor,
      [attempt](void* context) { record_attempt(*static_cast<WriteContext*>(context), *attempt); },
      [this, serving, error, attempt](std::exception_ptr failed) {
        if (failed) log::error("the attempt {} could not be recorded", attempt->fact.kind);
        finish(serving, error);
      });
}

void Gateway::finish(const ServingPtr& serving, std::exception_ptr error) {
  if (error) serving->answer = http::problem_of(error, serving->request.id);
  else if (options_.committed && serving->actor && serving->route.kind != http::ContextKind::read)
    options_.committed(serving->actor->centre);
  if (options_.access_log || serving->answer.download) {
    static constexpr const char* kMethods[] = {"GET", "POST", "PUT", "DELETE"};
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - serving->began);
    log::info("{} {} {} {:.1f} ms account {} request {}", kMethods[std::size_t(serving->route.method)],
              serving->request.path, serving->answer.status, double(took.count()) / 1000,
              serving->actor ? serving->actor->account.value : 0, serving->request.id);
  }
  serving->reply(std::move(serving->answer));
  ended();
}

}  // namespace onewindow
