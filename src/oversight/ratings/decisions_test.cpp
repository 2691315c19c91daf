#include "oversight/ratings/decisions.h"

#include <gtest/gtest.h>

#include "regulation/testing.h"

namespace onewindow::ratings {
namespace {

// The nation's text, which binds wherever it is asked.
std::string asked(const std::string& name, const std::string& facts) {
  static const std::vector<regulation::SectionType> sections{regulation::section<Ratings>("ratings")};
  static const auto calendar =
      regulation::Calendar::from_csv(regulation::testing::file_text("regulations/calendar/cn-workdays.csv"));
  static const auto base = regulation::load_pack(
      {"rating-norms-2020.yaml", regulation::testing::file_text("regulations/rating-norms-2020.yaml")}, sections,
      regulation::Unregistered::skip);
  const auto law = regulation::law_of(calendar, base, {base}, Date::of(2026, 3, 2));
  const auto answer = regulation::find_decision(decisions(), name)->decide(law, json::parse(facts));
  if (answer.refusal) return answer.refusal->code;
  return answer.silent ? "silent" : boost::json::serialize(answer.value);
}
std::string rated(const std::string& level) {
  return asked("ratings",
               R"({"level":")" + level +
                   R"(","options":[],"service_at":"2026-03-02T02:00:00Z","rated_at":"2026-03-02T03:00:00Z"})");
}

TEST(RatingTold, GC51_TheTwoLowestLevelsAreBad) {
  EXPECT_EQ(rated("basically_satisfied"), R"({"bad":false,"national_code":3})");
  EXPECT_EQ(rated("dissatisfied"), R"({"bad":true,"national_code":2})");
  EXPECT_EQ(rated("very_dissatisfied"), R"({"bad":true,"national_code":1})");
}

TEST(RatingTold, AnOptionOfAnotherLevelIsRefused) {
  EXPECT_EQ(
      asked(
          "ratings",
          R"({"level":"satisfied","options":[510],"service_at":"2026-03-02T02:00:00Z","rated_at":"2026-03-02T03:00:00Z"})"),
      "rating.option_of_other_level");
}

TEST(RatingTold, GC51_WhatProvedUnfoundedDoesNotCount) {
  EXPECT_EQ(asked("ratings.finding", R"({"verdict":"unfounded","text":"不实","heard":"","own":false})"),
            R"({"counts":false,"fault":false})");
  EXPECT_EQ(asked("ratings.finding", R"({"verdict":"worker_fault","text":"属实","heard":"已听取","own":false})"),
            R"({"counts":true,"fault":true})");
  EXPECT_EQ(asked("ratings.finding", R"({"verdict":"worker_fault","text":"属实","heard":"","own":false})"),
            "rating.not_heard");
  EXPECT_EQ(asked("ratings.finding", R"({"verdict":"unfounded","text":"不实","heard":"","own":true})"), "rating.own");
}

}  // namespace
}  // namespace onewindow::ratings
