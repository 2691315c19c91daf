#include "oversight/complaints/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::complaints {
namespace {

const char* const kP5c = "township-work-norms";
const char* const kP6 = "town-work-norms";
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
std::string late(const std::string& pack, const std::string& answered, bool complex = false) {
  const std::string answer =
      asked(pack, "complaints",
            R"({"received":"2026-03-02","accepted":"2026-03-02","complex":)" + std::string(complex ? "true" : "false") +
                R"(,"answered":"2026-)" + answered + R"("})");
  return answer.substr(answer.find(R"("late")"));
}
const char* const kInTime = R"("late":false,"explain":false})";
const char* const kLate = R"("late":true,"explain":false})";

TEST(Complaints, P5c_12_4_a_P6_12_4_a_the_next_workday_from_receipt) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(due(pack, "03-02", "03-03", false), "03-03");
    EXPECT_EQ(due(pack, "03-06", "03-06", false), "03-09");
    EXPECT_EQ(late(pack, "03-02"), kInTime);
    EXPECT_EQ(late(pack, "03-03"), kInTime);
    EXPECT_EQ(late(pack, "03-04"), R"("late":true,"explain":true})");
    EXPECT_EQ(late(pack, "03-03", true), kInTime) << "a complex one has the same limit";
    EXPECT_EQ(late(pack, "03-04", true), R"("late":true,"explain":true})");
  }
}
TEST(Complaints, P5c_12_4_b_P6_12_4_b_a_late_answer_is_explained) {
  EXPECT_EQ(late(kP5c, "03-04"), R"("late":true,"explain":true})");
  EXPECT_EQ(late(kP6, "03-04"), R"("late":true,"explain":true})");
  EXPECT_EQ(late(kP8, "03-06"), kLate) << "P8 asks for none";
}
TEST(Complaints, P8_A26_c_three_workdays_from_acceptance) {
  EXPECT_EQ(due(kP8, "03-02", "03-03", false), "03-06");
  EXPECT_EQ(late(kP8, "03-04"), kInTime);
  EXPECT_EQ(late(kP8, "03-05"), kInTime);
  EXPECT_EQ(late(kP8, "03-06"), kLate);
}
TEST(Complaints, P8_A26_d_a_complex_one_five_workdays) {
  EXPECT_EQ(due(kP8, "03-02", "03-03", true), "03-10");
  EXPECT_EQ(late(kP8, "03-06", true), kInTime);
  EXPECT_EQ(late(kP8, "03-09", true), kInTime);
  EXPECT_EQ(late(kP8, "03-10", true), kLate);
}
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

TEST(Complaints, P5c_12_1_P6_12_1_one_of_the_categories) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(filed(pack, "phone", nullptr, false), "complaint.category /category");
    for (const char* category : {"breach", "attitude", "quality"})
      EXPECT_EQ(filed(pack, "phone", category, false), R"({"body":"领导小组","report_to":[],"steps":[]})") << category;
  }
}
TEST(Complaints, P5c_9_3_b_P6_9_3_b_an_unlawful_fee) {
  EXPECT_EQ(filed(kP5c, "oral", "fee", false), R"({"body":"领导小组","report_to":[],"steps":[]})");
  EXPECT_EQ(filed(kP6, "oral", "fee", false), R"({"body":"领导小组","report_to":[],"steps":[]})");
}
TEST(Complaints, P5c_12_2_P6_12_2_three_channels) {
  for (const char* pack : {kP5c, kP6}) {
    for (const char* channel : {"oral", "phone", "written"})
      EXPECT_EQ(filed(pack, channel, "quality", false), R"({"body":"领导小组","report_to":[],"steps":[]})") << channel;
    for (const char* channel : {"on_site", "letter", "network"})
      EXPECT_EQ(filed(pack, channel, "quality", false), "complaint.channel /channel") << channel;
  }
}
TEST(Complaints, P5c_12_2_P5c_12_5_b_P6_12_5_b_a_major_one_in_writing_and_reported) {
  for (const char* pack : {kP5c, kP6}) {
    EXPECT_EQ(filed(pack, "phone", "breach", true), "complaint.major_in_writing /channel");
    EXPECT_EQ(filed(pack, "oral", "breach", true), "complaint.major_in_writing /channel");
    EXPECT_EQ(filed(pack, "written", "breach", true),
              R"({"body":"领导小组","report_to":["镇党委","镇政府领导","上级纪检监察部门"],"steps":[]})");
  }
}
TEST(Complaints, P8_A24_P8_A25_its_channels_and_its_body) {
  for (const char* channel : {"on_site", "phone", "letter", "network"})
    EXPECT_EQ(filed(kP8, channel, nullptr, false), R"({"body":"市政府政务服务中心","report_to":[],"steps":[]})")
        << channel;
  for (const char* channel : {"oral", "written"})
    EXPECT_EQ(filed(kP8, channel, nullptr, false), "complaint.channel /channel") << channel;
}
TEST(Complaints, P2_A7_5_P8_A24_citizens_legal_persons_and_organisations) {
  for (const char* pack : {"community-centre", kP8})
    for (const char* who : {"citizen", "legal_person", "organisation"})
      EXPECT_EQ(
          asked(pack, "complaints.accept",
                R"({"complainant":")" + std::string(who) + R"(","channel":"phone","category":null,"major":false})")
              .find("complaint."),
          std::string::npos)
          << pack << " " << who;
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
TEST(Complaints, P6_12_3_P6_12_5_a_P6_12_5_b_what_must_be_there_before_it_is_closed) {
  EXPECT_EQ(closed(kP6, false, false, false, false, false, false, 0), "complaint.no_feedback /feedback_given");
  EXPECT_EQ(closed(kP6, true, false, true, false, false, false, 0), "complaint.no_written_reply /replied_in_writing");
  EXPECT_EQ(closed(kP6, true, true, true, false, false, true, 2), "complaint.not_reported /reports");
  EXPECT_EQ(closed(kP6, true, true, true, false, false, true, 3), R"({"closed":true})");
}
TEST(Complaints, P5c_12_3_P5c_12_5_a_P5c_12_5_b_what_must_be_there_before_it_is_closed) {
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
