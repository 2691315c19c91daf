// What the database alone costs: accepts cases through the use case while listening to what SQLite is told, then tells
// the same statements with the same values to a plain SQLite session on the database as it was, with synchronous=FULL,
// prepared once and without anything between. Prints the statements of an acceptance and acceptances/s: of the use case
// without HTTP and without waiting for the disk, of the bare loop with 32 acceptances to a commit and with one. Fails
// when the loop did not make the same ledger.
//   bench_bare FOLDER N < IDS
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>

#include "app/runtime.h"
#include "base/log.h"
#include "centre/identity/identity.h"
#include "centre/identity/sessions.h"
#include "service/cases/cases.h"

using namespace onewindow;

namespace {

struct Told {
  std::string sql;       // with ?1, ?2, …
  std::string expanded;  // with the values in their places
};
using Acceptance = std::vector<Told>;

std::vector<Acceptance> heard;
bool listening = false;

int listen(unsigned, void*, void* statement, void*) {
  auto* told = static_cast<sqlite3_stmt*>(statement);
  const std::string_view sql = sqlite3_sql(told);
  // Transactions are the loop's own.
  for (const std::string_view own : {"begin", "commit", "savepoint", "release", "rollback"})
    if (sql.starts_with(own)) return 0;
  if (!listening) return 0;
  char* expanded = sqlite3_expanded_sql(told);
  heard.back().push_back({std::string(sql), expanded});
  sqlite3_free(expanded);
  return 0;
}

int listen_to(sqlite3* database, const char**, const sqlite3_api_routines*) {
  return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, listen, nullptr);
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// ---- the values that stand in the expanded text where the statement has ?N

struct Literal {
  enum { null, integer, text } kind = null;
  std::string text_value;
  std::int64_t integer_value = 0;
};

Literal literal(std::string_view& rest) {
  Literal out;
  if (rest.starts_with("NULL")) {
    rest.remove_prefix(4);
    return out;
  }
  if (rest.front() != '\'') {
    const auto end = rest.find_first_not_of("-0123456789");
    out.kind = Literal::integer;
    out.integer_value = std::stoll(std::string(rest.substr(0, end)));
    rest.remove_prefix(end == rest.npos ? rest.size() : end);
    return out;
  }
  out.kind = Literal::text;
  for (std::size_t at = 1;; ++at) {
    if (rest.at(at) != '\'') {
      out.text_value += rest[at];
    } else if (at + 1 < rest.size() && rest[at + 1] == '\'') {
      out.text_value += rest[at++];
    } else {
      rest.remove_prefix(at + 1);
      return out;
    }
  }
}

std::vector<Literal> values_of(const Told& told) {
  std::vector<Literal> out;
  std::string_view rest = told.expanded;
  bool quoted = false;
  for (std::size_t at = 0; at < told.sql.size(); ++at) {
    if (told.sql[at] == '\'') quoted = !quoted;
    if (told.sql[at] != '?' || quoted) {
      rest.remove_prefix(1);
      continue;
    }
    while (at + 1 < told.sql.size() && std::isdigit(static_cast<unsigned char>(told.sql[at + 1])) != 0) ++at;
    out.push_back(literal(rest));
  }
  return out;
}

struct Step {
  sqlite3_stmt* statement = nullptr;
  std::vector<Literal> values;
};

class Plain {
 public:
  explicit Plain(const std::string& path) {
    must(sqlite3_open(path.c_str(), &database_));
    for (const char* pragma : {"pragma journal_mode = wal", "pragma synchronous = full", "pragma foreign_keys = on",
                               "pragma temp_store = memory", "pragma cache_size = -16000"})
      must(sqlite3_exec(database_, pragma, nullptr, nullptr, nullptr));
  }
  ~Plain() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;

