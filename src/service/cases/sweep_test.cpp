// What time alone makes happen, on both engines, with a clock that is moved: once, at its hour, after downtime too.
#include "service/cases/sweep.h"

#include <thread>

#include "centre/identity/identity.h"
#include "centre/jobs/jobs.h"
#include "centre/notices/notices.h"
#include "centre/organisation/hours.h"
#include "service/cases/hall_testing.h"
#include "service/cases/urging.h"

namespace onewindow::cases {
namespace {

using namespace testing;

inline const char* const kP3 = "linze-hall-2018";

class Sweep : public InHall {
 protected:
  // People with accounts, so that they can be told.
  struct Staffed : Hall {
    Staffed(db::Engine engine, std::vector<std::string> packs) : Hall(engine, std::move(packs)) {
      clerk.account = open("clerk", {"window_clerk"}, {}, window.id);
      reviewer.account = open("reviewer", {"reviewer"}, market.id);
      leader = world.actor_with({"case.review", "case.read"}, "局长");
      leader.account = open("leader", {"department_leader"}, market.id);
      leader.department = market.id;
      office = world.actor_with({"case.urge", "case.list", "case.read", "case.extension_answer"}, "赵主任");
      office.account = open("office", {"centre_office"});
      stranger = office;
      stranger.account = open("stranger", {"reviewer"}, social.id);
    }
    AccountId open(const std::string& login, std::vector<std::string> roles,
                   std::optional<DepartmentId> department = {}, std::optional<WindowId> at = {}) {
      const identity::NewAccount wanted{.login = Text<40, 2>(login),
                                        .name = Text<40, 1>(login),
                                        .staff_number = "",
                                        .roles = std::move(roles),
                                        .department = department,
                                        .window = at};
      return world.write([&](WriteContext& c) { return identity::open_account(c, wanted, "hash").id; });
    }
    void sweep_at(std::string_view day, int hour, int minute = 0) {
      world.clock.set(Instant::at(*Date::parse(day), hour, minute));
      sweep(world.contexts);
    }
    std::vector<std::string> told(const Actor& who) {  // oldest first
      std::vector<std::string> out;
      notices::NoticeQuery query;
      query.limit = 200;
      for (const auto& row : world.read(who, [&](ReadContext& c) { return notices::list(c, query); }).items)
        out.insert(out.begin(), row.kind);
      return out;
    }
    std::int64_t told(const Actor& who, const std::string& kind) {
      const auto all = told(who);
      return std::count(all.begin(), all.end(), kind);
    }
    std::vector<facts::FactRow> facts_of(CaseId id, const std::string& kind) {
      auto all = world.read([&](ReadContext& c) { return facts::of_object(c.db, id.value); });
      std::erase_if(all, [&](const facts::FactRow& fact) { return fact.kind != kind; });
      return all;
    }
    std::int64_t messages(const std::string& text) {
      std::int64_t count = 0;
      for (const auto& payload : world.read([](ReadContext& c) {
             return c.db.all<boost::json::value>(
                 "select payload from outbox where centre_id = :centre and kind = 'sms'");
           }))
        count += payload.at("template").as_string() == text;
      return count;
    }

