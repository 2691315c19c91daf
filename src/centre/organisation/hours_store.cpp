#include "centre/organisation/hours_store.h"

namespace onewindow::organisation::store {

void insert(db::Write& write, const OpeningException& row) { write.change("insert into opening_exceptions @row", row); }

void mark_withdrawn(db::Write& write, const OpeningException& row) {
  write.change(
      "update opening_exceptions set withdrawn_at = :at, withdrawn_by = :by, withdrawal_reason = :reason where "
      "centre_id = :centre and id = :id",
      {{"at", row.withdrawn_at}, {"by", row.withdrawn_by}, {"reason", row.withdrawal_reason}, {"id", row.id}});
}

std::optional<OpeningException> exception(db::Read& read, ExceptionId id) {
  return read.first<OpeningException>("select @columns from opening_exceptions where centre_id = :centre and id = :id",
                                      {{"id", id}});
}

std::vector<OpeningException> exceptions_since(db::Read& read, Date since) {
  return read.all<OpeningException>(
      "select @columns from opening_exceptions where centre_id = :centre and to_date >= :since and withdrawn_at is "
      "null "
      "order by announced_at, id",
      {{"since", since}});
}

std::vector<OpeningException> exceptions(db::Read& read, const ExceptionQuery& query,
                                         const std::optional<ExceptionAfter>& after, int limit) {
  db::Params params{{"limit", limit}};
  std::string where;
  if (query.kind) {
    where += " and kind = :kind";
    params.with("kind", *query.kind);
  }
  if (query.from) {
    where += " and to_date >= :since";
    params.with("since", *query.from);
  }
  if (after) {
    where += " and (from_date, id) < (:begins, :after)";
    params.with("begins", after->from_date).with("after", after->id);
  }
  return read.all<OpeningException>("select @columns from opening_exceptions where centre_id = :centre" + where +
                                        " order by from_date desc, id desc limit :limit",
                                    params);
}

}  // namespace onewindow::organisation::store
