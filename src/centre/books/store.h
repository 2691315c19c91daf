#pragma once
// Every statement of this feature.
#include "centre/books/books.h"

namespace onewindow::books::store {

struct Row {
  EntryId id;
  std::string kind, title;
  Date on_date;
  std::optional<Date> due_date, closed_on;
  std::string closed_by, closing;
  std::int32_t version = 1;
  Values fields;
  std::string search_text, written_by;
  Instant written_at;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, kind, title, on_date, due_date, closed_on, closed_by, closing, version, fields, search_text,
                       written_by, written_at))

struct After {  // the last row of the page before
  Date on_date;
  EntryId id;
};

std::vector<Row> list(db::Read& read, const EntryQuery& query, bool closes, Date today, const After& after, int limit);
std::optional<Row> find(db::Read& read, EntryId id);
void insert(db::Write& write, const Row& row);
void update(db::Write& write, const Row& row);
void insert_version(db::Write& write, const Row& row);
std::vector<EntryVersion> versions(db::Read& read, EntryId id);

struct Count {
  std::string kind;
  std::int64_t entries = 0, open = 0, overdue = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (kind, entries, open, overdue))
std::vector<Count> counts(db::Read& read, Date today);

bool acknowledge(db::Write& write, EntryId id, std::int32_t version, AccountId account, const std::string& name,
                 Instant at);  // false when it was before
std::vector<Acknowledgement> acknowledgements(db::Read& read, EntryId id, std::int32_t version);
bool has_acknowledged(db::Read& read, EntryId id, std::int32_t version, AccountId account);
std::int64_t to_acknowledge(db::Read& read, const std::string& kind, AccountId account);

}  // namespace onewindow::books::store
