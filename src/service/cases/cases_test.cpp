// The use cases on a real database, on both engines: the whole way of a case, and each way it is refused.
#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Cases : public InHall {};

TEST_P(Cases, P9_A9_TheWholeWayWithItsDates) {
  auto h = hall({kP9});
  h->on("2026-02-13");
  CaseView view = h->received();
  EXPECT_EQ(view.receipt_number, "LINZE-S2026-00001");
  EXPECT_EQ(view.query_code.size(), 6u);
  EXPECT_EQ(view.state, State::received);
  EXPECT_EQ(view.handler, "王窗口");
  EXPECT_EQ(view.window_name, "1号窗口");
  EXPECT_EQ(view.department_name, "市场监督管理局");
  EXPECT_EQ(view.applicant.paper_number, "110***********002X");
  EXPECT_EQ(due(view, "notice"), "2026-02-27");  // LL.A32, 9 days of Spring Festival in between

  view = h->act(h->clerk, cases::accept, view.id,
                Acceptance{.version = view.version, .verification = {.identity = true}, .transfer = true});
  EXPECT_EQ(view.state, State::in_review);
  EXPECT_EQ(view.case_number, "6207232026021300001");
  EXPECT_EQ(due(view, "promised"), "2026-02-27");
  EXPECT_EQ(due(view, "statutory"), "2026-03-19");
  EXPECT_EQ(due(view, "return"), "2026-02-26");
  EXPECT_EQ(due(view, "pick_up"), "2026-02-14") << "a Saturday, made up for the holiday";
  EXPECT_TRUE(clock(view, "notice").met_at && clock(view, "transfer").met_at);
  EXPECT_TRUE(cites(clock(view, "return").deadline.because, "P9.A9.c"));
  EXPECT_TRUE(cites(clock(view, "statutory").deadline.because, "LL.A42.1"));
  EXPECT_EQ(view.light, Light::yellow);

  view = h->act(h->reviewer, pick_up, view.id, Step{.version = view.version});
  EXPECT_TRUE(clock(view, "pick_up").on_time);
  h->on("2026-02-25");
  view = h->act(h->reviewer, decide, view.id,
                Decision{.version = view.version, .content = "准予经营", .certificate_number = "JY1"});
  EXPECT_EQ(view.state, State::decided);
  EXPECT_TRUE(clock(view, "promised").on_time);
  EXPECT_EQ(due(view, "delivery"), "2026-03-10");
  h->on("2026-03-02");
  view = h->act(
      h->clerk, return_result, view.id,
      ResultReturn{.version = view.version, .documents = {"许可证"}, .giver = "李审查", .confirmed_by_both = true});
  EXPECT_FALSE(clock(view, "return").on_time);
  h->on("2026-03-20");
  view = h->act(h->clerk, issue, view.id,
                Issue{.version = view.version,
                      .recipient = "张三丰",
                      .recipient_paper_number = "002x",
                      .identity_checked = true,
                      .signed_for = true});
  EXPECT_FALSE(clock(view, "delivery").on_time);
  EXPECT_TRUE(clock(view, "promised").on_time) << "decided in time, whenever it is picked up";
  view = h->act(h->clerk, close, view.id, Step{.version = view.version});
  EXPECT_EQ(view.state, State::closed);
  EXPECT_TRUE(view.allowed.empty());

  // P1.A2.b, P1.A19.b, P5b.A14.2: who did each step, and when; P5b.A13.d: the handler stays.
  std::vector<Act> acts;
  std::vector<std::string> who, when;
  for (const auto& event : view.timeline) {
    acts.push_back(event.act);
    who.push_back(event.actor_name);
    when.push_back(event.at.date().str());
  }
  EXPECT_EQ(who,
            (std::vector<std::string>{"王窗口", "王窗口", "王窗口", "李审查", "李审查", "王窗口", "王窗口", "王窗口"}));
  EXPECT_EQ(when, (std::vector<std::string>{"2026-02-13", "2026-02-13", "2026-02-13", "2026-02-13", "2026-02-25",
                                            "2026-03-02", "2026-03-20", "2026-03-20"}));
  EXPECT_EQ(view.handler, "王窗口");
  EXPECT_EQ(acts, (std::vector{Act::receive, Act::accept, Act::transfer, Act::pick_up, Act::decide, Act::return_result,
                               Act::issue, Act::close}));
  std::vector<std::string> numbers;
  for (const auto& document : view.documents) numbers.push_back(document.number);
  EXPECT_EQ(numbers, (std::vector<std::string>{"LINZE-S2026-00001", "临政务受〔2026〕第00001号",
                                               "临政务准〔2026〕第00001号", "临政务送〔2026〕第00001号"}));
  const auto verdict = ledger::verify(*h->world.database.database, h->world.centre.id);
  EXPECT_TRUE(verdict.sound);
}

