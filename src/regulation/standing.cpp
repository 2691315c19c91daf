#include "regulation/standing.h"

#include <algorithm>
#include <set>

namespace onewindow::regulation {

namespace {

// From when an adoption counts: its text rules nothing before it came into force.
Date start_of(const Law::Adoption& adoption) {
  const PackInfo& info = adoption.pack->info;
  const auto force = info.effective ? info.effective : info.issued;
  return force ? std::max(*force, adoption.from) : adoption.from;
}

bool names(const Law::Adoption& adoption, const std::string& section) {
  if (!adoption.pack->section_names.contains(section)) return false;
  return adoption.sections.empty() ||
         std::find(adoption.sections.begin(), adoption.sections.end(), section) != adoption.sections.end();
}

// The last in the list that counts on that day, or null.
const Law::Adoption* standing_on(const std::vector<Law::Adoption>& sorted, const std::string& section, Date on) {
  const Law::Adoption* found = nullptr;
  for (const Law::Adoption& adoption : sorted)
    if (names(adoption, section) && adoption.from <= on && start_of(adoption) <= on) found = &adoption;
  return found;
}

Standing standing(const std::vector<Law::Adoption>& sorted, const std::set<Date>& starts, const std::string& section,
                  Date on) {
  Standing out{.section = section};
  const Law::Adoption* now = standing_on(sorted, section, on);
  if (now != nullptr) {
    const PackInfo& info = now->pack->info;
    out.pack = info.id, out.title = info.title, out.title_en = info.title_en;
    out.version = info.version, out.hash = info.hash, out.since = start_of(*now);
  }
  for (const Date day : starts) {
    if (day <= on) continue;
    const Law::Adoption* then = standing_on(sorted, section, day);
    if (then == now || then == nullptr) continue;
    out.next_pack = then->pack->info.id, out.next_version = then->pack->info.version, out.next_from = day;
    break;
  }
  return out;
}

}  // namespace

std::vector<Standing> standings(std::vector<Law::Adoption> adoptions, Date on) {
  std::stable_sort(adoptions.begin(), adoptions.end(),
                   [](const Law::Adoption& a, const Law::Adoption& b) { return a.from < b.from; });
  std::set<std::string> sections;
  std::set<Date> starts;
  for (const Law::Adoption& adoption : adoptions) {
    starts.insert(start_of(adoption));
    for (const auto& [name, type] : adoption.pack->section_names)
      if (names(adoption, name)) sections.insert(name);
  }
  std::vector<Standing> out;
  for (const std::string& section : sections) out.push_back(standing(adoptions, starts, section, on));
  return out;
}

}  // namespace onewindow::regulation
