// The packs that come with the house: each figure with the provision that sets it, as the source texts have it.
#include <gtest/gtest.h>

#include "centre/organisation/sections.h"
#include "oversight/openness/rules.h"
#include "oversight/ratings/sections.h"
#include "regulation/pack.h"
#include "regulation/packs_testing.h"
#include "service/cases/sections.h"
#include "service/catalogue/sections.h"
#include "service/fees/sections.h"

namespace onewindow::regulation {

namespace {

using namespace cases;

std::shared_ptr<const Pack> pack(const std::string& id) {
  static const std::vector<SectionType> sections{section<Intake>("intake"),
                                                 section<TimeLimits>("time_limits"),
                                                 section<ratings::Ratings>("ratings"),
                                                 section<catalogue::Guides>("guides"),
                                                 section<fees::Fees>("fees"),
                                                 section<openness::Openness>("openness"),
                                                 section<organisation::WindowRules>("windows")};
  static std::map<std::string, std::shared_ptr<const Pack>> packs;
  auto& found = packs[id];
  if (!found) found = load_pack(testing::pack_file(id), sections, Unregistered::skip);
  return found;
}
const Intake& intake(const std::string& id) { return *pack(id)->section<Intake>(); }
const TimeLimits& limits(const std::string& id) { return *pack(id)->section<TimeLimits>(); }

std::string show(const Duration& value) {
  return std::to_string(value.count) + " " + boost::describe::enum_to_string(value.unit, "");
}
std::string show(bool value) { return value ? "yes" : "no"; }
std::string show(std::int32_t value) { return std::to_string(value); }
std::string show(const std::string& value) { return value; }
template <class E>
  requires std::is_enum_v<E>
std::string show(E value) {
  return boost::describe::enum_to_string(value, "");
}

template <class T>
std::string said(const std::optional<Cited<T>>& value) {
  return value ? show(value->shown()) + " @ " + value->reason().provision : "silent";
}
template <class T>
std::string said(const std::vector<Cited<T>>& values) {
  std::string out;
  for (const Cited<T>& value : values)
    out += (out.empty() ? "" : ", ") + show(value.shown()) + " @ " + value.reason().provision;
  return out.empty() ? "silent" : out;
}

TEST(Packs, P6_2_c_P6_3_RepeatTheNormsOfP5cForTheTown) {
  const char* const town = "town-work-norms";
  EXPECT_EQ(said(intake(town).notice_limit), "3 days @ P6.2.c");
  EXPECT_EQ(said(limits(town).promise_public), "yes @ P6.3.a");
  EXPECT_EQ(said(limits(town).immediate), "0 same_visit @ P6.3.b");
  EXPECT_EQ(said(intake(town).help_to_correct), "yes @ P6.3.c");
  EXPECT_EQ(said(limits(town).clock_start), "materials_corrected @ P6.3.d");
}

TEST(Packs, AllLoadAndAreNamedAfterTheirFile) {
  int count = 0;
  for (const SourceFile& file : testing::packs()) {
    const std::string name = file.name.substr(0, file.name.size() - 5);
    EXPECT_EQ(pack(name)->info.id, name);
    ++count;
  }
  EXPECT_EQ(count, 15);
}

TEST(Packs, OnlyTheLicensingLawAndTheRatingNormsAreBases) {
  EXPECT_EQ(pack("rating-norms-2020")->info.binds.size(), 8u);  // services of every type are rated
  EXPECT_EQ(pack("licensing-law-2019")->info.binds, (std::vector<std::string>{"licence"}));
  for (const char* id : {"linze-hall-2018", "shaoxing-windows-2008", "township-work-norms", "township-eight-systems",
                         "jiayuguan-windows-2022", "provincial-windows-2019"})
    EXPECT_FALSE(pack(id)->info.base) << id;
}

TEST(Packs, P1_A20_GBT39734_RatingServices) {
  const auto& norms = *pack("rating-norms-2020")->section<ratings::Ratings>();
  EXPECT_EQ(said(norms.invite), "yes @ GC51.once");
  EXPECT_EQ(said(norms.levels), "5 @ GBT39734.7.3");
  EXPECT_EQ(said(norms.per_service), "1 @ GBT39734.7.1");
  EXPECT_EQ(said(norms.bad), "dissatisfied @ GC51.bad, very_dissatisfied @ GC51.bad");
  EXPECT_EQ(said(norms.unfounded_not_counted), "yes @ GC51.bad");
  EXPECT_EQ(norms.options.size(), 40u);
  std::set<std::int32_t> codes;
  for (const auto& option : norms.options) codes.insert(option.shown().code);
  EXPECT_EQ(codes.size(), 40u);
  EXPECT_EQ(*codes.begin(), 108);
  EXPECT_EQ(*codes.rbegin(), 517);
  const auto& province = *pack("provincial-windows-2019")->section<ratings::Ratings>();
  EXPECT_EQ(said(province.invite), "yes @ P1.A20");
  EXPECT_EQ(said(province.levels), "5 @ P1.A20");
}

TEST(Packs, P5c_9_1_a_P6_9_1_a_ThreeThingsAreShownOfAnAgent) {
  EXPECT_EQ(said(pack("township-work-norms")->section<openness::Openness>()->agents),
            "姓名 @ P5c.9.1.a, 职务 @ P5c.9.1.a, 电话 @ P5c.9.1.a");
  EXPECT_EQ(said(pack("town-work-norms")->section<openness::Openness>()->agents),
            "姓名 @ P6.9.1.a, 职务 @ P6.9.1.a, 电话 @ P6.9.1.a");
}

TEST(Packs, LicensingLawArt32Notice) {
  const Intake& law = intake("licensing-law-2019");
  EXPECT_EQ(said(law.notice_limit), "5 workdays @ LL.A32");
  EXPECT_EQ(said(law.notices_per_case), "1 @ LL.A32");
  EXPECT_EQ(said(law.deemed_accepted), "yes @ LL.A32");
}

TEST(Packs, LicensingLawArt38Refusal) {
  EXPECT_EQ(said(intake("licensing-law-2019").refusal_parts),
            "written @ LL.A38.2, reason @ LL.A38.2, remedies @ LL.A38.2");
}

TEST(Packs, ReviewArt20AndLitigationArt46Remedies) {
  const Intake& law = intake("licensing-law-2019");
  EXPECT_EQ(said(law.review_remedy), "60 days @ ARL.A20");
  EXPECT_EQ(said(law.litigation_months), "6 @ ALL.A46");
  EXPECT_EQ(law.review_remedy->citation().zh, "《中华人民共和国行政复议法》第二十条第一款");
  EXPECT_EQ(law.litigation_months->citation().en, "“Administrative Litigation Law of the PRC” Art. 46 para. 1");
}

TEST(Packs, LicensingLawArt42DecisionAndExtension) {
  const TimeLimits& law = limits("licensing-law-2019");
  EXPECT_EQ(said(law.decision), "20 workdays @ LL.A42.1");
  EXPECT_EQ(said(law.extension), "10 workdays @ LL.A42.1");
  EXPECT_EQ(said(law.decision_joint), "45 workdays @ LL.A42.2");
  EXPECT_EQ(said(law.extension_joint), "15 workdays @ LL.A42.2");
  EXPECT_EQ(said(law.extensions_max), "1 @ LL.A42.1");
  EXPECT_EQ(said(law.extension_parts), "head_approval @ LL.A42.1, explanation_to_applicant @ LL.A42.1");
  EXPECT_EQ(said(law.clock_start), "complete_and_accepted @ LL.A42.1");
}

TEST(Packs, LicensingLawArt44Delivery) {
  EXPECT_EQ(said(limits("licensing-law-2019").delivery), "10 workdays @ LL.A44");
}

TEST(Packs, LicensingLawArt45PausingProcedures) {
  EXPECT_EQ(said(limits("licensing-law-2019").pausing_procedures),
            "hearing @ LL.A45, bidding @ LL.A45, auction @ LL.A45, inspection @ LL.A45, testing @ LL.A45, quarantine @ "
            "LL.A45, "
            "appraisal @ LL.A45, expert_review @ LL.A45");
}

TEST(Packs, P1_A2_P3_A8_P9_A10_WhoDecidesAtTheWindow) {
  EXPECT_EQ(said(intake("provincial-windows-2019").who_decides_at_window), "back_office @ P1.A2.a");
  EXPECT_EQ(said(intake("linze-hall-2018").who_decides_at_window), "window_if_authorised @ P3.A8");
  EXPECT_EQ(said(intake("shaoxing-windows-2008").who_decides_at_window), "window_if_authorised @ P9.A10.a");
  EXPECT_EQ(said(intake("township-work-norms").who_decides_at_window), "silent");
}

TEST(Packs, P5a_3_1_P5c_2_P8_A6_OneTimeNoticeContent) {
  EXPECT_EQ(said(intake("township-eight-systems").notice_parts),
            "materials @ P5a.3.1, procedure @ P5a.3.1, limit @ P5a.3.1, fee @ P5a.3.1, basis @ P5a.3.1");
  EXPECT_EQ(said(intake("township-work-norms").notice_parts),
            "materials @ P5c.2.a, procedure @ P5c.2.a, limit @ P5c.2.a, guide @ P5c.2.a");
  EXPECT_EQ(said(intake("jiayuguan-windows-2022").notice_parts), "procedure @ P8.A6.1, materials @ P8.A6.1");
}

TEST(Packs, P5c_2_c_P1_A13_SupplementaryNotice) {
  EXPECT_EQ(said(intake("township-work-norms").notice_limit), "3 days @ P5c.2.c");
  EXPECT_EQ(said(intake("township-eight-systems").notice_limit), "silent");
  EXPECT_EQ(said(intake("provincial-windows-2019").notices_per_case), "1 @ P1.A13");
  EXPECT_EQ(said(intake("jiayuguan-windows-2022").notices_per_case), "1 @ P8.A6.2.a");
}

TEST(Packs, P8_A8_P5a_3_4_P1_A21_RefusalRecord) {
  EXPECT_EQ(said(intake("jiayuguan-windows-2022").refusal_parts),
            "written @ P8.A8, register_entry @ P8.A8, reason @ P8.A6.2.b, legal_basis @ P8.A8");
  EXPECT_EQ(said(intake("township-eight-systems").refusal_parts),
            "written @ P5a.3.4, reason @ P5a.3.4, legal_basis @ P5a.4.5");
  EXPECT_EQ(said(intake("provincial-windows-2019").refusal_parts), "reason @ P1.A21.c");
}

TEST(Packs, P5a_1_P5c_1_P8_A5_AfterPointingElsewhere) {
  EXPECT_EQ(said(intake("township-eight-systems").referral_duties),
            "name_handler @ P5a.1.3, give_phone @ P5a.1.4, supervise_to_end @ P5a.1.5");
  EXPECT_EQ(said(intake("township-work-norms").referral_duties), "tell_window @ P5c.1.c, tell_location @ P5c.1.c");
  EXPECT_EQ(said(intake("jiayuguan-windows-2022").referral_duties), "tell_window @ P8.A5.2");
  EXPECT_EQ(said(intake("provincial-windows-2019").referral_duties), "tell_window @ P1.A12.b");
  EXPECT_EQ(said(intake("linze-hall-2018").referral_duties), "tell_window @ P3.A14.b");
}

TEST(Packs, P1_A14_b_P5a_2_4_b_P5c_9_3_b_P6_9_3_b_WhatMayBeCharged) {
  const auto fees = [](const std::string& id) -> const fees::Fees& { return *pack(id)->section<fees::Fees>(); };
  EXPECT_EQ(said(fees("provincial-windows-2019").extended_hours_free), "yes @ P1.A14.b");
  EXPECT_EQ(said(fees("township-eight-systems").agency_free), "yes @ P5a.2.4.b");
  EXPECT_EQ(said(fees("township-work-norms").published_only), "yes @ P5c.9.3.b");
  EXPECT_EQ(said(fees("town-work-norms").published_only), "yes @ P6.9.3.b");
}

TEST(Packs, P5b_A13_c_P5b_A14_1_b_WhatTheWindowOwes) {
  EXPECT_EQ(said(intake("township-centre-rules").receipt_parts), "procedure @ P5b.A13.c");
  EXPECT_EQ(said(intake("township-centre-rules").clear_reply), "yes @ P5b.A14.1.b");
}

TEST(Packs, P1_A10_3_TransferTheSameDay) {
  EXPECT_EQ(said(limits("provincial-windows-2019").transfer), "0 same_day @ P1.A10.3");
}

TEST(Packs, P1_A16_A18_A19_P5c_11_IntakeAndIssue) {
  EXPECT_EQ(said(intake("provincial-windows-2019").identity_check), "yes @ P1.A16.a");
  EXPECT_EQ(said(intake("provincial-windows-2019").handover_record), "yes @ P1.A18.a");
  EXPECT_EQ(said(intake("provincial-windows-2019").issue_at_window_only), "yes @ P1.A19.c");
  EXPECT_EQ(said(intake("shaoxing-windows-2008").issue_at_window_only), "yes @ P9.A9.d");
  EXPECT_EQ(said(intake("linze-hall-2018").issue_at_window_only), "yes @ P3.A4");
  EXPECT_EQ(said(intake("township-work-norms").registration_first), "yes @ P5c.11.1");
  EXPECT_EQ(said(intake("township-work-norms").help_to_correct), "yes @ P5c.3.c");
}

TEST(Packs, P5a_4_2_P3_A9_P5c_3_b_ImmediateCases) {
  EXPECT_EQ(said(limits("township-eight-systems").immediate), "30 minutes @ P5a.4.2");
  EXPECT_EQ(said(limits("linze-hall-2018").immediate), "0 same_visit @ P3.A9.2.a");
  EXPECT_EQ(said(limits("township-work-norms").immediate), "0 same_visit @ P5c.3.b");
  EXPECT_EQ(said(limits("shaoxing-windows-2008").immediate), "silent");
}

TEST(Packs, P8_A7_2_ExtensionOfAPromisedLimit) {
  EXPECT_EQ(
      said(limits("jiayuguan-windows-2022").extension_parts),
      "written_request @ P8.A7.2, before_due @ P8.A7.2, centre_consent @ P8.A7.2, explanation_to_applicant @ P8.A7.2");
  EXPECT_EQ(said(limits("township-work-norms").extension_parts), "silent");
  EXPECT_EQ(said(limits("township-eight-systems").extension_parts), "silent");
}

TEST(Packs, P9_A9_TransferPickupAndReturn) {
  const TimeLimits& p9 = limits("shaoxing-windows-2008");
  EXPECT_EQ(said(p9.transfer), "0 same_day @ P9.A9.b");
  EXPECT_EQ(said(p9.pickup_by_department), "1 workdays @ P9.A9.f");
  EXPECT_EQ(said(p9.return_before_due), "1 workdays @ P9.A9.c");
  EXPECT_EQ(said(limits("linze-hall-2018").return_before_due), "0 workdays @ P3.A19.3.b");
  EXPECT_EQ(said(limits("linze-hall-2018").transfer), "silent");  // "promptly" is no figure
}

TEST(Packs, P5c_3_d_ClockStartsWhenMaterialsAreCorrected) {
  EXPECT_EQ(said(limits("township-work-norms").clock_start), "materials_corrected @ P5c.3.d");
}

TEST(Packs, P3_A6_P5a_2_1_P5c_3_a_P8_A7_1_P9_A8_PublicPromise) {
  EXPECT_EQ(said(limits("linze-hall-2018").promise_public), "yes @ P3.A6");
  EXPECT_EQ(said(limits("township-eight-systems").promise_public), "yes @ P5a.2.1");
  EXPECT_EQ(said(limits("township-work-norms").promise_public), "yes @ P5c.3.a");
  EXPECT_EQ(said(limits("jiayuguan-windows-2022").promise_public), "yes @ P8.A7.1");
  EXPECT_EQ(said(limits("shaoxing-windows-2008").promise_public), "yes @ P9.A8");
}

TEST(Packs, P3_A2_P5a_2_1_P9_A8_P1_A21_Guides) {
  const auto guides = [](const std::string& id) -> const catalogue::Guides& {
    return *pack(id)->section<catalogue::Guides>();
  };
  EXPECT_EQ(said(guides("linze-hall-2018").item_kinds),
            "licence @ P3.A2, other_power @ P3.A2, public_service @ P3.A2, convenience_service @ P3.A2");
  EXPECT_EQ(said(guides("township-eight-systems").promise_parts),
            "content @ P5a.2.1, procedure @ P5a.2.1, limit @ P5a.2.1, standard @ P5a.2.1, assurance @ P5a.2.1, "
            "complaint @ P5a.2.1");
  EXPECT_EQ(said(guides("shaoxing-windows-2008").carriers),
            "premises @ P9.A8, city_portal @ P9.A8, centre_site @ P9.A8, department_site @ P9.A8");
  EXPECT_EQ(said(guides("provincial-windows-2019").department_edits), "yes @ P1.A21.b");
}

TEST(Packs, P1_A4_P1_A5_P3_A3_P9_A2_Windows) {
  const auto windows = [](const std::string& id) -> const organisation::WindowRules& {
    return *pack(id)->section<organisation::WindowRules>();
  };
  const auto& p1 = windows("provincial-windows-2019");
  EXPECT_EQ(said(p1.full_share_min), "100 @ P1.A4.2");
  EXPECT_EQ(said(p1.full_window), "yes @ P1.A4.3");
  EXPECT_EQ(said(p1.provincial_windows_min), "1 @ P1.A4.4.a");
  EXPECT_EQ(said(p1.provincial_windows_max), "2 @ P1.A4.4.a");
  EXPECT_EQ(p1.categories.size(), 8u);
  EXPECT_EQ(said(p1.category_share_min), "70 @ P1.A5.2.b");
  const auto& p3 = windows("linze-hall-2018");
  EXPECT_EQ(said(p3.hall_share_min), "100 @ P3.A3.b");
  EXPECT_EQ(said(p3.admission_parts), "centre_opinion @ P3.A5.7, approval @ P3.A5.7");
  EXPECT_EQ(said(p3.approving_body), "县人民政府 @ P3.A5.7");
  const auto& p9 = windows("shaoxing-windows-2008");
  EXPECT_EQ(said(p9.join_conditions),
            "no_own_window @ P9.A2.a, closely_related @ P9.A2.a, simple @ P9.A2.a, low_frequency @ P9.A2.a");
  EXPECT_EQ(said(p9.admission_parts), "merged_functions @ P9.A2.b, approval @ P9.A2.b");
}

TEST(Packs, CiteThemselvesInBothLanguages) {
  EXPECT_EQ(limits("linze-hall-2018").return_before_due->citation(),
            (Citation{"linze-hall-2018", "P3.A19.3.b", "《临泽县政务服务大厅窗口工作管理制度》第十九条(三)",
                      "“Linze County Rules for the Windows of the Government Service Hall” Art. 19(3)"}));
}

// P6 is a damaged copy of P5c: the same figures under its own provisions.
TEST(Packs, P6_1_P6_2_P6_3_SaysWhatP5cSaysUnderItsOwnProvisions) {
  const auto renamed = [](std::string said) {
    for (auto at = said.find("P5c."); at != std::string::npos; at = said.find("P5c.", at)) said.replace(at, 4, "P6.");
    return said;
  };
  const auto &six = intake("town-work-norms"), &five = intake("township-work-norms");
  EXPECT_EQ(said(six.notice_parts), renamed(said(five.notice_parts)));
  EXPECT_EQ(said(six.notice_limit), renamed(said(five.notice_limit)));
  EXPECT_EQ(said(six.notice_limit), "3 days @ P6.2.c");
  EXPECT_EQ(said(six.referral_duties), renamed(said(five.referral_duties)));
  EXPECT_EQ(said(six.registration_first), renamed(said(five.registration_first)));
  EXPECT_EQ(said(six.help_to_correct), renamed(said(five.help_to_correct)));
  const auto &six_limits = limits("town-work-norms"), &five_limits = limits("township-work-norms");
  EXPECT_EQ(said(six_limits.clock_start), renamed(said(five_limits.clock_start)));
  EXPECT_EQ(said(six_limits.immediate), renamed(said(five_limits.immediate)));
  EXPECT_EQ(said(six_limits.promise_public), renamed(said(five_limits.promise_public)));
}

}  // namespace
}  // namespace onewindow::regulation