    Actor leader, stranger;
  };
  std::unique_ptr<Staffed> staffed(std::vector<std::string> packs) {
    return std::make_unique<Staffed>(GetParam(), std::move(packs));
  }
};

TEST_P(Sweep, P3_A10_a_TheHandlerTheLeaderAndTheOfficeAreWarnedOnceAndInWorkingHours) {
  auto h = staffed({kP8});
  const CaseView view = h->accepted();  // 2026-03-02: promised Monday 03-09, yellow from Friday 03-06
  h->sweep_at("2026-03-05", 17);
  EXPECT_TRUE(h->told(h->office).empty());
  h->sweep_at("2026-03-06", 7);
  EXPECT_TRUE(h->told(h->office).empty()) << "not before the hall opens";
  h->sweep_at("2026-03-06", 8, 30);
  h->sweep_at("2026-03-06", 9);
  for (const Actor& who : {h->clerk, h->reviewer, h->leader, h->office})
    EXPECT_EQ(h->told(who), (std::vector<std::string>{"case.light_yellow"})) << who.name;
  EXPECT_TRUE(h->told(h->stranger).empty());
  h->sweep_at("2026-03-09", 12, 30);
  EXPECT_EQ(h->told(h->office).size(), 1u) << "lunch";
  h->sweep_at("2026-03-09", 14);
  EXPECT_EQ(h->told(h->office).back(), "case.due_today");
  EXPECT_TRUE(h->facts_of(view.id, "clock.ended_unmet").empty());
  h->sweep_at("2026-03-10", 0);
  h->sweep_at("2026-03-10", 0, 1);
  EXPECT_EQ(h->told(h->leader, "case.light_red"), 1);
  const auto facts = h->facts_of(view.id, "clock.ended_unmet");
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].detail.at("clock"), "promised");
  EXPECT_EQ(facts[0].detail.at("due"), "2026-03-09");
  EXPECT_EQ(facts[0].detail.at("provisions").as_array().at(1), "P8.A7.1");
  EXPECT_EQ(facts[0].subject_kind, "department");
  EXPECT_EQ(facts[0].subject.value, h->market.id.value);
  EXPECT_EQ(facts[0].at, Instant::at(*Date::parse("2026-03-10")));
  EXPECT_EQ(h->view(view.id).version, view.version) << "who works on it need not load it again";
  EXPECT_TRUE(ledger::verify(*h->world.database.database, h->world.centre.id).sound);
}

TEST_P(Sweep, ACaseThatIsDoneIsNotWarnedOf) {
  auto h = staffed({kP8});
  CaseView view = h->accepted();
  view = h->act(h->reviewer, decide, view.id, Decision{.version = view.version, .content = "准予"});
  h->sweep_at("2026-03-10", 9);
  EXPECT_TRUE(h->facts_of(view.id, "clock.ended_unmet").empty());
  EXPECT_EQ(h->told(h->office, "case.light_red"), 0);
}

TEST_P(Sweep, AfterAWeekWithoutAServerEachComesOnceAndAsOfItsTime) {
  auto h = staffed({kP8});
  const CaseView view = h->accepted();
  h->sweep_at("2026-03-16", 9);
  EXPECT_EQ(h->told(h->office), (std::vector<std::string>{"case.light_red"})) << "no reminder of what is over";
  const auto facts = h->facts_of(view.id, "clock.ended_unmet");
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].at, Instant::at(*Date::parse("2026-03-10")));
  EXPECT_EQ(facts[0].recorded_at, h->world.clock.now());
}

