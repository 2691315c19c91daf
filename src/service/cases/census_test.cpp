// Cases in numbers: by item, and how many were decided in time.
#include "service/cases/census.h"

#include "centre/organisation/mergers.h"
#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Census : public InHall {
 protected:
  void decided(Hall& h, const CaseView& accepted) {
    h.act(h.reviewer, decide, accepted.id, Decision{.version = accepted.version, .content = "准予"});
  }
};

TEST_P(Census, P3_A2_how_often_each_item_was_taken_in) {
  auto h = hall({kP8});
  h->on("2026-03-02");
  h->received();
  h->on("2026-03-04");
  h->received();
  const auto counted = [&](const char* from, const char* to) {
    const auto lines = h->world.read([&](ReadContext& c) { return volumes(c, *Date::parse(from), *Date::parse(to)); });
    return lines.empty() ? 0 : lines[0].cases;
  };
  EXPECT_EQ(counted("2026-03-02", "2026-03-04"), 2);
  EXPECT_EQ(counted("2026-03-03", "2026-03-04"), 1);
  EXPECT_EQ(counted("2026-03-02", "2026-03-03"), 1);
  EXPECT_EQ(counted("2026-03-05", "2026-03-09"), 0);
}

TEST_P(Census, DecidedInTimeIsCountedByDepartmentAndDay) {
  auto h = hall({kP8});
  h->on("2026-03-02");
  const auto first = h->accepted(), second = h->accepted();  // five workdays: until 9 March
  h->on("2026-03-09");
  decided(*h, first);
  h->on("2026-03-10");
  decided(*h, second);
  const auto counted = [&](const char* from, const char* to) {
    return h->world.read([&](ReadContext& c) { return timeliness(c, *Date::parse(from), *Date::parse(to)); });
  };
  const auto both = counted("2026-03-09", "2026-03-10");
  ASSERT_EQ(both.size(), 1u);
  EXPECT_EQ(both[0].department_name, "市场监督管理局");
  EXPECT_EQ(both[0].decided, 2);
  EXPECT_EQ(both[0].in_time, 1);
  EXPECT_EQ(counted("2026-03-09", "2026-03-09")[0].in_time, 1);
  EXPECT_EQ(counted("2026-03-10", "2026-03-10")[0].in_time, 0);
  EXPECT_TRUE(counted("2026-03-11", "2026-03-12").empty());
}

TEST_P(Census, P1_A5_3_a_case_keeps_the_window_it_was_taken_in_at_when_that_is_merged_into_another) {
  auto h = hall({kP8});
  const auto before = h->received();
  const auto target = h->world.window(9, WindowKind::full_comprehensive);
  h->world.write([&](WriteContext& c) {
    return organisation::regroup(c, target.id,
                                 {.version = target.version,
                                  .sources = {h->window.id},
                                  .kind = WindowKind::full_comprehensive,
                                  .name = Text<40, 1>(target.name),
                                  .reason = Text<400, 1>("并窗"),
                                  .on = c.today()});
  });
  const auto after = h->view(before.id);
  EXPECT_EQ(after.window_name, before.window_name);
  EXPECT_EQ(after.timeline.size(), before.timeline.size());
  const auto accepted = h->act(
      h->clerk, cases::accept, before.id,
      Acceptance{
          .version = before.version, .verification = {.identity = true, .qualification = true}, .transfer = true});
  EXPECT_EQ(accepted.state, State::in_review) << "what was taken in goes on";
  EXPECT_NE(h->refused(h->clerk, receive, h->registration()), "") << "nothing new at a window that is closed";
}

INSTANTIATE_ON_BOTH_ENGINES(Census);

}  // namespace
}  // namespace onewindow::cases
