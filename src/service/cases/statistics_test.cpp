// Statistics are sums over the figures of cases: each number counts what happened in the span, on its day.
#include "service/cases/statistics.h"

#include "service/cases/item_progress.h"
#include "service/cases/registers_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class CaseStatistics : public RegistersInHall {};

TEST_P(CaseStatistics, P5c_9_2_P6_9_2_ResultsInPublicNameNobody) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  decided(*h, h->accepted());
  decided(*h, h->accepted(), false);
  const auto in_public = [&](const char* month) {
    PublicResultQuery query;
    query.month = Text<7, 7>(month);
    return h->world.read(Actor::of_public(h->world.centre.id),
                         [&](ReadContext& c) { return public_results(c, query); });
  };
  const auto page = in_public("2026-03");
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].item_name, "食品经营许可");
  EXPECT_EQ(page.items[0].granted, 1);
  EXPECT_EQ(page.items[0].denied, 1);
  EXPECT_EQ(page.items[0].decided, 2);
  EXPECT_EQ(json::text(page).find("张三丰"), std::string::npos);
  EXPECT_TRUE(in_public("2026-02").items.empty());
  EXPECT_EQ(World::refusal([&] { in_public("2026-13"); }), "input.value");
}

TEST_P(CaseStatistics, P3_A6_TheProgressOfAnItemStandsBesideItsGuideAndNamesNobody) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  decided(*h, h->accepted());
  const auto late = h->accepted();
  h->received();
  const auto shown = [&] {
    return h->world.read(Actor::of_public(h->world.centre.id),
                         [&](ReadContext& c) { return item_progress(c, h->item); });
  };
  const ItemProgress first = shown();
  EXPECT_EQ(first.open, 2) << "received and in review";
  EXPECT_EQ(first.received, 3);
  EXPECT_EQ(first.decided, 1);
  EXPECT_EQ(first.promised_kept, 1);
  EXPECT_EQ(first.average, "0.00");
  EXPECT_EQ(json::text(first).find("张三丰"), std::string::npos);
  h->on("2026-03-30");
  decided(*h, late);
  const ItemProgress then = shown();
  EXPECT_EQ(then.open, 1);
  EXPECT_EQ(then.decided, 2);
  EXPECT_EQ(then.promised_of, 2);
  EXPECT_EQ(then.promised_kept, 1) << "one was late";
  h->on("2026-05-20");
  EXPECT_EQ(shown().decided, 0) << "of the last thirty days";
  EXPECT_EQ(World::refusal([&] { h->world.read([](ReadContext& c) { return item_progress(c, ItemId{1}); }); }),
            "item.unknown");
}

namespace {

const StatisticsRow& row(const Statistics& statistics, std::string_view name) {
  for (const auto& one : statistics.rows)
    if (one.name == name || one.key == name) return one;
  throw std::runtime_error("no row " + std::string(name));
}

}  // namespace

