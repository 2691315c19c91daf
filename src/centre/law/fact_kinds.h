#pragma once
// The vocabulary of facts as a centre has it: what comes with the house (regulations/facts.yaml) and kinds of its own.
#include "centre/law/proposals.h"
#include "regulation/vocabulary.h"

namespace onewindow::law {

struct FactKindView : regulation::FactKind {
  bool own = false;  // the centre's
  std::string added_name;
  std::optional<Instant> added_at;
};
BOOST_DESCRIBE_STRUCT(FactKindView, (regulation::FactKind), (own, added_name, added_at))

// The house's, told once at start by whoever has the files.
void set_vocabulary(regulation::Vocabulary vocabulary);
const regulation::Vocabulary& vocabulary();

std::vector<FactKindView> fact_kinds(ReadContext& context);
// Refuses facts.code, facts.subject, facts.incomplete, facts.taken, facts.own_only (a kind recorded by the system is no
// centre's to add).
FactKindView add_fact_kind(WriteContext& context, const regulation::FactKind& kind);

std::vector<http::Route> fact_kind_routes();

}  // namespace onewindow::law
