#include "centre/context/ledger_pages.h"

namespace onewindow::ledger {

Paged<Entry> entries(ReadContext& context, const LedgerQuery& query) {
  const int limit = limit_of(query);
  db::Params params{{"before", newest_before(query)}, {"limit", limit + 1}};
  Paged<Entry> page;
  if (query.object) {
    page.items = context.db.all<Entry>(
        "select @columns from ledger where centre_id = :centre and sequence < :before and object_id = :object order by "
        "sequence desc limit :limit",
        params.with("object", *query.object));
  } else if (query.act) {
    page.items = context.db.all<Entry>(
        "select @columns from ledger where centre_id = :centre and sequence < :before and act = :act order by sequence "
        "desc limit :limit",
        params.with("act", *query.act));
  } else {
    page.items = context.db.all<Entry>(
        "select @columns from ledger where centre_id = :centre and sequence < :before order by sequence desc limit "
        ":limit",
        params);
  }
  page.next = cut(page.items, limit, [](const auto& last) { return std::to_string(last.sequence); });
  return page;
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/ledger", entries>(kRead, "The ledger, newest first"),
  };
}

}  // namespace onewindow::ledger
