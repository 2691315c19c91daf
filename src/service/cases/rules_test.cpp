// The lifecycle and what its acts ask for, each table named after the provision it comes from.
#include "service/cases/rules.h"

#include "service/cases/documents.h"
#include "service/cases/rules_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

const auto kEverything = {
    kReceive,         kAccept,       kRefuse, kTransfer, kReview,   kDecide, kDecideAtWindow, kExtensionAsk,
    kExtensionAnswer, kResultReturn, kIssue,  kClose,    kWithdraw, kAnnul,  kUrge,           kByTime};

// ---- the lifecycle
// -----------------------------------------------------------------------------------------------------

TEST(Lifecycle, EveryStateIsReachedAndLeftAndEndsInTheArchive) {
  std::set<State> reached, left;
  for (const Transition& row : kTransitions) {
    reached.insert(row.to);
    if (row.from) left.insert(*row.from);
  }
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<State>>([&](auto d) {
    EXPECT_TRUE(reached.contains(d.value)) << d.name;
    EXPECT_EQ(left.contains(d.value), d.value != State::closed) << d.name;
  });
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Act>>([&](auto d) {
    if (d.value >= Act::mark_joint) return;  // written down beside the table: the state stays
    EXPECT_TRUE(std::any_of(std::begin(kTransitions), std::end(kTransitions), [&](const Transition& row) {
      return row.act == d.value;
    })) << d.name;
  });
}

TEST(Lifecycle, EachActIsRefusedFromEveryStateTheTableDoesNotName) {
  const Actor actor = who_may(kEverything);
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<State>>([&](auto state) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Act>>([&](auto act) {
      const Situation s{.state = state.value, .window_may_decide = true};
      const auto allowed = allowed_acts(s, actor);
      const bool listed = std::find(allowed.begin(), allowed.end(), act.value) != allowed.end();
      const auto refusal = caught([&] { transition(s, act.value, actor); });
      EXPECT_EQ(refusal.code, listed ? "accepted" : "case.wrong_state") << state.name << " " << act.name;
      if (listed) return;
      EXPECT_EQ(refusal.details.at("allowed").as_array().size(), allowed.size());
    });
  });
}

TEST(Lifecycle, GuardsOpenAndCloseRows) {
  const Actor actor = who_may(kEverything);
  Situation s{.state = State::in_review};
  EXPECT_EQ(refusal_of([&] { transition(s, Act::answer_extension, actor); }), "case.wrong_state");
  s.extension_open = true;
  EXPECT_EQ(refusal_of([&] { transition(s, Act::ask_extension, actor); }), "case.wrong_state");
  EXPECT_EQ(refusal_of([&] { transition(s, Act::answer_extension, actor); }), "accepted");
  s.asked_it = true;
  const auto allowed = allowed_acts(s, actor);
  EXPECT_EQ(std::count(allowed.begin(), allowed.end(), Act::answer_extension), 0);
  s.correction_open = true;
  EXPECT_EQ(refusal_of([&] { transition(s, Act::decide, actor); }), "case.wrong_state");
  Situation corrected{.state = State::correction_asked, .set_complete = true};
  EXPECT_EQ(transition(corrected, Act::take_correction, actor).to, State::received);
  corrected.set_complete = false;
  EXPECT_EQ(transition(corrected, Act::take_correction, actor).to, State::correction_asked);
}

TEST(Lifecycle, P1_A2_a_front_and_back_have_separate_acts) {
  const Actor front = who_may({kReceive, kAccept, kTransfer, kIssue}), back = who_may({kReview, kDecide});
  EXPECT_EQ(refusal_of([&] { transition({.state = State::in_review}, Act::decide, front); }), "access.forbidden");
  EXPECT_EQ(refusal_of([&] { transition({.state = State::result_back}, Act::issue, back); }), "access.forbidden");
  EXPECT_TRUE(allowed_acts({.state = State::in_review}, front).empty());
}

TEST(Lifecycle, ADepartmentDecidesItsOwnCasesOnly) {
  const Actor back = who_may({kReview, kDecide});
  EXPECT_EQ(refusal_of([&] { transition({.state = State::in_review, .other_department = true}, Act::decide, back); }),
            "case.other_department");
  EXPECT_TRUE(allowed_acts({.state = State::in_review, .other_department = true}, back).empty());
}

