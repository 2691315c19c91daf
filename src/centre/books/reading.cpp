#include "centre/books/work.h"
#include "centre/identity/identity.h"
#include "centre/organisation/organisation.h"

namespace onewindow::books {

namespace {

Refusal unknown() {
  return Refusal(RefusalKind::not_found, "book.unknown", "簿册中没有这一条。", "there is no such entry in the books");
}

// "2026-03-02|id" of the last row of a page.
store::After after_of(const PageQuery& query) {
  store::After after{Date::of(3000, 1, 1), EntryId{std::numeric_limits<std::int64_t>::max()}};
  if (!query.after) return after;
  const auto bar = query.after->find('|');
  const auto day = Date::parse(query.after->substr(0, bar));
  if (bar == std::string::npos || !day || !reflect::detail::parse_integer(query.after->substr(bar + 1), after.id.value))
    throw Refusal(RefusalKind::invalid, "input.value", "翻页标记不对，请从第一页重新翻起",
                  "begin again with the first page")
        .at("?after");
  after.on_date = *day;
  return after;
}

std::string yuan(const std::string& cents) {
  std::int64_t amount = 0;
  reflect::detail::parse_integer(cents, amount);
  const std::string fraction = std::to_string(100 + amount % 100).substr(1);
  return std::to_string(amount / 100) + "." + fraction;
}

}  // namespace

const Kind& kind_of(const std::string& code) {
  if (const Kind* kind = find_kind(code)) return *kind;
  throw Refusal(RefusalKind::not_found, "book.kind", "没有这种簿册：" + code, "there is no such book: " + code);
}

bool may_read(const Actor& actor, const Kind& kind) {
  return actor.may(kind.readers == Readers::staff ? http::kSignedIn : kRead);
}

bool may_write(const Actor& actor, const Kind& kind) {
  return actor.may(kind.writers == Writers::office ? kWrite : kLead);
}

store::Row load(ReadContext& context, EntryId id) {
  auto row = store::find(context.db, id);
  if (!row) throw unknown();
  if (!may_read(context.actor, kind_of(row->kind))) require(context.actor, kRead);
  return std::move(*row);
}

std::string Names::word(const Field& field, const std::string& value, bool english) {
  if (value.empty()) return "";
  switch (field.type) {
    case FieldType::yes_no: return english ? value : value == "yes" ? "是" : "否";
    case FieldType::money: return english ? yuan(value) + " yuan" : yuan(value) + " 元";
    case FieldType::choice:
      for (const Choice& choice : field.choices)
        if (choice.value == value) return english ? choice.en : choice.zh;
      return value;
    case FieldType::department:
    case FieldType::window: {
      if (!read_) {
        for (const auto& one : organisation::departments(context_))
          departments_.emplace(std::to_string(one.id.value),
                               std::pair(one.name, one.name_en.empty() ? one.name : one.name_en));
        for (const auto& one : organisation::windows(context_)) {
          const std::string number = std::to_string(one.number);
          windows_.emplace(std::to_string(one.id.value),
                           std::pair(number + "号 " + one.name, "No. " + number + " " + one.name));
        }
        read_ = true;
      }
      const auto& names = field.type == FieldType::window ? windows_ : departments_;
      const auto it = names.find(value);
      return it == names.end() ? value : english ? it->second.second : it->second.first;
    }
    default: return value;
  }
}

Entry Names::show(const store::Row& row) {
  const Kind& kind = kind_of(row.kind);
  const auto standing = books::standing(kind, row.closed_on.has_value(), row.due_date, context_.today());
  Entry out{.id = row.id,
            .kind = row.kind,
            .title = row.title,
            .on = row.on_date,
            .due = row.due_date,
            .fields = row.fields,
            .version = row.version,
            .written_by = row.written_by,
            .written_at = row.written_at,
            .closed_on = row.closed_on,
            .closed_by = row.closed_by,
            .closing = row.closing,
            .open = standing.open,
            .overdue = standing.overdue};
  for (const Field& field : kind.fields)
    if (const auto it = row.fields.find(field.name); it != row.fields.end()) {
      out.shown[field.name] = word(field, it->second, false);
      out.shown_en[field.name] = word(field, it->second, true);
    }
  if (kind.acknowledged)
    out.acknowledged = store::has_acknowledged(context_.db, row.id, row.version, context_.actor.account);
  return out;
}

std::vector<BookView> books(ReadContext& context) {
  const auto counts = store::counts(context.db, context.today());
  std::vector<BookView> out;
  for (const Kind& kind : kinds()) {
    if (!may_read(context.actor, kind)) continue;
    BookView view{.kind = kind, .writes = may_write(context.actor, kind)};
    for (const auto& count : counts)
      if (count.kind == kind.code) {
        view.entries = count.entries;
        view.open = kind.closes ? count.open : 0;
        view.overdue = kind.closes ? count.overdue : 0;
      }
    if (kind.acknowledged) view.to_acknowledge = store::to_acknowledge(context.db, kind.code, context.actor.account);
    out.push_back(std::move(view));
  }
  return out;
}

Paged<Entry> entries(ReadContext& context, const EntryQuery& query) {
  const Kind& kind = kind_of(query.kind);
  if (!may_read(context.actor, kind)) require(context.actor, kRead);
  const int limit = limit_of(query);
  auto rows = store::list(context.db, query, kind.closes, context.today(), after_of(query), limit + 1);
  Paged<Entry> out;
  out.next =
      cut(rows, limit, [](const auto& last) { return last.on_date.str() + "|" + std::to_string(last.id.value); });
  Names names(context);
  for (const auto& row : rows) out.items.push_back(names.show(row));
  return out;
}

EntryView entry(ReadContext& context, EntryId id) {
  const auto row = load(context, id);
  const Kind& kind = kind_of(row.kind);
  EntryView out{.entry = Names(context).show(row), .versions = store::versions(context.db, id)};
  if (!kind.acknowledged) return out;
  out.acknowledgements = store::acknowledgements(context.db, id, row.version);
  if (!may_write(context.actor, kind)) return out;
  for (const auto& account : identity::accounts(context)) {
    const bool has = std::any_of(out.acknowledgements.begin(), out.acknowledgements.end(),
                                 [&](const auto& one) { return one.account_id == account.id; });
    if (!has && account.state == identity::AccountState::active) out.not_acknowledged.push_back(account.name);
  }
  return out;
}

std::vector<registers::Register> registers() {
  return {
      registers::of<entries>(
          "books.entries", "办公室簿册", "The office's books", http::kSignedIn,
          {registers::column(&Entry::on, "日期", "Day"), registers::column(&Entry::title, "名称", "Title").in_full(),
           registers::column(&Entry::due, "期限", "Due"), registers::column(&Entry::open, "未办结", "Open"),
           registers::column(&Entry::overdue, "逾期", "Overdue"),
           registers::column(&Entry::closed_on, "办结日期", "Closed on"),
           registers::column(&Entry::closing, "办结说明", "What was done").in_full(),
           registers::column(&Entry::written_by, "登记人", "Written by"),
           registers::column(&Entry::written_at, "登记时间", "Written at").on_demand()})
          .filter("kind", "簿册", "Book")};
}

}  // namespace onewindow::books
