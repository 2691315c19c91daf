#include "centre/organisation/halls_store.h"

#include "base/text.h"
#include "db/like.h"

namespace onewindow::organisation::store {

std::vector<HallRow> halls(db::Read& read, const HallQuery& query, const std::optional<HallAfter>& after, int limit) {
  const std::string by = query.order == HallOrder::address ? "address" : "name";
  db::Params params{{"limit", limit}};
  std::string where;
  if (query.open) {
    where += " and open = :open";
    params.with("open", *query.open);
  }
  if (query.search && !text::trim(*query.search).empty()) {
    const std::string words = db::like_anywhere(*query.search);
    where += " and (name like :name escape '!' or name_en like :english escape '!' or address like :place escape '!')";
    for (const char* parameter : {"name", "english", "place"}) params.with(parameter, words);
  }
  if (after) {
    where += " and (" + by + ", id) > (:beyond, :after)";
    params.with("beyond", after->by).with("after", after->id);
  }
  return read.all<HallRow>(
      "select @columns from (select h.centre_id, h.id, h.version, h.name, h.name_en, h.address, h.phone, h.open, "
      "(select count(*) from hall_windows w where w.centre_id = h.centre_id and w.hall_id = h.id) as windows from "
      "halls h) as shown where centre_id = :centre" +
          where + " order by " + by + ", id limit :limit",
      params);
}

std::vector<Hall> all_halls(db::Read& read) {
  return read.all<Hall>("select @columns from halls where centre_id = :centre order by name, id");
}

std::optional<Hall> hall(db::Read& read, HallId id) {
  return read.first<Hall>("select @columns from halls where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<HallId> hall_of_name(db::Read& read, const std::string& name) {
  return read.value<HallId>("select id from halls where centre_id = :centre and name = :name", {{"name", name}});
}

std::int64_t open_windows_in(db::Read& read, HallId id) {
  return read.count(
      "select count(*) from windows w join hall_windows h on h.centre_id = w.centre_id and h.window_id = w.id where "
      "w.centre_id = :centre and h.hall_id = :id and w.open = 1",
      {{"id", id}});
}

void insert(db::Write& write, const Hall& hall) { write.change("insert into halls @row", hall); }

void update(db::Write& write, const Hall& hall) {
  write.change(
      "update halls set version = :version, name = :name, name_en = :name_en, address = :address, phone = :phone, "
      "open = :open where centre_id = :centre and id = :id",
      hall);
}

std::vector<Standing> standings(db::Read& read) {
  return read.all<Standing>("select @columns from hall_windows where centre_id = :centre order by window_id");
}

void stand(db::Write& write, WindowId window, std::optional<HallId> hall) {
  if (!hall) {
    write.change("delete from hall_windows where centre_id = :centre and window_id = :window", {{"window", window}});
    return;
  }
  write.change(
      "insert into hall_windows @row on conflict (centre_id, window_id) do update set hall_id = excluded.hall_id",
      Standing{window, *hall});
}

}  // namespace onewindow::organisation::store
