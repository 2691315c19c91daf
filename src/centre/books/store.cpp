#include "centre/books/store.h"

#include "base/text.h"
#include "db/like.h"

namespace onewindow::books::store {

namespace {

std::string pattern(const std::string& search) { return db::like_anywhere(text::lower(search)); }

}  // namespace

std::vector<Row> list(db::Read& read, const EntryQuery& query, bool closes, Date today, const After& after, int limit) {
  // A kind that never closes has nothing open.
  const bool impossible = !closes && (query.open.value_or(false) || query.overdue.value_or(false));
  return read.all<Row>(
      "select @columns from book_entries where centre_id = :centre and kind = :kind and (on_date, id) < (:after_on, "
      ":after_id) and on_date >= :from and on_date <= :to and search_text like :pattern escape '!'"
      " and (cast(:any_state as integer) = 1 or (closed_on is null) = (cast(:open as integer) = 1))"
      " and (cast(:any_due as integer) = 1 or (closed_on is null and due_date is not null and due_date < :today))"
      " and cast(:possible as integer) = 1 order by on_date desc, id desc limit :limit",
      {{"kind", std::string(query.kind)},
       {"after_on", after.on_date},
       {"after_id", after.id},
       {"from", query.from.value_or(Date::of(1900, 1, 1))},
       {"to", query.to.value_or(Date::of(2999, 12, 31))},
       {"pattern", pattern(query.search.value_or(""))},
       {"any_state", !query.open},
       {"open", query.open.value_or(false)},
       {"any_due", !query.overdue.value_or(false)},
       {"today", today},
       {"possible", !impossible},
       {"limit", limit}});
}

std::optional<Row> find(db::Read& read, EntryId id) {
  return read.first<Row>("select @columns from book_entries where centre_id = :centre and id = :id", {{"id", id}});
}

void insert(db::Write& write, const Row& row) { write.change("insert into book_entries @row", row); }

void update(db::Write& write, const Row& row) {
  write.change(
      "update book_entries set title = :title, on_date = :on_date, due_date = :due_date, closed_on = :closed_on,"
      " closed_by = :closed_by, closing = :closing, version = :version, fields = :fields, search_text = :search_text,"
      " written_by = :written_by, written_at = :written_at where centre_id = :centre and id = :id",
      row);
}

void insert_version(db::Write& write, const Row& row) {
  write.change(
      "insert into book_versions (centre_id, entry_id, version, title, on_date, due_date, fields, written_by, "
      "written_at)"
      " values (:centre, :id, :version, :title, :on_date, :due_date, :fields, :written_by, :written_at)",
      row);
}

std::vector<EntryVersion> versions(db::Read& read, EntryId id) {
  return read.all<EntryVersion>(
      "select @columns from book_versions where centre_id = :centre and entry_id = :id order by version desc limit 200",
      {{"id", id}});
}

std::vector<Count> counts(db::Read& read, Date today) {
  return read.all<Count>(
      "select kind, count(*) as entries, sum(case when closed_on is null then 1 else 0 end) as open,"
      " sum(case when closed_on is null and due_date is not null and due_date < :today then 1 else 0 end) as overdue"
      " from book_entries where centre_id = :centre group by kind order by kind",
      {{"today", today}});
}

bool acknowledge(db::Write& write, EntryId id, std::int32_t version, AccountId account, const std::string& name,
                 Instant at) {
  return write.change(
             "insert into book_acknowledgements (centre_id, entry_id, version, account_id, name, at)"
             " values (:centre, :id, :version, :account, :name, :at)"
             " on conflict (centre_id, entry_id, version, account_id) do nothing",
             {{"id", id}, {"version", version}, {"account", account}, {"name", name}, {"at", at}}) == 1;
}

std::vector<Acknowledgement> acknowledgements(db::Read& read, EntryId id, std::int32_t version) {
  return read.all<Acknowledgement>(
      "select @columns from book_acknowledgements where centre_id = :centre and entry_id = :id and version = :version"
      " order by at, account_id limit 2000",
      {{"id", id}, {"version", version}});
}

bool has_acknowledged(db::Read& read, EntryId id, std::int32_t version, AccountId account) {
  return read.count(
             "select count(*) from book_acknowledgements where centre_id = :centre and entry_id = :id and version = "
             ":version and account_id = :account",
             {{"id", id}, {"version", version}, {"account", account}}) > 0;
}

std::int64_t to_acknowledge(db::Read& read, const std::string& kind, AccountId account) {
  return read.count(
      "select count(*) from book_entries e where e.centre_id = :centre and e.kind = :kind and not exists"
      " (select 1 from book_acknowledgements a where a.centre_id = e.centre_id and a.entry_id = e.id and a.version = "
      "e.version and a.account_id = :account)",
      {{"kind", kind}, {"account", account}});
}

}  // namespace onewindow::books::store