TEST_P(Cases, P5c_2_OneTimeNoticeCorrectionAndDayZero) {
  auto h = hall({kP5c});
  h->on("2026-03-05");
  CaseView view = h->received(false);
  EXPECT_EQ(due(view, "notice"), "2026-03-09");
  EXPECT_TRUE(cites(clock(view, "notice").deadline.because, "P5c.2.c"));
  EXPECT_TRUE(cites(clock(view, "notice").deadline.because, "LL.A32"));
  EXPECT_EQ(h->refused(
                h->clerk, [](auto& c, const auto&... a) { return cases::accept(c, a...); }, view.id,
                Acceptance{.version = 1, .verification = {.identity = true}}),
            "case.material_missing");
  const auto code = view.query_code;
  view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
  EXPECT_EQ(view.state, State::correction_asked);
  EXPECT_EQ(json::opened(view.timeline.back().detail).at("channel"), "window");
  EXPECT_EQ(view.materials[1].named_in_notice, 1);
  EXPECT_EQ(view.kinds, (std::vector{CaseKind::promised, CaseKind::supplemented}));
  EXPECT_EQ(view.light, Light::grey);
  const auto progress = h->world.read(Actor::of_public(h->world.centre.id), [&](ReadContext& c) {
    return cases::progress(c, {.number = Text<40, 1>(view.receipt_number), .code = Text<12, 1>(code)});
  });
  EXPECT_EQ(progress.to_correct, (std::vector<std::string>{"平面图"}));
  EXPECT_EQ(progress.applicant, "张**");

  h->on("2026-03-10");
  view = h->act(h->clerk, take_correction, view.id,
                Checklist{.version = view.version, .materials = {{.code = "m2", .state = present}}});
  EXPECT_EQ(view.state, State::received);
  h->on("2026-03-12");
  view = h->act(h->clerk, cases::accept, view.id,
                Acceptance{.version = view.version, .verification = {.identity = true}, .transfer = false});
  EXPECT_EQ(due(view, "promised"), "2026-03-17") << "P5c.3.d: the day of correction is day 0";
  EXPECT_EQ(view.state, State::accepted);
}

TEST_P(Cases, P1_A13_ALaterNoticeIsRecordedAsAFaultOnlyForWhatLayThere) {
  auto h = hall({kP1});
  CaseView view = h->received(false);
  view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
  view = h->act(
      h->clerk, take_correction, view.id,
      Checklist{.version = view.version, .materials = {{.code = "m2", .state = defective, .defect = "比例不符"}}});
  EXPECT_EQ(view.state, State::correction_asked);
  const auto faults = [&] {
    std::vector<facts::FactRow> found;
    for (auto& fact : h->world.read([&](ReadContext& c) { return facts::of_object(c.db, view.id.value); }))
      if (fact.kind == "notice.repeated_defect") found.push_back(std::move(fact));
    return found;
  };
  view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
  EXPECT_TRUE(faults().empty()) << "brought in defective after the first notice";
  view = h->act(h->clerk, take_correction, view.id,
                Checklist{.version = view.version,
                          .materials = {{.code = "m1", .state = defective, .defect = "缺签字"},
                                        {.code = "m2", .state = present}}});
  view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_EQ(faults()[0].detail.at("material"), "m1");
  EXPECT_EQ(faults()[0].subject.value, h->clerk.account.value);
  EXPECT_EQ(view.notices, 3);
}

