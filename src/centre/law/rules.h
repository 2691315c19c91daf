#pragma once
// What a text says of itself, asked without a centre. Pure.
#include "centre/law/sections.h"
#include "regulation/decision.h"

namespace onewindow::law {

struct DocumentAsked {};
BOOST_DESCRIBE_STRUCT(DocumentAsked, (), ())
struct DocumentSaid {
  std::vector<Phrase> purpose, basis, goals;
  std::optional<Phrase> scope;
  std::vector<Phrase> applies_to, bodies;
  std::optional<Phrase> rank, topic, openness, forwarded_by, annex_of;
  std::vector<Phrase> addressees, copied_to, systems, differences, notes;
};
BOOST_DESCRIBE_STRUCT(DocumentSaid, (),
                      (purpose, basis, goals, scope, applies_to, bodies, rank, topic, openness, forwarded_by, annex_of,
                       addressees, copied_to, systems, differences, notes))
regulation::Ruling<DocumentSaid> document_said(const regulation::Law& law, const DocumentAsked& asked);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::law
