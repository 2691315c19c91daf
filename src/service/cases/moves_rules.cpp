#include "service/cases/moves_rules.h"

namespace onewindow::cases {

std::vector<Moved> moved(const Course& course, const regulation::Calendar& before, const regulation::Calendar& after,
                         Date today, std::optional<Instant> since) {
  std::vector<Moved> out;
  for (const Timer& timer : course.timers) {
    if (timer.met_at || (since && timer.start > *since)) continue;
    if (standing_still(course, timer.name, before, today)) continue;
    const Date was = due_of(course, timer, before, today), is = due_of(course, timer, after, today);
    if (was != is) out.push_back({timer.name, was, is});
  }
  return out;
}

}  // namespace onewindow::cases
