#include "service/appointments/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::appointments {
namespace {

const char* const kP1 = "provincial-windows-2019";
const char* const kP5c = "township-work-norms";
const char* const kP6 = "town-work-norms";
const char* const kP8 = "jiayuguan-windows-2022";

std::string asked(const std::string& pack, const std::string& name, const std::string& facts) {
  return regulation::testing::asked<Appointments>(decisions(), pack, name, facts);
}

TEST(Appointments, P1_A15_a_three_ways) {
  for (const char* channel : {"in_person", "online", "phone"})
    EXPECT_EQ(
        asked(kP1, "appointments", R"({"channel":")" + std::string(channel) + R"(","refused":false,"reason":""})"),
        R"({"booked":true})");
}
TEST(Appointments, P5c_10_2_a_P6_10_2_a_others_are_open_and_no_refusal_without_reason) {
  for (const char* pack : {kP5c, kP6}) {
    for (const char* channel : {"phone", "in_person", "online"})
      EXPECT_EQ(
          asked(pack, "appointments", R"({"channel":")" + std::string(channel) + R"(","refused":false,"reason":""})"),
          R"({"booked":true})");
    EXPECT_EQ(asked(pack, "appointments", R"({"channel":"phone","refused":true,"reason":" "})"),
              "appointment.reason_missing /reason");
    EXPECT_EQ(asked(pack, "appointments", R"({"channel":"phone","refused":true,"reason":"停电"})"),
              R"({"booked":false})");
  }
}
std::string kept(const std::string& pack, const char* served_at, bool special_cause = false) {
  const std::string at = served_at == nullptr ? "null" : R"("2026-03-02T)" + std::string(served_at) + R"(+08:00")";
  return asked(pack, "appointments.kept",
               R"({"from":"2026-03-02T09:00:00+08:00","to":"2026-03-02T09:30:00+08:00","served_at":)" + at +
                   R"(,"special_cause":)" + (special_cause ? "true}" : "false}"));
}
TEST(Appointments, P1_A15_b_served_inside_the_slot) {
  EXPECT_EQ(kept(kP1, "08:59:00"), R"({"kept":true,"minutes_late":0,"accountable":false})") << "sooner is no miss";
  EXPECT_EQ(kept(kP1, "09:29:59"), R"({"kept":true,"minutes_late":0,"accountable":false})");
  EXPECT_EQ(kept(kP1, "09:30:00"), R"({"kept":false,"minutes_late":0,"accountable":false})");
  EXPECT_EQ(kept(kP1, "09:31:00"), R"({"kept":false,"minutes_late":1,"accountable":false})");
  EXPECT_EQ(kept(kP1, nullptr), R"({"kept":false,"minutes_late":0,"accountable":false})");
}
TEST(Appointments, P5c_10_2_b_P6_10_2_b_who_is_not_served_without_special_cause_is_answered_for) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(kept(pack, nullptr), R"({"kept":false,"minutes_late":0,"accountable":true})");
    EXPECT_EQ(kept(pack, nullptr, true), R"({"kept":false,"minutes_late":0,"accountable":false})");
    EXPECT_EQ(kept(pack, "09:31:00"), R"({"kept":true,"minutes_late":1,"accountable":false})") << "late, but served";
  }
  EXPECT_EQ(kept(kP8, nullptr), "silent");
}

std::string extended(const std::string& pack, const char* on, bool served, const char* reason, bool explained,
                     int fee) {
  return asked(pack, "appointments.extended",
               R"({"on":")" + std::string(on) + R"(","served":)" + (served ? "true" : "false") + R"(,"reason":")" +
                   reason + R"(","explained":)" + (explained ? "true" : "false") + R"(,"fee_fen":)" +
                   std::to_string(fee) + "}");
}
TEST(ExtendedHours, P1_A14_a_on_workdays) {
  EXPECT_EQ(extended(kP1, "2026-03-06", true, "", false, 0), R"({"duty":"optional","filed":false})");
  EXPECT_EQ(extended(kP1, "2026-03-07", true, "", false, 0), "extended.day_off /on");
  EXPECT_EQ(extended(kP1, "2026-02-14", true, "", false, 0),
            R"({"duty":"optional","filed":false})");  // a worked Saturday
}
TEST(ExtendedHours, P1_A14_b_free_of_charge) {
  EXPECT_EQ(extended(kP1, "2026-03-06", true, "", false, 1), "extended.fee /fee_fen");
  EXPECT_EQ(extended(kP1, "2026-03-06", true, "", false, 0), R"({"duty":"optional","filed":false})");
}
TEST(ExtendedHours, P8_A9_declined_with_reason_explained_and_filed) {
  EXPECT_EQ(extended(kP8, "2026-03-06", false, "", true, 0), "extended.reason_missing /reason");
  EXPECT_EQ(extended(kP8, "2026-03-06", false, "停电", false, 0), "extended.not_explained /explained");
  EXPECT_EQ(extended(kP8, "2026-03-06", false, "停电", true, 0), R"({"duty":"not_refused","filed":true})");
}
TEST(ExtendedHours, P5c_10_1_P6_10_1_owed_on_holidays_too) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(extended(pack, "2026-03-06", true, "", false, 0), R"({"duty":"owed","filed":false})");
    EXPECT_EQ(extended(pack, "2026-03-07", true, "", false, 0), R"({"duty":"owed","filed":false})");
    EXPECT_EQ(extended(pack, "2026-03-07", false, "", false, 0), "extended.reason_missing /reason");
    EXPECT_EQ(extended(pack, "2026-03-07", false, "停电", false, 0), R"({"duty":"owed","filed":false})");
  }
}

}  // namespace
}  // namespace onewindow::appointments
