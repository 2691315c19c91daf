#pragma once
// Notices to the centre's own people: what needs somebody's eyes, in a list per account with what is unread first; and
// text messages to applicants, which leave by the outbox as a template's id and its parameters. A notice is written in
// the transaction of the act that causes it. Not here: the ways out of the house (centre/jobs/outlets.h), and when a
// case gives cause for a notice (service/cases).
#include <span>

#include "base/page.h"
#include "centre/context/context.h"

namespace onewindow::notices {

using NoticeId = Id<struct NoticeTag>;

// What a notice is about, so that a page can lead there.
struct Object {
  std::string kind;  // "case"
  std::int64_t id = 0;
};

struct Notice {
  std::string kind;  // "case.light_red": what happened, for filters and for adapters outside
  std::string zh, en;
  Object object;
};

// Whom: one account, everybody with a role (in one department), everybody at a window, everybody who holds a permission
// (in one department). Locked and closed accounts get none.
class To {
 public:
  static To account(AccountId id) { return {.account_ = id}; }
  static To role(std::string_view code, std::optional<DepartmentId> of = {}) {
    return {.role_ = std::string(code), .department_ = of};
  }
  static To window(WindowId id) { return {.window_ = id}; }
  static To holders(http::Permission permission, std::optional<DepartmentId> of = {}) {
    return {.permission_ = std::string(permission.name), .department_ = of};
  }

  std::optional<AccountId> account_;
  std::string role_, permission_;
  std::optional<WindowId> window_;
  std::optional<DepartmentId> department_;
};

// Each person once, however many of `to` they are. Says how many got it. The caller's act leaves the ledger's entry.
int notify(WriteContext& context, std::span<const To> to, const Notice& notice);
int notify(WriteContext& context, const To& to, const Notice& notice);

// ---- reading
// ------------------------------------------------------------------------------------------------------------

struct NoticeRow {
  NoticeId id;
  std::string kind, zh, en, object_kind;
  std::optional<Id<struct ObjectTag>> object;
  bool unread = true;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (), (id, kind, zh, en, object_kind, object, unread, at))

struct NoticeQuery : PageQuery {
  std::optional<bool> unread;
};
BOOST_DESCRIBE_STRUCT(NoticeQuery, (PageQuery), (unread))

struct NoticeCount {
  std::int64_t unread = 0;
};
BOOST_DESCRIBE_STRUCT(NoticeCount, (), (unread))

struct ReadUpTo {
  std::optional<NoticeId> newest;  // the newest that was seen; absent: all
};
BOOST_DESCRIBE_STRUCT(ReadUpTo, (), (newest))

Paged<NoticeRow> list(ReadContext& context, const NoticeQuery& query);    // the actor's own: unread first, then newest
NoticeCount count(ReadContext& context);                                  // the actor's own
NoticeCount mark_read(WriteContext& context, NoticeId id);                // says how many are still unread
NoticeCount mark_all_read(WriteContext& context, const ReadUpTo& up_to);  // what arrives meanwhile stays unread

// Of one centre, for the job; says how many went.
std::int64_t prune(db::Write& write, Instant before, std::int64_t limit);

std::vector<http::Route> routes();

}  // namespace onewindow::notices
