#include "centre/notices/notices.h"

#include <set>

#include "centre/identity/directory.h"
#include "centre/notices/store.h"

namespace onewindow::notices {
namespace {

void add(ReadContext& context, const To& to, std::set<AccountId>& people) {
  if (to.account_) {
    if (identity::is_active(context, *to.account_)) people.insert(*to.account_);
    return;
  }
  const auto found = to.window_          ? identity::at_window(context, *to.window_)
                     : !to.role_.empty() ? identity::with_role(context, to.role_, to.department_)
                                         : identity::holding(context, to.permission_, to.department_);
  people.insert(found.begin(), found.end());
}

// "1|id" of the last row: whether it was unread, and which it was.
std::optional<store::After> after(const PageQuery& query) {
  if (!query.after) return std::nullopt;
  store::After out{.unread = query.after->starts_with("1")};
  if (query.after->size() < 3 || (*query.after)[1] != '|' ||
      !reflect::detail::parse_integer(std::string_view(*query.after).substr(2), out.id.value))
    throw not_a_page();
  return out;
}

NoticeCount marked(WriteContext& context, NoticeId from, NoticeId to) {
  const AccountId reader = context.actor.account;
  if (const auto count = store::mark_read(context.db, reader, from, to, context.now); count > 0)
    context.record("notices.read", "account", reader, "", "", {{"read", count}});
  return {store::unread(context.db, reader)};
}

}  // namespace

int notify(WriteContext& context, std::span<const To> to, const Notice& notice) {
  std::set<AccountId> people;
  for (const To& each : to) add(context, each, people);
  if (people.empty()) return 0;
  boost::json::array accounts;
  for (const AccountId account : people) {
    store::Row row{.account = account,
                   .id = context.make_id<NoticeId>(),
                   .kind = notice.kind,
                   .zh = notice.zh,
                   .en = notice.en,
                   .object_kind = notice.object.kind,
                   .at = context.now};
    if (notice.object.id != 0) row.object = Id<ObjectTag>{notice.object.id};
    store::insert(context.db, row);
    accounts.emplace_back(std::to_string(account.value));
  }
  // For adapters that carry it on to where people look: a work messenger, a desk phone.
  context.send("notice", "",
               {{"kind", notice.kind},
                {"zh", notice.zh},
                {"en", notice.en},
                {"object_kind", notice.object.kind},
                {"object", notice.object.id == 0 ? "" : std::to_string(notice.object.id)},
                {"accounts", std::move(accounts)}});
  return int(people.size());
}

int notify(WriteContext& context, const To& to, const Notice& notice) { return notify(context, {&to, 1}, notice); }

Paged<NoticeRow> list(ReadContext& context, const NoticeQuery& query) {
  const int limit = limit_of(query);
  Paged<NoticeRow> out{.items = store::list(context.db, context.actor.account, query.unread, after(query), limit + 1),
                       .next = {}};
  out.next = cut(out.items, limit, [](const NoticeRow& last) {
    return std::string(last.unread ? "1|" : "0|") + std::to_string(last.id.value);
  });
  return out;
}

NoticeCount count(ReadContext& context) { return {store::unread(context.db, context.actor.account)}; }

NoticeCount mark_read(WriteContext& context, NoticeId id) {
  if (!store::is_own(context.db, context.actor.account, id))
    throw Refusal(RefusalKind::not_found, "notice.unknown", "没有这条提醒，或者它不是发给您的",
                  "there is no such notice to you");
  return marked(context, id, id);
}

NoticeCount mark_all_read(WriteContext& context, const ReadUpTo& up_to) {
  return marked(context, NoticeId{0}, up_to.newest.value_or(NoticeId{std::numeric_limits<std::int64_t>::max()}));
}

std::int64_t prune(db::Write& write, Instant before, std::int64_t limit) { return store::prune(write, before, limit); }

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/notices", list>(http::kSignedIn, "One's own notices, unread first", "notices.list"),
      http::route<"GET /api/v1/notice-count", count>(http::kSignedIn, "How many notices are unread", "notices.count"),
      http::route<"POST /api/v1/notices/{id}/read", mark_read>(http::kSignedIn, "Mark a notice as read",
                                                               "notices.mark_read"),
      http::route<"POST /api/v1/notices/read", mark_all_read>(http::kSignedIn, "Mark all notices as read",
                                                              "notices.mark_all_read"),
  };
}

}  // namespace onewindow::notices
