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

std::string kind_of(const ItemContent& item, const std::vector<ItemKind>& among) {
  Guides guides;
  for (const auto kind : among) guides.item_kinds.emplace_back(kind, regulation::Reason{.provision = "P3.A2"});
  const auto kind = kind_among(item, guides);
  return kind ? boost::describe::enum_to_string(kind->shown(), "") : "none";
}

TEST(Kinds, P3_A2_four_kinds_cover_every_national_type) {
  using enum ItemKind;
  const std::vector<ItemKind> four = {licence, other_power, public_service, convenience_service};
  ItemContent item = complete();
  const std::map<ItemType, std::string> kinds = {
      {ItemType::licence, "licence"},          {ItemType::confirmation, "other_power"},
      {ItemType::adjudication, "other_power"}, {ItemType::payment, "other_power"},
      {ItemType::reward, "other_power"},       {ItemType::filing, "other_power"},
      {ItemType::other_power, "other_power"},  {ItemType::public_service, "public_service"}};
  for (const auto& [type, kind] : kinds) {
    item.type = type;
    EXPECT_EQ(kind_of(item, four), kind);
  }
  item.traits = {ItemTrait::convenience};
  EXPECT_EQ(kind_of(item, four), "convenience_service");
  EXPECT_EQ(kind_of(item, {}), "none") << "a text that is silent";
}

TEST(Kinds, P2_A3_a_two_kinds_of_a_street_or_a_station) {
  using enum ItemKind;
  ItemContent item = complete();
  item.type = ItemType::payment;
  EXPECT_EQ(kind_of(item, {administrative, convenience_service}), "administrative");
  item.type = ItemType::public_service;
  item.traits = {ItemTrait::convenience};
  EXPECT_EQ(kind_of(item, {administrative, convenience_service}), "convenience_service");
}

TEST(Kinds, P3_A2_an_item_of_none_of_the_centres_kinds_is_not_published) {
  Guides guides;
  guides.item_kinds.emplace_back(ItemKind::licence,
                                 regulation::Reason{.provision = "P3.A2", .pack = "linze-hall-2018"});
  ItemContent item = complete();
  item.type = ItemType::licence;
  EXPECT_NO_THROW(check_guides(item, &guides));
  EXPECT_NO_THROW(check_guides(item, nullptr));
  item.type = ItemType::payment;
  try {
    check_guides(item, &guides);
    ADD_FAILURE();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code, "item.kind_not_among");
    ASSERT_EQ(refusal.citations.size(), 1u);
    EXPECT_EQ(refusal.citations[0].provision, "P3.A2");
  }
}

TEST(Promise, P5a_2_1_names_each_missing_part) {
  Guides guides;
  for (const auto part : {PromisePart::content, PromisePart::procedure, PromisePart::limit, PromisePart::standard,
                          PromisePart::assurance, PromisePart::complaint})
    guides.promise_parts.emplace_back(part, regulation::Reason{.provision = "P5a.2.1"});
  ItemContent item = complete();
  const auto missing = [&] {
    std::vector<PromisePart> out;
    for (const auto& part : missing_promise(item, guides)) out.push_back(part.shown());
    return out;
  };
  EXPECT_EQ(missing(), (std::vector{PromisePart::standard, PromisePart::assurance}));
  item.service_standards = item.assurances = {"x"};
  EXPECT_TRUE(missing().empty());
  item.complaint_phone.clear();
  item.procedure.clear();
  item.promised_limit = {LimitUnit::workdays, 0, ""};
  EXPECT_EQ(missing(), (std::vector{PromisePart::procedure, PromisePart::limit, PromisePart::complaint}));
}

}  // namespace
}  // namespace onewindow::catalogue
