#pragma once
// What time alone makes happen to a case: lights that turn, clocks that end unmet, silence that counts as acceptance,
// papers and results that nobody brings or fetches. Pure: a list derived from the course, each alarm with its instant
// and a key under which it happens once. A date that moves makes new keys, so that its warnings come again.
#include "service/cases/clocks.h"

namespace onewindow::cases {

enum class AlarmKind {
  red,                    // a clock ended unmet
  yellow,                 // its end is near
  due,                    // it ends today
  deemed,                 // silence counted as acceptance (Licensing Law Art. 32)
  complete_not_accepted,  // a complete set that was not accepted at the same visit (P1.A16.b)
  reply_soon,             // the applicant's day for the correction is near
  not_corrected,          // and passed
  not_collected,          // the result waits at the window
};
BOOST_DESCRIBE_ENUM(AlarmKind, red, yellow, due, deemed, complete_not_accepted, reply_soon, not_corrected,
                    not_collected)

struct Alarm {
  AlarmKind kind = AlarmKind::red;
  std::optional<TimerName> clock;
  Instant at;            // not before
  bool in_hours = true;  // people are reminded while the centre is open; what is a fact is written down at once
  Date day;              // the due date, or the day it is about
  std::string key() const;
};

// Those that are still to come or have come and were not heard, by their instant. What a red light makes pointless, a
// warning that it will turn, is left out.
std::vector<Alarm> alarms(State state, const Course& course, const PinnedItem& item, const Sections& sections,
                          Instant received, Date today);

// Kept in the row: when the sweep has to look at the case, at any hour and in the centre's hours.
struct NextAlarms {
  std::optional<Instant> any, in_hours;
};
NextAlarms next_alarms(const std::vector<Alarm>& list);

}  // namespace onewindow::cases
