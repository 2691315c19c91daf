#include "regulation/deadline.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "regulation/testing.h"

namespace onewindow::regulation {

using testing::calendar;
using testing::day;
using testing::refusal_of;

namespace {

const Date kToday = Date::of(2026, 6, 1);

Term workdays(std::string_view start, int count) { return Term{.start = day(start), .limit = {Unit::workdays, count}}; }
Term days(std::string_view start, int count) { return Term{.start = day(start), .limit = {Unit::days, count}}; }
Pause pause(std::string_view from, std::string_view to) { return Pause{day(from), day(to), "听证", "hearing"}; }
std::string due(const Term& term) { return due_date(calendar(), term, kToday).str(); }

TEST(Deadline, LicensingLawArt82CountsWorkdaysFromTheDayAfterAcceptance) {
  struct Vector {
    const char* start;
    int count;
    const char* due;
  };
  const Vector vectors[] = {{"2026-02-13", 5, "2026-02-27"}, {"2026-02-13", 20, "2026-03-19"},
                            {"2026-09-18", 5, "2026-09-24"}, {"2026-09-30", 20, "2026-11-03"},
                            {"2025-12-31", 5, "2026-01-08"}, {"2025-01-24", 20, "2025-02-27"},
                            {"2024-09-13", 3, "2024-09-19"}, {"2023-09-28", 5, "2023-10-11"}};
  for (const Vector& v : vectors) EXPECT_EQ(due(workdays(v.start, v.count)), v.due) << v.start << " +" << v.count;
}

TEST(Deadline, LicensingLawArt45PausesAreNotCounted) {
  Term term = workdays("2026-02-13", 5);
  term.pauses = {pause("2026-02-24", "2026-02-26")};
  EXPECT_EQ(due(term), "2026-03-03");
  term.pauses = {pause("2026-03-01", "2026-03-31")};  // after the due date
  EXPECT_EQ(due(term), "2026-02-27");
  term.pauses = {pause("2026-02-10", "2026-02-13")};  // day 0 does not count anyway
  EXPECT_EQ(due(term), "2026-02-27");
}

TEST(Deadline, CivilCodeArt203RollsCalendarDaysToAWorkday) {
  EXPECT_EQ(due(days("2026-03-02", 3)), "2026-03-05");
  EXPECT_EQ(due(days("2026-03-04", 3)), "2026-03-09");  // a Saturday
  EXPECT_EQ(due(days("2026-02-13", 3)), "2026-02-24");  // in the Spring Festival
  EXPECT_EQ(due(days("2026-02-13", 1)), "2026-02-14");  // a Saturday that is worked
  EXPECT_EQ(due(days("2026-03-04", 0)), "2026-03-04");
}

TEST(Deadline, SameDayMeansTheDayItselfOrTheNextWorkday) {
  EXPECT_EQ(due(Term{.start = day("2026-03-04"), .limit = {Unit::same_day, 0}}), "2026-03-04");
  EXPECT_EQ(due(Term{.start = day("2026-02-15"), .limit = {Unit::same_day, 0}}), "2026-02-24");
}

TEST(Deadline, LicensingLawArt42AddsExtensions) {
  Term term = workdays("2026-02-13", 20);
  term.extensions = {{Unit::workdays, 10}};
  EXPECT_EQ(due(term), due(workdays("2026-02-13", 30)));
  term.extensions = {{Unit::days, 10}};
  EXPECT_EQ(refusal_of([&] { due(term); }), "deadline.extension_unit");
}

TEST(Deadline, RefusesWhatCannotBe) {
  EXPECT_EQ(refusal_of([] { due(workdays("2026-02-13", -1)); }), "deadline.limit");
  EXPECT_EQ(refusal_of([] { due(workdays("2026-02-13", 36'501)); }), "deadline.limit");
  Term term = workdays("2026-02-13", 5);
  term.pauses = {pause("2026-02-26", "2026-02-24")};
  EXPECT_EQ(refusal_of([&] { due(term); }), "deadline.pause_order 2026-02-26");
  EXPECT_THROW(due(Term{.start = kToday, .limit = {Unit::minutes, 30}}), BrokenPromise);
}

TEST(Deadline, IsProvisionalBeyondTheLastNotice) {
  EXPECT_FALSE(deadline(calendar(), workdays("2026-12-24", 5), kToday).provisional);
  const Deadline beyond = deadline(calendar(), workdays("2026-12-24", 6), kToday);
  EXPECT_TRUE(beyond.provisional);
  EXPECT_EQ(beyond.known_until.str(), "2026-12-31");
  EXPECT_NE(beyond.because.reasons.back().zh.find("2027年放假安排尚未公布"), std::string::npos);
  EXPECT_NE(beyond.because.reasons.back().en.find("2027"), std::string::npos);
}

TEST(Deadline, IsProvisionalBeforeTheFirstNotice) {
  EXPECT_TRUE(deadline(calendar(), workdays("2018-12-20", 5), kToday).provisional);
  EXPECT_FALSE(deadline(calendar(), workdays("2018-12-31", 5), kToday).provisional);
}

TEST(Deadline, StandsStillInAnOpenPause) {
  Term term = workdays("2026-02-13", 5);
  term.pauses = {Pause{day("2026-02-24"), std::nullopt, "检验", "inspection"}};
  const Deadline still = deadline(calendar(), term, day("2026-02-26"));
  EXPECT_FALSE(still.running);
  EXPECT_EQ(still.due.str(), "2026-03-03");
  EXPECT_TRUE(deadline(calendar(), term, day("2026-02-23")).running);  // not begun yet
  term.pauses[0].from = day("2026-03-10");
  EXPECT_TRUE(deadline(calendar(), term, kToday).running);  // began after the due date
}

TEST(Deadline, MinutesRunOnTheWallClock) {
  const Instant start = Instant::at(day("2026-02-13"), 9, 0);
  const Deadline soon = minutes_deadline(calendar(), start, {Unit::minutes, 30});
  EXPECT_EQ(soon.instant->str(), "2026-02-13T09:30:00.000+08:00");
  EXPECT_EQ(soon.due.str(), "2026-02-13");
}

TEST(Explanation, SaysDayByDayInBothLanguages) {
  Term term = workdays("2026-02-13", 5);
  EXPECT_EQ(paragraph(deadline(calendar(), term, kToday).because, false),
            "2026年2月13日为第0日，不计入，限期5个工作日；2月14日（调休上班）计1个工作日；2月15日至23日春节放假不计；"
            "2月24日至27日计4个工作日；到期日为2026年2月27日。");
  term.pauses = {pause("2026-02-24", "2026-02-26")};
  EXPECT_EQ(paragraph(deadline(calendar(), term, kToday).because, true),
            "day 0 is 13 Feb 2026 and does not count, the limit is 5 workdays; 14 Feb (make-up workday): 1 workday; "
            "15–23 Feb: Spring Festival, not counted; 24–26 Feb: paused (hearing), 3 workdays not counted; "
            "27–28 Feb (make-up workday: 28 Feb): 2 workdays; 1 Mar: weekend, not counted; 2–3 Mar: 2 workdays; due on "
            "3 Mar 2026.");
  EXPECT_EQ(paragraph(deadline(calendar(), days("2026-03-04", 3), kToday).because, false),
            "2026年3月4日为第0日，不计入，限期3日；3月5日至7日计3日；"
            "最后一日3月7日为周末，顺延至下一工作日3月9日（《民法典》第二百零三条）；到期日为2026年3月9日。");
}

TEST(Explanation, StaysReadableForLongTerms) {
  for (const int count : {20, 45, 100, 300, 1000, 20000}) {
    Term term = workdays("2026-02-13", count);
    for (int i = 0; i < 40; ++i)
      term.pauses.push_back(Pause{term.start + i * 9 + 1, term.start + i * 9 + 2, "检验", "testing"});
    term.extensions = {{Unit::workdays, 10}, {Unit::workdays, 10}};
    EXPECT_LE(deadline(calendar(), term, kToday).because.reasons.size(), 25u) << count;
    term.pauses.clear();
    EXPECT_LE(deadline(calendar(), term, kToday).because.reasons.size(), 25u) << count;
  }
}

// The slow obvious way: one day after the other.
Date slow_due(const Term& term) {
  const auto paused = [&](Date date) {
    return std::any_of(term.pauses.begin(), term.pauses.end(),
                       [&](const Pause& p) { return p.from <= date && date <= *p.to; });
  };
  std::int64_t left = term.limit.count;
  for (const Duration& extension : term.extensions) left += extension.count;
  Date date = term.start;
  while (left > 0) {
    date = date + 1;
    if (!paused(date) && (term.limit.unit == Unit::days || calendar().workday(date))) --left;
  }
  while (paused(date) || !calendar().workday(date)) date = date + 1;
  return date;
}

Term any_term() {
  Term term{.start = Date{*rc::gen::inRange(Date::of(2018, 6, 1).days, Date::of(2027, 6, 1).days)}};
  term.limit = {*rc::gen::element(Unit::workdays, Unit::days), *rc::gen::inRange(0, 90)};
  if (*rc::gen::arbitrary<bool>()) term.extensions = {{term.limit.unit, *rc::gen::inRange(1, 20)}};
  const int pauses = *rc::gen::inRange(0, 5);
  for (int i = 0; i < pauses; ++i) {
    const Date from = term.start + *rc::gen::inRange(-5, 120);
    term.pauses.push_back(
        Pause{from, from + *rc::gen::inRange(0, 30), "暂停" + std::to_string(i), "pause " + std::to_string(i)});
  }
  return term;
}

RC_GTEST_PROP(DeadlineProperty, ArithmeticEqualsTheSlowLoop, ()) {
  const Term term = any_term();
  RC_ASSERT(due_date(calendar(), term, kToday) == slow_due(term));
}

RC_GTEST_PROP(DeadlineProperty, APauseNeverBringsTheDateForward, ()) {
  Term term = any_term();
  const Date before = due_date(calendar(), term, kToday);
  const Date from = term.start + *rc::gen::inRange(-5, 150);
  term.pauses.push_back(Pause{from, from + *rc::gen::inRange(0, 30), "", ""});
  RC_ASSERT(due_date(calendar(), term, kToday) >= before);
}

RC_GTEST_PROP(DeadlineProperty, OrderAndOverlapOfPausesAreIrrelevant, ()) {
  Term term = any_term();
  const Deadline first = deadline(calendar(), term, kToday);
  std::shuffle(term.pauses.begin(), term.pauses.end(), std::mt19937(*rc::gen::arbitrary<unsigned>()));
  const Deadline shuffled = deadline(calendar(), term, kToday);
  RC_ASSERT(shuffled.due == first.due);
  RC_ASSERT(paragraph(shuffled.because, false) == paragraph(first.because, false));
  for (Pause part : std::vector<Pause>(term.pauses)) {  // any part of a pause adds nothing
    part.from = part.from + (*part.to - part.from) / 2;
    term.pauses.push_back(part);
  }
  RC_ASSERT(due_date(calendar(), term, kToday) == first.due);
}

RC_GTEST_PROP(DeadlineProperty, StretchesAddUpToTheLimit, ()) {
  const Term term = any_term();
  std::int64_t limit = term.limit.count, counted = 0;
  for (const Duration& extension : term.extensions) limit += extension.count;
  for (const Reason& reason : deadline(calendar(), term, kToday).because.reasons)
    if (reason.inputs.is_object())
      if (const auto* part = reason.inputs.get_object().if_contains("counted"))
        counted += part->to_number<std::int64_t>();
  RC_ASSERT(counted == limit);
}

}  // namespace
}  // namespace onewindow::regulation
