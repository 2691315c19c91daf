#include "oversight/coverage/rules.h"

#include <gtest/gtest.h>

namespace onewindow::coverage {
namespace {

using catalogue::Guides;
using catalogue::ItemKind;
using catalogue::ItemTrait;
using catalogue::ItemType;
using organisation::Level;
using organisation::Window;
using organisation::WindowKind;
using organisation::WindowRules;
using regulation::Reason;

const DepartmentId kMarket{11}, kTransport{12};
const Date kToday = Date::of(2026, 3, 2);

Standing item(std::string code, std::string category, DepartmentId department, std::vector<ItemTrait> traits = {}) {
  return {.name = code, .traits = std::move(traits), .facts = {code, std::move(category), "county", department}};
}

// Ten items: seven of market access, two of transport, one of livelihood.
Hall hall(Level level = Level::county) {
  Hall out{.level = level, .on = kToday};
  for (int n = 0; n < 7; ++n) out.items.push_back(item("M-" + std::to_string(n), "market_access", kMarket));
  out.items.push_back(item("T-1", "transport", kTransport));
  out.items.push_back(item("T-2", "transport", kTransport));
  out.items.push_back(item("L-1", "livelihood", kTransport));
  out.departments = {{.id = kMarket, .code = "market", .name = "市场局"},
                     {.id = kTransport, .code = "transport", .name = "交通局"}};
  return out;
}

Window category(int number, std::vector<std::string> categories) {
  return {.id = {number},
          .number = number,
          .kind = WindowKind::category_comprehensive,
          .categories = std::move(categories)};
}
Window full(int number) { return {.id = {number}, .number = number, .kind = WindowKind::full_comprehensive}; }

WindowRules p1() {
  WindowRules rules;
  const auto at = [](const char* provision) {
    return Reason{.provision = provision, .pack = "provincial-windows-2019"};
  };
  rules.full_share_min.emplace(100, at("P1.A4.2"));
  rules.full_window.emplace(true, at("P1.A4.3"));
  rules.provincial_windows_min.emplace(1, at("P1.A4.4.a"));
  rules.provincial_windows_max.emplace(2, at("P1.A4.4.a"));
  rules.categories.emplace_back("market_access", at("P1.A5.2.a"));
  rules.categories.emplace_back("livelihood", at("P1.A5.2.a"));
  rules.category_share_min.emplace(70, at("P1.A5.2.b"));
  return rules;
}

std::vector<std::string> codes(const std::vector<ItemRef>& items) {
  std::vector<std::string> out;
  for (const auto& one : items) out.push_back(one.code);
  return out;
}
using Codes = std::vector<std::string>;

std::string cited(const Because& because) {
  std::string out;
  for (const auto& citation : because.citations()) out += citation.provision + " ";
  return out;
}

TEST(Coverage, P1_A5_2_b_seventy_percent_at_category_windows) {
  Hall at = hall();
  at.windows = {category(1, {"market_access"})};
  auto report = cover(at, p1(), {});
  EXPECT_EQ(report.at_category.part, 7);
  EXPECT_EQ(report.at_category.whole, 10);
  EXPECT_EQ(report.at_category.minimum, 70);
  EXPECT_TRUE(report.at_category.met) << "seven of ten are seventy percent";
  EXPECT_EQ(codes(report.at_category.missing), (Codes{"T-1", "T-2", "L-1"}));
  EXPECT_EQ(cited(report.at_category.because), "P1.A5.2.b ");
  at.items.push_back(item("L-2", "livelihood", kTransport));
  EXPECT_FALSE(cover(at, p1(), {}).at_category.met) << "seven of eleven are not";
  at.level = Level::town;
  report = cover(at, p1(), {});
  EXPECT_TRUE(report.at_category.met && !report.at_category.minimum) << "cities and counties have to";
}

TEST(Coverage, SharesAreComparedWithoutRounding) {
  EXPECT_TRUE(reaches(70, 100, 70));
  EXPECT_FALSE(reaches(6999, 10'000, 70));
  EXPECT_TRUE(reaches(2, 3, 66));
  EXPECT_FALSE(reaches(2, 3, 67));
  EXPECT_TRUE(reaches(0, 0, 100)) << "where there is nothing, nothing is missing";
}

TEST(Coverage, P1_A5_2_a_which_categories_have_a_window_and_which_have_none) {
  Hall at = hall();
  Window closed = category(3, {"livelihood"});
  closed.open = false;
  at.windows = {category(1, {"market_access", "transport"}), category(2, {"transport"}), closed};
  const auto lines = cover(at, p1(), {}).categories;
  ASSERT_EQ(lines.size(), 8u);
  EXPECT_EQ(lines[0].category, "market_access");
  EXPECT_TRUE(lines[0].required);
  EXPECT_EQ(lines[0].windows, std::vector<std::int32_t>{1});
  EXPECT_EQ(lines[3].windows, (std::vector<std::int32_t>{1, 2}));
  EXPECT_FALSE(lines[3].required);
  EXPECT_TRUE(lines[7].required && lines[7].windows.empty());
  EXPECT_EQ(codes(lines[7].share.missing), Codes{"L-1"});
}

TEST(Coverage, P1_A4_3_a_full_window_in_each_city_and_county_and_what_could_move_there) {
  Hall at = hall();
  at.items.push_back(item("S-1", "transport", kTransport, {ItemTrait::simple}));
  at.items.push_back(item("S-2", "transport", kTransport, {ItemTrait::simple}));
  at.items.push_back(item("S-3", "transport", kTransport, {ItemTrait::simple, ItemTrait::confidential}));
  at.cases = {{"S-1", 30}, {"S-2", 31}};
  at.few_cases = 30;
  auto report = cover(at, p1(), {});
  EXPECT_FALSE(report.full_windows.met);
  EXPECT_EQ(cited(report.full_windows.because), "P1.A4.3 ");
  EXPECT_EQ(codes(report.candidates), Codes{"S-1"}) << "simple, few cases, not secret";
  at.windows = {full(1)};
  report = cover(at, p1(), {});
  EXPECT_TRUE(report.full_windows.met);
  EXPECT_TRUE(report.candidates.empty()) << "it is there";
  at.windows.clear();
  at.level = Level::town;
  EXPECT_TRUE(cover(at, p1(), {}).full_windows.met);
}

TEST(Coverage, P1_A4_2_the_provinces_related_and_open_items_are_all_at_the_full_window) {
  Hall at{.level = Level::province, .on = kToday};
  at.items = {item("A", "livelihood", kMarket, {ItemTrait::closely_related}),
              item("B", "livelihood", kMarket, {ItemTrait::closely_related, ItemTrait::confidential}),
              item("C", "livelihood", kMarket)};
  auto report = cover(at, p1(), {});
  EXPECT_EQ(report.at_full.whole, 1) << "neither what is secret nor what concerns nobody";
  EXPECT_FALSE(report.at_full.met);
  EXPECT_EQ(codes(report.at_full.missing), Codes{"A"});
  EXPECT_EQ(cited(report.at_full.because), "P1.A4.2 ");
  at.windows = {full(1)};
  EXPECT_TRUE(cover(at, p1(), {}).at_full.met);
  at.level = Level::county;
  report = cover(at, p1(), {});
  EXPECT_EQ(report.at_full.whole, 3);
  EXPECT_FALSE(report.at_full.minimum.has_value()) << "elsewhere it is the way that counts";
}

TEST(Coverage, P1_A4_4_a_one_or_two_provincial_windows_in_a_citys_centre) {
  Hall at = hall(Level::city);
  const auto provincial = [](int number) {
    return Window{.id = {number}, .number = number, .kind = WindowKind::provincial};
  };
  EXPECT_FALSE(cover(at, p1(), {}).provincial_windows->met);
  at.windows = {provincial(1), provincial(2)};
  EXPECT_TRUE(cover(at, p1(), {}).provincial_windows->met);
  at.windows.push_back(provincial(3));
  EXPECT_FALSE(cover(at, p1(), {}).provincial_windows->met);
  EXPECT_FALSE(cover(hall(), p1(), {}).provincial_windows.has_value()) << "not in a county";
}

TEST(Coverage, P3_A3_b_each_departments_items_in_the_hall) {
  Hall at = hall();
  at.windows = {full(1)};
  at.items[8].hall_included = false;
  at.cases = {{"T-1", 4}};
  WindowRules p3;
  p3.hall_share_min.emplace(100, Reason{.provision = "P3.A3.b", .pack = "linze-hall-2018"});
  const auto lines = cover(at, p3, {}).departments;
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines[0].in_hall.met);
  EXPECT_EQ(lines[1].in_hall.part, 2);
  EXPECT_EQ(lines[1].in_hall.whole, 3);
  EXPECT_FALSE(lines[1].in_hall.met);
  EXPECT_EQ(codes(lines[1].in_hall.missing), Codes{"T-2"});
  EXPECT_EQ(cited(lines[1].in_hall.because), "P3.A3.b ");
  EXPECT_EQ(codes(lines[1].idle), Codes{"L-1"}) << "in the hall, and nobody came: is it taken in elsewhere?";
  EXPECT_FALSE(cover(at, {}, {}).departments[1].in_hall.minimum.has_value()) << "a text that is silent";
}

TEST(Coverage, P3_A2_items_and_cases_of_the_four_kinds) {
  Hall at{.level = Level::county, .on = kToday};
  at.items = {item("A", "livelihood", kMarket), item("B", "livelihood", kMarket),
              item("C", "livelihood", kMarket, {ItemTrait::convenience}), item("D", "livelihood", kMarket)};
  at.items[0].type = ItemType::licence;
  at.items[3].type = ItemType::payment;
  at.cases = {{"A", 5}, {"C", 2}};
  Guides p3;
  for (const auto kind :
       {ItemKind::licence, ItemKind::other_power, ItemKind::public_service, ItemKind::convenience_service})
    p3.item_kinds.emplace_back(kind, Reason{.provision = "P3.A2"});
  const auto lines = cover(at, {}, p3).kinds;
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].cases, 5);
  EXPECT_EQ(lines[1].items, 1);
  EXPECT_EQ(lines[2].items, 1);
  EXPECT_EQ(lines[3].items, 1);
  EXPECT_EQ(lines[3].cases, 2);
  EXPECT_TRUE(cover(at, {}, {}).kinds.empty());
}

}  // namespace
}  // namespace onewindow::coverage
