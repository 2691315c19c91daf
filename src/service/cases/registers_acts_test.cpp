// The registers of acts: denials, faults, handovers, services, stops, documents, late cases, inquiries.
#include "service/cases/registers.h"

#include <set>

#include "service/cases/annulment.h"
#include "service/cases/registers_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class ActRegisters : public RegistersInHall {};

TEST_P(ActRegisters, P8_A8_WhatIsRefusedOrDeniedStandsInTheRegisterWithReasonBasisDateDocumentAndWorker) {
  auto h = hall({kP8});
  h->on("2026-03-03");
  const auto refused = not_accepted(*h, "不属于本机关职权范围");
  h->on("2026-03-05");
  const auto denied = decided(*h, h->accepted(), false);
  decided(*h, h->accepted());
  const auto page = look(*h, "cases.denials", {{"descending", "false"}});
  ASSERT_EQ(page.items.size(), 2U);
  const auto is = [&](int row, std::string_view title, const std::string& value) {
    EXPECT_EQ(cell("cases.denials", page.items[row], title), value) << title;
  };
  is(0, "收件号", refused.receipt_number);
  is(0, "申请人", "张三丰");
  is(0, "种类", "不予受理");
  is(0, "日期", "2026-03-03");
  is(0, "理由", "不属于本机关职权范围");
  is(0, "法律依据", "《行政许可法》第三十二条");
  is(0, "应向何机关申请", "县水务局");
  is(0, "承办人", "王窗口");
  is(1, "种类", "不予批准");
  is(1, "理由", "场所不符合要求");
  is(1, "承办人", "李审查");
  for (int row : {0, 1}) EXPECT_FALSE(cell("cases.denials", page.items[row], "文书字号").empty());
  const std::string number = cell("cases.denials", page.items[1], "文书字号");
  EXPECT_EQ(look(*h, "cases.denials", {{"search", number}}).items.size(), 1U) << "by the document's number";
  EXPECT_EQ(look(*h, "cases.denials", {{"kind", "denied"}}).items.size(), 1U);
  EXPECT_EQ(look(*h, "cases.denials", {{"from", "2026-03-04"}}).items.size(), 1U);
  EXPECT_EQ(look(*h, "cases.denials", {{"worker", std::to_string(h->clerk.account.value)}}).items.size(), 1U);
  EXPECT_EQ(h->world.read([&](ReadContext& c) { return count_denials(c, {}); }), 2);
}

