#include "service/applications/store.h"

#include "db/like.h"

namespace onewindow::applications::store {

std::optional<Row> find(db::Read& read, ApplicationId id) {
  return read.first<Row>("select @columns from applications where centre_id = :centre and id = :id", {{"id", id}});
}

void insert(db::Write& write, const Row& row) { write.change("insert into applications @row", row); }

void update(db::Write& write, const Row& row) {
  write.change(
      "update applications set version = :version, item_version = :item_version, item_name = :item_name, item_name_en "
      "= :item_name_en, form = :form, updated_at = :updated_at where centre_id = :centre and id = :id",
      row);
}

void remove(db::Write& write, ApplicationId id) {
  write.change("delete from applications where centre_id = :centre and id = :id", {{"id", id}});
}

std::vector<Row> of(db::Read& read, VisitorId visitor, const DraftQuery& query, ApplicationId before, int limit) {
  const std::string words = db::like_anywhere(query.search.value_or(""));
  return read.all<Row>(
      "select @columns from applications where centre_id = :centre and visitor_id = :visitor and id < :before and "
      "(item_name like :words escape '!' or item_name_en like :words_en escape '!') order by id desc limit :limit",
      {{"visitor", visitor}, {"before", before}, {"words", words}, {"words_en", words}, {"limit", limit}});
}

std::int64_t count(db::Read& read, VisitorId visitor) {
  return read.count("select count(*) from applications where centre_id = :centre and visitor_id = :visitor",
                    {{"visitor", visitor}});
}

std::vector<ApplicationId> untouched_since(db::Read& read, Instant since, int limit) {
  return read.all<ApplicationId>(
      "select id from applications where centre_id = :centre and updated_at < :since order by updated_at limit :limit",
      {{"since", since}, {"limit", limit}});
}

}  // namespace onewindow::applications::store
