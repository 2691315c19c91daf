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
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
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

// JSON of a T as it lies in the database: neither parsed when it is read nor built again when it is answered. Empty is
// null. json::write(), json::stored() and json::opened() go between it and the value.
template <class T>
struct Stored {
  std::string text;
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

enum class Format { none, id, date, instant };

struct Type;

// A type that is named before it is known: types contain each other.
struct TypeRef {
  const Type* type = nullptr;
  constexpr const Type& operator()() const { return *type; }
  constexpr explicit operator bool() const { return type != nullptr; }
};

struct Field {
  const char* name;
  TypeRef type;
  void* (*in)(void* object);

  const void* in_const(const void* object) const { return in(const_cast<void*>(object)); }
};

// A constant: every translation unit that uses a type compiles its record again, so there is no code in it that a table
// can replace.
struct Type {
  Kind kind;
  Format scalar = Format::none;
  std::string_view format{};             // of a scalar: "id", "date", "date-time"; shown in schemas
  const std::type_info* info = nullptr;  // of a structure or an enumeration: where the name comes from

  // integer, enumeration: how it lies in memory
  std::uint8_t bytes = 0;
  bool is_signed = false;
  std::int64_t minimum = 0, maximum = 0;

  std::size_t length_min = 0, length_max = 0;  // text: characters
  std::span<const char* const> enumerators{};
  std::span<const std::int64_t> values{};  // of the enumerators

  std::span<const Field> fields{};   // structure
  TypeRef element{};                 // list, map, optional; json: of what, for the schema
  bool stored = false;               // json: a Stored, which begins with its text
  void (*clear)(void*) = nullptr;    // list, map, optional
  void* (*append)(void*) = nullptr;  // list
  std::size_t (*count)(const void*) = nullptr;
  const void* (*item)(const void*, std::size_t) = nullptr;
  void* (*entry)(void*, std::string_view) = nullptr;  // map: the value of a new key
  void (*each)(const void*, void (*)(void* to, const std::string& key, const void* value), void* to) = nullptr;
  void* (*engage)(void*) = nullptr;            // optional: make it hold a value
  const void* (*held)(const void*) = nullptr;  // optional: the value or nullptr

  const std::string& name() const;  // "cases.Acceptance"; "" for what has no name of its own

  // integer, boolean, and scalars stored as integers. Setting says false when the value is out of range.
  std::int64_t get_integer(const void* object) const;
  bool set_integer(void* object, std::int64_t value) const;
  // text, enumeration, scalar. Setting says false when the text is no value of the type.
  std::string get_text(const void* object) const;
  bool set_text(void* object, std::string_view value) const;
  // text, enumeration: what get_text would copy
  std::string_view peek_text(const void* object) const;

