// Items entering and leaving windows (P1.A7): a proposal with its reason, then the consent of the centre and of the
// department.
#include "centre/organisation/checks.h"
#include "centre/organisation/store.h"

namespace onewindow::organisation {
namespace {

Refusal conflict(std::string code, std::string zh, std::string en) {
  return Refusal(RefusalKind::conflict, std::move(code), std::move(zh), std::move(en));
}

void check_may_consent(const Actor& actor, const store::PlacementRow& row, bool for_department) {
  require(actor, for_department ? kConsentForDepartment : kConsentForCentre);
  if (for_department && !actor.system && actor.department != row.department_id)
    throw Refusal(RefusalKind::forbidden, "placement.other_department",
                  "该事项属于其他部门，请由事项所属部门的负责人同意。",
                  "the item belongs to another department; let a leader of that department consent");
  if (for_department ? row.department_by.has_value() : row.centre_by.has_value())
    throw conflict("placement.consented", "这一方已经同意，无需重复。", "this side has already consented");
  // Two bodies agree, so two people do.
  const auto& other = for_department ? row.centre_by : row.department_by;
  if (!actor.system && other == actor.name)
    throw conflict("placement.same_person", "中心与部门的同意不能由同一人作出。",
                   "one person cannot consent for both the centre and the department");
}

Date in_force_from(const store::PlacementRow& row, Date today) { return std::max(row.from_date, today); }

}  // namespace

std::vector<Placement> placements(ReadContext& context) {
  std::vector<Placement> shown;
  for (const auto& row : store::placements(context.db)) shown.push_back(row.shown());
  return shown;
}

std::vector<Window> windows_for(ReadContext& context, const ItemFacts& item) {
  std::vector<Placement> of_item;
  for (const auto& row : store::placements_of(context.db, item.code)) of_item.push_back(row.shown());
  std::vector<Window> found;
  for (auto& window : store::windows(context.db))
    if (takes(window, item, of_item, context.today())) found.push_back(std::move(window));
  return located(context, std::move(found));
}

std::optional<Window> takes_here(ReadContext& context, WindowId id, const ItemFacts& item) {
  auto window = store::window(context.db, id);
  if (!window) return std::nullopt;
  std::vector<Placement> of_item;
  for (const auto& row : store::placements_of(context.db, item.code)) of_item.push_back(row.shown());
  if (!takes(*window, item, of_item, context.today())) return std::nullopt;
  return window;
}

Placement propose(WriteContext& context, WindowId window, const PlacementProposal& proposal) {
  if (!store::window(context.db, window))
    throw Refusal(RefusalKind::not_found, "window.not_found", "本中心没有这个窗口。", "this centre has no such window");
  if (proposal.item.empty() || proposal.item.size() > 80)
    throw Refusal(RefusalKind::invalid, "placement.item", "请写明事项编码。", "name the item by its code").at("/item");
  if (!store::department(context.db, proposal.department))
    throw Refusal(RefusalKind::invalid, "placement.department_unknown", "本中心没有这个部门，请选择事项所属部门。",
                  "this centre has no such department; name the one that owns the item")
        .at("/department");
  const store::PlacementRow row{.id = context.make_id<PlacementId>(),
                                .window_id = window,
                                .item = proposal.item,
                                .department_id = proposal.department,
                                .entry = proposal.entry,
                                .from_date = proposal.from,
                                .reason = proposal.reason,
                                .proposed_by = context.actor.name};
  store::insert(context.db, row);
  context.record("organisation.propose", "placement", row.id, "", json::text(row));
  return row.shown();
}

Placement consent(WriteContext& context, PlacementId id, bool for_department) {
  const auto before = store::placement(context.db, id);
  if (!before)
    throw Refusal(RefusalKind::not_found, "placement.not_found", "没有这项进退提议。", "there is no such proposal");
  check_may_consent(context.actor, *before, for_department);
  store::PlacementRow row = *before;
  (for_department ? row.department_by : row.centre_by) = context.actor.name;
  (for_department ? row.department_at : row.centre_at) = context.now;
  store::consent(context.db, row);
  if (!row.entry && row.centre_by && row.department_by)
    store::end_entries(context.db, row, in_force_from(row, context.today()) - 1);
  context.record("organisation.consent", "placement", id, json::text(*before), json::text(row),
                 {{"side", for_department ? "department" : "centre"}});
  return row.shown();
}

}  // namespace onewindow::organisation
