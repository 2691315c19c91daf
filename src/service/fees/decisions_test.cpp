#include "service/fees/decisions.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::fees {
namespace {

struct Charge {
  std::int64_t amount = 0;
  bool extended_hours = false, agency = false;
  std::string fee = "工本费";
};

std::string asked(const std::string& pack, const Charge& charge) {
  const boost::json::object facts{
      {"item_code", "T-001"},
      {"item_name", "营业执照"},
      {"published",
       boost::json::array{boost::json::object{
           {"name", "工本费"}, {"amount", 1000}, {"unit", "件"}, {"standard", "每件10元"}, {"basis", "价格文件"}}}},
      {"fee", charge.fee},
      {"quantity", 1},
      {"amount", charge.amount},
      {"extended_hours", charge.extended_hours},
      {"agency", charge.agency}};
  return regulation::testing::asked<Fees>(decisions(), pack, "fees", boost::json::serialize(facts));
}

TEST(ChargeTold, P5c_9_3_b_WhatIsNotPublishedOrAboveItIsNotTaken) {
  EXPECT_EQ(asked("township-work-norms", {1000}), R"({"amount":1000,"standard":"10.00元/件（每件10元）"})");
  EXPECT_EQ(asked("township-work-norms", {1001}), "fee.above_published /amount");
  EXPECT_EQ(asked("township-work-norms", {.amount = 1, .fee = "咨询费"}), "fee.not_published /fee");
}

TEST(ChargeTold, P1_A14_b_NothingForServiceAfterHours) {
  EXPECT_EQ(asked("provincial-windows-2019", {.amount = 1000, .extended_hours = true}), "fee.free /service");
  EXPECT_EQ(asked("provincial-windows-2019", {1000}), "silent") << "by day the text says nothing";
}

TEST(ChargeTold, P5a_2_4_b_NothingForActingForTheApplicant) {
  EXPECT_EQ(asked("township-eight-systems", {.amount = 1000, .agency = true}), "fee.free /service");
}

}  // namespace
}  // namespace onewindow::fees
