#include "service/cases/store_parking.h"

namespace onewindow::cases::store {

namespace {
db::Params at(const Place& place) { return {{"account", place.account}, {"window", place.window}}; }
}  // namespace

void insert(db::Write& write, const ParkedRecord& row) { write.change("insert into parked_intakes @row", row); }

void update(db::Write& write, const ParkedRecord& row) {
  write.change(
      "update parked_intakes set account_id = :account_id, clerk = :clerk, item_id = :item_id, item_name = :item_name, "
      "who = :who, note = :note, parked_at = :parked_at, entered = :entered where centre_id = :centre and id = :id",
      row);
}

bool remove(db::Write& write, ParkedId id, const Place& place) {
  return write.change(
             "delete from parked_intakes where centre_id = :centre and id = :id and (account_id = :account or "
             "window_id "
             "= :window)",
             at(place).with("id", id)) > 0;
}

std::optional<ParkedRecord> find(db::Read& read, ParkedId id, const Place& place) {
  return read.first<ParkedRecord>(
      "select @columns from parked_intakes where centre_id = :centre and id = :id and (account_id = :account or "
      "window_id = :window)",
      at(place).with("id", id));
}

std::vector<ParkedRecord> parked(db::Read& read, const Place& place, ParkedId before, int limit) {
  return read.all<ParkedRecord>(
      "select @columns from parked_intakes where centre_id = :centre and id < :before and (account_id = :account or "
      "window_id = :window) order by id desc limit :limit",
      at(place).with("before", before).with("limit", limit));
}

}  // namespace onewindow::cases::store
