#pragma once
// What a text says of itself, asked without a centre. Pure.
#include "centre/law/sections.h"
#include "regulation/decision.h"

namespace onewindow::law {

struct DocumentAsked {};
BOOST_DESCRIBE_STRUCT(DocumentAsked, (), ())
struct DocumentSaid {
  std::vector<std::string> purpose, basis, goals;
  std::optional<std::string> scope;
  std::vector<std::string> applies_to, bodies;
  std::optional<std::string> rank, topic, openness, forwarded_by, annex_of;
  std::vector<std::string> addressees, copied_to, systems, differences, notes;
};
BOOST_DESCRIBE_STRUCT(DocumentSaid, (),
                      (purpose, basis, goals, scope, applies_to, bodies, rank, topic, openness, forwarded_by, annex_of,
                       addressees, copied_to, systems, differences, notes))
regulation::Ruling<DocumentSaid> document_said(const regulation::Law& law, const DocumentAsked& asked);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::law
