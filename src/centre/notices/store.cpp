#include "centre/notices/store.h"

namespace onewindow::notices::store {

void insert(db::Write& write, const Row& row) { write.change("insert into notices @row", row); }

std::vector<NoticeRow> list(db::Read& read, AccountId account, std::optional<bool> unread,
                            const std::optional<After>& after, int limit) {
  db::Params params{{"account", account}, {"limit", limit}};
  std::string where;
  if (unread) {
    where += " and unread = :unread";
    params.with("unread", *unread);
  }
  if (after) {
    where += " and (unread, id) < (:seen, :after)";
    params.with("seen", after->unread).with("after", after->id);
  }
  return read.all<NoticeRow>("select @columns from notices where centre_id = :centre and account = :account" + where +
                                 " order by unread desc, id desc limit :limit",
                             params);
}

std::int64_t unread(db::Read& read, AccountId account) {
  return read.count("select count(*) from notices where centre_id = :centre and account = :account and unread = 1",
                    {{"account", account}});
}

bool is_own(db::Read& read, AccountId account, NoticeId id) {
  return read.count("select count(*) from notices where centre_id = :centre and account = :account and id = :id",
                    {{"account", account}, {"id", id}}) > 0;
}

std::int64_t mark_read(db::Write& write, AccountId account, NoticeId from, NoticeId to, Instant now) {
  return write.change(
      "update notices set unread = 0, read_at = :now where centre_id = :centre and account = :account and unread = 1 "
      "and id >= :from and id <= :to",
      {{"now", now}, {"account", account}, {"from", from}, {"to", to}});
}

std::int64_t prune(db::Write& write, Instant before, std::int64_t limit) {
  return write.change(
      "delete from notices where centre_id = :centre and (account, id) in (select n.account, n.id from notices n where "
      "n.centre_id = :of and n.at < :before order by n.at limit :limit)",
      {{"of", write.scope().centre_id}, {"before", before}, {"limit", limit}});
}

}  // namespace onewindow::notices::store
