#include "centre/organisation/window_lint.h"

#include "centre/organisation/sections.h"

namespace onewindow::organisation {

void lint(regulation::Linter& linter) {
  const auto* rules = linter.section<WindowRules>();
  if (rules == nullptr) return;
  const std::pair<const char*, const std::optional<Cited<std::int32_t>>*> shares[] = {
      {"full_share_min", &rules->full_share_min},
      {"category_share_min", &rules->category_share_min},
      {"hall_share_min", &rules->hall_share_min}};
  for (const auto& [field, share] : shares)
    if (*share && ((*share)->shown() < 0 || (*share)->shown() > 100))
      linter.find(regulation::Severity::error, "windows", field, 0, "windows.percent", "比例应在 0 到 100 之间",
                  "a share lies between 0 and 100 per cent");
  const auto &least = rules->provincial_windows_min, &most = rules->provincial_windows_max;
  if (least && most && least->shown() > most->shown())
    linter.find(regulation::Severity::error, "windows", "provincial_windows_max", 0, "windows.range", "上限小于下限",
                "the most is less than the least");
}

}  // namespace onewindow::organisation
