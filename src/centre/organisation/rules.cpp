#include "centre/organisation/placing.h"

namespace onewindow::organisation {
namespace {

bool has_department(const Window& window, DepartmentId department) {
  return std::find(window.departments.begin(), window.departments.end(), department) != window.departments.end();
}

bool has_category(const Window& window, const std::string& category) {
  return std::find(window.categories.begin(), window.categories.end(), category) != window.categories.end();
}

bool takes_by_kind(const Window& window, const ItemFacts& item) {
  switch (window.kind) {
    case WindowKind::full_comprehensive: return true;
    case WindowKind::category_comprehensive: return has_category(window, item.category);
    case WindowKind::department:
    case WindowKind::shared_comprehensive:
    case WindowKind::station: return has_department(window, item.department);
    case WindowKind::provincial: return item.level == "province";
    case WindowKind::city: return item.level == "city";
  }
  return false;
}

// The day from which it holds; never, while one side has not consented (P1.A7).
std::optional<Date> holds_from(const Placement& placement) {
  Date from = placement.from;
  bool centre = false, department = false;
  for (const Consent& consent : placement.consents) {
    (consent.side == "centre" ? centre : department) = true;
    from = std::max(from, consent.at.date());
  }
  if (!centre || !department) return std::nullopt;
  return from;
}

}  // namespace

bool is_comprehensive(WindowKind kind) { return kind != WindowKind::department && kind != WindowKind::station; }

bool is_pending(const Placement& placement) { return !holds_from(placement); }

std::optional<bool> consented(const Window& window, const std::string& item, const std::vector<Placement>& placements,
                              Date on) {
  const Placement* last = nullptr;
  Date last_from;
  for (const Placement& placement : placements) {
    if (placement.window != window.id || placement.item != item) continue;
    const auto from = holds_from(placement);
    if (!from || *from > on || (placement.until && *placement.until < on)) continue;
    if (last != nullptr && std::pair(*from, placement.id) < std::pair(last_from, last->id)) continue;
    last = &placement;
    last_from = *from;
  }
  return last == nullptr ? std::nullopt : std::optional(last->entry);
}

bool takes(const Window& window, const ItemFacts& item, const std::vector<Placement>& placements, Date on) {
  if (!window.open) return false;
  const auto said = consented(window, item.code, placements, on);
  return said ? *said : takes_by_kind(window, item);
}

}  // namespace onewindow::organisation
