#include "centre/keys/store.h"

namespace onewindow::keys::store {

std::vector<Known> known(db::Read& read) {
  return read.all<Known>("select @columns from sealing_keys order by made_at, id");
}

void insert(db::Write& write, const Known& key) {
  write.change("insert into sealing_keys @row on conflict do nothing", key);
}

void set_state(db::Write& write, const std::string& id, privacy::KeyState state, std::optional<Instant> dropped_at) {
  write.change("update sealing_keys set state = :state, dropped_at = :dropped_at where id = :id and state <> :other",
               {{"state", state}, {"dropped_at", dropped_at}, {"id", id}, {"other", state}});
}

std::vector<Progress> progress(db::Read& read, const std::string& key) {
  return read.all<Progress>(
      "select @columns from sealing_progress where centre_id = :centre and key_id = :key order by place",
      {{"key", key}});
}

Progress progress_of(db::Read& read, const std::string& key, const std::string& place) {
  return read
      .first<Progress>(
          "select @columns from sealing_progress where centre_id = :centre and key_id = :key and place = :place",
          {{"key", key}, {"place", place}})
      .value_or(Progress{.key_id = key, .place = place});
}

void put(db::Write& write, const Progress& progress) {
  write.change(
      "insert into sealing_progress @row on conflict (centre_id, key_id, place) do update set after_id = "
      "excluded.after_id, sealed = excluded.sealed, unreadable = excluded.unreadable, finished_at = "
      "excluded.finished_at",
      progress);
}

std::vector<Value> values(db::Read& read, const privacy::SealedColumn& column, std::int64_t after, int limit) {
  const std::string name = column.column;
  return read.all<Value>("select id, " + name + " from " + column.table + " where centre_id = :centre and id > :after" +
                             " and " + name + " is not null and " + name + " <> '' order by id limit :limit",
                         {{"after", after}, {"limit", limit}});
}

void seal_again(db::Write& write, const privacy::SealedColumn& column, const Again& value) {
  std::string set = std::string(column.column) + " = :sealed";
  db::Params params{{"sealed", value.sealed}, {"id", value.id}};
  static constexpr const char* kNames[] = {"index0", "index1", "index2", "index3"};
  CHECK(value.indexes.size() <= std::size(kNames));
  for (std::size_t i = 0; i < value.indexes.size(); ++i) {
    set += std::string(", ") + column.indexes[i].column + " = :" + kNames[i];
    params.with(kNames[i], value.indexes[i]);
  }
  write.change("update " + std::string(column.table) + " set " + set + " where centre_id = :centre and id = :id",
               params);
}

std::int64_t count_under(db::Read& read, const char* table, const char* column, const std::string& key) {
  const std::string first = "s1:" + key + ":", beyond = "s1:" + key + ";";
  return read.count("select count(*) from " + std::string(table) + " where centre_id = :centre and " + column +
                        " >= :first and " + column + " < :beyond",
                    {{"first", first}, {"beyond", beyond}});
}

}  // namespace onewindow::keys::store
