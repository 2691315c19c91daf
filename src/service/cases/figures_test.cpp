// The figures of one case: outcome, what was kept of the limits, workdays without the days that stood still.
#include "service/cases/figures.h"

#include "service/cases/rules_testing.h"
#include "service/cases/words.h"

namespace onewindow::cases {
namespace {

using namespace testing;

Course promised(std::string_view from, int workdays) {
  Course course;
  course.timers.push_back(
      {.name = TimerName::promised, .start = noon(from), .limit = {regulation::Unit::workdays, workdays}});
  return course;
}

Figures derived(const Course& course, const Standpoint& at, std::string_view now) {
  Figures out;
  derive(out, at, course, calendar(), noon(now));
  return out;
}

TEST(CaseFigures, TheOutcomeFollowsFromTheStateAndAFiledCaseKeepsIt) {
  const struct {
    Standpoint at;
    Outcome outcome;
    bool concluded, finished;
  } table[] = {
      {{.state = State::received}, Outcome::open, false, false},
      {{.state = State::in_review, .accepted_at = noon("2026-03-02")}, Outcome::open, false, false},
      {{.state = State::not_accepted}, Outcome::not_accepted, true, true},
      {{.state = State::withdrawn}, Outcome::withdrawn, true, true},
      {{.state = State::annulled}, Outcome::annulled, true, true},
      {{.state = State::decided, .decided_at = noon("2026-03-04"), .granted = true}, Outcome::granted, true, false},
      {{.state = State::decided, .decided_at = noon("2026-03-04"), .granted = false}, Outcome::denied, true, false},
      {{.state = State::issued, .decided_at = noon("2026-03-04"), .issued_at = noon("2026-03-05"), .granted = true},
       Outcome::granted,
       true,
       true},
  };
  for (const auto& row : table) {
    Figures figures = derived({}, row.at, "2026-03-06");
    EXPECT_EQ(figures.outcome, row.outcome);
    EXPECT_EQ(figures.concluded_at.has_value(), row.concluded) << code(row.outcome);
    EXPECT_EQ(figures.finished_at.has_value(), row.finished) << code(row.outcome);
    if (!row.finished) continue;
    const auto concluded = figures.concluded_at, finished = figures.finished_at;
    Standpoint filed = row.at;
    filed.state = State::closed;
    derive(figures, filed, {}, calendar(), noon("2026-03-20"));
    EXPECT_EQ(figures.outcome, row.outcome);
    EXPECT_EQ(figures.concluded_at, concluded) << "the first instant stays";
    EXPECT_EQ(figures.finished_at, finished);
    EXPECT_EQ(figures.closed_at, noon("2026-03-20"));
  }
}

TEST(CaseFigures, LicensingLaw_A45_NothingIsLateWhileItsClockStands) {
  Course course = promised("2026-03-02", 5);
  const Standpoint at{.state = State::special_procedure, .accepted_at = noon("2026-03-02")};
  EXPECT_EQ(derived(course, at, "2026-03-03").promised_due, *Date::parse("2026-03-09"));
  course.stops.push_back({.from = *Date::parse("2026-03-04"), .promised = true});
  EXPECT_EQ(derived(course, at, "2026-03-04").promised_due, std::nullopt) << "the day moves with every day";
  course.stops.back().to = *Date::parse("2026-03-10");
  EXPECT_EQ(derived(course, at, "2026-03-10").promised_due, *Date::parse("2026-03-16"));
  Course late = promised("2026-03-02", 1);
  late.stops.push_back({.from = *Date::parse("2026-03-05"), .promised = true});
  EXPECT_EQ(derived(late, at, "2026-03-06").promised_due, *Date::parse("2026-03-03")) << "what is late stays late";
}

TEST(CaseFigures, P8_A7_1_InTimeIsDecidedByTheDueDayWheneverItIsPickedUp) {
  const Course course = promised("2026-03-02", 5);  // due on Monday 9 March
  const auto kept = [&](std::string_view decided) {
    return derived(course, {.state = State::decided, .decided_at = noon(decided), .granted = true}, "2026-04-01");
  };
  EXPECT_EQ(kept("2026-03-09").promised_due, day("2026-03-09"));
  EXPECT_EQ(kept("2026-03-09").promised_kept, true);
  EXPECT_EQ(kept("2026-03-10").promised_kept, false);
  EXPECT_EQ(kept("2026-03-09").workdays, 5);
  EXPECT_EQ(kept("2026-03-10").statutory_kept, std::nullopt) << "no law sets a limit";
  EXPECT_EQ(derived(course, {.state = State::in_review}, "2026-04-01").promised_kept, std::nullopt)
      << "an open case has kept nothing and missed nothing";
}

TEST(CaseFigures, LL_A45_WorkdaysLeaveOutTheDaysThatStoodStill) {
  const auto workdays = [](std::vector<Stop> stops, std::string_view decided) {
    Course course = promised("2026-03-02", 5);
    course.stops = std::move(stops);
    return derived(course, {.state = State::decided, .decided_at = noon(decided), .granted = true}, "2026-04-01")
        .workdays;
  };
  const auto stop = [](std::string_view from, std::optional<std::string_view> to, bool promised = true) {
    return Stop{.from = day(from), .to = to ? std::optional(day(*to)) : std::nullopt, .promised = promised};
  };
  EXPECT_EQ(workdays({}, "2026-03-13"), 9);
  EXPECT_EQ(workdays({stop("2026-03-04", "2026-03-06")}, "2026-03-13"), 6);
  EXPECT_EQ(workdays({stop("2026-03-04", "2026-03-06", false)}, "2026-03-13"), 9) << "inside the limit";
  EXPECT_EQ(workdays({stop("2026-03-04", "2026-03-06"), stop("2026-03-06", "2026-03-09")}, "2026-03-13"), 5)
      << "a day that two stops share is left out once";
  EXPECT_EQ(workdays({stop("2026-03-07", "2026-03-08")}, "2026-03-13"), 9) << "a weekend was no workday before";
  EXPECT_EQ(workdays({stop("2026-03-12", std::nullopt)}, "2026-03-13"), 7);
}

TEST(CaseFigures, P5a_4_2_OnTheSpotIsKeptToTheMinute) {
  Course course;
  course.timers.push_back({.name = TimerName::immediate,
                           .start = at("2026-03-02", 10),
                           .limit = {regulation::Unit::minutes, 30},
                           .ends = at("2026-03-02", 10, 30)});
  const auto kept = [&](int minute) {
    return derived(course, {.state = State::decided, .decided_at = at("2026-03-02", 10, minute), .granted = true},
                   "2026-03-02")
        .spot_kept;
  };
  EXPECT_EQ(kept(30), true);
  EXPECT_EQ(kept(31), false);
}

}  // namespace
}  // namespace onewindow::cases
