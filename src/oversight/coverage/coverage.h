#pragma once
// How much of what a centre offers is really taken in its hall, and at which windows: against the shares that its pack
// sets (P1.A4, P1.A5, P3.A3), with what is missing by name; and what was found to be taken in elsewhere (两头受理). Not
// here: which window takes an item (centre/organisation), what follows from being taken in elsewhere.
#include "base/page.h"
#include "centre/context/context.h"
#include "oversight/coverage/rules.h"

namespace onewindow::coverage {

using OutsideId = Id<struct OutsideTag>;

struct CoverageQuery {
  std::optional<Date> from, to;           // the cases that are counted; absent: the last twelve months
  std::optional<std::int32_t> few_cases;  // an item with at most so many is of low volume; 30 when absent
};
BOOST_DESCRIBE_STRUCT(CoverageQuery, (), (from, to, few_cases))

Report report(ReadContext& context, const CoverageQuery& query);  // GET /api/v1/coverage

// An item that was taken in outside the hall, or entered later than it was taken in (P1.A8, P3.A22): what was seen.
enum class OutsideKind { elsewhere, recorded_late };
BOOST_DESCRIBE_ENUM(OutsideKind, elsewhere, recorded_late)

struct OutsideIntake {
  OutsideKind kind = OutsideKind::elsewhere;
  DepartmentId department;
  Text<80> item;  // its code; may be left open
  Date seen_on;
  Text<200, 1> place;       // where it was taken in
  Text<400, 1> evidence;    // what shows it
  Text<40> receipt_number;  // of the case, where there is one
};
BOOST_DESCRIBE_STRUCT(OutsideIntake, (), (kind, department, item, seen_on, place, evidence, receipt_number))

struct OutsideRow {
  OutsideId id;
  OutsideKind kind = OutsideKind::elsewhere;
  DepartmentId department_id;
  std::string department_name, item, place, evidence, receipt_number;
  Date seen_on;
  std::string by_name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(OutsideRow, (),
                      (id, kind, department_id, department_name, item, place, evidence, receipt_number, seen_on,
                       by_name, at))

struct OutsideQuery : PageQuery {
  std::optional<DepartmentId> department;
};
BOOST_DESCRIBE_STRUCT(OutsideQuery, (PageQuery), (department))

// Refuses outside.department, outside.item, outside.date. A fact is recorded about the department.
OutsideRow record_outside(WriteContext& context, const OutsideIntake& intake);
Paged<OutsideRow> outside_intakes(ReadContext& context, const OutsideQuery& query);  // newest first

const std::vector<http::Route>& routes();

}  // namespace onewindow::coverage
