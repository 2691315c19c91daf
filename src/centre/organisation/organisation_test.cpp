#include "centre/testing.h"

namespace onewindow::organisation {
namespace {

class OrganisationTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam()}};

  std::string refused_window(WindowChange change) {
    return World::refusal([&] { world.write([&](WriteContext& c) { return open_window(c, change); }); });
  }
  Placement proposed(WindowId window, DepartmentId owner, bool entry) {
    const PlacementProposal proposal{.item = "X-1",
                                     .department = owner,
                                     .entry = entry,
                                     .from = world.clock.now().date(),
                                     .reason = Text<400, 1>("事项简单")};
    return world.write(world.actor_with({"placement.propose"}),
                       [&](WriteContext& c) { return propose(c, window, proposal); });
  }
  std::string consents(const Actor& actor, PlacementId id, bool for_department) {
    return World::refusal([&] { world.write(actor, [&](WriteContext& c) { return consent(c, id, for_department); }); });
  }
  std::size_t takers(DepartmentId department) {
    const ItemFacts item{.code = "X-1", .category = "transport", .level = "county", .department = department};
    return world.read([&](ReadContext& c) { return windows_for(c, item); }).size();
  }
};

TEST_P(OrganisationTest, a_centre_is_established_once) {
  EXPECT_EQ(World::refusal([&] { world.establish("linze"); }), "centre.code_taken");
  EXPECT_EQ(World::refusal([&] { world.establish("Not A Code"); }), "input.code");
  const auto own = world.read([](ReadContext& c) { return centre(c); });
  EXPECT_EQ(own.code, "linze");
  EXPECT_EQ(own.hours.morning_from, 510);
  world.establish("another");
  EXPECT_EQ(world.read([](ReadContext& c) { return centres(c.db); }).size(), 2u);
}

TEST_P(OrganisationTest, a_region_is_entered_and_changed) {
  const Actor platform = Actor::of_system(CentreId{}, "test");
  const auto enter = [&](Region region) {
    return World::refusal([&] { world.contexts.write(platform, [&](WriteContext& c) { enter_region(c, region); }); });
  };
  EXPECT_EQ(enter({.code = "620000", .name = "甘肃省", .level = Level::province}), "");
  EXPECT_EQ(enter({.code = "620723", .name = "临泽", .level = Level::county, .parent = "620000"}), "");
  EXPECT_EQ(enter({.code = "620723", .name = "临泽县", .level = Level::county, .parent = "620000"}), "");
  EXPECT_EQ(enter({.code = "62", .name = "?"}), "region.code");
  EXPECT_EQ(enter({.code = "990000", .name = "?", .parent = "989898"}), "region.parent_unknown");
  const auto all = world.read([](ReadContext& c) { return regions(c); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].name, "临泽县");
}

TEST_P(OrganisationTest, departments_and_windows_are_the_centres_own) {
  const auto market = world.department("market_regulation", "市场监督管理局");
  const auto window = world.window(3, WindowKind::department, {}, {market.id});
  EXPECT_EQ(World::refusal([&] { world.department("market_regulation", "再来一个"); }), "department.code_taken");
  const auto seen = world.read([&](ReadContext& c) { return find_window(c, window.id); });
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(seen->departments, std::vector{market.id});
  const auto other = Actor::of_system(world.establish("other").id, "test");
  EXPECT_TRUE(world.contexts.read(other, [](ReadContext& c) { return windows(c); }).empty());
  EXPECT_FALSE(world.contexts.read(other, [&](ReadContext& c) { return find_window(c, window.id); }).has_value());
  EXPECT_EQ(World::refusal([&] {
              world.contexts.write(other, [&](WriteContext& c) {
                return change_window(c, window.id, {.number = 1, .name = Text<40, 1>("x")});
              });
            }),
            "window.not_found");
}

TEST_P(OrganisationTest, a_window_that_makes_no_sense_is_refused) {
  world.window(1, WindowKind::full_comprehensive);
  EXPECT_EQ(refused_window({.number = 1, .name = Text<40, 1>("x"), .kind = WindowKind::full_comprehensive}),
            "window.number_taken");
  EXPECT_EQ(refused_window({.number = 0, .name = Text<40, 1>("x")}), "window.number");
  EXPECT_EQ(refused_window({.number = 2, .name = Text<40, 1>("x"), .kind = WindowKind::category_comprehensive}),
            "window.category_missing");
  EXPECT_EQ(refused_window({.number = 2,
                            .name = Text<40, 1>("x"),
                            .kind = WindowKind::category_comprehensive,
                            .categories = {"nonsense"}}),
            "window.category_unknown");
  EXPECT_EQ(refused_window({.number = 2, .name = Text<40, 1>("x"), .kind = WindowKind::department}),
            "window.department_missing");
  EXPECT_EQ(
      refused_window(
          {.number = 2, .name = Text<40, 1>("x"), .kind = WindowKind::department, .departments = {DepartmentId{5}}}),
      "window.department_unknown");
}

