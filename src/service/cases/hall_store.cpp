#include "service/cases/hall_store.h"

namespace onewindow::cases::hall_store {

namespace {

std::int64_t in_range(db::Read& read, std::string_view sql, Day day) {
  return read.count(sql, {{"from", day.from}, {"to", day.to}});
}

struct Counted {
  std::optional<WindowId> window;
  std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (window, cases))

void add(std::vector<OfWindow>& to, const std::vector<Counted>& counted, std::int64_t OfWindow::* field) {
  for (const Counted& one : counted) {
    auto at = std::find_if(to.begin(), to.end(), [&](const OfWindow& w) { return w.window == one.window; });
    if (at == to.end()) at = to.insert(to.end(), OfWindow{.window = one.window});
    (*at).*field = one.cases;
  }
}

}  // namespace

DayTotals totals(db::Read& read, Day day) {
  return {.day = day.from.date(),
          .received = in_range(read,
                               "select count(*) from cases where centre_id = :centre and received_at >= :from"
                               " and received_at < :to",
                               day),
          .accepted = in_range(read,
                               "select count(*) from cases where centre_id = :centre and accepted_at >= :from"
                               " and accepted_at < :to",
                               day),
          .decided = in_range(read,
                              "select count(*) from cases where centre_id = :centre and decided_at >= :from"
                              " and decided_at < :to",
                              day),
          .issued = in_range(read,
                             "select count(*) from cases where centre_id = :centre and issued_at >= :from"
                             " and issued_at < :to",
                             day)};
}

std::vector<OfWindow> windows(db::Read& read, Day day) {
  const db::Params params{{"from", day.from}, {"to", day.to}};
  std::vector<OfWindow> out;
  add(out,
      read.all<Counted>("select window_id, count(*) from cases where centre_id = :centre and received_at >= :from"
                        " and received_at < :to group by window_id",
                        params),
      &OfWindow::received);
  add(out,
      read.all<Counted>("select window_id, count(*) from cases where centre_id = :centre and accepted_at >= :from"
                        " and accepted_at < :to group by window_id",
                        params),
      &OfWindow::accepted);
  add(out,
      read.all<Counted>("select window_id, count(*) from cases where centre_id = :centre and issued_at >= :from"
                        " and issued_at < :to group by window_id",
                        params),
      &OfWindow::issued);
  return out;
}

// The two below name open = 1 as the indexes do that hold only open cases.
std::vector<WaitingRow> waiting(db::Read& read) {
  return read.all<WaitingRow>(
      "select window_id, todo, count(*) from cases where centre_id = :centre and open = 1 group by window_id, todo");
}

std::vector<LightsRow> lights(db::Read& read, Date today) {
  return read.all<LightsRow>(
      "select department_id,"
      " sum(case when due_date >= :green and yellow_from > :still then 1 else 0 end),"
      " sum(case when due_date >= :yellow and yellow_from <= :already then 1 else 0 end),"
      " sum(case when due_date < :red then 1 else 0 end),"
      " sum(case when due_date is null then 1 else 0 end)"
      " from cases where centre_id = :centre and open = 1 group by department_id",
      {{"green", today}, {"still", today}, {"yellow", today}, {"already", today}, {"red", today}});
}

std::vector<DecidedRow> decided(db::Read& read, Day day) {
  return read.all<DecidedRow>(
      "select department_id, received_at, course from cases where centre_id = :centre and decided_at >= :from"
      " and decided_at < :to",
      {{"from", day.from}, {"to", day.to}});
}

std::vector<LastRow> acts(db::Read& read, Day day) {
  return read.all<LastRow>(
      "select c.window_id, e.at, e.act from case_events e"
      " join cases c on c.centre_id = e.centre_id and c.id = e.case_id"
      " where e.centre_id = :centre and e.at >= :from and e.at < :to order by e.at desc, e.id desc limit 5000",
      {{"from", day.from}, {"to", day.to}});
}

}  // namespace onewindow::cases::hall_store