TEST(Lifecycle, TheDiagramShowsEveryRow) {
  const std::string diagram = state_diagram();
  EXPECT_EQ(std::size_t(std::count(diagram.begin(), diagram.end(), '\n')), std::size(kTransitions) + 2);
  EXPECT_NE(diagram.find("[*] --> received: receive (case.receive)"), std::string::npos);
  EXPECT_NE(diagram.find("in_review --> in_review: answer_extension (case.extension_answer) [extension_open]"),
            std::string::npos);
}

TEST(Kinds, P3_A19_2_combine) {
  using enum CaseKind;
  auto item = item_of();
  item.kind = catalogue::HandlingKind::immediate;
  const auto of = [&](const Sections& sections, State state, const Course& course = {}) {
    return kinds({item, 1}, sections, state, course);
  };
  EXPECT_EQ(of(kNothing, State::accepted), (std::vector{immediate}));
  EXPECT_EQ(of(kHall, State::accepted), (std::vector{promised})) << "P3.A9.2.a: the window may not decide it";
  item.window_decides = true;
  EXPECT_EQ(of(kHall, State::accepted), (std::vector{immediate}));
  EXPECT_EQ(of(kProvincial, State::accepted), (std::vector{promised})) << "no window decides";
  EXPECT_EQ(of(kHall, State::accepted, {.stops = {{.procedure = Procedure::site_survey}}}), (std::vector{promised}))
      << "more than a review of papers";
  item.kind = catalogue::HandlingKind::promised;
  Course course{.notices = {{}, {}}};
  EXPECT_EQ(of(kHall, State::accepted, course), (std::vector{promised, supplemented}));
  EXPECT_EQ(of(kHall, State::not_accepted, course), (std::vector{promised, supplemented, returned}));
  course.reports = {{.authority = "市局"}};
  course.joint = {"消防"};
  EXPECT_EQ(of(kHall, State::in_review, course), (std::vector{promised, reported_upward, supplemented, joint}));
}

TEST(Modes, P3_A10_b_four_and_one_each) {
  auto item = item_of();
  const auto of = [&](State state, const Course& course = {}) { return mode({item, 1}, kHall, state, course); };
  EXPECT_EQ(of(State::in_review), HandlingMode::promised);
  EXPECT_EQ(of(State::in_review, {.joint = {"消防"}}), HandlingMode::linked_up);
  EXPECT_EQ(of(State::not_accepted), HandlingMode::clear_reply);
  item.kind = catalogue::HandlingKind::immediate;
  item.window_decides = true;
  EXPECT_EQ(of(State::received), HandlingMode::immediate);
}

// ---- the checklist and the one-time notice
// -----------------------------------------------------------------------------

struct Intaking {
  explicit Intaking(const Sections& sections) : sections(sections) { course.materials = open_lines(item); }
  void enter(const std::vector<MaterialCheck>& checks) {
    cases::enter(course.materials, item, checks, course.notices.size());
  }
  Decided<NoticeContent> notice() const { return one_time_notice(course, {item, 1}, sections); }
  std::vector<Defect> give() {
    const auto content = notice().value;
    const auto faults = repeated_defects(course, content);
    course.notices.push_back({.at = noon("2026-03-02")});
    mark_named(course.materials, content, course.notices.size());
    return faults;
  }
  Decided<Accepted> accept(std::string_view today = "2026-03-04",
                           const Verification& verification = {.identity = true}) {
    return acceptance(course, {item, 1}, sections, verification, noon("2026-03-02"), noon(today));
  }
  catalogue::ItemContent item = item_of();
  Sections sections;
  Course course;
};

using enum MaterialState;

TEST(Checklist, P1_A10_2_refuses_what_is_no_check) {
  Intaking in(kProvincial);
  EXPECT_EQ(refusal_of([&] { in.enter({check("m1", present), check("m9", present)}); }),
            "case.material_unknown /materials/1/code");
  EXPECT_EQ(refusal_of([&] { in.enter({check("m1", present), check("m1", missing)}); }),
            "case.material_twice /materials/1/code");
  EXPECT_EQ(refusal_of([&] { in.enter({check("m1", defective, " ")}); }), "case.defect_missing /materials/0/defect");
  EXPECT_EQ(refusal_of([&] { in.enter({check("m1", not_needed)}); }), "case.material_required /materials/0/state");
}

