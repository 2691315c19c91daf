#pragma once
// Dates that follow the workday calendar: when a notice is confirmed (centre/calendar), or a new program brings another
// calendar, every open case is derived anew, and each date that moves is kept with the old one, the new one and the
// document it moved by.
#include "centre/calendar/calendar.h"
#include "centre/context/contexts.h"
#include "service/cases/cases.h"

namespace onewindow::cases {

using MoveId = Id<struct DeadlineMoveTag>;

struct DeadlineMove {
  MoveId id;
  CaseId case_id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name, department_name;
  std::string clock, clock_zh, clock_en;
  Date before_date, after_date;
  std::string reason;  // the number of the document
  std::optional<calendar::ImportId> import_id;
  std::string hash_before, hash_after;  // GET /api/v1/calendars/{hash}
  Instant at;
};
BOOST_DESCRIBE_STRUCT(DeadlineMove, (),
                      (id, case_id, receipt_number, case_number, item_name, department_name, clock, clock_zh, clock_en,
                       before_date, after_date, reason, import_id, hash_before, hash_after, at))

// Of a proposal: what would move, worked out now. Of a confirmed import: what has moved.
struct Effects {
  bool would = false;
  bool under_way = false;  // open cases are still being gone through
  std::int64_t open_cases = 0, moves = 0;
  std::vector<DeadlineMove> first;  // 50 at most, the earliest new date first; of a proposal without ids
};
BOOST_DESCRIBE_STRUCT(Effects, (), (would, under_way, open_cases, moves, first))

struct MoveQuery : PageQuery {
  std::optional<calendar::ImportId> import;
  std::optional<CaseId> of;
};
BOOST_DESCRIBE_STRUCT(MoveQuery, (PageQuery), (import, of))

Effects effects(ReadContext& context, calendar::ImportId id);             // GET /api/v1/calendar-imports/{id}/effects
Paged<DeadlineMove> moves(ReadContext& context, const MoveQuery& query);  // newest first

// The job, over all centres: goes on where it stopped, and does each case once.
void follow_calendar(Contexts& contexts);

const std::vector<http::Route>& move_routes();

}  // namespace onewindow::cases
