#pragma once
// Deadlines, derived from intervals and never counted down. Day 0 is the day the clock starts (the day the set is
// complete and accepted; Licensing Law Art. 82, Civil Code Art. 201); pauses and extensions move the date; a limit in
// calendar days that ends on a day off rolls to the next workday (Civil Code Art. 203). The answer says day by day how
// it came about, and whether it rests on a year whose notice is not published yet.
#include <optional>
#include <vector>

#include "base/time.h"
#include "regulation/because.h"
#include "regulation/calendar.h"
#include "regulation/cited.h"

namespace onewindow::regulation {

struct Pause {
  Date from;
  std::optional<Date> to;  // both days included are not counted; open: the clock stands still until today
  std::string zh, en;      // why: "听证", "hearing"
};
BOOST_DESCRIBE_STRUCT(Pause, (), (from, to, zh, en))

struct Term {
  Date start;                        // day 0
  Duration limit;                    // workdays, days or same_day here; minutes and hours have their own functions
  std::vector<Duration> extensions;  // added to the limit, same unit
  std::vector<Pause> pauses;         // only those that stop this clock; may overlap
};

struct Deadline {
  Date due;
  bool provisional = false;  // depends on a day after known_until
  Date known_until;
  bool running = true;             // false: inside an open pause; due is what it would be if the pause ended today
  std::optional<Instant> instant;  // for limits in minutes or hours
  Because because;
};
BOOST_DESCRIBE_STRUCT(Deadline, (), (due, provisional, known_until, running, instant, because))

// `today` closes an open pause for the calculation. Reasons: one per stretch (counted workdays, each day skipped and
// why, each pause, each extension, the roll), in both languages. The rule that set the limit is cited by the caller.
Deadline deadline(const Calendar& calendar, const Term& term, Date today);

// The same date without the explanation: for sweeps over many cases.
Date due_date(const Calendar& calendar, const Term& term, Date today);

// For a limit in minutes ("about 30 minutes"): the clock on the wall from `start`, whatever the day.
Deadline minutes_deadline(const Calendar& calendar, Instant start, const Duration& limit);

// One plain paragraph from a deadline's reasons: "收件 2026-02-13（第0日），承诺5个工作日；2月15日至23日春节放假不计
// …；应于2026-02-27办结。"
std::string paragraph(const Because& because, bool english);

}  // namespace onewindow::regulation
