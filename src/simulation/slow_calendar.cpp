#include "simulation/slow_calendar.h"

#include <sstream>

namespace onewindow::simulation {

namespace {

bool still(const SlowTerm& term, Date day, Date today) {
  for (const Standstill& pause : term.pauses)
    if (pause.from <= day && day <= pause.to.value_or(today)) return true;
  return false;
}

Date count_on(const SlowCalendar& calendar, const SlowTerm& term, Date day, std::int64_t left, bool workdays,
              Date today) {
  while (left > 0) {
    day = day + 1;
    if (!still(term, day, today) && (!workdays || calendar.workday(day))) --left;
  }
  while (!calendar.workday(day) || (still(term, day, today))) day = day + 1;
  return day;
}

}  // namespace

SlowCalendar::SlowCalendar(std::string_view csv) {
  std::istringstream lines{std::string(csv)};
  std::string line;
  int last_year = 0;
  while (std::getline(lines, line)) {
    const auto date = Date::parse(line.substr(0, 10));
    if (!date) continue;
    special_[*date] = line.compare(11, 7, "holiday") != 0;
    if (date->month() == 10 && date->day() == 1) last_year = std::max(last_year, date->year());
  }
  known_until_ = Date::of(last_year, 12, 31);
}

bool SlowCalendar::workday(Date date) const {
  const auto found = special_.find(date);
  return found == special_.end() ? date.weekday() <= 5 : found->second;
}

std::int64_t SlowCalendar::workdays_after(Date from, Date to) const {
  if (to < from) return -workdays_after(to, from);
  std::int64_t count = 0;
  for (Date day = from + 1; day <= to; day = day + 1) count += workday(day);
  return count;
}

Date slow_due(const SlowCalendar& calendar, const SlowTerm& term, Date today) {
  if (term.workdays) return count_on(calendar, term, term.start, term.count + term.more_workdays, true, today);
  const Date due = count_on(calendar, term, term.start, term.count, false, today);
  return term.more_workdays == 0 ? due : count_on(calendar, term, due, term.more_workdays, true, today);
}

}  // namespace onewindow::simulation