TEST(OneTimeNotice, P1_A13_lists_everything_at_once) {
  Intaking in(kProvincial);
  in.enter({check("m1", missing), check("m2", defective, "已过有效期")});
  const auto early = caught([&] { in.notice(); });
  EXPECT_EQ(early.code, "case.material_unchecked");
  EXPECT_EQ(early.details.at("materials").as_array().at(0).at("code"), "m3");
  in.enter({check("m3", missing), check("m4", missing)});
  const auto decided = in.notice();
  ASSERT_EQ(decided.value.defects.size(), 3u) << "the absence of an optional material is no defect";
  EXPECT_EQ(decided.value.defects[1].text, "已过有效期");
  EXPECT_TRUE(cites(decided.because, "P1.A13"));
}

TEST(OneTimeNotice, RefusedWhenNothingIsWrong) {
  Intaking in(kProvincial);
  in.enter({check("m1", present), check("m2", present), check("m3", not_needed)});
  EXPECT_EQ(refusal_of([&] { in.notice(); }), "case.nothing_to_correct");
}

TEST(OneTimeNotice, P5a_3_1_five_parts_P5c_2_a_three_and_the_guide) {
  for (const auto& [book, parts] :
       {std::pair{&kEightSystems, 5u}, {&kWorkNorms, 4u}, {&kJiayuguan, 2u}, {&kHall, 1u}}) {
    Intaking in(*book);
    in.enter({check("m1", missing), check("m2", present), check("m3", not_needed)});
    EXPECT_EQ(in.notice().value.parts.size(), parts);
  }
}

struct Second {
  const char* what;
  std::vector<MaterialCheck> first, then;
  std::vector<std::string> faults;
};

TEST(RepeatedNotice, P1_A13_P8_A6_2_a_only_what_lay_there_at_the_first_is_a_fault) {
  const Second table[] = {
      {"present at the first, found bad later, not exchanged",
       {check("m1", missing), check("m2", present), check("m3", not_needed)},
       {check("m1", present), check("m2", defective, "缺页")},
       {"m2"}},
      {"present at the first, exchanged since",
       {check("m1", missing), check("m2", present), check("m3", not_needed)},
       {check("m1", present), check("m2", defective, "缺页", true)},
       {}},
      {"named at the first and still missing",
       {check("m1", missing), check("m2", present), check("m3", not_needed)},
       {check("m1", missing)},
       {}},
      {"missing at the first, brought in defective",
       {check("m1", missing), check("m2", present), check("m3", not_needed)},
       {check("m1", defective, "未签字")},
       {}},
      {"needed only since the correction",
       {check("m1", missing), check("m2", present), check("m3", not_needed)},
       {check("m1", present), check("m3", missing)},
       {}},
      {"two overlooked",
       {check("m1", present), check("m2", present), check("m3", missing)},
       {check("m1", defective, "无章"), check("m2", missing), check("m3", present)},
       {"m1", "m2"}},
  };
  for (const Second& row : table) {
    Intaking in(kProvincial);
    in.enter(row.first);
    EXPECT_TRUE(in.give().empty()) << row.what;
    in.enter(row.then);
    std::vector<std::string> faults;
    for (const Defect& defect : in.give()) faults.push_back(defect.code);
    EXPECT_EQ(faults, row.faults) << row.what;
    EXPECT_TRUE(in.give().empty()) << "named by now: " << row.what;
  }
}

// ---- acceptance
// --------------------------------------------------------------------------------------------------------

TEST(Acceptance, EveryRequiredMaterialMustBeChecked) {
  Intaking in(kHall);
  in.enter({check("m1", present), check("m4", missing)});
  const auto refusal = caught([&] { in.accept(); });
  EXPECT_EQ(refusal.code, "case.material_missing");
  EXPECT_EQ(refusal.details.at("materials").as_array().size(), 2u);
  in.enter({check("m2", present), check("m3", not_needed)});
  EXPECT_EQ(refusal_of([&] { in.accept(); }), "accepted");
}

