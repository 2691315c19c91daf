#include "service/fees/store.h"

#include "base/text.h"
#include "db/like.h"

namespace onewindow::fees::store {

namespace {

// A condition that grows with what was asked; each parameter has a name of its own.
struct Where {
  std::string sql;
  db::Params params;
  std::size_t names = 0;

  template <class T>
  std::string take(const T& value) {
    static constexpr const char* kNames[] = {"w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "w11"};
    CHECK(names < std::size(kNames));
    const char* name = kNames[names++];
    params.with(name, value);
    return std::string(":") + name;
  }
  template <class T>
  void equal(const char* column, const std::optional<T>& value) {
    if (value) sql += " and " + std::string(column) + " = " + take(*value);
  }
  void span(const char* column, const registers::Span& span) {
    const auto [from, before] = registers::between(span.from, span.to);
    if (span.from) sql += " and " + std::string(column) + " >= " + take(from);
    if (span.to) sql += " and " + std::string(column) + " < " + take(before);
  }
  void search(const registers::Span& span, std::initializer_list<const char*> columns) {
    if (!span.search || text::trim(*span.search).empty()) return;
    const std::string pattern = db::like_anywhere(*span.search);
    std::string any;
    for (const char* column : columns)
      any += (any.empty() ? "" : " or ") + std::string(column) + " like " + take(pattern) + " escape '!'";
    sql += " and (" + any + ")";
  }
};

Where where(const ReceiptQuery& query, std::optional<DepartmentId> department) {
  Where out;
  out.span("at", query);
  out.search(query, {"number", "case_number", "payer_name", "cashier"});
  out.equal("state", query.state);
  out.equal("method", query.method);
  out.equal("window_id", query.window);
  out.equal("department_id", department);
  return out;
}

Where where(const ReductionQuery& query, std::optional<DepartmentId> department) {
  Where out;
  out.span("asked_at", query);
  out.search(query, {"case_number", "fee", "asked_by", "paper"});
  out.equal("state", query.state);
  out.equal("department_id", department);
  return out;
}

Where where(const SettlementQuery& query) {
  Where out;
  out.span("counted_at", query);
  out.search(query, {"number", "cashier", "window_name"});
  if (query.open) out.sql += *query.open ? " and confirmed_at is null" : " and confirmed_at is not null";
  return out;
}

// Of one till: this cashier at this window, or at none.
std::string of_till(std::optional<WindowId> window) {
  return window ? "cashier_id = :cashier and window_id = :window" : "cashier_id = :cashier and window_id is null";
}
db::Params till_of(AccountId cashier, std::optional<WindowId> window) {
  db::Params out{{"cashier", cashier}};
  if (window) out.with("window", *window);
  return out;
}

}  // namespace

void insert(db::Write& write, const Receipt& receipt) { write.change("insert into fee_receipts @row", receipt); }

void end(db::Write& write, const Receipt& receipt) {
  write.change(
      "update fee_receipts set state = :state, reason = :reason, ended_by = :ended_by, ended_at = :ended_at, "
      "refund_number = :refund_number where centre_id = :centre and id = :id and state = 'valid'",
      receipt);
}

std::optional<Receipt> find(db::Read& read, ReceiptId id) {
  return read.first<Receipt>("select @columns from fee_receipts where centre_id = :centre and id = :id", {{"id", id}});
}

std::vector<Receipt> of_case(db::Read& read, CaseId id) {
  return read.all<Receipt>(
      "select @columns from fee_receipts where centre_id = :centre and case_id = :of order by id limit 200",
      {{"of", id}});
}

std::vector<ReceiptRow> receipts(db::Read& read, const ReceiptQuery& query, std::optional<DepartmentId> department,
                                 ReceiptId before, int limit) {
  Where asked = where(query, department);
  asked.sql += " and id < " + asked.take(before);
  return read.all<ReceiptRow>(
      "select @columns from fee_receipts where centre_id = :centre" + asked.sql + " order by id desc limit :limit",
      asked.params.with("limit", limit));
}

std::int64_t count_receipts(db::Read& read, const ReceiptQuery& query, std::optional<DepartmentId> department) {
  const Where asked = where(query, department);
  return read.count("select count(*) from fee_receipts where centre_id = :centre" + asked.sql, asked.params);
}

void insert(db::Write& write, const LineRecord& line) { write.change("insert into fee_lines @row", line); }

std::vector<LineRecord> lines(db::Read& read, ReceiptId id) {
  return read.all<LineRecord>(
      "select @columns from fee_lines where centre_id = :centre and receipt_id = :id order by position", {{"id", id}});
}

void insert(db::Write& write, const Movement& movement) { write.change("insert into fee_movements @row", movement); }

std::vector<Movement> unsettled(db::Read& read, AccountId cashier, std::optional<WindowId> window) {
  return read.all<Movement>(
      "select @columns from fee_movements where centre_id = :centre and settlement_id is null and " + of_till(window) +
          " order by id",
      till_of(cashier, window));
}

void bind(db::Write& write, AccountId cashier, std::optional<WindowId> window, SettlementId to) {
  write.change("update fee_receipts set settlement_id = :to where centre_id = :centre and settlement_id is null and " +
                   of_till(window),
               till_of(cashier, window).with("to", to));
  write.change("update fee_movements set settlement_id = :to where centre_id = :centre and settlement_id is null and " +
                   of_till(window),
               till_of(cashier, window).with("to", to));
}

void insert(db::Write& write, const Reduction& reduction) {
  write.change("insert into fee_reductions @row", reduction);
}

void update(db::Write& write, const Reduction& reduction) {
  write.change(
      "update fee_reductions set answered_by = :answered_by, answer = :answer, answered_at = :answered_at, state = "
      ":state where centre_id = :centre and id = :id and state = 'asked'",
      reduction);
}

std::optional<Reduction> find(db::Read& read, ReductionId id) {
  return read.first<Reduction>("select @columns from fee_reductions where centre_id = :centre and id = :id",
                               {{"id", id}});
}

std::vector<Reduction> reductions_of(db::Read& read, CaseId id) {
  return read.all<Reduction>(
      "select @columns from fee_reductions where centre_id = :centre and case_id = :of order by id limit 200",
      {{"of", id}});
}

void set_state(db::Write& write, ReductionId id, ReductionState state) {
  write.change("update fee_reductions set state = :state where centre_id = :centre and id = :id",
               {{"state", state}, {"id", id}});
}

std::vector<Reduction> reductions(db::Read& read, const ReductionQuery& query, std::optional<DepartmentId> department,
                                  ReductionId before, int limit) {
  Where asked = where(query, department);
  asked.sql += " and id < " + asked.take(before);
  return read.all<Reduction>(
      "select @columns from fee_reductions where centre_id = :centre" + asked.sql + " order by id desc limit :limit",
      asked.params.with("limit", limit));
}

std::int64_t count_reductions(db::Read& read, const ReductionQuery& query, std::optional<DepartmentId> department) {
  const Where asked = where(query, department);
  return read.count("select count(*) from fee_reductions where centre_id = :centre" + asked.sql, asked.params);
}

void insert(db::Write& write, const Settlement& settlement) {
  write.change("insert into fee_settlements @row", settlement);
}

bool confirm(db::Write& write, const Settlement& settlement) {
  return write.change(
             "update fee_settlements set second = :second, second_note = :second_note, second_counted = "
             ":second_counted, confirmed_at = :confirmed_at where centre_id = :centre and id = :id and confirmed_at is "
             "null",
             settlement) > 0;
}

std::optional<Settlement> find(db::Read& read, SettlementId id) {
  return read.first<Settlement>("select @columns from fee_settlements where centre_id = :centre and id = :id",
                                {{"id", id}});
}

std::vector<Settlement> settlements(db::Read& read, const SettlementQuery& query, SettlementId before, int limit) {
  Where asked = where(query);
  asked.sql += " and id < " + asked.take(before);
  return read.all<Settlement>(
      "select @columns from fee_settlements where centre_id = :centre" + asked.sql + " order by id desc limit :limit",
      asked.params.with("limit", limit));
}

std::int64_t count_settlements(db::Read& read, const SettlementQuery& query) {
  const Where asked = where(query);
  return read.count("select count(*) from fee_settlements where centre_id = :centre" + asked.sql, asked.params);
}

}  // namespace onewindow::fees::store
