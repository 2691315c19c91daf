#pragma once
// How a centre's cases went in a span of days, by SQL sums over the figures of cases (figures.h): what the office's
// page and its charts show. Each number counts what happened in the span, on the day on which it happened:
//
//   received       收件       registered at the window or online (初始登记: P5c.11.1, P6.11.1)
//   returned       补正退回   a first one-time notice given: the papers went back to be put right (P5b.A12.b,
//   P8.A6.2.a) accepted       受理       day 0 of both clocks, by its instant (Licensing Law Art. 32) not_accepted
//   不予受理   refused with reason (P1.A21.c, P8.A8) withdrawn      撤回       by the applicant granted, denied decided
//   so (P8.A8); decided is both together promised_*     承诺期限   of the decided that had a promised limit, and of
//   those the ones decided by its due date
//                             (P5c.3.a, P8.A7.1); the same by the statutory limit (Licensing Law Art. 42)
//   workdays_*     办理工作日 of the decided that had a promised clock: the sum of workdays from day 0 to the decision,
//                             without day 0 and without the days on which that clock stood; the average is the fraction
//   spot_*         即办       of the decided with a limit in minutes: how many, and how many took longer (P5a.4.2)
//   faults         补正差错   defects that lay there at the first notice and were first named by a later one
//                             (P1.A13, P8.A6.2.a)
//
// Who answers for a department sees its own. Not here: what is open now (counts in cases.h).
#include "service/cases/registers.h"

namespace onewindow::cases {

inline constexpr http::Permission kReadStatistics{"statistics.read", "查看统计", "read statistics"};

enum class StatisticsBy { day, month, department, window, item, handler, category, kind };
BOOST_DESCRIBE_ENUM(StatisticsBy, day, month, department, window, item, handler, category, kind)

struct StatisticsNumbers {
  std::int64_t received = 0, returned = 0, accepted = 0, not_accepted = 0, withdrawn = 0, decided = 0, granted = 0,
               denied = 0;
  std::int64_t promised_of = 0, promised_kept = 0, statutory_of = 0, statutory_kept = 0;
  std::int64_t workdays_of = 0, workdays_total = 0;
  std::int64_t spot_of = 0, spot_over = 0;
  std::int64_t faults = 0;

  void add(const StatisticsNumbers& other);
  friend bool operator==(const StatisticsNumbers&, const StatisticsNumbers&) = default;
};
BOOST_DESCRIBE_STRUCT(StatisticsNumbers, (),
                      (received, returned, accepted, not_accepted, withdrawn, decided, granted, denied, promised_of,
                       promised_kept, statutory_of, statutory_kept, workdays_of, workdays_total, spot_of, spot_over,
                       faults))

struct StatisticsRow : StatisticsNumbers {
  std::string key;            // a day, a month, an id, a word
  std::string name, name_en;  // for people
  std::string average;        // workdays_total / workdays_of to two decimals, half up; empty where nothing was decided
};
BOOST_DESCRIBE_STRUCT(StatisticsRow, (StatisticsNumbers), (key, name, name_en, average))

// Pure: "4.33" of 13/3, rounded once, half up; empty of a fraction of none.
std::string two_decimals(std::int64_t total, std::int64_t of);

struct StatisticsQuery : PageQuery {
  std::optional<Date> from, to;    // both included; this month up to today when absent, 366 days at most
  std::optional<StatisticsBy> by;  // by day when absent
  std::optional<DepartmentId> department;
  std::optional<WindowId> window;
  std::optional<ItemId> item;
  std::optional<AccountId> handler;
};
BOOST_DESCRIBE_STRUCT(StatisticsQuery, (PageQuery), (from, to, by, department, window, item, handler))

struct Statistics {
  Date from, to;
  StatisticsBy by = StatisticsBy::day;
  StatisticsRow total;
  std::vector<StatisticsRow> rows;  // by key; only what has a number, but of days and months all
};
BOOST_DESCRIBE_STRUCT(Statistics, (), (from, to, by, total, rows))

Statistics statistics(ReadContext& context, const StatisticsQuery& query);  // GET /api/v1/statistics/cases
Paged<StatisticsRow> statistics_register(ReadContext& context, const StatisticsQuery& query);

}  // namespace onewindow::cases
