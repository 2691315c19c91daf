#include "service/cases/spot.h"

#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class SpotTimes : public InHall {
 protected:
  static OnTheSpot visit(Hall& h, std::int32_t minutes) {
    return {.item = h.item,
            .applicant = h.registration().applicant,
            .materials = h.registration().materials,
            .verification = {.identity = true},
            .content = "已办理",
            .minutes = minutes,
            .signed_for = true};
  }
  static void offer_immediate(Hall& h) {
    auto written = content("S-2", "social");
    written.kind = catalogue::HandlingKind::immediate;
    written.type = catalogue::ItemType::public_service;
    written.promised_limit = {};
    h.item = h.publish(written);
  }
  static std::vector<SpotCount> counts(Hall& h, const char* from, const char* to) {
    return h.world.read([&](ReadContext& c) { return spot_counts(c, {*Date::parse(from), *Date::parse(to)}); });
  }
  static std::vector<SpotRow> rows(Hall& h, const SpotQuery& query) {
    return h.world.read([&](ReadContext& c) { return spot_times(c, query); }).items;
  }
};

TEST_P(SpotTimes, P5a_4_2_LongerOnesAreCountedByWindow) {
  auto h = hall({kP5a});
  offer_immediate(*h);
  h->world.clock.set(Instant::at(*Date::parse("2026-03-02"), 10));
  for (const int minutes : {12, 30, 31}) h->act(h->clerk, on_the_spot, visit(*h, minutes));
  // Taken in at 11:50 and finished after lunch: 25 open minutes.
  h->world.clock.set(Instant::at(*Date::parse("2026-03-02"), 11, 50));
  CaseView view = h->received();
  view = h->act(h->clerk, cases::accept, view.id,
                Acceptance{.version = view.version, .verification = {.identity = true}, .transfer = false});
  h->world.clock.set(Instant::at(*Date::parse("2026-03-02"), 14, 15));
  view = h->act(h->clerk, decide, view.id, Decision{.version = view.version, .content = "已办理"});

  const auto all = counts(*h, "2026-03-02", "2026-03-02");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].window_id, h->window.id);
  EXPECT_EQ(all[0].finished, 4);
  EXPECT_EQ(all[0].over, 1);
  EXPECT_EQ(all[0].minutes, 12 + 30 + 31 + 25);
  EXPECT_TRUE(counts(*h, "2026-03-03", "2026-03-09").empty());
  EXPECT_EQ(World::refusal([&] { counts(*h, "2026-03-03", "2026-03-02"); }), "input.range");

  SpotQuery query;
  query.over = true;
  const auto over = rows(*h, query);
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].minutes, 31);
  EXPECT_EQ(over[0].limit_minutes, 30);
  const auto facts = h->world.read([&](ReadContext& c) { return facts::of_object(c.db, over[0].case_id.value); });
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].kind, "immediate.over_minutes");
  EXPECT_EQ(facts[0].subject.value, h->clerk.account.value);

  query = {};
  query.limit = 3;
  const auto first = h->world.read([&](ReadContext& c) { return spot_times(c, query); });
  EXPECT_EQ(first.items.at(0).minutes, 25);
  query.after = Text<400>(*first.next);
  EXPECT_EQ(rows(*h, query).size(), 1u);
  query = {};
  query.window = h->social_window.id;
  EXPECT_TRUE(rows(*h, query).empty());
}

TEST_P(SpotTimes, WhereTheTextSetsNoMinutesNoneAreCounted) {
  auto h = hall({kP5c});
  offer_immediate(*h);
  h->act(h->clerk, on_the_spot, visit(*h, 45));
  EXPECT_TRUE(counts(*h, "2026-03-02", "2026-03-02").empty());
}

INSTANTIATE_ON_BOTH_ENGINES(SpotTimes);

}  // namespace
}  // namespace onewindow::cases
