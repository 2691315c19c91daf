#pragma once
// One case followed along its timeline, by somebody who shares no rule with the house: its state, its clocks, its
// lights, and what happened to it when.
#include <set>

#include "service/cases/course.h"
#include "simulation/slow_calendar.h"

namespace onewindow::simulation {

// What one clock of a case should be, by the timeline alone.
struct ExpectedClock {
  Instant start;
  std::optional<Instant> met;
  regulation::Duration limit;
  std::int64_t more_workdays = 0;
};

class Follower {
 public:
  // `online`: it was filed from home, as the ledger has it.
  Follower(const SlowCalendar& calendar, const cases::Sections& sections, const catalogue::ItemContent& item,
           Date today, bool online)
      : calendar_(calendar), sections_(sections), item_(item), today_(today), online_(online) {}

  void follow(const cases::CaseView& view);

  cases::State state = cases::State::received;
  std::map<std::string, ExpectedClock> clocks;
  std::optional<Instant> accepted, decided, issued, closed, noticed, refused, withdrawn, annulled;
  std::optional<bool> granted;
  std::optional<Date> day_zero;
  std::int64_t notices = 0;

  Date due(const std::string& name) const;
  std::optional<Date> due_if_any(const std::string& name) const;
  bool standing(const std::string& name) const;
  // The share of the limit that is left turns the light; written down once more, on purpose.
  cases::Light light(const std::string& name, Instant now) const;
  // From day 0 to the decision, day 0 and the days that stood left out.
  std::int64_t workdays_taken() const;

 private:
  void start(const std::string& name, Instant at, regulation::Duration limit) {
    if (!clocks.contains(name)) clocks[name] = {.start = at, .met = std::nullopt, .limit = limit};
  }
  template <class C>
  void start_cited(const std::string& name, Instant at, const C* limit) {
    if (limit != nullptr) start(name, at, limit->shown());
  }
  void meet(std::initializer_list<const char*> names, Instant at);
  void meet_all(Instant at);
  void end_stop(Date day);
  void start_notice();
  void start_immediate(Instant at);
  void take(const cases::Event& event);
  void take_review(const cases::Event& event);
  void accept(const cases::Event& event, bool by_silence);
  Date due_on(const std::string& name, Date day);
  bool silence(Instant accepted_at) const;

  const SlowCalendar& calendar_;
  const cases::Sections& sections_;
  const catalogue::ItemContent& item_;
  Date today_;
  const bool online_;
  Instant received_;
  bool on_the_spot_ = false, promise_ran_ = false;
  std::int64_t asked_workdays_ = 0;
  std::optional<Instant> completed_;
  std::vector<Standstill> stops_of_promise_, stops_of_law_;
};

}  // namespace onewindow::simulation
