#include "centre/law/proposals.h"

#include "centre/law/checks.h"
#include "centre/law/desk_store.h"

namespace onewindow::law {
namespace {

ProposalView shown(const ReadContext& context, AdoptionProposal proposal) {
  ProposalView out;
  static_cast<AdoptionProposal&>(out) = std::move(proposal);
  out.own = out.proposed_by && out.proposed_by == context.actor.account;
  out.may_confirm = out.state == ProposalState::proposed && !out.own && !context.actor.system &&
                    context.actor.may(kPropose) && (out.by_director || context.actor.may(kAdopt));
  return out;
}

Refusal decided_already() {
  return Refusal(RefusalKind::conflict, "law.proposal_decided", "这次提请已经处理过了",
                 "this proposal has been decided on");
}

AdoptionProposal waiting(ReadContext& context, ProposalId id) {
  auto proposal = store::proposal(context.db, id);
  if (!proposal)
    throw Refusal(RefusalKind::not_found, "law.proposal_unknown", "没有这次提请", "there is no such proposal");
  if (proposal->state != ProposalState::proposed) throw decided_already();
  return std::move(*proposal);
}

void decide(WriteContext& context, AdoptionProposal& proposal, ProposalState state, const std::string& reason) {
  const std::string before = json::text(proposal);
  proposal.state = state;
  proposal.decided_by = context.actor.account;
  proposal.decided_name = context.actor.name;
  proposal.decided_at = context.now;
  proposal.reason = reason;
  if (!store::decide(context.db, proposal)) throw decided_already();
  context.record(state == ProposalState::confirmed ? "law.confirm" : "law.drop", "adoption_proposal", proposal.id,
                 before, json::text(proposal), {{"pack", proposal.pack}, {"hash", proposal.hash}});
}

}  // namespace

Paged<ProposalView> proposals(ReadContext& context, const ProposalQuery& query) {
  const int limit = limit_of(query);
  const ProposalId before{newest_before(query)};
  Paged<ProposalView> out;
  for (auto& row : store::proposals(context.db, query.state, before, limit + 1))
    out.items.push_back(shown(context, std::move(row)));
  out.next = cut(out.items, limit);
  return out;
}

ProposalView propose(WriteContext& context, const AdoptionWish& wish) {
  const PackView pack = find_pack(context, wish.pack, wish.hash);
  check_adoptable(pack, wish.sections);
  AdoptionProposal proposal{.id = context.make_id<ProposalId>(),
                            .pack = pack.pack,
                            .version = pack.version,
                            .hash = pack.hash,
                            .title = pack.title,
                            .title_en = pack.title_en,
                            .sections = wish.sections,
                            .from_date = wish.from,
                            .state = ProposalState::proposed,
                            .by_director = context.actor.may(kAdopt),
                            .proposed_by = context.actor.account,
                            .proposed_name = context.actor.name,
                            .proposed_at = context.now,
                            .decided_by = {},
                            .decided_name = {},
                            .decided_at = {},
                            .reason = {}};
  store::insert(context.db, proposal);
  context.record("law.propose", "adoption_proposal", proposal.id, "", json::text(proposal),
                 {{"pack", proposal.pack}, {"hash", proposal.hash}, {"from", proposal.from_date.str()}});
  return shown(context, std::move(proposal));
}

AdoptionRow confirm(WriteContext& context, ProposalId id) {
  AdoptionProposal proposal = waiting(context, id);
  if (context.actor.system || proposal.proposed_by == context.actor.account)
    throw Refusal(RefusalKind::forbidden, "law.second_person_same", "应由提请人以外的另一人确认。",
                  "another person than who proposed it confirms");
  if (!proposal.by_director && !context.actor.may(kAdopt))
    throw Refusal(RefusalKind::forbidden, "law.director_missing", "两人之中须有一人是中心主任。请由主任确认。",
                  "one of the two is the centre's director; let the director confirm");
  decide(context, proposal, ProposalState::confirmed, "");
  return enter(context, {.id = context.make_id<AdoptionId>(),
                         .pack = proposal.pack,
                         .version = proposal.version,
                         .hash = proposal.hash,
                         .sections = proposal.sections,
                         .from_date = proposal.from_date,
                         .adopted_by = proposal.proposed_name,
                         .second_person = context.actor.name,
                         .at = context.now});
}

ProposalView drop(WriteContext& context, ProposalId id, const ProposalDrop& drop) {
  AdoptionProposal proposal = waiting(context, id);
  decide(context, proposal, ProposalState::dropped, drop.reason);
  return shown(context, std::move(proposal));
}

std::vector<http::Route> proposal_routes() {
  return {
      http::route<"GET /api/v1/adoption-proposals", proposals>(kRead, "Adoptions that were proposed, newest first",
                                                               "law.proposals"),
      http::route<"POST /api/v1/adoption-proposals", propose>(kPropose, "Propose to adopt a pack", "law.propose"),
      http::route<"POST /api/v1/adoption-proposals/{id}/confirmation", confirm>(
          kPropose, "Confirm what another person proposed; one of the two is the director", "law.confirm"),
      http::route<"POST /api/v1/adoption-proposals/{id}/dropping", drop>(kPropose, "Drop a proposal", "law.drop"),
  };
}

}  // namespace onewindow::law
