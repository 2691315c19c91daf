#pragma once
// One static type record per described struct, walked by ordinary functions for JSON, rows, YAML and schemas. A struct
// is described once with BOOST_DESCRIBE_STRUCT; nothing else about its form is ever written by hand.
#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.h"
#include "base/money.h"
#include "base/time.h"

namespace onewindow {

// A text of a declared length (in characters, not bytes) for requests: Text<64, 1> is required to have a character.
template <std::size_t Max, std::size_t Min = 0>
struct Text : std::string {
  using std::string::string;
  Text() = default;
  Text(std::string text) : std::string(std::move(text)) {}
};

}  // namespace onewindow

namespace onewindow::reflect {

enum class Kind {
  boolean,      // JSON true/false, column 0/1
  integer,      // JSON number, column integer
  text,         // JSON string, column text
  enumeration,  // JSON string, column text
  scalar,       // JSON string of a format (id, date, instant), column integer or text
  structure,    // JSON object, column JSON text
  list,         // JSON array, column JSON text
  map,          // JSON object of text keys, column JSON text
  optional,     // null or absent
  json,         // anything, column JSON text
};

struct Type;

struct Field {
  const char* name;
  const Type& (*type)();
  void* (*in)(void* object);

  const void* in_const(const void* object) const { return in(const_cast<void*>(object)); }
};

struct Type {
  Kind kind;
  std::string name;    // "cases.Acceptance"; "" for what has no name of its own
  std::string format;  // of a scalar: "id", "date", "date-time"; shown in schemas

  // integer, boolean, and scalars stored as integers. The setter says false when the value is out of range.
  std::int64_t (*get_integer)(const void*) = nullptr;
  bool (*set_integer)(void*, std::int64_t) = nullptr;
  std::int64_t minimum = 0, maximum = 0;

  // text, enumeration, scalar. The setter says false when the text is no value of the type.
  std::string (*get_text)(const void*) = nullptr;
  bool (*set_text)(void*, std::string_view) = nullptr;
  std::size_t length_min = 0, length_max = 0;  // text: characters
  std::vector<const char*> enumerators;

  std::vector<Field> fields;           // structure
  const Type& (*element)() = nullptr;  // list, map, optional
  void (*clear)(void*) = nullptr;      // list, map, optional
  void* (*append)(void*) = nullptr;    // list
  std::size_t (*count)(const void*) = nullptr;
  const void* (*item)(const void*, std::size_t) = nullptr;
  void* (*entry)(void*, std::string_view) = nullptr;  // map: the value of a new key
  void (*each)(const void*, void (*)(void* to, const std::string& key, const void* value), void* to) = nullptr;
  void* (*engage)(void*) = nullptr;            // optional: make it hold a value
  const void* (*held)(const void*) = nullptr;  // optional: the value or nullptr