TEST_P(Cases, P1_A2_a_TheFrontDeskNeverDecidesAndTheReviewerNeverHandsOut) {
  auto h = hall({kP1});
  const auto decide_it = [](auto& c, CaseId id, std::int32_t version) {
    return decide(c, id, Decision{.version = version, .content = "准予", .legal_basis = "第三十五条"});
  };
  CaseView view = h->accepted(false);
  EXPECT_EQ(h->refused(h->clerk, decide_it, view.id, view.version), "case.back_office_decides");
  view = h->act(h->clerk, transfer, view.id, Step{.version = view.version});
  EXPECT_EQ(h->refused(h->clerk, decide_it, view.id, view.version), "case.back_office_decides");
  Actor seated = h->reviewer;
  seated.window = h->window.id;
  EXPECT_EQ(h->refused(seated, decide_it, view.id, view.version), "case.back_office_decides");
  view = h->act(h->reviewer, decide_it, view.id, view.version);
  view = h->act(
      h->clerk, return_result, view.id,
      ResultReturn{.version = view.version, .documents = {"许可证"}, .giver = "李审查", .confirmed_by_both = true});
  const auto issue_it = [](auto& c, CaseId id, std::int32_t version) {
    return issue(c, id, Issue{.version = version, .recipient = "张三丰", .identity_checked = true, .signed_for = true});
  };
  EXPECT_EQ(h->refused(h->reviewer, issue_it, view.id, view.version), "access.forbidden");
  Actor elsewhere = h->clerk;
  elsewhere.window.reset();
  EXPECT_EQ(h->refused(elsewhere, issue_it, view.id, view.version), "issue.window_only");
  EXPECT_EQ(h->refused(
                h->clerk,
                [](auto& c, CaseId id, std::int32_t v) {
                  return issue(c, id,
                               Issue{.version = v,
                                     .recipient = "张三丰",
                                     .recipient_paper_number = "1111",
                                     .identity_checked = true,
                                     .signed_for = true});
                },
                view.id, view.version),
            "issue.paper_mismatch");
  EXPECT_EQ(h->act(h->clerk, issue_it, view.id, view.version).state, State::issued);
}

TEST_P(Cases, P3_A9_1_P1_A5_1_AnotherWindowsItemIsPointedToTheRightOne) {
  auto h = hall({kP1});
  Actor other = h->clerk;
  other.window = h->social_window.id;
  try {
    h->act(other, receive, h->registration());
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code, "window.not_here");
    EXPECT_EQ(refusal.details.at("windows").as_array().at(0).at("number"), 1);
    EXPECT_EQ(refusal.citations.at(0).provision, "P1.A12.b");
  }
  other.window.reset();  // a registration clerk sits at no window of the business
  EXPECT_EQ(h->refused(other, receive, h->registration()), "");
}

