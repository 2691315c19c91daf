#include "service/courier/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::courier {
namespace {

std::string asked(const std::string& name, const std::string& facts) {
  return regulation::testing::asked<Courier>(decisions(), "provincial-courier", name, facts);
}
std::string due(const std::string& reach, const std::string& received) {
  const std::string answer =
      asked("courier", R"({"reach":")" + reach + R"(","received":"2026-)" + received + R"(:00+08:00"})");
  const auto at = answer.find("2026-");
  return at == std::string::npos ? answer : answer.substr(at + 5, 11);
}

// 2026-03-02 is a Monday, 03-06 a Friday.
TEST(CourierDue, P1C_A5_a_before_noon_by_five_the_same_day) {
  EXPECT_EQ(due("same_city", "03-02T11:59"), "03-02T17:00");
  EXPECT_EQ(due("same_city", "03-02T12:00"), "03-03T11:00");
}
TEST(CourierDue, P1C_A5_b_before_half_past_five_by_eleven_the_next_workday) {
  EXPECT_EQ(due("same_city", "03-02T17:29"), "03-03T11:00");
  EXPECT_EQ(due("same_city", "03-02T17:30"), "03-03T17:00");  // counts as the next morning
  EXPECT_EQ(due("same_city", "03-06T15:00"), "03-09T11:00");
  EXPECT_EQ(due("same_city", "03-07T09:00"), "03-09T17:00");  // a Saturday
}
TEST(CourierDue, P1C_A5_c_P1C_A5_e_P1C_A5_g_by_workdays) {
  EXPECT_EQ(due("province", "03-06T10:00"), "03-09T23:59");
  EXPECT_EQ(due("listed_town", "03-06T10:00"), "03-10T23:59");
  EXPECT_EQ(due("listed_town", "02-13T10:00"), "02-24T23:59");  // Spring Festival, and 02-14 is worked
  EXPECT_EQ(asked("courier", R"({"reach":"other_province","received":"2026-03-02T10:00:00+08:00"})"), "silent");
}

const char* const kResult = R"("from_within_province":true,"packaging":"envelope","agreement_in_force":true)";
std::string order(const std::string& rest) { return asked("courier.order", "{" + rest + "," + kResult + "}"); }

TEST(CourierOrder, P1C_A8_b_P1C_A8_c_who_pays) {
  EXPECT_EQ(
      order(R"("errand":"result","pre_review_passed":false,"cases":1,"recipient":"甲","phone":"1","address":"路")"),
      R"({"payer":"institution","applicant_pays":false})");
  EXPECT_EQ(order(R"("errand":"pick_up","pre_review_passed":true,"cases":1,"recipient":"","phone":"","address":"")"),
            R"({"payer":"applicant","applicant_pays":true})");
  EXPECT_EQ(order(R"("errand":"exchange","pre_review_passed":false,"cases":1,"recipient":"","phone":"","address":"")"),
            R"({"payer":"institution","applicant_pays":false})");
}
TEST(CourierOrder, P1C_A3_1_a_no_pick_up_before_the_review) {
  EXPECT_EQ(order(R"("errand":"pick_up","pre_review_passed":false,"cases":1,"recipient":"","phone":"","address":"")"),
            "courier.before_review /pre_review_passed");
}
TEST(CourierOrder, P1C_A4_a_envelope_or_carton_and_nothing_else) {
  const auto in = [](const char* packaging) {
    return asked("courier.order",
                 R"({"errand":"exchange","pre_review_passed":false,"from_within_province":true,"packaging":")" +
                     std::string(packaging) +
                     R"(","cases":1,"recipient":"","phone":"","address":"","agreement_in_force":true})");
  };
  EXPECT_EQ(in("envelope"), R"({"payer":"institution","applicant_pays":false})");
  EXPECT_EQ(in("carton"), R"({"payer":"institution","applicant_pays":false})");
  EXPECT_THROW(in("bag"), Refusal);
}
TEST(CourierOrder, P1C_A4_b_P1C_A6_3_one_case_a_parcel) {
  const std::string to = R"(,"recipient":"甲","phone":"1","address":"路")";
  EXPECT_EQ(order(R"("errand":"result","pre_review_passed":false,"cases":2)" + to), "courier.one_case /cases");
  EXPECT_EQ(order(R"("errand":"result","pre_review_passed":false,"cases":1)" + to),
            R"({"payer":"institution","applicant_pays":false})");
  EXPECT_EQ(order(R"("errand":"result","pre_review_passed":false,"cases":0)" + to), "courier.no_case /cases");
}
TEST(CourierOrder, P1C_A3_3_the_whole_recipient) {
  EXPECT_EQ(
      order(R"("errand":"result","pre_review_passed":false,"cases":1,"recipient":"甲","phone":" ","address":"路")"),
      "courier.recipient_incomplete /phone");
}
TEST(CourierOrder, P1C_A2_P1C_A12_a_within_the_province_and_under_an_agreement) {
  EXPECT_EQ(asked("courier.order",
                  R"({"errand":"pick_up","pre_review_passed":true,"from_within_province":false,"packaging":"carton",)"
                  R"("cases":1,"recipient":"","phone":"","address":"","agreement_in_force":true})"),
            "courier.outside_province /from_within_province");
  EXPECT_EQ(asked("courier.order",
                  R"({"errand":"exchange","pre_review_passed":true,"from_within_province":true,"packaging":"carton",)"
                  R"("cases":1,"recipient":"","phone":"","address":"","agreement_in_force":false})"),
            "courier.no_agreement /agreement_in_force");
}

