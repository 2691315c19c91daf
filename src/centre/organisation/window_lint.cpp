#include "centre/organisation/window_lint.h"

#include "centre/organisation/sections.h"
#include "regulation/tiers.h"

namespace onewindow::organisation {

void lint(regulation::Linter& linter) {
  const auto* rules = linter.section<WindowRules>();
  if (rules == nullptr) return;
  const std::pair<const char*, const std::optional<Cited<std::int32_t>>*> shares[] = {
      {"full_share_min", &rules->full_share_min},
      {"category_share_min", &rules->category_share_min},
      {"hall_share_min", &rules->hall_share_min}};
  for (const auto& [field, share] : shares)
    if (*share) regulation::lint_share(linter, {"windows", field}, (*share)->shown());
  const auto &least = rules->provincial_windows_min, &most = rules->provincial_windows_max;
  if (least && most && least->shown() > most->shown())
    linter.find(regulation::Severity::error, "windows", "provincial_windows_max", 0, "windows.range", "上限小于下限",
                "the most is less than the least");
  if (least) regulation::lint_floor(linter, {"windows", "provincial_windows_min"}, least->shown(), 0);
}

}  // namespace onewindow::organisation
