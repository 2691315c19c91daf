#pragma once
// What the rule files share; nobody else includes it.
#include "service/cases/rules.h"

namespace onewindow::cases {

template <class T>
const Cited<T>* local_or_base(const std::optional<Cited<T>>& local, const std::optional<Cited<T>>& base) {
  return local ? &*local : base ? &*base : nullptr;
}

// The published item is a source as well: its version is what the applicant was promised.
void cite_item(Because& because, const PinnedItem& item, std::string zh, std::string en);

// What refusals and denials must carry, and which provisions say so.
struct RefusalParts {
  std::vector<const Cited<RefusalPart>*> list;

  bool ask(RefusalPart part) const { return !citations(part).empty(); }
  std::vector<Citation> citations(RefusalPart part) const {
    std::vector<Citation> out;
    for (const auto* cited : list)
      if (cited->shown() == part) out.push_back(cited->citation());
    return out;
  }
};
RefusalParts refusal_parts(const Sections& sections, Because& because);

// 复议 and 诉讼 with their limits, where a text in force sets them.
Remedies remedies(const Sections& sections, Because& because);

}  // namespace onewindow::cases
