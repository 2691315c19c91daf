#include "app/runtime.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/draft_desk.h"
#include "app/embedded.h"
#include "app/features.h"
#include "base/log.h"
#include "centre/context/high_water.h"
#include "centre/keys/keys.h"
#include "regulation/extends.h"

namespace onewindow::app {

namespace fs = std::filesystem;

SystemClock Runtime::system_clock_;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

db::Options database_options(const Config& config, bool durable) {
  db::Options options;
  options.url = config.database_url();
  options.readers = config.readers;
  options.sessions = config.sessions;
  options.durable = durable;
  if (options.url.starts_with("sqlite:")) {
    const fs::path folder = fs::path(options.url.substr(7)).parent_path();
    if (!folder.empty()) fs::create_directories(folder);
  }
  return options;
}

std::unique_ptr<db::Database> open(const Config& config, const Runtime::Choice& choice) {
  auto database = db::Database::open(database_options(config, choice.durable));
  if (choice.migrate)
    for (const auto& name : database->migrate(migrations())) log::info("migrated {}", name);
  return database;
}

std::vector<regulation::SourceFile> packs_of(const std::vector<regulation::SourceFile>& files) {
  return regulation::written_out(regulation::packs_among(files));
}

}  // namespace

std::vector<regulation::SourceFile> regulation_files(const Config& config) {
  std::vector<regulation::SourceFile> files;
  if (!config.regulations.empty()) {
    if (!fs::is_directory(config.regulations))
      throw Refusal(RefusalKind::not_found, "config.regulations", "没有这个规则文件夹：" + config.regulations,
                    "there is no such regulations folder: " + config.regulations);
    for (const auto& entry : fs::recursive_directory_iterator(config.regulations))
      if (entry.is_regular_file())
        files.push_back({fs::relative(entry.path(), config.regulations).generic_string(), read_file(entry.path())});
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
  }
  constexpr std::string_view prefix = "regulations/";
  for (const auto& file : embedded_files())
    if (file.path.starts_with(prefix))
      files.push_back({std::string(file.path.substr(prefix.size())), std::string(file.bytes)});
  return files;
}

std::shared_ptr<const regulation::Calendar> calendar(const Config& config) {
  for (const auto& file : regulation_files(config))
    if (file.name == "calendar/cn-workdays.csv") return regulation::Calendar::from_csv(file.text);
  throw Refusal(RefusalKind::not_found, "config.calendar", "规则文件夹中没有 calendar/cn-workdays.csv",
                "the regulations folder has no calendar/cn-workdays.csv");
}

Runtime::Runtime(const Config& given, Choice choice)
    : config(given),
      files(regulation_files(given)),
      database(open(given, choice)),
      clock(choice.clock != nullptr ? *choice.clock : system_clock_),
      // Before its tables are there, nobody has given an id.
      ids(config.node, choice.migrate ? high_water::read(*database) : 0),
      laws(std::make_unique<law::LawBook>(*database, clock, calendar(given), packs_of(files), sections())),
      contexts(*database, clock, ids, *laws, keyring) {
  open_desk(files);
  if (choice.keys) keys::settle(contexts, keyring, config.keys_file());
}

Runtime::~Runtime() {
  try {
    database->drain();
  } catch (const std::exception& e) {
    log::error("{}", e.what());
  }
}

CentreId Runtime::centre() {
  const auto rows = database->read(db::Scope::platform(), [](db::Read& read) { return organisation::centres(read); });
  std::string codes;
  for (const auto& row : rows) {
    if (row.code == config.centre) return row.id;
    codes += (codes.empty() ? "" : ", ") + row.code;
  }
  if (!config.centre.empty())
    throw Refusal(RefusalKind::not_found, "centre.unknown", "没有这个中心：" + config.centre + "；现有：" + codes,
                  "there is no such centre: " + config.centre + "; there are: " + codes)
        .at("centre");
  if (rows.size() == 1) return rows.front().id;
  // A county's centre with its towns' beside it: the one that is under none of them.
  const auto heads = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return !row.superior; });
  if (heads == 1) return std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.superior; })->id;
  throw Refusal(
      RefusalKind::invalid, "centre.choose",
      rows.empty() ? "数据库中还没有中心；请先用 onewindow centre establish 建立（或用 simulate 建立示范中心）"
                   : "有多个中心，请用 --centre 指明：" + codes,
      rows.empty()
          ? "there is no centre yet; establish one with onewindow centre establish (or a demonstration with simulate)"
          : "there are several centres; name one with --centre: " + codes)
      .at("centre");
}

}  // namespace onewindow::app
