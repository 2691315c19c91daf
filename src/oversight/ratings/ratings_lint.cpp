#include "oversight/ratings/ratings_lint.h"

#include "oversight/ratings/rules.h"
#include "regulation/tiers.h"

namespace onewindow::ratings {

namespace {

using regulation::Severity;
using regulation::Tier;

// From the lowest level upwards without leaving one out: who says worse is not better thought of.
void lint_bad(regulation::Linter& linter, const Ratings& ratings) {
  if (ratings.bad.empty()) return;
  std::vector<Tier> tiers{{.from = 0, .to = 1}};
  for (std::size_t i = 0; i < ratings.bad.size(); ++i) {
    const std::int64_t code = national_code(ratings.bad[i].shown());
    tiers.push_back({code, code + 1, i});
  }
  regulation::lint_tiers(linter, "ratings", "bad", std::move(tiers));
}

// An option's first digit is its level; where some levels have options, all have.
void lint_options(regulation::Linter& linter, const Ratings& ratings, std::int32_t levels) {
  if (ratings.options.empty()) return;
  std::set<std::int32_t> codes;
  std::map<std::int32_t, std::size_t> first;  // of each level
  for (std::size_t i = 0; i < ratings.options.size(); ++i) {
    const std::int32_t code = ratings.options[i].shown().code, level = code / 100;
    if (level < 1 || level > levels) {
      linter.find(Severity::error, "ratings", "options", i, "ratings.option_level",
                  "选项代码的首位是评价等级：" + std::to_string(code) + "不属于任何一级",
                  "an option's first digit is its level; " + std::to_string(code) + " has none");
      return;
    }
    if (!codes.insert(code).second)
      linter.find(Severity::error, "ratings", "options", i, "ratings.option_twice",
                  "选项代码" + std::to_string(code) + "重复", "two options have the code " + std::to_string(code));
    first.emplace(level, i);
  }
  std::vector<Tier> tiers{{.from = 0, .to = 1}};
  for (const auto& [level, item] : first) tiers.push_back({level, level + 1, item});
  tiers.push_back({levels + 1, levels + 2, ratings.options.size() - 1});
  regulation::lint_tiers(linter, "ratings", "options", std::move(tiers));
}

}  // namespace

void lint(regulation::Linter& linter) {
  const auto* ratings = linter.section<Ratings>();
  if (ratings == nullptr) return;
  const auto levels = std::int32_t(reflect::type_of<Level>().enumerators.size());
  if (ratings->levels && ratings->levels->shown() != levels)
    linter.find(Severity::error, "ratings", "levels", 0, "ratings.levels",
                "好差评为全国统一的" + std::to_string(levels) + "级", "ratings have the nation's five levels");
  lint_bad(linter, *ratings);
  lint_options(linter, *ratings, levels);
}

}  // namespace onewindow::ratings
