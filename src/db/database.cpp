#include "db/database.h"

#include "db/connection.h"
#include "db/engines.h"

namespace onewindow::db {

void Read::select(std::string_view sql, const Params& params, const reflect::Type& row, void* (*append)(void*),
                  void* to) {
  const Sink sink{row, append, to};
  changes_ += connection_.run(scope_, sql, params, &sink);
}

std::int64_t Write::change(std::string_view sql, const Params& params) {
  const std::int64_t changed = connection_.run(scope_, sql, params, nullptr);
  changes_ += changed;
  return changed;
}

std::unique_ptr<Database> Database::open(const Options& options) {
  if (options.url.starts_with("sqlite:")) return open_sqlite(options);
  if (options.url.starts_with("postgresql:") || options.url.starts_with("postgres:")) return open_postgresql(options);
  throw Error(ErrorKind::misuse, "the database's url begins with sqlite: or postgresql:");
}

}  // namespace onewindow::db