TEST_P(OrganisationTest, a_window_is_changed_and_closed) {
  const auto window = world.window(1, WindowKind::full_comprehensive);
  const WindowChange closed{
      .number = 1, .name = Text<40, 1>("1号窗口"), .kind = WindowKind::full_comprehensive, .open = false};
  EXPECT_EQ(takers(DepartmentId{1}), 1u);
  const auto after = world.write([&](WriteContext& c) { return change_window(c, window.id, closed); });
  EXPECT_EQ(after.version, 2);
  EXPECT_EQ(takers(DepartmentId{1}), 0u);
}

TEST_P(OrganisationTest, P1_A7_an_item_enters_and_leaves_only_with_both_consents_of_two_people) {
  const auto market = world.department("market_regulation", "市场监督管理局");
  const auto transport = world.department("transport", "交通运输局");
  const auto window = world.window(1, WindowKind::department, {}, {transport.id});
  const auto office = world.actor_with({"placement.consent_centre"});
  auto leader = world.actor_with({"placement.consent_department"});
  auto both = world.actor_with({"placement.consent_centre", "placement.consent_department"});
  leader.department = both.department = market.id;

  const auto entry = proposed(window.id, market.id, true);
  EXPECT_EQ(takers(market.id), 0u);
  EXPECT_EQ(consents(leader, entry.id, false), "access.forbidden");
  EXPECT_EQ(consents(both, entry.id, false), "");
  EXPECT_EQ(consents(office, entry.id, false), "placement.consented");
  EXPECT_EQ(consents(both, entry.id, true), "placement.same_person");
  EXPECT_EQ(takers(market.id), 0u);
  EXPECT_EQ(consents(leader, entry.id, true), "");
  EXPECT_EQ(takers(market.id), 1u);

  world.clock.advance_minutes(24 * 60);
  const auto exit = proposed(window.id, market.id, false);
  EXPECT_EQ(consents(office, exit.id, false), "");
  EXPECT_EQ(consents(leader, exit.id, true), "");
  EXPECT_EQ(takers(market.id), 0u);
  EXPECT_EQ(takers(transport.id), 0u) << "the item X-1 left the window, whoever owns it";
  const auto all = world.read([](ReadContext& c) { return placements(c); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].until, world.clock.now().date() - 1);
  EXPECT_EQ(consents(office, PlacementId{1}, false), "placement.not_found");
}

TEST_P(OrganisationTest, P1_A7_only_the_department_of_the_item_consents_for_the_department) {
  const auto market = world.department("market_regulation", "市场监督管理局");
  const auto transport = world.department("transport", "交通运输局");
  const auto window = world.window(1, WindowKind::department, {}, {transport.id});
  const auto office = world.actor_with({"placement.consent_centre"});
  auto own = world.actor_with({"placement.consent_department"});
  auto other = world.actor_with({"placement.consent_department"});
  const auto nobodys = world.actor_with({"placement.consent_department"});
  own.department = market.id;
  other.department = transport.id;

  const auto entry = proposed(window.id, market.id, true);
  EXPECT_EQ(entry.department, market.id);
  EXPECT_EQ(consents(office, entry.id, false), "") << "the centre consents whoever owns the item";
  EXPECT_EQ(consents(other, entry.id, true), "placement.other_department") << "though its window takes the item";
  EXPECT_EQ(consents(nobodys, entry.id, true), "placement.other_department");
  EXPECT_EQ(takers(market.id), 0u);
  EXPECT_EQ(consents(own, entry.id, true), "");
  EXPECT_EQ(takers(market.id), 1u);
  EXPECT_EQ(World::refusal([&] { proposed(window.id, DepartmentId{5}, true); }), "placement.department_unknown");
}

TEST_P(OrganisationTest, every_act_is_in_the_ledger) {
  world.window(1, WindowKind::full_comprehensive);
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
  EXPECT_EQ(world.read([](ReadContext& c) {
    return c.db.count("select count(*) from ledger where centre_id = :centre and act = 'organisation.open_window'");
  }),
            1);
}

INSTANTIATE_ON_BOTH_ENGINES(OrganisationTest);

}  // namespace
}  // namespace onewindow::organisation
