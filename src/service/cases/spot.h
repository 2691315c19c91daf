#pragma once
// Immediate cases (即办件) by the minute: how long each took while the centre was open, and how many took longer than
// the regulation's minutes (P5a.4.2). "As a rule" within them: a longer one is counted, and no fault by itself.
#include "service/cases/cases.h"

namespace onewindow::cases {

struct SpotRow {
  CaseId case_id;
  std::string case_number, item_name;
  std::optional<WindowId> window_id;
  std::string window_name, handler;
  Instant started_at, finished_at;
  std::int64_t minutes = 0;        // open ones
  std::int64_t limit_minutes = 0;  // that held when it began
  bool over = false;
};
BOOST_DESCRIBE_STRUCT(SpotRow, (),
                      (case_id, case_number, item_name, window_id, window_name, handler, started_at, finished_at,
                       minutes, limit_minutes, over))

struct SpotQuery : PageQuery {
  std::optional<Date> from, to;  // finished on these days, both included
  std::optional<bool> over;
  std::optional<WindowId> window;
};
BOOST_DESCRIBE_STRUCT(SpotQuery, (PageQuery), (from, to, over, window))

struct SpotPeriod {
  Date from, to;  // both included
};
BOOST_DESCRIBE_STRUCT(SpotPeriod, (), (from, to))

struct SpotCount {  // of one window; the row without a window is what was finished elsewhere
  std::optional<WindowId> window_id;
  std::string window_name;
  std::int64_t finished = 0, over = 0;
  std::int64_t minutes = 0;  // all together
};
BOOST_DESCRIBE_STRUCT(SpotCount, (), (window_id, window_name, finished, over, minutes))

Paged<SpotRow> spot_times(ReadContext& context, const SpotQuery& query);             // newest first
std::vector<SpotCount> spot_counts(ReadContext& context, const SpotPeriod& period);  // by window

const std::vector<http::Route>& spot_routes();

}  // namespace onewindow::cases