TEST(Acceptance, P1_A16_a_identity_and_qualification) {
  Intaking in(kProvincial);
  in.enter({check("m1", present), check("m2", present), check("m3", present)});
  const auto refusal = caught([&] { in.accept("2026-03-04", {}); });
  EXPECT_EQ(refusal.code, "case.identity_unchecked");
  EXPECT_EQ(refusal.citations.at(0).provision, "P1.A16.a");
  EXPECT_EQ(refusal_of([&] { in.accept(); }), "case.qualification_unchecked /verification/qualification");
  EXPECT_EQ(refusal_of([&] { in.accept("2026-03-04", {.identity = true, .qualification = true}); }),
            "case.qualification_paper /verification/qualification_paper");
  Verification paper{.identity = true, .qualification = true, .qualification_paper = Text<60>("执业资格证")};
  EXPECT_EQ(refusal_of([&] { in.accept("2026-03-04", paper); }),
            "case.qualification_paper /verification/qualification_number");
  paper.qualification_number = Text<60>("A123");
  EXPECT_EQ(refusal_of([&] { in.accept("2026-03-04", paper); }), "accepted");
  EXPECT_EQ(refusal_of([&] {
              in.accept("2026-03-04", {.identity = true, .qualification = true, .note = "个人申请，无资质"});
            }),
            "accepted");
  Intaking hall(kHall);
  hall.enter({check("m1", present), check("m2", present), check("m3", present)});
  EXPECT_EQ(refusal_of([&] { hall.accept("2026-03-04", {}); }), "case.identity_unchecked /verification/identity");
}

TEST(Acceptance, DayZeroIsTheDayOfAcceptance) {
  Intaking in(kHall);
  in.enter({check("m1", present), check("m2", present), check("m3", present)});
  const auto accepted = in.accept("2026-03-04");
  EXPECT_EQ(accepted.value.day_zero.str(), "2026-03-04");
  EXPECT_TRUE(accepted.because.cites());
}

TEST(Acceptance, P5c_3_d_day_zero_is_the_day_of_correction) {
  Intaking in(kWorkNorms);
  in.enter({check("m1", present), check("m2", present), check("m3", present)});
  in.course.notices = {{.at = noon("2026-03-02")}};
  in.course.complete_at = noon("2026-03-03");
  const auto accepted = in.accept("2026-03-05");
  EXPECT_EQ(accepted.value.day_zero.str(), "2026-03-03");
  EXPECT_TRUE(cites(accepted.because, "P5c.3.d"));
}

TEST(Acceptance, LL_A32_counts_from_receipt_after_silence) {
  Intaking in(kLawAlone);
  in.enter({check("m1", present), check("m2", present), check("m3", present)});
  EXPECT_EQ(in.accept("2026-03-09").value.day_zero.str(), "2026-03-09");
  EXPECT_EQ(in.accept("2026-03-10").value.day_zero.str(), "2026-03-02");
}

TEST(Acceptance, P9_A9_b_starts_the_transfer_clock) {
  Intaking in(kShaoxing);
  in.enter({check("m1", present), check("m2", present), check("m3", present)});
  const auto accepted = in.accept();
  EXPECT_EQ(accepted.value.timers.back().name, TimerName::transfer);
  EXPECT_TRUE(cites(accepted.because, "P9.A9.b"));
}

TEST(NonAcceptance, P1_A21_c_reason_and_P8_A8_legal_basis) {
  const auto item = item_of();
  const auto refuse = [&](const Sections& sections, std::string reason, std::string basis) {
    return refusal_of([&] {
      non_acceptance({item, 1}, sections, {.reason = Text<1000, 1>(reason), .legal_basis = Text<400>(basis)});
    });
  };
  EXPECT_EQ(refuse(kProvincial, " ", ""), "case.reason_missing /reason");
  EXPECT_EQ(refuse(kProvincial, "不属本机关职权", ""), "accepted");
  EXPECT_EQ(refuse(kJiayuguan, "不属本机关职权", ""), "case.legal_basis_missing /legal_basis");
  EXPECT_EQ(refuse(kJiayuguan, "不属本机关职权", "第三十二条"), "accepted");
}