TEST_P(Sweep, TwoRunnersOnOneDatabaseTellOnce) {
  auto h = staffed({kP8});
  // Two servers: each with its own job runner, both at it at the same time, and again after a failover.
  const CaseView one = h->accepted(), two = h->accepted();
  const std::vector<jobs::Job> list = {{"cases.sweep", 60'000, sweep}};
  jobs::Runner first(h->world.contexts, list, "first"), second(h->world.contexts, list, "second");
  for (const char* day : {"2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10", "2026-03-11"}) {
    h->on(day, 9);
    std::thread other([&] { second.tick(); });
    first.tick();
    other.join();
    h->world.clock.advance_minutes(5);
    second.tick();
    std::thread beside([&] { sweep(h->world.contexts); });  // a holder that was thought dead
    sweep(h->world.contexts);
    beside.join();
  }
  for (const CaseView& view : {one, two}) EXPECT_EQ(h->facts_of(view.id, "clock.ended_unmet").size(), 1u);
  EXPECT_EQ(h->told(h->office), (std::vector<std::string>{"case.light_yellow", "case.light_yellow", "case.due_today",
                                                          "case.due_today", "case.light_red", "case.light_red"}));
}

TEST_P(Sweep, ClosuresPutRemindersOffAndSpecialOpeningLetsThemOut) {
  auto h = staffed({kP8});
  h->accepted();
  h->world.write([&](WriteContext& c) {
    organisation::announce(c, {.from = *Date::parse("2026-03-06"),
                               .to = *Date::parse("2026-03-06"),
                               .part = {},
                               .reason = Text<400, 1>("停电")});
    organisation::announce(c, {.kind = organisation::ExceptionKind::opening,
                               .from = *Date::parse("2026-03-07"),
                               .to = *Date::parse("2026-03-07"),
                               .part = organisation::Span{540, 720},
                               .reason = Text<400, 1>("周六服务")});
  });
  h->sweep_at("2026-03-06", 9);
  EXPECT_TRUE(h->told(h->office).empty());
  h->sweep_at("2026-03-07", 10);
  EXPECT_EQ(h->told(h->office, "case.light_yellow"), 1);
}

TEST_P(Sweep, P9_A9_TransferPickUpAndReturnAreWatchedLikewise) {
  auto h = staffed({kP9});
  CaseView view = h->accepted(false);  // 2026-03-02, to be handed over the same day
  h->sweep_at("2026-03-03", 9);
  auto facts = h->facts_of(view.id, "clock.ended_unmet");
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].detail.at("clock"), "transfer");
  EXPECT_EQ(facts[0].subject_kind, "account");
  EXPECT_EQ(facts[0].subject.value, h->clerk.account.value);
  view = h->act(h->clerk, transfer, view.id, Step{.version = view.version});  // to be picked up by 03-04
  h->sweep_at("2026-03-05", 9);
  facts = h->facts_of(view.id, "clock.ended_unmet");
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts[1].detail.at("clock"), "pick_up");
  h->sweep_at("2026-03-10", 9);  // back at the window by 03-06, promised 03-09
  EXPECT_EQ(h->facts_of(view.id, "clock.ended_unmet").size(), 4u);
}

TEST_P(Sweep, P5c_2_c_TheNoticeClockRemindsBeforeAndFlagsAfter) {
  auto h = staffed({kP5c});
  h->on("2026-03-03");
  const CaseView view = h->received(false);  // a notice is due by Friday 03-06
  h->sweep_at("2026-03-05", 9);
  EXPECT_EQ(h->told(h->clerk), (std::vector<std::string>{"case.light_yellow"}));
  h->sweep_at("2026-03-07", 9);
  const auto facts = h->facts_of(view.id, "clock.ended_unmet");
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].detail.at("clock"), "notice");
  EXPECT_EQ(facts[0].detail.at("provisions").as_array().at(0), "P5c.2.c");
}

TEST_P(Sweep, P1_A16_b_ACompleteSetThatIsNotAcceptedAtTheVisitIsFlagged) {
  auto h = staffed({kP1});
  const CaseView view = h->received(), accepted = h->accepted(false);
  h->sweep_at("2026-03-02", 17);
  EXPECT_TRUE(h->facts_of(view.id, "case.complete_not_accepted").empty());
  h->sweep_at("2026-03-03", 0);
  h->sweep_at("2026-03-04", 0);
  EXPECT_EQ(h->facts_of(view.id, "case.complete_not_accepted").size(), 1u);
  EXPECT_TRUE(h->facts_of(accepted.id, "case.complete_not_accepted").empty());
  EXPECT_EQ(h->told(h->clerk, "case.complete_not_accepted"), 1);
}

TEST_P(Sweep, P1_A19_a_TheDepartmentsClockRunsFromTheTransferAndADecisionNamesItsBasis) {
  auto h = staffed({kP1});
  CaseView view = h->accepted(false);
  h->on("2026-03-04");
  view = h->act(h->clerk, transfer, view.id, Step{.version = view.version});
  EXPECT_EQ(due(view, "department"), "2026-03-11");
  EXPECT_EQ(due(view, "promised"), "2026-03-09");
  EXPECT_TRUE(cites(clock(view, "department").deadline.because, "P1.A19.a"));
  h->sweep_at("2026-03-10", 9);
  EXPECT_EQ(h->told(h->reviewer, "case.light_yellow"), 1) << "the department's clock; the promise is red";
  const auto grant = [&](const std::string& basis) {
    return Decision{.version = view.version, .content = "准予", .legal_basis = Text<400>(basis)};
  };
  EXPECT_EQ(h->refused(h->reviewer, decide, view.id, grant("")), "case.legal_basis_missing");
  view = h->act(h->reviewer, decide, view.id, grant("《食品安全法》第三十五条"));
  EXPECT_TRUE(clock(view, "department").on_time);
  EXPECT_FALSE(clock(view, "promised").on_time);
}

