// `onewindow decide`: a decision from a file of facts, under a pack.
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/command.h"
#include "app/decide.h"
#include "app/features.h"
#include "app/runtime.h"
#include "regulation/deadline.h"
#include "regulation/extends.h"

namespace onewindow::app {

namespace {

const char* const kHelp =
    "onewindow decide NAME --pack ID [--on DATE] --facts FILE [--json]\n"
    "onewindow decide NAME --all-packs --facts FILE [--json]      在每个制度下 under every pack\n"
    "onewindow decide NAME --schema                               事实的 JSON Schema / of the facts\n"
    "onewindow decide --list                                      全部判定 / all decisions\n"
    "依据事实和制度作出判定，并给出条款。FILE 为一个 JSON 对象或对象列表，- 为标准输入。\n"
    "Decides from facts, with the provisions. FILE holds a JSON object or a list of them; - is the standard input.\n"
    "退出码 exit code: 0 已判定 decided, 1 拒绝 refused, 2 用法错误 wrong usage\n";

std::string facts_text(const std::string& path) {
  std::stringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
  } else {
    std::ifstream file(path, std::ios::binary);
    if (!file)
      throw Refusal(RefusalKind::not_found, "file.unreadable", "打不开文件：" + path,
                    "the file cannot be opened: " + path)
          .at(path);
    text << file.rdbuf();
  }
  return text.str();
}

using Packs = std::vector<std::shared_ptr<const regulation::Pack>>;

Packs load_packs(const Config& config) {
  Packs packs;
  for (const auto& file : regulation::written_out(regulation::packs_among(regulation_files(config))))
    packs.push_back(regulation::load_pack(file, sections()));
  return packs;
}

void print(const boost::json::object& answer) {
  if (const auto* pack = answer.if_contains("pack")) std::cout << pack->as_string().c_str() << "\t";
  if (answer.contains("silent")) std::cout << "未作规定 silent\n";
  else if (const auto* refusal = answer.if_contains("refusal"))
    std::cout << "拒绝 refused " << refusal->at("code").as_string().c_str() << "\t"
              << refusal->at("zh").as_string().c_str() << "\n";
  else std::cout << boost::json::serialize(answer.at("value")) << "\n";
  for (const auto& step : answer.at("because").as_array())
    std::cout << "  " << step.at("zh").as_string().c_str() << "\n    " << step.at("en").as_string().c_str() << "\n";
}

}  // namespace

int decide_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (take(words, "--help")) return std::cout << kHelp, 0;
  if (take(words, "--list")) {
    for (const auto& type : decisions()) std::cout << type.name << "\t" << type.zh << "\t" << type.en << "\n";
    return 0;
  }
  const bool as_json = take(words, "--json"), all = take(words, "--all-packs"), schema = take(words, "--schema");
  const std::string id = take_value(words, "--pack", ""), facts = take_value(words, "--facts", "");
  const std::string on_text = take_value(words, "--on", "");
  if (words.size() != 1 || words[0].starts_with("-"))
    throw WrongUsage{"请给出一个判定的名称，见 --list", "name one decision, see --list"};
  const std::string name = words[0];
  if (schema) return std::cout << boost::json::serialize(schema_of(name)) << "\n", 0;
  if (facts.empty() || id.empty() == !all)
    throw WrongUsage{"须有 --facts，以及 --pack 或 --all-packs 之一",
                     "--facts is needed, and one of --pack and --all-packs"};
  const auto on = on_text.empty() ? std::optional(SystemClock().now().date()) : Date::parse(on_text);
  if (!on) throw WrongUsage{"--on 应为日期，例如 2026-11-23", "--on must be a date such as 2026-11-23"};

  const auto told = json::parse(facts_text(facts));
  const Packs packs = load_packs(config);
  Packs bases;
  for (const auto& pack : packs)
    if (pack->info.base) bases.push_back(pack);
  const auto workdays = calendar(config);
  boost::json::array answers;
  for (const auto& pack : packs)
    if (all || pack->info.id == id)
      for (auto& answer : decide(name, regulation::law_of(workdays, pack, bases, *on), &pack->info, told))
        answers.push_back(std::move(answer));
  if (answers.empty())
    throw Refusal(RefusalKind::not_found, "law.pack_unknown", "没有这个制度包：" + id, "there is no such pack: " + id)
        .at("--pack");
  bool refused = false;
  for (const auto& answer : answers) {
    refused = refused || answer.as_object().contains("refusal");
    if (!as_json) print(answer.as_object());
  }
  if (as_json)
    std::cout << boost::json::serialize(answers.size() == 1 && !all ? answers[0] : boost::json::value(answers)) << "\n";
  return refused && !all ? 1 : 0;
}

}  // namespace onewindow::app
