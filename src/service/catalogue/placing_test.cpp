#include "service/catalogue/placing.h"

#include <gtest/gtest.h>

#include "centre/testing.h"
#include "service/catalogue/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> catalogue();
}

namespace onewindow::catalogue {
namespace {

using organisation::WindowKind;
using testing::complete;

class PlacingTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = migrations::catalogue()}};
  organisation::Department market = world.department("market", "市场监督管理局");
  organisation::Department transport = world.department("transport", "交通运输局");
  organisation::Window category = world.window(1, WindowKind::category_comprehensive, {"market_access"});
  organisation::Window other = world.window(2, WindowKind::category_comprehensive, {"livelihood"});
  Actor office = world.actor_with({"item.edit", "item.publish", "placement.propose", "placement.consent_centre"});
  Actor leader = of(market);

  Actor of(const organisation::Department& department) {
    Actor actor = world.actor_with({"placement.propose", "placement.consent_department"});
    actor.department = department.id;
    return actor;
  }
  ItemView drafted(const ItemContent& content) {
    return world.write(office, [&](WriteContext& c) { return draft(c, content); });
  }
  std::string publication(ItemId id, std::int32_t version) {
    return World::refusal([&] { world.write(office, [&](WriteContext& c) { return publish(c, id, {version}); }); });
  }
  organisation::Placement proposed(const Actor& actor, WindowId window, bool entry, const char* code = "X-1") {
    return world.write(actor, [&](WriteContext& c) {
      return propose_placement(
          c, window, {.item = Text<80, 1>(code), .entry = entry, .from = c.today(), .reason = Text<400, 1>("商定")});
    });
  }
  std::string refused(const Actor& actor, WindowId window, bool entry, const char* code = "X-1") {
    return World::refusal([&] { proposed(actor, window, entry, code); });
  }
  void agree(WindowId window, bool entry) {
    const auto placement = proposed(office, window, entry);
    world.write(office, [&](WriteContext& c) { return organisation::consent(c, placement.id, false); });
    world.write(leader, [&](WriteContext& c) { return organisation::consent(c, placement.id, true); });
  }
  std::vector<int> taken_at(ItemId id) {
    std::vector<int> numbers;
    for (const auto& window : world.read([&](ReadContext& c) { return live(c, id); }).windows)
      numbers.push_back(window.number);
    return numbers;
  }
};

TEST_P(PlacingTest, P1_A7_the_proposer_is_the_centre_or_the_items_own_department) {
  drafted(complete("X-1"));
  EXPECT_EQ(refused(of(transport), category.id, true), "placement.other_department");
  EXPECT_EQ(refused(office, category.id, true, "X-9"), "placement.item_unknown");
  EXPECT_EQ(refused(office, WindowId{1}, true), "window.not_found");
  drafted(complete("X-2", "nobody"));
  EXPECT_EQ(refused(office, category.id, true, "X-2"), "placement.department_unknown");
  const auto placement = proposed(leader, category.id, true);
  EXPECT_EQ(placement.department, market.id) << "the catalogue says whose item it is";
  EXPECT_EQ(refused(office, category.id, true), "placement.pending");
  EXPECT_EQ(refused(office, other.id, false), "placement.nothing_changes");
}

TEST_P(PlacingTest, P1_A7_a_new_item_is_published_when_both_have_consented_to_its_windows) {
  const auto item = drafted(complete("X-1"));
  EXPECT_EQ(publication(item.id, 1), "item.windows_unconsented");
  agree(category.id, true);
  EXPECT_EQ(publication(item.id, 1), "");
  EXPECT_EQ(taken_at(item.id), std::vector<int>{1});
  EXPECT_EQ(refused(office, category.id, true), "placement.nothing_changes");
}

TEST_P(PlacingTest, P1_A7_a_changed_category_moves_the_item_when_both_have_consented) {
  const auto item = drafted(complete("X-1"));
  agree(category.id, true);
  ASSERT_EQ(publication(item.id, 1), "");
  ItemContent changed = complete("X-1");
  changed.category = Category::livelihood;
  world.write(office, [&](WriteContext& c) { return redraft(c, item.id, changed); });
  EXPECT_EQ(publication(item.id, 2), "item.windows_unconsented");
  agree(other.id, true);
  EXPECT_EQ(publication(item.id, 2), "") << "that it stays at the first window, too, both have consented to before";
  EXPECT_EQ(taken_at(item.id), (std::vector<int>{1, 2}));
  agree(category.id, false);
  EXPECT_EQ(taken_at(item.id), std::vector<int>{2});
}

TEST_P(PlacingTest, P1_A7_the_catalogue_that_a_centre_begins_with_needs_no_proposals) {
  const auto item = world.write([&](WriteContext& c) {
    const auto written = draft(c, complete("X-1"));
    return publish(c, written.id, {1});
  });
  EXPECT_EQ(taken_at(item.id), std::vector<int>{1});
}

TEST_P(PlacingTest, P1_A5_3_P1_A7_a_regrouping_names_the_agreement_of_the_departments_it_concerns) {
  world.write([&](WriteContext& c) { return publish(c, draft(c, complete("X-1")).id, {1}); });
  const auto manager = world.actor_with({"window.manage"});
  organisation::Regrouping anew{.version = 1,
                                .kind = WindowKind::category_comprehensive,
                                .categories = {"transport"},
                                .name = Text<40, 1>("交通窗口"),
                                .reason = Text<400, 1>("重新分类"),
                                .on = world.clock.now().date()};
  const auto refused = [&] {
    return World::refusal(
        [&] { world.write(manager, [&](WriteContext& c) { return regroup_windows(c, category.id, anew); }); });
  };
  EXPECT_EQ(refused(), "merger.agreement_missing");
  anew.agreements = {{transport.id, Text<200, 1>("同意")}};
  EXPECT_EQ(refused(), "merger.agreement_missing") << "it is not its item";
  anew.agreements = {{market.id, Text<200, 1>("3月1日会议纪要，市场监管局同意")}};
  EXPECT_EQ(refused(), "");
  const auto listed = world.read([](ReadContext& c) { return organisation::mergers(c, {}); });
  ASSERT_EQ(listed.items.size(), 1u);
  EXPECT_EQ(listed.items[0].agreements[0].department, market.id);
}

INSTANTIATE_ON_BOTH_ENGINES(PlacingTest);

}  // namespace
}  // namespace onewindow::catalogue