TEST(Remedies, ARL_A20_sixty_days_and_ALL_A46_six_months_come_from_the_base) {
  const auto item = item_of();
  const Decision denial{.granted = false, .content = "不符合条件", .legal_basis = "第三十八条"};
  const auto law = decision({item, 1}, kLawAlone, denial);
  EXPECT_NE(law.value.zh.find("60日内"), std::string::npos);
  EXPECT_NE(law.value.zh.find("6个月内"), std::string::npos);
  EXPECT_TRUE(cites(law.because, "ARL.A20"));
  EXPECT_NE(decision({item, 1}, kHall, denial).value.zh.find("法定期限内"), std::string::npos);
  EXPECT_EQ(refusal_of([&] { decision({item, 1}, kLawAlone, {.granted = false, .content = "不符合条件"}); }),
            "case.legal_basis_missing /legal_basis");
}

// ---- review
// ------------------------------------------------------------------------------------------------------------

TEST(Procedures, LL_A45_stop_the_clocks_after_a_written_notice) {
  auto item = item_of();
  item.special_procedures = {Procedure::hearing};
  const auto start = [&](const ProcedureStart& act) { return procedure({item, 1}, kLawAlone, act, day("2026-03-02")); };
  EXPECT_EQ(refusal_of([&] { start({.procedure = Procedure::auction, .reason = "x"}); }),
            "procedure.not_of_item /procedure");
  EXPECT_EQ(refusal_of([&] { start({.procedure = Procedure::hearing, .reason = "x", .planned_days = 5}); }),
            "procedure.not_notified /applicant_notified");
  EXPECT_EQ(refusal_of([&] { start({.procedure = Procedure::hearing, .reason = "x", .applicant_notified = true}); }),
            "procedure.not_notified /planned_days");
  const auto hearing =
      start({.procedure = Procedure::hearing, .reason = "x", .planned_days = 5, .applicant_notified = true});
  EXPECT_TRUE(hearing.value.promised && hearing.value.statutory);
  EXPECT_TRUE(cites(hearing.because, "LL.A45"));
}

TEST(Procedures, LL_A34_3_a_survey_names_two_officers_and_stops_nothing) {
  const auto item = item_of();
  const auto survey = [&](const std::vector<Text<40, 1>>& officers) {
    return procedure({item, 1}, kLawAlone, {.procedure = Procedure::site_survey, .reason = "x", .officers = officers},
                     day("2026-03-02"));
  };
  EXPECT_EQ(refusal_of([&] { survey({"张三"}); }), "procedure.two_officers /officers");
  EXPECT_EQ(refusal_of([&] { survey({"张三", " 张三 "}); }), "procedure.two_officers /officers");
  EXPECT_FALSE(survey({"张三", "李四"}).value.promised);
  const auto collective =
      procedure({item, 1}, kLawAlone, {.procedure = Procedure::collective_decision, .reason = "x"}, day("2026-03-02"));
  EXPECT_FALSE(collective.value.promised || collective.value.statutory);
}

struct Extending {
  explicit Extending(const Sections& sections) : sections(sections) {
    course.timers.push_back(promised_timer({item, 1}, sections, noon("2026-03-02")));  // due 03-09
    if (auto timer = statutory_timer({item, 1}, sections, noon("2026-03-02")))
      course.timers.push_back(*timer);  // due 03-30
  }
  Decided<Extension> ask(std::string_view today, int workdays = 3) {
    return extension_request(course, {item, 1}, sections, {.workdays = workdays, .reason = "x"}, AccountId{7},
                             noon(today));
  }
  std::string asked(std::string_view today, int workdays = 3) {
    return refusal_of([&] { ask(today, workdays); });
  }
  std::string answered(std::string_view today, ExtensionAnswer answer, std::int64_t by = 8) {
    return refusal_of([&] { extension_answer(course, {item, 1}, sections, answer, AccountId{by}, noon(today)); });
  }
  catalogue::ItemContent item = item_of();
  Sections sections;
  Course course;
};

TEST(Extension, P5c_3_a_P5a_2_3_not_provided) {
  Extending in(kWorkNorms);
  const auto refusal = caught([&] { in.ask("2026-03-03"); });
  EXPECT_EQ(refusal.code, "extension.not_provided");
  EXPECT_EQ(refusal.citations.at(0).provision, "P5c.3.a");
  EXPECT_EQ(Extending(kHall).asked("2026-03-03"), "extension.not_provided");
}

