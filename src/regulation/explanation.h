#pragma once
// Inside of the deadlines: how a date came about, in words. Not for others.
#include "regulation/deadline.h"
#include "regulation/stretches.h"

namespace onewindow::regulation {

// A term worked out: the limit with its extensions, the pauses that act, the day the limit is used up, the day it is
// due.
struct Course {
  std::int64_t limit = 0;
  std::vector<PauseBlock> pauses;
  Date last, due;
};

Because explain(const Calendar& calendar, const Term& term, const Course& course);
void explain_standstill(Because& because, const Pause& pause, Date today);
void explain_provisional(Because& because, const Calendar& calendar, Date start, Date due);

}  // namespace onewindow::regulation
