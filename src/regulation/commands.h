#pragma once
// The command line's share of this house: `onewindow deadline …` and `onewindow calendar …`. They answer 0 when all is
// well, 1 when the input is refused, 2 when the command was used wrongly.
#include <iosfwd>
#include <string>
#include <vector>

#include "regulation/calendar.h"

namespace onewindow::regulation {

// --from DATE --workdays N | --days N [--extend N]… [--pause A..B]… [--today DATE] [--explain] [--json]
int deadline_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                     const Calendar& calendar);

// show [YEAR] · check FILE · preview FILE: what a file would change, before anything does.
int calendar_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                     const Calendar& calendar);

// What differs from one calendar to another, day by day.
struct CalendarChange {
  Date date;
  std::string before, after;  // "holiday 春节", "workday 春节", "-" where the week alone decides
};
BOOST_DESCRIBE_STRUCT(CalendarChange, (), (date, before, after))
std::vector<CalendarChange> calendar_changes(const Calendar& before, const Calendar& after);

}  // namespace onewindow::regulation
