#pragma once
// The next version of a text, written while the current one is live. A draft is nobody's law: it is checked while it is
// typed (POST /api/v1/regulation/lint), tried on past cases (src/app/replay.h), published when nothing is wrong with it
// any more, and from then on it is a text like any other, that a centre adopts from a day on.
#include "base/page.h"
#include "centre/law/proposals.h"

namespace onewindow::law {

using DraftId = Id<struct PackDraftTag>;

enum class DraftState { open, published, discarded };
BOOST_DESCRIBE_ENUM(DraftState, open, published, discarded)

struct DraftView {
  DraftId id;
  std::int32_t version = 1;
  std::string name, pack, base_hash;  // base_hash: of the text it began as; empty: written from nothing
  DraftState state = DraftState::open;
  std::string written_name;
  Instant written_at, created_at;
};
BOOST_DESCRIBE_STRUCT(DraftView, (), (id, version, name, pack, base_hash, state, written_name, written_at, created_at))

struct Draft : DraftView {
  std::string text, hash;
  AccountId written_by;
};
BOOST_DESCRIBE_STRUCT(Draft, (DraftView), (text, hash, written_by))

struct DraftStart {
  Text<80, 1> name;
  std::optional<Text<64>> from_hash;  // the text that it begins as
  std::optional<Text<400000>> text;   // or its own
};
BOOST_DESCRIBE_STRUCT(DraftStart, (), (name, from_hash, text))

struct DraftChange {
  std::int32_t version = 0;  // as it was read
  Text<400000> text;
  std::optional<Text<80, 1>> name;
};
BOOST_DESCRIBE_STRUCT(DraftChange, (), (version, text, name))

struct DraftStep {
  std::int32_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DraftStep, (), (version))

struct DraftQuery : PageQuery {
  std::optional<DraftState> state;
};
BOOST_DESCRIBE_STRUCT(DraftQuery, (PageQuery), (state))

Paged<DraftView> drafts(ReadContext& context, const DraftQuery& query);           // newest first
Draft draft(ReadContext& context, DraftId id);                                    // refuses draft.unknown
Draft start_draft(WriteContext& context, const DraftStart& start);                // refuses law.pack_not_found
Draft write_draft(WriteContext& context, DraftId id, const DraftChange& change);  // refuses draft.stale, draft.closed
Draft discard_draft(WriteContext& context, DraftId id, const DraftStep& step);

// Keeps the text of a pack for ever and closes the draft. The caller has linted it; refuses draft.version_taken where
// another text has the pack's id and version already.
PackView publish_draft(WriteContext& context, DraftId id, const DraftStep& step, const regulation::Pack& pack);

std::vector<http::Route> draft_routes();

}  // namespace onewindow::law
