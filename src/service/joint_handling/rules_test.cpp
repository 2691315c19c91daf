#include "service/joint_handling/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::joint_handling {
namespace {

std::string asked(const std::string& pack, const std::string& name, const std::string& facts) {
  return regulation::testing::asked<JointHandling>(decisions(), pack, name, facts);
}

TEST(JointHandling, P3_A5_5_from_three_departments_on) {
  EXPECT_EQ(asked("linze-hall-2018", "joint_handling", R"({"departments":3})"),
            R"({"joint":true,"lead":"县政务服务中心"})");
  EXPECT_EQ(asked("linze-hall-2018", "joint_handling", R"({"departments":2})"), R"({"joint":false,"lead":""})");
  EXPECT_EQ(asked("linze-hall-2018", "joint_handling", R"({"departments":4})"),
            R"({"joint":true,"lead":"县政务服务中心"})");
}
TEST(JointHandling, P5a_3_3_a_named_person_leads_and_no_number_is_set) {
  EXPECT_EQ(asked("township-eight-systems", "joint_handling", R"({"departments":2})"),
            R"({"joint":true,"lead":"具体责任人"})");
  EXPECT_EQ(asked("township-eight-systems", "joint_handling", R"({"departments":1})"), R"({"joint":false,"lead":""})");
  EXPECT_EQ(asked("town-assessment", "joint_handling", R"({"departments":3})"), "silent");
}
TEST(JointHandling, P3_A19_3_a_every_department_signs) {
  const std::string one = R"({"department":"甲局","opinion":"同意","attended":true,"signed_it":true})";
  EXPECT_EQ(asked("linze-hall-2018", "joint_handling.meeting", R"({"departments":[)" + one + "," + one + "]}"),
            R"({"signatures":2})");
  EXPECT_EQ(
      asked("linze-hall-2018", "joint_handling.meeting",
            R"({"departments":[)" + one + R"(,{"department":"乙局","opinion":"","attended":true,"signed_it":false}]})"),
      "joint.signature_missing /departments/1/signed_it");
  EXPECT_EQ(asked("linze-hall-2018", "joint_handling.meeting",
                  R"({"departments":[{"department":"乙局","opinion":"","attended":false,"signed_it":false}]})"),
            "joint.signature_missing /departments/0/attended");
}
TEST(JointHandling, P4_2_3_2_the_meetings_limit_holds) {
  EXPECT_EQ(asked("town-assessment", "joint_handling.limit",
                  R"({"accepted":"2026-03-02","promised_workdays":10,"meeting_workdays":4})"),
            R"({"due":"2026-03-06","by_meeting":true})");
  EXPECT_EQ(asked("town-assessment", "joint_handling.limit", R"({"accepted":"2026-03-02","promised_workdays":10})"),
            R"({"due":"2026-03-16","by_meeting":false})");
  EXPECT_EQ(asked("town-assessment", "joint_handling.limit",
                  R"({"accepted":"2026-03-02","promised_workdays":10,"meeting_workdays":11})"),
            R"({"due":"2026-03-17","by_meeting":true})")
      << "longer than the promise, too";
  EXPECT_EQ(asked("linze-hall-2018", "joint_handling.limit",
                  R"({"accepted":"2026-03-02","promised_workdays":10,"meeting_workdays":4})"),
            "silent");
}
TEST(JointHandling, P5a_3_3_one_notice_for_all) {
  EXPECT_EQ(
      asked(
          "township-eight-systems", "joint_handling.notice",
          R"({"departments":[{"department":"甲","materials":["身份证","申请表"]},{"department":"乙","materials":["申请表","图纸"]}]})"),
      R"({"materials":["身份证","申请表","图纸"]})");
  EXPECT_EQ(asked("linze-hall-2018", "joint_handling.notice", R"({"departments":[]})"), "silent");
}

}  // namespace
}  // namespace onewindow::joint_handling
