#include "service/cases/attachments_store.h"

namespace onewindow::cases::attachments::store {

void insert(db::Write& write, const Row& row) { write.change("insert into attachments @row", row); }

std::vector<Row> of(db::Read& read, Holder holder) {
  return read.all<Row>(
      "select @columns from attachments where centre_id = :centre and holder_kind = :kind and holder_id = :holder"
      " order by id limit 1000",
      {{"kind", holder.kind}, {"holder", holder.id}});
}

std::optional<Row> find(db::Read& read, Holder holder, AttachmentId id) {
  return read.first<Row>(
      "select @columns from attachments where centre_id = :centre and holder_kind = :kind and holder_id = :holder"
      " and id = :id",
      {{"kind", holder.kind}, {"holder", holder.id}, {"id", id}});
}

void remove(db::Write& write, Holder holder, AttachmentId id) {
  write.change(
      "delete from attachments where centre_id = :centre and holder_kind = :kind and holder_id = :holder and id = :id",
      {{"kind", holder.kind}, {"holder", holder.id}, {"id", id}});
}

std::int64_t move(db::Write& write, Holder from, Holder to) {
  return write.change(
      "update attachments set holder_kind = :to_kind, holder_id = :to where centre_id = :centre"
      " and holder_kind = :kind and holder_id = :holder",
      {{"kind", from.kind}, {"holder", from.id}, {"to_kind", to.kind}, {"to", to.id}});
}

}  // namespace onewindow::cases::attachments::store
