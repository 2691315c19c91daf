#pragma once
// What dates of a case move when the workday calendar does. Pure.
#include "service/cases/clocks.h"

namespace onewindow::cases {

struct Moved {
  TimerName clock = TimerName::promised;
  Date before, after;
};
BOOST_DESCRIBE_STRUCT(Moved, (), (clock, before, after))

// Of the clocks that run: what is met stays as it was met, what stands still is derived anew when it goes on, and a
// clock that began after `since` has never known the old calendar.
std::vector<Moved> moved(const Course& course, const regulation::Calendar& before, const regulation::Calendar& after,
                         Date today, std::optional<Instant> since = {});

}  // namespace onewindow::cases
