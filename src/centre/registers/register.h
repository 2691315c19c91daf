#pragma once
// A register (台账, 登记簿) is a list that people look through, print and export. It is declared once, from a paged use
// case; its page on the screen, its print, its xlsx and csv and its place in the API follow. How a feature declares
// one:
//
//   1. Paged<DenialRow> denials(ReadContext&, const DenialQuery&), a use case as any other; DenialQuery : Span.
//      Numbers and phones leave it masked, as in every list: a register shows what the list shows.
//   2. beside routes():   std::vector<registers::Register> registers() {
//        return {registers::of<denials>("cases.denials", "否决备案", "Denial register", kListCases,
//                    {registers::column(&DenialRow::number, "文书号", "Document"),
//                     registers::column(&DenialRow::at, "日期", "Date").as_date(),
//                     registers::column(&DenialRow::outcome, "结论", "Outcome", [](Outcome o) { return words(o); })})
//                    .counted<count_denials>().link("case", &DenialRow::case_id)}; }
//   3. add(feature::registers()) in src/app/features.cpp. The rest is generic: GET /api/v1/registers lists them with
//      columns and filters, GET /api/v1/registers/cases.denials?from=… gives a page, POST /api/v1/exports a file.
//
// Every field of the query is a filter, but `after` and `limit`. Usual names (from, to, search, department, window,
// handler, item, light, state, month, open, mine, order, descending) have their titles; another one takes those of the
// column of its name or of .filter("name", zh, en). The values of an enum are told by words, the column's or the
// filter's. `order` is an enum whose enumerators are names of columns. What is missing is a broken promise at the
// start. Not here: what a register holds, how it is searched and sorted; that is the use case and its store.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "centre/context/context.h"

namespace onewindow::registers {

// What most registers are asked by; derive the query from it.
struct Span : PageQuery {
  std::optional<Text<60>> search;
  std::optional<Date> from, to;  // both days included
};
BOOST_DESCRIBE_STRUCT(Span, (PageQuery), (search, from, to))

// The instants of a span: from the first day's beginning to the last day's end, which is not included.
struct Between {
  Instant from, before;
};
Between between(const std::optional<Date>& from, const std::optional<Date>& to);

enum class Show { text, number, money, points, date, instant, yes_no, choice, choices, texts };
BOOST_DESCRIBE_ENUM(Show, text, number, money, points, date, instant, yes_no, choice, choices, texts)

struct Word {
  std::string value, zh, en;
};
BOOST_DESCRIBE_STRUCT(Word, (), (value, zh, en))

struct Column {
  std::string field;     // of the row
  std::string field_en;  // what it is in English, where the row has that: a name, a sentence
  std::string zh, en;
  Show show = Show::text;
  std::vector<Word> words;  // of a choice
  bool wide = false;        // long text: wraps on the screen and in print
  bool extra = false;       // in exports and on demand, not on a narrow screen

  Column as_date() && { return show = Show::date, std::move(*this); }
  Column in_full() && { return wide = true, std::move(*this); }
  Column on_demand() && { return extra = true, std::move(*this); }
  template <class Row, class M>
  Column in_english(M Row::* member) &&;
};
BOOST_DESCRIBE_STRUCT(Column, (), (field, field_en, zh, en, show, words, wide, extra))

struct Filter {
  std::string name, zh, en;
  std::string kind;  // text, date, number, yes_no, choice, department, window, item, handler, order, id
  bool required = false, many = false;
  std::vector<Word> words;  // of a choice, an order
};
BOOST_DESCRIBE_STRUCT(Filter, (), (name, zh, en, kind, required, many, words))

struct Link {  // what a row stands for: the page can lead there
  std::string kind, field;
};
BOOST_DESCRIBE_STRUCT(Link, (), (kind, field))

// One page as it came out of the use case; the rows live as long as `held`.
struct Page {
  std::shared_ptr<void> held;
  std::vector<const void*> rows;
  std::optional<std::string> next;
};

struct Register {
  std::string code;  // "cases.denials": feature and name
  std::string zh, en;
  http::Permission permission;
  std::vector<Column> columns;
  std::vector<Filter> filters;
  std::optional<Link> leads;
  std::string note_zh, note_en;  // a line under the title: by which provision it is kept

  const reflect::Type* row = nullptr;
  const reflect::Type* query = nullptr;
  std::shared_ptr<void> (*make_query)() = nullptr;
  void (*turn)(void* query, std::optional<std::string> after, int limit) = nullptr;
  Page (*page)(ReadContext&, const void* query) = nullptr;
  std::int64_t (*count)(ReadContext&, const void* query) = nullptr;  // how many rows in all, where that is known

