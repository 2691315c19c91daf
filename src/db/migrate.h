#pragma once
// Migrations at work: expanding the DDL words, applying, and learning from the live schema which tables a centre owns.
#include "db/connection.h"

namespace onewindow::db {

struct DdlStatement {
  std::string sql;      // as the engine takes it
  std::string creates;  // the table's name, or nothing
  bool owned = false;   // it says @owned
};
std::vector<DdlStatement> expand_ddl(std::string_view sql, Engine engine);

// Runs on a session of its own. What Database::migrate promises.
std::vector<std::string> apply_migrations(Connection& connection, Engine engine, std::vector<Migration> migrations);

TableNames owned_tables(Connection& connection, Engine engine);

}  // namespace onewindow::db
