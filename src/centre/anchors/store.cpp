#include "centre/anchors/store.h"

namespace onewindow::anchors::store {

Head head(db::Read& read) {
  return read.first<Head>("select sequence, hash from heads where centre_id = :centre").value_or(Head{});
}

std::optional<Row> last(db::Read& read) {
  return read.first<Row>("select @columns from anchors where centre_id = :centre order by day desc limit 1");
}

void insert(db::Write& write, const Row& row) { write.change("insert into anchors @row", row); }

std::vector<Row> all(db::Read& read) {
  return read.all<Row>("select @columns from anchors where centre_id = :centre order by day");
}

std::vector<Row> page(db::Read& read, const std::string& before, std::int64_t limit) {
  return read.all<Row>(
      "select @columns from anchors where centre_id = :centre and day < :before order by day desc limit :limit",
      {{"before", before}, {"limit", limit}});
}

std::optional<Row> covering(db::Read& read, std::int64_t sequence) {
  return read.first<Row>(
      "select @columns from anchors where centre_id = :centre and sequence >= :sequence order by day limit 1",
      {{"sequence", sequence}});
}

std::vector<ledger::Entry> of_object(db::Read& read, std::int64_t object) {
  return read.all<ledger::Entry>(
      "select @columns from ledger where centre_id = :centre and object_id = :object order by sequence limit 1000",
      {{"object", object}});
}

std::vector<ledger::Entry> entries(db::Read& read, std::int64_t after, std::int64_t until) {
  return read.all<ledger::Entry>(
      "select @columns from ledger where centre_id = :centre and sequence > :after and sequence <= :until order by "
      "sequence limit 1000",
      {{"after", after}, {"until", until}});
}

std::optional<std::string> hash_at(db::Read& read, std::int64_t sequence) {
  return read.value<std::string>("select hash from ledger where centre_id = :centre and sequence = :sequence",
                                 {{"sequence", sequence}});
}

}  // namespace onewindow::anchors::store
