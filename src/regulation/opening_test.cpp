#include "regulation/opening.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "regulation/testing.h"

namespace onewindow::regulation {
namespace {

using testing::calendar;
using testing::day;

const std::vector<Span> kHours{{510, 720}, {840, 1050}};  // 08:30–12:00, 14:00–17:30

Opening plain(std::vector<OpeningException> exceptions = {}, bool saturday = false) {
  return {calendar(), kHours, saturday, std::move(exceptions)};
}
Instant at(std::string_view date, int hour, int minute = 0) { return Instant::at(day(date), hour, minute); }
OpeningException closed(std::string_view from, std::string_view to, std::optional<Span> part = {}) {
  return {day(from), day(to), false, part};
}
OpeningException opened(std::string_view date, Span part) { return {day(date), day(date), true, part}; }

TEST(Opening, FollowsTheWorkdaysAndMakeUpDays) {
  const Opening opening = plain();
  EXPECT_EQ(opening.on(day("2026-03-02")), kHours);
  EXPECT_TRUE(opening.on(day("2026-03-07")).empty());  // a Saturday
  EXPECT_EQ(opening.on(day("2026-02-14")), kHours) << "a Saturday that is worked for the holiday";
  EXPECT_TRUE(opening.on(day("2026-02-17")).empty()) << "Spring Festival";
}

TEST(Opening, P1_A14_SaturdayServiceStopsForHolidays) {
  const Opening opening = plain({}, true);
  EXPECT_EQ(opening.on(day("2026-03-07")), kHours);
  EXPECT_TRUE(opening.on(day("2026-02-21")).empty()) << "a Saturday of Spring Festival";
  EXPECT_TRUE(opening.on(day("2026-03-08")).empty()) << "a Sunday";
}

TEST(Opening, ClosuresOfADayOrAPartAndSpecialOpening) {
  const Opening opening = plain({closed("2026-03-03", "2026-03-04"), closed("2026-03-05", "2026-03-05", Span{600, 900}),
                                 opened("2026-03-07", {540, 720})});
  EXPECT_TRUE(opening.on(day("2026-03-03")).empty());
  EXPECT_TRUE(opening.on(day("2026-03-04")).empty());
  EXPECT_EQ(opening.on(day("2026-03-05")), (std::vector<Span>{{510, 600}, {900, 1050}}));
  EXPECT_EQ(opening.on(day("2026-03-07")), (std::vector<Span>{{540, 720}}));
  const Opening again = plain({closed("2026-03-03", "2026-03-03"), opened("2026-03-03", {840, 900})});
  EXPECT_EQ(again.on(day("2026-03-03")), (std::vector<Span>{{840, 900}})) << "what was announced later counts";
}

TEST(Opening, SaysWhetherItIsOpenAndWhenNext) {
  const Opening opening = plain();
  EXPECT_TRUE(opening.open_at(at("2026-03-02", 8, 30)));
  EXPECT_FALSE(opening.open_at(at("2026-03-02", 8, 29)));
  EXPECT_FALSE(opening.open_at(at("2026-03-02", 12, 0)));
  EXPECT_EQ(opening.next_open(at("2026-03-02", 9)), at("2026-03-02", 9));
  EXPECT_EQ(opening.next_open(at("2026-03-02", 12)), at("2026-03-02", 14));
  EXPECT_EQ(opening.next_open(at("2026-03-06", 18)), at("2026-03-09", 8, 30));
  EXPECT_EQ(opening.next_open(at("2026-02-14", 18)), at("2026-02-24", 8, 30)) << "over Spring Festival";
  EXPECT_FALSE(Opening(calendar(), {}, false, {}).next_open(at("2026-03-02", 9)));
}

TEST(Opening, CountsOpenMinutes) {
  const Opening opening = plain();
  EXPECT_EQ(opening.add_minutes(at("2026-03-02", 9), 30), at("2026-03-02", 9, 30));
  EXPECT_EQ(opening.add_minutes(at("2026-03-02", 11, 50), 30), at("2026-03-02", 14, 20));
  EXPECT_EQ(opening.add_minutes(at("2026-03-06", 17, 20), 30), at("2026-03-09", 8, 50));
  EXPECT_EQ(opening.minutes_between(at("2026-03-06", 17, 20), at("2026-03-09", 8, 50)), 30);
  EXPECT_EQ(opening.minutes_between(at("2026-03-09", 9), at("2026-03-06", 9)), 0);
  EXPECT_FALSE(Opening(calendar(), {}, false, {}).add_minutes(at("2026-03-02", 9), 1));
}

TEST(OpenDeadline, P5a_4_2_thirty_minutes_stop_over_lunch) {
  const Deadline lunch = open_deadline(plain(), calendar(), at("2026-03-02", 11, 50), {Unit::minutes, 30});
  EXPECT_EQ(*lunch.instant, at("2026-03-02", 14, 20));
  const Deadline evening = open_deadline(plain(), calendar(), at("2026-03-02", 19), {Unit::minutes, 30});
  EXPECT_EQ(*evening.instant, at("2026-03-02", 19, 30)) << "extended hours: by the clock on the wall";
}

TEST(OpenDeadline, WorkHoursBeginWhenItOpens) {
  const Deadline found = open_deadline(plain(), calendar(), at("2026-03-06", 19), {Unit::work_hours, 4});
  EXPECT_EQ(*found.instant, at("2026-03-09", 14, 30));
  EXPECT_EQ(found.due, day("2026-03-09"));
}

TEST(Opening, NeverMovesALegalDeadline) {
  const Opening opening = plain({closed("2026-03-02", "2026-03-31")});
  EXPECT_TRUE(opening.on(day("2026-03-09")).empty());
  const Term term{.start = day("2026-03-02"), .limit = {Unit::workdays, 5}};
  EXPECT_EQ(due_date(calendar(), term, day("2026-03-02")), day("2026-03-09"));
}

TEST(Opening, AddingMinutesIsTheInverseOfCountingThem) {
  rc::check("the minutes between start and its end are the minutes added", [] {
    const auto from = *rc::gen::inRange(0, 200), length = *rc::gen::inRange(0, 4);
    const Opening opening = plain({{day("2026-01-01") + from, day("2026-01-01") + from + length, false, Span{600, 900}},
                                   {day("2026-01-01") + from + 2, day("2026-01-01") + from + 3, true, Span{540, 660}}},
                                  *rc::gen::arbitrary<bool>());
    const Instant start =
        Instant::at(day("2026-01-01") + *rc::gen::inRange(0, 200)) + *rc::gen::inRange(0, 1440) * 60'000;
    const auto minutes = *rc::gen::inRange<std::int64_t>(1, 3000);
    const auto end = opening.add_minutes(start, minutes);
    RC_ASSERT(end.has_value());
    RC_ASSERT(opening.minutes_between(start, *end) == minutes);
    RC_ASSERT(opening.open_at(*end + -1));
  });
}

}  // namespace
}  // namespace onewindow::regulation
