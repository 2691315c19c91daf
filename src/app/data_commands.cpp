// The commands that work on a database: migrate, catalogue, openapi.
#include <boost/json.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

#include "app/command.h"
#include "app/features.h"
#include "app/runtime.h"
#include "base/yaml.h"
#include "http/server.h"
#include "service/catalogue/commands.h"
#include "service/catalogue/rules.h"

namespace onewindow::app {

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Refusal(RefusalKind::not_found, "file.unreadable", "打不开文件：" + path,
                  "the file cannot be opened: " + path)
        .at(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

bool help(Arguments& words, const char* text) {
  if (!take(words, "--help")) return false;
  std::cout << text;
  return true;
}

int catalogue_import(const Config& config, const Arguments& paths, bool as_json) {
  Runtime runtime(config);
  const Actor actor = Actor::of_system(runtime.centre(), "catalogue import");
  std::vector<catalogue::ImportLine> lines;
  const auto import = [&](const std::string& name, const std::string& text) {
    for (auto& line : catalogue::import_file(runtime.contexts, actor, name, text)) lines.push_back(std::move(line));
  };
  for (const auto& path : paths) import(path, read_file(path));
  if (paths.empty())
    for (const auto& file : runtime.files)
      if (file.name.starts_with("catalogue/")) import(file.name, file.text);
  int refused = 0;
  for (const auto& line : lines) {
    refused += line.outcome == "refused";
    if (as_json) continue;
    std::cout << line.file << ":" << line.line << "\t" << line.code << "\t" << line.name << "\t" << line.outcome;
    if (!line.refusal.empty()) std::cout << "\t" << line.refusal << "\t" << line.zh;
    std::cout << "\n";
  }
  if (as_json) std::cout << json::text(lines) << "\n";
  else std::cout << lines.size() << " 项 items, " << refused << " 项被拒 refused\n";
  return refused == 0 ? 0 : 1;
}

int catalogue_list(const Config& config, bool as_json) {
  Runtime runtime(config);
  const auto rows =
      runtime.contexts.read(Actor::of_system(runtime.centre(), "catalogue list"), [](ReadContext& context) {
        std::vector<catalogue::ItemRow> all;
        catalogue::ItemQuery query;
        query.limit = 200;
        for (;;) {
          auto page = catalogue::items(context, query);
          for (auto& row : page.items) all.push_back(std::move(row));
          if (!page.next) return all;
          query.after = *page.next;
        }
      });
  if (as_json) {
    std::cout << json::text(rows) << "\n";
    return 0;
  }
  for (const auto& row : rows)
    std::cout << row.code << "\t" << row.name << "\t" << boost::describe::enum_to_string(row.state, "") << "\tv"
              << row.live_version << "\n";
  return 0;
}

// Reads files without a database: what import would refuse.
int catalogue_check(const Config& config, const Arguments& paths) {
  const auto days = calendar(config);
  int refused = 0, items = 0;
  for (const auto& path : paths) {
    const auto file = yaml::read<catalogue::ImportFile>(yaml::parse(path, read_file(path)), path);
    for (const auto& content : file.items) {
      ++items;
      std::string wrong;
      try {
        catalogue::check_content(content, *days);
      } catch (const Refusal& refusal) {
        wrong = refusal.code + " " + refusal.zh;
      }
      for (const auto& element : catalogue::missing_elements(content))
        wrong += (wrong.empty() ? "缺 missing " : ", ") + element;
      if (wrong.empty()) continue;
      ++refused;
      std::cout << path << "\t" << content.code << "\t" << content.name << "\t" << wrong << "\n";
    }
  }
  std::cout << items << " 项 items, " << refused << " 项有问题 with faults\n";
  return refused == 0 ? 0 : 1;
}

}  // namespace

int migrate(const Arguments& arguments) {
  Arguments words = configure(arguments).rest;
  if (help(words,
           "onewindow migrate [--data DIR] [--database URL] [--json]\n建立或升级数据库；可以重复运行。Creates or "
           "upgrades the database; safe to repeat.\n"))
    return 0;
  const bool as_json = take(words, "--json");
  refuse_rest(words);
  const Config config = configure(arguments).config;
  Runtime runtime(config, {.migrate = false, .keys = false});
  const auto applied = runtime.database->migrate(migrations());
  if (as_json) std::cout << json::text(applied) << "\n";
  else std::cout << applied.size() << " 项已执行 applied\n";
  return 0;
}

int catalogue_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (words.empty() || take(words, "--help")) {
    std::cout << "onewindow catalogue import [FILE…] [--json]   从目录文件导入并公布事项；不给文件则导入内置目录 "
                 "import and publish items\n"
                 "onewindow catalogue list [--json]             列出事项 list items\n"
                 "onewindow catalogue check FILE…               只检查文件 check files without a database\n";
    return words.empty() && arguments.empty() ? 2 : 0;
  }
  const std::string verb = take_verb(words, "catalogue", {"import", "list", "check"});
  const bool as_json = take(words, "--json");
  if (verb == "import") return catalogue_import(config, words, as_json);
  if (verb == "list") return catalogue_list(config, as_json);
  return catalogue_check(config, words);
}

int openapi_command(const Arguments& arguments) {
  Arguments words = arguments;
  if (help(words, "onewindow openapi   打印接口文档 print the OpenAPI 3.1 document\n")) return 0;
  refuse_rest(words);
  std::cout << boost::json::serialize(http::openapi(routes(), ONEWINDOW_VERSION)) << "\n";
  return 0;
}

}  // namespace onewindow::app
