#pragma once
// The ledger's anchors: once a day the head of each centre's chain is written into a table, into a file outside the
// database that is only ever added to, and into the outbox, so that it can be kept elsewhere. Who rewrites the whole
// chain with the database's own tools would have to rewrite every copy of these lines, too.
#include "base/page.h"
#include "centre/anchors/rules.h"
#include "centre/context/errand.h"

namespace onewindow::anchors {

struct Settings {
  std::string folder;  // "<data>/anchors"; empty: no book is kept here
};
void configure(Settings settings);

// Anchors every centre that has not been today, and brings the book up to date. Safe to run twice, safe to miss.
void anchor_all(Contexts& contexts);
// One centre; says whether there was something to anchor.
bool anchor(Contexts& contexts, CentreId centre);

struct Listed {
  Anchor anchor;
  bool filed = false;  // stands in this server's book
};
BOOST_DESCRIBE_STRUCT(Listed, (), (anchor, filed))
std::vector<Listed> list(db::Database& database, CentreId centre);  // the earliest first

// The chain, and every anchor of table and book held against it.
Proof verify(db::Database& database, CentreId centre);
Proof verify_own(ErrandContext& errand);

struct AnchorQuery : PageQuery {};
BOOST_DESCRIBE_STRUCT(AnchorQuery, (PageQuery), ())
Paged<Anchor> anchors(ReadContext& context, const AnchorQuery& query);  // newest first; for everybody

// The entry of an object whose detail holds `mark`, and the way from it to the first anchor behind it: digests alone,
// so that it can be shown to whoever may not see the entries. Without an anchor yet there is no way.
struct Trail {
  ledger::Entry entry;
  std::string previous;           // the hash before it
  std::vector<std::string> path;  // the digest of each entry after it
  std::optional<Anchor> anchor;
};
std::optional<Trail> trail(ReadContext& context, std::int64_t object, std::string_view mark);

std::vector<http::Route> routes();

}  // namespace onewindow::anchors
