#pragma once
// Items and windows, seen together: who may propose that an item enters or leaves a window, and what a publication may
// not change by the way (P1.A7).
#include "centre/organisation/mergers.h"
#include "centre/organisation/placing.h"
#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue {

struct ItemPlacement {
  Text<80, 1> item;   // its code; whose item it is, the catalogue says
  bool entry = true;  // false: exit
  Date from;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(ItemPlacement, (), (item, entry, from, reason))

// POST /api/v1/windows/{id}/placements. Refuses placement.item_unknown, placement.other_department for a proposer of
// another department, placement.pending, placement.nothing_changes.
organisation::Placement propose_placement(WriteContext& context, WindowId window, const ItemPlacement& proposal);

// Comprehensive windows that an item would enter or leave without the two consents, because it is new or because its
// category, level or department changes. Absent facts: not in the hall. Pure.
struct UnconsentedMoves {
  std::vector<const organisation::Window*> entering, leaving;
  bool none() const { return entering.empty() && leaving.empty(); }
};
UnconsentedMoves unconsented_moves(const std::vector<organisation::Window>& windows,
                                   const std::vector<organisation::Placement>& placements,
                                   const std::optional<organisation::ItemFacts>& before,
                                   const std::optional<organisation::ItemFacts>& after, Date on);

// Refuses item.windows_unconsented. The catalogue that a centre is set up with, by the command line, is its beginning.
void check_windows(ReadContext& context, const std::optional<ItemContent>& live, const ItemContent& next);

// A published item as far as windows are concerned.
struct Standing {
  ItemId id;
  std::string name;
  ItemType type = ItemType::public_service;
  std::vector<ItemTrait> traits;
  bool hall_included = true;
  std::string department_code;
  organisation::ItemFacts facts;  // department 0: none of the centre's
};
std::vector<Standing> standing_items(ReadContext& context);  // by code

// Departments whose items come to the target or are not taken at any of these windows any more. Pure.
std::vector<DepartmentId> concerned(const std::vector<Standing>& items, const std::vector<organisation::Window>& before,
                                    const organisation::Window& after,
                                    const std::vector<organisation::Placement>& placements, Date on);

// POST /api/v1/windows/{id}/regrouping. Refuses merger.agreement_missing with the departments that have not agreed, and
// what organisation::regroup refuses.
organisation::Merger regroup_windows(WriteContext& context, WindowId target,
                                     const organisation::Regrouping& regrouping);

}  // namespace onewindow::catalogue
