// The clocks of a case, each table named after the provision it comes from.
#include "service/cases/clocks.h"

#include "service/cases/rules_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;
using catalogue::LimitUnit;

Date notice_due(const Sections& sections, std::string_view received) {
  const auto timer = notice_timer(sections, noon(received), day(received));
  return timer ? due_of({}, *timer, sections.calendar, day(received)) : Date{};
}

TEST(NoticeClock, P5c_2_c_three_calendar_days) {
  EXPECT_EQ(notice_due(kWorkNorms, "2026-03-02").str(), "2026-03-05");
  EXPECT_EQ(notice_due(kWorkNorms, "2026-03-05").str(), "2026-03-09");  // a Sunday rolls to Monday
  EXPECT_EQ(notice_due(kWorkNorms, "2026-09-30").str(), "2026-10-08");  // National Day ends on 7 October
}

TEST(NoticeClock, LL_A32_five_workdays_for_licences) {
  EXPECT_EQ(notice_due(kLawAlone, "2026-02-13").str(), "2026-02-27");
}

TEST(NoticeClock, SilentTextsStartNone) { EXPECT_FALSE(notice_timer(kHall, noon("2026-03-02"), day("2026-03-02"))); }

TEST(NoticeClock, P5c_2_c_decides_and_LL_A32_stays_visible) {
  const auto timer = notice_timer(kLicenceInWorkNorms, noon("2026-03-05"), day("2026-03-05"));
  ASSERT_TRUE(timer);
  EXPECT_EQ(due_of({}, *timer, calendar(), day("2026-03-05")).str(), "2026-03-09");
  EXPECT_EQ(cited(timer->because), (std::vector<std::string>{"P5c.2.c", "LL.A32"}));
}

TEST(NoticeClock, LL_A32_BindsWhereALocalTextAllowsMore) {
  Intake local;
  local.notice_limit = Cited<Duration>({regulation::Unit::workdays, 10}, {.provision = "X.1", .pack = "x"});
  const Sections law = kLawAlone;
  const Sections sections{law.calendar, local, law.limits, law.base_intake, law.base_limits};
  EXPECT_EQ(notice_due(sections, "2026-03-02").str(), "2026-03-09");
}

TEST(DeemedAcceptance, LL_A32_silence_for_five_workdays) {
  const Date received = day("2026-03-02");
  EXPECT_FALSE(deemed_acceptance(received, {}, kLawAlone, day("2026-03-09")));
  const auto deemed = deemed_acceptance(received, {}, kLawAlone, day("2026-03-10"));
  ASSERT_TRUE(deemed);
  EXPECT_EQ(deemed->value, received);
  EXPECT_TRUE(cites(deemed->because, "LL.A32"));
  EXPECT_FALSE(deemed_acceptance(received, {{.at = noon("2026-03-09")}}, kLawAlone, day("2026-03-20")));
  EXPECT_TRUE(deemed_acceptance(received, {{.at = noon("2026-03-10")}}, kLawAlone, day("2026-03-20")));
  EXPECT_FALSE(deemed_acceptance(received, {}, kWorkNorms, day("2026-03-20")));  // no licence, no such rule
}

// Acceptance on a day, then what moves the two dates.
struct Running {
  explicit Running(const Sections& sections, catalogue::ItemContent content, std::string_view accepted)
      : sections(sections), item(std::move(content)) {
    const PinnedItem pinned{item, 1};
    course.timers.push_back(promised_timer(pinned, sections, noon(accepted)));
    if (auto timer = statutory_timer(pinned, sections, noon(accepted))) course.timers.push_back(*timer);
  }
  std::string due(TimerName name, std::string_view today) const {
    const Timer* timer = course.timer(name);
    if (!timer) return "none";
    const Date found = due_of(course, *timer, sections.calendar, day(today));
    EXPECT_EQ(deadline_of(course, *timer, sections, day(today)).due, found);
    return found.str();
  }
  Sections sections;
  catalogue::ItemContent item;
  Course course;
};

TEST(PromisedAndStatutory, RunSideBySideFromDayZero) {
  struct Row {
    const char *accepted, *promised;
  };
  for (const Row& row : {Row{"2026-02-13", "2026-02-27"}, {"2026-09-18", "2026-09-24"}, {"2025-12-31", "2026-01-08"}}) {
    const Running running(kLawAlone, item_of(5), row.accepted);
    EXPECT_EQ(running.due(TimerName::promised, row.accepted), row.promised);
  }
  const Running running(kLawAlone, item_of(5), "2026-02-13");
  EXPECT_EQ(running.due(TimerName::statutory, "2026-02-13"), "2026-03-19");  // LL.A42.1: 20 workdays
  EXPECT_EQ(Running(kHall, item_of(5), "2026-02-13").due(TimerName::statutory, "2026-02-13"), "none");
}

