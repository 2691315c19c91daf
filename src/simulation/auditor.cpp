#include "simulation/auditor.h"

#include "centre/calendar/calendar.h"
#include "centre/context/ledger_pages.h"
#include "simulation/findings.h"
#include "simulation/follower.h"

namespace onewindow::simulation {

namespace {

using cases::CaseView;
using cases::Light;
using regulation::Unit;

class Auditor {
 public:
  Auditor(Contexts& contexts, CentreId centre, std::string_view workdays)
      : of_{.contexts = contexts,
            .actor = Actor::of_system(centre, "audit"),
            .calendar = SlowCalendar(workdays),
            .audit = {},
            .book = {},
            .cases = {},
            .shown_of = {}} {}

  Audit run() {
    read_ledger();
    read_calendars();
    for (std::optional<std::string> after; read_page(after);) {}
    check_numbers();
    check_counts();
    check_ledger();
    audit_registers(of_);
    audit_statistics(of_);
    audit_fees(of_);
    audit_beside(of_);
    audit_forwarding(of_);
    return std::move(of_.audit);
  }

 private:
  // Newest first, as it is read; kept in the order in which it was written.
  void read_ledger() {
    std::vector<ledger::Entry> page;
    ledger::LedgerQuery query;
    query.limit = 200;
    for (bool more = true; more;) {
      auto found = of_.contexts.read(of_.actor, [&](ReadContext& context) { return ledger::entries(context, query); });
      for (auto& entry : found.items) enter(std::move(entry));
      more = found.next.has_value();
      if (more) query.after = Text<400>(*found.next);
    }
    for (auto& [act, lines] : of_.book.of_act) std::reverse(lines.begin(), lines.end());
  }
  void enter(ledger::Entry&& entry) {
    ++of_.book.entries;
    if (entry.object_kind == "case") {
      of_.book.moments[entry.object_id.value].insert(entry.at.ms);
      if (entry.act == "cases.receive_online" || entry.act == "cases.receive_forwarded")
        of_.book.online.insert(entry.object_id.value);
      return;
    }
    auto& lines = of_.book.of_act[entry.act];
    auto detail = entry.detail.empty() ? boost::json::value(boost::json::object()) : json::parse_own(entry.detail);
    lines.push_back({.sequence = entry.sequence,
                     .object = entry.object_id.value,
                     .actor = entry.actor.value,
                     .at = entry.at,
                     .act = std::move(entry.act),
                     .after = std::move(entry.after_digest),
                     .detail = detail.is_object() ? std::move(detail.as_object()) : boost::json::object()});
  }

  // Days that the place was given came to hold when they were confirmed; before, a case knew nothing of them.
  void read_calendars() {
    calendar::ImportQuery query;
    query.state = calendar::ImportState::confirmed;
    for (const auto& import : of_.all(calendar::imports, query))
      if (!import.region.empty()) {
        std::vector<Date> days;
        for (const auto& day : import.days) days.push_back(day.date);
        imports_.emplace_back(*import.decided_at, std::move(days));
      }
  }
  SlowCalendar calendar_at(Instant at) const {
    SlowCalendar out = of_.calendar;
    for (const auto& [confirmed, days] : imports_)
      if (confirmed > at)
        for (const Date day : days) out.forget(day);
    return out;
  }
  bool changed_since(Instant at) const {
    return std::any_of(imports_.begin(), imports_.end(), [&](const auto& import) { return import.first > at; });
  }

