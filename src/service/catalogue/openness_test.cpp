#include "service/catalogue/openness.h"

#include <gtest/gtest.h>

#include "centre/testing.h"
#include "service/catalogue/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> catalogue();
}

namespace onewindow::catalogue {
namespace {

using testing::complete;

class OpennessTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(),
               .migrations = migrations::catalogue(),
               .sections = {regulation::section<Guides>("guides")},
               .adopt = {"shaoxing-windows-2008"}}};
  organisation::Department market = world.department("market", "市场监督管理局");
  Actor office = world.actor_with({"item.read", "item.publish"});

  ItemView drafted(const ItemContent& content) {
    return world.write([&](WriteContext& c) { return draft(c, content); });
  }
  ItemView published(const ItemContent& content) {
    const auto view = drafted(content);
    return world.write([&](WriteContext& c) { return publish(c, view.id, {view.version}); });
  }
  std::vector<CarrierRow> seen(ItemId id, Carrier carrier, int days_ago = 0) {
    return world.write(office, [&](WriteContext& c) {
      return check_carrier(c, id, carrier, {.place = Text<200, 1>("入口东墙"), .checked_on = c.today() - days_ago});
    });
  }
  CompletenessRow row_of(ItemId id) {
    for (const auto& row : world.read([](ReadContext& c) { return completeness(c, {}); }).items)
      if (row.id == id) return row;
    return {};
  }
};

TEST_P(OpennessTest, P9_A8_carriers_are_recorded_and_go_out_of_date_with_a_new_version) {
  const auto item = published(complete("X-1"));
  const auto before = world.read([&](ReadContext& c) { return carriers(c, item.id); });
  ASSERT_EQ(before.size(), 4u);
  EXPECT_TRUE(before[0].required && before[0].version == 0);
  EXPECT_EQ(before[0].provision->provision, "P9.A8");
  EXPECT_EQ(row_of(item.id).missing_carriers.size(), 4u);
  for (const auto carrier : {Carrier::premises, Carrier::city_portal, Carrier::centre_site, Carrier::department_site})
    seen(item.id, carrier);
  const auto with_leaflet = seen(item.id, Carrier::leaflet, 3);
  EXPECT_EQ(with_leaflet.size(), 5u);
  const auto leaflet = std::find_if(with_leaflet.begin(), with_leaflet.end(),
                                    [](const auto& row) { return row.carrier == Carrier::leaflet; });
  EXPECT_FALSE(leaflet->required);
  EXPECT_EQ(leaflet->checked_on, world.clock.now().date() - 3);
  EXPECT_EQ(leaflet->place, "入口东墙");
  EXPECT_EQ(leaflet->checked_by, office.name);
  EXPECT_TRUE(row_of(item.id).missing_carriers.empty());

  world.write([&](WriteContext& c) { return redraft(c, item.id, complete("X-1", "market", "改名")); });
  world.write([&](WriteContext& c) { return publish(c, item.id, {2}); });
  EXPECT_EQ(row_of(item.id).outdated_carriers.size(), 5u);
  seen(item.id, Carrier::leaflet);
  EXPECT_EQ(row_of(item.id).outdated_carriers.size(), 4u);
}

TEST_P(OpennessTest, P9_A8_a_carrier_that_makes_no_sense_is_refused) {
  const auto item = published(complete("X-1"));
  const auto unpublished = drafted(complete("X-2"));
  EXPECT_EQ(World::refusal([&] { seen(unpublished.id, Carrier::board); }), "item.not_published");
  EXPECT_EQ(World::refusal([&] { seen(item.id, Carrier::board, -1); }), "carrier.date");
  const auto drop = [&] {
    return World::refusal([&] {
      world.write(office, [&](WriteContext& c) {
        drop_carrier(c, item.id, Carrier::board);
        return 0;
      });
    });
  };
  EXPECT_EQ(drop(), "carrier.none");
  seen(item.id, Carrier::board);
  EXPECT_EQ(drop(), "");
  EXPECT_EQ(drop(), "carrier.none");
}

