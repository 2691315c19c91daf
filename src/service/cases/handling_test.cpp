// A case on its way: from hand to hand, past its stages, up and back, together with others; kinds, modes, exceptions
// and what is counted of them; on both engines.
#include "service/cases/handling.h"

#include "centre/context/attempt.h"
#include "db/statistics.h"
#include "service/cases/hall_testing.h"
#include "service/cases/same_visit.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Handling : public InHall {
 protected:
  static catalogue::ItemContent immediate(const std::string& code) {
    auto item = content(code, "market");
    item.kind = catalogue::HandlingKind::immediate;
    item.promised_limit = {};
    item.window_decides = true;
    return item;
  }
  template <class F>
  static auto read(Hall& h, F&& use_case) {
    return h.world.read(h.clerk, std::forward<F>(use_case));
  }
};

TEST_P(Handling, P5b_A13_d_TheHandlerChangesOnlyByARecordedHandover) {
  auto h = hall({kP9});
  const Actor next = h->employ("钱接手", {"case.read", "case.receive", "case.list"});
  const Actor stranger = h->world.actor_with({"case.read", "case.hand_on"}, "孙旁人");
  EXPECT_TRUE(read(*h, [&](ReadContext& c) { return colleagues(c); }).items.empty()) << "of no window or department";
  CaseView view = h->accepted();
  const HandOn act{.version = view.version, .to = next.account, .reason = "轮岗"};
  EXPECT_EQ(h->refused(stranger, hand_on, view.id, act), "handler.not_yours");
  EXPECT_EQ(h->refused(h->clerk, hand_on, view.id, HandOn{view.version, h->clerk.account, "x"}), "handler.same");
  EXPECT_EQ(h->refused(h->clerk, hand_on, view.id, HandOn{view.version, AccountId{4711}, "x"}), "handler.unknown");
  view = h->act(h->clerk, hand_on, view.id, act);
  EXPECT_EQ(view.handler, "钱接手");
  EXPECT_EQ(json::opened(view.timeline.back().detail).at("from"), "王窗口");
  EXPECT_EQ(h->world.read(next, [&](ReadContext& c) { return cases::list(c, {.mine = true}); }).items.size(), 1u);
  EXPECT_EQ(read(*h, [&](ReadContext& c) { return cases::list(c, {.mine = true}); }).items.size(), 0u);
}

TEST_P(Handling, P5c_11_2_a_ContactsWithTheApplicantAreKeptAndMakeNothingStale) {
  auto h = hall({kP5c});
  CaseView view = h->accepted();
  const CaseView after =
      h->act(h->clerk, contact, view.id, Contact{.kind = ContactKind::call, .with = "张三丰", .what = "询问现场时间"});
  EXPECT_EQ(after.version, view.version);
  EXPECT_EQ(after.timeline.back().act, Act::contact);
  EXPECT_EQ(after.timeline.back().actor_name, "王窗口");
  EXPECT_EQ(json::opened(after.timeline.back().detail).at("with"), "张三丰");
  EXPECT_EQ(h->refused(h->clerk, contact, view.id,
                       Contact{.with = "x", .what = "x", .at = Instant::at(*Date::parse("2027-01-01"))}),
            "contact.later");
  h->act(h->reviewer, ask_correction, view.id, ReviewCorrection{.version = view.version, .what = "请说明面积"});
}

TEST_P(Handling, P5a_4_1_WhatIsPassedUpwardHasItsLimitToo) {
  const auto refused = [&](const char* pack, std::optional<Date> expected) {
    auto h = hall({pack});
    const CaseView view = h->accepted();
    return h->refused(h->reviewer, report_upward, view.id,
                      UpwardReport{.version = view.version,
                                   .authority = Text<80, 1>("县自然资源局"),
                                   .reason = Text<400, 1>("须由县里审定"),
                                   .expected = expected});
  };
  EXPECT_EQ(refused(kP5a, {}), "report.limit_missing");
  EXPECT_EQ(refused(kP5a, Date::parse("2026-03-20")), "");
  EXPECT_EQ(refused(kP9, {}), "") << "a text that does not say so asks for none";
  EXPECT_EQ(refused(kP9, Date::parse("2026-02-20")), "report.limit_past");
}

