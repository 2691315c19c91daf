#include "base/digest.h"
#include "service/visitors/store.h"

namespace onewindow::visitors {
namespace {

constexpr std::size_t kTokenLength = 43;        // 32 bytes in base64
constexpr std::int64_t kWorthWriting = 60'000;  // ms: not every request writes that it was one

// Beside the request, which does not wait for it; nothing is lost but a minute when it fails.
void used(Contexts& contexts, CentreId centre, const store::Session& row) {
  const Instant until = visit_until(row.began, contexts.clock().now(), options().idle_minutes);
  if (until - row.until < kWorthWriting) return;
  contexts.database().submit_write(
      db::Scope::centre(centre),
      [digest = row.digest, until](db::Write& write) { store::prolong(write, digest, until); },
      [](std::exception_ptr) {});
}

std::shared_ptr<const identity::Session> session_of(const store::Session& row, CentreId centre,
                                                    const std::string& token) {
  Actor actor = Actor::of_public(centre);
  actor.name = "申请人";  // as it stands in the timeline of a case
  actor.visitor = row.visitor_id;
  return std::make_shared<identity::Session>(
      identity::Session{std::make_shared<const Actor>(std::move(actor)), identity::csrf_of(token)});
}

}  // namespace

void Visits::find(const std::string& token, identity::Sessions::Then then) {
  if (token.size() != kTokenLength) return then(nullptr, nullptr);
  const auto found = std::make_shared<std::optional<store::Session>>();
  contexts_.database().submit_read(
      db::Scope::centre(centre_),
      [found, digest = digest::sm3(token)](db::Read& read) { *found = store::session(read, digest); },
      [this, found, token, then = std::move(then)](std::exception_ptr error) {
        const bool alive = !error && *found && (*found)->until >= contexts_.clock().now();
        if (alive) used(contexts_, centre_, **found);
        then(alive ? session_of(**found, centre_, token) : nullptr, error);
      });
}

}  // namespace onewindow::visitors
