#pragma once
// A section as one about people's conduct will be, for the tests of what all such sections are asked: lateness in tiers
// with rising points under a month's most, and measures for acts. No feature has it.
#include "base/money.h"
#include "regulation/tiers.h"

namespace onewindow::regulation::testing {

struct Lateness {  // minutes
  std::int32_t from = 0, to = 0;
  Points points;
};
BOOST_DESCRIBE_STRUCT(Lateness, (), (from, to, points))

struct Measure {
  std::string act, measure;
};
BOOST_DESCRIBE_STRUCT(Measure, (), (act, measure))

struct Conduct {
  std::vector<Cited<Lateness>> late;
  std::optional<Cited<Points>> month_max;
  std::vector<Cited<Measure>> consequences;
};
BOOST_DESCRIBE_STRUCT(Conduct, (), (late, month_max, consequences))

inline constexpr std::int64_t kWorkdaysOfAMonth = 23;

// What a feature writes: its values in a plain form, and a line each.
inline void lint_conduct(Linter& linter) {
  const auto* conduct = linter.section<Conduct>();
  if (conduct == nullptr) return;
  std::vector<Tier> tiers;
  std::vector<Rung> points;
  std::int64_t worst = 0;
  for (std::size_t i = 0; i < conduct->late.size(); ++i) {
    const Lateness& late = conduct->late[i].shown();
    tiers.push_back({late.from, late.to, i});
    points.push_back({late.from, late.points.hundredths, i});
    worst = std::max(worst, late.points.hundredths);
  }
  lint_tiers(linter, "conduct", "late", std::move(tiers));
  lint_ladder(linter, "conduct", "late", Ladder::rising, std::move(points));
  if (conduct->month_max)
    lint_cap(linter, {"conduct", "month_max"}, conduct->month_max->shown().hundredths, worst * kWorkdaysOfAMonth);
  std::vector<std::string> acts;
  for (const auto& one : conduct->consequences) acts.push_back(one.shown().act);
  lint_stacked(linter, "conduct", "consequences", acts);
}

}  // namespace onewindow::regulation::testing
