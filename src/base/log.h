#pragma once
// The server's log: lines for whoever keeps it running, on standard error. Nothing that names a person goes here. Only
// log.cpp knows what writes them, so that no other file compiles it.
#include <fmt/core.h>

#include <string_view>

namespace onewindow::log {

// From now on to standard error; standard output is for data.
void start();
// "debug", "info", "warn", "error", "critical", "off".
void set_level(std::string_view level);

enum class Level { info, warn, error, critical };
void write(Level level, fmt::string_view text, fmt::format_args values);

template <class... Values>
void info(fmt::format_string<Values...> text, Values&&... values) {
  write(Level::info, text, fmt::make_format_args(values...));
}
template <class... Values>
void warn(fmt::format_string<Values...> text, Values&&... values) {
  write(Level::warn, text, fmt::make_format_args(values...));
}
template <class... Values>
void error(fmt::format_string<Values...> text, Values&&... values) {
  write(Level::error, text, fmt::make_format_args(values...));
}
template <class... Values>
void critical(fmt::format_string<Values...> text, Values&&... values) {
  write(Level::critical, text, fmt::make_format_args(values...));
}

}  // namespace onewindow::log