TEST(PromisedAndStatutory, TheItemsOwnLawComesBeforeTheBase) {
  auto item = item_of(5);
  item.statutory_limit = catalogue::Limit{LimitUnit::workdays, 10, "《公司登记管理条例》"};
  EXPECT_EQ(Running(kLawAlone, item, "2026-03-02").due(TimerName::statutory, "2026-03-02"), "2026-03-16");
}

TEST(Pauses, LL_A45_stop_both_clocks_and_a_review_correction_only_the_promise) {
  Running running(kLawAlone, item_of(5), "2026-03-02");  // promised 03-09, statutory 03-30
  running.course.stops = {{.procedure = Procedure::hearing,
                           .from = day("2026-03-04"),
                           .to = day("2026-03-06"),
                           .promised = true,
                           .statutory = true}};
  EXPECT_EQ(running.due(TimerName::promised, "2026-03-10"), "2026-03-12");
  EXPECT_EQ(running.due(TimerName::statutory, "2026-03-10"), "2026-04-02");
  running.course.stops = {{.from = day("2026-03-04"), .to = day("2026-03-06"), .promised = true}};
  EXPECT_EQ(running.due(TimerName::promised, "2026-03-10"), "2026-03-12");
  EXPECT_EQ(running.due(TimerName::statutory, "2026-03-10"), "2026-03-30");
}

TEST(Extensions, MoveTheClocksTheyWereGrantedFor) {
  Running running(kLawAlone, item_of(5), "2026-03-02");
  running.course.extensions = {
      {.workdays = 3, .promised = true, .statutory = true, .answered_at = noon("2026-03-05"), .granted = true}};
  EXPECT_EQ(running.due(TimerName::promised, "2026-03-05"), "2026-03-12");
  EXPECT_EQ(running.due(TimerName::statutory, "2026-03-05"), "2026-04-02");
  running.course.extensions[0].promised = false;
  EXPECT_EQ(running.due(TimerName::promised, "2026-03-05"), "2026-03-09");
  running.course.extensions[0].granted = false;
  EXPECT_EQ(running.due(TimerName::statutory, "2026-03-05"), "2026-03-30");
}

TEST(Extensions, AreWorkdaysBehindALimitInCalendarDays) {
  auto item = item_of();
  item.promised_limit = {LimitUnit::calendar_days, 7, ""};
  Running running(kJiayuguan, item, "2026-03-02");
  EXPECT_EQ(running.due(TimerName::promised, "2026-03-02"), "2026-03-09");
  running.course.extensions = {{.workdays = 2, .promised = true, .answered_at = noon("2026-03-05"), .granted = true}};
  EXPECT_EQ(running.due(TimerName::promised, "2026-03-05"), "2026-03-11");
}

