#pragma once
// JSON to and from described structs. Reading is strict: an unknown field, a missing field, a wrong type, a text that
// is too long or not UTF-8 is refused with the path of the field. Optional fields and lists may be left out.
#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "base/reflect.h"

namespace onewindow::json {

boost::json::value write(const reflect::Type& type, const void* object);
// Appends the JSON text directly, without building a value first.
void print(std::string& out, const reflect::Type& type, const void* object);

// Refuses with input.type, input.unknown_field, input.missing_field, input.value, input.too_long, input.range.
void read(const reflect::Type& type, void* object, const boost::json::value& value, const std::string& path = "");

// Reads back what write() or print() made, from a database or an outbox. It has passed the edge once, and limits may
// have been drawn tighter since, so lengths and ranges are not looked at again; an older or a newer server may have
// written it, so an unknown field is passed over and a missing one keeps its default. Refuses what is no value of its
// type with input.type, input.value.
void restore(const reflect::Type& type, void* object, const boost::json::value& value, const std::string& path = "");

// Parses what print() made: no limit on what it holds. Refuses with input.json. The value lies in `memory`, for whoever
// restores it at once and drops it.
boost::json::value parse_own(std::string_view text, boost::json::storage_ptr memory = {});

// Parses text with the limits for outside input: depth 32, valid UTF-8, no duplicate keys, no NUL. Refuses with
// input.json.
boost::json::value parse(std::string_view text);

// Sets a scalar from query or path text. Refuses with input.value at `path`.
void read_text(const reflect::Type& type, void* object, std::string_view text, const std::string& path);

template <class T>
boost::json::value write(const T& object) {
  return write(reflect::type_of<T>(), &object);
}

template <class T>
std::string text(const T& object) {
  std::string out;
  print(out, reflect::type_of<T>(), &object);
  return out;
}

template <class T>
T read(const boost::json::value& value, const std::string& path = "") {
  T object{};
  read(reflect::type_of<T>(), &object, value, path);
  return object;
}

template <class T>
T restore(const boost::json::value& value) {
  T object{};
  restore(reflect::type_of<T>(), &object, value);
  return object;
}

template <class T>
Stored<T> stored(const T& object) {
  return {text(object)};
}

template <class T>
T opened(const Stored<T>& stored) {
  return stored.text.empty() ? T{} : restore<T>(parse_own(stored.text));
}

// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of a type. Named structs and enums become {"$ref": prefix + name} and
// are added to `definitions`.
boost::json::value schema(const reflect::Type& type, boost::json::object& definitions,
                          std::string_view prefix = "#/components/schemas/");

}  // namespace onewindow::json
