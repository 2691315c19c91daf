#include "service/catalogue/placing.h"

#include <set>

namespace onewindow::catalogue {

UnconsentedMoves unconsented_moves(const std::vector<organisation::Window>& windows,
                                   const std::vector<organisation::Placement>& placements,
                                   const std::optional<organisation::ItemFacts>& before,
                                   const std::optional<organisation::ItemFacts>& after, Date on) {
  UnconsentedMoves moves;
  for (const auto& window : windows) {
    const auto& facts = after ? after : before;
    if (!facts || !organisation::is_comprehensive(window.kind)) continue;
    if (organisation::consented(window, facts->code, placements, on)) continue;
    const bool was = before && organisation::takes(window, *before, placements, on);
    const bool is = after && organisation::takes(window, *after, placements, on);
    if (is && !was) moves.entering.push_back(&window);
    if (was && !is) moves.leaving.push_back(&window);
  }
  return moves;
}

std::vector<DepartmentId> concerned(const std::vector<Standing>& items, const std::vector<organisation::Window>& before,
                                    const organisation::Window& after,
                                    const std::vector<organisation::Placement>& placements, Date on) {
  std::set<DepartmentId> departments;
  for (const Standing& item : items) {
    if (!item.hall_included || !item.facts.department) continue;
    const bool was = std::any_of(before.begin(), before.end(), [&](const organisation::Window& window) {
      return organisation::takes(window, item.facts, placements, on);
    });
    if (was != organisation::takes(after, item.facts, placements, on)) departments.insert(item.facts.department);
  }
  return {departments.begin(), departments.end()};
}

}  // namespace onewindow::catalogue
