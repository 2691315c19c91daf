#include "service/cases/decisions.h"

#include <gtest/gtest.h>

#include "regulation/packs_testing.h"

namespace onewindow::cases {
namespace {

using regulation::testing::file_text;

std::shared_ptr<const regulation::Pack> pack(const std::string& id) {
  const regulation::SectionType sections[] = {regulation::section<Intake>("intake"),
                                              regulation::section<TimeLimits>("time_limits")};
  return regulation::load_pack(regulation::testing::pack_file(id), sections, regulation::Unregistered::skip);
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

// ---- both sides of each limit -----------------------------------------------------------------------------------

const char* const kP5c = "township-work-norms";
const char* const kP6 = "town-work-norms";
const char* const kP9 = "shaoxing-windows-2008";

// "03-05 in time": the date of one clock, and whether it was kept; of a limit in minutes with its time. Received on
// Monday 2026-03-02 at 9, ten workdays promised.
std::string clock(const std::string& id, const std::string& name, const std::string& more, bool immediate = false) {
  const auto answer =
      asked(id, "time_limits",
            R"({"type":"public_service","immediate":)" + std::string(immediate ? "true" : "false") +
                R"(,"promised":{"unit":"workdays","count":10,"basis":""},"received":"2026-03-02T09:00:00+08:00",)"
                R"("now":"2026-04-30T10:00:00+08:00","granted":true,"extended_workdays":0)" +
                more + "}");
  if (answer.silent) return "silent";
  for (const auto& one : answer.value.at("clocks").as_array())
    if (one.at("name").as_string() == name)
      return std::string(one.at("due").as_string()).substr(5) + (one.at("on_time").as_bool() ? " in time" : " late");
  return "no such clock";
}
std::string at(const std::string& fact, const std::string& time) {
  return ",\"" + fact + R"(":"2026-)" + time + R"(:00+08:00")";
}
const std::string kAccepted = at("accepted", "03-02T09:30");
const std::string kTransferred = kAccepted + at("transferred", "03-02T10:00");

TEST(CaseDecisions, P5c_2_c_P6_2_c_a_notice_within_three_days) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(clock(pack, "notice", at("noticed", "03-04T23:59")), "03-05 in time");
    EXPECT_EQ(clock(pack, "notice", at("noticed", "03-05T23:59")), "03-05 in time");
    EXPECT_EQ(clock(pack, "notice", at("noticed", "03-06T00:00")), "03-05 late");
  }
}
TEST(CaseDecisions, P5a_4_2_on_the_spot_in_thirty_minutes) {
  const auto done = [](const char* time) {
    return clock("township-eight-systems", "immediate", kAccepted + R"(,"decided":"2026-03-02T)" + time + R"(+08:00")",
                 true);
  };
  EXPECT_EQ(done("09:29:59"), "03-02 in time");
  EXPECT_EQ(done("09:30:00"), "03-02 in time");
  EXPECT_EQ(done("09:30:01"), "03-02 late");
}
TEST(CaseDecisions, P3_A9_2_a_P5c_3_b_P6_3_b_on_the_spot_in_the_same_visit) {
  for (const char* pack : {"linze-hall-2018", kP5c, kP6}) {
    EXPECT_EQ(clock(pack, "immediate", kAccepted + at("decided", "03-02T17:00"), true), "03-02 in time");
    EXPECT_EQ(clock(pack, "immediate", kAccepted + at("decided", "03-03T08:00"), true), "03-02 late");
  }
}
TEST(CaseDecisions, P5c_3_a_P6_3_a_finished_within_the_promise) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(clock(pack, "promised", kAccepted + at("decided", "03-13T09:00")), "03-16 in time");
    EXPECT_EQ(clock(pack, "promised", kAccepted + at("decided", "03-16T23:59")), "03-16 in time");
    EXPECT_EQ(clock(pack, "promised", kAccepted + at("decided", "03-17T00:00")), "03-16 late");
  }
}
TEST(CaseDecisions, P5c_3_d_P6_3_d_the_limit_counts_from_the_correction) {
  const std::string corrected =
      at("noticed", "03-03T09:00") + at("completed", "03-05T09:00") + at("accepted", "03-06T09:00");
  EXPECT_EQ(clock(kP5c, "promised", corrected), "03-19 late");
  EXPECT_EQ(clock(kP6, "promised", corrected), "03-19 late");
  EXPECT_EQ(clock("linze-hall-2018", "promised", corrected), "03-20 late") << "from acceptance";
}
TEST(CaseDecisions, P5b_A14_3_workdays_leave_out_holidays_and_take_in_those_worked_for_them) {
  // Spring Festival 2026 is 02-15 to 02-23; 02-14 and 02-28, Saturdays, are worked.
  const std::string accepted = at("accepted", "02-13T09:00");
  EXPECT_EQ(clock("township-centre-rules", "promised", accepted + at("decided", "03-05T23:59")), "03-05 in time");
  EXPECT_EQ(clock("township-centre-rules", "promised", accepted + at("decided", "03-06T00:00")), "03-05 late");
}
TEST(CaseDecisions, P5a_4_1_what_is_passed_upward_has_its_limit_too) {
  const auto upward = [](const char* pack, const std::string& expected) {
    const auto answer = asked(pack, "time_limits.upward", R"({"expected":)" + expected + R"(,"today":"2026-03-02"})");
    return answer.silent ? "silent" : answer.refusal ? answer.refusal->code : boost::json::serialize(answer.value);
  };
  EXPECT_EQ(upward("township-eight-systems", "null"), "report.limit_missing");
  EXPECT_EQ(upward("township-eight-systems", R"("2026-03-01")"), "report.limit_past");
  EXPECT_EQ(upward("township-eight-systems", R"("2026-03-02")"), R"({"may_go":true})");
  EXPECT_EQ(upward("township-eight-systems", R"("2026-03-03")"), R"({"may_go":true})");
  EXPECT_EQ(upward(kP9, "null"), "silent");
}
TEST(CaseDecisions, P5a_3_2_P5c_2_b_P6_2_b_what_the_notice_is_called) {
  const auto form = [](const char* pack) {
    const auto answer = asked(pack, "intake", R"({"type":"public_service"})").value.as_object();
    return answer.contains("notice_form") ? std::string(answer.at("notice_form").as_string()) : std::string();
  };
  EXPECT_EQ(form("township-eight-systems"), "补办通知单");
  EXPECT_EQ(form(kP5c), "补正通知书");
  EXPECT_EQ(form(kP6), "补正通知书");
  EXPECT_EQ(form("provincial-windows-2019"), "");
}
TEST(CaseDecisions, ATextThatSaysNothingIsSilentWhateverHappened) {
  EXPECT_EQ(clock("panlong-conduct", "promised", kTransferred + at("decided", "03-10T09:00")), "silent");
  EXPECT_TRUE(
      asked("panlong-conduct", "intake.refusal", R"({"type":"public_service","reason":"x","legal_basis":""})").silent);
  EXPECT_TRUE(asked("panlong-conduct", "time_limits.extension",
                    R"({"type":"public_service","promised":{"unit":"workdays","count":10,"basis":""},)"
                    R"("accepted":"2026-03-02T09:00:00+08:00","asked":"2026-03-10T09:00:00+08:00","workdays":3,)"
                    R"("granted_before":false})")
                  .silent);
}
TEST(CaseDecisions, P1_A10_3_P9_A9_b_handed_over_the_same_day) {
  for (const char* pack : {"provincial-windows-2019", kP9}) {
    EXPECT_EQ(clock(pack, "transfer", kAccepted + at("transferred", "03-02T23:59")), "03-02 in time");
    EXPECT_EQ(clock(pack, "transfer", kAccepted + at("transferred", "03-03T00:00")), "03-02 late");
  }
}
TEST(CaseDecisions, P9_A9_f_picked_up_the_same_day_or_the_next) {
  EXPECT_EQ(clock(kP9, "pick_up", kTransferred + at("picked_up", "03-02T16:00")), "03-03 in time");
  EXPECT_EQ(clock(kP9, "pick_up", kTransferred + at("picked_up", "03-03T23:59")), "03-03 in time");
  EXPECT_EQ(clock(kP9, "pick_up", kTransferred + at("picked_up", "03-04T00:00")), "03-03 late");
  const std::string friday = at("accepted", "03-06T09:00") + at("transferred", "03-06T10:00");
  EXPECT_EQ(clock(kP9, "pick_up", friday + at("picked_up", "03-09T16:00")), "03-09 in time") << "the next workday";
}
TEST(CaseDecisions, P9_A9_c_P9_A9_g_the_result_back_the_workday_before) {
  EXPECT_EQ(clock(kP9, "return", kTransferred + at("returned", "03-12T16:00")), "03-13 in time");
  EXPECT_EQ(clock(kP9, "return", kTransferred + at("returned", "03-13T23:59")), "03-13 in time");
  EXPECT_EQ(clock(kP9, "return", kTransferred + at("returned", "03-16T00:00")), "03-13 late");
  EXPECT_EQ(clock("linze-hall-2018", "return", kTransferred + at("returned", "03-16T23:59")), "03-16 in time");
  EXPECT_EQ(clock("linze-hall-2018", "return", kTransferred + at("returned", "03-17T00:00")), "03-16 late");
}
TEST(CaseDecisions, P1_A19_a_the_back_offices_own_clock) {
  const std::string later = kAccepted + at("transferred", "03-03T10:00");
  const char* const p1 = "provincial-windows-2019";
  EXPECT_EQ(clock(p1, "department", later + at("decided", "03-17T16:00")), "03-17 in time");
  EXPECT_EQ(clock(p1, "department", later + at("decided", "03-18T00:00")), "03-17 late");
  EXPECT_EQ(clock(kP9, "department", later), "no such clock");
}
TEST(CaseDecisions, LL_A44_served_within_ten_workdays_of_the_grant) {
  const auto served = [](const char* time) {
    const auto answer =
        asked("linze-hall-2018", "time_limits",
              R"({"type":"licence","immediate":false,"promised":{"unit":"workdays","count":10,"basis":""},)"
              R"("received":"2026-03-02T09:00:00+08:00","now":"2026-04-30T10:00:00+08:00","granted":true,)"
              R"("extended_workdays":0,"decided":"2026-03-02T11:00:00+08:00")" +
                  kAccepted + at("served", time) + "}");
    for (const auto& one : answer.value.at("clocks").as_array())
      if (one.at("name").as_string() == "delivery") return one.at("on_time").as_bool();
    return false;
  };
  EXPECT_TRUE(served("03-16T23:59"));
  EXPECT_FALSE(served("03-17T00:00"));
}