TEST_P(Cases, P1_A2_a_OneAccountWithBothSidesDecidesNothingAtTheWindow) {
  auto h = hall({kP1});
  Actor chief = h->world.actor_with({"case.receive", "case.accept", "case.transfer", "case.decide_at_window",
                                     "case.review", "case.decide", "case.result_return", "case.issue", "case.read"},
                                    "首席代表");
  chief.department = h->market.id;
  chief.window = h->window.id;
  const auto decide_it = [](auto& c, CaseId id, std::int32_t version) {
    return decide(c, id, Decision{.version = version, .content = "准予", .legal_basis = "第三十五条"});
  };
  const auto allows = [](const CaseView& view, Act act) {
    return std::find(view.allowed.begin(), view.allowed.end(), act) != view.allowed.end();
  };
  const auto as = [&](const Actor& actor, CaseId id) {
    return h->world.read(actor, [&](ReadContext& c) { return cases::view(c, id); });
  };
  CaseView view = h->accepted();
  EXPECT_FALSE(allows(as(chief, view.id), Act::decide));
  EXPECT_EQ(h->refused(chief, decide_it, view.id, view.version), "case.back_office_decides");
  Actor behind = chief;  // the same person, called to the back office
  behind.window.reset();
  EXPECT_TRUE(allows(as(behind, view.id), Act::decide));
  view = h->act(behind, decide_it, view.id, view.version);
  view = h->act(
      h->clerk, return_result, view.id,
      ResultReturn{.version = view.version, .documents = {"许可证"}, .giver = "首席代表", .confirmed_by_both = true});
  const auto issue_it = [](auto& c, CaseId id, std::int32_t version) {
    return issue(c, id, Issue{.version = version, .recipient = "张三丰", .identity_checked = true, .signed_for = true});
  };
  EXPECT_FALSE(allows(as(chief, view.id), Act::issue));
  EXPECT_EQ(h->refused(chief, issue_it, view.id, view.version), "issue.own_decision");
  EXPECT_EQ(h->act(h->clerk, issue_it, view.id, view.version).state, State::issued);

  auto authorised = hall({kP9});  // where windows decide, the chief representative decides at his
  chief = authorised->world.actor_with({"case.review", "case.decide", "case.read"}, "首席代表");
  chief.department = authorised->market.id;
  chief.window = authorised->window.id;
  view = authorised->accepted();
  EXPECT_EQ(authorised->act(chief, decide_it, view.id, view.version).state, State::decided);
}

TEST_P(Cases, P9_A9_a_TheWindowDecidesItsOwnDepartmentsItemsOnly) {
  auto h = hall({kP9});
  auto written = content("S-9", "market");
  written.window_decides = true;
  h->item = h->publish(written);
  const auto decide_it = [](auto& c, CaseId id, std::int32_t version) {
    return decide(c, id, Decision{.version = version, .content = "准予", .legal_basis = "第三十五条"});
  };
  const auto may_decide = [&](const Actor& actor, CaseId id) {
    const auto seen = h->world.read(actor, [&](ReadContext& c) { return cases::view(c, id); });
    return std::find(seen.allowed.begin(), seen.allowed.end(), Act::decide) != seen.allowed.end();
  };
  CaseView view = h->accepted(false);
  Actor worker = h->clerk;
  worker.department = h->social.id;  // on duty at the shared window, from another department
  EXPECT_FALSE(may_decide(worker, view.id));
  EXPECT_EQ(h->refused(worker, decide_it, view.id, view.version), "case.other_department");
  worker.department = h->market.id;
  worker.window = h->social_window.id;
  EXPECT_FALSE(may_decide(worker, view.id));
  EXPECT_EQ(h->refused(worker, decide_it, view.id, view.version), "case.not_of_this_window");
  worker.window.reset();
  EXPECT_EQ(h->refused(worker, decide_it, view.id, view.version), "case.not_of_this_window");
  worker.window = h->window.id;
  EXPECT_TRUE(may_decide(worker, view.id));
  EXPECT_EQ(h->act(worker, decide_it, view.id, view.version).state, State::result_back);

  written = content("S-10", "market");
  written.kind = catalogue::HandlingKind::immediate;
  written.promised_limit = {};
  written.window_decides = true;
  const OnTheSpot visit{.item = h->publish(written),
                        .applicant = h->registration().applicant,
                        .materials = h->registration().materials,
                        .verification = {.identity = true},
                        .content = "已办理",
                        .signed_for = true};
  EXPECT_EQ(h->act(worker, on_the_spot, visit).state, State::issued);
  worker.department = h->social.id;
  EXPECT_EQ(h->refused(worker, on_the_spot, visit), "case.other_department");
}

