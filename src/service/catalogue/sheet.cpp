#include "service/catalogue/sheet.h"

#include <charconv>

#include "base/json.h"
#include "base/refusal.h"
#include "base/text.h"
#include "service/catalogue/words.h"

namespace onewindow::catalogue::sheet {

using reflect::Field;
using reflect::Kind;
using reflect::Type;

namespace {

constexpr std::string_view kYes = "是", kNo = "否";

Refusal wrong(const std::string& zh, const std::string& en) {
  return Refusal(RefusalKind::invalid, "item.cell", zh, en);
}

std::string choices(const Type& enumeration) {
  std::string out;
  for (const char* one : enumeration.enumerators) {
    if (!out.empty()) out += "、";
    out += word_of(enumeration, one);
  }
  return out;
}

bool is_money(const Type& type) { return &type == &reflect::type_of<Money>(); }

// 12.50 for 1250 分.
std::string yuan(std::int64_t cents) {
  std::string out = std::to_string(cents / 100);
  if (cents % 100 != 0) out += "." + std::to_string(100 + cents % 100).substr(1);
  return out;
}

std::optional<std::int64_t> cents(std::string_view yuan) {
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(yuan.data(), yuan.data() + yuan.size(), whole);
  const std::string_view rest(end, std::size_t(yuan.data() + yuan.size() - end));
  if (error != std::errc{} || whole < 0 || whole > 1'000'000'000'000) return std::nullopt;
  if (rest.empty()) return whole * 100;
  std::int64_t fraction = 0;
  if (rest[0] != '.' || rest.size() < 2 || rest.size() > 3 ||
      !reflect::detail::parse_integer(rest.substr(1), fraction) || fraction < 0)
    return std::nullopt;
  return whole * 100 + (rest.size() == 2 ? fraction * 10 : fraction);
}

std::string help_of(const Type& type) {
  switch (type.kind) {
    case Kind::boolean: return "是 或 否";
    case Kind::integer: return is_money(type) ? "金额，单位元" : "整数";
    case Kind::enumeration: return choices(type);
    case Kind::optional: return help_of(type.element());
    case Kind::list:
      return type.element().kind == Kind::enumeration ? "可多选，用顿号隔开：" + choices(type.element()) : "每行一项";
    default: return "文字";
  }
}

// ---- one value

std::string plain(const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::boolean: return std::string(type.get_integer(value) != 0 ? kYes : kNo);
    case Kind::integer: return is_money(type) ? yuan(type.get_integer(value)) : std::to_string(type.get_integer(value));
    case Kind::enumeration: return std::string(word_of(type, type.get_text(value)));
    case Kind::optional: return type.held(value) ? plain(type.element(), type.held(value)) : "";
    default: return type.get_text(value);
  }
}

void set_plain(const Type& type, void* value, std::string_view given) {
  const std::string said = text::trim(given);
  switch (type.kind) {
    case Kind::optional: return set_plain(type.element(), type.engage(value), given);
    case Kind::boolean: {
      const bool yes = said == kYes || said == "TRUE" || said == "true" || said == "1";
      if (!yes && said != kNo && said != "FALSE" && said != "false" && said != "0")
        throw wrong("应填“是”或“否”", "write 是 or 否");
      type.set_integer(value, yes ? 1 : 0);
      return;
    }
    case Kind::integer: {
      std::int64_t number = 0;
      if (is_money(type)) {
        const auto amount = cents(said);
        if (!amount) throw wrong("应填金额，单位元，例如 12.5", "write an amount in yuan, such as 12.5");
        number = *amount;
      } else if (!reflect::detail::parse_integer(said, number)) {
        throw wrong("应填整数", "write a whole number");
      }
      if (number < type.minimum || number > type.maximum || !type.set_integer(value, number))
        throw wrong("数值超出范围", "the number is out of range");
      return;
    }
    case Kind::enumeration: {
      const auto enumerator = enumerator_of(type, said);
      if (enumerator.empty())
        throw wrong("“" + said + "”不是可用的取值；可填：" + choices(type),
                    "\"" + said + "\" is no value here; write one of: " + choices(type));
      type.set_text(value, enumerator);
      return;
    }
    default: {
      try {
        json::read(type, value, boost::json::string(said));
      } catch (const Refusal& refusal) {
        throw wrong(refusal.zh, refusal.en);
      }
    }
  }
}

// ---- lists in a cell

std::string escaped(std::string_view part) {
  std::string out;
  for (const char c : part) {
    if (c == '\n') out += "\\n";
    else if (c == '|' || c == '\\') out.append("\\").append(1, c);
    else if (c != '\r') out += c;
  }
  return out;
}

// The parts of a line, between "|" that no "\" stands before.
std::vector<std::string> parts_of(std::string_view line) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      const char c = line[++i];
      if (c != 'n' && c != '|' && c != '\\') parts.back() += '\\';
      parts.back() += c == 'n' ? '\n' : c;
    } else if (line[i] == '|') {
      parts.emplace_back();
    } else {
      parts.back() += line[i];
    }
  }
  return parts;
}

