#include "centre/organisation/mergers.h"

#include <gtest/gtest.h>

#include "centre/organisation/origins.h"
#include "centre/organisation/placing.h"
#include "centre/testing.h"

namespace onewindow::organisation {
namespace {

class MergersTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam()}};
  Actor office = world.actor_with({"window.manage"});
  Window target = world.window(1, WindowKind::category_comprehensive, {"market_access"});
  Window source = world.window(2, WindowKind::category_comprehensive, {"transport"});

  Regrouping into_one() const {
    return {.version = 1,
            .sources = {source.id},
            .kind = WindowKind::category_comprehensive,
            .categories = {"market_access", "transport"},
            .name = Text<40, 1>("市场准入与交通窗口"),
            .reason = Text<400, 1>("两窗办件量不足"),
            .on = world.clock.now().date()};
  }
  std::string refused(const Regrouping& regrouping) {
    return World::refusal(
        [&] { world.write(office, [&](WriteContext& c) { return regroup(c, target.id, regrouping); }); });
  }
  std::vector<int> takers(const char* category, const char* code = "X-1") {
    std::vector<int> out;
    for (const auto& window : world.read([&](ReadContext& c) {
           return windows_for(c, {.code = code, .category = category, .level = "county", .department = {}});
         }))
      out.push_back(window.number);
    return out;
  }
};

TEST_P(MergersTest, P1_A5_3_windows_are_merged_and_the_record_says_what_they_were) {
  const auto merger = world.write(office, [&](WriteContext& c) { return regroup(c, target.id, into_one()); });
  EXPECT_EQ(takers("transport"), std::vector<int>{1});
  EXPECT_EQ(takers("market_access"), std::vector<int>{1});
  const auto old = world.read([&](ReadContext& c) { return find_window(c, source.id); });
  ASSERT_TRUE(old.has_value()) << "it is closed, not deleted: cases name it";
  EXPECT_FALSE(old->open);
  const auto listed = world.read([](ReadContext& c) { return mergers(c, {}); });
  ASSERT_EQ(listed.items.size(), 1u);
  EXPECT_EQ(listed.items[0].id, merger.id);
  ASSERT_EQ(listed.items[0].sources.size(), 1u);
  EXPECT_EQ(listed.items[0].sources[0].number, 2);
  EXPECT_EQ(listed.items[0].before.categories, std::vector<std::string>{"market_access"});
  EXPECT_EQ(listed.items[0].after.name, "市场准入与交通窗口");
  EXPECT_EQ(listed.items[0].reason, "两窗办件量不足");
}

TEST_P(MergersTest, P1_A5_3_a_window_is_sorted_anew_by_a_record_only) {
  WindowChange change{.number = 1,
                      .name = Text<40, 1>("换了类别"),
                      .kind = WindowKind::category_comprehensive,
                      .categories = {"livelihood"}};
  const auto changed = [&] {
    return World::refusal(
        [&] { world.write(office, [&](WriteContext& c) { return change_window(c, target.id, change); }); });
  };
  EXPECT_EQ(changed(), "window.regroup_needed");
  change.categories = {"market_access"};
  EXPECT_EQ(changed(), "") << "a name is no sorting";
  Regrouping anew = into_one();
  anew.version = 2;
  anew.sources.clear();
  anew.categories = {"livelihood"};
  EXPECT_EQ(refused(anew), "");
  EXPECT_EQ(takers("livelihood"), std::vector<int>{1});
  EXPECT_TRUE(takers("market_access").empty());
}

TEST_P(MergersTest, WhatMakesNoSenseIsRefused) {
  Regrouping stale = into_one();
  stale.version = 7;
  EXPECT_EQ(refused(stale), "window.stale");
  Regrouping itself = into_one();
  itself.sources = {target.id};
  EXPECT_EQ(refused(itself), "merger.source");
  Regrouping twice = into_one();
  twice.sources = {source.id, source.id};
  EXPECT_EQ(refused(twice), "merger.source");
  Regrouping unknown = into_one();
  unknown.sources = {WindowId{5}};
  EXPECT_EQ(refused(unknown), "window.not_found");
  Regrouping later = into_one();
  later.on = later.on + 1;
  EXPECT_EQ(refused(later), "merger.date");
  Regrouping same = into_one();
  same.sources.clear();
  same.categories = {"market_access"};
  same.name = Text<40, 1>(target.name);
  EXPECT_EQ(refused(same), "merger.nothing_changes");
  Regrouping none = into_one();
  none.categories.clear();
  EXPECT_EQ(refused(none), "window.category_missing");
  EXPECT_EQ(takers("transport"), std::vector<int>{2}) << "nothing was done by halves";
}

TEST_P(MergersTest, P1_A7_what_both_sides_consented_to_at_a_source_holds_at_the_target) {
  const auto market = world.department("market", "市场监督管理局");
  const auto placement = world.write([&](WriteContext& c) {
    return propose(c, source.id,
                   {.item = "L-1", .department = market.id, .from = c.today(), .reason = Text<400, 1>("商定")});
  });
  world.write([&](WriteContext& c) { return consent(c, placement.id, false); });
  world.write([&](WriteContext& c) { return consent(c, placement.id, true); });
  EXPECT_EQ(takers("livelihood", "L-1"), std::vector<int>{2});
  EXPECT_EQ(refused(into_one()), "");
  EXPECT_EQ(takers("livelihood", "L-1"), std::vector<int>{1});
}

TEST_P(MergersTest, P1_A4_4_P1_A6_who_set_a_window_up_and_whose_outpost_it_is) {
  const auto city_window = world.window(3, WindowKind::city);
  const auto set = [&](WindowId window, const char* centre, OriginKind kind = OriginKind::founded_by) {
    return World::refusal([&] {
      world.write(office, [&](WriteContext& c) {
        return set_origin(c, window,
                          {.kind = kind,
                           .centre = Text<40, 1>(centre),
                           .document = Text<200, 1>("市政务〔2026〕5号"),
                           .since = c.today()});
      });
    });
  };
  CentreChange city;
  city.code = "zhangye";
  city.name = "张掖市政务服务中心";
  city.region = "620700";
  city.level = Level::city;
  world.contexts.write(Actor::of_system(CentreId{}, "test"), [&](WriteContext& c) { return establish(c, city); });
  EXPECT_EQ(set(city_window.id, "nowhere"), "origin.centre");
  EXPECT_EQ(set(target.id, "zhangye"), "origin.level") << "a category window is the county's own";
  EXPECT_EQ(set(city_window.id, "zhangye", OriginKind::extension_of), "origin.level");
  EXPECT_EQ(set(city_window.id, "zhangye"), "");
  const auto all = world.read([](ReadContext& c) { return origins(c); });
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].other_name, "张掖市政务服务中心");
}

INSTANTIATE_ON_BOTH_ENGINES(MergersTest);

}  // namespace
}  // namespace onewindow::organisation