TEST_P(OpennessTest, P8_A7_1_the_guides_of_each_department_and_what_has_no_public_promise) {
  world.department("transport", "交通运输局");
  published(complete("X-1"));
  published(complete("X-2"));
  const auto unpublished = drafted(complete("X-3", "transport"));
  const Actor anybody = Actor::of_public(world.centre.id);
  const auto departments = world.read(anybody, [](ReadContext& c) { return departments_guides(c); });
  ASSERT_EQ(departments.size(), 2u);
  EXPECT_EQ(departments[0].name, "市场监督管理局");
  EXPECT_EQ(departments[0].guides, 2);
  EXPECT_EQ(departments[1].guides, 0);
  ItemQuery query;
  query.department = Text<40>("market");
  const auto found = world.read(anybody, [&](ReadContext& c) { return guides(c, query); });
  ASSERT_EQ(found.items.size(), 2u);
  EXPECT_EQ(found.items[0].promised_limit.count, 5);
  query.department = Text<40>("m_rket");
  EXPECT_TRUE(world.read(anybody, [&](ReadContext& c) { return guides(c, query); }).items.empty());
  EXPECT_FALSE(row_of(unpublished.id).promise_public);
  EXPECT_FALSE(row_of(unpublished.id).complete);
}

TEST_P(OpennessTest, P5a_2_1_the_promise_of_an_item_names_its_parts_and_the_way_to_complain) {
  World town{{.engine = GetParam(),
              .migrations = migrations::catalogue(),
              .sections = {regulation::section<Guides>("guides")},
              .adopt = {"township-eight-systems"}}};
  ItemContent content = complete("X-1");
  content.service_standards = {"一次告知"};
  content.assurances = {"逾期由中心督办"};
  content.complaint_phone = "12345";
  const auto item = town.write([&](WriteContext& c) { return publish(c, draft(c, content).id, {1}); });
  const auto sheet = town.read(Actor::of_public(town.centre.id), [&](ReadContext& c) { return promise(c, item.id); });
  EXPECT_EQ(sheet.procedure.size(), 1u);
  EXPECT_EQ(sheet.promised_limit.count, 5);
  EXPECT_EQ(sheet.service_standards, content.service_standards);
  EXPECT_EQ(sheet.assurances, content.assurances);
  EXPECT_EQ(sheet.complaint_phone, "12345");
  EXPECT_EQ(sheet.centre_name, town.centre.name);
  ASSERT_EQ(sheet.provisions.size(), 1u);
  EXPECT_EQ(sheet.provisions[0].provision, "P5a.2.1");
  EXPECT_EQ(
      World::refusal([&] { world.read([&](ReadContext& c) { return promise(c, drafted(complete("X-2")).id); }); }),
      "item.not_published");
}

TEST_P(OpennessTest, TheOfficeSeesWhatIsMissingAndPagesThroughIt) {
  ItemContent bare = complete("A-9");
  bare.conditions.clear();
  const auto lacking = drafted(bare);
  EXPECT_EQ(row_of(lacking.id).missing, std::vector<std::string>{"conditions"});
  ItemContent outside = complete("B-0");
  outside.hall_included = false;
  const auto whole = published(outside);
  for (const auto carrier : {Carrier::premises, Carrier::city_portal, Carrier::centre_site, Carrier::department_site})
    seen(whole.id, carrier);
  EXPECT_TRUE(row_of(whole.id).complete);
  for (int n = 1; n < 6; ++n) drafted(complete("B-" + std::to_string(n)));
  CompletenessQuery query;
  query.limit = 2;
  query.incomplete = true;
  std::vector<std::string> codes;
  for (int pages = 0; pages < 9; ++pages) {
    const auto page = world.read([&](ReadContext& c) { return completeness(c, query); });
    for (const auto& row : page.items) codes.push_back(row.code);
    if (!page.next) break;
    query.after = *page.next;
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"A-9", "B-1", "B-2", "B-3", "B-4", "B-5"}));
}

TEST_P(OpennessTest, P1_A21_b_where_the_departments_write_the_guides_the_centre_does_not) {
  World province{{.engine = GetParam(),
                  .migrations = migrations::catalogue(),
                  .sections = {regulation::section<Guides>("guides")},
                  .adopt = {"provincial-windows-2019"}}};
  const auto own = province.department("market", "市场监督管理局");
  Actor leader = province.actor_with({"item.edit"});
  const auto refused = [&](const Actor& actor) {
    return World::refusal([&] { province.write(actor, [&](WriteContext& c) { return draft(c, complete("X-1")); }); });
  };
  EXPECT_EQ(refused(province.actor_with({"item.edit"})), "item.department_edits");
  leader.department = own.id;
  EXPECT_EQ(refused(leader), "");
}

INSTANTIATE_ON_BOTH_ENGINES(OpennessTest);

}  // namespace
}  // namespace onewindow::catalogue