  template <auto Count>
  Register counted() &&;
  template <class Row, class M>
  Register link(std::string kind, M Row::* member) &&;
  Register note(std::string zh, std::string en) &&;
  Register filter(std::string name, std::string zh, std::string en, std::vector<Word> words = {}) &&;
};

// ---- how it is declared

template <class Enum, class Words>
std::vector<Word> words_of(Words words);
template <class Row, class M>
Column column(M Row::* member, std::string_view zh, std::string_view en);
template <class Row, class M, class Words>
Column column(M Row::* member, std::string_view zh, std::string_view en, Words words);
template <auto UseCase>
Register of(std::string code, std::string zh, std::string en, http::Permission permission, std::vector<Column> columns);

// ---- what is made of it

// A cell for people: a choice is its word, an absent value is empty. `number` is there for what a spreadsheet counts
// with: numbers, money and points (hundredths), dates (days since 1970), instants (milliseconds).
struct Cell {
  std::string text;
  std::optional<std::int64_t> number;
};
Cell cell_of(const Register& list, const Column& column, const void* row, bool english);

struct Row {
  std::vector<std::string> zh, en;  // the cells, in the order of the columns
  boost::json::value raw;           // the row of the use case
};
BOOST_DESCRIBE_STRUCT(Row, (), (zh, en, raw))

struct View {  // what a page must know to show any register
  std::string code, zh, en, note_zh, note_en;
  std::vector<Column> columns;
  std::vector<Filter> filters;
  std::optional<Link> leads;
  bool countable = false;
};
BOOST_DESCRIBE_STRUCT(View, (), (code, zh, en, note_zh, note_en, columns, filters, leads, countable))

// One page by the texts of a query string: for tests and exports; strict as the route is.
using Asked = std::vector<std::pair<std::string, std::string>>;
std::shared_ptr<void> read_query(const Register& list, const Asked& asked);
Paged<Row> look(ReadContext& context, const Register& list, const Asked& asked);

// The registers of this program, and the routes of all of them; called once, by the list of features.
std::vector<http::Route> routes(std::vector<Register> all);
const Register* find(std::string_view code);
std::vector<View> directory(ReadContext& context);  // GET /api/v1/registers: what the actor may see

// Declared here for the ground below all features: the ledger's entries and the facts.
std::vector<Register> registers();

// ---- the templates

namespace detail {

template <class T> struct shown {
  static constexpr Show value = Show::text;
};
template <> struct shown<bool> {
  static constexpr Show value = Show::yes_no;
};
template <> struct shown<Date> {
  static constexpr Show value = Show::date;
};
template <> struct shown<Instant> {
  static constexpr Show value = Show::instant;
};
template <> struct shown<Money> {
  static constexpr Show value = Show::money;
};
template <> struct shown<Points> {
  static constexpr Show value = Show::points;
};
template <class U> struct shown<Quantity<U>> {
  static constexpr Show value = Show::number;
};
template <class T>
  requires std::is_enum_v<T>
struct shown<T> {
  static constexpr Show value = Show::choice;
};
template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
struct shown<T> {
  static constexpr Show value = Show::number;
};
template <class T> struct shown<std::optional<T>> : shown<T> {};
template <class T> struct shown<std::vector<T>> {
  static constexpr Show value = std::is_enum_v<T> ? Show::choices : Show::texts;
};

template <class T> struct inner {
  using type = T;
};
template <class T> struct inner<std::optional<T>> : inner<T> {};
template <class T> struct inner<std::vector<T>> : inner<T> {};

// The name under which a struct describes a member.
template <class Row, class M>
std::string name_of(M Row::* member) {
  static Row sample{};
  for (const auto& field : reflect::type_of<Row>().fields)
    if (field.in(&sample) == static_cast<void*>(&(sample.*member))) return field.name;
  CHECK_PROMISE(false, "the column is no described member of its row");
}

template <class T> struct paged;
template <class R, class Q>
struct paged<Paged<R> (*)(ReadContext&, const Q&)> {
  using Row = R;
  using Query = Q;
};

// Finds the filters of the query and checks that everything has its words; in register.cpp.
Register finished(Register list);

}  // namespace detail

template <class Enum, class Words>
std::vector<Word> words_of(Words words) {
  std::vector<Word> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto d) {
    const auto said = words(d.value);
    out.push_back({d.name, said.zh, said.en});
  });
  return out;
}

template <class Row, class M>
Column Column::in_english(M Row::* member) && {
  field_en = detail::name_of(member);
  return std::move(*this);
}

template <class Row, class M>
Column column(M Row::* member, std::string_view zh, std::string_view en) {
  return {
      .field = detail::name_of(member), .zh = std::string(zh), .en = std::string(en), .show = detail::shown<M>::value};
}

template <class Row, class M, class Words>
Column column(M Row::* member, std::string_view zh, std::string_view en, Words words) {
  Column out = column(member, zh, en);
  out.words = words_of<typename detail::inner<M>::type>(words);
  return out;
}

template <auto UseCase>
Register of(std::string code, std::string zh, std::string en, http::Permission permission,
            std::vector<Column> columns) {
  using Row = typename detail::paged<decltype(UseCase)>::Row;
  using Query = typename detail::paged<decltype(UseCase)>::Query;
  static_assert(std::is_base_of_v<PageQuery, Query>, "the query of a register is paged");
  Register out{.code = std::move(code),
               .zh = std::move(zh),
               .en = std::move(en),
               .permission = permission,
               .columns = std::move(columns)};
  out.row = &reflect::type_of<Row>();
  out.query = &reflect::type_of<Query>();
  out.make_query = []() -> std::shared_ptr<void> { return std::make_shared<Query>(); };
  out.turn = [](void* query, std::optional<std::string> after, int limit) {
    PageQuery& page = *static_cast<Query*>(query);
    page.after.reset();
    if (after) page.after.emplace(std::move(*after));
    page.limit = limit;
  };
  out.page = [](ReadContext& context, const void* query) {
    auto found = std::make_shared<Paged<Row>>(UseCase(context, *static_cast<const Query*>(query)));
    Page page{.next = found->next};
    for (const Row& row : found->items) page.rows.push_back(&row);
    page.held = std::move(found);
    return page;
  };
  return detail::finished(std::move(out));
}

template <auto Count>
Register Register::counted() && {
  count = []<class Q>(std::int64_t (*)(ReadContext&, const Q&)) {
    return +[](ReadContext& context, const void* query) -> std::int64_t {
      return Count(context, *static_cast<const Q*>(query));
    };
  }(Count);
  return std::move(*this);
}

template <class Row, class M>
Register Register::link(std::string kind, M Row::* member) && {
  leads = Link{std::move(kind), detail::name_of(member)};
  return std::move(*this);
}

}  // namespace onewindow::registers