TEST_P(Cases, P1_A8_a_P2_A3_b_P9_A4_ADepartmentTakesNothingInOutsideTheHall) {
  auto h = hall({kP9});
  Actor outside = h->clerk;
  outside.window.reset();
  outside.department = h->market.id;
  EXPECT_EQ(h->refused(outside, receive, h->registration()), "window.outside");
  outside.department.reset();
  EXPECT_EQ(h->act(outside, receive, h->registration()).window_name, "") << "the registration desk";
  outside.department = h->market.id;
  outside.window = h->window.id;
  EXPECT_EQ(h->act(outside, receive, h->registration()).window_name, "1号窗口");
}

TEST_P(Cases, P8_A6_1_P5a_3_1_P5c_2_a_AcceptanceTellsProcedureAndMaterials) {
  const auto headings = [&](const char* pack) {
    std::set<std::string> found;
    auto h = hall({pack});
    const CaseView view = h->accepted();
    for (const auto& document : view.documents)
      if (document.kind == DocumentKind::acceptance_notice)
        for (const auto content = json::opened(document.content);
             const auto& section : content.at("sections").as_array())
          found.insert(std::string(section.at("heading").as_string()));
    return found;
  };
  const auto jiayuguan = headings(kP8), systems = headings(kP5a), norms = headings(kP5c), silent = headings(kP9);
  for (const char* part : {"办理程序", "材料清单"}) EXPECT_TRUE(jiayuguan.contains(part)) << part;
  for (const char* part : {"材料清单", "办理程序", "办理期限", "收费标准", "办事依据"})
    EXPECT_TRUE(systems.contains(part)) << part;
  for (const char* part : {"材料清单", "办理程序", "办理期限", "办事指南"}) EXPECT_TRUE(norms.contains(part)) << part;
  EXPECT_FALSE(silent.contains("办理程序"));
}

TEST_P(Cases, P5a_4_3_TheAcceptanceNoticeSaysByWhenItIsFinished) {
  auto h = hall({kP5a});
  const CaseView view = h->accepted();
  const auto promised =
      std::find_if(view.clocks.begin(), view.clocks.end(), [](const Clock& clock) { return clock.name == "promised"; });
  ASSERT_NE(promised, view.clocks.end());
  const Date due = promised->deadline.due;
  const std::string said =
      std::to_string(due.year()) + "年" + std::to_string(due.month()) + "月" + std::to_string(due.day()) + "日";
  std::map<std::string, std::string> rows;
  for (const auto& document : view.documents)
    if (document.kind == DocumentKind::acceptance_notice)
      for (const auto content = json::opened(document.content); const auto& section : content.at("sections").as_array())
        if (section.at("heading").as_string() == "办理期限")
          for (const auto& row : section.at("rows").as_array())
            rows.emplace(std::string(row.at(0).as_string()), std::string(row.at(1).as_string()));
  EXPECT_EQ(rows[promised->zh], said);
  EXPECT_NE(rows["计算说明"].find("个工作日"), std::string::npos) << rows["计算说明"];
  EXPECT_FALSE(promised->met_at) << "the case is followed to that day";
}

TEST_P(Cases, P9_A9_e_TheDepartmentIsToldTheSameDay) {
  auto h = hall({kP9});
  h->on("2026-03-05", 17);
  const auto told = [&] {
    return h->world.read([&](ReadContext& c) {
      return c.db.count(
          "select count(*) from outbox where centre_id = :centre and kind = 'case.pick_up' and recipient = :department "
          "and created_at >= :since",
          {{"department", std::to_string(h->market.id.value)}, {"since", Instant::at(*Date::parse("2026-03-05"))}});
    });
  };
  const CaseView view = h->accepted(false);
  EXPECT_EQ(told(), 0);
  h->act(h->clerk, transfer, view.id, Step{.version = view.version});
  EXPECT_EQ(told(), 1);
}

TEST_P(Cases, P5c_2_c_TheNoticesChannelIsKept) {
  auto h = hall({kP5c});
  h->on("2026-03-05");
  CaseView view = h->received(false);
  h->on("2026-03-06");
  view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version, .channel = NoticeChannel::phone});
  EXPECT_EQ(json::opened(h->view(view.id).timeline.back().detail).at("channel"), "phone");
  EXPECT_TRUE(clock(view, "notice").on_time);
}

