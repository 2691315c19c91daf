#include "centre/context/ledger_pages.h"

namespace onewindow::ledger {
namespace {

// Pages run backwards from here; the first one from the end.
std::int64_t before_of(const PageQuery& query) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (query.after && !reflect::detail::parse_integer(*query.after, before))
    throw Refusal(RefusalKind::invalid, "input.value", "分页位置无效。", "the place of the page is not valid")
        .at("?after");
  return before;
}

}  // namespace

Paged<Entry> entries(ReadContext& context, const LedgerQuery& query) {
  const std::int64_t limit = limit_of(query);
  db::Params params{{"before", before_of(query)}, {"limit", limit + 1}};
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
  if (std::int64_t(page.items.size()) > limit) {
    page.items.pop_back();
    page.next = std::to_string(page.items.back().sequence);
  }
  return page;
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/ledger", entries>(kRead, "The ledger, newest first"),
  };
}

}  // namespace onewindow::ledger
