#include "oversight/views/rules.h"

namespace onewindow::views {

const Cited<View>* given_by_law(const Oversight& rules, View view, organisation::Level superior) {
  if (rules.superior_level && rules.superior_level->shown() != superior) return nullptr;
  for (const auto& given : rules.superior_reads)
    if (given.shown() == view) return &given;
  return nullptr;
}

regulation::Ruling<Allowed> superior_reads(const regulation::Law& law, const Look& look) {
  const Oversight* rules = law.section<Oversight>();
  if (rules == nullptr || rules->superior_reads.empty()) return std::nullopt;
  regulation::Because because;
  if (rules->superior_level) rules->superior_level->in(because);
  const auto* given = given_by_law(*rules, look.view, look.superior);
  if (given != nullptr) given->in(because);
  else
    for (const auto& other : rules->superior_reads) other.in(because);  // what may be read instead
  return regulation::Decided<Allowed>({given != nullptr}, std::move(because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<superior_reads>("oversight", "oversight", "上级能否查看",
                                           "whether a superior may read a view"),
  };
  return list;
}

}  // namespace onewindow::views