TEST_P(CaseStatistics, WhatHappenedIsCountedOnTheDayOnWhichItHappened) {
  auto h = hall({kP9});
  const auto ask = [&](StatisticsBy by, const Actor* who = nullptr) {
    StatisticsQuery query;
    query.from = Date::of(2026, 3, 1);
    query.to = Date::of(2026, 3, 31);
    query.by = by;
    return h->world.read(who ? *who : h->clerk, [&](ReadContext& c) { return statistics(c, query); });
  };
  h->on("2026-03-02");
  auto in_time = h->accepted();
  auto late = h->accepted();
  auto denied = h->accepted();
  not_accepted(*h, "不属于本机关职权范围");
  auto incomplete = h->received(false);
  h->act(h->clerk, give_notice, incomplete.id, Notice{.version = incomplete.version});
  h->on("2026-03-06");
  decided(*h, in_time);
  h->on("2026-03-09");
  denied = decided(*h, denied, false);
  h->on("2026-03-11");
  decided(*h, late);

  const auto days = ask(StatisticsBy::day);
  EXPECT_EQ(days.rows.size(), 31U) << "days without a case are there as well";
  EXPECT_EQ(row(days, "2026-03-02").received, 5);
  EXPECT_EQ(row(days, "2026-03-02").returned, 1);
  EXPECT_EQ(row(days, "2026-03-02").accepted, 3);
  EXPECT_EQ(row(days, "2026-03-02").not_accepted, 1);
  EXPECT_EQ(row(days, "2026-03-06").granted, 1);
  EXPECT_EQ(row(days, "2026-03-09").denied, 1);
  EXPECT_EQ(row(days, "2026-03-11").promised_kept, 0) << "9 March was the fifth workday";
  EXPECT_EQ(days.total.received, 5);
  EXPECT_EQ(days.total.decided, 3);
  EXPECT_EQ(days.total.promised_of, 3);
  EXPECT_EQ(days.total.promised_kept, 2);
  EXPECT_EQ(days.total.workdays_total, 4 + 5 + 7);
  EXPECT_EQ(days.total.average, "5.33");

  for (const auto by : {StatisticsBy::month, StatisticsBy::department, StatisticsBy::window, StatisticsBy::item,
                        StatisticsBy::handler, StatisticsBy::category, StatisticsBy::kind}) {
    const auto grouped = ask(by);
    ASSERT_EQ(grouped.rows.size(), 1U) << int(by);
    EXPECT_EQ(static_cast<const StatisticsNumbers&>(grouped.rows[0]),
              static_cast<const StatisticsNumbers&>(days.total));
  }
  EXPECT_EQ(ask(StatisticsBy::department).rows[0].name, "市场监督管理局");
  EXPECT_EQ(ask(StatisticsBy::item).rows[0].name, "食品经营许可");
  EXPECT_EQ(ask(StatisticsBy::handler).rows[0].name, "王窗口");
  Actor social = h->world.actor_with({"statistics.read"});
  social.department = h->social.id;
  EXPECT_EQ(ask(StatisticsBy::day, &social).total.received, 0) << "a department counts its own";
}

TEST_P(CaseStatistics, PeopleStandInTheOrderInWhichTheyCameAndNotByTheirNumbers) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  h->accepted();
  h->clerk = h->world.actor_with({"case.receive", "case.accept", "case.transfer", "case.list"}, "赵窗口");
  h->clerk.window = h->window.id;
  h->accepted();
  h->accepted();
  const auto order = registers::Asked{{"by", "handler"}, {"from", "2026-03-01"}, {"to", "2026-03-31"}};
  EXPECT_EQ(column("cases.statistics", look(*h, "cases.statistics", order), "分组"),
            (std::vector<std::string>{"王窗口", "赵窗口"}));
  for (const auto& filter : of("cases.statistics").filters) EXPECT_NE(filter.name, "order") << "nobody is ranked";
}

TEST_P(CaseStatistics, ASpanHasAnEndAndNoMoreThanAYear) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  const auto asked = [&](const char* from, const char* to) {
    return World::refusal([&] { look(*h, "cases.statistics", {{"from", from}, {"to", to}}); });
  };
  EXPECT_EQ(asked("2026-03-02", "2026-03-01"), "statistics.span");
  EXPECT_EQ(asked("2025-01-01", "2026-01-02"), "statistics.span");
  EXPECT_EQ(look(*h, "cases.statistics", {{"from", "2025-01-01"}, {"to", "2026-01-01"}, {"limit", "200"}}).items.size(),
            200U);
}

TEST(TwoDecimals, AreRoundedOnceHalfUp) {
  EXPECT_EQ(two_decimals(13, 3), "4.33");
  EXPECT_EQ(two_decimals(1, 200), "0.01");
  EXPECT_EQ(two_decimals(16, 3), "5.33");
  EXPECT_EQ(two_decimals(5, 1), "5.00");
  EXPECT_EQ(two_decimals(0, 0), "");
}

INSTANTIATE_ON_BOTH_ENGINES(CaseStatistics);

}  // namespace
}  // namespace onewindow::cases
