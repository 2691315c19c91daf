#pragma once
// What the section `guides` asks of an item and of what is made public of it, with facts alone: by the rules of
// publication. Pure.
#include "regulation/decision.h"
#include "service/catalogue/rules.h"

namespace onewindow::catalogue {

struct GuideTold {
  ItemType type = ItemType::licence;
  std::vector<ItemTrait> traits;
  std::vector<PromisePart> promise;  // that are there
  std::vector<Carrier> carriers;     // where it is public
};
BOOST_DESCRIBE_STRUCT(GuideTold, (), (type, traits, promise, carriers))
struct GuideSaid {
  std::optional<ItemKind> kind;  // absent: the text names no kinds
  std::vector<PromisePart> missing_promise;
  std::vector<Carrier> missing_carriers;
  bool complete = false;
  std::optional<bool> department_edits;
};
BOOST_DESCRIBE_STRUCT(GuideSaid, (), (kind, missing_promise, missing_carriers, complete, department_edits))
// Refuses item.kind_not_among.
regulation::Ruling<GuideSaid> guide_said(const regulation::Law& law, const GuideTold& told);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::catalogue
