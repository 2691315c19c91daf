#include "service/agency/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::agency {
namespace {

std::string asked(const std::string& pack, const std::string& name, const std::string& facts) {
  return regulation::testing::asked<Agency>(decisions(), pack, name, facts);
}
std::string wish(const std::string& pack, const std::string& facts) {
  const std::string answer = asked(pack, "agency", facts);
  return answer.substr(0, answer.find(R"(,"go_to")"));
}
const char* const kP5a = "township-eight-systems";
const char* const kP5c = "township-work-norms";

const char* const kP6 = "town-work-norms";

std::string of(bool immediate, bool upward) {
  const auto yes = [](bool b) { return std::string(b ? "true" : "false"); };
  return R"({"applicant":"legal_person","immediate":)" + yes(immediate) + R"(,"reported_upward":)" + yes(upward) +
         R"(,"fixed_assets_yuan":0})";
}
std::string investor(const std::string& from) {
  return R"({"applicant":"citizen","immediate":false,"reported_upward":false,"investor_from":")" + from +
         R"(","fixed_assets_yuan":1})";
}
std::string project(const std::string& in, const std::string& yuan) {
  return R"({"applicant":"legal_person","immediate":false,"reported_upward":false,"industrial_in":")" + in +
         R"(","fixed_assets_yuan":)" + yuan + "}";
}
const char* const kNo = R"({"eligible":false)";
const char* const kOutside = R"({"eligible":true,"by":"outside_investor")";
const char* const kMajor = R"({"eligible":true,"by":"major_project")";

