#include "centre/organisation/hours.h"

#include "centre/testing.h"

namespace onewindow::organisation {
namespace {

class HoursTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam()}};  // Monday 2026-03-02, 09:00

  static Announcement closure(const char* from, const char* to, std::optional<Span> part = {}) {
    return {.from = *Date::parse(from), .to = *Date::parse(to), .part = part, .reason = Text<400, 1>("停电检修")};
  }
  static Announcement special(const char* day, std::optional<Span> part) {
    return {.kind = ExceptionKind::opening,
            .from = *Date::parse(day),
            .to = *Date::parse(day),
            .part = part,
            .reason = Text<400, 1>("周六延时服务")};
  }
  OpeningException make(const Announcement& wanted) {
    return world.write([&](WriteContext& c) { return announce(c, wanted); });
  }
  std::string refused(const Announcement& wanted) {
    return World::refusal([&] { make(wanted); });
  }
  OpeningDay on(const char* date) {
    return world.read([&](ReadContext& c) { return opening_days(c, {.from = Date::parse(date), .days = 1}).at(0); });
  }
};

TEST_P(HoursTest, closures_and_special_opening_stand_on_the_public_page) {
  make(closure("2026-03-05", "2026-03-05", Span{840, 1050}));
  make(special("2026-03-07", Span{540, 720}));
  EXPECT_EQ(on("2026-03-04").open, (std::vector<Span>{{510, 720}, {840, 1050}}));
  EXPECT_EQ(on("2026-03-05").open, (std::vector<Span>{{510, 720}}));
  EXPECT_EQ(on("2026-03-05").zh, "暂停服务：停电检修");
  EXPECT_EQ(on("2026-03-07").open, (std::vector<Span>{{540, 720}}));
  EXPECT_EQ(on("2026-02-17").zh, "春节放假");
  EXPECT_EQ(world.read([](ReadContext& c) { return opening_days(c, {}); }).size(), 14u);
  EXPECT_EQ(
      World::refusal([&] { world.read([](ReadContext& c) { return opening_days(c, {.from = {}, .days = 63}); }); }),
      "input.range");
}

TEST_P(HoursTest, what_makes_no_sense_is_refused) {
  EXPECT_EQ(refused(closure("2026-03-01", "2026-03-05")), "opening.past");
  EXPECT_EQ(refused(closure("2026-03-05", "2026-03-04")), "opening.order");
  EXPECT_EQ(refused(closure("2026-03-05", "2026-03-05", Span{900, 900})), "opening.part");
  EXPECT_EQ(refused(special("2026-03-07", {})), "opening.part_missing");
  EXPECT_EQ(refused(closure("2026-03-07", "2026-03-08")), "opening.without_effect") << "a weekend";
  EXPECT_EQ(refused(special("2026-03-03", Span{540, 600})), "opening.without_effect");
  EXPECT_EQ(refused(closure("2026-03-06", "2026-03-08")), "") << "one workday is enough";
}

TEST_P(HoursTest, withdrawn_while_it_is_not_over) {
  const auto made = make(closure("2026-03-05", "2026-03-05"));
  const auto take_back = [&](ExceptionId id) {
    return World::refusal([&] { world.write([&](WriteContext& c) { withdraw(c, id, {Text<400, 1>("检修改期")}); }); });
  };
  EXPECT_TRUE(on("2026-03-05").open.empty());
  EXPECT_EQ(take_back(made.id), "");
  EXPECT_EQ(on("2026-03-05").open.size(), 2u);
  EXPECT_EQ(take_back(made.id), "opening.withdrawn");
  EXPECT_EQ(take_back(ExceptionId{7}), "opening.unknown");
  const auto other = make(closure("2026-03-06", "2026-03-06"));
  world.clock.set(Instant::at(Date::of(2026, 3, 9), 9));
  EXPECT_EQ(take_back(other.id), "opening.over");
}

TEST_P(HoursTest, the_list_pages_by_its_day) {
  for (const char* day : {"2026-03-10", "2026-03-04", "2026-03-06"}) make(closure(day, day));
  ExceptionQuery query;
  query.limit = 2;
  const auto page = [&] { return world.read([&](ReadContext& c) { return exceptions(c, query); }); };
  const auto first = page();
  ASSERT_EQ(first.items.size(), 2u);
  EXPECT_EQ(first.items[0].from_date.str(), "2026-03-10");
  EXPECT_EQ(first.items[1].from_date.str(), "2026-03-06");
  query.after = Text<400>(*first.next);
  EXPECT_EQ(page().items.at(0).from_date.str(), "2026-03-04");
  EXPECT_FALSE(page().next);
  query = {};
  query.kind = ExceptionKind::opening;
  EXPECT_TRUE(page().items.empty());
  query.after = Text<400>("x|1");
  EXPECT_EQ(World::refusal([&] { page(); }), "input.value");
}

INSTANTIATE_ON_BOTH_ENGINES(HoursTest);

}  // namespace
}  // namespace onewindow::organisation
