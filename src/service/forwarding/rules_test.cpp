#include "service/forwarding/rules.h"

#include <gtest/gtest.h>

namespace onewindow::forwarding {
namespace {

using organisation::Level;
using organisation::OriginKind;
using organisation::WindowKind;

const WindowId kHere{7};
const CentreId kThere{9};

organisation::Window window(WindowKind kind, bool open = true) { return {.id = kHere, .kind = kind, .open = open}; }
organisation::Centre centre(Level level) { return {.id = kThere, .level = level}; }
organisation::Origin origin(OriginKind kind, CentreId other = kThere, WindowId of = kHere) {
  return {.window_id = of, .kind = kind, .other = other};
}

TEST(Ways, P1_A6_an_outpost_takes_in_for_the_centre_whose_outpost_it_is) {
  const auto station = window(WindowKind::full_comprehensive);
  const auto county = centre(Level::county);
  EXPECT_EQ(way(station, {origin(OriginKind::extension_of)}, county), Way::outpost);
  EXPECT_EQ(way(station, {}, county), std::nullopt);
  EXPECT_EQ(way(station, {origin(OriginKind::founded_by)}, county), std::nullopt);
  EXPECT_EQ(way(station, {origin(OriginKind::extension_of, CentreId{10})}, county), std::nullopt);
  EXPECT_EQ(way(station, {origin(OriginKind::extension_of, kThere, WindowId{8})}, county), std::nullopt);
  EXPECT_EQ(way(window(WindowKind::full_comprehensive, false), {origin(OriginKind::extension_of)}, county),
            std::nullopt);
}

TEST(Ways, P1_A4_4_b_a_provincial_window_anywhere_takes_in_for_the_province) {
  EXPECT_EQ(way(window(WindowKind::provincial), {}, centre(Level::province)), Way::provincial);
  EXPECT_EQ(way(window(WindowKind::provincial), {}, centre(Level::city)), std::nullopt);
  EXPECT_EQ(way(window(WindowKind::city), {}, centre(Level::city)), Way::city);
  EXPECT_EQ(way(window(WindowKind::city), {}, centre(Level::province)), std::nullopt);
  EXPECT_EQ(way(window(WindowKind::department), {}, centre(Level::province)), std::nullopt);
}

std::string refused(Way by, const char* level) {
  try {
    catalogue::ItemContent item;
    item.level = level;
    check_level(by, item);
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code;
  }
}

TEST(Ways, P1_A4_4_b_provincial_items_only) {
  EXPECT_EQ(refused(Way::provincial, "province"), "");
  EXPECT_EQ(refused(Way::provincial, "county"), "forwarding.level");
  EXPECT_EQ(refused(Way::city, "city"), "");
  EXPECT_EQ(refused(Way::city, "province"), "forwarding.level");
  EXPECT_EQ(refused(Way::outpost, "county"), "");
  EXPECT_EQ(refused(Way::outpost, "province"), "");
}

TEST(Steps, NothingThatAnotherCentreHasIsChangedHere) {
  for (const State from : {State::sent, State::taken, State::ended, State::dropped})
    for (const Step step : {Step::fill, Step::dispatch, Step::drop}) EXPECT_FALSE(may(from, step));
  for (const State from : {State::collecting, State::returned})
    for (const Step step : {Step::fill, Step::dispatch, Step::drop}) EXPECT_TRUE(may(from, step));
  EXPECT_EQ(after(State::sent, Step::arrive), State::taken);
  EXPECT_EQ(after(State::sent, Step::turn_away), State::returned);
  EXPECT_EQ(after(State::taken, Step::end), State::ended);
  EXPECT_THROW(after(State::ended, Step::dispatch), Refusal);
}

TEST(Steps, EachMaterialIsLookedAtBeforeItGoes) {
  const std::vector<catalogue::Material> asked{{.code = "m1", .name = "申请书"}, {.code = "m2", .name = "平面图"}};
  const auto code = [&](std::vector<cases::MaterialCheck> checks) -> std::string {
    try {
      check_whole(asked, checks);
      return "";
    } catch (const Refusal& refusal) {
      return refusal.code;
    }
  };
  using enum cases::MaterialState;
  EXPECT_EQ(code({{.code = "m1", .state = present}}), "forwarding.unchecked");
  EXPECT_EQ(code({{.code = "m1", .state = present}, {.code = "m2"}}), "forwarding.unchecked");
  EXPECT_EQ(code({{.code = "m1", .state = present}, {.code = "m2", .state = missing}}), "");
  EXPECT_EQ(
      code({{.code = "m1", .state = present}, {.code = "m2", .state = present}, {.code = "m3", .state = present}}),
      "forwarding.material_unknown");
}

}  // namespace
}  // namespace onewindow::forwarding