TEST(Extension, P8_A7_2_asked_before_due_answered_by_another_explained) {
  Extending in(kJiayuguan);
  EXPECT_EQ(in.asked("2026-03-10"), "extension.after_due");
  EXPECT_EQ(in.asked("2026-03-09", 0), "extension.workdays /workdays");
  const auto request = in.ask("2026-03-09");
  EXPECT_TRUE(cites(request.because, "P8.A7.2"));
  in.course.extensions.push_back(request.value);
  const ExtensionAnswer explained{
      .granted = true, .reason = "x", .applicant_informed = true, .explanation = "电话告知"};
  EXPECT_EQ(in.answered("2026-03-10", explained, 7), "extension.own_request");
  EXPECT_EQ(in.answered("2026-03-10", {.granted = true, .reason = "x"}), "extension.not_explained /applicant_informed");
  EXPECT_EQ(in.answered("2026-03-10", {.granted = true, .reason = "x", .applicant_informed = true, .explanation = " "}),
            "extension.not_explained /explanation");
  EXPECT_EQ(in.answered("2026-03-10", explained), "accepted");
  EXPECT_EQ(in.answered("2026-03-10", {.granted = false, .reason = "x"}), "accepted");
}

TEST(Extension, LL_A42_1_ten_workdays_once) {
  Extending in(kLawAlone);
  EXPECT_EQ(in.asked("2026-03-05", 11), "extension.too_long /workdays");
  EXPECT_EQ(in.asked("2026-03-05", 10), "accepted");
  const auto late = in.ask("2026-03-12");
  EXPECT_FALSE(late.value.promised) << "a broken promise is not mended";
  EXPECT_TRUE(late.value.statutory);
  EXPECT_EQ(in.asked("2026-03-31"), "extension.after_due");
  in.course.extensions = {{.asked_by = AccountId{7}, .workdays = 3}};
  EXPECT_EQ(in.answered("2026-03-31", {.granted = true, .reason = "x", .applicant_informed = true, .explanation = "x"}),
            "extension.after_due");
  in.course.extensions = {{.workdays = 3, .answered_at = noon("2026-03-05"), .granted = true}};
  EXPECT_EQ(in.asked("2026-03-06"), "extension.once");
}

TEST(WindowDecision, P1_A2_a_P3_A8_P9_A10_a) {
  auto item = item_of();
  const auto at_window = [&](const Sections& sections, bool may) {
    return refusal_of([&] { window_decision({item, 1}, sections, may); });
  };
  EXPECT_EQ(at_window(kProvincial, true), "case.back_office_decides");
  EXPECT_EQ(caught([&] { window_decision({item, 1}, kProvincial, true); }).citations.at(0).provision, "P1.A2.a");
  EXPECT_EQ(at_window(kHall, true), "case.window_not_authorised");
  EXPECT_EQ(at_window(kEightSystems, true), "case.window_not_authorised");
  item.kind = catalogue::HandlingKind::immediate;
  EXPECT_EQ(at_window(kProvincial, true), "case.back_office_decides") << "immediate items too";
  EXPECT_EQ(at_window(kHall, true), "case.window_not_authorised");
  EXPECT_EQ(at_window(kEightSystems, true), "accepted")
      << "a silent text asks for immediate items to be finished on the spot";
  EXPECT_EQ(at_window(kEightSystems, false), "case.window_not_authorised");
  item.window_decides = true;
  EXPECT_EQ(at_window(kHall, true), "accepted");
  EXPECT_EQ(at_window(kShaoxing, true), "accepted");
  EXPECT_EQ(at_window(kHall, false), "case.window_not_authorised");
}

TEST(WindowDecision, P1_A2_a_nobody_is_on_both_sides) {
  const auto side = [](const Sections& sections, Act act, bool at_window, bool decided_it) {
    return caught([&] { check_side(sections, act, at_window, decided_it); });
  };
  EXPECT_EQ(side(kProvincial, Act::decide, true, false).code, "case.back_office_decides");
  EXPECT_EQ(side(kProvincial, Act::decide, false, false).code, "accepted");
  const Refusal own = side(kProvincial, Act::issue, true, true);
  EXPECT_EQ(own.code, "issue.own_decision");
  EXPECT_EQ(own.citations.at(0).provision, "P1.A2.a");
  EXPECT_EQ(side(kProvincial, Act::issue, true, false).code, "accepted");
  for (const Book* book : {&kHall, &kShaoxing, &kEightSystems}) {
    EXPECT_EQ(side(*book, Act::decide, true, false).code, "accepted");
    EXPECT_EQ(side(*book, Act::issue, true, true).code, "accepted") << "a window that decides hands out";
  }
}

