#pragma once
// The office's books (簿册): entries of the kinds in kinds.h, each with its versions, its day, and where the kind says
// so its due day, its end and who has acknowledged it. Not here: what a kind's entries lead to; the facts are kept, and
// nobody is rated by them.
#include "base/page.h"
#include "centre/books/rules.h"
#include "centre/context/context.h"
#include "centre/registers/register.h"

namespace onewindow::books {

using EntryId = Id<struct BookEntryTag>;

inline constexpr http::Permission kRead{"book.read", "查看办公室簿册", "read the office's books"};
inline constexpr http::Permission kWrite{"book.write", "登记办公室簿册", "write the office's books"};
inline constexpr http::Permission kLead{"book.lead", "登记领导与经费事项", "write the leaders' books"};

struct EntryChange {
  Text<120, 1> title;
  Date on;
  std::optional<Date> due;
  Values fields;
};
BOOST_DESCRIBE_STRUCT(EntryChange, (), (title, on, due, fields))

struct EntryRevision : EntryChange {
  std::int32_t version = 0;  // that was seen; refuses book.stale
};
BOOST_DESCRIBE_STRUCT(EntryRevision, (EntryChange), (version))

struct Closing {
  std::int32_t version = 0;
  Date on;
  Text<400> words;  // what was done
};
BOOST_DESCRIBE_STRUCT(Closing, (), (version, on, words))

struct Entry {
  EntryId id;
  std::string kind;
  std::string title;
  Date on;
  std::optional<Date> due;
  Values fields;
  std::map<std::string, std::string> shown;  // the fields as people read them, in Chinese
  std::map<std::string, std::string> shown_en;
  std::int32_t version = 0;
  std::string written_by;
  Instant written_at;
  std::optional<Date> closed_on;
  std::string closed_by, closing;
  bool open = false, overdue = false;
  bool acknowledged = false;  // by the reader, in this version
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (id, kind, title, on, due, fields, shown, shown_en, version, written_by, written_at, closed_on,
                       closed_by, closing, open, overdue, acknowledged))

struct EntryVersion {
  std::int32_t version = 0;
  std::string title;
  Date on_date;
  std::optional<Date> due_date;
  Values fields;
  std::string written_by;
  Instant written_at;
};
BOOST_DESCRIBE_STRUCT(EntryVersion, (), (version, title, on_date, due_date, fields, written_by, written_at))

struct Acknowledgement {
  AccountId account_id;
  std::string name;
  std::int32_t version = 0;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Acknowledgement, (), (account_id, name, version, at))

struct EntryView {
  Entry entry;
  std::vector<EntryVersion> versions;             // newest first
  std::vector<Acknowledgement> acknowledgements;  // of the newest version
  std::vector<std::string> not_acknowledged;      // the staff who have not; for who writes the book
};
BOOST_DESCRIBE_STRUCT(EntryView, (), (entry, versions, acknowledgements, not_acknowledged))

struct BookView {
  Kind kind;
  bool writes = false;  // the reader may
  std::int64_t entries = 0, open = 0, overdue = 0, to_acknowledge = 0;
};
BOOST_DESCRIBE_STRUCT(BookView, (), (kind, writes, entries, open, overdue, to_acknowledge))

struct EntryQuery : registers::Span {  // the span is of the entry's day
  Text<40, 1> kind;
  std::optional<bool> open, overdue;
};
BOOST_DESCRIBE_STRUCT(EntryQuery, (registers::Span), (kind, open, overdue))

std::vector<BookView> books(ReadContext& context);                    // GET  /api/v1/books: what the actor may read
Paged<Entry> entries(ReadContext& context, const EntryQuery& query);  // GET  /api/v1/book-entries, newest day first
EntryView entry(ReadContext& context, EntryId id);                    // GET  /api/v1/book-entries/{id}
// POST /api/v1/books/{kind}/entries. Refuses book.kind, book.field_*, book.due.
Entry write_entry(WriteContext& context, const Text<40, 1>& kind, const EntryChange& change);
Entry revise_entry(WriteContext& context, EntryId id, const EntryRevision& revision);  // PUT /api/v1/book-entries/{id}
// Refuses book.closed, book.closes_never, book.stale, book.closing_date.
Entry close_entry(WriteContext& context, EntryId id, const Closing& closing);
// Of the newest version, by who reads it. Refuses book.acknowledged, book.not_acknowledged.
Entry acknowledge_entry(WriteContext& context, EntryId id);

const std::vector<http::Route>& routes();
std::vector<registers::Register> registers();

}  // namespace onewindow::books
