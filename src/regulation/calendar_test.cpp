#include "regulation/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "regulation/testing.h"

namespace onewindow::regulation {

using testing::calendar;
using testing::day;
using testing::refusal_of;

namespace {

int workdays_in(int year) {
  return int(calendar().workdays_between(Date::of(year - 1, 12, 31), Date::of(year, 12, 31)));
}

TEST(Calendar, HasTheWorkdaysOfEachNotice) {
  const std::pair<int, int> years[] = {{2019, 250}, {2020, 249}, {2021, 250}, {2022, 249},
                                       {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};
  for (const auto& [year, workdays] : years) EXPECT_EQ(workdays_in(year), workdays) << year;
}

TEST(Calendar, KnowsUntilWhenItIsKnown) {
  EXPECT_EQ(calendar().known_from().str(), "2019-01-01");
  EXPECT_EQ(calendar().known_until().str(), "2026-12-31");
  EXPECT_FALSE(calendar().known(day("2027-01-01")));
  EXPECT_FALSE(calendar().known(day("2018-12-31")));
}

TEST(Calendar, NamesItsSpecialDays) {
  EXPECT_EQ(calendar().kind(day("2026-02-14")), DayKind::makeup_workday);
  EXPECT_EQ(calendar().kind(day("2026-02-16")), DayKind::holiday);
  EXPECT_EQ(calendar().name(day("2026-02-16")), "春节");
  EXPECT_EQ(calendar().kind(day("2026-02-28")), DayKind::makeup_workday);
  EXPECT_EQ(calendar().kind(day("2026-03-01")), DayKind::weekend);
  EXPECT_EQ(calendar().name(day("2026-03-01")), "");
  EXPECT_EQ(calendar().special_days().size(), 288u);
  EXPECT_EQ(calendar().special_days().back().source, "国办发明电〔2025〕7号");
}

TEST(Calendar, StepsOverDaysOff) {
  EXPECT_EQ(calendar().next_workday(day("2026-02-14")).str(), "2026-02-24");
  EXPECT_EQ(calendar().previous_workday(day("2026-02-24")).str(), "2026-02-14");
  EXPECT_EQ(calendar().on_or_after(day("2026-02-14")).str(), "2026-02-14");
  EXPECT_EQ(calendar().on_or_after(day("2026-02-15")).str(), "2026-02-24");
  EXPECT_EQ(calendar().add_workdays(day("2026-02-15"), 0).str(), "2026-02-24");
  EXPECT_EQ(calendar().add_workdays(day("2026-02-24"), -1).str(), "2026-02-14");
}

TEST(Calendar, CountsMondayToFridayWhereNothingIsAnnounced) {
  EXPECT_EQ(calendar().add_workdays(day("2031-03-03"), 5).str(), "2031-03-10");
  EXPECT_EQ(calendar().add_workdays(day("2010-03-01"), 5).str(), "2010-03-08");
  EXPECT_EQ(calendar().add_workdays(day("2026-12-31"), 1).str(), "2027-01-01");
}

std::string refused(std::string_view body) {
  return refusal_of([&] { Calendar::from_csv("date,kind,name\n" + std::string(body)); });
}

TEST(Calendar, RefusesALineItCannotRead) {
  EXPECT_EQ(refusal_of([] { Calendar::from_csv("day,what\n"); }), "calendar.line 1");
  EXPECT_EQ(refused("2026-10-01,holiday\n"), "calendar.line 2");
  EXPECT_EQ(refused("2026-10-01,holiday,国庆节\n2026-02-30,holiday,春节\n"), "calendar.line 3");
  EXPECT_EQ(refused("2026-10-01,free,国庆节\n"), "calendar.line 2");
  EXPECT_EQ(refused("2026-10-01,holiday,\n"), "calendar.line 2");
  EXPECT_EQ(refused("\xff"), "calendar.line 1");
  EXPECT_EQ(refused(""), "calendar.line 2");
}

TEST(Calendar, RefusesContradictions) {
  EXPECT_EQ(refused("2026-10-01,holiday,国庆节\n2026-10-01,holiday,国庆节\n"), "calendar.contradiction 2026-10-01");
  EXPECT_EQ(refused("2026-10-01,holiday,国庆节\n2026-10-13,workday,国庆节\n"), "calendar.contradiction 2026-10-13");
  EXPECT_EQ(refused("2024-10-01,holiday,国庆节\n2026-10-01,holiday,国庆节\n"), "calendar.contradiction 2025-01-01");
  EXPECT_EQ(refused("2026-10-01,holiday,国庆节\n2027-01-01,holiday,元旦\n"), "calendar.contradiction 2027-01-01");
  EXPECT_EQ(refused("2026-10-01,holiday,国庆节\n2025-11-01,holiday,元旦\n"), "calendar.contradiction 2025-11-01");
  EXPECT_EQ(refused("2026-10-01,holiday,国庆节\r\n2025-12-31,holiday,元旦\r\n"), "accepted");
}

Date any_day() { return Date{*rc::gen::inRange(Date::of(2016, 1, 1).days, Date::of(2030, 1, 1).days)}; }

RC_GTEST_PROP(CalendarProperty, IndexArithmeticEqualsTheSlowLoop, ()) {
  const Date from = any_day();
  const int count = *rc::gen::inRange(1, 400);
  Date slow = from;
  for (int left = count; left > 0;) {
    slow = slow + 1;
    if (calendar().workday(slow)) --left;
  }
  RC_ASSERT(calendar().add_workdays(from, count) == slow);
}

RC_GTEST_PROP(CalendarProperty, CountingUndoesAdding, ()) {
  const Date from = any_day();
  const int count = *rc::gen::inRange(1, 400);
  const Date to = calendar().add_workdays(from, count);
  RC_ASSERT(calendar().workdays_between(from, to) == count);
  RC_ASSERT(calendar().workdays_between(to, from) == -count);
  RC_ASSERT(calendar().workday(to));
  if (calendar().workday(from)) RC_ASSERT(calendar().add_workdays(to, -count) == from);
}

}  // namespace
}  // namespace onewindow::regulation