TEST(Immediate, P5a_4_2_thirty_minutes_and_P3_A9_2_a_same_visit) {
  auto item = item_of();
  item.kind = catalogue::HandlingKind::immediate;
  const PinnedItem pinned{item, 1};
  const auto minutes = immediate_timer(pinned, kEightSystems, noon("2026-03-02"));
  ASSERT_TRUE(minutes);
  const Deadline deadline = deadline_of({}, *minutes, kEightSystems, day("2026-03-02"));
  ASSERT_TRUE(deadline.instant);
  EXPECT_EQ(*deadline.instant - noon("2026-03-02"), 30 * 60'000);
  EXPECT_TRUE(cites(deadline.because, "P5a.4.2"));
  const auto visit = immediate_timer(pinned, kHall, noon("2026-03-02"));
  ASSERT_TRUE(visit);
  EXPECT_EQ(due_of({}, *visit, calendar(), day("2026-03-02")).str(), "2026-03-02");
  EXPECT_FALSE(immediate_timer(pinned, kShaoxing, noon("2026-03-02")));
  EXPECT_FALSE(immediate_timer({item_of(), 1}, kEightSystems, noon("2026-03-02")));  // a promised item
}

TEST(Shaoxing, P9_A9_same_day_next_day_and_the_day_before) {
  Running running(kShaoxing, item_of(5), "2026-02-13");  // promised 2026-02-27, a Friday
  EXPECT_EQ(due_of({}, *transfer_timer(kShaoxing, noon("2026-02-13")), calendar(), day("2026-02-13")).str(),
            "2026-02-13");
  EXPECT_EQ(due_of({}, *pick_up_timer(kShaoxing, noon("2026-02-14")), calendar(), day("2026-02-14")).str(),
            "2026-02-24");
  running.course.timers.push_back(*return_timer(kShaoxing, noon("2026-02-13")));
  EXPECT_EQ(running.due(TimerName::return_result, "2026-02-13"), "2026-02-26");
  running.course.extensions = {{.workdays = 1, .promised = true, .answered_at = noon("2026-02-25"), .granted = true}};
  EXPECT_EQ(running.due(TimerName::promised, "2026-02-25"), "2026-02-28") << "a Saturday, made up for the holiday";
  EXPECT_EQ(running.due(TimerName::return_result, "2026-02-25"), "2026-02-27");
  EXPECT_FALSE(pick_up_timer(kHall, noon("2026-03-02")));
}

TEST(Linze, P3_A19_3_b_result_back_within_the_promise) {
  Running running(kHall, item_of(5), "2026-03-02");
  running.course.timers.push_back(*return_timer(kHall, noon("2026-03-02")));
  EXPECT_EQ(running.due(TimerName::return_result, "2026-03-02"), running.due(TimerName::promised, "2026-03-02"));
}

TEST(Delivery, LL_A44_ten_workdays_after_a_grant) {
  EXPECT_EQ(due_of({}, *delivery_timer(kLawAlone, noon("2026-03-02")), calendar(), day("2026-03-02")).str(),
            "2026-03-16");
}

TEST(Lights, YellowOnTheLastWorkdayOrTheLastFifth) {
  Running running(kHall, item_of(5), "2026-03-02");  // due Monday 03-09
  const auto light_on = [&](std::string_view today) {
    const Standing now = standing(running.course, calendar(), day(today));
    return light(now.due, now.yellow_from, day(today));
  };
  EXPECT_EQ(light_on("2026-03-05"), Light::green);
  EXPECT_EQ(light_on("2026-03-06"), Light::yellow);
  EXPECT_EQ(light_on("2026-03-08"), Light::yellow);
  EXPECT_EQ(light_on("2026-03-09"), Light::yellow);
  EXPECT_EQ(light_on("2026-03-10"), Light::red);
  Running longer(kHall, item_of(20), "2026-03-02");  // due 03-30; the last fifth is four workdays
  EXPECT_EQ(standing(longer.course, calendar(), day("2026-03-02")).yellow_from->str(), "2026-03-24");
}

TEST(Lights, GreyWhileNoClockRuns) {
  Running running(kHall, item_of(5), "2026-03-02");
  running.course.stops = {
      {.procedure = Procedure::hearing, .from = day("2026-03-04"), .promised = true, .statutory = true}};
  EXPECT_FALSE(standing(running.course, calendar(), day("2026-03-05")).due);
  const auto shown = clocks(running.course, running.sections, day("2026-03-02"), noon("2026-03-05"));
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].light, Light::grey);
  EXPECT_FALSE(shown[0].deadline.running);
  running.course = {};
  EXPECT_EQ(light({}, {}, day("2026-03-05")), Light::grey);
}

TEST(Lights, AStopAfterTheDueDateHidesNoLateness) {
  Running running(kHall, item_of(5), "2026-03-02");  // due 03-09
  running.course.stops = {{.from = day("2026-03-11"), .promised = true}};
  const Standing now = standing(running.course, calendar(), day("2026-03-12"));
  EXPECT_EQ(light(now.due, now.yellow_from, day("2026-03-12")), Light::red);
  const auto shown = clocks(running.course, running.sections, day("2026-03-02"), noon("2026-03-12"));
  EXPECT_EQ(shown[0].light, Light::red);
}

TEST(Lights, DecidedInTimeStaysOnTimeHoweverLateItIsPickedUp) {
  Running running(kHall, item_of(5), "2026-03-02");
  running.course.meet(TimerName::promised, noon("2026-03-09"));
  const auto shown = clocks(running.course, running.sections, day("2026-03-02"), noon("2026-05-09"));
  EXPECT_TRUE(shown[0].on_time);
  EXPECT_EQ(shown[0].light, Light::green);
  EXPECT_FALSE(standing(running.course, calendar(), day("2026-05-09")).due);
}

TEST(Provisional, BeyondThePublishedCalendar) {
  const Running running(kHall, item_of(20), "2026-12-21");
  EXPECT_TRUE(standing(running.course, calendar(), day("2026-12-21")).provisional);
}

}  // namespace
}  // namespace onewindow::cases
