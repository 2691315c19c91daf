// `onewindow regulation …`: what is wrong with a pack, how two packs differ, what stands behind each provision.
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/capabilities.h"
#include "app/command.h"
#include "app/decide.h"
#include "app/features.h"
#include "app/regulation_views.h"
#include "app/replay_command.h"
#include "app/runtime.h"
#include "app/section_words.h"
#include "regulation/extends.h"
#include "regulation/lint.h"

namespace onewindow::app {

namespace {

const char* const kHelp =
    "onewindow regulation lint [FILE…] [--json]    检查制度文件；不给文件时检查自带的全部 / checks packs, ours by "
    "default\n"
    "onewindow regulation diff A B [--all] [--json]    两个制度逐项对照；--all 连相同的也列出 / side by side\n"
    "onewindow regulation coverage [PACK…] [--json]    每条规定由什么落实 / what stands behind each provision\n"
    "onewindow regulation capabilities [--json]    已有和计划中的能力 / what the house can do, and what is planned\n"
    "onewindow regulation schema    制度文件的 JSON Schema / the JSON Schema of a pack's file\n"
    "onewindow regulation replay --draft FILE --from DATE --to DATE [--json]    按草案重新判定过去的办件 / past cases "
    "decided again under a draft\n"
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
  return regulation::packs_among(regulation_files(config));
}

std::vector<std::shared_ptr<const regulation::Pack>> bases_of(const std::vector<regulation::SourceFile>& files) {
  std::vector<std::shared_ptr<const regulation::Pack>> out;
  for (const auto& file : regulation::written_out(files))
    if (auto pack = regulation::load_pack(file, sections()); pack->info.base) out.push_back(std::move(pack));
  return out;
}

int lint(const Config& config, const Arguments& paths, bool as_json) {
  const auto own = own_packs(config);
  std::vector<regulation::SourceFile> files;
  for (const auto& path : paths) files.push_back(read_file(path));
  const regulation::LintRules rules{sections(), lints(), bases_of(own), capabilities(), own};
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
    if (file.name == name + ".yaml") return regulation::written_out(file, own).file;
  return regulation::written_out(read_file(name), own).file;
}

std::string shown(const std::vector<regulation::Said>& said) {
  if (said.empty()) return "未作规定 silent";
  std::string out;
  for (const auto& one : said) out += (out.empty() ? "" : "; ") + one.zh + " @ " + one.provision;
  return out;
}

std::string titled(const regulation::Topic& topic) {
  const auto* section = section_words().section(topic.section);
  const auto* field = section_words().field(topic.section, topic.field);
  const std::string raw = topic.section + "." + topic.field;
  if (section == nullptr || field == nullptr) return raw;
  return std::string(section->zh) + "：" + field->zh + " / " + section->en + ": " + field->en + " (" + raw + ")";
}

int diff(const Config& config, Arguments words, bool as_json) {
  const bool all = take(words, "--all");
  if (words.size() != 2) throw WrongUsage{"请给出两个制度", "name two packs"};
  const auto own = own_packs(config);
  std::vector<regulation::Topic> topics;
  for (auto& topic : regulation::compare(named(own, words[0]), named(own, words[1]), sections(), section_words()))
    if (all || !topic.same) topics.push_back(std::move(topic));
  if (as_json) {
    std::cout << json::text(topics) << "\n";
    return 0;
  }
  for (const auto& topic : topics)
    std::cout << titled(topic) << "\n  " << words[0] << "\t" << shown(topic.a) << "\n  " << words[1] << "\t"
              << shown(topic.b) << "\n";
  return 0;
}

Coverage coverage_of(const Config& config, const Arguments& packs) {
  const auto own = own_packs(config);
  std::vector<regulation::SourceFile> files;
  for (const auto& pack : packs) files.push_back(named(own, pack));
  Coverage out;
  for (const auto& file : packs.empty() ? regulation::written_out(own) : files) add_coverage(out, file);
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

int coverage(const Config& config, const Arguments& packs, bool as_json) {
  const Coverage all = coverage_of(config, packs);
  if (as_json) {
    std::cout << json::text(all) << "\n";
    return 0;
  }
  for (const auto& one : all.provisions)
    std::cout << one.id << "\t" << boost::describe::enum_to_string(one.binding, "") << "\t"
              << joined(one.values.empty() ? one.by : one.values) << "\t" << one.zh << "\n";
  std::cout << "共 " << all.total << " 条：取值落实 " << all.by_value << "，能力落实 " << all.by_capability
            << "，计划中 " << all.planned << "，无对应 " << all.unbound << " / " << all.total
            << " provisions: " << all.by_value << " by a value, " << all.by_capability << " by a capability, "
            << all.planned << " planned, " << all.unbound << " by nothing\n";
  return 0;
}

int list_capabilities(bool as_json) {
  boost::json::array out;
  for (const auto& one : capabilities()) {
    if (as_json)
      out.push_back(boost::json::object{{"code", one.code},
                                        {"zh", one.zh},
                                        {"en", one.en},
                                        {"planned", one.planned()},
                                        {"operation", one.operation}});
    else
      std::cout << one.code << "\t" << (one.planned() ? "计划中 planned" : one.operation) << "\t" << one.zh << " / "
                << one.en << "\n";
  }
  if (as_json) std::cout << boost::json::serialize(out) << "\n";
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
  if (what == "coverage") return coverage(config, words, as_json);
  if (what == "schema") {
    std::cout << boost::json::serialize(regulation::pack_schema(sections(), &section_words())) << "\n";
    return 0;
  }
  if (what == "replay") return replay_command(config, words, as_json);
  if (what == "capabilities") return list_capabilities(as_json);
  throw WrongUsage{"应为 lint、diff、coverage、capabilities、schema 或 replay",
                   "lint, diff, coverage, capabilities, schema or replay is expected"};
}

}  // namespace onewindow::app
