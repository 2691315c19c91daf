#include "centre/identity/running.h"

#include "base/text.h"
#include "centre/identity/security.h"
#include "centre/identity/store.h"

namespace onewindow::identity {

namespace {

constexpr std::int64_t kMinute = 60'000;

store::SessionAfter after(const SessionQuery& query) {
  if (!query.after) return {};
  const auto parts = text::split(*query.after, ' ');
  store::SessionAfter out;
  std::int64_t created = 0;
  if (parts.size() != 2 || !reflect::detail::parse_integer(parts[1], created)) throw not_a_page();
  out.login = parts[0];
  out.created_at = Instant{created};
  return out;
}

}  // namespace

Paged<RunningSession> running_sessions(ReadContext& context, const SessionQuery& query) {
  const int limit = limit_of(query);
  const store::SessionsSince since{.seen = context.now + -(security().idle_minutes * kMinute),
                                   .created = context.now + -(security().session_hours * 60 * kMinute)};
  Paged<RunningSession> out{
      .items = store::running(context.db, context.centre(), since, query.search, after(query), limit + 1), .next = {}};
  out.next =
      cut(out.items, limit, [](const auto& last) { return last.login + " " + std::to_string(last.created_at.ms); });
  for (RunningSession& one : out.items) one.own = one.account == context.actor.account;
  return out;
}

}  // namespace onewindow::identity
