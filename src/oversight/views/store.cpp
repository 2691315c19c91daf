#include "oversight/views/store.h"

namespace onewindow::views::store {

std::vector<Row> declarations(db::Read& read) {
  return read.all<Row>(
      "select @columns from oversight_declarations where centre_id = :centre order by id desc limit 200");
}

std::optional<Row> find(db::Read& read, DeclarationId id) {
  return read.first<Row>("select @columns from oversight_declarations where centre_id = :centre and id = :id",
                         {{"id", id}});
}

void insert(db::Write& write, const Row& row) { write.change("insert into oversight_declarations @row", row); }

void revoke(db::Write& write, const Row& row) {
  write.change(
      "update oversight_declarations set revoked_on = :revoked_on, revoked_by = :revoked_by, revoked_reason = "
      ":revoked_reason where centre_id = :centre and id = :id",
      row);
}

}  // namespace onewindow::views::store
