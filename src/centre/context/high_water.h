#pragma once
// The stored mark that ids never fall below (design: ids rise even when a clock steps back, over a crash too). It is a
// promise made ahead: the write whose id passes the mark moves it a minute further in its own transaction, so that
// whatever id is on disk lies below a mark that is on disk. No job could promise that: it may be late, and a kill comes
// at any moment.
#include "base/id.h"
#include "db/database.h"

namespace onewindow::high_water {

// The highest mark of all servers, 0 when nothing was ever given: where an IdMaker starts.
std::int64_t read(db::Database& database);
// Moves the server's own mark so that it covers `id` and a minute of ids more; says where it is now.
std::int64_t raise(db::Write& write, int node, std::int64_t id);

}  // namespace onewindow::high_water