TEST_P(Sweep, ACorrectionThatIsNotBroughtBackByItsDay) {
  auto h = staffed({kP1});
  CaseView view = h->received(false);
  view =
      h->act(h->clerk, give_notice, view.id, Notice{.version = view.version, .reply_by = *Date::parse("2026-03-09")});
  h->sweep_at("2026-03-06", 9);
  h->sweep_at("2026-03-06", 10);
  EXPECT_EQ(h->messages("case.correction_reminder"), 1);
  h->sweep_at("2026-03-10", 9);
  h->sweep_at("2026-03-11", 9);
  EXPECT_EQ(h->facts_of(view.id, "correction.not_brought").size(), 1u);
  EXPECT_EQ(h->told(h->clerk, "case.not_corrected"), 1);
}

TEST_P(Sweep, P5a_4_2_MinutesRunWhileTheHallIsOpen) {
  auto h = staffed({kP5a});
  auto written = content("S-9", "social");
  written.kind = catalogue::HandlingKind::immediate;
  written.type = catalogue::ItemType::public_service;
  written.promised_limit = {};
  h->item = h->publish(written);
  h->world.clock.set(Instant::at(*Date::parse("2026-03-02"), 11, 50));
  const CaseView view = h->received();
  EXPECT_EQ(clock(view, "immediate").deadline.instant, Instant::at(*Date::parse("2026-03-02"), 14, 20));
  h->sweep_at("2026-03-02", 12, 30);
  EXPECT_TRUE(h->facts_of(view.id, "clock.ended_unmet").empty());
  h->sweep_at("2026-03-02", 14, 21);
  EXPECT_EQ(h->facts_of(view.id, "clock.ended_unmet").at(0).detail.at("clock"), "immediate");
}

// ---- urging
// ------------------------------------------------------------------------------------------------------------

std::vector<UrgingRow> list(World& world, const Actor& who, const UrgingQuery& query) {
  return world.read(who, [&](ReadContext& c) { return urgings(c, query); }).items;
}

TEST_P(Sweep, P3_A9_2_b_P3_A19_3_b_TheSweepUrgesWhenTheDateIsNearAndWhenItHasPassed) {
  auto h = staffed({kP3});
  CaseView view = h->accepted();
  h->sweep_at("2026-03-06", 9);
  auto rows = list(h->world, h->office, {});
  ASSERT_EQ(rows.size(), 2u) << "the promise, and the result's way back";
  EXPECT_EQ(rows[1].clock, "promised");
  EXPECT_FALSE(rows[1].by_id);
  EXPECT_EQ(h->told(h->reviewer, "case.urged"), 2);
  view = h->view(view.id);
  EXPECT_EQ(view.timeline.back().act, Act::urge);
  EXPECT_TRUE(cites(json::opened(view.timeline.back().because), "P3.A9.2.b"));
  h->sweep_at("2026-03-10", 9);
  EXPECT_EQ(list(h->world, h->office, {}).size(), 4u);
  auto elsewhere = staffed({kP8});
  elsewhere->accepted();
  elsewhere->sweep_at("2026-03-10", 9);
  EXPECT_TRUE(list(elsewhere->world, elsewhere->office, {}).empty()) << "a text that does not ask for it";
}

