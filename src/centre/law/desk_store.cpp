#include "centre/law/desk_store.h"

namespace onewindow::law::store {

namespace {

// A kind as its row has it.
struct KindRow : regulation::FactKind {
  std::string added_name;
  Instant added_at;
};
BOOST_DESCRIBE_STRUCT(KindRow, (regulation::FactKind), (added_name, added_at))

}  // namespace

void insert(db::Write& write, const AdoptionProposal& row) { write.change("insert into adoption_proposals @row", row); }

std::optional<AdoptionProposal> proposal(db::Read& read, ProposalId id) {
  return read.first<AdoptionProposal>("select @columns from adoption_proposals where centre_id = :centre and id = :id",
                                      {{"id", id}});
}

std::vector<AdoptionProposal> proposals(db::Read& read, std::optional<ProposalState> state, ProposalId before,
                                        int limit) {
  db::Params params{{"before", before}, {"limit", limit}};
  if (state) params.with("state", *state);
  return read.all<AdoptionProposal>(
      "select @columns from adoption_proposals where centre_id = :centre and id < :before" +
          std::string(state ? " and state = :state" : "") + " order by id desc limit :limit",
      params);
}

bool decide(db::Write& write, const AdoptionProposal& row) {
  return write.change(
             "update adoption_proposals set state = :state, decided_by = :by, decided_name = :name, decided_at = :at, "
             "reason = :reason where centre_id = :centre and id = :id and state = :before",
             {{"state", row.state},
              {"by", row.decided_by},
              {"name", row.decided_name},
              {"at", row.decided_at},
              {"reason", row.reason},
              {"id", row.id},
              {"before", ProposalState::proposed}}) == 1;
}

void insert(db::Write& write, const Draft& row) { write.change("insert into pack_drafts @row", row); }

void update(db::Write& write, const Draft& row) {
  write.change(
      "update pack_drafts set version = :version, name = :name, pack = :pack, text = :text, hash = :hash, state = "
      ":state, written_by = :by, written_name = :written, written_at = :at where centre_id = :centre and id = :id",
      {{"version", row.version},
       {"name", row.name},
       {"pack", row.pack},
       {"text", row.text},
       {"hash", row.hash},
       {"state", row.state},
       {"by", row.written_by},
       {"written", row.written_name},
       {"at", row.written_at},
       {"id", row.id}});
}

std::optional<Draft> draft(db::Read& read, DraftId id) {
  return read.first<Draft>("select @columns from pack_drafts where centre_id = :centre and id = :id", {{"id", id}});
}

std::vector<DraftView> drafts(db::Read& read, std::optional<DraftState> state, DraftId before, int limit) {
  db::Params params{{"before", before}, {"limit", limit}};
  if (state) params.with("state", *state);
  return read.all<DraftView>("select @columns from pack_drafts where centre_id = :centre and id < :before" +
                                 std::string(state ? " and state = :state" : "") + " order by id desc limit :limit",
                             params);
}

std::optional<std::string> text_of_version(db::Read& read, const std::string& pack, const std::string& version) {
  return read.value<std::string>(
      "select hash from packs where pack = :pack and version = :version order by loaded_at desc, hash desc limit 1",
      {{"pack", pack}, {"version", version}});
}

void insert(db::Write& write, const FactKindView& row) {
  KindRow kept;
  static_cast<regulation::FactKind&>(kept) = row;
  kept.added_name = row.added_name;
  kept.added_at = *row.added_at;
  write.change("insert into fact_kinds @row", kept);
}

bool has_fact_kind(db::Read& read, const std::string& code) {
  return read
      .value<std::int64_t>("select 1 from fact_kinds where centre_id = :centre and code = :code limit 1",
                           {{"code", code}})
      .has_value();
}

std::vector<FactKindView> fact_kinds(db::Read& read) {
  std::vector<FactKindView> out;
  for (auto& row : read.all<KindRow>("select @columns from fact_kinds where centre_id = :centre order by code")) {
    FactKindView view;
    static_cast<regulation::FactKind&>(view) = row;
    view.added_name = row.added_name;
    view.added_at = row.added_at;
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace onewindow::law::store
