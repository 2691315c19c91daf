#pragma once
// Migrations at work: expanding the DDL words, applying, and learning from the live schema which tables a centre owns.
#include "db/connection.h"

namespace onewindow::db {

// The statements of a migration as the engine takes them.
std::vector<std::string> expand_ddl(std::string_view sql, Engine engine);

// Runs on a session of its own. What Database::migrate promises.
std::vector<std::string> apply_migrations(Connection& connection, Engine engine, std::vector<Migration> migrations);

TableNames owned_tables(Connection& connection, Engine engine);

}  // namespace onewindow::db
