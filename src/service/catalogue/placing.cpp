#include "service/catalogue/placing.h"

#include "service/catalogue/editing.h"

namespace onewindow::catalogue {

namespace {

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en, std::string at = "") {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

// What is public of the item; before its first publication, what is drafted.
ItemContent spoken_of(ReadContext& context, const std::string& code) {
  const auto item = store::find_by_code(context.db, code);
  if (!item)
    throw refused(RefusalKind::invalid, "placement.item_unknown", "事项库中没有编码为“" + code + "”的事项",
                  "there is no item with the code \"" + code + "\"", "/item");
  return load_version(context, item->id, item->shown()).content;
}

void check_proposer(const Actor& actor, const organisation::Department& owner) {
  if (actor.system || !actor.department || *actor.department == owner.id) return;
  throw refused(RefusalKind::forbidden, "placement.other_department",
                "该事项属于" + owner.name + "，请由该部门或中心提出",
                "the item belongs to another department; that department or the centre proposes it", "/item");
}

void check_changes(const organisation::Window& window, const Hall& hall, const ItemContent& content, bool entry) {
  for (const auto& placement : hall.placements)
    if (placement.window == window.id && placement.item == content.code && placement.entry == entry &&
        organisation::is_pending(placement))
      throw refused(RefusalKind::conflict, "placement.pending", "同样的提议正在等待双方同意，无需重复提出",
                    "the same proposal waits for its consents already", "/item");
  const bool taken =
      content.hall_included && organisation::takes(window, hall.facts(content), hall.placements, hall.today);
  const bool agreed = organisation::consented(window, content.code, hall.placements, hall.today) == entry;
  if (agreed || (!entry && !taken))
    throw refused(RefusalKind::conflict, "placement.nothing_changes",
                  entry ? "双方已同意该事项进驻此窗口" : "该事项本来就不在此窗口受理",
                  entry ? "both have consented already" : "the window does not take the item anyway", "/item");
}

std::string numbers(const std::vector<const organisation::Window*>& windows) {
  std::string out;
  for (const auto* window : windows) out += (out.empty() ? "" : "、") + std::to_string(window->number);
  return out;
}

boost::json::array ids(const std::vector<const organisation::Window*>& windows) {
  boost::json::array out;
  for (const auto* window : windows) out.push_back(boost::json::string(std::to_string(window->id.value)));
  return out;
}

}  // namespace

organisation::Placement propose_placement(WriteContext& context, WindowId id, const ItemPlacement& proposal) {
  const auto window = organisation::find_window(context, id);
  if (!window)
    throw refused(RefusalKind::not_found, "window.not_found", "本中心没有这个窗口。", "this centre has no such window");
  const ItemContent content = spoken_of(context, proposal.item);
  const Hall hall(context);
  const auto owner = hall.departments.find(content.department);
  if (owner == hall.departments.end())
    throw refused(RefusalKind::conflict, "placement.department_unknown",
                  "该事项的所属部门“" + content.department + "”不在本中心，请先登记部门或改正事项",
                  "the item's department \"" + content.department + "\" is not at this centre", "/item");
  check_proposer(context.actor, owner->second);
  check_changes(*window, hall, content, proposal.entry);
  return organisation::propose(context, id,
                               {.item = proposal.item,
                                .department = owner->second.id,
                                .entry = proposal.entry,
                                .from = proposal.from,
                                .reason = proposal.reason});
}

void check_windows(ReadContext& context, const std::optional<ItemContent>& live, const ItemContent& next) {
  if (context.actor.system) return;
  const Hall hall(context);
  const auto facts = [&](const ItemContent& content) {
    return content.hall_included ? std::optional(hall.facts(content)) : std::nullopt;
  };
  const auto moves =
      unconsented_moves(hall.windows, hall.placements, live ? facts(*live) : std::nullopt, facts(next), hall.today);
  if (moves.none()) return;
  throw Refusal(RefusalKind::conflict, "item.windows_unconsented",
                "公布后该事项将" + (moves.entering.empty() ? "" : "进入 " + numbers(moves.entering) + " 号综合窗口") +
                    (moves.leaving.empty()
                         ? ""
                         : (moves.entering.empty() ? "" : "、") + ("退出 " + numbers(moves.leaving) + " 号综合窗口")) +
                    "，须先由中心与部门商定：请对这些窗口提出进驻或退出，双方同意后再公布",
                "published, the item would enter windows " + numbers(moves.entering) + " and leave windows " +
                    numbers(moves.leaving) + "; propose these placements and let both sides consent first")
      .at("/category")
      .with("entering", ids(moves.entering))
      .with("leaving", ids(moves.leaving));
}

std::vector<Standing> standing_items(ReadContext& context) {
  const Hall hall(context);
  std::vector<Standing> out;
  for (auto& item : store::all_published(context.db)) {
    const auto department = hall.departments.find(item.department);
    out.push_back({.id = item.id,
                   .name = std::move(item.name),
                   .type = item.type,
                   .traits = std::move(item.traits),
                   .hall_included = item.hall_included,
                   .department_code = item.department,
                   .facts = {item.code, boost::describe::enum_to_string(item.category, ""), item.level,
                             department == hall.departments.end() ? DepartmentId{} : department->second.id}});
  }
  return out;
}

namespace {

// The target and its sources as they are; empty where the target is none, which regroup refuses.
std::vector<organisation::Window> concerned_windows(ReadContext& context, WindowId target,
                                                    const organisation::Regrouping& regrouping) {
  std::vector<organisation::Window> out;
  if (auto window = organisation::find_window(context, target)) out.push_back(std::move(*window));
  for (const auto& source : regrouping.sources)
    if (auto window = organisation::find_window(context, source)) out.push_back(std::move(*window));
  return out;
}

void check_agreements(ReadContext& context, WindowId target, const organisation::Regrouping& regrouping) {
  const auto before = concerned_windows(context, target, regrouping);
  if (context.actor.system || before.empty() || before.front().id != target) return;
  organisation::Window after = before.front();
  after.kind = regrouping.kind;
  after.categories = regrouping.categories;
  after.departments = regrouping.departments;
  std::string names;
  boost::json::array missing;
  for (const DepartmentId id :
       concerned(standing_items(context), before, after, organisation::placements(context), context.today())) {
    const bool agreed = std::any_of(regrouping.agreements.begin(), regrouping.agreements.end(),
                                    [&](const auto& agreement) { return agreement.department == id; });
    if (agreed) continue;
    const auto department = organisation::find_department(context, id);
    names += (names.empty() ? "" : "、") + (department ? department->name : std::to_string(id.value));
    missing.push_back(boost::json::string(std::to_string(id.value)));
  }
  if (missing.empty()) return;
  throw Refusal(RefusalKind::conflict, "merger.agreement_missing",
                "以下部门的事项将因此进入或退出窗口，须先商定并写明其意见：" + names,
                "items of these departments would enter or leave by it; their agreement is missing: " + names)
      .at("/agreements")
      .with("departments", std::move(missing));
}

}  // namespace

organisation::Merger regroup_windows(WriteContext& context, WindowId target,
                                     const organisation::Regrouping& regrouping) {
  check_agreements(context, target, regrouping);
  return organisation::regroup(context, target, regrouping);
}

}  // namespace onewindow::catalogue
