// The figures of the office's page and of the public's, counted once more from the timelines.
#include "service/cases/registers.h"
#include "service/cases/statistics.h"
#include "simulation/event_detail.h"
#include "simulation/findings.h"

namespace onewindow::simulation {

namespace {

using cases::StatisticsBy;
using cases::StatisticsNumbers;

constexpr std::int64_t kYear = 366;

// What one case adds to the days on which it happened.
void add(const Told& told, const std::function<StatisticsNumbers&(Instant)>& on) {
  ++on(told.received).received;
  if (told.noticed) ++on(*told.noticed).returned;
  if (told.accepted) ++on(*told.accepted).accepted;
  if (told.refused) ++on(*told.refused).not_accepted;
  if (told.withdrawn && !told.decided) ++on(*told.withdrawn).withdrawn;
  for (const auto& event : told.events)
    if (event.act == cases::Act::give_notice) on(event.at).faults += number_in(event, "repeated");
  if (!told.decided) return;
  StatisticsNumbers& day = on(*told.decided);
  ++day.decided;
  ++(told.granted.value_or(false) ? day.granted : day.denied);
  if (const auto kept = told.kept(told.promised_due)) ++day.promised_of, day.promised_kept += *kept;
  if (const auto kept = told.kept(told.statutory_due)) ++day.statutory_of, day.statutory_kept += *kept;
  if (told.workdays) ++day.workdays_of, day.workdays_total += *told.workdays;
}

std::string words(const std::string& key, const StatisticsNumbers& n) {
  return Auditing::row(key, n.received, n.returned, n.accepted, n.not_accepted, n.withdrawn, n.decided, n.granted,
                       n.denied, n.promised_of, n.promised_kept, n.statutory_of, n.statutory_kept, n.workdays_of,
                       n.workdays_total, n.faults);
}

class Statistics {
 public:
  explicit Statistics(Auditing& of) : of_(of) {}

  void check() {
    if (of_.cases.empty()) return;
    Date first = of_.contexts.clock().now().date();
    const Date last = first;
    for (const Told& told : of_.cases) first = std::min(first, told.received.date());
    for (Date from = first; from <= last; from = from + kYear) check(from, std::min(last, from + (kYear - 1)));
    for (Date month = Date::of(first.year(), first.month(), 1); month <= last; month = after(month)) in_public(month);
  }

 private:
  static Date after(Date month) {
    return month.month() == 12 ? Date::of(month.year() + 1, 1, 1) : Date::of(month.year(), month.month() + 1, 1);
  }

  void check(Date from, Date to) {
    std::map<std::string, StatisticsNumbers> days, departments;
    for (Date day = from; day <= to; day = day + 1) days[day.str()];
    StatisticsNumbers outside;
    for (const Told& told : of_.cases) {
      const auto within = [&](Instant at) { return from <= at.date() && at.date() <= to; };
      add(told, [&](Instant at) -> StatisticsNumbers& { return within(at) ? days[at.date().str()] : outside; });
      add(told, [&](Instant at) -> StatisticsNumbers& { return within(at) ? departments[told.department] : outside; });
    }
    compare("statistics.day", from, to, StatisticsBy::day, days);
    compare("statistics.department", from, to, StatisticsBy::department, departments);
  }

  void compare(const std::string& what, Date from, Date to, StatisticsBy by,
               const std::map<std::string, StatisticsNumbers>& counted) {
    cases::StatisticsQuery query;
    query.from = from;
    query.to = to;
    query.by = by;
    std::vector<std::string> expected, found;
    for (const auto& [key, numbers] : counted)
      if (by == StatisticsBy::day || !(numbers == StatisticsNumbers{})) expected.push_back(words(key, numbers));
    const auto shown = of_.contexts.read(of_.actor, [&](ReadContext& c) { return cases::statistics(c, query); });
    for (const auto& row : shown.rows) found.push_back(words(by == StatisticsBy::day ? row.key : row.name, row));
    of_.compare_rows(what, std::move(expected), std::move(found));
  }

  // P5c.9.2, P6.9.2: what the public is shown of a month.
  void in_public(Date month) {
    std::int64_t granted = 0, denied = 0, refused = 0;
    const auto within = [&](const std::optional<Instant>& at) {
      return at && at->date().year() == month.year() && at->date().month() == month.month();
    };
    for (const Told& told : of_.cases) {
      refused += within(told.refused);
      if (within(told.decided)) ++(told.granted.value_or(false) ? granted : denied);
    }
    cases::PublicResultQuery query;
    query.month = Text<7, 7>(month.str().substr(0, 7));
    std::int64_t shown_granted = 0, shown_denied = 0, shown_refused = 0;
    for (const auto& row : of_.all(cases::public_results, query)) {
      shown_granted += row.granted;
      shown_denied += row.denied;
      shown_refused += row.not_accepted;
    }
    of_.compare(month.str().substr(0, 7), "results.granted", granted, shown_granted);
    of_.compare(month.str().substr(0, 7), "results.denied", denied, shown_denied);
    of_.compare(month.str().substr(0, 7), "results.not_accepted", refused, shown_refused);
  }

  Auditing& of_;
};

}  // namespace

void audit_statistics(Auditing& of) { Statistics(of).check(); }

}  // namespace onewindow::simulation