TEST(Agency, P5a_7_2_whatever_is_not_done_on_the_spot) {
  EXPECT_EQ(wish(kP5a, of(false, false)), R"({"eligible":true,"by":"not_immediate")");
  EXPECT_EQ(wish(kP5a, of(true, false)), R"({"eligible":false)");
}
TEST(Agency, P5a_7_4_agreement_and_director) {
  EXPECT_EQ(
      asked(kP5a, "agency", of(false, false)),
      R"({"eligible":true,"by":"not_immediate","go_to":"县行政服务中心或县直部门","needs_agreement":true,"director_assigns":true})");
}
TEST(Agency, P2_A7_3_what_must_go_upward) {
  EXPECT_EQ(wish("community-centre", of(false, true)), R"({"eligible":true,"by":"reported_upward")");
  EXPECT_EQ(wish("community-centre", of(false, false)), R"({"eligible":false)");
}
TEST(Agency, P5a_7_1_citizens_legal_persons_and_organisations) {
  for (const char* applicant : {"citizen", "legal_person", "organisation"}) {
    const std::string facts = R"({"applicant":")" + std::string(applicant) +
                              R"(","immediate":false,"reported_upward":false,"fixed_assets_yuan":0})";
    EXPECT_EQ(wish(kP5a, facts), R"({"eligible":true,"by":"not_immediate")") << applicant;
    EXPECT_NE(regulation::testing::cited<Agency>(decisions(), kP5a, "agency", facts).find("P5a.7.1"),
              std::string::npos);
  }
}
TEST(Agency, P5c_4_a_investors_from_outside_the_county_and_projects_of_a_hundred_million_in_it) {
  EXPECT_EQ(wish(kP5c, investor("town")), kNo);
  EXPECT_EQ(wish(kP5c, investor("county")), kNo);
  EXPECT_EQ(wish(kP5c, investor("elsewhere")), kOutside);
  EXPECT_EQ(wish(kP5c, project("county", "99999999")), kNo);
  EXPECT_EQ(wish(kP5c, project("county", "100000000")), kMajor);
  EXPECT_EQ(wish(kP5c, project("town", "100000001")), kMajor);
  EXPECT_EQ(wish(kP5c, project("elsewhere", "100000000")), kNo);
  EXPECT_EQ(wish(kP5c, project("county", "9223372036854775807")), kMajor) << "no number is too great";
  EXPECT_EQ(wish(kP5c, of(false, false)), kNo) << "no project at all";
}
TEST(Agency, P6_4_a_the_same_with_the_town_for_the_county) {
  EXPECT_EQ(wish(kP6, investor("town")), kNo);
  EXPECT_EQ(wish(kP6, investor("county")), kOutside);
  EXPECT_EQ(wish(kP6, project("town", "99999999")), kNo);
  EXPECT_EQ(wish(kP6, project("town", "100000000")), kMajor);
  EXPECT_EQ(wish(kP6, project("town", "100000001")), kMajor);
  EXPECT_EQ(wish(kP6, project("county", "100000000")), kNo);
}
TEST(Agency, P5a_7_4_b_P5c_8_3_a_P6_8_3_a_where_it_goes) {
  const auto goes = [](const char* pack) {
    const auto answer = boost::json::parse(asked(pack, "agency", of(false, false)));
    return std::string(answer.at("go_to").as_string());
  };
  EXPECT_EQ(goes(kP5a), "县行政服务中心或县直部门");
  EXPECT_EQ(goes(kP5c), "县政府服务中心");
  EXPECT_EQ(goes(kP6), "镇政府服务中心");
}
TEST(Agency, P5a_7_5_one_vehicle_a_township) {
  EXPECT_EQ(asked(kP5a, "agency.vehicles", R"({"vehicles":0})"), R"({"minimum":1,"missing":1})");
  EXPECT_EQ(asked(kP5a, "agency.vehicles", R"({"vehicles":1})"), R"({"minimum":1,"missing":0})");
  EXPECT_EQ(asked(kP5a, "agency.vehicles", R"({"vehicles":2})"), R"({"minimum":1,"missing":0})");
  EXPECT_EQ(asked(kP5c, "agency.vehicles", R"({"vehicles":0})"), "silent");
}
TEST(Agency, P5a_2_4_b_the_agency_is_free) {
  EXPECT_EQ(asked(kP5a, "agency.fee", R"({"agency_fen":0,"statutory_fen":500})"),
            R"({"agency_fen":0,"applicant_fen":0})");
  EXPECT_EQ(asked(kP5a, "agency.fee", R"({"agency_fen":1,"statutory_fen":0})"), "agency.fee /agency_fen");
}
TEST(Agency, P5c_4_b_P6_4_b_the_applicant_pays_the_statutory_fees) {
  EXPECT_EQ(asked(kP5c, "agency.fee", R"({"agency_fen":0,"statutory_fen":500})"),
            R"({"agency_fen":0,"applicant_fen":500})");
  EXPECT_EQ(asked(kP6, "agency.fee", R"({"agency_fen":0,"statutory_fen":500})"),
            R"({"agency_fen":0,"applicant_fen":500})");
}
TEST(Agency, P5c_4_c_P6_4_c_the_sum_of_times_within_the_sum_of_promises) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(asked(pack, "agency.totals", R"({"items":[{"taken":7,"promised":5},{"taken":2,"promised":5}]})"),
              R"({"taken":9,"promised":10,"over":false})");
    EXPECT_EQ(asked(pack, "agency.totals", R"({"items":[{"taken":7,"promised":5},{"taken":3,"promised":5}]})"),
              R"({"taken":10,"promised":10,"over":false})");
    EXPECT_EQ(asked(pack, "agency.totals", R"({"items":[{"taken":8,"promised":5},{"taken":3,"promised":5}]})"),
              R"({"taken":11,"promised":10,"over":true})");
  }
  EXPECT_EQ(asked(kP5a, "agency.totals", R"({"items":[]})"), "silent");
}
TEST(Agency, P5c_8_2_P6_8_2_fifty_cases_a_year) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(asked(pack, "agency.quota", R"({"cases":49,"ended":true})"),
              R"({"minimum":50,"missing":1,"failed":true})");
    EXPECT_EQ(asked(pack, "agency.quota", R"({"cases":50,"ended":true})"),
              R"({"minimum":50,"missing":0,"failed":false})");
    EXPECT_EQ(asked(pack, "agency.quota", R"({"cases":51,"ended":true})"),
              R"({"minimum":50,"missing":0,"failed":false})");
    EXPECT_EQ(asked(pack, "agency.quota", R"({"cases":10,"ended":false})"),
              R"({"minimum":50,"missing":40,"failed":false})");
  }
}

}  // namespace
}  // namespace onewindow::agency