TEST(WindowDecision, P1_A2_a_who_sits_at_a_window_is_offered_no_decision) {
  const auto offered = [](const Sections& sections, State state, bool seated) {
    Actor actor = who_may({kReview, kDecide, kDecideAtWindow});
    if (seated) actor.window = WindowId{3};
    const auto item = item_of();
    const auto acts = allowed_acts(situation(state, {}, {item, 1}, sections, actor, {}, true), actor);
    return std::find(acts.begin(), acts.end(), Act::decide) != acts.end();
  };
  EXPECT_FALSE(offered(kProvincial, State::in_review, true)) << "whatever his role says";
  EXPECT_TRUE(offered(kProvincial, State::in_review, false));
  EXPECT_FALSE(offered(kProvincial, State::accepted, true));
  EXPECT_TRUE(offered(kShaoxing, State::in_review, true)) << "no split between front and back";
  EXPECT_TRUE(offered(kNothing, State::in_review, true));
}

TEST(WindowDecision, P9_A9_a_own_items_only) {
  const auto own = [](bool taken_here, bool other_department) {
    return caught([&] { check_own_item(kShaoxing, taken_here, other_department); });
  };
  EXPECT_EQ(own(true, false).code, "accepted");
  EXPECT_EQ(own(false, false).code, "case.not_of_this_window");
  const Refusal other = own(true, true);
  EXPECT_EQ(other.code, "case.other_department");
  EXPECT_EQ(other.citations.at(0).provision, "P9.A10.a");
  const Actor worker = who_may({kDecideAtWindow, kTransfer});
  EXPECT_EQ(allowed_acts({.state = State::accepted, .window_may_decide = true}, worker),
            (std::vector{Act::transfer, Act::decide}));
  EXPECT_EQ(allowed_acts({.state = State::accepted, .window_may_decide = true, .other_department = true}, worker),
            (std::vector{Act::transfer}));
}

TEST(IntakePlace, P1_A8_a_P2_A3_b_P9_A4_at_the_window_or_the_registration_desk) {
  Actor actor = who_may({kReceive});
  const auto at = [&] { return refusal_of([&] { check_intake_place(actor); }); };
  EXPECT_EQ(at(), "accepted") << "the registration desk";
  actor.department = DepartmentId{4};
  EXPECT_EQ(at(), "window.outside");
  actor.window = WindowId{2};
  EXPECT_EQ(at(), "accepted");
  actor = who_may({kReview});
  EXPECT_EQ(at(), "window.outside");
}

// ---- results and inquiries
// ---------------------------------------------------------------------------------------------

TEST(Results, P1_A18_a_both_sides_confirm) {
  EXPECT_EQ(refusal_of([&] { check_return(kProvincial, {.documents = {"许可证"}, .giver = "x"}); }),
            "result.not_confirmed /confirmed_by_both");
  EXPECT_EQ(refusal_of([&] { check_return(kProvincial, {.giver = "x", .confirmed_by_both = true}); }),
            "result.documents_missing /documents");
  EXPECT_EQ(refusal_of(
                [&] { check_return(kProvincial, {.documents = {"许可证"}, .giver = "x", .confirmed_by_both = true}); }),
            "accepted");
}

TEST(Results, P9_A9_d_P1_A19_c_issued_at_the_window_to_whom_it_belongs) {
  const auto issue = [](const Sections& sections, Issue act, bool at_window = true) {
    return refusal_of([&] { check_issue(sections, act, at_window, "张三", "王五"); });
  };
  const Issue right{.recipient = "张三", .identity_checked = true, .signed_for = true};
  EXPECT_EQ(issue(kShaoxing, right, false), "issue.window_only");
  EXPECT_EQ(issue(kWorkNorms, right, false), "accepted");
  EXPECT_EQ(issue(kShaoxing, {.recipient = "张三", .signed_for = true}), "issue.identity_unchecked /identity_checked");
  EXPECT_EQ(issue(kShaoxing, {.recipient = "李四", .identity_checked = true, .signed_for = true}),
            "issue.relation_missing /relation");
  EXPECT_EQ(issue(kShaoxing, {.recipient = "李四", .identity_checked = true, .signed_for = true, .relation = "配偶"}),
            "accepted");
  EXPECT_EQ(issue(kShaoxing, {.recipient = "王五", .identity_checked = true}), "issue.not_signed /signed_for");
}

