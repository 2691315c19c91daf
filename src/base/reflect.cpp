#include "base/reflect.h"

#include <boost/core/demangle.hpp>
#include <charconv>

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

namespace detail {

bool parse_integer(std::string_view text, std::int64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace detail

}  // namespace onewindow::reflect