  bool stored_as_integer() const {
    return kind == Kind::integer || kind == Kind::boolean || (kind == Kind::scalar && get_integer != nullptr);
  }
  const Field* find(std::string_view field) const {
    for (const Field& f : fields)
      if (field == f.name) return &f;
    return nullptr;
  }
};

template <class T>
const Type& type_of();

// "onewindow::cases::Acceptance" → "cases.Acceptance"; template arguments and the project's own name are dropped.
std::string short_name(std::string_view mangled);

template <class T>
std::string name_of() {
  return short_name(typeid(T).name());
}

namespace detail {

template <class T> struct is_id : std::false_type {};
template <class T> struct is_id<Id<T>> : std::true_type {};
template <class T> struct is_quantity : std::false_type {};
template <class T> struct is_quantity<Quantity<T>> : std::true_type {};
template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_map : std::false_type {};
template <class T> struct is_map<std::map<std::string, T>> : std::true_type {};
template <class T> struct text_bounds : std::false_type {};
template <std::size_t Max, std::size_t Min> struct text_bounds<Text<Max, Min>> : std::true_type {
  static constexpr std::size_t max = Max, min = Min;
};

constexpr std::size_t kTextMax = 4000;

bool parse_integer(std::string_view text, std::int64_t& value);

template <class T> T& as(void* p) { return *static_cast<T*>(p); }
template <class T> const T& as(const void* p) { return *static_cast<const T*>(p); }

template <class T>
Type integer_type(Kind kind, std::int64_t min, std::int64_t max) {
  Type t{.kind = kind};
  t.minimum = min;
  t.maximum = max;
  return t;
}

template <class T>
Type make_type() {
  if constexpr (std::is_same_v<T, bool>) {
    Type t{.kind = Kind::boolean};
    t.maximum = 1;
    t.get_integer = [](const void* p) -> std::int64_t { return as<bool>(p); };
    t.set_integer = [](void* p, std::int64_t v) {
      as<bool>(p) = v != 0;
      return v == 0 || v == 1;
    };
    return t;
  } else if constexpr (std::is_integral_v<T>) {
    Type t{.kind = Kind::integer};
    t.minimum = std::numeric_limits<T>::min();
    t.maximum = sizeof(T) == 8 ? std::numeric_limits<std::int64_t>::max() : std::int64_t(std::numeric_limits<T>::max());
    t.get_integer = [](const void* p) { return std::int64_t(as<T>(p)); };
    t.set_integer = [](void* p, std::int64_t v) {
      as<T>(p) = T(v);
      return std::int64_t(T(v)) == v;
    };
    return t;
  } else if constexpr (std::is_same_v<T, Money> || std::is_same_v<T, Points> || is_quantity<T>::value) {
    Type t{.kind = Kind::integer};
    t.minimum = std::numeric_limits<std::int64_t>::min();
    t.maximum = std::numeric_limits<std::int64_t>::max();
    if constexpr (is_quantity<T>::value) t.minimum = 0;
    t.get_integer = [](const void* p) { return as<std::int64_t>(p); };
    t.set_integer = [](void* p, std::int64_t v) {
      as<std::int64_t>(p) = v;
      return true;
    };
    static_assert(sizeof(T) == sizeof(std::int64_t));
    return t;
  } else if constexpr (is_id<T>::value) {
    Type t{.kind = Kind::scalar, .format = "id"};
    t.get_integer = [](const void* p) { return as<T>(p).value; };
    t.set_integer = [](void* p, std::int64_t v) {
      as<T>(p).value = v;
      return true;
    };
    t.get_text = [](const void* p) { return std::to_string(as<T>(p).value); };
    t.set_text = [](void* p, std::string_view v) { return parse_integer(v, as<T>(p).value) && as<T>(p).value > 0; };
    return t;
  } else if constexpr (std::is_same_v<T, Instant>) {
    Type t{.kind = Kind::scalar, .format = "date-time"};
    t.get_integer = [](const void* p) { return as<Instant>(p).ms; };
    t.set_integer = [](void* p, std::int64_t v) {
      as<Instant>(p).ms = v;
      return true;
    };
    t.get_text = [](const void* p) { return as<Instant>(p).str(); };
    t.set_text = [](void* p, std::string_view v) {
      const auto parsed = Instant::parse(v);
      if (parsed) as<Instant>(p) = *parsed;
      return parsed.has_value();
    };
    return t;
  } else if constexpr (std::is_same_v<T, Date>) {
    Type t{.kind = Kind::scalar, .format = "date"};
    t.get_text = [](const void* p) { return as<Date>(p).str(); };
    t.set_text = [](void* p, std::string_view v) {
      const auto parsed = Date::parse(v);
      if (parsed) as<Date>(p) = *parsed;
      return parsed.has_value();
    };
    return t;
  } else if constexpr (std::is_base_of_v<std::string, T>) {
    Type t{.kind = Kind::text};
    t.length_max = kTextMax;
    if constexpr (text_bounds<T>::value) {
      t.length_min = text_bounds<T>::min;
      t.length_max = text_bounds<T>::max;
    }
    t.get_text = [](const void* p) { return std::string(as<T>(p)); };
    t.set_text = [](void* p, std::string_view v) {
      static_cast<std::string&>(as<T>(p)).assign(v);
      return true;
    };
    return t;
  } else if constexpr (std::is_enum_v<T>) {
    Type t{.kind = Kind::enumeration, .name = name_of<T>()};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto d) { t.enumerators.push_back(d.name); });
    t.get_text = [](const void* p) -> std::string {
      const char* text = boost::describe::enum_to_string(as<T>(p), "");
      return text;
    };
    t.set_text = [](void* p, std::string_view v) {
      return boost::describe::enum_from_string(std::string(v).c_str(), as<T>(p));
    };
    return t;
  } else if constexpr (is_optional<T>::value) {
    using V = typename T::value_type;
    Type t{.kind = Kind::optional};
    t.element = &type_of<V>;
    t.clear = [](void* p) { as<T>(p).reset(); };
    t.engage = [](void* p) -> void* { return &as<T>(p).emplace(); };
    t.held = [](const void* p) -> const void* { return as<T>(p) ? &*as<T>(p) : nullptr; };
    return t;
  } else if constexpr (is_vector<T>::value) {
    using V = typename T::value_type;
    static_assert(!std::is_same_v<V, bool>);
    Type t{.kind = Kind::list};
    t.element = &type_of<V>;
    t.clear = [](void* p) { as<T>(p).clear(); };
    t.append = [](void* p) -> void* { return &as<T>(p).emplace_back(); };
    t.count = [](const void* p) { return as<T>(p).size(); };
    t.item = [](const void* p, std::size_t i) -> const void* { return &as<T>(p)[i]; };
    return t;
  } else if constexpr (is_map<T>::value) {
    using V = typename T::mapped_type;
    Type t{.kind = Kind::map};
    t.element = &type_of<V>;
    t.clear = [](void* p) { as<T>(p).clear(); };
    t.entry = [](void* p, std::string_view key) -> void* { return &as<T>(p)[std::string(key)]; };
    t.each = [](const void* p, void (*f)(void*, const std::string&, const void*), void* to) {
      for (const auto& [key, value] : as<T>(p)) f(to, key, &value);
    };
    return t;
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    return Type{.kind = Kind::json};
  } else {
    static_assert(boost::describe::has_describe_members<T>::value, "describe the struct with BOOST_DESCRIBE_STRUCT");
    Type t{.kind = Kind::structure, .name = name_of<T>()};
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto d) {
      using D = decltype(d);
      using M = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
      t.fields.push_back(Field{d.name, &type_of<M>, [](void* o) -> void* { return &(as<T>(o).*D::pointer); }});
    });
    return t;
  }
}

}  // namespace detail

template <class T>
const Type& type_of() {
  static const Type type = detail::make_type<T>();
  return type;
}

}  // namespace onewindow::reflect
