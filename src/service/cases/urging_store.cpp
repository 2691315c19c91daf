#include "service/cases/urging_store.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const UrgingRow& row) { write.change("insert into case_urgings @row", row); }

std::vector<UrgingRow> open_urgings(db::Read& read, CaseId id) {
  return read.all<UrgingRow>(
      "select @columns from case_urgings where centre_id = :centre and case_id = :id and answered_at is null order by "
      "id",
      {{"id", id}});
}

void answer(db::Write& write, CaseId id, Instant at, const std::string& by, const std::string& text) {
  write.change(
      "update case_urgings set answered_at = :at, answered_by = :by, answer = :answer where centre_id = :centre and "
      "case_id = :id and answered_at is null",
      {{"at", at}, {"by", by}, {"answer", text}, {"id", id}});
}

std::vector<UrgingRow> urgings(db::Read& read, const UrgingQuery& query, UrgingId before, int limit) {
  db::Params params{{"before", before}, {"limit", limit}};
  std::string where;
  if (query.open) where += *query.open ? " and answered_at is null" : " and answered_at is not null";
  if (query.department) {
    where += " and department_id = :department";
    params.with("department", *query.department);
  }
  if (query.of) {
    where += " and case_id = :of";
    params.with("of", *query.of);
  }
  return read.all<UrgingRow>("select @columns from case_urgings where centre_id = :centre and id < :before" + where +
                                 " order by id desc limit :limit",
                             params);
}

}  // namespace onewindow::cases::store
