#pragma once
// What the hall's numbers are read with: ranges of a day and the open cases, each by its own index.
#include "service/cases/course.h"
#include "service/cases/hall.h"

namespace onewindow::cases::hall_store {

struct Day {
  Instant from, to;  // to is not in it
};

DayTotals totals(db::Read& read, Day day);

struct OfWindow {
  std::optional<WindowId> window;
  std::int64_t received = 0, accepted = 0, issued = 0;
};
std::vector<OfWindow> windows(db::Read& read, Day day);

struct WaitingRow {
  std::optional<WindowId> window;
  Todo todo = Todo::none;
  std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (), (window, todo, cases))
std::vector<WaitingRow> waiting(db::Read& read);

struct LightsRow {
  DepartmentId department;
  std::int64_t green = 0, yellow = 0, red = 0, grey = 0;
};
BOOST_DESCRIBE_STRUCT(LightsRow, (), (department, green, yellow, red, grey))
std::vector<LightsRow> lights(db::Read& read, Date today);

struct DecidedRow {
  DepartmentId department;
  Instant received_at;
  Course course;
};
BOOST_DESCRIBE_STRUCT(DecidedRow, (), (department, received_at, course))
std::vector<DecidedRow> decided(db::Read& read, Day day);

struct LastRow {
  std::optional<WindowId> window;
  Instant at;
  Act act = Act::receive;
};
BOOST_DESCRIBE_STRUCT(LastRow, (), (window, at, act))
std::vector<LastRow> acts(db::Read& read, Day day);  // newest first

}  // namespace onewindow::cases::hall_store
