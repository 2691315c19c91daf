#pragma once
// Today's hall in numbers: what each window has taken in and handed out, what waits where, how each department stands,
// and the day beside the same weekday a week before. Nothing about anybody. It is asked for again whenever something
// happens (centre/live), so it reads through indexes alone.
#include "service/cases/cases.h"

namespace onewindow::cases {

struct Waiting {
  Todo todo = Todo::none;
  std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (todo, cases))

struct WindowToday {
  WindowId id;
  std::int32_t number = 0;
  std::string name;
  std::int64_t received = 0, accepted = 0, issued = 0;  // today
  std::vector<Waiting> waiting;                         // open cases that came in here, by what is next
  std::optional<Instant> last_at;                       // of the last act today on a case of this window
  std::optional<Act> last_act;
};
BOOST_DESCRIBE_STRUCT(WindowToday, (), (id, number, name, received, accepted, issued, waiting, last_at, last_act))

struct DepartmentToday {
  DepartmentId id;
  std::string name;
  std::int64_t green = 0, yellow = 0, red = 0, grey = 0;  // open cases
  std::int64_t decided = 0, in_time = 0;                  // today
};
BOOST_DESCRIBE_STRUCT(DepartmentToday, (), (id, name, green, yellow, red, grey, decided, in_time))

struct DayTotals {
  Date day;
  std::int64_t received = 0, accepted = 0, decided = 0, issued = 0;
};
BOOST_DESCRIBE_STRUCT(DayTotals, (), (day, received, accepted, decided, issued))

struct HallToday {
  Instant at;
  DayTotals today;
  DayTotals week_before;                     // the whole day
  DayTotals week_before_by_now;              // until the same time of day
  std::vector<WindowToday> windows;          // by number
  std::vector<DepartmentToday> departments;  // with open cases or decisions today, by name
};
BOOST_DESCRIBE_STRUCT(HallToday, (), (at, today, week_before, week_before_by_now, windows, departments))

HallToday hall(ReadContext& context);  // GET /api/v1/hall

const std::vector<http::Route>& hall_routes();

}  // namespace onewindow::cases
