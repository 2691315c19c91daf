#include "service/catalogue/rules.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace onewindow::catalogue {
namespace {

std::shared_ptr<const regulation::Calendar> calendar() {
  std::ifstream file("regulations/calendar/cn-workdays.csv");
  std::stringstream text;
  text << file.rdbuf();
  return regulation::Calendar::from_csv(text.str());
}

ItemContent complete() {
  ItemContent item;
  item.code = "X-1";
  item.name = "示例";
  item.department = "d";
  item.legal_basis = {{"《法》", "第一条", ""}};
  item.conditions = {"符合条件"};
  item.quantity_limit = "无数量限制";
  item.procedure = {{"受理", "窗口", ""}};
  item.materials = {{.code = "m1", .name = "申请书"}};
  item.audiences = {Audience::person};
  item.accepting_unit = item.office = item.contact = item.consult_phone = item.complaint_phone = item.place =
      item.hours = "x";
  item.application_form = item.result_name = "x";
  item.promised_limit = {LimitUnit::workdays, 5, ""};
  return item;
}

TEST(Guide, P1_A21_a_P3_A6_P9_A8_names_each_missing_element) {
  EXPECT_TRUE(missing_elements(complete()).empty());
  ItemContent item = complete();
  item.legal_basis.clear();
  item.complaint_phone.clear();
  EXPECT_EQ(missing_elements(item), (std::vector<std::string>{"legal_basis", "complaint_phone"}));
}

TEST(Guide, P5c_9_3_a_a_fee_needs_item_standard_and_basis) {
  ItemContent item = complete();
  item.fees = {{.name = "工本费", .amount = Money{1000}, .standard = "10元/件"}};
  EXPECT_EQ(missing_elements(item), (std::vector<std::string>{"fees"}));
}

TEST(Promise, NeverExceedsTheLawInTheSameUnit) {
  ItemContent item = complete();
  item.statutory_limit = Limit{LimitUnit::workdays, 5, ""};
  EXPECT_FALSE(promise_exceeds_law(item, *calendar()));
  item.promised_limit.count = 6;
  EXPECT_TRUE(promise_exceeds_law(item, *calendar()));
}

TEST(Promise, NeverExceedsTheLawAcrossUnits) {
  ItemContent item = complete();
  item.statutory_limit = Limit{LimitUnit::calendar_days, 7, ""};
  item.promised_limit = {LimitUnit::workdays, 5, ""};
  const auto day = promise_exceeds_law(item, *calendar());  // seven days hold five workdays in no holiday week
  ASSERT_TRUE(day);
  item.promised_limit.count = 1;
  EXPECT_FALSE(promise_exceeds_law(item, *calendar()));
  EXPECT_THROW(({
                 item.promised_limit.count = 5;
                 check_content(item, *calendar());
               }),
               Refusal);
}

TEST(Content, ImmediateItemsPromiseImmediate) {
  ItemContent item = complete();
  item.kind = HandlingKind::immediate;
  EXPECT_THROW(check_content(item, *calendar()), Refusal);
  item.promised_limit = {};
  EXPECT_NO_THROW(check_content(item, *calendar()));
}

}  // namespace
}  // namespace onewindow::catalogue
