#include "db/migrate.h"

#include "base/digest.h"
#include "base/refusal.h"
#include "base/text.h"
#include "base/time.h"

namespace onewindow::db {
namespace {

// The counter and the chain's end of every centre, locked by each write on PostgreSQL; centre 0 is the platform.
const Migration kHeads{"202611230001_db_heads", R"(create table heads (
  centre_id @id not null primary key,
  sequence @int not null default 0,
  hash @text not null default ''
) @owned;
)"};

// One server migrates at a time; any fixed number will do.
constexpr const char* kMigrationLock = "select pg_advisory_xact_lock(6620263112300001)";

bool in_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// "create table [if not exists] NAME": the name, or nothing.
std::string created_table(std::string_view statement) {
  auto words = text::split(text::lower(statement.substr(0, statement.find('('))), ' ');
  std::erase_if(
      words, [](const std::string& word) { return word.empty() || word == "if" || word == "not" || word == "exists"; });
  for (auto& word : words) word = text::trim(word);
  if (words.size() < 3 || words[0] != "create" || words[1] != "table") return "";
  return words[2];
}

std::string quoted(const std::string& name) {
  CHECK_PROMISE(!name.empty() && std::all_of(name.begin(), name.end(), in_name),
                "names in migrations are a-z, 0-9 and _");
  return "'" + name + "'";
}

// The columns of a table that its primary key begins with.
std::string first_key_column(Connection& connection, Engine engine, const std::string& table) {
  const auto rows = connection.query_raw(engine == Engine::sqlite
                                             ? "select name from pragma_table_info(" + quoted(table) + ") where pk = 1"
                                             : "select a.attname from pg_index i join pg_attribute a on a.attrelid = "
                                               "i.indrelid and a.attnum = i.indkey[0] "
                                               "where i.indisprimary and i.indrelid = " +
                                                   quoted(table) + "::regclass");
  return rows.empty() ? "" : rows[0][0];
}

// Holds what a migration says of its tables against what it made.
void check_tables(Connection& connection, Engine engine, const Migration& migration) {
  const auto owned = owned_tables(connection, engine);
  for (const auto& statement : expand_ddl(migration.sql, engine)) {
    if (statement.creates.empty()) continue;
    const bool has_centre = owned.contains(statement.creates);
    const bool begins_with_centre = first_key_column(connection, engine, statement.creates) == "centre_id";
    if (has_centre != statement.owned || begins_with_centre != statement.owned)
      throw Error(ErrorKind::misuse,
                  migration.name + ": table " + statement.creates +
                      ": centre_id comes first in the primary key of an @owned table, and is in no other");
  }
}

void check_database(Connection& connection) {
  const auto row = connection.query_raw(
      "select pg_encoding_to_char(encoding), datcollate from pg_database where datname = current_database()");
  if (row.at(0).at(0) == "UTF8" && row[0][1] == "C") return;
  throw Refusal(RefusalKind::conflict, "db.collation",
                "数据库的编码必须是 UTF8、排序规则必须是 C，否则两种数据库的排序和分页不一致。请用 create database … "
                "encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0 新建数据库。",
                "the database must have encoding UTF8 and collation C, or lists would be ordered differently. Create "
                "it with: create database … encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0");
}

std::map<std::string, std::string> applied_migrations(Connection& connection) {
  std::map<std::string, std::string> applied;
  for (auto& row : connection.query_raw("select name, checksum from migrations")) applied[row[0]] = row[1];
  return applied;
}

void check_order(const std::vector<Migration>& migrations, const std::map<std::string, std::string>& applied) {
  for (const auto& migration : migrations) {
    const auto at = applied.find(migration.name);
    if (at == applied.end()) {
      if (applied.empty() || migration.name > applied.rbegin()->first) continue;
      throw Refusal(RefusalKind::conflict, "db.migration_order",
                    "迁移 " + migration.name + " 早于已执行的迁移 " + applied.rbegin()->first + "，请给它新的时间戳。",
                    "migration " + migration.name + " is older than " + applied.rbegin()->first +
                        ", which is applied: give it a new stamp");
    }
    if (at->second == digest::sm3(migration.sql)) continue;
    throw Refusal(RefusalKind::conflict, "db.migration_changed",
                  "迁移 " + migration.name + " 执行后被修改。已执行的迁移不能改，请另写一个新的迁移。",
                  "migration " + migration.name + " was changed after it had been applied: write a new one instead");
  }
}

void apply(Connection& connection, Engine engine, const Migration& migration) {
  for (const auto& statement : expand_ddl(migration.sql, engine)) connection.execute_raw(statement.sql);
  check_tables(connection, engine, migration);
  if (engine == Engine::sqlite && !connection.query_raw("pragma foreign_key_check").empty())
    throw Error(ErrorKind::foreign_key, migration.name + ": rows are left that refer to nothing");
  connection.execute_raw("insert into migrations (name, checksum, applied_at) values (" + quoted(migration.name) +
                         ", '" + digest::sm3(migration.sql) + "', " + std::to_string(SystemClock().now().ms) + ")");
}

}  // namespace

