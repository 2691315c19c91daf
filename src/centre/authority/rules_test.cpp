#include "centre/authority/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::authority {
namespace {

std::string asked(const std::string& pack, const std::string& name, const std::string& facts) {
  return regulation::testing::asked<Authority>(decisions(), pack, name, facts);
}
std::string decider(const std::string& pack, const char* kind, bool authorised) {
  return asked(pack, "authority",
               R"({"kind":")" + std::string(kind) + R"(","authorised":)" + (authorised ? "true}" : "false}"));
}
const char* const kWindow = R"({"window":true,"review_and_transfer":false})";

TEST(Authority, P1_A2_a_the_window_never_decides) {
  EXPECT_EQ(decider("provincial-windows-2019", "registration", true), R"({"window":false,"review_and_transfer":true})");
}
TEST(Authority, P3_A8_nine_kinds_within_the_authorisation) {
  for (const char* kind : {"approval", "registration", "certification", "annual_check", "annual_review", "renewal",
                           "review", "public_service", "convenience_service"}) {
    EXPECT_EQ(decider("linze-hall-2018", kind, true), kWindow) << kind;
    EXPECT_NE(decider("linze-hall-2018", kind, false), kWindow) << kind;
  }
  EXPECT_EQ(decider("linze-hall-2018", "other", true), R"({"window":false,"review_and_transfer":false})");
}
TEST(Authority, P9_A10_a_P9_A10_b_within_the_authorisation_else_checked_and_passed_on) {
  EXPECT_EQ(decider("shaoxing-windows-2008", "other", true), kWindow);
  EXPECT_EQ(decider("shaoxing-windows-2008", "registration", false), R"({"window":false,"review_and_transfer":true})");
}
std::string posts(const std::string& pack, int stationed, int chiefs, int leaders) {
  const auto answer =
      boost::json::parse(asked(pack, "authority.posts",
                               R"({"stationed":)" + std::to_string(stationed) + R"(,"chiefs":)" +
                                   std::to_string(chiefs) + R"(,"leaders":)" + std::to_string(leaders) + "}"));
  return std::to_string(answer.at("chiefs_owed").as_int64()) + " " +
         std::to_string(answer.at("leaders_owed").as_int64()) + (answer.at("filled").as_bool() ? " filled" : " open");
}
TEST(Authority, P3_A17_a_exactly_one_chief_a_department) {
  const char* const p3 = "linze-hall-2018";
  EXPECT_EQ(posts(p3, 1, 0, 0), "1 0 open");
  EXPECT_EQ(posts(p3, 1, 1, 0), "1 0 filled");
  EXPECT_EQ(posts(p3, 1, 2, 0), "1 0 open");
}
TEST(Authority, P8_A11_4_a_one_chief_from_two_people_on) {
  const char* const p8 = "jiayuguan-windows-2022";
  EXPECT_EQ(posts(p8, 1, 0, 0), "0 0 filled");
  EXPECT_EQ(posts(p8, 2, 0, 0), "1 0 open");
  EXPECT_EQ(posts(p8, 2, 1, 0), "1 0 filled");
  EXPECT_EQ(posts(p8, 2, 2, 0), "1 0 open");
  EXPECT_EQ(posts(p8, 3, 1, 0), "1 0 filled");
}
TEST(Authority, P9_A6_c_one_chief_and_one_leader) {
  const char* const p9 = "shaoxing-windows-2008";
  EXPECT_EQ(posts(p9, 1, 1, 1), "1 1 filled");
  EXPECT_EQ(posts(p9, 1, 0, 1), "1 1 open");
  EXPECT_EQ(posts(p9, 1, 2, 1), "1 1 open");
  EXPECT_EQ(posts(p9, 1, 1, 0), "1 1 open");
  EXPECT_EQ(posts(p9, 1, 1, 2), "1 1 open");
}
TEST(Authority, P3_A17_b_P3_A17_c_a_signed_letter_with_four_powers) {
  EXPECT_EQ(asked("linze-hall-2018", "authority.letter",
                  R"({"powers":["accept_review","decide","coordinate_urge","document_seal"],"signed_by_both":true})"),
            R"({"missing":[]})");
  EXPECT_EQ(asked("linze-hall-2018", "authority.letter",
                  R"({"powers":["accept_review","decide","coordinate_urge"],"signed_by_both":true})"),
            R"({"missing":["document_seal"]})");
  EXPECT_EQ(asked("linze-hall-2018", "authority.letter", R"({"powers":[],"signed_by_both":true})"),
            R"({"missing":["accept_review","decide","coordinate_urge","document_seal"]})");
  EXPECT_EQ(asked("linze-hall-2018", "authority.letter", R"({"powers":[],"signed_by_both":false})"),
            "authority.not_signed /signed_by_both");
}

}  // namespace
}  // namespace onewindow::authority
