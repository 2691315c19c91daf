#pragma once
// The statements of the registers of cases. All page by keyset in the order that was asked for.
#include "service/cases/registers.h"

namespace onewindow::cases::store {

struct LedgerRecord {
  CaseId id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name, item_name_en, item_code;
  ApplicantView applicant;
  std::optional<ApplicantView> agent;
  std::string department_name, window_name, handler;
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at, issued_at;
  State state = State::received;
  std::optional<bool> granted;
  std::optional<Date> due_date, yellow_from;
  std::string summary;
};
BOOST_DESCRIBE_STRUCT(LedgerRecord, (),
                      (id, receipt_number, case_number, item_name, item_name_en, item_code, applicant, agent,
                       department_name, window_name, handler, received_at, accepted_at, decided_at, issued_at, state,
                       granted, due_date, yellow_from, summary))

// The last row of the page before: the value that it was sorted by, as it is stored, and its id.
struct Mark {
  std::string value;
  CaseId id;
};
std::vector<LedgerRecord> ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today,
                                 const std::optional<Mark>& after, int limit);
std::int64_t count_ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today);

struct StepRow {
  CaseId case_id;
  Act act = Act::receive;
  Instant at;
  std::string actor_name;
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (case_id, act, at, actor_name))
std::vector<StepRow> steps(db::Read& read, const std::vector<CaseId>& of);  // 200 cases at most

}  // namespace onewindow::cases::store
