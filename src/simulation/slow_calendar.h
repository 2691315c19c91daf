#pragma once
// The workday calendar as a clerk with a wall calendar would use it: one day at a time.
#include <map>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace onewindow::simulation {

class SlowCalendar {
 public:
  // "date,holiday|workday,…" lines; the first is the heading.
  explicit SlowCalendar(std::string_view csv);

  bool workday(Date date) const;
  void forget(Date date) { special_.erase(date); }        // what was said of this day
  std::int64_t workdays_after(Date from, Date to) const;  // in (from, to]; negative when to lies before from
  Date known_until() const { return known_until_; }

 private:
  std::map<Date, bool> special_;
  Date known_until_;
};

// Both days stand still; without `to` until today.
struct Standstill {
  Date from;
  std::optional<Date> to;
};

struct SlowTerm {
  Date start;
  bool workdays = true;  // else calendar days
  std::int64_t count = 0;
  std::int64_t more_workdays = 0;  // granted on top
  std::vector<Standstill> pauses;
};

// The day on which the last day of the limit ends.
Date slow_due(const SlowCalendar& calendar, const SlowTerm& term, Date today);

}  // namespace onewindow::simulation