std::string line_of(const Type& type, const void* element) {
  if (type.kind != Kind::structure) return escaped(plain(type, element));
  std::string out;
  std::size_t filled = 0;  // up to the last part that says something
  for (const Field& field : type.fields) {
    const std::string part = escaped(plain(field.type(), field.in_const(element)));
    if (&field != &type.fields.front()) out += " | ";
    out += part;
    if (!part.empty()) filled = out.size();
  }
  out.resize(filled);
  return out;
}

void set_line(const Type& type, void* element, std::string_view line) {
  const auto parts = parts_of(line);
  if (type.kind != Kind::structure) {
    if (parts.size() > 1) throw wrong("“|”是分隔符，文字中请写作“\\|”", "write \\| for a | that is part of the text");
    return set_plain(type, element, parts.front());
  }
  if (parts.size() > type.fields.size())
    throw wrong("一行最多 " + std::to_string(type.fields.size()) + " 段（用“|”隔开），这里有 " +
                    std::to_string(parts.size()) + " 段",
                "a line has at most " + std::to_string(type.fields.size()) + " parts separated by |, here are " +
                    std::to_string(parts.size()));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Field& field = type.fields[i];
    if (text::trim(parts[i]).empty()) continue;
    try {
      set_plain(field.type(), field.in(element), parts[i]);
    } catch (const Refusal& refusal) {
      throw wrong("第 " + std::to_string(i + 1) + " 段：" + refusal.zh,
                  "part " + std::to_string(i + 1) + ": " + refusal.en);
    }
  }
}

// Of a list of choices, which people separate in all sorts of ways.
std::vector<std::string> choices_in(std::string_view cell) {
  std::string words(cell);
  for (const std::string_view sign : {"、", "，", "；", ";", "\n"})
    for (auto at = words.find(sign); at != std::string::npos; at = words.find(sign, at))
      words.replace(at, sign.size(), ",");
  return text::split(words, ',');
}

void set_list(const Type& list, void* object, std::string_view cell) {
  const Type& element = list.element();
  const bool chosen = element.kind == Kind::enumeration;
  int number = 0;
  for (const std::string& line : chosen ? choices_in(cell) : text::split(cell, '\n')) {
    ++number;
    if (text::trim(line).empty()) continue;
    try {
      set_line(element, list.append(object), line);
    } catch (const Refusal& refusal) {
      if (chosen) throw;
      throw wrong("第 " + std::to_string(number) + " 项：" + refusal.zh,
                  "line " + std::to_string(number) + " of the cell: " + refusal.en);
    }
  }
}

std::string list_text(const Type& list, const void* object) {
  std::string out;
  for (std::size_t i = 0; i < list.count(object); ++i) {
    if (i > 0) out += list.element().kind == Kind::enumeration ? "、" : "\n";
    out += line_of(list.element(), list.item(object, i));
  }
  return out;
}

// ---- columns

const Type& content_type() { return reflect::type_of<ItemContent>(); }

bool is_limit(const Type& type) {
  return type.kind == Kind::structure || (type.kind == Kind::optional && type.element().kind == Kind::structure);
}

std::string parts_help(const std::string& name, const Type& element) {
  std::string out = "每行一项，各段用“|”隔开：";
  for (const Field& field : element.fields)
    out += (&field == &element.fields.front() ? "" : " | ") + std::string(title_of(name + "." + field.name));
  return out;
}

