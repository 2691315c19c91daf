#include "centre/organisation/window_decisions.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::organisation {
namespace {

std::string asked(const std::string& pack, const std::string& facts) {
  auto whole = boost::json::parse(R"({"entry":true,"shared":false,"met":[],"opinion":false,"approved":false,)"
                                  R"("merged_functions":false})")
                   .as_object();
  const auto more = boost::json::parse(facts);
  for (const auto& [name, value] : more.as_object()) whole[name] = value;
  return regulation::testing::asked<WindowRules>(decisions(), pack, "windows.admission", boost::json::serialize(whole));
}

TEST(AdmissionTold, P9_A2_WhoSharesAWindowMeetsTheConditionsAndHasMerged) {
  EXPECT_EQ(
      asked("shaoxing-windows-2008",
            R"({"shared":true,"met":["no_own_window","closely_related","simple"],"approved":true})"),
      R"({"unmet":["low_frequency"],"missing":["merged_functions"],"approving_body":"市审批制度改革领导小组办公室","admitted":false})");
  EXPECT_EQ(
      asked(
          "shaoxing-windows-2008",
          R"({"shared":true,"met":["no_own_window","closely_related","simple","low_frequency"],"approved":true,"merged_functions":true})"),
      R"({"unmet":[],"missing":[],"approving_body":"市审批制度改革领导小组办公室","admitted":true})");
}

TEST(AdmissionTold, P9_A2_a_EachOfTheFourConditionsCounts) {
  const std::vector<std::string> all{"no_own_window", "closely_related", "simple", "low_frequency"};
  for (const auto& left_out : all) {
    std::string met;
    for (const auto& one : all)
      if (one != left_out) met += (met.empty() ? "\"" : ",\"") + one + "\"";
    const auto answer = boost::json::parse(asked(
        "shaoxing-windows-2008", R"({"shared":true,"met":[)" + met + R"(],"approved":true,"merged_functions":true})"));
    EXPECT_EQ(boost::json::serialize(answer.at("unmet")), "[\"" + left_out + "\"]");
    EXPECT_FALSE(answer.at("admitted").as_bool());
  }
}

TEST(AdmissionTold, P9_A2_b_MergedFunctionsAndApprovalBoth) {
  const std::string met = R"({"shared":true,"met":["no_own_window","closely_related","simple","low_frequency"],)";
  const auto missing = [&](const std::string& rest) {
    return boost::json::serialize(boost::json::parse(asked("shaoxing-windows-2008", met + rest)).at("missing"));
  };
  EXPECT_EQ(missing(R"("approved":true,"merged_functions":true})"), "[]");
  EXPECT_EQ(missing(R"("approved":false,"merged_functions":true})"), R"(["approval"])");
  EXPECT_EQ(missing(R"("approved":true,"merged_functions":false})"), R"(["merged_functions"])");
}

TEST(AdmissionTold, P3_A5_7_OpinionAndApprovalBeforeEntryAndExit) {
  EXPECT_EQ(asked("linze-hall-2018", R"({"entry":false,"opinion":true})"),
            R"({"unmet":[],"missing":["approval"],"approving_body":"县人民政府","admitted":false})");
  EXPECT_EQ(asked("linze-hall-2018", R"({"opinion":true,"approved":true})"),
            R"({"unmet":[],"missing":[],"approving_body":"县人民政府","admitted":true})");
}

TEST(AdmissionTold, ATextWithoutConditionsIsSilent) {
  EXPECT_EQ(asked("provincial-windows-2019", R"({"shared":true})"), "silent");
}

}  // namespace
}  // namespace onewindow::organisation
