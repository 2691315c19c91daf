#include "oversight/coverage/coverage.h"

#include <gtest/gtest.h>

#include "centre/testing.h"
#include "service/catalogue/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> catalogue();
std::vector<db::Migration> cases();
std::vector<db::Migration> coverage();
}  // namespace onewindow::migrations

namespace onewindow::coverage {
namespace {

using catalogue::testing::complete;

std::vector<db::Migration> all_migrations() {
  auto all = migrations::catalogue();
  for (auto& migration : migrations::cases()) all.push_back(std::move(migration));
  for (auto& migration : migrations::coverage()) all.push_back(std::move(migration));
  return all;
}

class CoverageTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(),
               .migrations = all_migrations(),
               .sections = {regulation::section<organisation::WindowRules>("windows"),
                            regulation::section<catalogue::Guides>("guides")},
               .adopt = {"linze-hall-2018"}}};
  organisation::Department market = world.department("market", "市场监督管理局");
  Actor inspector = world.actor_with({"statistics.read", "outside.record"});

  void SetUp() override {
    OnBothEngines::SetUp();
    world.window(1, organisation::WindowKind::category_comprehensive, {"market_access"});
    for (const char* code : {"X-1", "X-2"}) published(complete(code));
    auto outside = complete("X-3");
    outside.hall_included = false;
    published(outside);
  }
  void published(const catalogue::ItemContent& content) {
    world.write([&](WriteContext& c) { return catalogue::publish(c, catalogue::draft(c, content).id, {1}); });
  }
  Report seen() {
    return world.read(inspector, [](ReadContext& c) { return report(c, {}); });
  }
  std::string recorded(OutsideIntake intake) {
    return World::refusal([&] { world.write(inspector, [&](WriteContext& c) { return record_outside(c, intake); }); });
  }
  OutsideIntake found() const {
    return {.department = market.id,
            .item = Text<80>("X-1"),
            .seen_on = world.clock.now().date(),
            .place = Text<200, 1>("原单位二楼"),
            .evidence = Text<400, 1>("收件登记本照片")};
  }
};

TEST_P(CoverageTest, P1_A5_2_P3_A3_b_the_report_reads_the_centre_as_it_is) {
  const auto report = seen();
  EXPECT_EQ(report.items, 3);
  EXPECT_EQ(report.at_category.part, 2);
  ASSERT_EQ(report.departments.size(), 1u);
  EXPECT_FALSE(report.departments[0].in_hall.met);
  EXPECT_EQ(report.departments[0].in_hall.missing[0].code, "X-3");
  EXPECT_EQ(report.departments[0].in_hall.because.citations()[0].provision, "P3.A3.b");
  EXPECT_EQ(report.kinds.size(), 4u);
  EXPECT_EQ(report.to, world.clock.now().date());
}

TEST_P(CoverageTest, P1_A8_a_P3_A3_b_what_is_taken_in_elsewhere_is_a_fact_about_the_department) {
  OutsideIntake later = found();
  later.seen_on = later.seen_on + 1;
  EXPECT_EQ(recorded(later), "outside.date");
  OutsideIntake nobody = found();
  nobody.department = DepartmentId{5};
  EXPECT_EQ(recorded(nobody), "outside.department");
  OutsideIntake foreign = found();
  foreign.item = Text<80>("Y-1");
  EXPECT_EQ(recorded(foreign), "outside.item");
  EXPECT_EQ(recorded(found()), "");
  OutsideIntake late = found();
  late.kind = OutsideKind::recorded_late;
  late.item.clear();
  EXPECT_EQ(recorded(late), "");
  EXPECT_EQ(seen().outside, 2);
  OutsideQuery query;
  query.limit = 1;
  const auto first = world.read(inspector, [&](ReadContext& c) { return outside_intakes(c, query); });
  ASSERT_EQ(first.items.size(), 1u);
  EXPECT_EQ(first.items[0].kind, OutsideKind::recorded_late);
  query.after = *first.next;
  const auto second = world.read(inspector, [&](ReadContext& c) { return outside_intakes(c, query); });
  EXPECT_EQ(second.items.at(0).place, "原单位二楼");
  query = {};
  query.department = DepartmentId{7};
  EXPECT_TRUE(world.read(inspector, [&](ReadContext& c) { return outside_intakes(c, query); }).items.empty());
  EXPECT_EQ(world.read([](ReadContext& c) {
    return c.db.count("select count(*) from facts where centre_id = :centre and kind like 'intake.%' escape '!'");
  }),
            2);
}

INSTANTIATE_ON_BOTH_ENGINES(CoverageTest);

}  // namespace
}  // namespace onewindow::coverage
