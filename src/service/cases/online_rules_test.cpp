#include "service/cases/online_rules.h"

#include <gtest/gtest.h>

#include "service/cases/rules.h"

namespace onewindow::cases {
namespace {

template <class F>
std::string refusal(F&& act) {
  try {
    act();
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code;
  }
}

const Instant kNotice{1'000'000'000'000};

Course asked() {
  Course course;
  course.materials = {{.code = "m1", .state = MaterialState::present},
                      {.code = "m2", .state = MaterialState::missing, .named_in = 1},
                      {.code = "m3", .state = MaterialState::defective, .defect = "模糊", .named_in = 1}};
  course.notices = {{.at = kNotice}};
  return course;
}

catalogue::ItemContent item() {
  catalogue::ItemContent out;
  out.materials = {{.code = "m1", .name = "申请书"}, {.code = "m2", .name = "平面图"}, {.code = "m3", .name = "照片"}};
  return out;
}

TEST(OnlineFiling, P1_A4_2_what_is_secret_or_outside_the_hall_is_not_filed_online) {
  EXPECT_EQ(refusal([] { check_online({}); }), "");
  EXPECT_EQ(refusal([] { check_online({.traits = {catalogue::ItemTrait::confidential}}); }), "application.not_online");
  EXPECT_EQ(refusal([] { check_online({.hall_included = false}); }), "application.not_online");
}

TEST(OnlineFiling, an_agent_does_not_withdraw) {
  EXPECT_EQ(refusal([] { check_may_withdraw(Party::applicant); }), "");
  EXPECT_EQ(refusal([] { check_may_withdraw(Party::filer); }), "");
  EXPECT_EQ(refusal([] { check_may_withdraw(Party::agent); }), "case.applicant_only");
}

TEST(OnlineFiling, has_its_measure_in_a_day) {
  EXPECT_EQ(refusal([] { check_filings(kFilingsADay - 1); }), "");
  EXPECT_EQ(refusal([] { check_filings(kFilingsADay); }), "application.too_many_filed");
}

TEST(OnlineCorrection, answers_everything_that_the_notice_names) {
  const Course course = asked();
  EXPECT_EQ(asked_for(course), (std::vector<std::string>{"m2", "m3"}));
  const HandedIn before{"m2", kNotice + -1}, m2{"m2", kNotice + 1}, m3{"m3", kNotice + 1};
  EXPECT_EQ(unanswered(course, {before}), (std::vector<std::string>{"m2", "m3"}));
  EXPECT_EQ(unanswered(course, {m2}), (std::vector<std::string>{"m3"}));
  EXPECT_EQ(refusal([&] { check_correction(course, item(), {m2}); }), "correction.not_whole");
  EXPECT_EQ(refusal([&] { check_correction(course, item(), {m2, m3}); }), "");
}

TEST(OnlineCorrection, lies_there_to_be_checked_since_the_instant_it_came) {
  Course course = asked();
  EXPECT_EQ(complete_since(course, kNotice + 9), kNotice + 9) << "handed in at the window";
  take_online(course, kNotice + 5);
  EXPECT_EQ(course.materials[0].state, MaterialState::present);
  for (const std::size_t i : {1, 2}) {
    EXPECT_EQ(course.materials[i].state, MaterialState::unchecked);
    EXPECT_TRUE(course.materials[i].replaced) << "what is bad now was not there at the first notice";
    EXPECT_EQ(course.materials[i].defect, "");
  }
  EXPECT_EQ(complete_since(course, kNotice + 9), kNotice + 5);
}

// The table, for the applicant alone.
TEST(OnlineTable, the_applicant_withdraws_until_the_decision_and_corrects_what_was_asked) {
  Actor visitor = Actor::of_public(CentreId{1});
  visitor.visitor = VisitorId{7};
  const Actor system = Actor::of_system(CentreId{1}, "job");
  const auto acts = [](State state, const Actor& actor) {
    return allowed_acts({.state = state, .by_applicant = bool(actor.visitor)}, actor);
  };
  const std::vector<Act> none, withdraw{Act::withdraw}, both{Act::take_correction, Act::withdraw};
  EXPECT_EQ(acts(State::received, visitor), withdraw);
  EXPECT_EQ(acts(State::correction_asked, visitor), both);
  for (const State state : {State::accepted, State::in_review, State::special_procedure})
    EXPECT_EQ(acts(state, visitor), withdraw);
  for (const State state : {State::decided, State::result_back, State::issued, State::closed, State::not_accepted,
                            State::withdrawn, State::annulled})
    EXPECT_EQ(acts(state, visitor), none);
  // Nobody of the centre takes the applicant's row, under which nothing is checked.
  EXPECT_EQ(transition({.state = State::correction_asked}, Act::take_correction, system).to, State::correction_asked);
}

}  // namespace
}  // namespace onewindow::cases