  bool read_page(std::optional<std::string>& after) {
    of_.contexts.read(of_.actor, [&](ReadContext& context) {
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
    Follower follower(of_.calendar, sections, item, today, of_.book.online.contains(view.id.value));
    follower.follow(view);
    ++of_.audit.cases;
    of_.audit.events += std::int64_t(view.timeline.size());
    const std::string& name = view.receipt_number;
    of_.compare(name, "state", follower.state, view.state);
    of_.compare(name, "accepted_at", follower.accepted, view.accepted_at);
    of_.compare(name, "decided_at", follower.decided, view.decided_at);
    of_.compare(name, "issued_at", follower.issued, view.issued_at);
    of_.compare(name, "notices", follower.notices, std::int64_t{view.notices});
    check_clocks(follower, view, context.now);
    Told told = told_of(follower, view);
    check_row(follower, row, context.now, told);
    remember(view, follower);
    if (told.open() || !changed_since(last_touched(view))) {
      told.promised_due = follower.due_if_any("promised");
      told.statutory_due = follower.due_if_any("statutory");
    } else {  // nobody touched it since a day was given off
      const SlowCalendar then = calendar_at(last_touched(view));
      Follower before(then, sections, item, today, of_.book.online.contains(view.id.value));
      before.follow(view);
      told.promised_due = before.due_if_any("promised");
      told.statutory_due = before.due_if_any("statutory");
    }
    if (told.open() && follower.clocks.contains("promised") && follower.standing("promised")) told.promised_due.reset();
    if (told.open() && follower.clocks.contains("statutory") && follower.standing("statutory"))
      told.statutory_due.reset();
    const auto* reply = sections.limits.objection_reply        ? &*sections.limits.objection_reply
                        : sections.base_limits.objection_reply ? &*sections.base_limits.objection_reply
                                                               : nullptr;
    if (reply != nullptr) told.objection_reply = reply->shown();
    of_.cases.push_back(std::move(told));
  }
  Instant last_touched(const CaseView& view) const {
    const auto found = of_.book.moments.find(view.id.value);
    return found == of_.book.moments.end() ? view.received_at : Instant{*found->second.rbegin()};
  }
  static Told told_of(const Follower& follower, const CaseView& view) {
    Told out{.id = view.id,
             .number = view.receipt_number,
             .department = view.department_name,
             .state = follower.state,
             .received = view.received_at,
             .noticed = follower.noticed,
             .accepted = follower.accepted,
             .refused = follower.refused,
             .withdrawn = follower.withdrawn,
             .annulled = follower.annulled,
             .decided = follower.decided,
             .issued = follower.issued,
             .closed = follower.closed,
             .granted = follower.granted,
             .promised_due = {},
             .statutory_due = {},
             .objection_reply = {},
             .workdays = {},
             .list_due = {},
             .events = {},
             .documents = {}};
    if (follower.decided && follower.clocks.contains("promised")) out.workdays = follower.workdays_taken();
    for (const auto& event : view.timeline)
      out.events.push_back({.id = event.id,
                            .act = event.act,
                            .state_after = event.state_after,
                            .at = event.at,
                            .actor_name = event.actor_name,
                            .document = {},
                            .zh = "",
                            .en = "",
                            .detail = event.detail,
                            .because = {}});
    for (const auto& document : view.documents)
      out.documents.push_back({.id = document.id,
                               .kind = document.kind,
                               .number = document.number,
                               .at = document.at,
                               .title = "",
                               .voided = document.voided,
                               .void_reason = "",
                               .content = {}});
    return out;
  }

  void check_clocks(const Follower& follower, const CaseView& view, Instant now) {
    const std::string& name = view.receipt_number;
    std::set<std::string> expected, found;
    for (const auto& [clock, facts] : follower.clocks) expected.insert(clock);
    for (const auto& clock : view.clocks) found.insert(clock.name);
    of_.compare(name, "clocks", joined(expected), joined(found));
    for (const auto& clock : view.clocks) {
      const auto facts = follower.clocks.find(clock.name);
      if (facts == follower.clocks.end()) continue;
      ++of_.audit.clocks;
      const Date due = follower.due(clock.name);
      of_.compare(name, clock.name + ".due", due, clock.deadline.due);
      of_.compare(name, clock.name + ".met_at", facts->second.met, clock.met_at);
      of_.compare(name, clock.name + ".light", follower.light(clock.name, now), clock.light);
      of_.compare(name, clock.name + ".workdays_left",
                  of_.calendar.workdays_after(facts->second.met.value_or(now).date(), due), clock.workdays_left);
      of_.compare(name, clock.name + ".because", true, clock.deadline.because.cites());
      if (facts->second.limit.unit != Unit::minutes)
        of_.compare(name, clock.name + ".on_time", facts->second.met.value_or(now).date() <= due, clock.on_time);
    }
  }

  void check_row(const Follower& follower, const cases::CaseRow& row, Instant now, Told& told) {
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
    of_.compare(row.receipt_number, "list.due", due, row.due);
    of_.compare(row.receipt_number, "list.light", worst, row.light);
    of_.compare(row.receipt_number, "list.provisional", due && *due > of_.calendar.known_until(), row.provisional);
    if (told.open()) {
      told.list_due = due;
      told.light = worst;
      ++open_;
      red_ += worst == Light::red;
      yellow_ += worst == Light::yellow;
      green_ += worst == Light::green;
    }
  }
  // A list compares days: a limit in minutes is red from the next day on.
  static Light day_light(Date due, Date today) { return today > due ? Light::red : Light::yellow; }

  void remember(const CaseView& view, const Follower& follower) {
    const Date today = of_.contexts.clock().now().date();
    received_today_ += view.received_at.date() == today;
    decided_today_ += follower.decided && follower.decided->date() == today;
    std::set<std::int64_t> moments;
    for (const auto& event : view.timeline) moments.insert(event.at.ms);
    acts_[view.id.value] = std::move(moments);
    take_number(view.receipt_number, view.receipt_number.rfind('-'));
    if (view.case_number) {
      const std::string& number = *view.case_number;  // region, date, five digits; one series a year
      series_["case " + number.substr(6, 4)].push_back(std::stoll(number.substr(number.size() - 5)));
    }
    for (const auto& document : view.documents) {
      ++of_.audit.documents;
      if (document.kind == cases::DocumentKind::receipt) continue;
      const auto from = document.number.find("第");
      const auto to = document.number.find("号", from == std::string::npos ? 0 : from);
      if (from == std::string::npos || to == std::string::npos) {
        of_.compare(view.receipt_number, "document.number", "…第…号", document.number);
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
          of_.compare(name, "series", std::int64_t(i) + 1, numbers[i]);
          break;
        }
    }
  }

  void check_counts() {
    const auto counts = of_.contexts.read(of_.actor, [](ReadContext& context) { return cases::counts(context, {}); });
    of_.compare("counts", "open", open_, counts.open);
    of_.compare("counts", "red", red_, counts.red);
    of_.compare("counts", "yellow", yellow_, counts.yellow);
    of_.compare("counts", "green", green_, counts.green);
    of_.compare("counts", "received_today", received_today_, counts.received_today);
    of_.compare("counts", "decided_today", decided_today_, counts.decided_today);
  }

  // Every act of every case has its entry, and the chain holds.
  void check_ledger() {
    of_.audit.ledger_entries = of_.book.entries;
    for (const auto& [id, moments] : acts_)
      for (const std::int64_t at : moments)
        if (!of_.book.moments[id].contains(at))
          of_.compare("case " + std::to_string(id), "ledger", Instant{at}, "no entry");
    const auto verdict = ledger::verify(of_.contexts.database(), of_.actor.centre);
    of_.compare("ledger", "sound", true, verdict.sound);
    of_.compare("ledger", "entries", of_.book.entries, verdict.entries);
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

  Auditing of_;
  std::vector<std::pair<Instant, std::vector<Date>>> imports_;
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
