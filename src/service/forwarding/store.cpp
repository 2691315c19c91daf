#include "service/forwarding/store.h"

#include "base/text.h"
#include "db/like.h"

namespace onewindow::forwarding::store {

Form opened(const privacy::Privacy& privacy, const Record& record) {
  return json::restore<Form>(json::parse_own(privacy.open(form_place(record.id), record.form)));
}

std::optional<Record> find(db::Read& read, ForwardingId id) {
  return read.first<Record>("select @columns from forwardings where centre_id = :centre and id = :id", {{"id", id}});
}

void insert(db::Write& write, const Record& record) { write.change("insert into forwardings @row", record); }

void update(db::Write& write, const Record& record) {
  write.change(
      "update forwardings set version = :version, state = :state, attempt = :attempt, item_version = :item_version, "
      "applicant = :applicant, applicant_name = :applicant_name, form = :form, handling_department = "
      ":handling_department, attachments = :attachments, case_id = :case_id, case_number = :case_number, case_state = "
      ":case_state, query_code = :query_code, granted = :granted, due = :due, zh = :zh, en = :en, reason_code = "
      ":reason_code, sent_at = :sent_at, arrived_at = :arrived_at, told_at = :told_at where centre_id = :centre and "
      "id = :id",
      record);
}

std::vector<Record> list(db::Read& read, const Query& query, std::optional<ForwardingId> after, int limit) {
  const bool oldest = query.order == Order::oldest;
  std::string also;
  db::Params params{{"limit", limit}};
  if (after) {
    also += oldest ? " and id > :after" : " and id < :after";
    params.with("after", *after);
  }
  if (query.side) {
    also += " and side = :side";
    params.with("side", *query.side);
  }
  if (query.state) {
    also += " and state = :state";
    params.with("state", *query.state);
  }
  if (query.of) {
    also += " and case_id = :of";
    params.with("of", *query.of);
  }
  if (query.search && !text::trim(*query.search).empty()) {
    also +=
        " and (number like :number escape '!' or case_number like :case_number escape '!' or item_name like :item "
        "escape '!' or applicant_name like :who escape '!')";
    for (const char* name : {"number", "case_number", "item", "who"})
      params.with(name, db::like_anywhere(*query.search));
  }
  return read.all<Record>("select @columns from forwardings where centre_id = :centre" + also + " order by id" +
                              (oldest ? "" : " desc") + " limit :limit",
                          params);
}

std::vector<Record> open_cases(db::Read& read, ForwardingId after, int limit) {
  return read.all<Record>(
      "select @columns from forwardings where centre_id = :centre and side = 'taken' and state = 'taken' and id > "
      ":after order by id limit :limit",
      {{"after", after}, {"limit", limit}});
}

}  // namespace onewindow::forwarding::store