std::vector<Column> make_columns() {
  std::vector<Column> out;
  const auto add = [&](const std::string& name, std::string help) {
    out.push_back({name, std::string(title_of(name)), std::move(help)});
  };
  for (const Field& field : content_type().fields) {
    const Type& type = field.type();
    if (is_limit(type)) {
      const Type& limit = type.kind == Kind::optional ? type.element() : type;
      for (const Field& part : limit.fields) add(field.name + std::string(".") + part.name, help_of(part.type()));
    } else if (type.kind == Kind::list && type.element().kind == Kind::structure) {
      add(field.name, parts_help(field.name, type.element()));
    } else {
      add(field.name, help_of(type));
    }
  }
  return out;
}

// A spreadsheet writes an apostrophe before what is text and looks like a formula.
std::string_view without_apostrophe(std::string_view cell) {
  const bool marked =
      cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  return marked ? cell.substr(1) : cell;
}

}  // namespace

const std::vector<Column>& columns() {
  static const std::vector<Column> all = make_columns();
  return all;
}

std::string heading(const Column& column) { return column.zh + " " + column.name; }

const Column* column_of(std::string_view given) {
  const std::string said = text::trim(given);
  for (const Column& column : columns())
    if (said == heading(column) || said == column.name || said == column.zh) return &column;
  return nullptr;
}

std::string cell(const ItemContent& content, const Column& column) {
  const auto dot = column.name.find('.');
  const Field& field = *content_type().find(column.name.substr(0, dot));
  const Type* type = &field.type();
  const void* value = field.in_const(&content);
  if (type->kind == Kind::optional) {
    value = type->held(value);
    if (value == nullptr) return "";
    type = &type->element();
  }
  if (dot == std::string::npos) return type->kind == Kind::list ? list_text(*type, value) : plain(*type, value);
  const Field& part = *type->find(column.name.substr(dot + 1));
  return plain(part.type(), part.in_const(value));
}

std::vector<std::string> cells(const ItemContent& content) {
  std::vector<std::string> out;
  for (const Column& column : columns()) out.push_back(cell(content, column));
  return out;
}

void set(ItemContent& content, const Column& column, std::string_view given) {
  const std::string_view cell = without_apostrophe(given);
  const bool empty = text::trim(cell).empty();
  const auto dot = column.name.find('.');
  const Field& field = *content_type().find(column.name.substr(0, dot));
  const Type* type = &field.type();
  void* value = field.in(&content);
  if (type->kind == Kind::optional) {  // the limit is there when its unit says so
    const bool unit = column.name.ends_with(".unit");
    if (empty && unit) return type->clear(value);
    if (empty) return;
    if (type->held(value) == nullptr) {
      if (!unit) throw wrong("请先填写时限单位", "fill in the limit's unit first");
      type->engage(value);
    }
    value = const_cast<void*>(type->held(value));
    type = &type->element();
  }
  if (dot != std::string::npos) {
    const Field& part = *type->find(column.name.substr(dot + 1));
    type = &part.type();
    value = part.in(value);
  }
  if (type->kind == Kind::list) {
    type->clear(value);
    return set_list(*type, value, cell);
  }
  if (empty && type->kind == Kind::text) {
    type->set_text(value, "");
    return;
  }
  if (empty)
    throw Refusal(RefusalKind::invalid, "item.cell_empty", "“" + column.zh + "”不能留空；" + help_of(*type),
                  "\"" + column.name + "\" cannot be left empty: " + help_of(*type));
  set_plain(*type, value, cell);
}

std::string value_text(const Type& type, const void* value) { return plain(type, value); }

const Column* column_at(std::string_view field) {
  if (field.starts_with('/')) field.remove_prefix(1);
  const auto slash = field.find('/');
  const std::string whole = std::string(field.substr(0, slash));
  const std::string rest(slash == std::string_view::npos ? "" : field.substr(slash + 1));
  for (const std::string& name : {whole + "." + rest.substr(0, rest.find('/')), whole, whole + ".count"})
    for (const Column& column : columns())
      if (column.name == name) return &column;
  return nullptr;
}

}  // namespace onewindow::catalogue::sheet