// ---- the one-time notice ----------------------------------------------------------------------------------------

std::string notice(const std::string& id, const std::string& parts, int before = 0, bool there = false) {
  const auto answer = asked(id, "intake.notice",
                            R"({"type":"public_service","parts":)" + parts + R"(,"given_before":)" +
                                std::to_string(before) + R"(,"there_at_the_first":)" + (there ? "true}" : "false}"));
  return answer.silent ? "silent" : boost::json::serialize(answer.value);
}
TEST(CaseDecisions, P5a_3_1_five_parts_of_a_notice) {
  const std::string four = R"(["materials","procedure","limit","fee")";
  EXPECT_EQ(notice("township-eight-systems", four + "]"), R"({"missing":["basis"],"fault":false})");
  EXPECT_EQ(notice("township-eight-systems", four + R"(,"basis"])"), R"({"missing":[],"fault":false})");
}
TEST(CaseDecisions, P5c_2_a_P6_2_a_three_parts_and_the_guide) {
  const std::string three = R"(["materials","procedure","limit")";
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(notice(pack, three + "]"), R"({"missing":["guide"],"fault":false})");
    EXPECT_EQ(notice(pack, three + R"(,"guide"])"), R"({"missing":[],"fault":false})");
  }
}
TEST(CaseDecisions, P8_A6_1_P5b_A13_c_procedure_and_materials) {
  EXPECT_EQ(notice("jiayuguan-windows-2022", R"(["materials"])"), R"({"missing":["procedure"],"fault":false})");
  EXPECT_EQ(notice("jiayuguan-windows-2022", R"(["materials","procedure"])"), R"({"missing":[],"fault":false})");
  EXPECT_EQ(notice("township-centre-rules", R"(["procedure"])"), R"({"missing":["materials"]})") << "no count is set";
}
TEST(CaseDecisions, P1_A13_P8_A6_2_a_P5c_2_b_one_notice_names_it_all) {
  for (const char* pack : {"provincial-windows-2019", "jiayuguan-windows-2022", kP5c}) {
    const auto fault = [&](int before, bool there) {
      return boost::json::parse(notice(pack, R"(["materials"])", before, there)).at("fault").as_bool();
    };
    EXPECT_FALSE(fault(0, true)) << pack;
    EXPECT_TRUE(fault(1, true)) << pack;
    EXPECT_TRUE(fault(2, true)) << pack;
    EXPECT_FALSE(fault(1, false)) << "what came to light later is no fault";
  }
}
TEST(CaseDecisions, P1_A16_b_P5b_A14_1_b_what_else_an_intake_is_asked) {
  const auto said = [](const char* pack, const char* field) {
    const auto answer = asked(pack, "intake", R"({"type":"public_service"})").value.as_object();
    return answer.contains(field) && answer.at(field) == true;
  };
  EXPECT_TRUE(said("provincial-windows-2019", "accept_same_visit"));
  EXPECT_FALSE(said("township-centre-rules", "accept_same_visit"));
  EXPECT_TRUE(said("township-centre-rules", "clear_reply"));
  EXPECT_FALSE(said("provincial-windows-2019", "clear_reply"));
}

}  // namespace
}  // namespace onewindow::cases