TEST_P(Sweep, P3_A17_c_TheOfficeUrgesAndIsAnswered) {
  auto h = staffed({kP8});
  CaseView view = h->accepted();
  const auto urge_it = [&](const Actor& who) {
    return h->refused(who, urge, view.id, Urging{.version = view.version, .text = Text<400, 1>("请加快办理")});
  };
  EXPECT_EQ(urge_it(h->clerk), "access.forbidden");
  EXPECT_EQ(h->refused(h->reviewer, answer_urging, view.id,
                       UrgingAnswer{.version = view.version, .answer = Text<400, 1>("x")}),
            "case.wrong_state");
  EXPECT_EQ(urge_it(h->office), "");
  EXPECT_EQ(h->told(h->reviewer), (std::vector<std::string>{"case.urged"}));
  EXPECT_EQ(h->told(h->clerk), (std::vector<std::string>{"case.urged"}));
  view = h->view(view.id);
  Actor other = h->reviewer;
  other.department = h->social.id;
  const UrgingAnswer answer{.version = view.version, .answer = Text<400, 1>("今日办结")};
  EXPECT_EQ(h->refused(other, answer_urging, view.id, answer), "case.other_department");
  view = h->act(h->reviewer, answer_urging, view.id, answer);
  EXPECT_EQ(h->told(h->office), (std::vector<std::string>{"case.urging_answered"}));
  UrgingQuery query;
  query.open = true;
  EXPECT_TRUE(list(h->world, h->office, query).empty());
  query.open = false;
  const auto rows = list(h->world, h->office, query);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].answer, "今日办结");
  EXPECT_EQ(rows[0].answered_by, "李审查");
  EXPECT_EQ(rows[0].by_name, "赵主任");
  query = {};
  EXPECT_TRUE(list(h->world, other, query).empty()) << "a department sees its own";
  EXPECT_EQ(
      h->refused(h->reviewer, answer_urging, view.id, UrgingAnswer{.version = view.version, .answer = answer.answer}),
      "case.wrong_state");
}

TEST_P(Sweep, UrgingsPage) {
  auto h = staffed({kP8});
  CaseView view = h->accepted();
  for (int i = 0; i < 3; ++i) {
    view = h->act(h->office, urge, view.id, Urging{.version = view.version, .text = Text<400, 1>(std::to_string(i))});
  }
  UrgingQuery query;
  query.limit = 2;
  query.of = view.id;
  const auto first = h->world.read(h->office, [&](ReadContext& c) { return urgings(c, query); });
  ASSERT_EQ(first.items.size(), 2u);
  EXPECT_EQ(first.items[0].text, "2");
  query.after = Text<400>(*first.next);
  EXPECT_EQ(list(h->world, h->office, query).at(0).text, "0");
}

// ---- deemed acceptance
// -------------------------------------------------------------------------------------------------

TEST_P(Sweep, LL_A32_SilenceAcceptsAsOfTheReceiptAtTheEndOfDayFive) {
  auto h = staffed({kP8});
  h->world.clock.set(Instant::at(*Date::parse("2026-02-13"), 16));  // a Friday before Spring Festival
  CaseView view = h->received(false);
  h->sweep_at("2026-02-27", 23, 59);
  EXPECT_EQ(h->view(view.id).state, State::received) << "the last moment of day 5";
  h->sweep_at("2026-02-28", 0);
  h->sweep_at("2026-02-28", 0, 5);
  view = h->view(view.id);
  EXPECT_EQ(view.state, State::accepted);
  EXPECT_EQ(view.accepted_at, view.received_at);
  ASSERT_TRUE(view.case_number);
  EXPECT_EQ(due(view, "promised"), "2026-02-27") << "both clocks from the receipt";
  EXPECT_EQ(due(view, "statutory"), "2026-03-19");
  EXPECT_EQ(view.timeline.back().act, Act::deem_accepted);
  EXPECT_TRUE(cites(json::opened(view.timeline.back().because), "LL.A32"));
  EXPECT_EQ(h->facts_of(view.id, "case.deemed_accepted").size(), 1u);
  EXPECT_EQ(h->facts_of(view.id, "clock.ended_unmet").at(0).detail.at("clock"), "notice");
  ASSERT_EQ(view.documents.back().kind, DocumentKind::acceptance_notice);
  const auto said = view.documents.back().content.text;
  EXPECT_NE(said.find("视为受理"), std::string::npos);
  EXPECT_NE(said.find("\"2026年2月13日\""), std::string::npos);
  EXPECT_EQ(h->messages("case.deemed_accepted"), 1);
  EXPECT_EQ(h->told(h->leader, "case.deemed_accepted"), 1);
  EXPECT_TRUE(ledger::verify(*h->world.database.database, h->world.centre.id).sound);
}

