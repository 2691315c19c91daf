#include "centre/law/drafts.h"

#include "base/digest.h"
#include "centre/law/desk_store.h"
#include "centre/law/store.h"

namespace onewindow::law {
namespace {

// The id that a text gives itself, as far as it can be told from a text that is still being written.
std::string id_in(const std::string& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (line.starts_with("id:")) {
      std::string id = line.substr(3, line.find('#') == std::string::npos ? std::string::npos : line.find('#') - 3);
      id.erase(0, id.find_first_not_of(" \t\""));
      if (const auto last = id.find_last_not_of(" \t\r\""); last != std::string::npos) id.resize(last + 1);
      return id.substr(0, 80);
    }
    at = end + 1;
  }
  return "";
}

Draft open_draft(ReadContext& context, DraftId id, std::int32_t version) {
  Draft found = draft(context, id);
  if (found.state != DraftState::open)
    throw Refusal(RefusalKind::conflict, "draft.closed", "草案已发布或作废，不能再改", "this draft is closed");
  if (found.version != version)
    throw Refusal(RefusalKind::conflict, "draft.stale", "草案已被他人改动，请重新打开后再改",
                  "somebody changed the draft meanwhile; open it again");
  return found;
}

void keep(WriteContext& context, const char* act, const std::string& before, Draft& row) {
  ++row.version;
  row.hash = digest::sm3(row.text);
  row.written_by = context.actor.account;
  row.written_name = context.actor.name;
  row.written_at = context.now;
  store::update(context.db, row);
  context.record(act, "pack_draft", row.id, before, json::text(row), {{"pack", row.pack}, {"hash", row.hash}});
}

}  // namespace

Paged<DraftView> drafts(ReadContext& context, const DraftQuery& query) {
  const int limit = limit_of(query);
  Paged<DraftView> out{.items = store::drafts(context.db, query.state, DraftId{newest_before(query)}, limit + 1),
                       .next = {}};
  out.next = cut(out.items, limit);
  return out;
}

Draft draft(ReadContext& context, DraftId id) {
  if (auto found = store::draft(context.db, id)) return std::move(*found);
  throw Refusal(RefusalKind::not_found, "draft.unknown", "没有这份草案", "there is no such draft");
}

Draft start_draft(WriteContext& context, const DraftStart& start) {
  Draft row;
  row.id = context.make_id<DraftId>();
  row.version = 0;
  row.name = start.name;
  row.base_hash = start.from_hash.value_or("");
  row.text = start.text ? std::string(*start.text) : "";
  if (start.from_hash && !start.text) row.text = pack_text(context, *start.from_hash).text;
  row.pack = id_in(row.text);
  row.created_at = row.written_at = context.now;
  row.written_by = context.actor.account;
  row.written_name = context.actor.name;
  store::insert(context.db, row);
  keep(context, "law.start_draft", "", row);
  return row;
}

Draft write_draft(WriteContext& context, DraftId id, const DraftChange& change) {
  Draft row = open_draft(context, id, change.version);
  const std::string before = json::text(row);
  row.text = change.text;
  row.pack = id_in(row.text);
  if (change.name) row.name = *change.name;
  keep(context, "law.write_draft", before, row);
  return row;
}

Draft discard_draft(WriteContext& context, DraftId id, const DraftStep& step) {
  Draft row = open_draft(context, id, step.version);
  const std::string before = json::text(row);
  row.state = DraftState::discarded;
  keep(context, "law.discard_draft", before, row);
  return row;
}

PackView publish_draft(WriteContext& context, DraftId id, const DraftStep& step, const regulation::Pack& pack) {
  Draft row = open_draft(context, id, step.version);
  const auto& info = pack.info;
  if (const auto taken = store::text_of_version(context.db, info.id, info.version); taken && *taken != info.hash)
    throw Refusal(RefusalKind::conflict, "draft.version_taken",
                  "“" + info.id + "”已有第" + info.version + "版，内容不同。请改 version 后再发布。",
                  "'" + info.id + "' has a version " + info.version + " with another text; change 'version'")
        .at("/text");
  std::vector<std::string> names;
  for (const auto& [name, type] : pack.section_names) names.push_back(name);
  store::keep_text(context.db, {.hash = info.hash,
                                .pack = info.id,
                                .version = info.version,
                                .title = info.title,
                                .title_en = info.title_en,
                                .issuer = info.issuer,
                                .document_number = info.document_number,
                                .effective = info.effective,
                                .base = info.base,
                                .sections = names,
                                .text = pack.text,
                                .loaded_at = context.now});
  const std::string before = json::text(row);
  row.state = DraftState::published;
  keep(context, "law.publish_draft", before, row);
  return *store::by_hash(context.db, info.hash);
}

std::vector<http::Route> draft_routes() {
  return {
      http::route<"GET /api/v1/pack-drafts", drafts>(kRead, "Drafts of regulations, newest first", "law.drafts"),
      http::route<"GET /api/v1/pack-drafts/{id}", draft>(kRead, "A draft with its text", "law.draft"),
      http::route<"POST /api/v1/pack-drafts", start_draft>(kPropose, "Begin a draft, from a text or from nothing",
                                                           "law.start_draft"),
      http::route<"POST /api/v1/pack-drafts/{id}/text", write_draft>(kPropose, "Write a draft", "law.write_draft"),
      http::route<"POST /api/v1/pack-drafts/{id}/discarding", discard_draft>(kPropose, "Discard a draft",
                                                                             "law.discard_draft"),
  };
}

}  // namespace onewindow::law