TEST(Receipts, P5b_A13_c_formalities_on_the_receipt) {
  auto item = item_of();
  item.procedure = {{"受理", "窗口", "核对材料"}};
  Intake intake;
  const auto printed = [&] {
    static const TimeLimits no_limits;
    static const Intake no_intake;
    const Sections sections{calendar(), intake, no_limits, no_intake, no_limits};
    return boost::json::serialize(json::write(documents::receipt({}, {}, sections, {item, 1})));
  };
  EXPECT_EQ(printed().find("办理程序"), std::string::npos);
  intake.receipt_parts.emplace_back(NoticePart::procedure, regulation::Reason{.provision = "P5b.A13.c", .pack = "x"});
  EXPECT_NE(printed().find("办理程序"), std::string::npos);
  EXPECT_NE(printed().find("核对材料"), std::string::npos);
}

TEST(Inquiries, P5a_1_3_P5a_1_4_outcomes) {
  const auto outcome = [](const Sections& sections, Inquiry inquiry, std::string window_phone = "") {
    inquiry.subject = "办证";
    return refusal_of([&] { check_inquiry(inquiry, sections, {.phone = window_phone}); });
  };
  EXPECT_EQ(outcome(kEightSystems, {.outcome = InquiryOutcome::handled, .answer = "已答复"}), "accepted");
  EXPECT_EQ(outcome(kEightSystems, {.outcome = InquiryOutcome::cannot_now, .answer = " "}),
            "inquiry.reason_missing /answer");
  EXPECT_EQ(outcome(kEightSystems, {.outcome = InquiryOutcome::referred, .answer = "x"}),
            "inquiry.handler_missing /referred_person");
  EXPECT_EQ(outcome(kEightSystems, {.outcome = InquiryOutcome::handled}), "inquiry.answer_missing /answer");
  EXPECT_EQ(outcome(kEightSystems, {.outcome = InquiryOutcome::pending}), "accepted");
  EXPECT_EQ(outcome(kWorkNorms, {.outcome = InquiryOutcome::passed_on}), "inquiry.colleague_missing /referred_person");
  EXPECT_EQ(outcome(kJiayuguan, {.outcome = InquiryOutcome::referred, .answer = "x", .referred_person = "李四"}),
            "inquiry.referral_missing /referred_to")
      << "P8.A5.2: guided to window X";
  EXPECT_EQ(outcome(kEightSystems, {.outcome = InquiryOutcome::referred, .answer = "x", .referred_person = "李四"}),
            "accepted");
  EXPECT_EQ(outcome(kWorkNorms, {.outcome = InquiryOutcome::referred, .answer = "x", .referred_person = "李四"}),
            "inquiry.referral_missing /referred_to");
  const Inquiry call{.channel = InquiryChannel::phone,
                     .outcome = InquiryOutcome::referred,
                     .answer = "x",
                     .referred_to = WindowId{3},
                     .referred_person = "李四"};
  EXPECT_EQ(outcome(kEightSystems, call), "inquiry.phone_missing /referred_phone");
  EXPECT_EQ(outcome(kEightSystems, call, "0936-1"), "accepted");
}

TEST(Inquiries, P5c_1_c_the_windows_place_is_told) {
  const Inquiry inquiry{
      .outcome = InquiryOutcome::referred, .answer = "x", .referred_to = WindowId{3}, .referred_person = "李四"};
  const auto told = [&](const Sections& sections, std::string location) {
    return caught([&] { check_inquiry(inquiry, sections, {.location = std::move(location)}); });
  };
  EXPECT_EQ(told(kWorkNorms, "一楼东侧").code, "accepted");
  const Refusal nowhere = told(kWorkNorms, " ");
  EXPECT_EQ(nowhere.code, "inquiry.location_missing");
  EXPECT_EQ(nowhere.citations.at(0).provision, "P5c.1.c");
  EXPECT_EQ(told(kEightSystems, "").code, "accepted") << "no duty to tell the place";
}

}  // namespace
}  // namespace onewindow::cases
