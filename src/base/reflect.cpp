#include "base/reflect.h"

#include <bit>
#include <boost/core/demangle.hpp>
#include <charconv>
#include <cstring>
#include <map>
#include <mutex>

namespace onewindow::reflect {

namespace {

std::string shorten(std::string name) {
  // A page of rows is named after the row: Paged<cases::Row> is "cases.RowPage".
  constexpr std::string_view paged = "onewindow::Paged<";
  if (name.starts_with(paged)) return shorten(name.substr(paged.size(), name.size() - paged.size() - 1)) + "Page";
  if (const auto arguments = name.find('<'); arguments != std::string::npos) name.resize(arguments);
  constexpr std::string_view own = "onewindow::";
  if (name.starts_with(own)) name.erase(0, own.size());
  constexpr std::string_view hidden = "(anonymous namespace)::";  // of a struct that only its routes know
  if (const auto at = name.find(hidden); at != std::string::npos) name.erase(at, hidden.size());
  for (auto at = name.find("::"); at != std::string::npos; at = name.find("::")) name.replace(at, 2, ".");
  return name;
}

}  // namespace

std::string short_name(std::string_view mangled) {
  return shorten(boost::core::demangle(std::string(mangled).c_str()));
}

const std::string& Type::name() const {
  static std::mutex mutex;
  static std::map<const std::type_info*, std::string> names;
  const std::lock_guard lock(mutex);
  auto [known, added] = names.try_emplace(info);
  if (added && info != nullptr) known->second = short_name(info->name());
  return known->second;
}

namespace {

template <class Signed>
std::int64_t loaded(const void* object, bool is_signed) {
  Signed value;
  std::memcpy(&value, object, sizeof value);
  return is_signed ? std::int64_t(value) : std::int64_t(std::make_unsigned_t<Signed>(value));
}

std::int64_t load(const Type& type, const void* object) {
  switch (type.bytes) {
    case 1: return loaded<std::int8_t>(object, type.is_signed);
    case 2: return loaded<std::int16_t>(object, type.is_signed);
    case 4: return loaded<std::int32_t>(object, type.is_signed);
    default: return loaded<std::int64_t>(object, type.is_signed);
  }
}

void store(const Type& type, void* object, std::int64_t value) {
  std::memcpy(object, &value, type.bytes);  // little-endian, as everything this is built for
}
static_assert(std::endian::native == std::endian::little);

template <class T>
bool set_parsed(void* object, std::string_view text) {
  const auto parsed = T::parse(text);
  if (parsed) *static_cast<T*>(object) = *parsed;
  return parsed.has_value();
}

}  // namespace

std::int64_t Type::get_integer(const void* object) const {
  return kind == Kind::scalar ? detail::as<std::int64_t>(object) : load(*this, object);
}

bool Type::set_integer(void* object, std::int64_t value) const {
  if (kind == Kind::scalar) {
    detail::as<std::int64_t>(object) = value;
    return true;
  }
  store(*this, object, kind == Kind::boolean ? value != 0 : value);
  return load(*this, object) == value;
}

std::string_view Type::peek_text(const void* object) const {
  if (kind == Kind::text) return detail::as<std::string>(object);
  const std::int64_t value = load(*this, object);
  if (value >= 0 && std::size_t(value) < values.size() && values[std::size_t(value)] == value)
    return enumerators[std::size_t(value)];  // numbered from nought, as nearly all are
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] == value) return enumerators[i];
  return {};
}

std::string Type::get_text(const void* object) const {
  switch (scalar) {
    case Format::none: return std::string(peek_text(object));
    case Format::id: return std::to_string(detail::as<std::int64_t>(object));
    case Format::date: return detail::as<Date>(object).str();
    case Format::instant: return detail::as<Instant>(object).str();
  }
  return {};
}

bool Type::set_text(void* object, std::string_view value) const {
  switch (scalar) {
    case Format::id: {
      auto& id = detail::as<std::int64_t>(object);
      return detail::parse_integer(value, id) && id > 0;
    }
    case Format::date: return set_parsed<Date>(object, value);
    case Format::instant: return set_parsed<Instant>(object, value);
    case Format::none: break;
  }
  if (kind == Kind::text) {
    detail::as<std::string>(object).assign(value);
    return true;
  }
  for (std::size_t i = 0; i < enumerators.size(); ++i)
    if (value == enumerators[i]) {
      store(*this, object, values[i]);
      return true;
    }
  return false;
}

namespace detail {

bool parse_integer(std::string_view text, std::int64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace detail

}  // namespace onewindow::reflect
