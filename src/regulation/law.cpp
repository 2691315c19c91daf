#include <algorithm>

#include "base/refusal.h"
#include "regulation/pack.h"

namespace onewindow::regulation {

namespace {

std::vector<std::type_index> adopted_types(const Law::Adoption& adoption) {
  const Pack& pack = *adoption.pack;
  std::vector<std::type_index> types;
  if (adoption.sections.empty())
    for (const auto& [name, type] : pack.section_names) types.push_back(type);
  for (const std::string& name : adoption.sections) {
    const auto found = pack.section_names.find(name);
    if (found == pack.section_names.end())
      throw Refusal(RefusalKind::invalid, "pack.section_absent",
                    "制度“" + pack.info.title + "”没有“" + name + "”部分，无法采用",
                    "the pack '" + pack.info.id + "' has no section '" + name + "' to adopt")
          .at(name);
    types.push_back(found->second);
  }
  return types;
}

void add_once(std::vector<std::shared_ptr<const Pack>>& packs, const std::shared_ptr<const Pack>& pack) {
  if (std::find(packs.begin(), packs.end(), pack) == packs.end()) packs.push_back(pack);
}

// A text rules nothing that happened before it came into force (P1.A27, P8.A30, P9.A14); one that names no day does so
// from the day it was issued.
bool in_force(const PackInfo& info, Date on) {
  const auto from = info.effective ? info.effective : info.issued;
  return !from || *from <= on;
}

}  // namespace

Law::Law(std::shared_ptr<const Calendar> calendar, std::vector<Adoption> adoptions,
         std::vector<std::shared_ptr<const Pack>> bases, Date on)
    : calendar_(std::move(calendar)) {
  std::stable_sort(adoptions.begin(), adoptions.end(),
                   [](const Adoption& a, const Adoption& b) { return a.from < b.from; });
  for (const Adoption& adoption : adoptions) {
    if (adoption.from > on) break;
    if (!in_force(adoption.pack->info, on)) continue;
    for (const std::type_index type : adopted_types(adoption)) sections_[type] = adoption.pack;
  }
  for (const auto& [type, pack] : sections_) add_once(adopted_, pack);
  for (auto& base : bases)
    if (base->info.base && in_force(base->info, on)) add_once(bases_, base);
}

std::vector<std::shared_ptr<const Pack>> Law::packs() const {
  std::vector<std::shared_ptr<const Pack>> all = adopted_;
  for (const auto& base : bases_) add_once(all, base);
  return all;
}

}  // namespace onewindow::regulation
