#pragma once
// The registers of cases: the ledger of cases (台账) and the lists that provisions ask for by name. Each is a paged use
// case and is declared in registers(), from which its page, print and export follow (centre/registers/register.h).
// Numbers of papers and phones are masked in all of them. Who answers for a department sees its own cases only.
#include "centre/registers/register.h"
#include "service/cases/cases.h"

namespace onewindow::cases {

// What every register of cases can be asked for.
struct CaseSpan : registers::Span {
  std::optional<DepartmentId> department;
  std::optional<WindowId> window;
  std::optional<AccountId> handler;
  std::optional<ItemId> item;
};
BOOST_DESCRIBE_STRUCT(CaseSpan, (registers::Span), (department, window, handler, item))

// ---- the ledger of cases (P5c.11.3.a, P6.11.3.a)

struct LedgerRow {
  CaseId id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name, item_name_en, item_code;
  std::string applicant;
  PaperKind paper = PaperKind::id_card;
  std::string paper_number, phone;  // masked
  std::string agent;
  std::string department_name, window_name, handler;
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at, issued_at;
  State state = State::received;
  std::optional<bool> granted;
  Light light = Light::green;
  std::optional<Date> due_date;  // of the clock that runs
  std::string summary;
  std::vector<std::string> steps, steps_en;  // what was done, when, by whom
};
BOOST_DESCRIBE_STRUCT(LedgerRow, (),
                      (id, receipt_number, case_number, item_name, item_name_en, item_code, applicant, paper,
                       paper_number, phone, agent, department_name, window_name, handler, received_at, accepted_at,
                       decided_at, issued_at, state, granted, light, due_date, summary, steps, steps_en))

enum class LedgerOrder { received_at, decided_at, due_date };  // by the second: decided cases; by the third: open ones
BOOST_DESCRIBE_ENUM(LedgerOrder, received_at, decided_at, due_date)

struct LedgerQuery : CaseSpan {  // the span is of the day of receipt
  std::optional<State> state;
  std::optional<Light> light;
  std::optional<bool> open;
  std::optional<LedgerOrder> order;
  std::optional<bool> descending;  // the newest first unless false
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (CaseSpan), (state, light, open, order, descending))

Paged<LedgerRow> ledger(ReadContext& context, const LedgerQuery& query);
std::int64_t count_ledger(ReadContext& context, const LedgerQuery& query);

std::vector<registers::Register> registers();

}  // namespace onewindow::cases
