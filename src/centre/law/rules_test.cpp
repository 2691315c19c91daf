#include "centre/law/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::law {
namespace {

boost::json::object asked(const std::string& pack) {
  const auto answer = regulation::testing::asked<Document>(decisions(), pack, "document", "{}");
  return answer == "silent" ? boost::json::object() : boost::json::parse(answer).as_object();
}

std::string words(const boost::json::value& phrases) {
  std::string out;
  for (const auto& one : phrases.as_array())
    out +=
        (out.empty() ? "" : "; ") + std::string(one.at("zh").as_string()) + " " + std::string(one.at("en").as_string());
  return out;
}

TEST(Document, P8_A2_RulesAreForThreeGroupsOfStaff) {
  const auto said = asked("jiayuguan-windows-2022");
  EXPECT_EQ(words(said.at("applies_to")),
            "首席代表 chief representatives; 窗口工作人员 window workers; 后台审批人员 back-office approvers");
  const auto cited = regulation::testing::cited<Document>(decisions(), "jiayuguan-windows-2022", "document", "{}");
  EXPECT_EQ(cited, "P8.A1 P8.A2 P8.0") << "each word with its provision, once";
}

TEST(Document, P6_0_ACopySaysWhereItDiffersAndKeepsTheTwelveSystems) {
  const auto said = asked("town-work-norms");
  EXPECT_EQ(said.at("systems").as_array().size(), 12u);
  EXPECT_EQ(said.at("differences").as_array().size(), 4u);
  EXPECT_EQ(said.at("systems"), asked("township-work-norms").at("systems"));
  EXPECT_TRUE(asked("township-work-norms").at("differences").as_array().empty());
}

TEST(Document, ATextThatSaysNothingOfItselfIsSilent) {
  EXPECT_EQ(regulation::testing::asked<Document>(decisions(), "licensing-law-2019", "document", "{}"), "silent");
}

}  // namespace
}  // namespace onewindow::law