TEST_P(ActRegisters, P1_A10_4_P1_A18_a_P3_A19_3_c_HandoverAndServiceWithWhoWhenAndWhat) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  const auto view = handed_over(*h, decided(*h, h->accepted()));
  const auto handover = look(*h, "cases.handovers", {}).items.at(0);
  EXPECT_EQ(cell("cases.handovers", handover, "交接材料"), "食品经营许可证");
  EXPECT_EQ(cell("cases.handovers", handover, "交件人"), "李审查");
  EXPECT_EQ(cell("cases.handovers", handover, "接件人"), "王窗口");
  EXPECT_EQ(cell("cases.handovers", handover, "双方确认"), "是");
  EXPECT_EQ(cell("cases.handovers", handover, "发放时间"), "2026-03-02 10:00");
  const auto service = look(*h, "cases.services", {{"order", "receipt_number"}}).items.at(0);
  EXPECT_EQ(cell("cases.services", service, "收件人"), "张三丰");
  EXPECT_EQ(cell("cases.services", service, "核验身份"), "是");
  EXPECT_EQ(cell("cases.services", service, "签收"), "是");
  EXPECT_EQ(cell("cases.services", service, "送达人"), "王窗口");
  // The stored certificate of service is read: its number, the served decision, recipient, identity, signature, worker.
  const auto stored = h->view(view.id);
  const auto receipt = std::find_if(stored.documents.begin(), stored.documents.end(), [](const DocumentView& document) {
    return document.kind == DocumentKind::service_receipt;
  });
  ASSERT_NE(receipt, stored.documents.end());
  EXPECT_EQ(cell("cases.services", service, "送达回证字号"), receipt->number);
  EXPECT_EQ(receipt->at, h->world.clock.now());
  const std::string text = receipt->content.text;
  const auto decision = std::find_if(stored.documents.begin(), stored.documents.end(),
                                     [](const DocumentView& document) { return document.kind == DocumentKind::grant; });
  ASSERT_NE(decision, stored.documents.end());
  for (const std::string& part : {decision->number, std::string("张三丰"), std::string("王窗口")})
    EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST_P(ActRegisters, ActsAreWalkedByTheirTimeOrInTheOrderOfReceipt) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  std::vector<CaseView> cases;
  for (int i = 0; i < 3; ++i) {
    h->on("2026-03-02", 10 + i);
    cases.push_back(h->accepted());
  }
  for (const int i : {1, 2, 0}) {
    h->on("2026-03-0" + std::to_string(i == 0 ? 6 : i + 3));  // handed over on the 4th, the 5th and the 6th
    handed_over(*h, decided(*h, cases[i]));
  }
  const auto walked = [&](registers::Asked asked) {
    std::vector<std::string> out;
    std::optional<std::string> next;
    do {
      auto page_asked = asked;
      page_asked.emplace_back("limit", "1");
      if (next) page_asked.emplace_back("after", *next);
      const auto page = look(*h, "cases.services", page_asked);
      for (const auto& number : column("cases.services", page, "收件号"))
        out.push_back(number.substr(number.size() - 1));
      next = page.next;
    } while (next);
    return out;
  };
  using List = std::vector<std::string>;
  EXPECT_EQ(walked({}), (List{"1", "3", "2"}));
  EXPECT_EQ(walked({{"order", "receipt_number"}}), (List{"3", "2", "1"}));
  EXPECT_EQ(walked({{"order", "receipt_number"}, {"descending", "false"}, {"to", "2026-03-05"}}), (List{"2", "3"}));
  EXPECT_EQ(walked({{"search", cases[1].receipt_number}, {"order", "receipt_number"}}), (List{"2"}));
}

TEST_P(ActRegisters, CertificatesByNumberAndByTheDayTheyEnd) {
  auto h = hall({kP9});
  const auto view = decided(*h, h->accepted());
  const auto row = look(*h, "cases.certificates", {}).items.at(0);
  EXPECT_EQ(cell("cases.certificates", row, "证照名称"), "食品经营许可证");
  EXPECT_EQ(cell("cases.certificates", row, "有效期至"), "2031-03-01");
  EXPECT_EQ(look(*h, "cases.certificates", {{"search", "JY1620723"}, {"order", "number"}}).items.size(), 1U);
  EXPECT_EQ(look(*h, "cases.certificates", {{"search", "JY9"}}).items.size(), 0U);
  EXPECT_EQ(look(*h, "cases.certificates", {{"valid_before", "2031-03-01"}}).items.size(), 0U);
  EXPECT_EQ(look(*h, "cases.certificates", {{"valid_before", "2031-03-02"}, {"order", "valid_until"}}).items.size(),
            1U);
  EXPECT_EQ(cell("cases.certificates", row, "收件号"), view.receipt_number);
}

