// What time alone makes happen, each table named after the provision it comes from.
#include "service/cases/alarms.h"

#include "service/cases/rules_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;
using regulation::Unit;

struct Waiting {
  explicit Waiting(const Sections& sections, State state = State::in_review) : sections(sections), state(state) {}

  // "red:promised:2026-03-09 at 2026-03-10T00:00", in the order in which they come.
  std::vector<std::string> list(std::string_view today) const {
    std::vector<std::string> out;
    for (const Alarm& alarm : alarms(state, course, {item, 1}, sections, received, day(today)))
      out.push_back(alarm.key() + " " + alarm.at.str().substr(0, 16) + (alarm.in_hours ? " in hours" : ""));
    return out;
  }
  void hear(const std::string& key) { course.rung.push_back({key, received}); }

  Sections sections;
  State state;
  catalogue::ItemContent item = item_of(5);
  Course course;
  Instant received = noon("2026-03-02");
};

Waiting promised(const Sections& sections = kHall) {
  Waiting out(sections);
  out.course.timers.push_back(promised_timer({out.item, 1}, sections, out.received));  // due Monday 03-09
  return out;
}

TEST(Alarms, P3_A10_a_near_on_the_day_and_over) {
  const Waiting waiting = promised();
  EXPECT_EQ(waiting.list("2026-03-02"),
            (std::vector<std::string>{"yellow:promised:2026-03-09 2026-03-06T00:00 in hours",
                                      "due:promised:2026-03-09 2026-03-09T00:00 in hours",
                                      "red:promised:2026-03-09 2026-03-10T00:00"}));
}

TEST(Alarms, WhatWasHeardComesNoMore) {
  Waiting waiting = promised();
  waiting.hear("yellow:promised:2026-03-09");
  EXPECT_EQ(waiting.list("2026-03-06").size(), 2u);
  waiting.hear("red:promised:2026-03-09");
  EXPECT_TRUE(waiting.list("2026-03-10").empty()) << "who is late needs no warning that he will be";
}

TEST(Alarms, ADateThatMovesIsWarnedOfAgain) {
  Waiting waiting = promised();
  waiting.hear("yellow:promised:2026-03-09");
  waiting.hear("due:promised:2026-03-09");
  waiting.course.extensions = {{.workdays = 3, .promised = true, .answered_at = noon("2026-03-09"), .granted = true}};
  EXPECT_EQ(waiting.list("2026-03-09").at(0), "yellow:promised:2026-03-12 2026-03-11T00:00 in hours");
}

TEST(Alarms, AfterATimeWithoutSweepsNobodyIsRemindedOfWhatIsOver) {
  EXPECT_EQ(promised().list("2026-03-16"), (std::vector<std::string>{"red:promised:2026-03-09 2026-03-10T00:00"}));
  EXPECT_EQ(promised().list("2026-03-09"),
            (std::vector<std::string>{"due:promised:2026-03-09 2026-03-09T00:00 in hours",
                                      "red:promised:2026-03-09 2026-03-10T00:00"}))
      << "one reminder on the day itself";
}

TEST(Alarms, NoneWhileTheClockStandsStillNorWhenTheCaseIsOver) {
  Waiting waiting = promised();
  waiting.course.stops = {{.procedure = Procedure::hearing, .from = day("2026-03-04"), .promised = true}};
  EXPECT_TRUE(waiting.list("2026-03-05").empty());
  waiting.course.stops.clear();
  waiting.state = State::withdrawn;
  EXPECT_TRUE(waiting.list("2026-03-05").empty());
  waiting.state = State::decided;
  waiting.course.meet(TimerName::promised, noon("2026-03-05"));
  EXPECT_TRUE(waiting.list("2026-03-20").empty());
}

TEST(Alarms, P5a_4_2_minutes_end_at_their_instant) {
  Waiting waiting(kEightSystems, State::received);
  waiting.item.kind = catalogue::HandlingKind::immediate;
  waiting.course.timers.push_back(*immediate_timer({waiting.item, 1}, kEightSystems, at("2026-03-02", 9)));
  EXPECT_EQ(waiting.list("2026-03-02"), (std::vector<std::string>{"red:immediate:2026-03-02 2026-03-02T09:30"}));
  const regulation::Opening opening(calendar(), {{510, 720}, {840, 1050}}, false, {});
  waiting.course.timers = {*immediate_timer({waiting.item, 1}, kEightSystems, at("2026-03-02", 11, 50), &opening)};
  EXPECT_EQ(waiting.list("2026-03-02"), (std::vector<std::string>{"red:immediate:2026-03-02 2026-03-02T14:20"}));
  EXPECT_EQ(deadline_of(waiting.course, waiting.course.timers[0], kEightSystems, day("2026-03-02")).instant,
            at("2026-03-02", 14, 20));
}

