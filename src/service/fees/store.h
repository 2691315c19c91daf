#pragma once
// Every SQL statement of fees.
#include "service/fees/fees.h"

namespace onewindow::fees::store {

struct Receipt {
  ReceiptId id;
  std::string number;
  CaseId case_id;
  std::string case_number, item_code, item_name;
  DepartmentId department_id;
  Payer payer = Payer::applicant;
  std::string payer_name;
  Method method = Method::scan;
  Money amount;
  std::optional<WindowId> window_id;
  std::string window_name;
  AccountId cashier_id;
  std::string cashier;
  Instant at;
  ReceiptState state = ReceiptState::valid;
  std::string reason, ended_by, refund_number;
  std::optional<Instant> ended_at;
  std::optional<SettlementId> settlement_id;
  boost::json::value content;
};
BOOST_DESCRIBE_STRUCT(Receipt, (),
                      (id, number, case_id, case_number, item_code, item_name, department_id, payer, payer_name, method,
                       amount, window_id, window_name, cashier_id, cashier, at, state, reason, ended_by, refund_number,
                       ended_at, settlement_id, content))
void insert(db::Write& write, const Receipt& receipt);
void end(db::Write& write, const Receipt& receipt);  // voided or refunded
std::optional<Receipt> find(db::Read& read, ReceiptId id);
std::vector<Receipt> of_case(db::Read& read, CaseId id);
std::vector<ReceiptRow> receipts(db::Read& read, const ReceiptQuery& query, std::optional<DepartmentId> department,
                                 ReceiptId before, int limit);
std::int64_t count_receipts(db::Read& read, const ReceiptQuery& query, std::optional<DepartmentId> department);

struct LineRecord {
  ReceiptId receipt_id;
  std::int32_t position = 0;
  std::string fee, unit, standard, basis;
  std::int32_t quantity = 1;
  Money published, amount;
  std::optional<ReductionId> reduction_id;
};
BOOST_DESCRIBE_STRUCT(LineRecord, (),
                      (receipt_id, position, fee, unit, standard, basis, quantity, published, amount, reduction_id))
void insert(db::Write& write, const LineRecord& line);
std::vector<LineRecord> lines(db::Read& read, ReceiptId id);

// Money in and out of a till: what settlements add up.
struct Movement {
  Id<struct MovementTag> id;
  ReceiptId receipt_id;
  bool back = false;  // given back
  Method method = Method::scan;
  Money amount;  // never negative
  std::optional<WindowId> window_id;
  AccountId cashier_id;
  Instant at;
  std::optional<SettlementId> settlement_id;
};
BOOST_DESCRIBE_STRUCT(Movement, (), (id, receipt_id, back, method, amount, window_id, cashier_id, at, settlement_id))
void insert(db::Write& write, const Movement& movement);
std::vector<Movement> unsettled(db::Read& read, AccountId cashier, std::optional<WindowId> window);
void bind(db::Write& write, AccountId cashier, std::optional<WindowId> window, SettlementId to);

struct Reduction {
  ReductionId id;
  CaseId case_id;
  std::string case_number, item_name;
  DepartmentId department_id;
  std::string fee;
  std::int32_t quantity = 1;
  Money published, amount;
  std::string basis, paper, reason;
  AccountId asked_by_id;
  std::string asked_by;
  Instant asked_at;
  std::string answered_by, answer;
  std::optional<Instant> answered_at;
  ReductionState state = ReductionState::asked;
};
BOOST_DESCRIBE_STRUCT(Reduction, (),
                      (id, case_id, case_number, item_name, department_id, fee, quantity, published, amount, basis,
                       paper, reason, asked_by_id, asked_by, asked_at, answered_by, answer, answered_at, state))
void insert(db::Write& write, const Reduction& reduction);
void update(db::Write& write, const Reduction& reduction);
std::optional<Reduction> find(db::Read& read, ReductionId id);
std::vector<Reduction> reductions_of(db::Read& read, CaseId id);
void set_state(db::Write& write, ReductionId id, ReductionState state);
std::vector<Reduction> reductions(db::Read& read, const ReductionQuery& query, std::optional<DepartmentId> department,
                                  ReductionId before, int limit);
std::int64_t count_reductions(db::Read& read, const ReductionQuery& query, std::optional<DepartmentId> department);

struct Settlement {
  SettlementId id;
  std::string number;
  Date day;
  std::optional<WindowId> window_id;
  std::string window_name;
  AccountId cashier_id;
  std::string cashier;
  std::int64_t receipts = 0;
  Money expected, expected_cash, counted, difference;
  std::string note;
  Instant counted_at;
  std::string second, second_note;
  std::optional<Money> second_counted;
  std::optional<Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(Settlement, (),
                      (id, number, day, window_id, window_name, cashier_id, cashier, receipts, expected, expected_cash,
                       counted, difference, note, counted_at, second, second_note, second_counted, confirmed_at))
void insert(db::Write& write, const Settlement& settlement);
// Only while nobody has confirmed it: what is confirmed stays as it is. Says whether it was still open.
bool confirm(db::Write& write, const Settlement& settlement);
std::optional<Settlement> find(db::Read& read, SettlementId id);
std::vector<Settlement> settlements(db::Read& read, const SettlementQuery& query, SettlementId before, int limit);
std::int64_t count_settlements(db::Read& read, const SettlementQuery& query);

}  // namespace onewindow::fees::store