TEST_P(ActRegisters, P8_A7_2_P3_A19_3_b_ExtensionsAndSpecialProceduresWithTheirAnswersAndEnds) {
  auto h = hall({kP8});
  h->on("2026-03-02");
  auto view = h->accepted();
  view = h->act(h->reviewer, ask_extension, view.id,
                ExtensionRequest{.version = view.version, .workdays = 3, .reason = "现场复杂"});
  EXPECT_EQ(cell("cases.extensions", look(*h, "cases.extensions", {}).items.at(0), "答复时间"), "") << "not answered";
  view = h->act(h->office, answer_extension, view.id,
                ExtensionAnswer{.version = view.version,
                                .granted = true,
                                .reason = "同意",
                                .applicant_informed = true,
                                .explanation = "已电话说明"});
  const auto extension = look(*h, "cases.extensions", {}).items.at(0);
  EXPECT_EQ(cell("cases.extensions", extension, "延长（工作日）"), "3");
  EXPECT_EQ(cell("cases.extensions", extension, "理由"), "现场复杂");
  EXPECT_EQ(cell("cases.extensions", extension, "同意"), "是");
  EXPECT_EQ(cell("cases.extensions", extension, "答复人"), "赵主任");
  EXPECT_EQ(cell("cases.extensions", extension, "向申请人的说明"), "已电话说明");
  EXPECT_FALSE(cell("cases.extensions", extension, "通知书字号").empty());

  view = h->act(h->reviewer, start_procedure, view.id,
                ProcedureStart{.version = view.version,
                               .procedure = Procedure::hearing,
                               .reason = "利害关系人申请",
                               .basis = "《行政许可法》第四十七条",
                               .planned_days = 10,
                               .applicant_notified = true});
  h->on("2026-03-09");
  view = h->act(h->reviewer, end_procedure, view.id, ProcedureEnd{.version = view.version, .outcome = "无异议"});
  const auto procedure = look(*h, "cases.stops", {{"item", std::to_string(h->item.value)}}).items.at(0);
  EXPECT_EQ(cell("cases.stops", procedure, "事由类别"), "听证");
  EXPECT_EQ(cell("cases.stops", procedure, "结束时间"), "2026-03-09 10:00");
  EXPECT_EQ(cell("cases.stops", procedure, "结论"), "无异议");
  EXPECT_EQ(cell("cases.stops", procedure, "停计期限"), "是");
  view = h->act(h->reviewer, ask_correction, view.id, ReviewCorrection{.version = view.version, .what = "补平面图"});
  const auto correction = look(*h, "cases.stops", {}).items.at(0);
  EXPECT_EQ(cell("cases.stops", correction, "事由"), "补平面图");
  EXPECT_EQ(cell("cases.stops", correction, "结束时间"), "") << "it goes on";
}

TEST_P(ActRegisters, P1_A13_P8_A6_2_a_AFaultInTheNoticeWithBothNoticesAsEvidence) {
  auto h = hall({kP8});
  h->on("2026-03-02");
  auto registration = h->registration(false);
  registration.materials[0].state = defective;
  registration.materials[0].defect = "未签字";
  registration.materials[1].state = present;
  auto view = h->act(h->clerk, receive, registration);
  view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
  h->on("2026-03-03");
  view = h->act(h->clerk, take_correction, view.id,
                Checklist{.version = view.version,
                          .materials = {{.code = "m1", .state = present},
                                        {.code = "m2", .state = defective, .defect = "没有比例尺"}}});
  view = h->act(h->clerk, give_notice, view.id, Notice{.version = view.version});
  const auto page = look(*h, "cases.notice_faults", {});
  ASSERT_EQ(page.items.size(), 1U);
  const auto& row = page.items[0];
  EXPECT_EQ(cell("cases.notice_faults", row, "首次告知人"), "王窗口");
  EXPECT_EQ(cell("cases.notice_faults", row, "材料"), "m2");
  const auto first = cell("cases.notice_faults", row, "首次告知书"),
             later = cell("cases.notice_faults", row, "本次告知书");
  EXPECT_NE(first, later);
  EXPECT_TRUE(first.ends_with("2026-03-02")) << first;
  EXPECT_TRUE(later.ends_with("2026-03-03")) << later;
}

TEST_P(ActRegisters, P5a_1_TheFirstInquiryBookIsSearchedByAskerOutcomeWindowAndDay) {
  auto h = hall({kP5a});
  const auto ask = [&](const Inquiry& inquiry) {
    h->world.write(h->clerk, [&](WriteContext& c) { return inquire(c, inquiry); });
  };
  h->on("2026-03-02");
  ask({.asker = "李阿姨",
       .subject = "怎么办证",
       .outcome = InquiryOutcome::referred,
       .answer = "请到2号窗口",
       .referred_to = h->social_window.id,
       .referred_person = "陈红"});
  h->on("2026-03-04");
  ask({.channel = InquiryChannel::phone, .asker = "张先生", .subject = "100%补贴", .answer = "已答复"});
  const auto subjects = [&](registers::Asked asked) {
    return column("cases.inquiries", look(*h, "cases.inquiries", asked), "咨询事由");
  };
  using List = std::vector<std::string>;
  EXPECT_EQ(subjects({}), (List{"100%补贴", "怎么办证"}));
  EXPECT_EQ(subjects({{"search", "李阿姨"}}), (List{"怎么办证"}));
  EXPECT_EQ(subjects({{"search", "0%"}}), (List{"100%补贴"})) << "what is typed is no pattern";
  EXPECT_EQ(subjects({{"search", "%"}}).size(), 1U);
  EXPECT_EQ(subjects({{"outcome", "referred"}}), (List{"怎么办证"}));
  EXPECT_EQ(subjects({{"window", std::to_string(h->social_window.id.value)}}), (List{"怎么办证"}));
  EXPECT_EQ(subjects({{"to", "2026-03-02"}}), (List{"怎么办证"}));
  EXPECT_EQ(subjects({{"order", "responsible"}, {"limit", "1"}}).size(), 1U);
}

