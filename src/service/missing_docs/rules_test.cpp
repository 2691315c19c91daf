#include "service/missing_docs/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::missing_docs {
namespace {

std::string asked(const std::string& name, const std::string& facts) {
  return regulation::testing::asked<MissingDocs>(decisions(), "provincial-windows-2019", name, facts);
}
std::string taken(const char* urgency, bool commitment, const char* consent, const char* materials,
                  const char* deadline, const char* overdue) {
  return asked("missing_docs", R"({"urgency":")" + std::string(urgency) + R"(","commitment_signed":)" +
                                   (commitment ? "true" : "false") + R"(,"consent_by":")" + consent +
                                   R"(","materials":)" + materials + R"(,"deadline":)" + deadline +
                                   R"(,"overdue_handling":")" + overdue + R"("})");
}

TEST(MissingDocs, P1_A17_a_urgent_promised_and_agreed) {
  const char* const list = R"(["图纸"])";
  const char* const by = R"("2026-03-20")";
  EXPECT_EQ(taken("开工在即", true, "中心", list, by, "退件"), R"({"review_at_once":true})");
  EXPECT_EQ(taken("", true, "中心", list, by, "退件"), "missing_docs.urgency /urgency");
  EXPECT_EQ(taken("开工在即", false, "中心", list, by, "退件"), "missing_docs.commitment /commitment_signed");
  EXPECT_EQ(taken("开工在即", true, " ", list, by, "退件"), "missing_docs.consent /consent_by");
}
TEST(MissingDocs, P1_A17_b_a_notice_of_three_parts) {
  EXPECT_EQ(taken("开工在即", true, "中心", "[]", R"("2026-03-20")", "退件"), "missing_docs.notice_part /materials");
  EXPECT_EQ(taken("开工在即", true, "中心", R"(["图纸"])", "null", "退件"), "missing_docs.notice_part /deadline");
  EXPECT_EQ(taken("开工在即", true, "中心", R"(["图纸"])", R"("2026-03-20")", ""),
            "missing_docs.notice_part /overdue_handling");
}
TEST(MissingDocs, P1_A17_c_decided_only_when_complete) {
  EXPECT_EQ(asked("missing_docs.decision", R"({"still_missing":0})"), R"({"decidable":true})");
  EXPECT_EQ(asked("missing_docs.decision", R"({"still_missing":1})"), "missing_docs.incomplete /still_missing");
}

std::string late(const char* today, const char* completed = "null") {
  return asked("missing_docs.overdue", R"({"deadline":"2026-03-20","completed":)" + std::string(completed) +
                                           R"(,"today":"2026-03-)" + today + R"(","overdue_handling":"退件"})");
}
TEST(MissingDocs, P1_A17_c_what_the_notice_told_applies_from_the_day_after_the_deadline) {
  const char* const in_time = R"({"overdue":false,"handling":""})";
  const char* const over = R"({"overdue":true,"handling":"退件"})";
  EXPECT_EQ(late("19"), in_time);
  EXPECT_EQ(late("20"), in_time);
  EXPECT_EQ(late("21"), over);
  EXPECT_EQ(late("31", R"("2026-03-20")"), in_time);
  EXPECT_EQ(late("31", R"("2026-03-21")"), over);
}
TEST(MissingDocs, P1_A17_a_three_conditions_of_one_provision_are_one_reason) {
  const auto law = regulation::testing::law_under<MissingDocs>("provincial-windows-2019", "missing_docs");
  const auto taken = take_in(law, {.urgency = "开工在即",
                                   .commitment_signed = true,
                                   .consent_by = "中心",
                                   .materials = {"图纸"},
                                   .deadline = Date::of(2026, 3, 20),
                                   .overdue_handling = "退件"});
  ASSERT_EQ(taken->because.reasons.size(), 3u);
  EXPECT_EQ(taken->because.reasons[0].provision, "P1.A17.a");
  EXPECT_EQ(taken->because.reasons[1].provision, "P1.A17.b");
  EXPECT_EQ(taken->because.reasons[2].provision, "P1.A17.c");
}

}  // namespace
}  // namespace onewindow::missing_docs
