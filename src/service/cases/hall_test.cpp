// The hall's numbers, against a day that was played.
#include "service/cases/hall.h"

#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

class HallNow : public testing::InHall {
 protected:
  HallToday now(Hall& house) {
    return house.world.read(house.clerk, [](ReadContext& c) { return cases::hall(c); });
  }
  static const WindowToday& window(const HallToday& hall, int number) {
    for (const auto& window : hall.windows)
      if (window.number == number) return window;
    throw std::runtime_error("no window");
  }
  static std::int64_t waits(const WindowToday& window, Todo todo) {
    for (const auto& one : window.waiting)
      if (one.todo == todo) return one.cases;
    return 0;
  }
};

TEST_P(HallNow, CountsTheDayAndTheSameWeekdayBefore) {
  const auto house = hall({testing::kP1});
  house->on("2026-03-02", 15);
  house->received();
  house->on("2026-03-09", 9);
  const auto morning = now(*house);
  EXPECT_EQ(morning.week_before.received, 1);
  EXPECT_EQ(morning.week_before_by_now.received, 0) << "it came in the afternoon";
  EXPECT_EQ(morning.week_before.day.str(), "2026-03-02");
  EXPECT_EQ(morning.today.received, 0);
  EXPECT_FALSE(window(morning, 1).last_at);
  EXPECT_EQ(waits(window(morning, 1), Todo::accept), 1);

  house->received();
  house->accepted();
  const auto later = now(*house);
  EXPECT_EQ(later.today.received, 2);
  EXPECT_EQ(later.today.accepted, 1);
  EXPECT_EQ(window(later, 1).received, 2);
  EXPECT_EQ(window(later, 1).accepted, 1);
  EXPECT_EQ(window(later, 2).received, 0);
  EXPECT_EQ(waits(window(later, 1), Todo::accept), 2);
  EXPECT_EQ(waits(window(later, 1), Todo::review), 1);
  EXPECT_EQ(window(later, 1).last_at, house->world.clock.now());
  ASSERT_EQ(later.departments.size(), 1u);
  EXPECT_EQ(later.departments[0].name, "市场监督管理局");
}

TEST_P(HallNow, ShowsEachDepartmentsLightsAndWhatItDecidedInTime) {
  const auto house = hall({testing::kP1});
  const auto decide_now = [&](const CaseView& view) {
    house->act(house->reviewer, decide, view.id,
               Decision{.version = view.version, .content = "准予", .legal_basis = "行政许可法第三十八条"});
  };
  const auto late = house->accepted(), open_one = house->accepted();
  EXPECT_EQ(now(*house).departments.at(0).green + now(*house).departments.at(0).yellow, 2);
  house->on("2026-03-20");
  EXPECT_EQ(now(*house).departments.at(0).red, 2);
  decide_now(late);
  decide_now(house->accepted());
  const auto today = now(*house);
  EXPECT_EQ(today.today.decided, 2);
  EXPECT_EQ(today.departments.at(0).decided, 2);
  EXPECT_EQ(today.departments.at(0).in_time, 1);
  EXPECT_EQ(house->view(open_one.id).state, State::in_review);
}

INSTANTIATE_ON_BOTH_ENGINES(HallNow);

}  // namespace
}  // namespace onewindow::cases
