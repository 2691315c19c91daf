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
  if (parts.size() != 2 || !reflect::detail::parse_integer(parts[1], created))
    throw Refusal(RefusalKind::invalid, "input.value", "翻页标记无效，请从第一页开始",
                  "this is no page of the list; start from the first")
        .at("?after");
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
  if (int(out.items.size()) > limit) {
    out.items.pop_back();
    out.next = out.items.back().login + " " + std::to_string(out.items.back().created_at.ms);
  }
  for (RunningSession& one : out.items) one.own = one.account == context.actor.account;
  return out;
}

}  // namespace onewindow::identity
