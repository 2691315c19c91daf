#include "regulation/tiers.h"

#include <gtest/gtest.h>

#include "regulation/tiers_testing.h"

namespace onewindow::regulation {
namespace {

// "code entry" of what is said of the section `conduct`, one a line; the entry is its line in the file.
std::string found(const std::string& body) {
  static const SectionType sections[] = {section<testing::Conduct>("conduct")};
  static const SectionLint lints[] = {testing::lint_conduct};
  const std::string head =
      "id: s\nversion: 1\ntitle: 样例\nissuer: 某局\neffective: 2026-01-01\n"
      "provisions:\n  - {id: S.1, cite: 第一条, zh: 文, en: text}\nconduct:\n";
  std::string out;
  for (const auto& finding : lint({"s", head + body}, {sections, lints, {}}))
    out += finding.code + " " + finding.place.substr(2, finding.place.rfind(':') - 2) + "\n";
  return out;
}

std::string late(const std::vector<std::array<int, 3>>& tiers) {
  std::string out = "  late:\n";
  for (const auto& [from, to, points] : tiers)
    out += "    - {value: {from: " + std::to_string(from) + ", to: " + std::to_string(to) +
           ", points: " + std::to_string(points) + " points}, at: S.1}\n";
  return out;
}

TEST(Tiers, OneAfterTheOtherIsSound) {
  EXPECT_EQ(found(late({{1, 16, 1}, {16, 31, 2}, {31, 61, 2}})), "");
  EXPECT_EQ(found(late({{16, 31, 2}, {1, 16, 1}})), "") << "whatever order they stand in";
}

TEST(Tiers, OverlapGapAndEmptinessAreSaidAtTheirTier) {
  EXPECT_EQ(found(late({{1, 17, 1}, {16, 31, 2}})), "tiers.overlap 11\n");
  EXPECT_EQ(found(late({{16, 31, 2}, {1, 17, 1}})), "tiers.overlap 11\n") << "at the later line";
  EXPECT_EQ(found(late({{1, 16, 1}, {17, 31, 2}})), "tiers.gap 11\n");
  EXPECT_EQ(found(late({{1, 100, 1}, {16, 31, 2}, {31, 40, 2}})), "tiers.overlap 11\ntiers.overlap 12\n")
      << "one that holds two others";
  EXPECT_EQ(found(late({{16, 16, 1}})), "tiers.empty 10\n");
  EXPECT_EQ(found(late({{16, 1, 1}})), "tiers.empty 10\n");
}

TEST(Tiers, ATierWithoutEndIsTheLast) {
  std::vector<Finding> findings;
  const auto root = yaml::parse("s", "s:\n  f: [a, b]\n");
  const Pack pack{};
  const std::string file = "s";
  Linter linter(file, pack, root, {}, findings);
  lint_tiers(linter, "s", "f", {{.from = 0, .to = std::nullopt, .item = 0}, {.from = 9, .to = 12, .item = 1}});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "tiers.overlap");
  EXPECT_EQ(findings[0].place, "s:2:10");
  findings.clear();
  lint_tiers(linter, "s", "f", {{.from = 9, .to = std::nullopt, .item = 1}, {.from = 0, .to = 9, .item = 0}});
  EXPECT_TRUE(findings.empty());
  lint_ladder(linter, "s", "f", Ladder::falling,
              {{.rank = 1, .value = 5, .item = 0}, {.rank = 2, .value = 6, .item = 1}});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "ladder.order");
  findings.clear();
  lint_cap(linter, {"s", "f"}, 4, 5);
  lint_floor(linter, {"s", "f"}, 1, 0);
  EXPECT_TRUE(findings.empty()) << "both bind";
  lint_cap(linter, {"s", "f"}, 5, 5);
  lint_floor(linter, {"s", "f"}, 0, 0);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].severity, Severity::remark);
}

