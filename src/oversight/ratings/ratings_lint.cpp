#include "oversight/ratings/ratings_lint.h"

#include "oversight/ratings/sections.h"

namespace onewindow::ratings {

void lint(regulation::Linter& linter) {
  const auto* ratings = linter.section<Ratings>();
  if (ratings == nullptr) return;
  const auto levels = std::int32_t(reflect::type_of<Level>().enumerators.size());
  if (ratings->levels && ratings->levels->shown() != levels)
    linter.find(regulation::Severity::error, "ratings", "levels", 0, "ratings.levels",
                "好差评为全国统一的" + std::to_string(levels) + "级", "ratings have the nation's five levels");
}

}  // namespace onewindow::ratings
