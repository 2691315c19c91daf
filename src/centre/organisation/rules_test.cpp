#include <gtest/gtest.h>

#include "centre/organisation/organisation.h"

namespace onewindow::organisation {
namespace {

const DepartmentId kMarket{11}, kTransport{12};
const Date kToday = Date::of(2026, 3, 2);

Window window(WindowKind kind, std::vector<std::string> categories = {}, std::vector<DepartmentId> departments = {}) {
  return {.id = {1},
          .number = 1,
          .name = "1",
          .kind = kind,
          .categories = std::move(categories),
          .departments = std::move(departments)};
}

ItemFacts item(DepartmentId department, std::string category = "market_access", std::string level = "county") {
  return {.code = "X-1", .category = std::move(category), .level = std::move(level), .department = department};
}

Placement placement(bool entry, Date from, const std::vector<std::string>& sides) {
  Placement made{.id = {from.days}, .window = {1}, .item = "X-1", .entry = entry, .from = from};
  for (const auto& side : sides)
    made.consents.push_back({.side = side, .by = "somebody", .at = Instant::at(Date::of(2026, 1, 5), 9)});
  return made;
}

const std::vector<std::string> kBoth = {"centre", "department"};

TEST(Takes, P1_A4_1_a_full_comprehensive_window_takes_any_item) {
  EXPECT_TRUE(takes(window(WindowKind::full_comprehensive), item(kMarket), {}, kToday));
  EXPECT_TRUE(takes(window(WindowKind::full_comprehensive), item(kTransport, "livelihood", "province"), {}, kToday));
}

TEST(Takes, P1_A4_4_provincial_and_city_windows_take_the_items_of_their_level) {
  EXPECT_TRUE(takes(window(WindowKind::provincial), item(kMarket, "market_access", "province"), {}, kToday));
  EXPECT_FALSE(takes(window(WindowKind::provincial), item(kMarket), {}, kToday));
  EXPECT_TRUE(takes(window(WindowKind::city), item(kMarket, "market_access", "city"), {}, kToday));
  EXPECT_FALSE(takes(window(WindowKind::city), item(kMarket, "market_access", "province"), {}, kToday));
}

TEST(Takes, P1_A5_1_a_category_window_takes_its_categories_only) {
  const Window both = window(WindowKind::category_comprehensive, {"market_access", "transport"});
  EXPECT_TRUE(takes(both, item(kMarket, "market_access"), {}, kToday));
  EXPECT_TRUE(takes(both, item(kMarket, "transport"), {}, kToday));
  EXPECT_FALSE(takes(both, item(kMarket, "livelihood"), {}, kToday));
}

TEST(Takes, P3_A9_1_a_department_window_takes_its_departments_items_only) {
  EXPECT_TRUE(takes(window(WindowKind::department, {}, {kMarket}), item(kMarket), {}, kToday));
  EXPECT_FALSE(takes(window(WindowKind::department, {}, {kMarket}), item(kTransport), {}, kToday));
}

TEST(Takes, P9_A2_a_shared_window_takes_the_items_of_all_its_departments) {
  const Window shared = window(WindowKind::shared_comprehensive, {}, {kMarket, kTransport});
  EXPECT_TRUE(takes(shared, item(kMarket), {}, kToday));
  EXPECT_TRUE(takes(shared, item(kTransport), {}, kToday));
  EXPECT_FALSE(takes(shared, item(DepartmentId{13}), {}, kToday));
}

TEST(Takes, P2_A3_a_station_window_takes_its_stations_items) {
  EXPECT_TRUE(takes(window(WindowKind::station, {}, {kMarket}), item(kMarket), {}, kToday));
  EXPECT_FALSE(takes(window(WindowKind::station, {}, {kMarket}), item(kTransport), {}, kToday));
}

TEST(Takes, P1_A7_an_entry_holds_only_with_both_consents_and_from_its_day) {
  const Window other = window(WindowKind::department, {}, {kTransport});
  EXPECT_FALSE(takes(other, item(kMarket), {placement(true, kToday, {})}, kToday));
  EXPECT_FALSE(takes(other, item(kMarket), {placement(true, kToday, {"centre"})}, kToday));
  EXPECT_FALSE(takes(other, item(kMarket), {placement(true, kToday, {"department"})}, kToday));
  EXPECT_TRUE(takes(other, item(kMarket), {placement(true, kToday, kBoth)}, kToday));
  EXPECT_FALSE(takes(other, item(kMarket), {placement(true, kToday + 1, kBoth)}, kToday));
}

TEST(Takes, P1_A7_a_consent_given_late_does_not_reach_back) {
  Placement late = placement(true, kToday - 10, kBoth);
  late.consents[1].at = Instant::at(kToday, 15);
  const Window other = window(WindowKind::department, {}, {kTransport});
  EXPECT_FALSE(takes(other, item(kMarket), {late}, kToday - 1));
  EXPECT_TRUE(takes(other, item(kMarket), {late}, kToday));
}

TEST(Takes, P1_A7_an_exit_takes_a_single_item_away_and_a_later_entry_brings_it_back) {
  const Window full = window(WindowKind::full_comprehensive);
  const std::vector<Placement> history = {placement(false, kToday, kBoth), placement(true, kToday + 5, kBoth)};
  EXPECT_TRUE(takes(full, item(kMarket), history, kToday - 1));
  EXPECT_FALSE(takes(full, item(kMarket), history, kToday));
  EXPECT_FALSE(takes(full, item(kMarket), history, kToday + 4));
  EXPECT_TRUE(takes(full, item(kMarket), history, kToday + 5));
  ItemFacts another = item(kMarket);
  another.code = "X-2";
  EXPECT_TRUE(takes(full, another, history, kToday));
}

TEST(Takes, an_entry_ends_with_its_last_day) {
  Placement entry = placement(true, kToday - 10, kBoth);
  entry.until = kToday;
  const Window other = window(WindowKind::department, {}, {kTransport});
  EXPECT_TRUE(takes(other, item(kMarket), {entry}, kToday));
  EXPECT_FALSE(takes(other, item(kMarket), {entry}, kToday + 1));
}

TEST(Takes, a_closed_window_takes_nothing) {
  Window closed = window(WindowKind::full_comprehensive);
  closed.open = false;
  EXPECT_FALSE(takes(closed, item(kMarket), {}, kToday));
}

}  // namespace
}  // namespace onewindow::organisation
