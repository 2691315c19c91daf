#pragma once
// Every statement of this feature.
#include "centre/notices/notices.h"

namespace onewindow::notices::store {

struct Row {
  AccountId account;
  NoticeId id;
  bool unread = true;
  std::string kind, zh, en, object_kind;
  std::optional<Id<ObjectTag>> object;
  Instant at;
  std::optional<Instant> read_at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (account, id, unread, kind, zh, en, object_kind, object, at, read_at))

void insert(db::Write& write, const Row& row);

struct After {
  bool unread = true;
  NoticeId id;
};
std::vector<NoticeRow> list(db::Read& read, AccountId account, std::optional<bool> unread,
                            const std::optional<After>& after, int limit);
std::int64_t unread(db::Read& read, AccountId account);
bool is_own(db::Read& read, AccountId account, NoticeId id);
std::int64_t mark_read(db::Write& write, AccountId account, NoticeId from, NoticeId to, Instant now);
std::int64_t prune(db::Write& write, Instant before, std::int64_t limit);

}  // namespace onewindow::notices::store
