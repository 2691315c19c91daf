#include <gtest/gtest.h>

#include "service/catalogue/placing.h"

namespace onewindow::catalogue {
namespace {

using organisation::ItemFacts;
using organisation::Placement;
using organisation::Window;
using organisation::WindowKind;

const DepartmentId kMarket{11};
const Date kToday = Date::of(2026, 3, 2);
const std::vector<Window> kWindows = {
    {.id = {1}, .number = 1, .kind = WindowKind::full_comprehensive},
    {.id = {2}, .number = 2, .kind = WindowKind::category_comprehensive, .categories = {"market_access"}},
    {.id = {3}, .number = 3, .kind = WindowKind::category_comprehensive, .categories = {"livelihood"}},
    {.id = {4}, .number = 4, .kind = WindowKind::department, .departments = {kMarket}},
    {.id = {5}, .number = 5, .kind = WindowKind::category_comprehensive, .categories = {"livelihood"}, .open = false}};

ItemFacts item(std::string category) { return {"X-1", std::move(category), "county", kMarket}; }

Placement agreed(int window, bool entry) {
  Placement made{.id = {window}, .window = {window}, .item = "X-1", .entry = entry, .from = kToday};
  for (const char* side : {"centre", "department"})
    made.consents.push_back({.side = side, .by = side, .at = Instant::at(kToday, 9)});
  return made;
}

using Numbers = std::vector<int>;
Numbers numbers(const std::vector<const Window*>& windows) {
  Numbers out;
  for (const auto* window : windows) out.push_back(window->number);
  return out;
}

TEST(Moves, P1_A7_a_new_item_enters_no_comprehensive_window_by_itself) {
  const auto moves = unconsented_moves(kWindows, {}, std::nullopt, item("market_access"), kToday);
  EXPECT_EQ(numbers(moves.entering), (Numbers{1, 2})) << "its department's own window takes it";
  EXPECT_TRUE(moves.leaving.empty());
  EXPECT_TRUE(
      unconsented_moves(kWindows, {agreed(1, true), agreed(2, true)}, std::nullopt, item("market_access"), kToday)
          .none());
  EXPECT_TRUE(unconsented_moves(kWindows, {}, std::nullopt, std::nullopt, kToday).none());
}

TEST(Moves, P1_A7_a_changed_category_moves_the_item_only_by_consent) {
  const auto moves = unconsented_moves(kWindows, {}, item("market_access"), item("livelihood"), kToday);
  EXPECT_EQ(numbers(moves.entering), Numbers{3});
  EXPECT_EQ(numbers(moves.leaving), Numbers{2});
  EXPECT_TRUE(unconsented_moves(kWindows, {agreed(3, true), agreed(2, false)}, item("market_access"),
                                item("livelihood"), kToday)
                  .none());
  Placement waiting = agreed(3, true);
  waiting.consents.pop_back();
  EXPECT_EQ(numbers(unconsented_moves(kWindows, {waiting, agreed(2, false)}, item("market_access"), item("livelihood"),
                                      kToday)
                        .entering),
            Numbers{3});
}

TEST(Moves, P1_A7_an_item_that_goes_out_of_the_hall_leaves_every_comprehensive_window) {
  EXPECT_EQ(numbers(unconsented_moves(kWindows, {}, item("livelihood"), std::nullopt, kToday).leaving),
            (Numbers{1, 3}));
  EXPECT_TRUE(unconsented_moves(kWindows, {}, item("livelihood"), item("livelihood"), kToday).none());
}

TEST(Moves, P1_A5_3_P1_A7_the_departments_whose_items_come_or_go_with_a_regrouping) {
  const DepartmentId transport{12}, health{13};
  const auto standing = [](const char* code, const char* category, DepartmentId department) {
    return Standing{.facts = {code, category, "county", department}};
  };
  const std::vector<Standing> items = {standing("M-1", "market_access", kMarket),
                                       standing("T-1", "transport", transport), standing("L-1", "livelihood", health)};
  Window target = kWindows[1], source = kWindows[2];  // market access; livelihood
  Window after = target;
  after.categories = {"market_access", "livelihood"};
  using Departments = std::vector<DepartmentId>;
  EXPECT_EQ(concerned(items, {target, source}, after, {}, kToday), Departments{}) << "each stays where it was, in one";
  after.categories = {"market_access", "transport"};
  EXPECT_EQ(concerned(items, {target, source}, after, {}, kToday), (Departments{transport, health}));
  after.categories = {"market_access"};
  EXPECT_EQ(concerned(items, {target}, after, {}, kToday), Departments{});
}

}  // namespace
}  // namespace onewindow::catalogue
