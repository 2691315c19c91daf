#include "service/cases/slips.h"

#include "centre/anchors/anchors.h"
#include "service/cases/slip_work.h"
#include "service/cases/slips_store.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

Refusal none() {
  return Refusal(RefusalKind::not_found, "slip.none",
                 "这份文书没有可核验的凭证：它不属于这个办件，或出具于启用凭证之前",
                 "there is no slip of this document: it is not of this case, or was made before slips were");
}

slips::Slip drawn(ReadContext& context, CaseId id, DocumentId document, bool with_content) {
  auto body = store::slip(context.db, id, document);
  if (!body) throw none();
  slips::Slip out{.body = std::move(*body)};
  auto trail = anchors::trail(context, id.value, slips::digest_of(out.body));
  if (!trail) throw none();
  out.entry = slips::Entered::of(trail->entry);
  out.previous = std::move(trail->previous);
  out.path = std::move(trail->path);
  out.anchor = std::move(trail->anchor);
  for (auto& paper : store::documents(context.db, id))
    if (paper.id == document) {
      out.voided = paper.voided;
      if (with_content) out.content = json::opened(paper.content);
    }
  return out;
}

}  // namespace

boost::json::array store_documents(Work& work, const std::vector<store::DocumentRow>& documents) {
  boost::json::array entered;
  if (documents.empty()) return entered;
  auto terms = slip_terms(work.course(), work.sections, work.item(), work.context.now);
  const slips::Days days = slips::days_for(work.sections.calendar, terms);
  for (const auto& document : documents) {
    const slips::Body body{.centre = work.context.centre(),
                           .centre_name = work.centre().name,
                           .kind = code(document.kind),
                           .title = document.title,
                           .number = document.number,
                           .at = document.at,
                           .content_digest = slips::digest_of(document.content),
                           .receipt_number = work.row.receipt_number,
                           .case_number = work.row.case_number.value_or(""),
                           .item_code = work.row.item_code,
                           .item_name = work.row.item_name,
                           .item_version = work.row.item_version,
                           .terms = terms,
                           .calendar = days};
    store::NewDocument row{document, {json::text(body)}};
    entered.push_back({{"number", document.number}, {"digest", slips::digest_of(row.slip)}});
    store::insert(work.context.db, row);
  }
  return entered;
}

slips::Slip slip(ReadContext& context, CaseId id, DocumentId document) {
  if (!store::find(context.db, id)) throw unknown_case();
  return drawn(context, id, document, context.actor.may(kReceive));  // the paper has the query code on it
}

slips::Slip slip_online(ReadContext& context, const SlipQuery& query) {
  return drawn(context, case_by_code(context, query).id, query.document, false);
}

SlipLines slips_online(ReadContext& context, const ProgressQuery& query) {
  const auto row = case_by_code(context, query);
  const auto with = store::with_slips(context.db, row.id);
  SlipLines out;
  for (const auto& document : store::documents(context.db, row.id))
    if (std::find(with.begin(), with.end(), document.id) != with.end())
      out.items.push_back({document.id, document.kind, document.title, document.number, document.at, document.voided});
  return out;
}

const std::vector<http::Route>& slip_routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/cases/{id}/documents/{document}/slip", slip>(
          kReadCase, "A document's slip, to be checked without the database", "cases.slip"),
      http::route<"GET /api/v1/public/slips", slips_online>(http::kPublic, "The documents that slips can be drawn of",
                                                            "cases.slips_online"),
      http::route<"GET /api/v1/public/slip", slip_online>(http::kPublic, "One's slip, by number and query code",
                                                          "cases.slip_online"),
  };
  return table;
}

}  // namespace onewindow::cases