  Step step(const Told& told) {
    sqlite3_stmt*& statement = statements_[told.sql];
    if (statement == nullptr) must(sqlite3_prepare_v2(database_, told.sql.c_str(), -1, &statement, nullptr));
    return {statement, values_of(told)};
  }
  void run(const Step& step) {
    int at = 0;
    for (const auto& value : step.values) {
      ++at;
      if (value.kind == Literal::null) must(sqlite3_bind_null(step.statement, at));
      if (value.kind == Literal::integer) must(sqlite3_bind_int64(step.statement, at, value.integer_value));
      if (value.kind == Literal::text)
        must(sqlite3_bind_text(step.statement, at, value.text_value.data(), int(value.text_value.size()),
                               SQLITE_STATIC));
    }
    while (sqlite3_step(step.statement) == SQLITE_ROW) {}
    must(sqlite3_reset(step.statement));
  }
  void say(const char* sql) { must(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }
  std::string head() {
    const Step asked = step({"select group_concat(hash) from heads", "select group_concat(hash) from heads"});
    CHECK(sqlite3_step(asked.statement) == SQLITE_ROW);
    std::string out(reinterpret_cast<const char*>(sqlite3_column_text(asked.statement, 0)));
    sqlite3_reset(asked.statement);
    return out;
  }

 private:
  void must(int code) {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }
  sqlite3* database_ = nullptr;
  std::map<std::string, sqlite3_stmt*> statements_;
};

Actor clerk_of(app::Runtime& runtime) {
  const Actor system = Actor::of_system(runtime.centre(), "bench");
  return runtime.contexts.read(system, [](ReadContext& context) {
    for (const auto& account : identity::accounts(context))
      if (account.login == "window01") return identity::actor_of(account, identity::roles(context));
    throw std::runtime_error("no account window01");
  });
}

// The use case without HTTP; returns what it took.
double accept_all(const std::string& folder, const std::vector<cases::CaseId>& ids) {
  app::Config config;
  config.data = folder;
  app::Runtime runtime(config, {.durable = false});
  const Actor clerk = clerk_of(runtime);
  cases::Acceptance acceptance;
  acceptance.version = 1;
  acceptance.verification = {.identity = true, .qualification = true};
  acceptance.transfer = true;
  listening = true;
  const double took = seconds_of([&] {
    for (const auto id : ids) {
      heard.emplace_back();
      runtime.contexts.write(clerk, [&](WriteContext& context) { cases::accept(context, id, acceptance); });
    }
  });
  listening = false;
  return took;
}

// The bare loop; returns what it took, and the heads it came to.
double replay(const std::string& file, std::size_t to_a_commit, std::string& heads) {
  Plain plain(file);
  std::vector<std::vector<Step>> steps;
  for (const auto& acceptance : heard) {
    auto& to = steps.emplace_back();
    for (const auto& told : acceptance) to.push_back(plain.step(told));
  }
  const double took = seconds_of([&] {
    for (std::size_t at = 0; at < steps.size(); ++at) {
      if (at % to_a_commit == 0) plain.say("begin immediate");
      for (const auto& step : steps[at]) plain.run(step);
      if (at % to_a_commit == to_a_commit - 1 || at + 1 == steps.size()) plain.say("commit");
    }
  });
  heads = plain.head();
  return took;
}

void put_back(const std::string& kept, const std::string& file) {
  for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(file + end);
  std::filesystem::copy_file(kept, file, std::filesystem::copy_options::overwrite_existing);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  log::set_level("off");
  const std::string folder = argv[1], file = folder + "/onewindow.db", kept = file + ".before";
  const int count = std::stoi(argv[2]);
  std::vector<cases::CaseId> ids;
  for (std::int64_t id; int(ids.size()) < count && std::cin >> id;) ids.push_back(cases::CaseId{id});
  std::filesystem::copy_file(file, kept);

  const double use_case = accept_all(folder, ids);
  put_back(kept, file);
  heard.clear();
  const auto ear = reinterpret_cast<void (*)()>(listen_to);
  sqlite3_auto_extension(ear);
  accept_all(folder, ids);
  sqlite3_cancel_auto_extension(ear);
  const std::string expected = Plain(file).head();

  std::string grouped, single;
  put_back(kept, file);
  const double by_32 = replay(file, 32, grouped);
  put_back(kept, file);
  const double by_1 = replay(file, 1, single);
  if (grouped != expected || single != expected) {
    std::cerr << "the bare loop did not make the same ledger\n";
    return 1;
  }
  const auto rate = [&](double took) { return std::int64_t(double(ids.size()) / took); };
  std::cout << heard.back().size() << " " << rate(use_case) << " " << rate(by_32) << " " << rate(by_1) << "\n";
  return 0;
}
