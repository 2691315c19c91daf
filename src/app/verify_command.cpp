// `onewindow verify`: a slip on another machine, without the database. What it is held against is in the slip, in a
// file of anchors that was kept elsewhere, and in the packs and the calendar that this binary brings along.
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/command.h"
#include "app/runtime.h"
#include "base/digest.h"
#include "service/slips/rules.h"

namespace onewindow::app {

namespace {

constexpr const char* kUsage =
    "onewindow verify SLIP.json [--anchors FILE] [--json]\n"
    "    核验一份办件凭证：由其依据重算日期，核对台账摘要，并与另处保存的锚点文件核对。不需要数据库。被改动时退出码为 "
    "1。\n"
    "    Checks a slip: derives its dates again, follows the ledger's digests, and holds them against a file of "
    "anchors "
    "kept elsewhere.\n"
    "    No database is needed. Exit code 1 when something was changed.\n";

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  if (file) text << file.rdbuf();
  if (!file)
    throw Refusal(RefusalKind::not_found, "file.unreadable", "打不开文件：" + path,
                  "the file cannot be opened: " + path)
        .at(path);
  return text.str();
}

// A book, or an answer of GET /api/v1/public/anchors.
std::vector<anchors::Anchor> read_anchors(const std::string& path) {
  const std::string text = read_file(path);
  auto lines = anchors::read_lines(text);
  if (!lines.anchors.empty() && lines.damaged == 0) return std::move(lines.anchors);
  const auto value = json::parse_own(text);
  const auto* items = value.is_object() ? value.get_object().if_contains("items") : nullptr;
  if (items == nullptr)
    throw Refusal(RefusalKind::invalid, "anchors.form", "这不是锚点文件：" + path,
                  "this is no file of anchors: " + path)
        .at(path);
  return json::restore<std::vector<anchors::Anchor>>(*items);
}

std::map<std::string, std::string> packs_here(const Config& config) {
  std::map<std::string, std::string> packs;
  for (const auto& file : regulation_files(config))
    if (file.name.ends_with(".yaml") && file.name.find('/') == std::string::npos)
      packs[file.name.substr(0, file.name.size() - 5)] = digest::sm3(file.text);
  return packs;
}

void print(const slips::Checked& checked) {
  std::cout << checked.centre_name << "  " << checked.title << "  " << checked.number << "  " << checked.at.str()
            << "\n\n";
  for (const auto& finding : checked.findings) {
    const char* mark = finding.grade == slips::Grade::good ? "✓ " : finding.grade == slips::Grade::note ? "· " : "✗ ";
    std::cout << mark << finding.zh << "\n  " << finding.en << "\n";
  }
  std::cout << "\n"
            << (!checked.good ? "凭证被改动过 the slip was changed\n"
                : checked.anchored
                    ? "凭证属实，与锚点相符 the slip holds and fits the anchor\n"
                    : "凭证自洽，尚未与锚点核对 the slip holds in itself; no anchor was held against it\n");
}

}  // namespace

int verify_command(const Arguments& arguments) {
  Arguments given = arguments;
  const std::string file = take_value(given, "--anchors", "");  // here a file, elsewhere the folder of the setting
  auto [config, words] = configure(given);
  if (words.empty() || take(words, "--help")) {
    std::cout << kUsage;
    return words.empty() && arguments.empty() ? 2 : 0;
  }
  const bool as_json = take(words, "--json");
  if (words.size() != 1) throw WrongUsage{"请给出一个凭证文件", "name one slip"};
  const auto workdays = calendar(config);
  slips::Beside beside{.anchors = {}, .packs = packs_here(config), .calendar = workdays.get()};
  if (!file.empty()) beside.anchors = read_anchors(file);
  const auto checked = slips::check(json::parse_own(read_file(words.front())), beside);
  if (as_json) std::cout << json::text(checked) << "\n";
  else print(checked);
  return checked.good ? 0 : 1;
}

}  // namespace onewindow::app
