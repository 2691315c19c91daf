#include <gtest/gtest.h>

#include "centre/organisation/admissions.h"
#include "centre/organisation/origins.h"

namespace onewindow::organisation {
namespace {

WindowRules rules() {
  WindowRules out;
  for (const auto condition : {JoinCondition::no_own_window, JoinCondition::closely_related, JoinCondition::simple,
                               JoinCondition::low_frequency})
    out.join_conditions.emplace_back(condition, regulation::Reason{.provision = "P9.A2.a"});
  out.admission_parts.emplace_back(AdmissionPart::centre_opinion, regulation::Reason{.provision = "P3.A5.7"});
  out.admission_parts.emplace_back(AdmissionPart::approval, regulation::Reason{.provision = "P3.A5.7"});
  out.admission_parts.emplace_back(AdmissionPart::merged_functions, regulation::Reason{.provision = "P9.A2.b"});
  return out;
}

AdmissionRequest sharing(int met) {
  AdmissionRequest request{.entry = true, .shared = true, .merged_functions = Text<400>("职能归并至审批处")};
  int n = 0;
  for (const auto condition : {JoinCondition::no_own_window, JoinCondition::closely_related, JoinCondition::simple,
                               JoinCondition::low_frequency})
    request.conditions.push_back({condition, n++ < met, {}});
  return request;
}

std::vector<JoinCondition> unmet(const AdmissionRequest& request) {
  std::vector<JoinCondition> out;
  for (const auto& condition : unmet_conditions(request, rules())) out.push_back(condition.shown());
  return out;
}

std::vector<AdmissionPart> missing(const Admission& admission) {
  std::vector<AdmissionPart> out;
  for (const auto& part : missing_parts(admission, rules())) out.push_back(part.shown());
  return out;
}

TEST(Admission, P9_A2_a_four_conditions_to_share_a_window) {
  EXPECT_TRUE(unmet(sharing(4)).empty());
  EXPECT_EQ(unmet(sharing(3)), std::vector{JoinCondition::low_frequency});
  AdmissionRequest silent = sharing(4);
  silent.conditions.pop_back();
  EXPECT_EQ(unmet(silent), std::vector{JoinCondition::low_frequency}) << "what is not answered is not met";
  AdmissionRequest own = sharing(0);
  own.shared = false;
  EXPECT_TRUE(unmet(own).empty()) << "a window of its own";
  AdmissionRequest leaving = sharing(0);
  leaving.entry = false;
  EXPECT_TRUE(unmet(leaving).empty());
  EXPECT_TRUE(unmet_conditions(sharing(0), {}).empty()) << "a text that is silent";
}

TEST(Admission, P3_A5_7_P9_A2_b_opinion_approval_and_merged_functions) {
  Admission admission{.request = sharing(4)};
  EXPECT_EQ(missing(admission), (std::vector{AdmissionPart::centre_opinion, AdmissionPart::approval}));
  admission.opinion = Opinion{.supports = true, .words = Text<400, 1>("同意")};
  admission.approval = Approval{.granted = false};
  EXPECT_EQ(missing(admission), std::vector{AdmissionPart::approval}) << "a refusal is no approval";
  admission.approval->granted = true;
  EXPECT_TRUE(missing(admission).empty());
  admission.request.merged_functions.clear();
  EXPECT_EQ(missing(admission), std::vector{AdmissionPart::merged_functions});
  admission.request.entry = false;
  EXPECT_TRUE(missing(admission).empty());
}

TEST(Origins, P1_A4_4_a_provincial_window_is_set_up_by_the_province_a_city_window_by_the_city) {
  using enum OriginKind;
  EXPECT_TRUE(may_originate(founded_by, WindowKind::provincial, Level::city, Level::province));
  EXPECT_FALSE(may_originate(founded_by, WindowKind::provincial, Level::city, Level::city));
  EXPECT_TRUE(may_originate(founded_by, WindowKind::city, Level::county, Level::city));
  EXPECT_FALSE(may_originate(founded_by, WindowKind::city, Level::city, Level::city));
  EXPECT_FALSE(may_originate(founded_by, WindowKind::city, Level::county, Level::province));
  EXPECT_FALSE(may_originate(founded_by, WindowKind::department, Level::county, Level::city));
}

TEST(Origins, P1_A6_a_towns_window_is_an_outpost_of_the_countys) {
  using enum OriginKind;
  EXPECT_TRUE(may_originate(extension_of, WindowKind::full_comprehensive, Level::town, Level::county));
  EXPECT_TRUE(may_originate(extension_of, WindowKind::station, Level::village, Level::county));
  EXPECT_FALSE(may_originate(extension_of, WindowKind::full_comprehensive, Level::county, Level::county));
  EXPECT_FALSE(may_originate(extension_of, WindowKind::full_comprehensive, Level::town, Level::city));
}

}  // namespace
}  // namespace onewindow::organisation