  bool stored_as_integer() const {
    return kind == Kind::integer || kind == Kind::boolean || scalar == Format::id || scalar == Format::instant;
  }
  const Field* find(std::string_view field) const {
    for (const Field& f : fields)
      if (field == f.name) return &f;
    return nullptr;
  }
};

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
template <class T> struct is_stored : std::false_type {};
template <class T> struct is_stored<Stored<T>> : std::true_type {
  using value_type = T;
};
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_map : std::false_type {};
template <class T> struct is_map<std::map<std::string, T>> : std::true_type {};
template <class T> struct text_bounds : std::false_type {};
template <std::size_t Max, std::size_t Min> struct text_bounds<Text<Max, Min>> : std::true_type {
  static constexpr std::size_t max = Max, min = Min;
};

template <class T> constexpr Type make_type();

template <class T>
inline constexpr Type type = make_type<T>();

constexpr std::size_t kTextMax = 4000;

bool parse_integer(std::string_view text, std::int64_t& value);

template <class T> T& as(void* p) { return *static_cast<T*>(p); }
template <class T> const T& as(const void* p) { return *static_cast<const T*>(p); }

template <class T> void clear(void* p) { as<T>(p).clear(); }
template <class T> void* append(void* p) { return &as<T>(p).emplace_back(); }
template <class T> std::size_t count(const void* p) { return as<T>(p).size(); }
template <class T> const void* item(const void* p, std::size_t i) { return &as<T>(p)[i]; }
template <class T> void* entry(void* p, std::string_view key) { return &as<T>(p)[std::string(key)]; }
template <class T> void each(const void* p, void (*f)(void*, const std::string&, const void*), void* to) {
  for (const auto& [key, value] : as<T>(p)) f(to, key, &value);
}
template <class T> void reset(void* p) { as<T>(p).reset(); }
template <class T> void* engage(void* p) { return &as<T>(p).emplace(); }
template <class T> const void* held(const void* p) { return as<T>(p) ? &*as<T>(p) : nullptr; }
template <class T, auto Member> void* member(void* p) { return &(as<T>(p).*Member); }

template <class T, class List> struct Members;
template <class T, template <class...> class List, class... D>
struct Members<T, List<D...>> {
  static constexpr Field fields[sizeof...(D) + 1] = {Field{
      D::name, {&type<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>}, &member<T, D::pointer>}...};
  static constexpr std::span<const Field> all{fields, sizeof...(D)};
};

template <class List> struct Enumerators;
template <template <class...> class List, class... D>
struct Enumerators<List<D...>> {
  static constexpr const char* names[sizeof...(D)] = {D::name...};
  static constexpr std::int64_t values[sizeof...(D)] = {std::int64_t(D::value)...};
};

template <class T>
constexpr Type integer_type(Kind kind) {
  constexpr bool large = sizeof(T) == sizeof(std::int64_t);
  return {.kind = kind,
          .bytes = sizeof(T),
          .is_signed = std::is_signed_v<T>,
          .minimum = std::int64_t(std::numeric_limits<T>::min()),
          .maximum = large ? std::numeric_limits<std::int64_t>::max() : std::int64_t(std::numeric_limits<T>::max())};
}

template <class T>
constexpr Type make_type() {
  if constexpr (std::is_integral_v<T>) {
    return integer_type<T>(std::is_same_v<T, bool> ? Kind::boolean : Kind::integer);
  } else if constexpr (std::is_same_v<T, Money> || std::is_same_v<T, Points> || is_quantity<T>::value) {
    static_assert(sizeof(T) == sizeof(std::int64_t));
    Type out = integer_type<std::int64_t>(Kind::integer);
    if (is_quantity<T>::value) out.minimum = 0;
    return out;
  } else if constexpr (is_id<T>::value) {
    static_assert(sizeof(T) == sizeof(std::int64_t));
    return {.kind = Kind::scalar, .scalar = Format::id, .format = "id"};
  } else if constexpr (std::is_same_v<T, Instant>) {
    return {.kind = Kind::scalar, .scalar = Format::instant, .format = "date-time"};
  } else if constexpr (std::is_same_v<T, Date>) {
    return {.kind = Kind::scalar, .scalar = Format::date, .format = "date"};
  } else if constexpr (std::is_base_of_v<std::string, T>) {
    if constexpr (text_bounds<T>::value)
      return {.kind = Kind::text, .length_min = text_bounds<T>::min, .length_max = text_bounds<T>::max};
    else return {.kind = Kind::text, .length_max = kTextMax};
  } else if constexpr (std::is_enum_v<T>) {
    using Known = Enumerators<boost::describe::describe_enumerators<T>>;
    Type out = integer_type<std::underlying_type_t<T>>(Kind::enumeration);
    out.info = &typeid(T);
    out.enumerators = Known::names;
    out.values = Known::values;
    return out;
  } else if constexpr (is_optional<T>::value) {
    return {.kind = Kind::optional,
            .element = {&type<typename T::value_type>},
            .clear = &reset<T>,
            .engage = &engage<T>,
            .held = &held<T>};
  } else if constexpr (is_vector<T>::value) {
    static_assert(!std::is_same_v<typename T::value_type, bool>);
    return {.kind = Kind::list,
            .element = {&type<typename T::value_type>},
            .clear = &clear<T>,
            .append = &append<T>,
            .count = &count<T>,
            .item = &item<T>};
  } else if constexpr (is_map<T>::value) {
    return {.kind = Kind::map,
            .element = {&type<typename T::mapped_type>},
            .clear = &clear<T>,
            .entry = &entry<T>,
            .each = &each<T>};
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    return {.kind = Kind::json};
  } else if constexpr (is_stored<T>::value) {
    return {.kind = Kind::json, .element = {&type<typename is_stored<T>::value_type>}, .stored = true};
  } else {
    static_assert(boost::describe::has_describe_members<T>::value, "describe the struct with BOOST_DESCRIBE_STRUCT");
    using Known =
        Members<T, boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>;
    return {.kind = Kind::structure, .info = &typeid(T), .fields = Known::all};
  }
}

}  // namespace detail

template <class T>
constexpr const Type& type_of() {
  return detail::type<T>;
}

}  // namespace onewindow::reflect