TEST_P(ActRegisters, DocumentsStandBySeriesAndAVoidOneKeepsItsNumber) {
  auto h = hall({kP8});
  h->on("2026-03-02");
  const auto view = h->accepted();
  Actor chief = h->world.actor_with({"case.annul", "case.accept", "case.read"}, "周首席");
  h->act(chief, annul, view.id,
         Annulment{.version = view.version,
                   .reason = "不属于本机关职权",
                   .legal_basis = "《行政许可法》第六十九条",
                   .applicant_informed = true,
                   .explanation = "已当面说明"});
  const auto kinds = column("cases.documents", look(*h, "cases.documents", {{"descending", "false"}}), "文书种类");
  EXPECT_EQ(std::set<std::string>(kinds.begin(), kinds.end()),
            (std::set<std::string>{"收件凭证", "受理通知书", "撤销受理通知书"}));
  const auto voided = look(*h, "cases.documents", {{"voided", "true"}, {"order", "number"}});
  ASSERT_EQ(voided.items.size(), 1U);
  EXPECT_EQ(cell("cases.documents", voided.items[0], "作废原因"), "不属于本机关职权");
  EXPECT_EQ(cell("cases.documents", voided.items[0], "文书种类"), "受理通知书");
  EXPECT_EQ(cell("cases.documents", voided.items[0], "收件号"), view.receipt_number);
  const auto number = cell("cases.documents", voided.items[0], "文书字号");
  EXPECT_EQ(look(*h, "cases.documents", {{"search", number}}).items.size(), 1U) << "by its number";
  EXPECT_EQ(look(*h, "cases.documents", {{"kind", "acceptance_notice"}, {"voided", "false"}}).items.size(), 0U);
  EXPECT_EQ(look(*h, "cases.archive_finished", {{"outcome", "annulled"}}).items.size(), 1U);
}

TEST_P(ActRegisters, P3_A9_P8_A7_1_LateCasesWithTheWorkdaysOver) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  const auto late = h->accepted();  // promised in five workdays: 9 March
  const auto open = h->accepted();
  h->on("2026-03-09");
  EXPECT_EQ(look(*h, "cases.late", {}).items.size(), 0U) << "the due day itself is in time";
  h->on("2026-03-11");
  decided(*h, late);
  h->on("2026-03-16");
  const auto page = look(*h, "cases.late", {{"order", "receipt_number"}, {"descending", "false"}});
  ASSERT_EQ(page.items.size(), 2U);
  EXPECT_EQ(column("cases.late", page, "超承诺（工作日）"), (std::vector<std::string>{"2", "5"}));
  EXPECT_EQ(column("cases.late", page, "承诺到期日"), (std::vector<std::string>(2, "2026-03-09")));
  EXPECT_EQ(column("cases.late", look(*h, "cases.late", {{"open", "true"}}), "收件号"),
            (std::vector<std::string>{open.receipt_number}));
  EXPECT_EQ(column("cases.late", look(*h, "cases.late", {{"open", "false"}}), "收件号"),
            (std::vector<std::string>{late.receipt_number}));
  EXPECT_EQ(look(*h, "cases.late", {{"from", "2026-03-10"}}).items.size(), 0U) << "by the promised day";
  EXPECT_EQ(look(*h, "cases.late", {{"beyond_law", "true"}}).items.size() +
                look(*h, "cases.late", {{"beyond_law", "false"}}).items.size(),
            2U);
  EXPECT_EQ(h->world.read([&](ReadContext& c) { return count_late(c, {}); }), 2);
}

INSTANTIATE_ON_BOTH_ENGINES(ActRegisters);

}  // namespace
}  // namespace onewindow::cases
