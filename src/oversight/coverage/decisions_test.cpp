#include "oversight/coverage/decisions.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::coverage {
namespace {

constexpr const char* kP1 = "provincial-windows-2019";

std::string asked(const std::string& pack, const std::string& facts) {
  return regulation::testing::asked<organisation::WindowRules>(decisions(), pack, "windows", facts);
}
bool met(const std::string& pack, const std::string& facts) {
  const auto answer = boost::json::parse(asked(pack, facts));
  return answer.at("all_met").as_bool();
}

TEST(WindowShares, P1_A5_2_b_SeventyPercentAtCategoryWindows) {
  EXPECT_TRUE(met(kP1, R"({"level":"county","at_category":{"part":71,"whole":100}})"));
  EXPECT_TRUE(met(kP1, R"({"level":"county","at_category":{"part":70,"whole":100}})"));
  EXPECT_FALSE(met(kP1, R"({"level":"county","at_category":{"part":69,"whole":100}})"));
  EXPECT_TRUE(met(kP1, R"({"level":"city","at_category":{"part":7,"whole":10}})"));
  EXPECT_FALSE(met(kP1, R"({"level":"city","at_category":{"part":2,"whole":3}})"));
  EXPECT_EQ(asked(kP1, R"({"level":"town","at_category":{"part":1,"whole":100}})"), "silent")
      << "asked of cities and counties";
}

TEST(WindowShares, P1_A4_2_AllThatBelongsThereIsAtTheFullWindowOfAProvince) {
  EXPECT_TRUE(met(kP1, R"({"level":"province","at_full":{"part":100,"whole":100}})"));
  EXPECT_FALSE(met(kP1, R"({"level":"province","at_full":{"part":99,"whole":100}})"));
}

TEST(WindowShares, P1_A4_4_a_OneOrTwoProvincialWindowsInACity) {
  EXPECT_FALSE(met(kP1, R"({"level":"city","provincial_windows":0})"));
  EXPECT_TRUE(met(kP1, R"({"level":"city","provincial_windows":1})"));
  EXPECT_TRUE(met(kP1, R"({"level":"city","provincial_windows":2})"));
  EXPECT_FALSE(met(kP1, R"({"level":"city","provincial_windows":3})"));
}

TEST(WindowShares, P1_A4_3_EachHasAFullWindow) {
  EXPECT_FALSE(met(kP1, R"({"level":"county","full_windows":0})"));
  EXPECT_TRUE(met(kP1, R"({"level":"county","full_windows":1})"));
  EXPECT_TRUE(met(kP1, R"({"level":"county","full_windows":2})"));
}

TEST(WindowShares, P1_A5_2_a_EightCategoriesHaveTheirWindow) {
  const std::string seven = R"(["market_access","investment","land_planning","transport","environment","work_safety",)"
                            R"("city_management")";
  const auto asked_of = [&](const char* level, const std::string& categories) {
    return asked(kP1, R"({"level":")" + std::string(level) + R"(","categories":)" + categories + "}");
  };
  EXPECT_EQ(asked_of("county", seven + "]"), R"({"categories_missing":["livelihood"],"all_met":false})");
  EXPECT_EQ(asked_of("county", seven + R"(,"livelihood"])"), R"({"categories_missing":[],"all_met":true})");
  EXPECT_EQ(asked_of("city", seven + R"(,"livelihood","taxation"])"), R"({"categories_missing":[],"all_met":true})");
  EXPECT_EQ(asked_of("province", "[]"), "silent") << "asked of cities and counties";
}

TEST(WindowShares, P3_A3_b_AllOfADepartmentsItemsAreInTheHall) {
  EXPECT_TRUE(met("linze-hall-2018", R"({"level":"county","in_hall":{"part":12,"whole":12}})"));
  EXPECT_FALSE(met("linze-hall-2018", R"({"level":"county","in_hall":{"part":11,"whole":12}})"));
}

}  // namespace
}  // namespace onewindow::coverage
