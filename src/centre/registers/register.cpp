#include "centre/registers/register.h"

#include <deque>

#include "base/refusal.h"

namespace onewindow::registers {

namespace {

using reflect::Kind;

struct Usual {
  const char *name, *zh, *en, *kind;
};
// Filters that mean the same in every register. The kind tells the page what to offer; empty: as the type says.
constexpr Usual kUsual[] = {
    {"search", "搜索", "Search", ""},
    {"from", "起始日期", "From", ""},
    {"to", "截止日期", "To", ""},
    {"month", "月份", "Month", "month"},
    {"year", "年份", "Year", ""},
    {"department", "部门", "Department", "department"},
    {"window", "窗口", "Window", "window"},
    {"item", "事项", "Item", "item"},
    {"handler", "经办人", "Handler", "handler"},
    {"light", "时限灯", "Light", ""},
    {"state", "状态", "State", ""},
    {"kind", "种类", "Kind", ""},
    {"open", "仅在办", "Open only", ""},
    {"worker", "承办人", "Worker", "handler"},
    {"responsible", "责任人", "Responsible", "handler"},
    {"mine", "仅本人", "Mine only", ""},
    {"order", "排序", "Sort by", "order"},
    {"descending", "倒序", "Descending", ""},
};

const reflect::Type& inner(const reflect::Type& type) {
  return type.kind == Kind::optional || type.kind == Kind::list ? inner(type.element()) : type;
}

std::string kind_of(const reflect::Type& type) {
  switch (type.kind) {
    case Kind::boolean: return "yes_no";
    case Kind::integer: return "number";
    case Kind::enumeration: return "choice";
    case Kind::scalar: return type.format == "id" ? "id" : type.format == "date" ? "date" : "instant";
    default: return "text";
  }
}

const Column* column_of(const Register& list, std::string_view field) {
  for (const auto& column : list.columns)
    if (column.field == field) return &column;
  return nullptr;
}

void name_usual(Filter& filter) {
  for (const auto& usual : kUsual) {
    if (filter.name != usual.name) continue;
    filter.zh = usual.zh;
    filter.en = usual.en;
    if (usual.kind[0] != '\0') filter.kind = usual.kind;
  }
}

Filter filter_of(const Register& list, const reflect::Field& field) {
  const reflect::Type& type = field.type();
  Filter out{.name = field.name,
             .kind = kind_of(inner(type)),
             .required = type.kind != Kind::optional && type.kind != Kind::list,
             .many = type.kind == Kind::list};
  name_usual(out);
  if (const Column* column = column_of(list, out.name)) {
    if (out.zh.empty()) out.zh = column->zh, out.en = column->en;
    if (out.kind == "choice") out.words = column->words;
  }
  if (out.name == "order")
    for (const char* value : inner(type).enumerators)
      if (const Column* column = column_of(list, value)) out.words.push_back({value, column->zh, column->en});
  return out;
}

bool told(const reflect::Type& type, const std::vector<Word>& words) {
  for (const char* value : type.enumerators)
    if (std::none_of(words.begin(), words.end(), [&](const Word& w) { return w.value == value && !w.zh.empty(); }))
      return false;
  return true;
}

// What a declaration must not leave out.
void check(const Register& list) {
  CHECK_PROMISE(!list.code.empty() && !list.zh.empty() && !list.en.empty(), "a register without code or title");
  for (const auto& column : list.columns) {
    const auto* field = list.row->find(column.field);
    CHECK_PROMISE(field != nullptr, "a column that the row does not have");
    CHECK_PROMISE(column.field_en.empty() || list.row->find(column.field_en) != nullptr, "a column not of its row");
    CHECK_PROMISE(!column.zh.empty() && !column.en.empty(), "a column without title");
    if (inner(field->type()).kind == Kind::enumeration)
      CHECK_PROMISE(told(inner(field->type()), column.words), "a column of an enum without words");
  }
  for (const auto& filter : list.filters) {
    CHECK_PROMISE(!filter.zh.empty(), "a filter without title: name it with .filter()");
    if (filter.kind == "choice" || filter.kind == "order")
      CHECK_PROMISE(told(inner(list.query->find(filter.name)->type()), filter.words), "a filter without words");
  }
  if (list.leads) CHECK_PROMISE(list.row->find(list.leads->field) != nullptr, "a link to no field");
}

std::string decimals(std::int64_t hundredths) {
  const auto whole = std::uint64_t(hundredths < 0 ? -hundredths : hundredths);
  const std::string rest = std::to_string(whole % 100);
  return (hundredths < 0 ? "-" : "") + std::to_string(whole / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

std::string local(Instant at) {
  const std::string text = at.str();  // 2026-02-13T09:02:03.456+08:00
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

const std::string& word(const Column& column, const std::string& value, bool english) {
  for (const auto& word : column.words)
    if (word.value == value) return english ? word.en : word.zh;
  return value;
}

std::string shown(const Column& column, const reflect::Type& type, const void* value, bool english) {
  switch (type.kind) {
    case Kind::optional: {
      const void* held = type.held(value);
      return held == nullptr ? "" : shown(column, type.element(), held, english);
    }
    case Kind::list: {
      std::string out;
      for (std::size_t i = 0; i < type.count(value); ++i)
        out += (out.empty() ? "" : english ? "; " : "；") + shown(column, type.element(), type.item(value, i), english);
      return out;
    }
    case Kind::boolean: return type.get_integer(value) != 0 ? (english ? "yes" : "是") : (english ? "no" : "否");
    case Kind::integer: {
      const std::int64_t number = type.get_integer(value);
      return column.show == Show::money || column.show == Show::points ? decimals(number) : std::to_string(number);
    }
    case Kind::enumeration: return word(column, type.get_text(value), english);
    case Kind::scalar:
      if (type.format != "date-time") return type.get_text(value);
      return column.show == Show::date ? Instant{type.get_integer(value)}.date().str()
                                       : local(Instant{type.get_integer(value)});
    case Kind::text: return type.get_text(value);
    case Kind::structure:  // somebody or something is shown by its name
      if (const auto* name = type.find("name")) return shown(column, name->type(), name->in_const(value), english);
      [[fallthrough]];
    default: {
      std::string out;
      json::print(out, type, value);
      return out == "{}" || out == "null" ? "" : out;
    }
  }
}

std::optional<std::int64_t> counted(const Column& column, const reflect::Type& type, const void* value) {
  if (type.kind == Kind::optional) {
    const void* held = type.held(value);
    return held == nullptr ? std::nullopt : counted(column, type.element(), held);
  }
  switch (column.show) {
    case Show::number:
    case Show::money:
    case Show::points: return type.get_integer(value);
    case Show::instant: return type.get_integer(value);
    case Show::date:
      return type.format == "date" ? Date::parse(type.get_text(value))->days
                                   : Instant{type.get_integer(value)}.date().days;
    default: return std::nullopt;
  }
}

// ---- the registers of this program

struct Book {
  std::deque<Register> registers;  // their texts stay where they are: routes point at them
  std::deque<std::string> paths;
};
Book& book() {
  static Book all;
  return all;
}

const Register& at_path(std::string_view path) {
  const Register* found = find(path.substr(path.rfind('/') + 1));
  CHECK(found != nullptr);
  return *found;
}

struct Bound {
  const Register* list;
  std::shared_ptr<void> query;
};

Paged<Row> rows(ReadContext& context, const Register& list, const void* query) {
  const Page page = list.page(context, query);
  Paged<Row> out{.items = {}, .next = page.next};
  for (const void* row : page.rows) {
    Row& shown = out.items.emplace_back();
    for (const auto& column : list.columns) {
      shown.zh.push_back(cell_of(list, column, row, false).text);
      shown.en.push_back(cell_of(list, column, row, true).text);
    }
    shown.raw = json::write(*list.row, row);
  }
  return out;
}

// The route of one register, as http::route would make it of a use case with the register's query.
http::Route route_of(const Register& list, std::string_view path) {
  http::Route out{.method = http::Method::get,
                  .path = path,
                  .permission = list.permission,
                  .summary = list.en,
                  .operation = "registers." + list.code,
                  .kind = http::ContextKind::read};
  out.query = list.query;
  out.answer = &reflect::type_of<Paged<Row>>();
  out.bind = [](const http::Route& self, const http::Input& input) -> std::shared_ptr<void> {
    const Register& asked = at_path(self.path);
    auto query = asked.make_query();
    http::detail::read_query(*asked.query, query.get(), input);
    return std::make_shared<Bound>(Bound{&asked, std::move(query)});
  };
  out.run = [](void* context, void* bound) -> http::Answer {
    const auto& asked = *static_cast<Bound*>(bound);
    return {.body = json::text(rows(*static_cast<ReadContext*>(context), *asked.list, asked.query.get()))};
  };
  return out;
}

}  // namespace

Between between(const std::optional<Date>& from, const std::optional<Date>& to) {
  return {from ? Instant::at(*from) : Instant{},
          to ? Instant::at(*to + 1) : Instant{std::numeric_limits<std::int64_t>::max()}};
}

Register detail::finished(Register list) {
  for (const auto& field : list.query->fields) {
    const std::string_view name = field.name;
    if (name != "after" && name != "limit") list.filters.push_back(filter_of(list, field));
  }
  return list;
}

Register Register::note(std::string zh_text, std::string en_text) && {
  note_zh = std::move(zh_text);
  note_en = std::move(en_text);
  return std::move(*this);
}

Register Register::filter(std::string name, std::string zh_title, std::string en_title, std::vector<Word> words) && {
  for (auto& filter : filters) {
    if (filter.name != name) continue;
    filter.zh = std::move(zh_title);
    filter.en = std::move(en_title);
    if (!words.empty()) filter.words = std::move(words);
    return std::move(*this);
  }
  CHECK_PROMISE(false, "a filter that the query does not have");
}

Cell cell_of(const Register& list, const Column& column, const void* row, bool english) {
  const auto* field = list.row->find(english && !column.field_en.empty() ? column.field_en : column.field);
  Cell out{.text = shown(column, field->type(), field->in_const(row), english), .number = {}};
  if (out.text.empty() && english && !column.field_en.empty()) {  // not everything has an English name
    field = list.row->find(column.field);
    out.text = shown(column, field->type(), field->in_const(row), english);
  }
  if (!out.text.empty()) out.number = counted(column, field->type(), field->in_const(row));
  return out;
}

std::shared_ptr<void> read_query(const Register& list, const Asked& asked) {
  auto query = list.make_query();
  http::detail::read_query(*list.query, query.get(), http::Input{.path = {}, .query = asked, .body = {}});
  return query;
}

Paged<Row> look(ReadContext& context, const Register& list, const Asked& asked) {
  return rows(context, list, read_query(list, asked).get());
}

std::vector<http::Route> routes(std::vector<Register> all) {
  book() = {};
  std::vector<http::Route> out = {
      http::route<"GET /api/v1/registers", directory>(http::kSignedIn, "The registers that you may see",
                                                      "registers.directory"),
  };
  for (auto& list : all) {
    check(list);
    CHECK_PROMISE(find(list.code) == nullptr, "two registers have one code");
    const Register& kept = book().registers.emplace_back(std::move(list));
    out.push_back(route_of(kept, book().paths.emplace_back("/api/v1/registers/" + kept.code)));
  }
  return out;
}

const Register* find(std::string_view code) {
  for (const auto& list : book().registers)
    if (list.code == code) return &list;
  return nullptr;
}

std::vector<View> directory(ReadContext& context) {
  std::vector<View> out;
  for (const auto& list : book().registers)
    if (context.actor.may(list.permission))
      out.push_back({list.code, list.zh, list.en, list.note_zh, list.note_en, list.columns, list.filters, list.leads,
                     list.count != nullptr});
  return out;
}

}  // namespace onewindow::registers
