#pragma once
// A yearly notice as others publish it, read and held against the calendar in force before anything holds: the JSON of
// holiday-cn, the JSON of chinese-days, and our own CSV. Pure; who proposes and who confirms, centre/calendar knows.
#include "regulation/calendar.h"

namespace onewindow::regulation {

enum class CalendarFormat { holiday_cn, chinese_days, csv };
BOOST_DESCRIBE_ENUM(CalendarFormat, holiday_cn, chinese_days, csv)

struct ImportedDays {
  CalendarFormat format = CalendarFormat::csv;
  std::vector<SpecialDay> days;  // in order; December days before the first year belong to its notice
  std::vector<int> years;        // the file is for
  std::vector<int> left_out;     // years of a long file before all that is known
};

// Finds the format by what the text is. The days' source is `document_number`, whatever the file says. Refuses
// calendar.format, calendar.line (at the line), calendar.day (at the day), and calendar.contradiction with all its days
// (details.days): a day that is both worked and off, a make-up workday that is no Saturday or Sunday.
// calendar.year_invalid where a year is none.
ImportedDays read_calendar(std::string_view text, const std::string& document_number);

// The calendar in force with the imported years in place of its own. Refuses calendar.incomplete (details.missing: the
// holidays that a notice lists and the file does not, year by year), calendar.contradiction (a year between two others
// missing, days outside the years).
std::shared_ptr<const Calendar> with_years(const Calendar& in_force, const ImportedDays& import);

// The same with single days of a region on top, by its own government's document (Holiday Measures Art. 4). Refuses
// calendar.without_effect (a day off that is off, a day to work that is worked), calendar.contradiction, calendar.year
// (a day in no year that is known).
std::shared_ptr<const Calendar> with_days(const Calendar& in_force, const std::vector<SpecialDay>& days);

// Only the years that change something, or those asked for. Refuses calendar.too_early (details.from) where the file is
// for years before all that is known, or such are asked for: what was before nobody verified. A long file that goes
// further back only loses them.
ImportedDays only_years(const Calendar& in_force, ImportedDays import, const std::vector<int>& asked);

}  // namespace onewindow::regulation