TEST_P(Handling, P3_A19_2_b_ReportedUpwardAndBackWithItsOwnDates) {
  auto h = hall({"linze-hall-2018"});
  CaseView view = h->accepted();
  h->on("2026-03-03");
  view = h->act(h->reviewer, report_upward, view.id,
                UpwardReport{.version = view.version, .authority = "市市场监督管理局", .reason = "权限在市级"});
  EXPECT_EQ(view.kinds, (std::vector{CaseKind::promised, CaseKind::reported_upward}));
  EXPECT_EQ(view.mode, HandlingMode::linked_up);
  const auto decide_it = [](auto& c, CaseId id, std::int32_t v) {
    return decide(c, id, Decision{.version = v, .content = "准予"});
  };
  EXPECT_EQ(h->refused(h->reviewer, decide_it, view.id, view.version), "case.wrong_state") << "its answer is awaited";
  UpwardAnswer answer{.version = view.version,
                      .answer = "同意",
                      .document_number = "张市监函〔2026〕3号",
                      .answered_on = Date::parse("2026-03-02")};
  h->on("2026-03-05");
  EXPECT_EQ(h->refused(h->reviewer, take_report_back, view.id, answer), "report.answered_on") << "before it was sent";
  answer.answered_on = Date::parse("2026-03-04");
  view = h->act(h->reviewer, take_report_back, view.id, answer);
  EXPECT_EQ(json::opened(view.timeline.back().detail).at("answered_on"), "2026-03-04");
  EXPECT_EQ(h->act(h->reviewer, decide_it, view.id, view.version).state, State::decided);
  EXPECT_EQ(read(*h, [&](ReadContext& c) { return cases::list(c, {.kind = CaseKind::reported_upward}); }).items.size(),
            1u);
  EXPECT_EQ(read(*h, [&](ReadContext& c) { return cases::list(c, {.kind = CaseKind::joint}); }).items.size(), 0u);
}

TEST_P(Handling, P3_A19_2_b_JointAsAMarkAndCoordinationNotes) {
  auto h = hall({"linze-hall-2018"});
  const Actor chief = h->world.actor_with({"case.coordinate", "case.read", "case.list"}, "周首席");
  CaseView view = h->accepted();
  EXPECT_EQ(h->refused(chief, mark_joint, view.id, JointMark{.version = view.version}), "joint.departments");
  view = h->act(chief, mark_joint, view.id, JointMark{.version = view.version, .departments = {"消防", "住建"}});
  EXPECT_EQ(view.kinds, (std::vector{CaseKind::promised, CaseKind::joint}));
  EXPECT_EQ(view.mode, HandlingMode::linked_up);
  view = h->act(chief, note, view.id, Coordination{.what = "与消防约定周三会审"});
  EXPECT_EQ(json::opened(view.timeline.back().detail).at("what"), "与消防约定周三会审");
  const auto joint = read(*h, [&](ReadContext& c) { return cases::list(c, {.kind = CaseKind::joint}); });
  ASSERT_EQ(joint.items.size(), 1u);
  EXPECT_EQ(joint.items[0].kinds, view.kinds);
}

TEST_P(Handling, P3_A10_b_P4_2_5_2_1_EveryCaseHasAKindAndOneOfFourModes) {
  auto h = hall({"linze-hall-2018"});
  h->item = h->publish(immediate("S-21"));
  const CaseView direct = h->received();
  EXPECT_EQ(direct.mode, HandlingMode::immediate);
  EXPECT_EQ(direct.kinds, (std::vector{CaseKind::immediate}));
  h->item = h->publish(content("S-22", "market"));
  CaseView view = h->received();
  EXPECT_EQ(view.mode, HandlingMode::promised);
  view = h->act(
      h->clerk, [](auto& c, CaseId id, const NonAcceptance& act) { return refuse(c, id, act); }, view.id,
      NonAcceptance{.version = 1, .reason = "不属职权", .legal_basis = "x", .ground = ReturnGround::not_in_scope});
  EXPECT_EQ(view.mode, HandlingMode::clear_reply);
  EXPECT_EQ(view.kinds, (std::vector{CaseKind::promised, CaseKind::returned}));
}

TEST_P(Handling, P3_A9_2_a_AnImmediateItemThatTheWindowMayNotDecideIsAPromisedCase) {
  auto h = hall({"linze-hall-2018"});
  auto item = immediate("S-23");
  item.window_decides = false;
  h->item = h->publish(item);
  EXPECT_EQ(h->received().kinds, (std::vector{CaseKind::promised}));
  auto silent = hall({kP5a});
  silent->item = silent->publish(item);
  EXPECT_EQ(silent->received().kinds, (std::vector{CaseKind::immediate})) << "no text says who decides";
}

