#include "centre/anchors/anchors.h"

#include <filesystem>

#include "centre/anchors/book.h"
#include "centre/anchors/store.h"
#include "centre/context/ledger_pages.h"
#include "centre/organisation/organisation.h"

namespace onewindow::anchors {

namespace {

Settings& settings() {
  static Settings current;
  return current;
}

Anchor anchor_of(CentreId centre, const store::Row& row) { return {centre, row.day, row.sequence, row.hash, row.at}; }

std::vector<Anchor> rows_of(db::Database& database, CentreId centre) {
  std::vector<Anchor> out;
  for (const auto& row : database.read(db::Scope::centre(centre), store::all)) out.push_back(anchor_of(centre, row));
  return out;
}

std::vector<Anchor> of_centre(const Lines& lines, CentreId centre) {
  std::vector<Anchor> out;
  for (const Anchor& line : lines.anchors)
    if (line.centre == centre) out.push_back(line);
  return out;
}

void enter(WriteContext& context) {
  const auto last = store::last(context.db);
  const auto head = store::head(context.db);
  if (head.sequence == 0 || (last && last->day >= context.today())) return;
  const store::Row row{.day = context.today(), .sequence = head.sequence, .hash = head.hash, .at = context.now};
  store::insert(context.db, row);
  const Anchor anchor = anchor_of(context.centre(), row);
  context.send("ledger.anchor", "", json::write(anchor).as_object());
  context.record("ledger.anchor", "ledger", 0, "", "",
                 {{"day", row.day.str()}, {"sequence", row.sequence}, {"hash", row.hash}});
}

// Rows that are younger than the book's last line: made while this server was down, or by another one. What is older
// and not there is for verify() to tell, and not to be made good in silence.
void bring_up_to_date(db::Database& database, CentreId centre, const Book& book, const Lines& filed) {
  if (!book.kept()) return;
  const auto lines = of_centre(filed, centre);
  std::vector<Anchor> missing;
  for (const Anchor& row : rows_of(database, centre))
    if (lines.empty() || row.day > lines.back().day) missing.push_back(row);
  book.add(missing);
}

// Whether a day was anchored that was not before.
bool anchor_in(Contexts& contexts, CentreId centre, const Book& book, const Lines& filed) {
  const auto last = [&] { return contexts.database().read(db::Scope::centre(centre), store::last); };
  const auto before = last();
  if (!before || before->day < contexts.clock().now().date())
    contexts.write(Actor::of_system(centre, "ledger.anchor"), enter);
  const auto after = last();
  bring_up_to_date(contexts.database(), centre, book, filed);
  return after && (!before || before->day < after->day);
}

std::vector<Held> held(db::Database& database, CentreId centre, const Lines* lines) {
  const auto book = lines == nullptr ? std::vector<Anchor>{} : of_centre(*lines, centre);
  auto joined = join(rows_of(database, centre), lines == nullptr ? nullptr : &book);
  for (Held& one : joined)
    one.hash = database.read(db::Scope::centre(centre),
                             [&](db::Read& read) { return store::hash_at(read, one.anchor.sequence); });
  return joined;
}

}  // namespace

void configure(Settings given) { settings() = std::move(given); }

bool anchor(Contexts& contexts, CentreId centre) {
  const Book book(settings().folder);
  return anchor_in(contexts, centre, book, book.read());
}

// Every centre's lines stand in one file: it is read once, not once a centre.
void anchor_all(Contexts& contexts) {
  const Book book(settings().folder);
  const Lines filed = book.read();
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    anchor_in(contexts, centre.id, book, filed);
}

std::vector<Listed> list(db::Database& database, CentreId centre) {
  const Lines lines = Book(settings().folder).read();
  const auto book = of_centre(lines, centre);
  std::vector<Listed> out;
  for (const Anchor& row : rows_of(database, centre))
    out.push_back({row, std::find(book.begin(), book.end(), row) != book.end()});
  return out;
}

Proof verify(db::Database& database, CentreId centre) {
  ledger::Verdict chain = ledger::verify(database, centre);
  if (!centre) return prove(std::move(chain), {});
  const Book book(settings().folder);
  const Lines lines = book.read();
  Proof proof = prove(std::move(chain), held(database, centre, book.kept() ? &lines : nullptr));
  if (!proof.sound || lines.damaged == 0) return proof;
  proof.sound = false;
  proof.what = "anchor_book";
  return proof;
}

Proof verify_own(ErrandContext& errand) { return verify(errand.contexts.database(), errand.actor.centre); }

Paged<Anchor> anchors(ReadContext& context, const AnchorQuery& query) {
  const int limit = limit_of(query);
  Paged<Anchor> page;
  for (const auto& row : store::page(context.db, query.after ? std::string(*query.after) : "9999", limit + 1))
    page.items.push_back(anchor_of(context.centre(), row));
  page.next = cut(page.items, limit, [](const auto& last) { return last.day.str(); });
  return page;
}

std::optional<Trail> trail(ReadContext& context, std::int64_t object, std::string_view mark) {
  auto entries = store::of_object(context.db, object);
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const ledger::Entry& entry) {
    return entry.detail.find(mark) != std::string::npos;
  });
  if (found == entries.end()) return std::nullopt;
  Trail out{.entry = std::move(*found)};
  out.previous = store::hash_at(context.db, out.entry.sequence - 1).value_or("");
  const auto row = store::covering(context.db, out.entry.sequence);
  if (!row) return out;
  out.anchor = anchor_of(context.centre(), *row);
  for (std::int64_t after = out.entry.sequence; after < row->sequence;) {
    const auto page = store::entries(context.db, after, row->sequence);
    if (page.empty()) break;  // broken; the check of the slip says so
    for (const auto& entry : page) out.path.push_back(ledger::digest_of(context.centre(), entry));
    after = page.back().sequence;
  }
  return out;
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/ledger/verdict", verify_own>(ledger::kVerify,
                                                            "Whether the ledger's chain is whole and fits its anchors"),
      http::route<"GET /api/v1/public/anchors", anchors>(
          http::kPublic, "What the ledger's head was on each day, to hold a slip against", "anchors.anchors"),
  };
}

}  // namespace onewindow::anchors
