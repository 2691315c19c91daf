#include "centre/books/books.h"

#include "base/text.h"
#include "centre/books/work.h"
#include "centre/organisation/organisation.h"

namespace onewindow::books {

namespace {

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en, std::string at = "") {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

void check_writer(const Actor& actor, const Kind& kind) {
  require(actor, kind.writers == Writers::office ? kWrite : kLead);
}

// A window or a department is one of this centre.
void check_places(ReadContext& context, const Kind& kind, const Values& values) {
  for (const Field& field : kind.fields) {
    const auto value = values.find(field.name);
    std::int64_t id = 0;
    if (value == values.end() || !reflect::detail::parse_integer(value->second, id)) continue;
    const bool strange =
        (field.type == FieldType::window && !organisation::find_window(context, WindowId{id})) ||
        (field.type == FieldType::department && !organisation::find_department(context, DepartmentId{id}));
    if (strange)
      throw refused(RefusalKind::invalid, "book.field_value", "本中心没有这个" + field.zh + "，请重新选择。",
                    "this centre has no such " + text::lower(field.en) + "; choose again", "/fields/" + field.name);
  }
}

void check(ReadContext& context, const Kind& kind, const EntryChange& change) {
  check_values(kind, change.fields);
  check_places(context, kind, change.fields);
  if (change.due && !kind.has_due)
    throw refused(RefusalKind::invalid, "book.due", "“" + kind.zh + "”没有期限一栏。",
                  "\"" + kind.en + "\" has no due day", "/due");
  if (change.due && *change.due < change.on)
    throw refused(RefusalKind::invalid, "book.due", "期限不能早于日期。", "it is not due before its day", "/due");
}

std::string search_text(const EntryChange& change) {
  std::string words = change.title;
  for (const auto& [field, value] : change.fields) words += " " + value;
  return text::lower(words);
}

void fill(store::Row& row, const WriteContext& context, const EntryChange& change) {
  row.title = change.title;
  row.on_date = change.on;
  row.due_date = change.due;
  row.fields = change.fields;
  row.search_text = search_text(change);
  row.written_by = context.actor.name;
  row.written_at = context.now;
}

store::Row load_open(WriteContext& context, EntryId id, std::int32_t version) {
  store::Row row = load(context, id);
  check_writer(context.actor, kind_of(row.kind));
  if (row.version != version)
    throw refused(RefusalKind::stale, "book.stale", "这一条已被改动，请重新载入。", "the entry has changed; reload it")
        .with("version", row.version);
  if (row.closed_on)
    throw refused(RefusalKind::conflict, "book.closed", "这一条已经办结，不能再改；需要时请另立一条。",
                  "the entry is closed; write another one");
  return row;
}

}  // namespace

Entry write_entry(WriteContext& context, const Text<40, 1>& code, const EntryChange& change) {
  const Kind& kind = kind_of(code);
  check_writer(context.actor, kind);
  check(context, kind, change);
  store::Row row{.id = context.make_id<EntryId>(), .kind = kind.code};
  fill(row, context, change);
  store::insert(context.db, row);
  store::insert_version(context.db, row);
  context.record("books.write", "book_entry", row.id, "", json::text(row), {{"kind", kind.code}});
  return Names(context).show(row);
}

Entry revise_entry(WriteContext& context, EntryId id, const EntryRevision& revision) {
  store::Row row = load_open(context, id, revision.version);
  check(context, kind_of(row.kind), revision);
  const std::string before = json::text(row);
  fill(row, context, revision);
  ++row.version;
  store::update(context.db, row);
  store::insert_version(context.db, row);
  context.record("books.revise", "book_entry", id, before, json::text(row));
  return Names(context).show(row);
}

Entry close_entry(WriteContext& context, EntryId id, const Closing& closing) {
  store::Row row = load_open(context, id, closing.version);
  const Kind& kind = kind_of(row.kind);
  if (!kind.closes)
    throw refused(RefusalKind::conflict, "book.closes_never", "“" + kind.zh + "”登记即成，无需办结。",
                  "an entry of \"" + kind.en + "\" is not closed");
  if (closing.on < row.on_date || closing.on > context.today())
    throw refused(RefusalKind::invalid, "book.closing_date", "办结日期应在登记日期与今天之间。",
                  "it is closed between its day and today", "/on");
  const std::string before = json::text(row);
  row.closed_on = closing.on;
  row.closed_by = context.actor.name;
  row.closing = closing.words;
  store::update(context.db, row);
  context.record("books.close", "book_entry", id, before, json::text(row));
  return Names(context).show(row);
}

Entry acknowledge_entry(WriteContext& context, EntryId id) {
  const store::Row row = load(context, id);
  if (!kind_of(row.kind).acknowledged)
    throw refused(RefusalKind::conflict, "book.not_acknowledged", "这种簿册无需签阅。",
                  "nobody acknowledges this book");
  if (!store::acknowledge(context.db, id, row.version, context.actor.account, context.actor.name, context.now))
    throw refused(RefusalKind::conflict, "book.acknowledged", "您已签阅过这一版。",
                  "you have acknowledged this version");
  context.record("books.acknowledge", "book_entry", id, "", std::to_string(row.version));
  return Names(context).show(row);
}

}  // namespace onewindow::books
