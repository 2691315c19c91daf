#include "service/catalogue/placing.h"

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

}  // namespace onewindow::catalogue
