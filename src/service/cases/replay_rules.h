#pragma once
// What another text would have made of a case that was handled: its clocks and its extensions decided again from the
// facts, once under the law it had and once under another, and what differs. Both are decided in the same way, so that
// nothing but the law can make a difference. Pure.
#include "service/cases/rules.h"

namespace onewindow::cases {

struct Lived {  // the facts of a case, whatever the law was
  Course course;
  Instant received;
  std::optional<Instant> accepted, transferred, picked_up, decided, result_back, issued;
  bool granted = false;
};

// The course as this law would have set it: the same facts, other timers.
Course relived(const Lived& lived, const PinnedItem& item, const Sections& sections, Instant now);

struct ClockSaid {  // one clock under one law
  Date due;
  std::optional<Instant> until;  // of a limit in minutes
  bool on_time = true;
  std::vector<std::string> provisions;
  std::string zh, en;  // what set the limit, as it is said to people
};
BOOST_DESCRIBE_STRUCT(ClockSaid, (), (due, until, on_time, provisions, zh, en))

struct Difference {
  std::string what;                        // "promised", …, "extension": the name of a clock, or of what was asked
  std::string zh, en;                      // and for people
  std::optional<ClockSaid> before, after;  // absent: this law starts no such clock
  std::string before_code, after_code;     // of an extension: why it is refused; empty: it is allowed
};
BOOST_DESCRIBE_STRUCT(Difference, (), (what, zh, en, before, after, before_code, after_code))

std::vector<Difference> differences(const Lived& lived, const PinnedItem& item, const Sections& before,
                                    const Sections& after, Instant now);

}  // namespace onewindow::cases
