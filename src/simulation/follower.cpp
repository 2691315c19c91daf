#include "simulation/follower.h"

#include <algorithm>

#include "simulation/event_detail.h"

namespace onewindow::simulation {

using cases::Act;
using cases::Event;
using cases::Light;
using cases::State;
using regulation::Unit;

namespace {

regulation::Duration duration(const catalogue::Limit& limit) {
  if (limit.unit == catalogue::LimitUnit::workdays) return {Unit::workdays, limit.count};
  if (limit.unit == catalogue::LimitUnit::calendar_days) return {Unit::days, limit.count};
  return {Unit::same_day, 0};
}

template <class T>
const T* first(const std::optional<T>& own, const std::optional<T>& base) {
  return own ? &*own : base ? &*base : nullptr;
}

}  // namespace

void Follower::follow(const cases::CaseView& view) {
  received_ = view.received_at;
  on_the_spot_ =
      view.timeline.size() >= 4 && view.timeline[0].at == view.timeline[3].at && view.timeline[3].act == Act::issue;
  for (const Event& event : view.timeline) take(event);
}

Date Follower::due(const std::string& name) const {
  if (name == "return") {
    Date day = due("promised");
    const auto& limit = clocks.at(name).limit;
    if (limit.unit == Unit::days) {
      day = day - limit.count;
      while (!calendar_.workday(day)) day = day - 1;
      return day;
    }
    for (std::int32_t left = limit.count; left > 0;) {
      day = day - 1;
      left -= calendar_.workday(day);
    }
    return day;
  }
  const ExpectedClock& clock = clocks.at(name);
  if (clock.limit.unit == Unit::minutes) return (clock.start + clock.limit.count * 60'000ll).date();
  const bool none = clock.limit.unit == Unit::same_day || clock.limit.unit == Unit::same_visit;
  SlowTerm term{.start = clock.start.date(),
                .workdays = clock.limit.unit == Unit::workdays,
                .count = none ? 0 : clock.limit.count,
                .more_workdays = clock.more_workdays,
                .pauses = {}};
  if (name == "promised") term.pauses = stops_of_promise_;
  if (name == "statutory") term.pauses = stops_of_law_;
  return slow_due(calendar_, term, today_);
}

std::optional<Date> Follower::due_if_any(const std::string& name) const {
  return clocks.contains(name) ? std::optional(due(name)) : std::nullopt;
}

bool Follower::standing(const std::string& name) const {
  if (name == "return") return standing("promised");
  const auto& stops = name == "promised" ? stops_of_promise_ : stops_of_law_;
  return (name == "promised" || name == "statutory") && !stops.empty() && !stops.back().to &&
         stops.back().from <= due(name);  // what is late already does not stand still
}

Light Follower::light(const std::string& name, Instant now) const {
  const ExpectedClock& clock = clocks.at(name);
  if (clock.limit.unit == Unit::minutes) {
    const Instant end = clock.start + clock.limit.count * 60'000ll;
    if (clock.met) return *clock.met <= end ? Light::green : Light::red;
    return now > end ? Light::red : (end - now) * 5 <= (end - clock.start) ? Light::yellow : Light::green;
  }
  const Date last = due(name);
  if (clock.met) return clock.met->date() <= last ? Light::green : Light::red;
  if (standing(name)) return Light::grey;
  if (now.date() > last) return Light::red;
  const std::int64_t total = std::max<std::int64_t>(0, calendar_.workdays_after(clock.start.date(), last));
  return calendar_.workdays_after(now.date(), last) <= std::max<std::int64_t>(1, total / 5) ? Light::yellow
                                                                                            : Light::green;
}

std::int64_t Follower::workdays_taken() const {
  std::int64_t count = 0;
  const Date from = clocks.at("promised").start.date(), to = decided->date();
  for (Date day = from + 1; day <= to; day = day + 1) {
    const bool stood = std::any_of(stops_of_promise_.begin(), stops_of_promise_.end(), [&](const Standstill& stop) {
      return stop.from <= day && day <= stop.to.value_or(to);
    });
    count += !stood && calendar_.workday(day);
  }
  return count;
}

void Follower::meet(std::initializer_list<const char*> names, Instant at) {
  for (const char* name : names)
    if (const auto found = clocks.find(name); found != clocks.end() && !found->second.met) found->second.met = at;
}

void Follower::meet_all(Instant at) {
  for (auto& [name, clock] : clocks)
    if (!clock.met) clock.met = at;
}

void Follower::end_stop(Date day) {
  for (auto* stops : {&stops_of_promise_, &stops_of_law_})
    if (!stops->empty() && !stops->back().to) stops->back().to = std::max(stops->back().from, day);
}

void Follower::start_notice() {
  const auto& own = sections_.intake.notice_limit;
  const auto& base = sections_.base_intake.notice_limit;
  if (!own && !base) return;
  start("notice", received_, (own ? *own : *base).shown());
  if (!own || !base) return;
  const Date by_own = due("notice");
  clocks["notice"].limit = base->shown();
  if (by_own <= due("notice")) clocks["notice"].limit = own->shown();
}

// What is filed from home is finished in no visit.
void Follower::start_immediate(Instant at) {
  if (!online_ && item_.kind == catalogue::HandlingKind::immediate && sections_.limits.immediate)
    start("immediate", at, sections_.limits.immediate->shown());
}

void Follower::take(const Event& event) {
  state = event.state_after;
  switch (event.act) {
    case Act::receive:
      if (!on_the_spot_) start_notice();
      start_immediate(received_);
      break;
    case Act::give_notice:
      ++notices;
      if (notices == 1) noticed = event.at;
      meet({"notice"}, event.at);
      clocks.erase("immediate");
      break;
    case Act::take_correction:
      if (event.state_after == State::received) {
        completed_ = event.at;
        start_immediate(event.at);
      }
      break;
    case Act::accept: accept(event, false); break;
    case Act::deem_accepted:
      accept(event, true);
      clocks.erase("immediate");
      break;
    case Act::refuse:
      refused = event.at;
      meet({"notice"}, event.at);
      clocks.erase("immediate");
      break;
    case Act::withdraw:
    case Act::annul:
      (event.act == Act::withdraw ? withdrawn : annulled) = event.at;
      end_stop(event.at.date());
      meet_all(event.at);
      break;
    default: take_review(event); break;
  }
}

void Follower::take_review(const Event& event) {
  const Date day = event.at.date();
  switch (event.act) {
    case Act::transfer:
      meet({"transfer"}, event.at);
      if (sections_.limits.pickup_by_department)
        start_cited("pick_up", event.at, &*sections_.limits.pickup_by_department);
      if (sections_.limits.return_before_due) start_cited("return", event.at, &*sections_.limits.return_before_due);
      break;
    case Act::pick_up: meet({"pick_up"}, event.at); break;
    case Act::ask_correction:
      meet({"pick_up"}, event.at);
      stops_of_promise_.push_back({day, std::nullopt});
      break;
    case Act::take_review_correction:
    case Act::end_procedure: end_stop(day); break;
    case Act::start_procedure:
      meet({"pick_up"}, event.at);
      if (flag_in(event, "stops_clocks")) {
        stops_of_promise_.push_back({day, std::nullopt});
        stops_of_law_.push_back({day, std::nullopt});
      }
      break;
    case Act::ask_extension:
      meet({"pick_up"}, event.at);
      asked_workdays_ = number_in(event, "workdays");
      promise_ran_ = clocks.contains("promised") && day <= due_on("promised", day);
      break;
    case Act::answer_extension:
      if (!flag_in(event, "granted")) break;
      if (promise_ran_) clocks["promised"].more_workdays += asked_workdays_;
      if (clocks.contains("statutory")) clocks["statutory"].more_workdays += asked_workdays_;
      break;
    case Act::decide:
      meet({"immediate", "promised", "statutory", "transfer", "pick_up"}, event.at);
      decided = event.at;
      granted = flag_in(event, "granted");
      if (!on_the_spot_ && *granted)
        start_cited("delivery", event.at, first(sections_.limits.delivery, sections_.base_limits.delivery));
      break;
    case Act::return_result: meet({"return"}, event.at); break;
    case Act::issue:
      meet({"delivery"}, event.at);
      issued = event.at;
      break;
    case Act::close: closed = event.at; break;
    default: break;
  }
}

// An open standstill ends, for this question, on the day it is asked.
Date Follower::due_on(const std::string& name, Date day) {
  const Date kept = today_;
  today_ = day;
  const Date out = due(name);
  today_ = kept;
  return out;
}

void Follower::accept(const Event& event, bool by_silence) {
  const bool silent = by_silence || silence(event.at);
  accepted = silent ? received_ : event.at;
  Instant zero = event.at;
  const auto* rule = first(sections_.limits.clock_start, sections_.base_limits.clock_start);
  if (silent) zero = received_;
  else if (rule != nullptr && rule->shown() == cases::ClockStart::materials_corrected && notices > 0 && completed_)
    zero = std::min(*completed_, event.at);
  day_zero = zero.date();
  start("promised", zero, duration(item_.promised_limit));
  if (item_.statutory_limit) start("statutory", zero, duration(*item_.statutory_limit));
  else if (sections_.base_limits.decision) start("statutory", zero, sections_.base_limits.decision->shown());
  if (sections_.limits.transfer) start("transfer", event.at, sections_.limits.transfer->shown());
  meet({"notice"}, event.at);
}

// Nobody said anything in time (Licensing Law Art. 32).
bool Follower::silence(Instant accepted_at) const {
  const auto* deemed = first(sections_.intake.deemed_accepted, sections_.base_intake.deemed_accepted);
  const auto* limit = first(sections_.base_intake.notice_limit, sections_.intake.notice_limit);
  if (deemed == nullptr || !deemed->shown() || limit == nullptr) return false;
  const Date last = slow_due(calendar_,
                             {.start = received_.date(),
                              .workdays = limit->shown().unit == Unit::workdays,
                              .count = limit->shown().count,
                              .pauses = {}},
                             today_);
  return accepted_at.date() > last && (!noticed || noticed->date() > last);
}

}  // namespace onewindow::simulation
