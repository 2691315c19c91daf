// `onewindow simulate`: a demonstration centre and its days, on a virtual clock.
#include <iostream>

#include "app/command.h"
#include "app/runtime.h"
#include "centre/anchors/anchors.h"
#include "centre/files/files.h"
#include "simulation/simulation.h"

namespace onewindow::app {

namespace {

int number(Arguments& words, const char* flag, const char* otherwise, std::int64_t max) {
  std::int64_t value = 0;
  const std::string text = take_value(words, flag, otherwise);
  if (!reflect::detail::parse_integer(text, value) || value < 1 || value > max)
    throw WrongUsage{std::string(flag) + " 应为 1 至 " + std::to_string(max) + " 的整数",
                     std::string(flag) + " must be a whole number of 1 to " + std::to_string(max)};
  return int(value);
}

}  // namespace

int simulate(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (take(words, "--help")) {
    std::cout << "onewindow simulate [--data DIR] [--seed N] [--days D] [--cases-per-day N] [--until DATE] [--json]\n"
                 "建立示范中心，并逐日运行到 --until（缺省今天此刻）为止的 D 天。数据库须为空。\n"
                 "Establishes the demonstration centre and plays the D days that end with --until (this moment by "
                 "default). The database must be empty.\n";
    return 0;
  }
  const bool as_json = take(words, "--json");
  simulation::Plan plan;
  plan.seed = std::uint64_t(number(words, "--seed", "1", 1'000'000'000));
  const int days = number(words, "--days", "90", 3660);
  plan.cases_per_day = number(words, "--cases-per-day", "40", 5000);
  const std::string until_text = take_value(words, "--until", "");
  refuse_rest(words);
  const Instant now = SystemClock().now();
  const auto until = until_text.empty() ? std::optional(now.date()) : Date::parse(until_text);
  if (!until) throw WrongUsage{"--until 应为日期，例如 2026-11-23", "--until must be a date such as 2026-11-23"};
  plan.from = *until - (days - 1);
  plan.until = *until == now.date() ? now : Instant::at(*until + 1);

  ManualClock clock(Instant::at(plan.from, 7, 0));
  // What a seed makes can be made again, so the demonstration does not wait for the disk at each act.
  Runtime runtime(config, {.clock = &clock, .durable = false});
  files::configure({.folder = config.files_folder()});
  anchors::configure({.folder = config.anchors_folder()});
  const auto demo = simulation::establish(runtime.contexts, runtime.files);
  const auto report = simulation::run(runtime.contexts, clock, demo, plan, [&](Date day) {
    if (!as_json) std::cerr << "\r模拟 simulating " << day.str() << std::flush;
  });
  runtime.database->drain();  // said before anything is called done
  if (!as_json) std::cerr << "\n";
  if (as_json) {
    std::cout << json::text(report) << "\n";
  } else {
    std::cout << demo.centre.name << "：" << report.cases << " 件 cases, " << report.acts << " 个动作 acts, "
              << report.decided << " 件办结 decided, " << report.late << " 件超期 late, " << report.corrections
              << " 次补正 corrections, " << report.procedures << " 次特别程序 procedures, " << report.extensions
              << " 次延期 extensions, " << report.ratings << " 条评价 ratings\n";
    for (const auto& what : simulation::played_words())
      std::cout << "  " << what.zh << " " << what.en << ": " << report.played.at(what.code) << "\n";
    for (const auto& [code, count] : report.refusals) std::cout << "  拒绝 refused " << code << ": " << count << "\n";
  }
  return 0;
}

}  // namespace onewindow::app
