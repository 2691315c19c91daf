#include "service/slips/rules.h"

#include <gtest/gtest.h>

namespace onewindow::slips {
namespace {

using regulation::Calendar;
using regulation::DayKind;
using regulation::Unit;

const std::shared_ptr<const Calendar>& calendar() {
  static const auto built = Calendar::build({{Date::of(2026, 2, 14), DayKind::makeup_workday, "春节", ""},
                                             {Date::of(2026, 2, 16), DayKind::holiday, "春节", ""},
                                             {Date::of(2026, 2, 17), DayKind::holiday, "春节", ""},
                                             {Date::of(2026, 10, 1), DayKind::holiday, "国庆节", ""}},
                                            2026, 2026);
  return built;
}
Term term(Unit unit, int count) {
  return {.clock = "promised", .start = Instant::at(Date::of(2026, 2, 13), 10, 0), .limit = {unit, count}};
}

TEST(Slip, LL_A82_WorkdaysAreCountedFromTheDayAfter) {
  const auto derived = derive(*calendar(), term(Unit::workdays, 2), Date::of(2026, 2, 13));
  ASSERT_TRUE(derived);
  EXPECT_EQ(derived->due.str(), "2026-02-18") << "the 14th is made up, the 16th and 17th are off";
  EXPECT_FALSE(derived->provisional);
}

TEST(Slip, MinutesOfTheWallClockAreDerivedAndOpeningHoursAreNot) {
  EXPECT_EQ(derive(*calendar(), term(Unit::minutes, 30), Date::of(2026, 2, 13))->due.str(), "2026-02-13");
  Term counted = term(Unit::minutes, 30);
  counted.ends = Instant::at(Date::of(2026, 2, 14), 9, 0);
  EXPECT_FALSE(derive(*calendar(), counted, Date::of(2026, 2, 13)));
}

TEST(Slip, WorkdaysGrantedBehindCalendarDaysAreCountedAfterThem) {
  Term extended = term(Unit::days, 5);  // the 18th
  extended.extra_workdays = 3;
  EXPECT_EQ(derive(*calendar(), extended, Date::of(2026, 2, 13))->due.str(), "2026-02-23");
}

TEST(Slip, ADateBeyondTheKnownYearIsProvisional) {
  Term late = term(Unit::workdays, 5);
  late.start = Instant::at(Date::of(2026, 12, 30), 10, 0);
  EXPECT_TRUE(derive(*calendar(), late, Date::of(2026, 12, 30))->provisional);
}

TEST(Slip, CarriesOfTheCalendarWhatItsDatesRestOn) {
  std::vector<Term> terms{term(Unit::workdays, 2)};
  terms[0].due = Date::of(2026, 2, 18);
  const Days days = days_for(*calendar(), terms);
  EXPECT_EQ(days.days.size(), 3u);
  EXPECT_EQ(days.known_until.str(), "2026-12-31");
}

TEST(Slip, TheDigestDoesNotDependOnBlanks) {
  EXPECT_EQ(digest_of(boost::json::parse("{\"a\": 1,\n \"b\": \"二\"}")),
            digest_of(boost::json::parse("{\"a\":1,\"b\":\"二\"}")));
  EXPECT_NE(digest_of(boost::json::parse("{\"a\":1}")), digest_of(boost::json::parse("{\"a\":2}")));
}

}  // namespace
}  // namespace onewindow::slips
