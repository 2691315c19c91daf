#include "centre/context/high_water.h"

namespace onewindow::high_water {
namespace {

constexpr std::int64_t kAhead =
    60'000;  // ms: one more row a minute, and after a restart ids run at most that far ahead

}  // namespace

std::int64_t read(db::Database& database) {
  return database
      .read(db::Scope::platform(),
            [](db::Read& read) { return read.value<std::int64_t>("select coalesce(max(id), 0) from high_water"); })
      .value_or(0);
}

std::int64_t raise(db::Write& write, int node, std::int64_t id) {
  const std::int64_t mark = IdMaker::last_of(IdMaker::millisecond_of(id) + kAhead);
  // Two writes of one server may pass the old mark together on PostgreSQL: the higher one stays.
  write.change(
      "insert into high_water (node, id) values (:node, :id) on conflict (node) do update set id = excluded.id where "
      "excluded.id > high_water.id",
      {{"node", node}, {"id", mark}});
  return mark;
}

}  // namespace onewindow::high_water
