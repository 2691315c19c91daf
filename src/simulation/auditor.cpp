#include "simulation/auditor.h"

#include <algorithm>
#include <set>

#include "centre/context/ledger_pages.h"
#include "service/cases/cases.h"
#include "service/cases/course.h"
#include "simulation/slow_calendar.h"

namespace onewindow::simulation {

namespace {

using cases::Act;
using cases::CaseView;
using cases::Event;
using cases::Light;
using cases::State;
using regulation::Unit;

// What one clock of a case should be, by the timeline alone.
struct Expected {
  Instant start;
  std::optional<Instant> met;
  regulation::Duration limit;
  bool stopped_by_review = false, stopped_by_procedure = false;
  std::int64_t more_workdays = 0;
};

bool flag_of(const boost::json::value& detail, const char* key) {
  if (!detail.is_object()) return false;
  const auto* found = detail.as_object().if_contains(key);
  return found != nullptr && found->is_bool() && found->as_bool();
}
std::int64_t number_of(const boost::json::value& detail, const char* key) {
  if (!detail.is_object()) return 0;
  const auto* found = detail.as_object().if_contains(key);
  return found != nullptr && found->is_number() ? found->to_number<std::int64_t>() : 0;
}

regulation::Duration duration(const catalogue::Limit& limit) {
  if (limit.unit == catalogue::LimitUnit::workdays) return {Unit::workdays, limit.count};
  if (limit.unit == catalogue::LimitUnit::calendar_days) return {Unit::days, limit.count};
  return {Unit::same_day, 0};
}

template <class T>
const T* first(const std::optional<T>& own, const std::optional<T>& base) {
  return own ? &*own : base ? &*base : nullptr;
}

// Follows one case's timeline.
class Follower {
 public:
  Follower(const SlowCalendar& calendar, const cases::Sections& sections, const catalogue::ItemContent& item,
           Date today)
      : calendar_(calendar), sections_(sections), item_(item), today_(today) {}

  void follow(const CaseView& view) {
    received_ = view.received_at;
    on_the_spot_ =
        view.timeline.size() >= 4 && view.timeline[0].at == view.timeline[3].at && view.timeline[3].act == Act::issue;
    for (const Event& event : view.timeline) take(event);
  }

  State state = State::received;
  std::map<std::string, Expected> clocks;
  std::optional<Instant> accepted, decided, issued;
  std::optional<Date> day_zero;
  std::int64_t notices = 0;

