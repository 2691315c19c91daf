#include "db/testing.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <mutex>

#include "base/digest.h"

namespace onewindow::db {
namespace {

namespace fs = std::filesystem;

std::string unique_name() {
  static std::atomic<int> next{0};
  return "ow_test_" + std::to_string(getpid()) + "_" + std::to_string(++next);
}

const char* server() { return std::getenv("ONEWINDOW_TEST_POSTGRESQL"); }

// The server's url with another database name.
std::string url_of(const std::string& database) {
  const std::string url = server();
  const auto query = url.find('?');
  const auto path = url.find('/', url.find("//") + 2);
  const std::string base = url.substr(0, std::min(path, query));
  return base + "/" + database + (query == std::string::npos ? "" : url.substr(query));
}

void on_server(const std::string& sql) {
  PGconn* connection = PQconnectdb(server());
  PGresult* result = PQexec(connection, sql.c_str());
  const bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;
  const std::string message = PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  if (!ok) throw std::runtime_error(sql + ": " + message);
}

// One folder for all files of this process, removed at its end.
const fs::path& folder() {
  struct Folder {
    fs::path path = fs::temp_directory_path() / ("onewindow-test-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() {
      std::error_code ignored;
      fs::remove_all(path, ignored);
    }
  };
  static Folder folder;
  return folder.path;
}

Options options_for(std::string url) {
  Options options;
  options.url = std::move(url);
  options.readers = 2;
  options.sessions = 4;
  return options;
}

void migrate(const std::string& url, const std::vector<Migration>& migrations) {
  const auto database = Database::open(options_for(url));
  database->migrate(migrations);
}

// The migrated template of each engine and list of migrations: a file's path or a database's name.
class Templates {
 public:
  ~Templates() {
    for (const auto& name : databases_) {
      try {
        on_server("drop database if exists " + name + " with (force)");
      } catch (const std::exception&) {  // the server may already have gone
      }
    }
  }
  std::string find(Engine engine, const std::vector<Migration>& migrations, const TestDatabase::Seed& seed) {
    std::lock_guard lock(mutex_);
    std::string all = std::to_string(int(engine)) + seed.name + '\n';
    for (const auto& migration : migrations) all += migration.name + '\n' + migration.sql + '\n';
    std::string& found = templates_[digest::sm3(all)];
    if (found.empty()) {
      const std::string name = unique_name();
      if (engine == Engine::sqlite) {
        const std::string path = folder() / name;
        migrate("sqlite:" + path, migrations);
        if (seed.plant) seed.plant("sqlite:" + path);
        found = path;
      } else {
        on_server("create database " + name + " encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0");
        databases_.push_back(name);
        migrate(url_of(name), migrations);
        if (seed.plant) seed.plant(url_of(name));
        found = name;
      }
    }
    return found;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> templates_;
  std::vector<std::string> databases_;
};

Templates& templates() {
  folder();  // so that it outlives them
  static Templates all;
  return all;
}

}  // namespace

void OnBothEngines::SetUp() {
  if (GetParam() == Engine::sqlite || server() != nullptr) return;
  if (std::getenv("CI") != nullptr) FAIL() << "ONEWINDOW_TEST_POSTGRESQL names no server";
  GTEST_SKIP() << "ONEWINDOW_TEST_POSTGRESQL names no server (./dev test starts one)";
}

TestDatabase TestDatabase::make(Engine engine, const std::vector<Migration>& migrations, const Seed& seed) {
  const std::string from = templates().find(engine, migrations, seed);
  const std::string name = unique_name();
  TestDatabase made;
  if (engine == Engine::sqlite) {
    const fs::path path = folder() / name;
    fs::copy_file(from, path);
    made.url = "sqlite:" + path.string();
    made.drop_ = [path] {
      for (const char* end : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        fs::remove(path.string() + end, ignored);
      }
    };
  } else {
    on_server("create database " + name + " template " + from);
    made.url = url_of(name);
    made.drop_ = [name] { on_server("drop database if exists " + name + " with (force)"); };
  }
  made.database = Database::open(options_for(made.url));
  return made;
}

TestDatabase::TestDatabase(TestDatabase&& other) noexcept
    : database(std::move(other.database)), url(std::move(other.url)), drop_(std::exchange(other.drop_, nullptr)) {}

TestDatabase::~TestDatabase() {
  database.reset();
  if (!drop_) return;
  try {
    drop_();
  } catch (const std::exception& e) {
    ADD_FAILURE() << e.what();
  }
}

}  // namespace onewindow::db
