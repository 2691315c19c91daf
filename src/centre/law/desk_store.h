#pragma once
// Statements of what is prepared before it is law: proposals, drafts, the centre's own kinds of facts.
#include "centre/law/drafts.h"
#include "centre/law/fact_kinds.h"

namespace onewindow::law::store {

void insert(db::Write& write, const AdoptionProposal& row);
std::optional<AdoptionProposal> proposal(db::Read& read, ProposalId id);
std::vector<AdoptionProposal> proposals(db::Read& read, std::optional<ProposalState> state, ProposalId before,
                                        int limit);
bool decide(db::Write& write, const AdoptionProposal& row);  // false when somebody decided on it meanwhile

void insert(db::Write& write, const Draft& row);
void update(db::Write& write, const Draft& row);
std::optional<Draft> draft(db::Read& read, DraftId id);
std::vector<DraftView> drafts(db::Read& read, std::optional<DraftState> state, DraftId before, int limit);
std::optional<std::string> text_of_version(db::Read& read, const std::string& pack,
                                           const std::string& version);  // its hash

void insert(db::Write& write, const FactKindView& row);
bool has_fact_kind(db::Read& read, const std::string& code);
std::vector<FactKindView> fact_kinds(db::Read& read);

}  // namespace onewindow::law::store