  Date due(const std::string& name) const {
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
    const Expected& clock = clocks.at(name);
    if (clock.limit.unit == Unit::minutes) return (clock.start + clock.limit.count * 60'000ll).date();
    const bool none = clock.limit.unit == Unit::same_day || clock.limit.unit == Unit::same_visit;
    SlowTerm term{.start = clock.start.date(),
                  .workdays = clock.limit.unit == Unit::workdays,
                  .count = none ? 0 : clock.limit.count,
                  .more_workdays = clock.more_workdays};
    if (name == "promised") term.pauses = stops_of_promise_;
    if (name == "statutory") term.pauses = stops_of_law_;
    return slow_due(calendar_, term, today_);
  }
  bool standing(const std::string& name) const {
    if (name == "return") return standing("promised");
    const auto& stops = name == "promised" ? stops_of_promise_ : stops_of_law_;
    return (name == "promised" || name == "statutory") && !stops.empty() && !stops.back().to &&
           stops.back().from <= due(name);  // what is late already does not stand still
  }
  // The share of the limit that is left turns the light; written down once more, on purpose.
  Light light(const std::string& name, Instant now) const {
    const Expected& clock = clocks.at(name);
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

 private:
  void start(const std::string& name, Instant at, regulation::Duration limit) {
    if (!clocks.contains(name)) clocks[name] = {.start = at, .met = std::nullopt, .limit = limit};
  }
  template <class C>
  void start_cited(const std::string& name, Instant at, const C* limit) {
    if (limit != nullptr) start(name, at, limit->shown());
  }
  void meet(std::initializer_list<const char*> names, Instant at) {
    for (const char* name : names)
      if (const auto found = clocks.find(name); found != clocks.end() && !found->second.met) found->second.met = at;
  }
  void end_stop(Date day) {
    for (auto* stops : {&stops_of_promise_, &stops_of_law_})
      if (!stops->empty() && !stops->back().to) stops->back().to = std::max(stops->back().from, day);
  }

  void start_notice() {
    const auto& own = sections_.intake.notice_limit;
    const auto& base = sections_.base_intake.notice_limit;
    if (!own && !base) return;
    start("notice", received_, (own ? *own : *base).shown());
    if (!own || !base) return;
    const Date by_own = due("notice");
    clocks["notice"].limit = base->shown();
    if (by_own <= due("notice")) clocks["notice"].limit = own->shown();
  }
  void start_immediate(Instant at) {
    if (item_.kind == catalogue::HandlingKind::immediate && sections_.limits.immediate)
      start("immediate", at, sections_.limits.immediate->shown());
  }

  void take(const Event& event) {
    const Date day = event.at.date();
    state = event.state_after;
    switch (event.act) {
      case Act::receive:
        if (!on_the_spot_) start_notice();
        start_immediate(received_);
        break;
      case Act::give_notice:
        ++notices;
        if (notices == 1) first_notice_ = event.at;
        meet({"notice"}, event.at);
        clocks.erase("immediate");
        break;
      case Act::take_correction:
        if (event.state_after == State::received) {
          completed_ = event.at;
          start_immediate(event.at);
        }
        break;
      case Act::accept: accept(event); break;
      case Act::refuse:
        meet({"notice"}, event.at);
        clocks.erase("immediate");
        break;
      case Act::withdraw:
        end_stop(day);
        for (auto& [name, clock] : clocks)
          if (!clock.met) clock.met = event.at;
        break;
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
        if (flag_of(event.detail, "stops_clocks")) {
          stops_of_promise_.push_back({day, std::nullopt});
          stops_of_law_.push_back({day, std::nullopt});
        }
        break;
      case Act::ask_extension:
        meet({"pick_up"}, event.at);
        asked_workdays_ = number_of(event.detail, "workdays");
        promise_ran_ = clocks.contains("promised") && day <= due_on("promised", day);
        break;
      case Act::answer_extension:
        if (!flag_of(event.detail, "granted")) break;
        if (promise_ran_) clocks["promised"].more_workdays += asked_workdays_;
        if (clocks.contains("statutory")) clocks["statutory"].more_workdays += asked_workdays_;
        break;
      case Act::decide:
        meet({"immediate", "promised", "statutory", "transfer", "pick_up"}, event.at);
        decided = event.at;
        if (!on_the_spot_ && flag_of(event.detail, "granted"))
          start_cited("delivery", event.at, first(sections_.limits.delivery, sections_.base_limits.delivery));
        break;
      case Act::return_result: meet({"return"}, event.at); break;
      case Act::issue:
        meet({"delivery"}, event.at);
        issued = event.at;
        break;
      default: break;
    }
  }

  // An open standstill ends, for this question, on the day it is asked.
  Date due_on(const std::string& name, Date day) {
    const Date kept = today_;
    today_ = day;
    const Date out = due(name);
    today_ = kept;
    return out;
  }

  void accept(const Event& event) {
    accepted = event.at;
    Instant zero = event.at;
    const auto* rule = first(sections_.limits.clock_start, sections_.base_limits.clock_start);
    if (silence(event.at)) zero = received_;
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
  bool silence(Instant accepted_at) {
    const auto* deemed = first(sections_.intake.deemed_accepted, sections_.base_intake.deemed_accepted);
    const auto* limit = first(sections_.base_intake.notice_limit, sections_.intake.notice_limit);
    if (deemed == nullptr || !deemed->shown() || limit == nullptr) return false;
    const Date last = slow_due(calendar_,
                               {.start = received_.date(),
                                .workdays = limit->shown().unit == Unit::workdays,
                                .count = limit->shown().count,
                                .pauses = {}},
                               today_);
    return accepted_at.date() > last && (!first_notice_ || first_notice_->date() > last);
  }

  const SlowCalendar& calendar_;
  const cases::Sections& sections_;
  const catalogue::ItemContent& item_;
  Date today_;
  Instant received_;
  bool on_the_spot_ = false, promise_ran_ = false;
  std::int64_t asked_workdays_ = 0;
  std::optional<Instant> first_notice_, completed_;
  std::vector<Standstill> stops_of_promise_, stops_of_law_;
};

class Auditor {
 public:
  Auditor(Contexts& contexts, CentreId centre, std::string_view workdays)
      : contexts_(contexts), actor_(Actor::of_system(centre, "audit")), calendar_(workdays) {}

  Audit run() {
    for (std::optional<std::string> after; read_page(after);) {}
    check_numbers();
    check_counts();
    check_ledger();
    return std::move(audit_);
  }

 private:
  template <class T, class U>
  void compare(const std::string& object, const std::string& what, const T& expected, const U& found) {
    const std::string a = shown(expected), b = shown(found);
    if (a == b) return;
    ++audit_.differences;
    if (audit_.findings.size() < 100) audit_.findings.push_back({object, what, a, b});
  }
  static std::string shown(const std::string& text) { return text; }
  static std::string shown(const char* text) { return text; }
  static std::string shown(Date date) { return date.str(); }
  static std::string shown(Instant at) { return at.str(); }
  static std::string shown(bool value) { return value ? "yes" : "no"; }
  static std::string shown(std::int64_t value) { return std::to_string(value); }
  template <class T>
  static std::string shown(const std::optional<T>& value) {
    return value ? shown(*value) : "none";
  }
  static std::string shown(Light light) { return boost::describe::enum_to_string(light, "?"); }
  static std::string shown(State state) { return boost::describe::enum_to_string(state, "?"); }

  bool read_page(std::optional<std::string>& after) {
    contexts_.read(actor_, [&](ReadContext& context) {
      cases::CaseQuery query;
      query.limit = 200;
      query.order = cases::CaseOrder::received;
      if (after) query.after = Text<400>(*after);
      const auto page = cases::list(context, query);
      for (const auto& row : page.items) check_case(context, row, cases::view(context, row.id));
      after = page.next;
      return 0;
    });
    return after.has_value();
  }

  void check_case(ReadContext& context, const cases::CaseRow& row, const CaseView& view) {
    const auto& item = content(context, view);
    const auto sections = cases::Sections::of(context.law, item.type);
    const Date today = context.today();
    Follower follower(calendar_, sections, item, today);
    follower.follow(view);
    ++audit_.cases;
    audit_.events += std::int64_t(view.timeline.size());
    const std::string& name = view.receipt_number;
    compare(name, "state", follower.state, view.state);
    compare(name, "accepted_at", follower.accepted, view.accepted_at);
    compare(name, "decided_at", follower.decided, view.decided_at);
    compare(name, "issued_at", follower.issued, view.issued_at);
    compare(name, "notices", follower.notices, std::int64_t{view.notices});
    check_clocks(follower, view, context.now);
    check_row(follower, row, context.now);
    remember(view, follower);
  }

  void check_clocks(const Follower& follower, const CaseView& view, Instant now) {
    const std::string& name = view.receipt_number;
    std::set<std::string> expected, found;
    for (const auto& [clock, facts] : follower.clocks) expected.insert(clock);
    for (const auto& clock : view.clocks) found.insert(clock.name);
    compare(name, "clocks", joined(expected), joined(found));
    for (const auto& clock : view.clocks) {
      const auto facts = follower.clocks.find(clock.name);
      if (facts == follower.clocks.end()) continue;
      ++audit_.clocks;
      const Date due = follower.due(clock.name);
      compare(name, clock.name + ".due", due, clock.deadline.due);
      compare(name, clock.name + ".met_at", facts->second.met, clock.met_at);
      compare(name, clock.name + ".light", follower.light(clock.name, now), clock.light);
      compare(name, clock.name + ".workdays_left",
              calendar_.workdays_after(facts->second.met.value_or(now).date(), due), clock.workdays_left);
      compare(name, clock.name + ".because", true, clock.deadline.because.cites());
      if (facts->second.limit.unit != Unit::minutes)
        compare(name, clock.name + ".on_time", facts->second.met.value_or(now).date() <= due, clock.on_time);
    }
  }

  void check_row(const Follower& follower, const cases::CaseRow& row, Instant now) {
    std::optional<Date> due;
    Light worst = Light::grey;
    const auto rank = [](Light light) { return light == Light::red ? 3 : light == Light::yellow ? 2 : 1; };
    for (const auto& [name, clock] : follower.clocks) {
      if (clock.met || follower.standing(name)) continue;
      const Date own = follower.due(name);
      if (!due || own < *due) due = own;
      const Light light = clock.limit.unit == Unit::minutes ? day_light(own, now.date()) : follower.light(name, now);
      if (worst == Light::grey || rank(light) > rank(worst)) worst = light;
    }
    compare(row.receipt_number, "list.due", due, row.due);
    compare(row.receipt_number, "list.light", worst, row.light);
    compare(row.receipt_number, "list.provisional", due && *due > calendar_.known_until(), row.provisional);
    if (is_open(follower.state)) {
      ++open_;
      red_ += worst == Light::red;
      yellow_ += worst == Light::yellow;
      green_ += worst == Light::green;
    }
  }
  // A list compares days: a limit in minutes is red from the next day on.
  static Light day_light(Date due, Date today) { return today > due ? Light::red : Light::yellow; }
  static bool is_open(State state) {
    return state != State::issued && state != State::closed && state != State::not_accepted &&
           state != State::withdrawn && state != State::annulled;
  }

  void remember(const CaseView& view, const Follower& follower) {
    const Date today = contexts_.clock().now().date();
    received_today_ += view.received_at.date() == today;
    decided_today_ += follower.decided && follower.decided->date() == today;
    std::set<std::int64_t> moments;
    for (const Event& event : view.timeline) moments.insert(event.at.ms);
    acts_[view.id.value] = std::move(moments);
    take_number(view.receipt_number, view.receipt_number.rfind('-'));
    if (view.case_number) {
      const std::string& number = *view.case_number;  // region, date, five digits; one series a year
      series_["case " + number.substr(6, 4)].push_back(std::stoll(number.substr(number.size() - 5)));
    }
    for (const auto& document : view.documents) {
      ++audit_.documents;
      if (document.kind == cases::DocumentKind::receipt) continue;
      const auto from = document.number.find("第");
      const auto to = document.number.find("号", from == std::string::npos ? 0 : from);
      if (from == std::string::npos || to == std::string::npos) {
        compare(view.receipt_number, "document.number", "…第…号", document.number);
        continue;
      }
      const std::size_t digits = from + std::string_view("第").size();
      series_[document.number.substr(0, from)].push_back(std::stoll(document.number.substr(digits, to - digits)));
    }
  }
  void take_number(const std::string& number, std::size_t dash) {
    series_[number.substr(0, dash)].push_back(std::stoll(number.substr(dash + 1)));
  }

  // 1, 2, 3, … without a gap and without a double.
  void check_numbers() {
    for (auto& [name, numbers] : series_) {
      std::sort(numbers.begin(), numbers.end());
      for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i] != std::int64_t(i) + 1) {
          compare(name, "series", std::int64_t(i) + 1, numbers[i]);
          break;
        }
    }
  }

  void check_counts() {
    const auto counts = contexts_.read(actor_, [](ReadContext& context) { return cases::counts(context, {}); });
    compare("counts", "open", open_, counts.open);
    compare("counts", "red", red_, counts.red);
    compare("counts", "yellow", yellow_, counts.yellow);
    compare("counts", "green", green_, counts.green);
    compare("counts", "received_today", received_today_, counts.received_today);
    compare("counts", "decided_today", decided_today_, counts.decided_today);
  }

  // Every act of every case has its entry, and the chain holds.
  void check_ledger() {
    std::map<std::int64_t, std::set<std::int64_t>> entered;
    for (std::optional<std::string> after; ledger_page(after, entered);) {}
    for (const auto& [id, moments] : acts_)
      for (const std::int64_t at : moments)
        if (!entered[id].contains(at)) compare("case " + std::to_string(id), "ledger", Instant{at}, "no entry");
    const auto verdict = ledger::verify(contexts_.database(), actor_.centre);
    compare("ledger", "sound", true, verdict.sound);
    compare("ledger", "entries", audit_.ledger_entries, verdict.entries);
  }
  bool ledger_page(std::optional<std::string>& after, std::map<std::int64_t, std::set<std::int64_t>>& entered) {
    return contexts_.read(actor_, [&](ReadContext& context) {
      ledger::LedgerQuery query;
      query.limit = 200;
      if (after) query.after = Text<400>(*after);
      const auto page = ledger::entries(context, query);
      for (const auto& entry : page.items) {
        ++audit_.ledger_entries;
        if (entry.object_kind == "case") entered[entry.object_id.value].insert(entry.at.ms);
      }
      after = page.next;
      return page.next.has_value();
    });
  }

  const catalogue::ItemContent& content(ReadContext& context, const CaseView& view) {
    const auto key = std::pair(view.item.value, view.item_version);
    const auto found = contents_.find(key);
    if (found != contents_.end()) return found->second;
    return contents_.emplace(key, catalogue::pinned(context, view.item, view.item_version)).first->second;
  }
  static std::string joined(const std::set<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : " ") + name;
    return out;
  }

  Contexts& contexts_;
  const Actor actor_;
  const SlowCalendar calendar_;
  Audit audit_;
  std::map<std::pair<std::int64_t, std::int32_t>, catalogue::ItemContent> contents_;
  std::map<std::string, std::vector<std::int64_t>> series_;
  std::map<std::int64_t, std::set<std::int64_t>> acts_;  // by case: the moments of its events
  std::int64_t open_ = 0, red_ = 0, yellow_ = 0, green_ = 0, received_today_ = 0, decided_today_ = 0;
};

}  // namespace

Audit audit(Contexts& contexts, CentreId centre, std::string_view workdays) {
  return Auditor(contexts, centre, workdays).run();
}

}  // namespace onewindow::simulation
