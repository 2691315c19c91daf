#pragma once
// Adoption needs the centre's director and a second person: one of them proposes, the other one confirms, and one of
// the two is a director. What is confirmed is an adoption of law.h. The text is pinned when it is proposed, so that
// both have seen the same one.
#include "base/page.h"
#include "centre/law/law.h"

namespace onewindow::law {

using ProposalId = Id<struct AdoptionProposalTag>;

inline constexpr http::Permission kPropose{"law.propose", "起草和提请采用制度", "draft and propose regulations"};

enum class ProposalState { proposed, confirmed, dropped };
BOOST_DESCRIBE_ENUM(ProposalState, proposed, confirmed, dropped)

struct AdoptionWish {
  Text<80, 1> pack;
  std::optional<Text<64>> hash;       // a certain text; absent: the one loaded last
  std::vector<std::string> sections;  // empty: all it has
  Date from;
};
BOOST_DESCRIBE_STRUCT(AdoptionWish, (), (pack, hash, sections, from))

struct AdoptionProposal {
  ProposalId id;
  std::string pack, version, hash, title, title_en;
  std::vector<std::string> sections;
  Date from_date;
  ProposalState state = ProposalState::proposed;
  bool by_director = false;  // who proposed it holds law.adopt
  AccountId proposed_by;
  std::string proposed_name;
  Instant proposed_at;
  std::optional<AccountId> decided_by;
  std::string decided_name;
  std::optional<Instant> decided_at;
  std::string reason;  // of dropping it
};
BOOST_DESCRIBE_STRUCT(AdoptionProposal, (),
                      (id, pack, version, hash, title, title_en, sections, from_date, state, by_director, proposed_by,
                       proposed_name, proposed_at, decided_by, decided_name, decided_at, reason))

struct ProposalView : AdoptionProposal {
  bool own = false;  // the reader proposed it, so another person confirms
  bool may_confirm = false;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (AdoptionProposal), (own, may_confirm))

struct ProposalQuery : PageQuery {
  std::optional<ProposalState> state;
};
BOOST_DESCRIBE_STRUCT(ProposalQuery, (PageQuery), (state))

struct ProposalDrop {
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(ProposalDrop, (), (reason))

Paged<ProposalView> proposals(ReadContext& context, const ProposalQuery& query);  // newest first
// Refuses law.pack_unknown, law.base_needs_no_adoption, law.section_unknown.
ProposalView propose(WriteContext& context, const AdoptionWish& wish);
// Refuses law.proposal_unknown, law.proposal_decided, law.second_person_same, law.director_missing.
AdoptionRow confirm(WriteContext& context, ProposalId id);
ProposalView drop(WriteContext& context, ProposalId id, const ProposalDrop& drop);

std::vector<http::Route> proposal_routes();

}  // namespace onewindow::law