TEST_P(Cases, P5a_4_2_OnTheSpotInThirtyMinutes) {
  auto h = hall({kP5a});
  auto written = content("S-2", "social");
  written.kind = catalogue::HandlingKind::immediate;
  written.type = catalogue::ItemType::public_service;
  written.promised_limit = {};
  OnTheSpot visit{.item = h->publish(written),
                  .applicant = h->registration().applicant,
                  .materials = h->registration().materials,
                  .verification = {.identity = true},
                  .content = "已办理",
                  .minutes = 29,
                  .signed_for = true};
  CaseView view = h->act(h->clerk, on_the_spot, visit);
  EXPECT_EQ(view.state, State::issued);
  EXPECT_TRUE(clock(view, "immediate").on_time);
  EXPECT_EQ(view.timeline.size(), 4u);
  EXPECT_EQ(view.mode, HandlingMode::immediate);
  visit.minutes = 31;
  EXPECT_FALSE(clock(h->act(h->clerk, on_the_spot, visit), "immediate").on_time);
  visit.verification.identity = false;
  EXPECT_EQ(h->refused(h->clerk, on_the_spot, visit), "case.identity_unchecked");
  visit.verification.identity = true;
  visit.signed_for = false;
  EXPECT_EQ(h->refused(h->clerk, on_the_spot, visit), "issue.not_signed");
  visit.item = h->item;
  EXPECT_EQ(h->refused(h->clerk, on_the_spot, visit), "case.not_immediate");
}

TEST_P(Cases, LL_A45_AndReviewCorrectionsStopTheRightClocks) {
  auto h = hall({kP8});
  CaseView view = h->accepted();  // 2026-03-02: promised 03-09, statutory 03-30
  const auto start = [](auto& c, CaseId id, const ProcedureStart& act) { return start_procedure(c, id, act); };
  EXPECT_EQ(h->refused(h->reviewer, start, view.id,
                       ProcedureStart{.version = view.version, .procedure = Procedure::hearing, .reason = "x"}),
            "procedure.not_notified");
  EXPECT_EQ(h->refused(h->reviewer, start, view.id,
                       ProcedureStart{.version = view.version, .procedure = Procedure::auction, .reason = "x"}),
            "procedure.not_of_item");
  EXPECT_EQ(h->refused(h->reviewer, start, view.id,
                       ProcedureStart{.version = view.version, .reason = "x", .officers = {"甲"}}),
            "procedure.two_officers");
  h->on("2026-03-03");
  view = h->act(h->reviewer, start, view.id,
                ProcedureStart{.version = view.version,
                               .procedure = Procedure::hearing,
                               .reason = "x",
                               .planned_days = 5,
                               .applicant_notified = true});
  EXPECT_EQ(view.state, State::special_procedure);
  EXPECT_EQ(view.light, Light::grey);
  h->on("2026-03-05");
  view = h->act(h->reviewer, end_procedure, view.id, ProcedureEnd{.version = view.version, .outcome = "已听证"});
  EXPECT_EQ(due(view, "promised"), "2026-03-12");
  EXPECT_EQ(due(view, "statutory"), "2026-04-02");
  h->on("2026-03-06");
  view =
      h->act(h->reviewer, ask_correction, view.id, ReviewCorrection{.version = view.version, .what = "补充面积说明"});
  EXPECT_EQ(
      h->refused(
          h->reviewer,
          [](auto& c, CaseId id, std::int32_t v) { return decide(c, id, Decision{.version = v, .content = "x"}); },
          view.id, view.version),
      "case.wrong_state");
  h->on("2026-03-09");
  view = h->act(h->clerk, take_review_correction, view.id, Step{.version = view.version});
  EXPECT_EQ(due(view, "promised"), "2026-03-16");
  EXPECT_EQ(due(view, "statutory"), "2026-04-02");
}