TEST(Alarms, LL_A32_SilenceCountsAtTheEndOfTheFifthWorkday) {
  Waiting waiting(kLawAlone, State::received);
  EXPECT_EQ(waiting.list("2026-03-02"), (std::vector<std::string>{"deemed:2026-03-09 2026-03-10T00:00"}));
  waiting.received = at("2026-02-13", 23, 59);
  EXPECT_EQ(waiting.list("2026-02-13"), (std::vector<std::string>{"deemed:2026-02-27 2026-02-28T00:00"}))
      << "Spring Festival in between";
  waiting.received = at("2026-03-07", 20);  // filed online on a Saturday
  EXPECT_EQ(waiting.list("2026-03-07"), (std::vector<std::string>{"deemed:2026-03-13 2026-03-14T00:00"}));
  waiting.course.notices = {{.at = at("2026-03-13", 23, 59)}};
  waiting.state = State::correction_asked;
  EXPECT_TRUE(waiting.list("2026-03-20").empty()) << "the notice of day 5 is in time";
}

TEST(Alarms, LL_A32_ForLicencesOnly) {
  EXPECT_TRUE(Waiting(kHall, State::received).list("2026-03-02").empty());
  EXPECT_TRUE(Waiting(kWorkNorms, State::received).list("2026-03-02").empty());
  EXPECT_FALSE(Waiting(kLicenceInWorkNorms, State::received).list("2026-03-02").empty());
}

TEST(Alarms, P1_A16_b_ACompleteSetIsAcceptedAtTheVisit) {
  Waiting waiting(kProvincial, State::received);
  waiting.course.materials = open_lines(waiting.item);
  enter(waiting.course.materials, waiting.item,
        {check("m1", MaterialState::present), check("m2", MaterialState::present),
         check("m3", MaterialState::not_needed)},
        0);
  EXPECT_TRUE(waiting.list("2026-03-02").empty());
  waiting.course.complete_at = at("2026-03-02", 9);
  EXPECT_EQ(waiting.list("2026-03-02"),
            (std::vector<std::string>{"complete_not_accepted:2026-03-02 2026-03-03T00:00"}));
  Waiting elsewhere(kHall, State::received);
  elsewhere.course = waiting.course;
  EXPECT_TRUE(elsewhere.list("2026-03-02").empty()) << "a text that does not ask for it";
}

TEST(Alarms, ACorrectionThatIsNotBroughtBack) {
  Waiting waiting(kHall, State::correction_asked);
  waiting.course.notices = {{.at = at("2026-03-02", 10), .reply_by = day("2026-03-09")}};
  EXPECT_EQ(waiting.list("2026-03-02"),
            (std::vector<std::string>{"reply_soon:2026-03-09 2026-03-06T00:00 in hours",
                                      "not_corrected:2026-03-09 2026-03-10T00:00 in hours"}));
  waiting.course.notices[0].reply_by = day("2026-03-03");
  EXPECT_EQ(waiting.list("2026-03-02").size(), 1u) << "told yesterday";
  waiting.course.notices[0].reply_by.reset();
  EXPECT_TRUE(waiting.list("2026-03-02").empty());
}

TEST(Alarms, AResultThatWaitsIsRememberedWhereATextSaysSo) {
  Waiting waiting(kHall, State::result_back);
  waiting.course.result_back_at = noon("2026-03-02");
  EXPECT_TRUE(waiting.list("2026-03-02").empty()) << "the text is silent";
  TimeLimits limits;
  limits.collect_reminder = Cited<Duration>({Unit::workdays, 10}, {.provision = "X.1", .pack = "x"});
  const Sections silent = kHall;
  const Waiting told{Sections{silent.calendar, silent.intake, limits, silent.base_intake, silent.base_limits},
                     State::result_back};
  Waiting asked = told;
  asked.course.result_back_at = noon("2026-03-02");
  EXPECT_EQ(asked.list("2026-03-02"), (std::vector<std::string>{"not_collected:2026-03-16 2026-03-16T00:00 in hours"}));
  asked.hear("not_collected:2026-03-16");
  EXPECT_TRUE(asked.list("2026-03-17").empty());
}

TEST(Alarms, TheSweepLooksWhenTheFirstComes) {
  const Waiting waiting = promised();
  const auto next = next_alarms(
      alarms(waiting.state, waiting.course, {waiting.item, 1}, waiting.sections, waiting.received, day("2026-03-02")));
  EXPECT_EQ(next.any, Instant::at(day("2026-03-10")));
  EXPECT_EQ(next.in_hours, Instant::at(day("2026-03-06")));
}

TEST(DepartmentClock, P1_A19_a_FromTheTransferWithTheItemsLimit) {
  const auto timer = department_timer({item_of(5), 1}, kProvincial, noon("2026-03-04"));
  ASSERT_TRUE(timer);
  EXPECT_EQ(due_of({}, *timer, calendar(), day("2026-03-04")).str(), "2026-03-11");
  EXPECT_TRUE(cites(timer->because, "P1.A19.a"));
  EXPECT_FALSE(department_timer({item_of(5), 1}, kHall, noon("2026-03-04")));
  Course course{.timers = {*timer}};
  course.stops = {{.from = day("2026-03-05"), .to = day("2026-03-06"), .promised = true}};
  EXPECT_EQ(due_of(course, *timer, calendar(), day("2026-03-09")).str(), "2026-03-13") << "it stands with the promise";
  course.extensions = {{.workdays = 2, .promised = true, .answered_at = noon("2026-03-09"), .granted = true}};
  EXPECT_EQ(due_of(course, *timer, calendar(), day("2026-03-09")).str(), "2026-03-17");
}

}  // namespace
}  // namespace onewindow::cases