std::vector<DdlStatement> expand_ddl(std::string_view sql, Engine engine) {
  const bool sqlite = engine == Engine::sqlite;
  const std::map<std::string_view, std::string_view> words = {
      {"id", sqlite ? "integer" : "bigint"},
      {"int", sqlite ? "integer" : "bigint"},
      {"text", sqlite ? "text" : "text collate \"C\""},
      // Not "without rowid": rows as wide as a case's would stand four to a page, in the inner pages of the tree too.
      {"owned", sqlite ? "strict" : ""},
      {"table", sqlite ? "strict" : ""},
  };
  std::vector<DdlStatement> statements;
  std::string statement;
  std::string_view ending;  // @owned or @table, when it was seen
  const auto finish = [&] {
    statement = text::trim(statement);
    if (!statement.empty()) {
      const std::string table = created_table(statement);
      CHECK_PROMISE(table.empty() == ending.empty(), "a table in a migration ends with ) @owned; or ) @table;");
      CHECK_PROMISE(text::lower(statement).find("deferrable") == std::string::npos, "constraints are immediate");
      statements.push_back({statement, table, ending == "owned"});
    }
    statement.clear();
    ending = {};
  };
  for (std::size_t i = 0; i < sql.size();) {
    const char c = sql[i];
    if (c == '-' && sql.substr(i, 2) == "--") {
      i = std::min(sql.find('\n', i), sql.size());
    } else if (c == '\'' || c == '"') {
      const std::size_t close = std::min(sql.find(c, i + 1), sql.size() - 1);
      statement += sql.substr(i, close + 1 - i);
      i = close + 1;
    } else if (c == '@') {
      std::size_t end = i + 1;
      while (end < sql.size() && in_name(sql[end])) ++end;
      const auto word = words.find(sql.substr(i + 1, end - i - 1));
      CHECK_PROMISE(word != words.end(), "a migration knows @id @int @text @owned @table");
      statement += word->second;
      if (word->first == "owned" || word->first == "table") ending = word->first;
      i = end;
    } else if (c == ';') {
      const std::size_t next = sql.find_first_not_of(" \t\r", i + 1);
      CHECK_PROMISE(next == std::string_view::npos || sql[next] == '\n' || sql.substr(next, 2) == "--",
                    "a `;` in a migration ends its line");
      finish();
      ++i;
    } else {
      statement += c == '\n' ? ' ' : c;
      ++i;
    }
  }
  finish();
  return statements;
}

TableNames owned_tables(Connection& connection, Engine engine) {
  TableNames tables;
  for (auto& row : connection.query_raw(engine == Engine::sqlite
                                            ? "select m.name from sqlite_schema m join pragma_table_info(m.name) c "
                                              "where m.type in ('table', 'view') and c.name = 'centre_id'"
                                            : "select table_name from information_schema.columns where column_name = "
                                              "'centre_id' and table_schema = current_schema()"))
    tables.insert(row[0]);
  return tables;
}

std::vector<std::string> apply_migrations(Connection& connection, Engine engine, std::vector<Migration> migrations) {
  if (std::none_of(migrations.begin(), migrations.end(), [](const auto& m) { return m.name == kHeads.name; }))
    migrations.push_back(kHeads);
  std::sort(migrations.begin(), migrations.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  for (std::size_t i = 1; i < migrations.size(); ++i)
    CHECK_PROMISE(migrations[i - 1].name != migrations[i].name, "two migrations have one name");

  if (engine == Engine::postgresql) {
    check_database(connection);
    connection.execute_raw("set statement_timeout = 0");  // a large table may take its time
  } else {
    connection.execute_raw("pragma foreign_keys = off");  // so that a table can be rebuilt under those that refer to it
  }
  std::vector<std::string> done;
  try {
    // Each turn looks again at what is applied: another server may be migrating too.
    for (bool checked = false;;) {
      connection.execute_raw(engine == Engine::sqlite ? "begin immediate" : "begin");
      if (engine == Engine::postgresql) connection.execute_raw(kMigrationLock);
      connection.execute_raw(
          "create table if not exists migrations (name text primary key, checksum text not null, applied_at bigint not "
          "null)");
      const auto applied = applied_migrations(connection);
      if (!std::exchange(checked, true)) check_order(migrations, applied);
      const auto next =
          std::find_if(migrations.begin(), migrations.end(), [&](const auto& m) { return !applied.contains(m.name); });
      if (next != migrations.end()) {
        apply(connection, engine, *next);
        done.push_back(next->name);
      }
      connection.execute_raw("commit");
      if (next == migrations.end()) return done;
    }
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace onewindow::db