TEST_P(Cases, P8_A7_2_ExtensionMovesBothDates) {
  auto h = hall({kP8});
  CaseView view = h->accepted();
  const auto ask = [](auto& c, CaseId id, const ExtensionRequest& request) { return ask_extension(c, id, request); };
  const auto answer = [](auto& c, CaseId id, const ExtensionAnswer& reply) { return answer_extension(c, id, reply); };
  EXPECT_EQ(
      h->refused(h->reviewer, ask, view.id, ExtensionRequest{.version = view.version, .workdays = 11, .reason = "x"}),
      "extension.too_long");
  view =
      h->act(h->reviewer, ask, view.id, ExtensionRequest{.version = view.version, .workdays = 3, .reason = "案情复杂"});
  Actor both = h->reviewer;
  both.permissions = std::make_shared<const std::set<std::string, std::less<>>>(
      std::set<std::string, std::less<>>{"case.extension_answer"});
  const ExtensionAnswer yes{.version = view.version,
                            .granted = true,
                            .reason = "同意",
                            .applicant_informed = true,
                            .explanation = "已电话说明"};
  EXPECT_EQ(h->refused(both, answer, view.id, yes), "extension.own_request");
  EXPECT_EQ(h->refused(h->office, answer, view.id,
                       ExtensionAnswer{.version = view.version, .granted = true, .reason = "同意"}),
            "extension.not_explained");
  view = h->act(h->office, answer, view.id, yes);
  EXPECT_EQ(due(view, "promised"), "2026-03-12");
  EXPECT_EQ(due(view, "statutory"), "2026-04-02");
  EXPECT_EQ(view.documents.back().kind, DocumentKind::extension_notice);
  EXPECT_EQ(
      h->refused(h->reviewer, ask, view.id, ExtensionRequest{.version = view.version, .workdays = 1, .reason = "x"}),
      "extension.once");

  view = h->accepted();
  h->on("2026-03-10");
  EXPECT_EQ(
      h->refused(h->reviewer, ask, view.id, ExtensionRequest{.version = view.version, .workdays = 1, .reason = "x"}),
      "extension.after_due");
  auto town = hall({kP5c});
  auto filing = content("S-3", "market");
  filing.type = catalogue::ItemType::filing;
  town->item = town->publish(filing);
  view = town->accepted();
  EXPECT_EQ(town->refused(town->reviewer, ask, view.id,
                          ExtensionRequest{.version = view.version, .workdays = 1, .reason = "x"}),
            "extension.not_provided");
}

TEST_P(Cases, LL_A38_RefusalAndDenialSayWhyAndHowToChallenge) {
  auto h = hall({kP8});
  CaseView view = h->received();
  const auto refuse_it = [](auto& c, CaseId id, const NonAcceptance& refusal) { return refuse(c, id, refusal); };
  EXPECT_EQ(h->refused(h->clerk, refuse_it, view.id, NonAcceptance{.version = 1, .reason = "  ", .legal_basis = "x"}),
            "case.reason_missing");
  EXPECT_EQ(h->refused(h->clerk, refuse_it, view.id, NonAcceptance{.version = 1, .reason = "不属职权"}),
            "case.legal_basis_missing");
  view =
      h->act(h->clerk, refuse_it, view.id,
             NonAcceptance{.version = 1, .reason = "不属职权", .legal_basis = "第三十二条", .other_authority = "市局"});
  EXPECT_EQ(view.state, State::not_accepted);
  EXPECT_EQ(view.kinds.back(), CaseKind::returned);
  const auto said = view.documents.back().content.text;
  for (const char* part : {"不属职权", "第三十二条", "市局", "60日", "6个月"})
    EXPECT_NE(said.find(part), std::string::npos) << part;

  view = h->accepted();
  const auto decide_it = [](auto& c, CaseId id, const Decision& decision) { return decide(c, id, decision); };
  EXPECT_EQ(h->refused(h->reviewer, decide_it, view.id,
                       Decision{.version = view.version, .granted = false, .content = "不符合条件"}),
            "case.legal_basis_missing");
  view =
      h->act(h->reviewer, decide_it, view.id,
             Decision{.version = view.version, .granted = false, .content = "不符合条件", .legal_basis = "第三十八条"});
  EXPECT_EQ(view.documents.back().kind, DocumentKind::denial);
  EXPECT_NE(view.documents.back().content.text.find("60日"), std::string::npos);
}

