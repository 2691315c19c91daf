#include "service/cases/slip_rules.h"

#include "service/cases/clocks.h"
#include "service/cases/derivation.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

bool told(TimerName name) {
  return name == TimerName::notice || name == TimerName::immediate || name == TimerName::promised ||
         name == TimerName::statutory || name == TimerName::delivery;
}

slips::Term term_of(const Course& course, const Timer& timer, const Sections& sections, Date today) {
  Derivation from = derivation(course, timer);
  slips::Term out{.clock = code(timer.name),
                  .zh = words(timer.name).zh,
                  .en = words(timer.name).en,
                  .start = timer.start,
                  .limit = from.term.limit,
                  .extensions = std::move(from.term.extensions),
                  .extra_workdays = from.tail,
                  .pauses = std::move(from.term.pauses),
                  .ends = timer.ends,
                  .met_at = timer.met_at,
                  .because = timer.because.reasons};
  const auto derived = slips::derive(sections.calendar, out, today);
  out.due = derived ? derived->due : due_of(course, timer, sections.calendar, today);
  out.provisional = derived && derived->provisional;
  return out;
}

}  // namespace

std::vector<slips::Term> slip_terms(const Course& course, const Sections& sections, const PinnedItem& item,
                                    Instant now) {
  std::vector<slips::Term> out;
  for (const Timer& timer : course.timers)
    if (told(timer.name)) out.push_back(term_of(course, timer, sections, now.date()));
  if (course.expected && course.timer(TimerName::promised) == nullptr) {
    slips::Term expected = term_of({}, promised_timer(item, sections, now), sections, now.date());
    if (expected.due == *course.expected) {  // told on another day: that day's slip has it
      expected.clock = "expected";
      expected.zh = "预计办结";
      expected.en = "expected";
      out.push_back(std::move(expected));
    }
  }
  return out;
}

}  // namespace onewindow::cases
