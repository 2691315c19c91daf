#pragma once
// What Database::open chooses from.
#include "db/database.h"

namespace onewindow::db {

std::unique_ptr<Database> open_sqlite(const Options& options);
std::unique_ptr<Database> open_postgresql(const Options& options);

}  // namespace onewindow::db