TEST(Ladder, TheValueDoesNotTurnRound) {
  EXPECT_EQ(found(late({{1, 16, 3}, {16, 31, 2}})), "ladder.order 11\n");
  EXPECT_EQ(found(late({{1, 16, 1}, {1, 16, 2}})), "tiers.overlap 11\nladder.rung_twice 11\n");
}

TEST(Caps, OneThatCannotBeReachedIsARemark) {
  EXPECT_EQ(found(late({{1, 16, 1}}) + "  month_max: 22 points @ S.1\n"), "");
  EXPECT_EQ(found(late({{1, 16, 1}}) + "  month_max: 23 points @ S.1\n"), "cap.never_binds 11\n");
}

TEST(Consequences, TwoOfOneActAreARemark) {
  const std::string one = "  consequences:\n    - {value: {act: smoking, measure: warning}, at: S.1}\n";
  EXPECT_EQ(found(one + "    - {value: {act: absence, measure: warning}, at: S.1}\n"), "");
  EXPECT_EQ(found(one + "    - {value: {act: smoking, measure: fine}, at: S.1}\n"), "consequence.stacked 11\n");
}

// ---- parts of a whole

Duration workdays(int count) { return {Unit::workdays, count}; }
Duration days(int count) { return {Unit::days, count}; }

TEST(Parts, LongerOnlyWhereNoCalendarCouldMakeItShorter) {
  EXPECT_TRUE(surely_longer(workdays(6), workdays(5)));
  EXPECT_FALSE(surely_longer(workdays(5), workdays(5)));
  EXPECT_TRUE(surely_longer(workdays(6), days(5))) << "six workdays are six days at least";
  EXPECT_FALSE(surely_longer(workdays(5), days(5)));
  EXPECT_FALSE(surely_longer(days(6), workdays(5))) << "five workdays over a holiday";
  EXPECT_TRUE(surely_longer(days(22), workdays(5)));
  EXPECT_TRUE(surely_longer(days(1), {Unit::same_day, 0}));
  EXPECT_FALSE(surely_longer({Unit::same_visit, 0}, {Unit::same_day, 0}));
  EXPECT_FALSE(surely_longer({Unit::minutes, 30}, {Unit::same_day, 0}));
  EXPECT_TRUE(surely_longer({Unit::minutes, 1440}, {Unit::same_day, 0}));
}

std::string parts(const MaybeLimit& whole, const std::vector<MaybeLimit>& limits) {
  static const auto root = yaml::parse("s", "s:\n  f: [a, b, c]\n");
  std::vector<Finding> findings;
  const Pack pack{};
  const std::string file = "s";
  Linter linter(file, pack, root, {}, findings);
  std::vector<Part> all;
  for (std::size_t i = 0; i < limits.size(); ++i) all.push_back({{"s", "f", i}, limits[i]});
  lint_parts(linter, whole, all);
  std::string out;
  for (const auto& finding : findings) out += finding.code + " " + finding.place + "\n";
  return out;
}

MaybeLimit cited(const Duration& limit) { return Cited<Duration>(limit, {}); }

TEST(Parts, EachAndAllTogetherAreWithinTheWhole) {
  EXPECT_EQ(parts(cited(workdays(3)), {cited({Unit::same_day, 0}), cited(workdays(2)), cited(workdays(1))}), "");
  EXPECT_EQ(parts(cited(workdays(3)), {cited(workdays(4)), cited(workdays(1))}), "limit.sub_limit s:2:7\n");
  EXPECT_EQ(parts(cited(workdays(3)), {cited(workdays(2)), std::nullopt, cited(workdays(2))}),
            "limit.sub_limit s:2:13\n")
      << "together they are longer, said at the last";
  EXPECT_EQ(parts(std::nullopt, {cited(workdays(40))}), "") << "no whole, nothing to fit into";
  EXPECT_EQ(parts(cited(days(3)), {cited(workdays(2)), cited(workdays(2))}), "") << "not counted in one unit";
}

}  // namespace
}  // namespace onewindow::regulation
