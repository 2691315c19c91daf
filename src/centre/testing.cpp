#include "centre/testing.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>

#include "centre/law/fact_kinds.h"
#include "regulation/extends.h"

namespace onewindow::migrations {
std::vector<db::Migration> context();
std::vector<db::Migration> calendar();
std::vector<db::Migration> law();
std::vector<db::Migration> organisation();
}  // namespace onewindow::migrations

namespace onewindow {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  CHECK_PROMISE(file.good(), ("tests run in the project's folder: there is no " + path.string()).c_str());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::vector<regulation::SourceFile>& pack_files() {
  static const std::vector<regulation::SourceFile> files = [] {
    std::vector<regulation::SourceFile> list;
    for (const auto& entry : std::filesystem::directory_iterator("regulations"))
      if (entry.path().extension() == ".yaml")
        list.push_back({entry.path().filename().string(), read_file(entry.path())});
    return regulation::written_out(regulation::packs_among(list));
  }();
  return files;
}

const std::shared_ptr<const regulation::Calendar>& calendar() {
  static const auto calendar = regulation::Calendar::from_csv(read_file("regulations/calendar/cn-workdays.csv"));
  return calendar;
}

// As at the start of a server.
void tell_vocabulary() {
  static std::once_flag told;
  std::call_once(told, [] {
    law::set_vocabulary(regulation::Vocabulary::read({"facts.yaml", read_file("regulations/facts.yaml")}));
  });
}

// The adopted packs and the national bases, so that a test reads no more than it needs.
std::vector<regulation::SourceFile> files_for(const std::vector<std::string>& adopt) {
  std::vector<regulation::SourceFile> files;
  for (const auto& file : pack_files()) {
    const bool adopted =
        std::find(adopt.begin(), adopt.end(), file.name.substr(0, file.name.size() - 5)) != adopt.end();
    if (adopted || file.text.find("\nbase: ") != std::string::npos) files.push_back(file);
  }
  return files;
}

db::TestDatabase make_database(const World::Plan& plan) {
  auto all = plan.migrations;
  for (auto* feature : {migrations::context, migrations::calendar, migrations::law, migrations::organisation})
    for (auto& migration : feature()) all.push_back(std::move(migration));
  // A World is a member of its fixture and so made before OnBothEngines::SetUp skips the test where there is no
  // PostgreSQL.
  const bool no_server = std::getenv("ONEWINDOW_TEST_POSTGRESQL") == nullptr;
  return db::TestDatabase::make(no_server ? db::Engine::sqlite : plan.engine, all);
}

}  // namespace

World::World(const Plan& plan)
    : database(make_database(plan)),
      clock(plan.now),
      laws(*database.database, clock, calendar(), files_for(plan.adopt), plan.sections, regulation::Unregistered::skip),
      keyring(privacy::Keyring::of_tests()),
      contexts(*database.database, clock, ids, laws, keyring),
      centre(establish("linze")) {
  tell_vocabulary();
  for (const auto& pack : plan.adopt) adopt(pack);
}

World::~World() {
  if (database.database) database->drain();
}

Actor World::actor_with(std::vector<std::string> permissions, std::string name) {
  Actor actor;
  actor.account = AccountId{1000 + ++people_};
  actor.name = name.empty() ? "person " + std::to_string(people_) : std::move(name);
  actor.centre = centre.id;
  actor.permissions =
      std::make_shared<const std::set<std::string, std::less<>>>(permissions.begin(), permissions.end());
  return actor;
}

organisation::Centre World::establish(const std::string& code) {
  const organisation::CentreChange change{.code = code,
                                          .name = "临泽县政务服务中心",
                                          .name_en = "Linze County Government Service Centre",
                                          .region = "620723",
                                          .address = "滨河路",
                                          .phone = "0936-0000000",
                                          .complaint_phone = "12345"};
  return contexts.write(Actor::of_system(CentreId{}, "test"),
                        [&](WriteContext& c) { return organisation::establish(c, change); });
}

organisation::Department World::department(const std::string& code, const std::string& name) {
  const organisation::DepartmentChange change{.code = Text<40, 1>(code), .name = Text<60, 1>(name)};
  return write([&](WriteContext& c) { return organisation::station(c, change); });
}

organisation::Window World::window(int number, organisation::WindowKind kind, std::vector<std::string> categories,
                                   std::vector<DepartmentId> departments) {
  const organisation::WindowChange change{.number = number,
                                          .name = Text<40, 1>(std::to_string(number) + "号窗口"),
                                          .kind = kind,
                                          .categories = std::move(categories),
                                          .departments = std::move(departments)};
  return write([&](WriteContext& c) { return organisation::open_window(c, change); });
}

void World::adopt(const std::string& pack, Date from, std::vector<std::string> sections) {
  const law::Adoption adoption{.pack = Text<80, 1>(pack),
                               .sections = std::move(sections),
                               .from = from,
                               .second_person = Text<40, 1>("second person")};
  write([&](WriteContext& c) { return law::adopt(c, adoption); });
}

void World::tamper(const std::string& sql, const db::Params& params) {
  database->write(db::Scope::centre(centre.id), [&](db::Write& write) { write.change(sql, params); });
}

}  // namespace onewindow