TEST_P(Handling, P1_A19_b_TheItemsOwnStagesArePassedInOrder) {
  auto h = hall({kP1});
  auto item = content("S-24", "market");
  item.stages = std::vector<catalogue::ReviewStage>{{"初审", {}}, {"复核", true}};
  h->item = h->publish(item);
  CaseView view = h->accepted();
  const auto decide_it = [](auto& c, CaseId id, std::int32_t v) {
    return decide(c, id, Decision{.version = v, .content = "准予", .legal_basis = "《行政许可法》第三十八条"});
  };
  const auto offers = [&](Act act) {
    const auto seen = h->world.read(h->reviewer, [&](ReadContext& c) { return cases::view(c, view.id); }).allowed;
    return std::find(seen.begin(), seen.end(), act) != seen.end();
  };
  EXPECT_TRUE(offers(Act::pass_stage) && !offers(Act::decide));
  EXPECT_EQ(h->refused(h->reviewer, decide_it, view.id, view.version), "stage.open");
  EXPECT_EQ(h->refused(h->reviewer, pass_stage, view.id, StagePassed{view.version, "复核", "x"}), "stage.out_of_order");
  view = h->act(h->reviewer, pass_stage, view.id, StagePassed{view.version, "初审", "材料属实"});
  EXPECT_EQ(h->refused(h->reviewer, pass_stage, view.id, StagePassed{view.version, "复核", "x"}), "stage.by_another");
  Actor second = h->world.actor_with({"case.review", "case.decide", "case.read"}, "钱复核");
  second.department = h->market.id;
  view = h->act(second, pass_stage, view.id, StagePassed{view.version, "复核", "同意"});
  ASSERT_EQ(view.stages.size(), 2u);
  EXPECT_EQ(view.stages[0].by, "李审查");
  EXPECT_EQ(view.stages[1].opinion, "同意");
  EXPECT_EQ(h->refused(second, pass_stage, view.id, StagePassed{view.version, "x", "x"}), "case.wrong_state");
  EXPECT_TRUE(offers(Act::decide) && !offers(Act::pass_stage));
  EXPECT_EQ(h->act(h->reviewer, decide_it, view.id, view.version).state, State::decided);
}

TEST_P(Handling, P5c_3_b_WhatCouldBeFinishedInTheVisitAndWasNotIsListedWithItsReason) {
  auto h = hall({kP5c});
  h->item = h->publish(immediate("S-25"));
  CaseView view = h->received();
  Acceptance act{.version = view.version, .verification = {.identity = true, .note = "x"}};
  EXPECT_EQ(h->refused(h->clerk, cases::accept, view.id, act), "case.exception_reason");
  act.exception = "系统故障，打印机无法出证";
  view = h->act(h->clerk, cases::accept, view.id, act);
  EXPECT_EQ(view.state, State::in_review);
  const auto listed = [&](ExceptionQuery query) {
    return read(*h, [&](ReadContext& c) { return exceptions(c, query); }).items;
  };
  ASSERT_EQ(listed({}).size(), 1u);
  EXPECT_EQ(listed({})[0].kind, ExceptionKind::not_finished);
  EXPECT_EQ(listed({})[0].reason, "系统故障，打印机无法出证");

  h->item = h->publish(content("S-26", "market"));
  view = h->received();
  h->on("2026-03-03");
  h->act(h->clerk, cases::accept, view.id,
         Acceptance{.version = view.version, .verification = {.identity = true}, .exception = Text<400>("排队人多")});
  ExceptionQuery later;
  later.kind = ExceptionKind::accepted_later;
  ASSERT_EQ(listed(later).size(), 1u) << "P1.A16.b: complete on Monday, accepted on Tuesday";
  EXPECT_EQ(listed(later)[0].reason, "排队人多");
  EXPECT_EQ(read(*h, [&](ReadContext& c) { return count_exceptions(c, {}); }), 2);
}

TEST_P(Handling, P1_A21_c_P5b_A12_b_ReturnsByGroundAndWorker) {
  auto h = hall({kP1});
  const auto refuse_it = [](auto& c, CaseId id, const NonAcceptance& act) { return refuse(c, id, act); };
  for (const auto ground : {ReturnGround::not_in_scope, ReturnGround::not_in_scope, ReturnGround::not_corrected})
    h->act(h->clerk, refuse_it, h->received().id, NonAcceptance{.version = 1, .reason = "不属职权", .ground = ground});
  const auto figures = read(*h, [&](ReadContext& c) { return return_figures(c, {}); }).figures;
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures[0].ground, ReturnGround::not_corrected);
  EXPECT_EQ(figures[1].cases, 2);
  EXPECT_EQ(figures[1].handler, "王窗口");
  ReturnQuery query;
  query.ground = ReturnGround::not_in_scope;
  query.limit = 1;
  const auto page = read(*h, [&](ReadContext& c) { return returns(c, query); });
  EXPECT_EQ(page.items.size(), 1u);
  EXPECT_TRUE(page.next);
}

