#include "simulation/cast.h"

namespace onewindow::simulation {

using catalogue::ItemView;

void Cast::read() {
  clerks_.clear();
  reviewers_.clear();
  for (const Staff* staff : stage_.demo.with_role("window_clerk"))
    if (staff->account.window) clerks_[*staff->account.window].push_back(staff);
  for (const Staff* staff : stage_.demo.with_role("reviewer"))
    reviewers_[staff->account.department.value_or(DepartmentId{})].push_back(staff);
  for (const auto& department : stage_.demo.departments) departments_[department.name] = department.id;
  catalogue::ItemQuery query;
  query.limit = 200;
  const Actor system = Actor::of_system(stage_.demo.centre.id, "simulation");
  for (const auto& row :
       stage_.contexts.read(system, [&](ReadContext& context) { return catalogue::guides(context, query); }).items)
    read(row.id);
}

void Cast::read(catalogue::ItemId id) {
  const Actor system = Actor::of_system(stage_.demo.centre.id, "simulation");
  auto fresh = stage_.contexts.read(system, [&](ReadContext& context) { return catalogue::guide(context, id); });
  for (auto& item : items_)
    if (item->id == id) {
      // Cases under way point to its fees and materials, which only a new guide of the simulation's own keeps.
      item->version = fresh.version;
      item->windows = std::move(fresh.windows);
      item->content.questions = std::move(fresh.content.questions);
      return;
    }
  items_.push_back(std::make_shared<ItemView>(std::move(fresh)));
}

const Staff* Cast::clerk_for(const ItemView& item, Random& random) const {
  std::vector<const Staff*> found;
  for (const auto& window : item.windows)
    if (const auto it = clerks_.find(window.id); it != clerks_.end())
      found.insert(found.end(), it->second.begin(), it->second.end());
  return found.empty() ? nullptr : random.pick(found);
}

const Staff* Cast::reviewer_for(const ItemView& item, Random& random) const {
  const auto department = departments_.find(item.department_name);
  auto found = reviewers_.find(department == departments_.end() ? DepartmentId{} : department->second);
  if (found == reviewers_.end()) found = reviewers_.find(DepartmentId{});
  return found == reviewers_.end() ? nullptr : random.pick(found->second);
}

std::vector<const Staff*> Cast::clerks() const {
  std::vector<const Staff*> out;
  for (const auto& [window, clerks] : clerks_) out.insert(out.end(), clerks.begin(), clerks.end());
  return out;
}

std::vector<cases::MaterialCheck> Cast::checks(const ItemView& item, bool complete, Random& random) {
  std::vector<cases::MaterialCheck> list;
  for (const auto& material : item.content.materials) {
    cases::MaterialCheck check;
    check.code = material.code;
    check.state = material.necessity == catalogue::Necessity::required || random.chance(50)
                      ? cases::MaterialState::present
                      : cases::MaterialState::not_needed;
    list.push_back(check);
  }
  if (!complete && !list.empty()) {
    auto& wrong = list[std::size_t(random.between(0, std::int64_t(list.size()) - 1))];
    wrong.state = random.chance(60) ? cases::MaterialState::missing : cases::MaterialState::defective;
    if (wrong.state == cases::MaterialState::defective) wrong.defect = "未签字盖章";
  }
  return list;
}

bool Cast::for_organisations(const ItemView& item) {
  for (const auto audience : item.content.audiences)
    if (audience == catalogue::Audience::person) return false;
  return !item.content.audiences.empty();
}

}  // namespace onewindow::simulation
