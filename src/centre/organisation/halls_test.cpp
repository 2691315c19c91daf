#include "centre/organisation/halls.h"

#include "centre/context/ledger.h"
#include "centre/testing.h"

namespace onewindow::organisation {
namespace {

class Halls : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam()}};

  Hall opened(const char* name, const char* address = "滨河路1号") {
    return world.write(
        [&](WriteContext& c) { return open_hall(c, {.name = Text<60, 1>(name), .address = Text<120, 1>(address)}); });
  }
  NewWindow at(std::optional<HallId> hall, DepartmentId department, int number = 1) const {
    NewWindow out;
    out.number = number;
    out.name = Text<40, 1>("市场监管窗口");
    out.kind = WindowKind::department;
    out.departments = {department};
    out.location = "一楼东侧";
    out.hall = hall;
    return out;
  }
  WindowInHall window(const NewWindow& change) {
    return world.write([&](WriteContext& c) { return open_window_in_hall(c, change); });
  }
  static WindowEdit edit_of(const WindowInHall& seen) {
    WindowEdit out;
    out.number = seen.number;
    out.name = Text<40, 1>(seen.name);
    out.kind = seen.kind;
    out.departments = seen.departments;
    out.location = seen.location;
    out.open = seen.open;
    out.version = seen.version;
    out.hall = seen.hall;
    return out;
  }
  std::string refused(WindowId id, const WindowEdit& edit) {
    return World::refusal([&] { world.write([&](WriteContext& c) { return edit_window(c, id, edit); }); });
  }
  std::string refused(HallId id, const HallChange& change) {
    return World::refusal([&] { world.write([&](WriteContext& c) { return change_hall(c, id, change); }); });
  }
  std::vector<std::string> names(const HallQuery& query) {
    std::vector<std::string> out;
    for (const auto& hall : world.read([&](ReadContext& c) { return halls(c, query); }).items) out.push_back(hall.name);
    return out;
  }
};

TEST_P(Halls, P3_A4_a_department_window_stands_in_a_hall_with_an_address) {
  const auto market = world.department("market", "市场监督管理局");
  const auto hall = opened("县政务大厅");
  const auto made = window(at(hall.id, market.id));
  EXPECT_EQ(made.hall_name, "县政务大厅");
  const auto listed = world.read([](ReadContext& c) { return windows_in_halls(c); });
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].hall, hall.id);
  EXPECT_EQ(listed[0].hall_address, "滨河路1号");
  EXPECT_EQ(listed[0].location, "一楼东侧") << "where in the hall";
  const ItemFacts item{.code = "X-1", .category = "transport", .level = "county", .department = market.id};
  const auto told = world.read([&](ReadContext& c) { return windows_for(c, item); });
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].location, "县政务大厅 一楼东侧") << "who is sent there is told the hall, too";
  EXPECT_EQ(world.read([](ReadContext& c) { return windows(c); })[0].location, "县政务大厅 一楼东侧");

  auto moved = edit_of(made);
  moved.hall = std::nullopt;
  world.write([&](WriteContext& c) { return edit_window(c, made.id, moved); });
  EXPECT_EQ(world.read([&](ReadContext& c) { return find_window(c, made.id); })->location, "一楼东侧");
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
}

TEST_P(Halls, AnEditOfWhatHasChangedSinceIsRefused) {
  const auto market = world.department("market", "市场监督管理局");
  const auto hall = opened("县政务大厅");
  const auto made = window(at(hall.id, market.id));
  world.write([&](WriteContext& c) { return edit_window(c, made.id, edit_of(made)); });
  EXPECT_EQ(refused(made.id, edit_of(made)), "window.stale");
  HallChange change{.version = 1, .name = Text<60, 1>("新大厅"), .address = Text<120, 1>("滨河路2号")};
  EXPECT_EQ(refused(hall.id, change), "");
  EXPECT_EQ(refused(hall.id, change), "hall.stale");
}

TEST_P(Halls, AHallClosesWhenNoOpenWindowStandsInIt) {
  const auto market = world.department("market", "市场监督管理局");
  const auto hall = opened("县政务大厅");
  const auto made = window(at(hall.id, market.id));
  const HallChange closing{
      .version = 1, .name = Text<60, 1>("县政务大厅"), .address = Text<120, 1>("滨河路1号"), .open = false};
  EXPECT_EQ(refused(hall.id, closing), "hall.windows_stand");
  auto closed = edit_of(made);
  closed.open = false;
  EXPECT_EQ(refused(made.id, closed), "");
  EXPECT_EQ(refused(hall.id, closing), "");
  closed.version = 2;
  closed.open = true;
  EXPECT_EQ(refused(made.id, closed), "hall.closed");
  closed.hall = HallId{5};
  EXPECT_EQ(refused(made.id, closed), "hall.unknown");
}

TEST_P(Halls, TheListPagesSearchesAndSorts) {
  opened("乙大厅", "一号路");
  opened("甲大厅", "二号路");
  opened("丙分厅", "三号路");
  EXPECT_EQ(World::refusal([&] { opened("甲大厅"); }), "hall.name_taken");
  HallQuery query;
  EXPECT_EQ(names(query), (std::vector<std::string>{"丙分厅", "乙大厅", "甲大厅"})) << "by code points";
  query.order = HallOrder::address;
  EXPECT_EQ(names(query), (std::vector<std::string>{"乙大厅", "丙分厅", "甲大厅"}));
  query.limit = 2;
  const auto first = world.read([&](ReadContext& c) { return halls(c, query); });
  ASSERT_TRUE(first.next.has_value());
  query.after = Text<400>(*first.next);
  EXPECT_EQ(names(query), std::vector<std::string>{"甲大厅"});
  HallQuery words;
  words.search = Text<60>("分厅");
  EXPECT_EQ(names(words), std::vector<std::string>{"丙分厅"});
  words.search = {};
  words.open = false;
  EXPECT_TRUE(names(words).empty());
  const auto other = Actor::of_system(world.establish("other").id, "test");
  EXPECT_TRUE(world.contexts.read(other, [](ReadContext& c) { return halls(c, {}); }).items.empty());
}

INSTANTIATE_ON_BOTH_ENGINES(Halls);

}  // namespace
}  // namespace onewindow::organisation