TEST_P(Handling, P1_A8_a_P2_A3_b_P9_A4_AnAttemptOutsideTheHallIsAFactOfItsOwn) {
  auto h = hall({kP9});
  Actor outside = h->clerk;
  outside.window.reset();
  outside.department = h->market.id;
  std::shared_ptr<const Attempt> attempt;
  try {
    h->act(outside, receive, h->registration());
  } catch (...) {
    attempt = attempt_of(std::current_exception());
  }
  ASSERT_TRUE(attempt);
  EXPECT_EQ(attempt->code, "window.outside");
  const auto listed = [&] { return read(*h, [&](ReadContext& c) { return attempts(c, {}); }).items; };
  EXPECT_TRUE(listed().empty()) << "the refused act left nothing";
  h->world.write(outside, [&](WriteContext& c) { record_attempt(c, *attempt); });
  ASSERT_EQ(listed().size(), 1u);
  EXPECT_EQ(listed()[0].who, "王窗口");
  EXPECT_EQ(listed()[0].item_name, "食品经营许可");
  EXPECT_EQ(read(*h, [&](ReadContext& c) { return count_attempts(c, {}); }), 1);
  AttemptQuery before;
  before.to = Date::parse("2026-03-01");
  EXPECT_EQ(read(*h, [&](ReadContext& c) { return count_attempts(c, before); }), 0);
}

TEST_P(Handling, P2_A5_EveryCaseCarriesADateFromItsReceiptOn) {
  auto h = hall({kP8});
  auto filing = content("S-27", "market");
  filing.type = catalogue::ItemType::filing;  // no text limits the notice: no clock runs before acceptance
  h->item = h->publish(filing);
  const CaseView view = h->received();
  EXPECT_TRUE(view.clocks.empty());
  EXPECT_EQ(view.expected->str(), "2026-03-09");
  EXPECT_NE(view.documents.at(0).content.text.find("2026年3月9日"), std::string::npos);
  const auto progress = h->world.read(Actor::of_public(h->world.centre.id), [&](ReadContext& c) {
    return cases::progress(c, {.number = Text<40, 1>(view.receipt_number), .code = Text<12, 1>(view.query_code)});
  });
  EXPECT_EQ(progress.due->str(), "2026-03-09");
}

TEST_P(Handling, P5a_2_2_ThatTheProcedureWasToldIsRecordedAtAcceptance) {
  auto h = hall({kP5a});
  const CaseView view = h->accepted();
  for (const auto& event : view.timeline)
    if (event.act == Act::accept) {
      const auto told = boost::json::serialize(json::opened(event.detail).at("told"));
      for (const char* part : {"materials", "procedure", "limit", "fee", "basis"})
        EXPECT_NE(told.find(part), std::string::npos) << part;
      EXPECT_TRUE(cites(json::opened(event.because), "P5a.3.1"));
    }
}

TEST_P(Handling, P5a_3_2_P5c_2_b_TheNoticeAsItIsKept) {
  const std::map<std::string, std::string> forms{{kP5a, "补办通知单"}, {kP5c, "补正通知书"}, {kP9, "补正告知书"}};
  for (const auto& [pack, form] : forms) {
    auto h = hall({pack});
    CaseView view = h->received(false);
    view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
    const DocumentView notice = h->view(view.id).documents.back();
    EXPECT_EQ(notice.kind, DocumentKind::correction_notice);
    EXPECT_EQ(notice.title, form) << pack;
    const auto said = notice.content.text;
    for (const char* part : {"平面图", "食品经营许可", "1号窗口", "需要补正的全部内容"})
      EXPECT_NE(said.find(part), std::string::npos) << part;
    EXPECT_EQ(said.find("申请书"), std::string::npos) << "what is in order is not named";
    EXPECT_EQ(view.kinds.back(), CaseKind::supplemented);
  }
}

// What an act asks of the database is what it costs: a number that grows unseen is found here.
TEST_P(Handling, ReceiptAndAcceptanceAskTheDatabaseLittle) {
  auto h = hall({kP9});
  h->accepted();  // the first of a year begins its series
  const auto counted = [](auto&& act) {
    const std::int64_t before = db::statements_run();
    act();
    return db::statements_run() - before;
  };
  CaseView view;
  const auto receipt = counted([&] { view = h->received(); });
  const auto acceptance = counted([&] {
    view = h->act(h->clerk, cases::accept, view.id,
                  Acceptance{.version = view.version, .verification = {.identity = true}});
  });
  RecordProperty("receipt", std::to_string(receipt));
  RecordProperty("acceptance", std::to_string(acceptance));
  std::cout << "statements: receipt " << receipt << ", acceptance " << acceptance << "\n";
  EXPECT_LE(receipt, 17);
  EXPECT_LE(acceptance, 17);  // two of them keep the registers' figures
}

INSTANTIATE_ON_BOTH_ENGINES(Handling);

}  // namespace
}  // namespace onewindow::cases