TEST_P(Sweep, LL_A32_AfterAWeekWithoutAServer) {
  auto h = staffed({kP8});
  CaseView view = h->received(false);  // Monday 2026-03-02
  h->sweep_at("2026-03-17", 9);
  view = h->view(view.id);
  EXPECT_EQ(view.accepted_at, view.received_at);
  EXPECT_EQ(due(view, "promised"), "2026-03-09");
  h->sweep_at("2026-03-17", 10);
  const auto ended = h->facts_of(view.id, "clock.ended_unmet");
  ASSERT_EQ(ended.size(), 2u) << "the notice, and the promise that ran from the receipt";
}

TEST_P(Sweep, LL_A32_ANoticeOnDayFiveIsInTimeAndALaterOneHasNoEffect) {
  auto h = staffed({kP8});
  CaseView in_time = h->received(false), late = h->received(false);
  h->world.clock.set(Instant::at(*Date::parse("2026-03-09"), 17, 29));
  in_time = h->act(h->clerk, give_notice, in_time.id, Notice{.version = in_time.version});
  h->world.clock.set(Instant::at(*Date::parse("2026-03-10"), 0, 0, 1));  // before any sweep
  const auto notice = [&] { return h->refused(h->clerk, give_notice, late.id, Notice{.version = late.version}); };
  EXPECT_EQ(notice(), "case.deemed_accepted");
  EXPECT_EQ(
      h->refused(h->clerk, refuse, late.id, NonAcceptance{.version = late.version, .reason = "x", .legal_basis = "x"}),
      "case.deemed_accepted");
  h->sweep_at("2026-03-10", 9);
  EXPECT_EQ(h->view(in_time.id).state, State::correction_asked);
  EXPECT_EQ(h->view(late.id).state, State::accepted);
  EXPECT_EQ(h->refused(h->clerk, give_notice, late.id, Notice{.version = h->view(late.id).version}),
            "case.wrong_state");
}

TEST_P(Sweep, LL_A32_TheClerkWhoAcceptsLateAcceptsAsOfTheReceipt) {
  auto h = staffed({kP8});
  CaseView view = h->received();
  h->on("2026-03-12");
  view = h->act(h->clerk, cases::accept, view.id,
                Acceptance{.version = view.version, .verification = {.identity = true}, .transfer = false});
  EXPECT_EQ(view.accepted_at, view.received_at);
  EXPECT_EQ(due(view, "promised"), "2026-03-09");
  EXPECT_EQ(h->facts_of(view.id, "case.deemed_accepted").size(), 1u);
}

TEST_P(Sweep, LL_A32_OtherItemTypesAreNeverDeemedAccepted) {
  auto h = staffed({kP8});
  auto filing = content("S-4", "market");
  filing.type = catalogue::ItemType::filing;
  h->item = h->publish(filing);
  CaseView view = h->received(false);
  h->sweep_at("2026-04-30", 9);
  view = h->view(view.id);
  EXPECT_EQ(view.state, State::received);
  h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
}

TEST_P(Sweep, LL_A32_AFilingOnASaturdayCountsFromItsInstant) {
  auto h = staffed({kP8});
  h->world.clock.set(Instant::at(*Date::parse("2026-03-07"), 20));
  CaseView view = h->received(false);
  h->sweep_at("2026-03-13", 23, 59);
  EXPECT_EQ(h->view(view.id).state, State::received);
  h->sweep_at("2026-03-14", 0);
  EXPECT_EQ(h->view(view.id).state, State::accepted);
}

INSTANTIATE_ON_BOTH_ENGINES(Sweep);

}  // namespace
}  // namespace onewindow::cases