std::string leg(const std::string& facts) { return asked("courier.leg", facts); }
TEST(CourierLeg, P1C_A6_2_P1C_A7_signed_sealed_and_safe) {
  EXPECT_EQ(leg(R"({"signatures":2,"copies":2,"dedicated_vehicle":true,"safe_box":false,"sealed_apart":true})"),
            R"({"ready":true})");
  EXPECT_EQ(leg(R"({"signatures":1,"copies":2,"dedicated_vehicle":true,"safe_box":false,"sealed_apart":true})"),
            "courier.signature_missing /signatures");
  EXPECT_EQ(leg(R"({"signatures":2,"copies":1,"dedicated_vehicle":true,"safe_box":false,"sealed_apart":true})"),
            "courier.copy_missing /copies");
  EXPECT_EQ(leg(R"({"signatures":3,"copies":3,"dedicated_vehicle":true,"safe_box":false,"sealed_apart":true})"),
            R"({"ready":true})");
  EXPECT_EQ(leg(R"({"signatures":2,"copies":2,"dedicated_vehicle":false,"safe_box":true,"sealed_apart":true})"),
            R"({"ready":true})");
  EXPECT_EQ(leg(R"({"signatures":2,"copies":2,"dedicated_vehicle":false,"safe_box":false,"sealed_apart":true})"),
            "courier.vehicle /dedicated_vehicle");
  EXPECT_EQ(leg(R"({"signatures":2,"copies":2,"dedicated_vehicle":false,"safe_box":true,"sealed_apart":false})"),
            "courier.sealed_with_others /sealed_apart");
}

// Parcels received on Monday 03-02, so many delivered at each of the times.
std::string share(const char* reach, const std::vector<std::pair<int, const char*>>& delivered) {
  std::string parcels;
  for (const auto& [count, at] : delivered)
    for (int i = 0; i < count; ++i)
      parcels += std::string(parcels.empty() ? "" : ",") + R"({"reach":")" + reach +
                 R"(","received":"2026-03-02","delivered":"2026-)" + at + R"(:00+08:00"})";
  return asked("courier.shares", R"({"parcels":[)" + parcels + "]}");
}
bool met(const std::string& shares, const std::string& reach, int workdays = 1) {
  const auto answer = boost::json::parse(shares);
  for (const auto& level : answer.at("levels").as_array())
    if (level.at("reach").as_string() == reach && level.at("workdays").as_int64() == workdays)
      return level.at("met").as_bool();
  ADD_FAILURE() << "no level of " << reach;
  return false;
}
const char* const kNextDay = "03-03T23:59";
const char* const kSecondDay = "03-04T00:00";
const char* const kThirdDay = "03-05T00:00";
TEST(CourierShares, P1C_A5_c_ninety_five_per_cent_of_the_province) {
  EXPECT_FALSE(met(share("province", {{94, kNextDay}, {6, kSecondDay}}), "province"));
  EXPECT_TRUE(met(share("province", {{95, kNextDay}, {5, kSecondDay}}), "province"));
  EXPECT_TRUE(met(share("province", {{96, kNextDay}, {4, kSecondDay}}), "province"));
  EXPECT_TRUE(met(share("province", {}), "province")) << "of nothing all is there";
}
TEST(CourierShares, P1C_A5_d_eighty_five_per_cent_the_next_morning) {
  const char *const morning = "03-03T11:59", *const noon = "03-03T12:00";  // noon is no morning
  EXPECT_FALSE(met(share("county_city", {{84, morning}, {16, noon}}), "county_city"));
  EXPECT_TRUE(met(share("county_city", {{85, morning}, {15, noon}}), "county_city"));
  EXPECT_TRUE(met(share("county_city", {{86, morning}, {14, noon}}), "county_city"));
}
TEST(CourierShares, P1C_A5_f_eighty_per_cent_to_other_provinces_the_next_day) {
  EXPECT_FALSE(met(share("other_province", {{79, kNextDay}, {21, kSecondDay}}), "other_province", 1));
  EXPECT_TRUE(met(share("other_province", {{80, kNextDay}, {20, kSecondDay}}), "other_province", 1));
  EXPECT_TRUE(met(share("other_province", {{81, kNextDay}, {19, kSecondDay}}), "other_province", 1));
}
TEST(CourierShares, P1C_A5_f_ninety_five_per_cent_to_other_provinces_within_two_days) {
  const char* const second_night = "03-04T23:59";
  EXPECT_FALSE(met(share("other_province", {{94, second_night}, {6, kThirdDay}}), "other_province", 2));
  EXPECT_TRUE(met(share("other_province", {{95, second_night}, {5, kThirdDay}}), "other_province", 2));
  EXPECT_TRUE(met(share("other_province", {{96, second_night}, {4, kThirdDay}}), "other_province", 2));
}

TEST(CourierTable, P1C_A11_b_by_the_tenth_of_the_next_month) {
  EXPECT_EQ(asked("courier.table", R"({"month":"2026-10","sent":"2026-11-09"})"),
            R"({"due":"2026-11-10","late":false})");
  EXPECT_EQ(asked("courier.table", R"({"month":"2026-10","sent":"2026-11-10"})"),
            R"({"due":"2026-11-10","late":false})");
  EXPECT_EQ(asked("courier.table", R"({"month":"2026-10","sent":"2026-11-11"})"),
            R"({"due":"2026-11-10","late":true})");
  EXPECT_EQ(asked("courier.table", R"({"month":"2026-12","sent":"2027-01-11"})"),
            R"({"due":"2027-01-10","late":true})");
  EXPECT_EQ(asked("courier.table", R"({"month":"2026-10"})"), R"({"due":"2026-11-10"})");
}

}  // namespace
}  // namespace onewindow::courier
