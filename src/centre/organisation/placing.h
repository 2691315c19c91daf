#pragma once
// Which windows a placement binds, for those who look at many items at once. Pure.
#include "centre/organisation/organisation.h"

namespace onewindow::organisation {

// 综合窗口: an item enters or leaves one only by the consent of the centre and of its department (P1.A7). A
// department's own window and a station's take what is theirs.
bool is_comprehensive(WindowKind kind);

// What both sides have consented to for this item at this window, as of the day: true it has entered, false it has
// left, nothing when they have said nothing.
std::optional<bool> consented(const Window& window, const std::string& item, const std::vector<Placement>& placements,
                              Date on);

// Waits for a consent.
bool is_pending(const Placement& placement);

}  // namespace onewindow::organisation
