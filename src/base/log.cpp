#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <string>

namespace onewindow::log {

void start() { spdlog::set_default_logger(spdlog::stderr_color_mt("onewindow")); }

void set_level(std::string_view level) { spdlog::set_level(spdlog::level::from_str(std::string(level))); }

void write(Level level, fmt::string_view text, fmt::format_args values) {
  constexpr spdlog::level::level_enum levels[] = {spdlog::level::info, spdlog::level::warn, spdlog::level::err,
                                                  spdlog::level::critical};
  const auto wanted = levels[std::size_t(level)];
  if (spdlog::should_log(wanted)) spdlog::default_logger_raw()->log(wanted, fmt::vformat(text, values));
}

}  // namespace onewindow::log
