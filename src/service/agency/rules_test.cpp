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

std::string of(bool immediate, bool upward, bool outside, bool industrial, long long yuan) {
  const auto yes = [](bool b) { return std::string(b ? "true" : "false"); };
  return R"({"applicant":"legal_person","immediate":)" + yes(immediate) + R"(,"reported_upward":)" + yes(upward) +
         R"(,"outside_investor":)" + yes(outside) + R"(,"industrial_project":)" + yes(industrial) +
         R"(,"fixed_assets_yuan":)" + std::to_string(yuan) + "}";
}

TEST(Agency, P5a_7_2_whatever_is_not_done_on_the_spot) {
  EXPECT_EQ(wish(kP5a, of(false, false, false, false, 0)), R"({"eligible":true,"by":"not_immediate")");
  EXPECT_EQ(wish(kP5a, of(true, false, false, false, 0)), R"({"eligible":false)");
}
TEST(Agency, P5a_7_4_agreement_and_director) {
  EXPECT_EQ(
      asked(kP5a, "agency", of(false, false, false, false, 0)),
      R"({"eligible":true,"by":"not_immediate","go_to":"县行政服务中心或县直部门","needs_agreement":true,"director_assigns":true})");
}
TEST(Agency, P2_A7_3_what_must_go_upward) {
  EXPECT_EQ(wish("community-centre", of(false, true, false, false, 0)), R"({"eligible":true,"by":"reported_upward")");
  EXPECT_EQ(wish("community-centre", of(false, false, false, false, 0)), R"({"eligible":false)");
}
TEST(Agency, P5c_4_a_investors_from_outside_and_projects_of_a_hundred_million) {
  EXPECT_EQ(wish(kP5c, of(false, false, true, false, 0)), R"({"eligible":true,"by":"outside_investor")");
  EXPECT_EQ(wish(kP5c, of(false, false, false, true, 100'000'000)), R"({"eligible":true,"by":"major_project")");
  EXPECT_EQ(wish(kP5c, of(false, false, false, true, 99'999'999)), R"({"eligible":false)");
  EXPECT_EQ(wish(kP5c, of(false, false, false, false, 200'000'000)), R"({"eligible":false)");
}
TEST(Agency, P5a_2_4_b_the_agency_is_free) {
  EXPECT_EQ(asked(kP5a, "agency.fee", R"({"agency_fen":0,"statutory_fen":500})"),
            R"({"agency_fen":0,"applicant_fen":0})");
  EXPECT_EQ(asked(kP5a, "agency.fee", R"({"agency_fen":1,"statutory_fen":0})"), "agency.fee /agency_fen");
}
TEST(Agency, P5c_4_b_the_applicant_pays_the_statutory_fees) {
  EXPECT_EQ(asked(kP5c, "agency.fee", R"({"agency_fen":0,"statutory_fen":500})"),
            R"({"agency_fen":0,"applicant_fen":500})");
}
TEST(Agency, P5c_4_c_the_sum_of_times_within_the_sum_of_promises) {
  EXPECT_EQ(asked(kP5c, "agency.totals", R"({"items":[{"taken":7,"promised":5},{"taken":3,"promised":5}]})"),
            R"({"taken":10,"promised":10,"over":false})");
  EXPECT_EQ(asked(kP5c, "agency.totals", R"({"items":[{"taken":8,"promised":5},{"taken":3,"promised":5}]})"),
            R"({"taken":11,"promised":10,"over":true})");
  EXPECT_EQ(asked(kP5a, "agency.totals", R"({"items":[]})"), "silent");
}
TEST(Agency, P5c_8_2_fifty_cases_a_year) {
  EXPECT_EQ(asked(kP5c, "agency.quota", R"({"cases":50,"ended":true})"),
            R"({"minimum":50,"missing":0,"failed":false})");
  EXPECT_EQ(asked(kP5c, "agency.quota", R"({"cases":49,"ended":true})"), R"({"minimum":50,"missing":1,"failed":true})");
  EXPECT_EQ(asked(kP5c, "agency.quota", R"({"cases":10,"ended":false})"),
            R"({"minimum":50,"missing":40,"failed":false})");
}

}  // namespace
}  // namespace onewindow::agency
