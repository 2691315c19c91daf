// What a calendar that changes does to the dates of a case.
#include "service/cases/moves_rules.h"

#include "regulation/calendar_import.h"
#include "service/cases/rules_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

// Two days off by the region's own document, in the week after the case came in.
const regulation::Calendar& later() {
  static const auto calendar = regulation::with_days(
      testing::calendar(), {{day("2026-03-04"), regulation::DayKind::holiday, "节", "甲政发1号"},
                            {day("2026-03-09"), regulation::DayKind::holiday, "节", "甲政发1号"}});
  return *calendar;
}

Course running(const catalogue::ItemContent& item) {
  Course course;
  course.timers.push_back(promised_timer({item, 1}, kHall, noon("2026-03-02")));
  return course;
}

std::string told(const Course& course, std::string_view today, std::optional<Instant> since = {}) {
  std::string out;
  for (const Moved& one : moved(course, testing::calendar(), later(), day(today), since))
    out += (out.empty() ? "" : " ") + one.before.str() + ">" + one.after.str();
  return out;
}

TEST(Moves, LicensingLaw_A82_a_limit_in_workdays_moves_with_the_days_off) {
  EXPECT_EQ(told(running(item_of(5)), "2026-03-03"), "2026-03-09>2026-03-11");
  EXPECT_EQ(told(running(item_of(1)), "2026-03-03"), "") << "it ends before the first of them";
  EXPECT_EQ(moved(running(item_of(5)), testing::calendar(), testing::calendar(), day("2026-03-03")).size(), 0u);
}

TEST(Moves, a_limit_in_days_moves_only_where_its_last_day_does) {
  auto item = item_of(5);
  item.promised_limit = {catalogue::LimitUnit::calendar_days, 7, ""};
  EXPECT_EQ(told(running(item), "2026-03-03"), "2026-03-09>2026-03-10");
  item.promised_limit = {catalogue::LimitUnit::calendar_days, 8, ""};
  EXPECT_EQ(told(running(item), "2026-03-03"), "");
}

TEST(Moves, what_is_met_or_stands_still_stays) {
  Course met = running(item_of(5));
  met.meet(TimerName::promised, noon("2026-03-06"));
  EXPECT_EQ(told(met, "2026-03-07"), "");
  Course stopped = running(item_of(5));
  stopped.stops.push_back({.procedure = Procedure::hearing, .from = day("2026-03-03"), .promised = true});
  EXPECT_EQ(told(stopped, "2026-03-04"), "");
}

TEST(Moves, what_began_under_the_new_calendar_has_no_old_date) {
  EXPECT_EQ(told(running(item_of(5)), "2026-03-03", noon("2026-03-03")), "2026-03-09>2026-03-11");
  EXPECT_EQ(told(running(item_of(5)), "2026-03-03", noon("2026-03-01")), "");
}

}  // namespace
}  // namespace onewindow::cases
