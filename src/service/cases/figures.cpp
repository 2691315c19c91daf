#include "service/cases/figures.h"

#include "service/cases/clocks.h"

namespace onewindow::cases {

namespace {

Outcome outcome_of(const Standpoint& at) {
  if (at.state == State::not_accepted) return Outcome::not_accepted;
  if (at.state == State::withdrawn) return Outcome::withdrawn;
  if (at.state == State::annulled) return Outcome::annulled;
  if (!at.decided_at) return Outcome::open;
  return at.granted.value_or(false) ? Outcome::granted : Outcome::denied;
}

// None while the clock stands: the day moves with every day that passes, and nothing is late meanwhile.
std::optional<Date> due(const Course& course, TimerName name, const regulation::Calendar& calendar, Date today) {
  const Timer* timer = course.timer(name);
  return timer && !standing_still(course, name, calendar, today)
             ? std::optional(due_of(course, *timer, calendar, today))
             : std::nullopt;
}

std::int64_t workdays_taken(const Course& course, Date from, Date to, const regulation::Calendar& calendar) {
  std::int64_t count = calendar.workdays_between(from, to);
  Date taken_off = from;  // stops follow one another; one may begin on the day on which the one before ended
  for (const Stop& stop : course.stops) {
    if (!stop.promised) continue;
    const Date first = std::max(stop.from, taken_off + 1), last = std::min(stop.to.value_or(to), to);
    if (first > last) continue;
    count -= calendar.workdays_between(first - 1, last);
    taken_off = last;
  }
  return count;
}

}  // namespace

void derive(Figures& figures, const Standpoint& at, const Course& course, const regulation::Calendar& calendar,
            Instant now) {
  figures.accepted_at = at.accepted_at;
  if (at.state != State::closed || at.decided_at) figures.outcome = outcome_of(at);
  if (!course.notices.empty()) figures.noticed_at = course.notices.front().at;
  figures.notices = std::int32_t(course.notices.size());
  const bool ended = figures.outcome != Outcome::open && !at.decided_at;
  figures.concluded_at = ended ? figures.concluded_at.value_or(now) : at.decided_at;
  figures.finished_at = ended ? figures.finished_at.value_or(now) : at.issued_at;
  if (at.state == State::closed) figures.closed_at = figures.closed_at.value_or(now);
  figures.promised_due = due(course, TimerName::promised, calendar, now.date());
  figures.statutory_due = due(course, TimerName::statutory, calendar, now.date());
  if (ended || !at.decided_at) return;
  const Date decided = at.decided_at->date();
  if (figures.promised_due) figures.promised_kept = decided <= *figures.promised_due;
  if (figures.statutory_due) figures.statutory_kept = decided <= *figures.statutory_due;
  if (const Timer* promised = course.timer(TimerName::promised))
    figures.workdays = workdays_taken(course, promised->start.date(), decided, calendar);
  if (const Timer* spot = course.timer(TimerName::immediate))
    if (const auto end = instant_of(*spot)) figures.spot_kept = *at.decided_at <= *end;
}

}  // namespace onewindow::cases
