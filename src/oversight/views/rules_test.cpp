#include "oversight/views/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::views {
namespace {

std::string asked(const std::string& pack, const std::string& facts) {
  return regulation::testing::asked<Oversight>(decisions(), pack, "oversight", facts);
}

TEST(Oversight, P1_A25_a_TheProvinceReadsWhatTheTextNamesAndNobodyElseDoes) {
  EXPECT_EQ(asked("provincial-windows-2019", R"({"view":"timeliness","superior":"province"})"), R"({"allowed":true})");
  EXPECT_EQ(asked("provincial-windows-2019", R"({"view":"timeliness","superior":"city"})"), R"({"allowed":false})");
}

TEST(Oversight, ATextWithoutItIsSilent) {
  EXPECT_EQ(asked("linze-hall-2018", R"({"view":"windows","superior":"city"})"), "silent");
}

}  // namespace
}  // namespace onewindow::views
