#include "oversight/complaints/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::complaints {
namespace {

const char* const kP5c = "township-work-norms";
const char* const kP8 = "jiayuguan-windows-2022";

std::string asked(const std::string& pack, const std::string& name, const std::string& facts) {
  return regulation::testing::asked<Complaints>(decisions(), pack, name, facts);
}
std::string due(const std::string& pack, const std::string& received, const std::string& accepted, bool complex) {
  const std::string answer = asked(pack, "complaints",
                                   R"({"received":"2026-)" + received + R"(","accepted":"2026-)" + accepted +
                                       R"(","complex":)" + (complex ? "true}" : "false}"));
  return answer == "silent" ? answer : answer.substr(std::string(R"({"due":"2026-)").size(), 5);
}
std::string late(const std::string& pack, const std::string& answered) {
  const std::string answer = asked(
      pack, "complaints",
      R"({"received":"2026-03-02","accepted":"2026-03-02","complex":false,"answered":"2026-)" + answered + R"("})");
  return answer.substr(answer.find(R"("late")"));
}

TEST(Complaints, P5c_12_4_a_the_next_workday) {
  EXPECT_EQ(due(kP5c, "03-02", "03-03", false), "03-03");
  EXPECT_EQ(due(kP5c, "03-06", "03-06", false), "03-09");
  EXPECT_EQ(late(kP5c, "03-03"), R"("late":false,"explain":false})");
}
TEST(Complaints, P5c_12_4_b_a_late_answer_is_explained) {
  EXPECT_EQ(late(kP5c, "03-04"), R"("late":true,"explain":true})");
  EXPECT_EQ(late(kP8, "03-06"), R"("late":true,"explain":false})");
}
TEST(Complaints, P8_A26_c_three_workdays_from_acceptance) {
  EXPECT_EQ(due(kP8, "03-02", "03-03", false), "03-06");
  EXPECT_EQ(late(kP8, "03-05"), R"("late":false,"explain":false})");
}
TEST(Complaints, P8_A26_d_a_complex_one_five_workdays) { EXPECT_EQ(due(kP8, "03-02", "03-03", true), "03-10"); }
TEST(Complaints, P2_A7_5_P3_A5_8_P5b_A4_4_no_limit_is_set) {
  for (const char* pack : {"community-centre", "linze-hall-2018", "township-centre-rules"})
    EXPECT_EQ(due(pack, "03-02", "03-02", false), "silent") << pack;
}

std::string filed(const std::string& pack, const char* channel, const char* category, bool major) {
  const std::string of = category == nullptr ? "null" : "\"" + std::string(category) + "\"";
  return asked(pack, "complaints.accept",
               R"({"complainant":"citizen","channel":")" + std::string(channel) + R"(","category":)" + of +
                   R"(,"major":)" + (major ? "true}" : "false}"));
}

TEST(Complaints, P5c_12_1_one_of_the_categories) {
  EXPECT_EQ(filed(kP5c, "phone", nullptr, false), "complaint.category /category");
  EXPECT_EQ(filed(kP5c, "phone", "attitude", false), R"({"body":"领导小组","report_to":[],"steps":[]})");
}
TEST(Complaints, P5c_9_3_b_an_unlawful_fee) {
  EXPECT_EQ(filed(kP5c, "oral", "fee", false), R"({"body":"领导小组","report_to":[],"steps":[]})");
}
TEST(Complaints, P5c_12_2_P5c_12_5_b_a_major_one_in_writing_and_reported) {
  EXPECT_EQ(filed(kP5c, "phone", "breach", true), "complaint.major_in_writing /channel");
  EXPECT_EQ(filed(kP5c, "written", "breach", true),
            R"({"body":"领导小组","report_to":["镇党委","镇政府领导","上级纪检监察部门"],"steps":[]})");
}
TEST(Complaints, P8_A24_P8_A25_its_channels_and_its_body) {
  EXPECT_EQ(filed(kP8, "network", nullptr, false), R"({"body":"市政府政务服务中心","report_to":[],"steps":[]})");
  EXPECT_EQ(filed(kP8, "oral", nullptr, false), "complaint.channel /channel");
}
TEST(Complaints, P5b_A4_4_five_steps) {
  EXPECT_EQ(filed("township-centre-rules", "oral", nullptr, false),
            R"({"body":"便民服务中心","report_to":[],"steps":["登记","受理","交办","催办","监督"]})");
}
TEST(Complaints, P2_A7_5_P3_A5_8_who_takes_them) {
  EXPECT_EQ(filed("community-centre", "oral", nullptr, false),
            R"({"body":"便民服务中心管理办公室","report_to":[],"steps":[]})");
  EXPECT_EQ(filed("linze-hall-2018", "oral", nullptr, false), R"({"body":"县政务服务中心","report_to":[],"steps":[]})");
}

std::string closed(const std::string& pack, bool written, bool in_writing, bool feedback, bool verified, bool disposal,
                   bool major, int reports, bool handler = true) {
  const auto yes = [](bool b) { return std::string(b ? "true" : "false"); };
  return asked(pack, "complaints.close",
               R"({"written":)" + yes(written) + R"(,"replied_in_writing":)" + yes(in_writing) +
                   R"(,"feedback_given":)" + yes(feedback) + R"(,"verified":)" + yes(verified) +
                   R"(,"disposal_recorded":)" + yes(disposal) + R"(,"major":)" + yes(major) + R"(,"reports":)" +
                   std::to_string(reports) + R"(,"handler_named":)" + yes(handler) + "}");
}
TEST(Complaints, P5c_12_3_P5c_12_5_what_must_be_there_before_it_is_closed) {
  EXPECT_EQ(closed(kP5c, false, false, true, false, false, false, 0), R"({"closed":true})");
  EXPECT_EQ(closed(kP5c, false, false, false, false, false, false, 0), "complaint.no_feedback /feedback_given");
  EXPECT_EQ(closed(kP5c, true, false, true, false, false, false, 0), "complaint.no_written_reply /replied_in_writing");
  EXPECT_EQ(closed(kP5c, true, true, true, false, false, true, 2), "complaint.not_reported /reports");
  EXPECT_EQ(closed(kP5c, true, true, true, false, false, true, 3), R"({"closed":true})");
}
TEST(Complaints, P8_A26_b_P8_A27_handler_and_disposal) {
  EXPECT_EQ(closed(kP8, false, false, false, true, false, false, 0), "complaint.no_disposal /disposal_recorded");
  EXPECT_EQ(closed(kP8, false, false, false, true, true, false, 0), R"({"closed":true})");
  EXPECT_EQ(closed(kP8, false, false, false, false, false, false, 0, false), "complaint.no_handler /handler_named");
}

}  // namespace
}  // namespace onewindow::complaints
