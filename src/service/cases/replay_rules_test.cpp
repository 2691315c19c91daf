#include "service/cases/replay_rules.h"

#include <gtest/gtest.h>

#include "service/cases/rules_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

// A text of its own, as a draft would be.
struct Drafted {
  explicit Drafted(const std::string& sections) {
    static const std::vector<regulation::SectionType> types{regulation::section<Intake>("intake"),
                                                            regulation::section<TimeLimits>("time_limits")};
    pack = regulation::load_pack(
        {"draft.yaml",
         "id: draft\nversion: 1\ntitle: 草案\nprovisions:\n  - {id: D.1, cite: 第一条, zh: 新限期, en: new}\n" +
             sections},
        types);
  }
  operator Sections() const {
    return {calendar(), Book::read<Intake>(pack), Book::read<TimeLimits>(pack), Book::read<Intake>(nullptr),
            Book::read<TimeLimits>(nullptr)};
  }
  std::shared_ptr<const regulation::Pack> pack;
};

Lived lived() {
  Lived out;
  out.received = noon("2026-03-02");  // a Monday
  out.course.notices.push_back({.at = noon("2026-03-06")});
  out.course.complete_at = noon("2026-03-09");
  out.accepted = noon("2026-03-10");
  out.transferred = noon("2026-03-10");
  out.decided = noon("2026-03-16");
  out.granted = true;
  return out;
}

std::vector<Difference> between(const Lived& of, const Sections& before, const Sections& after) {
  const auto item = item_of(5);
  return differences(of, {item, 1}, before, after, noon("2026-06-01"));
}
const Difference* find(const std::vector<Difference>& all, const std::string& what) {
  for (const auto& one : all)
    if (one.what == what) return &one;
  return nullptr;
}

TEST(Replay, TheSameTextChangesNothing) {
  EXPECT_TRUE(between(lived(), kWorkNorms, kWorkNorms).empty());
  EXPECT_TRUE(between(lived(), kShaoxing, kShaoxing).empty());
  EXPECT_TRUE(between(lived(), kProvincial, kProvincial).empty());
}

TEST(Replay, P5c_2_c_ALongerNoticeLimitPutsALateNoticeInTime) {
  const Drafted draft("intake:\n  notice_limit: 4 workdays @ D.1\n");
  const auto all = between(lived(), kWorkNorms, draft);
  const auto* notice = find(all, "notice");
  ASSERT_NE(notice, nullptr);
  EXPECT_EQ(notice->before->due, day("2026-03-05"));
  EXPECT_FALSE(notice->before->on_time);
  EXPECT_EQ(notice->after->due, day("2026-03-06"));
  EXPECT_TRUE(notice->after->on_time);
  EXPECT_EQ(notice->before->provisions, (std::vector<std::string>{"P5c.2.c"}));
  EXPECT_EQ(notice->after->provisions, (std::vector<std::string>{"D.1"}));
}

TEST(Replay, P5c_3_d_WithoutTheRuleTheLimitCountsFromAcceptance) {
  const Drafted draft("intake:\n  notice_limit: 3 days @ D.1\n");
  const auto all = between(lived(), kWorkNorms, draft);
  const auto* promised = find(all, "promised");
  ASSERT_NE(promised, nullptr);
  EXPECT_EQ(promised->before->due, day("2026-03-16")) << "five workdays from the day the materials were put right";
  EXPECT_EQ(promised->after->due, day("2026-03-17")) << "from the day it was accepted";
}

TEST(Replay, P9_A9_c_ATextThatSetsAClockStartsIt) {
  const auto all = between(lived(), kWorkNorms, kShaoxing);
  const auto* back = find(all, "return");
  ASSERT_NE(back, nullptr);
  EXPECT_FALSE(back->before.has_value());
  EXPECT_EQ(back->after->provisions.front(), "P9.A9.c");
  const auto other = between(lived(), kShaoxing, kWorkNorms);
  EXPECT_FALSE(find(other, "return")->after.has_value());
}

TEST(Replay, P8_A7_2_AnExtensionThatAnotherTextDoesNotHaveIsRefused) {
  Lived of = lived();
  of.course.extensions.push_back({.asked_by = AccountId{1},
                                  .asked_at = noon("2026-03-12"),
                                  .workdays = 3,
                                  .reason = "核查",
                                  .promised = true,
                                  .answered_at = noon("2026-03-12"),
                                  .granted = true});
  const auto all = between(of, kJiayuguan, kWorkNorms);
  const auto* extension = find(all, "extension");
  ASSERT_NE(extension, nullptr);
  EXPECT_EQ(extension->before_code, "");
  EXPECT_EQ(extension->after_code, "extension.not_provided");
}

}  // namespace
}  // namespace onewindow::cases
