#include "service/cases/decisions.h"

#include <gtest/gtest.h>

#include "regulation/testing.h"

namespace onewindow::cases {
namespace {

using regulation::testing::file_text;

std::shared_ptr<const regulation::Pack> pack(const std::string& id) {
  const regulation::SectionType sections[] = {regulation::section<Intake>("intake"),
                                              regulation::section<TimeLimits>("time_limits")};
  return regulation::load_pack({id + ".yaml", file_text("regulations/" + id + ".yaml")}, sections,
                               regulation::Unregistered::skip);
}
regulation::Answer asked(const std::string& id, const std::string& name, const std::string& facts) {
  static const auto calendar = regulation::Calendar::from_csv(file_text("regulations/calendar/cn-workdays.csv"));
  const auto law = regulation::law_of(calendar, pack(id), {pack("licensing-law-2019")}, Date::of(2026, 3, 2));
  return regulation::find_decision(decisions(), name)->decide(law, json::parse(facts));
}
// "notice 2026-03-05, promised …" of a case told.
std::string clocks_of(const std::string& id, const std::string& type, const std::string& more) {
  const auto answer =
      asked(id, "time_limits",
            R"({"type":")" + type +
                R"(","immediate":false,"promised":{"unit":"workdays","count":10,"basis":""},)"
                R"("received":"2026-03-02T09:00:00+08:00","now":"2026-03-02T10:00:00+08:00","granted":true,)"
                R"("extended_workdays":0)" +
                more + "}");
  std::string out;
  for (const auto& clock : answer.value.at("clocks").as_array())
    out += (out.empty() ? "" : ", ") + std::string(clock.at("name").as_string()) + " " +
           std::string(clock.at("due").as_string()).substr(5);
  return out;
}
const char* const kUnderWay = R"(,"accepted":"2026-03-02T09:30:00+08:00","transferred":"2026-03-02T10:00:00+08:00")";

// The same facts at several centres.
TEST(CaseDecisions, P5c_2_c_LL_A32_two_notice_dates) {
  EXPECT_EQ(clocks_of("township-work-norms", "licence", ""), "notice 03-05");
  EXPECT_EQ(clocks_of("linze-hall-2018", "licence", ""), "notice 03-09");
  EXPECT_EQ(
      asked(
          "linze-hall-2018", "time_limits",
          R"({"type":"public_service","immediate":false,"promised":{"unit":"workdays","count":10,"basis":""},)"
          R"("received":"2026-03-02T09:00:00+08:00","now":"2026-03-02T10:00:00+08:00","granted":true,"extended_workdays":0})")
          .silent,
      true);
}
TEST(CaseDecisions, P9_A9_c_P3_the_same_promise_and_two_dates_for_the_return) {
  EXPECT_EQ(clocks_of("shaoxing-windows-2008", "public_service", kUnderWay),
            "promised 03-16, transfer 03-02, pick_up 03-03, return 03-13");
  EXPECT_EQ(clocks_of("linze-hall-2018", "public_service", kUnderWay), "promised 03-16, return 03-16");
  EXPECT_EQ(clocks_of("township-work-norms", "public_service", kUnderWay), "notice 03-05, promised 03-16");
}
TEST(CaseDecisions, LL_A32_silence_is_acceptance_on_the_day_of_receipt) {
  const auto zero = [](const char* accepted) {
    const auto answer =
        asked("linze-hall-2018", "time_limits",
              R"({"type":"licence","immediate":false,"promised":{"unit":"workdays","count":10,"basis":""},)"
              R"("received":"2026-03-02T09:00:00+08:00","granted":true,"extended_workdays":0,"accepted":")" +
                  std::string(accepted) + R"(","now":")" + accepted + R"("})");
    return std::string(answer.value.at("day_zero").as_string()) +
           (answer.value.at("deemed_accepted").as_bool() ? " deemed" : "");
  };
  EXPECT_EQ(zero("2026-03-09T23:00:00+08:00"), "2026-03-09");
  EXPECT_EQ(zero("2026-03-10T00:00:00+08:00"), "2026-03-02 deemed");
}
TEST(CaseDecisions, P8_A7_2_P5c_3_a_who_knows_an_extension) {
  const char* const facts =
      R"({"type":"public_service","promised":{"unit":"workdays","count":10,"basis":""},"accepted":"2026-03-02T09:00:00+08:00",)"
      R"("asked":"2026-03-10T09:00:00+08:00","workdays":3,"granted_before":false})";
  EXPECT_FALSE(asked("jiayuguan-windows-2022", "time_limits.extension", facts).refusal);
  EXPECT_EQ(asked("township-work-norms", "time_limits.extension", facts).refusal->code, "extension.not_provided");
}
TEST(CaseDecisions, P8_A8_P5b_A12_b_what_a_refusal_carries) {
  const char* const facts = R"({"type":"public_service","reason":"不属于本机关职权","legal_basis":""})";
  EXPECT_EQ(
      asked("township-centre-rules", "intake.refusal", R"({"type":"public_service","reason":" ","legal_basis":""})")
          .refusal->code,
      "case.reason_missing");
  EXPECT_FALSE(asked("township-centre-rules", "intake.refusal", facts).refusal);
}
TEST(CaseDecisions, P5b_A12_a_P5b_A13_c_what_is_asked_of_an_intake) {
  const auto said = asked("township-centre-rules", "intake", R"({"type":"public_service"})").value;
  EXPECT_EQ(boost::json::serialize(said.at("notice_parts")), R"(["procedure","materials"])");
  EXPECT_TRUE(said.at("registration_first").as_bool());
}

}  // namespace
}  // namespace onewindow::cases