TEST_P(Cases, NothingIsDoneTwiceOrOutOfTurnOrByStrangers) {
  auto h = hall({kP9});
  CaseView view = h->received();
  const auto close_it = [](auto& c, CaseId id, std::int32_t v) { return close(c, id, Step{.version = v}); };
  try {
    h->act(h->clerk, close_it, view.id, view.version);
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code, "case.wrong_state");
    boost::json::array allowed;
    for (const Act act : view.allowed) allowed.emplace_back(boost::describe::enum_to_string(act, ""));
    EXPECT_EQ(refusal.details.at("allowed"), allowed);
  }
  EXPECT_EQ(h->refused(h->clerk, close_it, view.id, 7), "case.stale");
  EXPECT_EQ(h->refused(h->clerk, close_it, CaseId{99}, 1), "case.unknown");
  Actor stranger = h->clerk;
  stranger.centre = h->world.establish("shaoxing").id;
  EXPECT_EQ(h->refused(stranger, close_it, view.id, 1), "case.unknown");
  EXPECT_EQ(World::refusal([&] { h->world.read(stranger, [&](ReadContext& c) { return cases::view(c, view.id); }); }),
            "case.unknown");
  auto notice = [](auto& c, CaseId id, std::int32_t v) { return give_notice(c, id, Notice{.version = v}); };
  EXPECT_EQ(h->refused(h->clerk, notice, view.id, 1), "case.nothing_to_correct");
  auto unchecked_set = h->registration();
  unchecked_set.materials.pop_back();
  view = h->act(h->clerk, receive, unchecked_set);
  EXPECT_EQ(h->refused(h->clerk, notice, view.id, 1), "case.material_unchecked");
  view = h->act(h->clerk, withdraw, view.id, Withdrawal{.version = 1, .reason = "暂不办理"});
  EXPECT_EQ(view.light, Light::grey);
  view = h->accepted();
  Actor other = h->reviewer;
  other.department = h->social.id;
  EXPECT_EQ(
      h->refused(
          other,
          [](auto& c, CaseId id, std::int32_t v) { return decide(c, id, Decision{.version = v, .content = "x"}); },
          view.id, view.version),
      "case.other_department");
}

TEST_P(Cases, GB11643_GB32100_NumbersAreCheckedAtTheCounter) {
  auto h = hall({kP9});
  auto wrong = h->registration();
  wrong.applicant.paper_number = "110105194912310021";
  EXPECT_EQ(h->refused(h->clerk, receive, wrong), "paper.check_digit");
  wrong.applicant.paper_override = "x";
  EXPECT_EQ(h->refused(h->clerk, receive, wrong), "paper.check_digit") << "an identity number is never overridden";
  wrong.applicant.kind = PersonKind::organisation;
  wrong.applicant.paper = PaperKind::credit_code;
  wrong.applicant.paper_number = "91350100M000100Y44";
  const auto view = h->act(h->clerk, receive, wrong);
  EXPECT_EQ(json::opened(view.timeline[0].detail).at("paper_override"), "x");
  wrong.applicant.paper_override.reset();
  EXPECT_EQ(h->refused(h->clerk, receive, wrong), "paper.check_digit");
}

TEST(CaseRoutes, EachOperationOnceAndEveryPermissionOfTheTableIsReachable) {
  std::set<std::string> operations;
  for (const auto& route : routes()) EXPECT_TRUE(operations.insert(route.operation).second) << route.operation;
  EXPECT_EQ(operations.size(), routes().size());
}

INSTANTIATE_ON_BOTH_ENGINES(Cases);

}  // namespace
}  // namespace onewindow::cases
