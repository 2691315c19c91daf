// What the texts that come with the house say of themselves: title, issuer, place, force and dates in their heads, the
// rest in the section `document`, and what the public is told of a centre in `about`.
#include <gtest/gtest.h>

#include "centre/board/sections.h"
#include "centre/law/sections.h"
#include "regulation/pack.h"
#include "regulation/packs_testing.h"

namespace onewindow::regulation {

namespace {

using Words = std::vector<std::string>;

std::shared_ptr<const Pack> pack(const std::string& id) {
  static const std::vector<SectionType> sections{section<law::Document>("document"), section<board::About>("about")};
  static std::map<std::string, std::shared_ptr<const Pack>> packs;
  auto& found = packs[id];
  if (!found) found = load_pack(testing::pack_file(id), sections, Unregistered::skip);
  return found;
}

std::string day(const std::optional<Date>& date) { return date ? date->str() : "no date"; }

// Of force: its status, when it was issued, from when it holds, who interprets it.
std::string force(const PackInfo& info) {
  return info.status + "|" + day(info.issued) + "|" + day(info.effective) + "|" + info.interpreter;
}

// Each word with its provision.
Words said(const std::vector<Cited<Phrase>>& words) {
  Words out;
  for (const auto& one : words) {
    EXPECT_FALSE(one.shown().en.empty()) << one.shown().zh;
    out.push_back(one.shown().zh + " @ " + one.reason().provision);
  }
  return out;
}
std::string said(const std::optional<Cited<Phrase>>& word) {
  return word ? word->shown().zh + " @ " + word->reason().provision : "silent";
}

const law::Document& document(const Pack& pack) { return *pack.section<law::Document>(); }

// Whether a centre that adopted the text from the beginning of time works by it on a day.
bool holds(const std::shared_ptr<const Pack>& pack, std::string_view on) {
  const Law law(nullptr, {{pack, Date::of(1950, 1, 1), {}}}, {}, testing::day(on));
  return law.section<law::Document>() != nullptr;
}

TEST(Heads, P1_0_TheProvincesTrialMeasuresNameNoIssuerAndMaskTheProvince) {
  const auto text = pack("provincial-windows-2019");
  EXPECT_EQ(text->info.title, "政务服务机构综合窗口设立和运行管理办法（试行）");
  EXPECT_EQ(text->info.issuer, "");
  EXPECT_EQ(text->info.place, "***省");
  EXPECT_EQ(text->info.level, "province");
  EXPECT_EQ(force(text->info), "试行|no date|2019-12-01|");
  ASSERT_EQ(document(*text).notes.size(), 1u);
  EXPECT_NE(document(*text).notes[0].shown().zh.find("陕西"), std::string::npos) << "whose standard it leans on";
}

TEST(Heads, P1_A1_PurposeBasisAndWhereItHolds) {
  const auto text = pack("provincial-windows-2019");
  EXPECT_EQ(said(document(*text).purpose), (Words{"规范全省各级综合窗口的设立和运行 @ P1.A1", "提升服务效能 @ P1.A1"}));
  EXPECT_EQ(said(document(*text).basis), (Words{"中央和省“放管服”改革要求 @ P1.A1", "一网通办要求 @ P1.A1"}));
  EXPECT_EQ(said(document(*text).scope), "全省各级政务服务机构 @ P1.A1");
}

TEST(Heads, P1_A26_TheTwoKindsOfBodiesThatItNames) {
  const auto text = pack("provincial-windows-2019");
  EXPECT_EQ(said(document(*text).bodies),
            (Words{"政务服务机构：各级政务服务中心 @ P1.A26",
                   "审批部门：省级职能部门、市县区行政审批服务局、仍有审批职能的其他部门 @ P1.A26"}));
}

TEST(Heads, P1_A27_TheProvincesMeasuresRuleNothingBeforeDecember2019) {
  EXPECT_FALSE(holds(pack("provincial-windows-2019"), "2019-11-30"));
  EXPECT_TRUE(holds(pack("provincial-windows-2019"), "2019-12-01"));
}

TEST(Heads, P1C_0_TheCouriersNormsAreAnAnnexAndHoldFromItsDay) {
  const auto text = pack("provincial-courier");
  EXPECT_EQ(text->info.title, "政务专递运行规范（试行）");
  EXPECT_EQ(text->info.issuer, "");
  EXPECT_EQ(text->info.effective, pack("provincial-windows-2019")->info.effective);
  EXPECT_EQ(text->info.status, "试行");
  EXPECT_EQ(said(document(*text).annex_of), pack("provincial-windows-2019")->info.title + " @ P1C.0");
  ASSERT_EQ(document(*text).notes.size(), 1u) << "that the date is the measures'";
  EXPECT_NE(document(*text).notes[0].shown().zh.find("2019年12月1日"), std::string::npos);
}

TEST(Heads, P1C_A1_FourGoalsOfTheCourierAndTheLawsItRestsOn) {
  const auto text = pack("provincial-courier");
  EXPECT_EQ(said(document(*text).goals), (Words{"及时 @ P1C.A1", "安全 @ P1C.A1", "保密 @ P1C.A1", "规范 @ P1C.A1"}));
  EXPECT_EQ(said(document(*text).basis), (Words{"保密法 @ P1C.A1", "邮政法 @ P1C.A1"}));
  EXPECT_EQ(document(*text).purpose.size(), 1u);
}

TEST(Heads, P2_0_TheCommunitysRulesHaveAReleaseNumberAndEndInArticle8) {
  const auto text = pack("community-centre");
  EXPECT_EQ(text->info.title, "社区便民服务中心管理办法");
  EXPECT_EQ(text->info.place, "解放社区");
  EXPECT_EQ(text->info.level, "community");
  EXPECT_EQ(text->info.document_number, "9556-EUATWK-MWUB-WUNN-INNUL-DDQTY-KII");
  EXPECT_EQ(text->info.issuer, "");
  EXPECT_EQ(force(text->info), "|no date|no date|");
  EXPECT_EQ(said(document(*text).notes), (Words{"原文止于第八条（三）；制发机关和日期未写明 @ P2.0"}));
}

TEST(Heads, P2_A1_AModelCentreIsTheGoal) {
  const auto text = pack("community-centre");
  EXPECT_EQ(said(document(*text).purpose), (Words{"建设服务型政府 @ P2.A1", "保证中心规范高效运行 @ P2.A1"}));
  EXPECT_EQ(said(document(*text).goals), (Words{"争创示范中心 @ P2.A1"}));
}

TEST(Heads, P3_0_LinzeIsOpenCopiedToThreeAndHoldsFromTheDayItWasIssued) {
  const auto text = pack("linze-hall-2018");
  EXPECT_EQ(text->info.issuer, "临泽县人民政府办公室");
  EXPECT_EQ(text->info.level, "county");
  EXPECT_EQ(force(text->info), "|2018-06-28|no date|");
  EXPECT_EQ(said(document(*text).openness), "主动公开 @ P3.0");
  EXPECT_EQ(said(document(*text).copied_to),
            (Words{"县委办公室 @ P3.0", "县人大常委会办公室 @ P3.0", "县政协办公室 @ P3.0"}));
  EXPECT_FALSE(holds(text, "2018-06-27"));
  EXPECT_TRUE(holds(text, "2018-06-28"));
}

TEST(Heads, P3_A1_PurposeAndTheLicensingLaw) {
  const auto text = pack("linze-hall-2018");
  EXPECT_EQ(document(*text).purpose.size(), 3u);
  EXPECT_EQ(said(document(*text).basis), (Words{"行政许可法 @ P3.A1", "国家有关规定 @ P3.A1"}));
}

TEST(Heads, P4_0_ATownsTrialAssessmentNamesNeitherPlaceNorIssuer) {
  const auto text = pack("town-assessment");
  EXPECT_EQ(text->info.title, "便民服务大厅窗口工作人员的考核办法（试行）");
  EXPECT_EQ(text->info.level, "town");
  EXPECT_EQ(text->info.place + text->info.issuer, "");
  EXPECT_EQ(text->info.status, "试行");
  EXPECT_EQ(said(document(*text).purpose),
            (Words{"加强窗口工作人员考核 @ P4.0", "改进工作作风 @ P4.0", "提高服务水平 @ P4.0"}));
}

TEST(Heads, P4_6_TheHallsOfficeInterpretsAndTheDateIsBlank) {
  const auto text = pack("town-assessment");
  EXPECT_EQ(text->info.interpreter, "大厅办公室");
  EXPECT_FALSE(text->info.effective || text->info.issued);
  EXPECT_EQ(said(document(*text).notes).back(), "原文的施行日期和落款日期空缺，由采用的中心确定 @ P4.6");
}

TEST(Heads, P4x_0_ASampleThatNamesTwoTownsSaysThatItIsOne) {
  const auto text = pack("panlong-conduct");
  EXPECT_EQ(text->info.place, "盘龙镇");
  EXPECT_EQ(text->info.level, "town");
  EXPECT_EQ(text->info.status, "范例");
  EXPECT_EQ(text->info.disclaimers, (Words{"范例仅供参考"}));
  EXPECT_EQ(said(document(*text).notes), (Words{"标题作新政镇，正文作盘龙镇 @ P4x.0"}));
}

TEST(Heads, P5a_0_EightSystems) {
  const auto text = pack("township-eight-systems");
  EXPECT_EQ(text->info.level, "town");
  EXPECT_EQ(text->info.issuer, "");
  EXPECT_EQ(force(text->info), "|no date|no date|");
  EXPECT_EQ(said(document(*text).systems),
            (Words{"首问责任制度 @ P5a.0", "服务承诺制度 @ P5a.0", "一次性告知制度 @ P5a.0", "限时办结制度 @ P5a.0",
                   "责任追究制度 @ P5a.0", "考勤考核制度 @ P5a.0", "全程代办制度 @ P5a.0", "群众评议制度 @ P5a.0"}));
}

TEST(Heads, P5b_0_TwoArticlesAreMissingInTheSource) {
  const auto text = pack("township-centre-rules");
  EXPECT_EQ(text->info.level, "town");
  EXPECT_EQ(text->info.issuer, "");
  EXPECT_EQ(force(text->info), "|no date|no date|");
  EXPECT_EQ(said(document(*text).notes).front(), "原文缺第五条和第六条 @ P5b.0");
  for (const auto& [id, provision] : text->provisions)
    EXPECT_FALSE(id.starts_with("P5b.A5.") || id == "P5b.A5" || id == "P5b.A6" || id.starts_with("P5b.A6.")) << id;
}

TEST(Heads, P5c_0_TwelveSystemsForReferenceOnly) {
  const auto text = pack("township-work-norms");
  EXPECT_EQ(text->info.level, "town");
  EXPECT_EQ(text->info.disclaimers, (Words{"内容仅供参考"}));
  ASSERT_EQ(document(*text).systems.size(), 12u);
  EXPECT_EQ(said(document(*text).systems).front(), "首问负责制 @ P5c.0");
  EXPECT_EQ(said(document(*text).systems).back(), "投诉受理制 @ P5c.0");
  EXPECT_NE(document(*text).notes.at(0).shown().zh.find("县"), std::string::npos) << "that its body means a county";
}

TEST(Heads, P6_0_ADamagedCopyThatDiffersInFourPlaces) {
  const auto text = pack("town-work-norms");
  EXPECT_EQ(text->info.level, "town");
  EXPECT_EQ(text->info.issuer, "");
  ASSERT_EQ(document(*text).systems.size(), 12u);
  EXPECT_EQ(said(document(*text).systems).front(), "首问负责制 @ P6.0") << "taken over, under its own number";
  ASSERT_EQ(document(*text).differences.size(), 4u);
  for (const auto& one : document(*text).differences) {
    EXPECT_NE(one.shown().zh.find("县"), std::string::npos);
    EXPECT_NE(one.shown().zh.find("镇"), std::string::npos);
  }
  ASSERT_EQ(document(*text).notes.size(), 1u);
  EXPECT_NE(document(*text).notes[0].shown().zh.find("文字识别残本"), std::string::npos);
}

TEST(Heads, P7_0_ATownshipsAssessmentAndWhatItIsFor) {
  const auto text = pack("township-assessment");
  EXPECT_EQ(text->info.title, "便民服务中心工作人员考核管理办法");
  EXPECT_EQ(text->info.level, "township");
  EXPECT_EQ(text->info.issuer, "");
  EXPECT_EQ(document(*text).purpose.size(), 5u);
  EXPECT_EQ(said(document(*text).purpose).back(), "激励窗口单位 @ P7.0");
}

TEST(Heads, P8_0_JiayuguansMeasuresWithRankTopicAndAddressees) {
  const auto text = pack("jiayuguan-windows-2022");
  EXPECT_EQ(text->info.issuer, "嘉峪关市人民政府办公室");
  EXPECT_EQ(text->info.document_number, "嘉政办发〔2022〕3号");
  EXPECT_EQ(text->info.level, "city");
  EXPECT_EQ(force(text->info), "现行有效|2022-01-10|2022-01-10|");
  EXPECT_EQ(said(document(*text).rank), "地方规范性文件 @ P8.0");
  EXPECT_EQ(said(document(*text).topic), "机关工作 @ P8.0");
  EXPECT_EQ(said(document(*text).addressees),
            (Words{"各街道办事处 @ P8.0", "郊区工作办公室 @ P8.0", "市政府各部门 @ P8.0", "在嘉各单位 @ P8.0"}));
}

TEST(Heads, P8_A1_WhatJiayuguansMeasuresAreFor) {
  EXPECT_EQ(said(document(*pack("jiayuguan-windows-2022")).purpose),
            (Words{"规范派驻窗口及工作人员的管理 @ P8.A1", "落实责任 @ P8.A1", "提高效率 @ P8.A1"}));
}

TEST(Heads, P8_A30_JiayuguansMeasuresRuleNothingBeforeTheirPublication) {
  EXPECT_FALSE(holds(pack("jiayuguan-windows-2022"), "2022-01-09"));
  EXPECT_TRUE(holds(pack("jiayuguan-windows-2022"), "2022-01-10"));
}

TEST(Heads, P9_0_ShaoxingsMeasuresAreMadeByTheCentreAndForwardedByTheCity) {
  const auto text = pack("shaoxing-windows-2008");
  EXPECT_EQ(text->info.title, "绍兴市便民服务中心综合办事窗口管理办法（试行）");
  EXPECT_EQ(text->info.issuer, "绍兴市便民服务中心");
  EXPECT_EQ(said(document(*text).forwarded_by), "绍兴市人民政府办公室 @ P9.0");
  EXPECT_EQ(text->info.document_number, "绍政办发〔2008〕74号");
  EXPECT_EQ(text->info.level, "city");
  EXPECT_EQ(force(text->info), "现行有效|2008-04-30|2008-04-30|绍兴市便民服务中心");
  EXPECT_EQ(said(document(*text).rank), "地方规范性文件 @ P9.0");
  EXPECT_EQ(said(document(*text).topic), "机关工作 @ P9.0");
}

TEST(Heads, P9_A1_PurposeAndTheReformBehindIt) {
  const auto text = pack("shaoxing-windows-2008");
  EXPECT_EQ(said(document(*text).purpose), (Words{"完善集中办事制度 @ P9.A1", "提高服务效能 @ P9.A1"}));
  EXPECT_EQ(said(document(*text).basis), (Words{"行政审批“三集中”改革 @ P9.A1", "综合办事窗口的有关规定 @ P9.A1"}));
}

TEST(Heads, P9_A14_ShaoxingsMeasuresRuleNothingBeforeTheirPublication) {
  EXPECT_FALSE(holds(pack("shaoxing-windows-2008"), "2008-04-29"));
  EXPECT_TRUE(holds(pack("shaoxing-windows-2008"), "2008-04-30"));
}

TEST(AboutTheCentre, P2_A2_P2_A4_AnInstitutionAndAPlaceWithItsPrinciples) {
  const auto& about = *pack("community-centre")->section<board::About>();
  EXPECT_EQ(said(about.nature), (Words{"面向公众办理行政服务项目和其他服务事项的机构和场所 @ P2.A2"}));
  EXPECT_EQ(said(about.principles), (Words{"科学规范 @ P2.A4", "依法行政 @ P2.A4", "公开透明 @ P2.A4",
                                           "服务规范便捷 @ P2.A4", "优质高效 @ P2.A4"}));
}

TEST(AboutTheCentre, P5b_A1_P5b_A2_OpenPlanAndFourPrinciples) {
  const auto& about = *pack("township-centre-rules")->section<board::About>();
  EXPECT_EQ(said(about.nature),
            (Words{"镇政府公开、集中、联合办理行政事务的场所 @ P5b.A1", "敞开式集中办公 @ P5b.A2"}));
  EXPECT_EQ(said(about.principles),
            (Words{"集中受理 @ P5b.A2", "公开透明 @ P5b.A2", "优质高效 @ P5b.A2", "便民服务 @ P5b.A2"}));
}

}  // namespace
}  // namespace onewindow::regulation
