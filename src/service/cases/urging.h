#pragma once
// Urging (催办, P3.A9.2.b, P3.A17.c, P3.A19.3.b): the office asks who holds a case to get on with it, and is answered;
// where the regulation says so, the sweep asks by itself when a date is near and when it has passed.
#include "service/cases/cases.h"

namespace onewindow::cases {

using UrgingId = Id<struct UrgingTag>;

struct UrgingRow {
  UrgingId id;
  CaseId case_id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name;
  DepartmentId department_id;
  std::string department_name;
  std::optional<std::string> clock;  // whose date made it, when it came by itself
  std::optional<Date> due_date;
  std::string text;
  Instant at;
  AccountId by_id;  // none: it came by itself
  std::string by_name;
  std::optional<Instant> answered_at;
  std::string answered_by, answer;
};
BOOST_DESCRIBE_STRUCT(UrgingRow, (),
                      (id, case_id, receipt_number, case_number, item_name, department_id, department_name, clock,
                       due_date, text, at, by_id, by_name, answered_at, answered_by, answer))

struct Urging {
  std::int32_t version = 0;
  Text<400, 1> text;
};
BOOST_DESCRIBE_STRUCT(Urging, (), (version, text))

struct UrgingAnswer {
  std::int32_t version = 0;  // of the case
  Text<400, 1> answer;       // to all that is open on the case
};
BOOST_DESCRIBE_STRUCT(UrgingAnswer, (), (version, answer))

struct UrgingQuery : PageQuery {
  std::optional<bool> open;                // not answered
  std::optional<DepartmentId> department;  // who answers for a department sees its own
  std::optional<CaseId> of;                // one case
};
BOOST_DESCRIBE_STRUCT(UrgingQuery, (PageQuery), (open, department, of))

CaseView urge(WriteContext& context, CaseId id, const Urging& urging);                 // POST /api/v1/cases/{id}/urging
CaseView answer_urging(WriteContext& context, CaseId id, const UrgingAnswer& answer);  // …/urging/answer
Paged<UrgingRow> urgings(ReadContext& context, const UrgingQuery& query);              // newest first

const std::vector<http::Route>& urging_routes();

}  // namespace onewindow::cases
