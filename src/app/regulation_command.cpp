// `onewindow regulation lint | diff`: what is wrong with a pack, and how two packs differ.
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/command.h"
#include "app/decide.h"
#include "app/features.h"
#include "app/runtime.h"
#include "regulation/lint.h"

namespace onewindow::app {

namespace {

const char* const kHelp =
    "onewindow regulation lint [FILE…] [--json]    检查制度文件；不给文件时检查自带的全部 / checks packs, ours by "
    "default\n"
    "onewindow regulation diff A B [--all] [--json]    两个制度逐项对照；--all 连相同的也列出 / side by side\n"
    "A、B 为制度编号或文件 / A and B are pack ids or files\n"
    "退出码 exit code: 0 没有错误 no error, 1 有错误 errors, 2 用法错误 wrong usage\n";

constexpr std::size_t kMostBytes = yaml::kMostBytes;

// A file that is too large is not read at all.
regulation::SourceFile read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file)
    throw Refusal(RefusalKind::not_found, "file.unreadable", "打不开文件：" + path,
                  "the file cannot be opened: " + path)
        .at(path);
  const auto size = std::size_t(file.tellg());
  std::string text(std::min(size, kMostBytes + 1), '\0');
  file.seekg(0);
  file.read(text.data(), std::streamsize(text.size()));
  return {path, std::move(text)};
}

std::vector<regulation::SourceFile> own_packs(const Config& config) {
  std::vector<regulation::SourceFile> out;
  for (auto& file : regulation_files(config))
    if (file.name.ends_with(".yaml") && file.name.find('/') == std::string::npos) out.push_back(std::move(file));
  return out;
}

std::vector<std::shared_ptr<const regulation::Pack>> bases_of(const std::vector<regulation::SourceFile>& files) {
  std::vector<std::shared_ptr<const regulation::Pack>> out;
  for (const auto& file : files)
    if (auto pack = regulation::load_pack(file, sections()); pack->info.base) out.push_back(std::move(pack));
  return out;
}

int lint(const Config& config, const Arguments& paths, bool as_json) {
  const auto own = own_packs(config);
  std::vector<regulation::SourceFile> files;
  for (const auto& path : paths) files.push_back(read_file(path));
  const regulation::LintRules rules{sections(), lints(), bases_of(own)};
  std::vector<regulation::Finding> all;
  for (const auto& file : paths.empty() ? own : files)
    for (auto& finding : regulation::lint(file, rules)) all.push_back(std::move(finding));
  bool errors = false;
  for (const auto& finding : all) {
    errors = errors || finding.severity == regulation::Severity::error;
    if (!as_json)
      std::cout << finding.place << ": " << boost::describe::enum_to_string(finding.severity, "") << ": " << finding.zh
                << " / " << finding.en << " [" << finding.code << "]\n";
  }
  if (as_json) std::cout << json::text(all) << "\n";
  return errors ? 1 : 0;
}

regulation::SourceFile named(const std::vector<regulation::SourceFile>& own, const std::string& name) {
  for (const auto& file : own)
    if (file.name == name + ".yaml") return file;
  return read_file(name);
}

std::string shown(const std::vector<regulation::Said>& said) {
  if (said.empty()) return "未作规定 silent";
  std::string out;
  for (const auto& one : said) out += (out.empty() ? "" : "; ") + one.value + " @ " + one.provision;
  return out;
}

int diff(const Config& config, Arguments words, bool as_json) {
  const bool all = take(words, "--all");
  if (words.size() != 2) throw WrongUsage{"请给出两个制度", "name two packs"};
  const auto own = own_packs(config);
  std::vector<regulation::Topic> topics;
  for (auto& topic : regulation::compare(named(own, words[0]), named(own, words[1]), sections()))
    if (all || !topic.same) topics.push_back(std::move(topic));
  if (as_json) {
    std::cout << json::text(topics) << "\n";
    return 0;
  }
  for (const auto& topic : topics)
    std::cout << topic.section << "." << topic.field << "\n  " << words[0] << "\t" << shown(topic.a) << "\n  "
              << words[1] << "\t" << shown(topic.b) << "\n";
  return 0;
}

}  // namespace

int regulation_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (take(words, "--help")) return std::cout << kHelp, 0;
  const bool as_json = take(words, "--json");
  const std::string what = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (what == "lint") return lint(config, words, as_json);
  if (what == "diff") return diff(config, words, as_json);
  throw WrongUsage{"应为 lint 或 diff", "lint or diff is expected"};
}

}  // namespace onewindow::app
