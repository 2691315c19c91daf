#include "db/rows.h"

#include "base/json.h"
#include "base/refusal.h"

namespace onewindow::db {
namespace {

using reflect::Kind;

[[noreturn]] void unfit(const char* name, const char* why) {
  throw Error(ErrorKind::misuse, std::string("column for ") + name + ": " + why);
}

void fill_json(const reflect::Type& type, void* object, const Column& column, const char* name) {
  if (column.kind != Column::Kind::text) unfit(name, "no JSON text");
  if (type.stored) {
    static_cast<std::string*>(object)->assign(column.text);
    return;
  }
  try {
    unsigned char first[4096];
    boost::json::monotonic_resource memory(first, sizeof first);
    json::restore(type, object, json::parse_own(column.text, &memory));
  } catch (const Refusal& refusal) {  // what is stored and no longer fits is no fault of whoever asks
    unfit(name, (refusal.code + " " + refusal.field).c_str());
  }
}

}  // namespace

Value to_value(const reflect::Type& type, const void* object) {
  switch (type.kind) {
    case Kind::optional: {
      const void* held = type.held(object);
      return held == nullptr ? Value(nullptr) : to_value(type.element(), held);
    }
    case Kind::structure:
    case Kind::list:
    case Kind::map:
    case Kind::json: {
      if (type.stored) return *static_cast<const std::string*>(object);
      std::string text;
      json::print(text, type, object);
      return text;
    }
    default:
      if (type.stored_as_integer()) return type.get_integer(object);
      return type.get_text(object);
  }
}

namespace {

// A row's texts are bound where they lie; whatever has to be made is copied.
Value seen(const reflect::Type& type, const void* object) {
  if (type.kind == Kind::optional) {
    const void* held = type.held(object);
    return held == nullptr ? Value(nullptr) : seen(type.element(), held);
  }
  if (type.kind == Kind::text || type.kind == Kind::enumeration) return type.peek_text(object);
  if (type.kind == Kind::json && type.stored) return std::string_view(*static_cast<const std::string*>(object));
  return to_value(type, object);
}

}  // namespace

void Params::add_fields(const reflect::Type& type, const void* row) {
  list_.reserve(type.fields.size());
  for (const auto& field : type.fields) list_.emplace_back(field.name, seen(field.type(), field.in_const(row)));
}

std::optional<std::string_view> text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* text = std::get_if<std::string_view>(&value)) return *text;
  return std::nullopt;
}

void fill(const reflect::Type& type, void* object, const Column& column, const char* name) {
  switch (type.kind) {
    case Kind::optional:
      if (column.kind == Column::Kind::null) type.clear(object);
      else fill(type.element(), type.engage(object), column, name);
      return;
    case Kind::structure:
    case Kind::list:
    case Kind::map:
    case Kind::json: fill_json(type, object, column, name); return;
    default: break;
  }
  if (column.kind == Column::Kind::null) unfit(name, "NULL, and the field is not optional");
  if (type.stored_as_integer()) {
    if (column.kind != Column::Kind::integer) unfit(name, "text, and the field is stored as an integer");
    if (!type.set_integer(object, column.integer)) unfit(name, "the number is out of the field's range");
  } else {
    if (column.kind != Column::Kind::text) unfit(name, "a number, and the field is stored as text");
    if (!type.set_text(object, column.text)) unfit(name, "the text is no value of the field");
  }
}

}  // namespace onewindow::db
