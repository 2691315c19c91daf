#pragma once
// When a centre is open: its hours on workdays, Saturdays where it serves them, days of special opening and closures.
// For reminders, limits in working hours and minutes at the counter. It is another calendar than the workdays' and
// never moves a legal deadline (Civil Code Art. 203 rolls over days off that everybody has, not over a centre's own).
#include "regulation/calendar.h"
#include "regulation/deadline.h"

namespace onewindow::regulation {

struct Span {  // minutes of the day; `to` is the first minute after
  std::int32_t from = 0, to = 0;
  friend bool operator==(const Span&, const Span&) = default;
};
BOOST_DESCRIBE_STRUCT(Span, (), (from, to))

struct OpeningException {
  Date from, to;  // both days included
  bool open = false;
  std::optional<Span> part;  // of each of the days; a closure without it lasts the whole day
};

class Opening {
 public:
  // `hours` on every workday, and on Saturdays that are no holiday where `saturday`. Exceptions in the order in which
  // they were announced: of two that meet the later one counts. The calendar must outlive it.
  Opening(const Calendar& calendar, std::vector<Span> hours, bool saturday, std::vector<OpeningException> exceptions);

  std::vector<Span> on(Date date) const;  // in order, apart from one another
  bool open_at(Instant instant) const;
  // `instant` itself while it is open; nothing when it stays closed for a year.
  std::optional<Instant> next_open(Instant instant) const;
  // The instant at which so many open minutes have passed; nothing when it stays closed for a year.
  std::optional<Instant> add_minutes(Instant start, std::int64_t minutes) const;
  std::int64_t minutes_between(Instant from, Instant to) const;  // open ones; 0 when to lies before from

 private:
  const Calendar& calendar_;
  std::vector<Span> hours_;
  bool saturday_;
  std::vector<OpeningException> exceptions_;
};

// A limit in minutes or work hours that runs while the centre is open. Who is served outside its hours is served by the
// clock on the wall.
Deadline open_deadline(const Opening& opening, const Calendar& calendar, Instant start, const Duration& limit);

std::string clock_time(std::int32_t minute_of_day);  // "08:30"

}  // namespace onewindow::regulation
