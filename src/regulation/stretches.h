#pragma once
// Inside of the deadlines: the clock's days as stretches that a reader can follow, few enough to read. Not for others.
#include <span>
#include <string>
#include <vector>

#include "regulation/calendar.h"

namespace onewindow::regulation {

// Pauses as they act: put in order, overlapping ones joined, both days included.
struct PauseBlock {
  Date from, to;
  std::string zh, en;
};

enum class StretchKind { counted, weekend, holiday, pause, mixed };

struct Stretch {
  StretchKind kind;
  Date from, to;
  std::int32_t counted = 0;  // days that count towards the limit
  std::int32_t off = 0;      // days off among the others
  std::int32_t paused = 0;   // days that would have counted but for a pause
  std::string zh, en;        // the holiday's name, the pause's reason
  std::vector<Date> makeup;  // make-up workdays that are counted
};

// The days after `start` up to `end`. At most about `most` stretches: weekends join their weeks first, then holidays
// their year, then pauses everything.
std::vector<Stretch> stretches(const Calendar& calendar, std::span<const PauseBlock> pauses, Date start, Date end,
                               bool workdays, std::size_t most);

// How dates are written in reasons: "2月15日至23日", "15–23 Feb"; the year stands where it is not `year`.
std::string zh_day(Date date, int year);
std::string en_day(Date date, int year);
std::string zh_range(Date from, Date to, int year);
std::string en_range(Date from, Date to, int year);
std::string holiday_en(std::string_view name);

}  // namespace onewindow::regulation
