#include "service/cases/reveals_store.h"

#include "db/like.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const RevealRow& row) { write.change("insert into reveals @row", row); }

std::vector<RevealRow> reveals(db::Read& read, const RevealQuery& query, Id<RevealTag> before, int limit) {
  std::string also;
  db::Params params{{"before", before}, {"limit", limit}};
  if (query.search) {
    also +=
        " and (by_name like :who escape '!' or receipt_number like :number escape '!' or reason like :why escape '!')";
    for (const char* name : {"who", "number", "why"}) params.with(name, db::like_anywhere(*query.search));
  }
  if (query.from) {
    also += " and at >= :from";
    params.with("from", Instant::at(*query.from));
  }
  if (query.to) {
    also += " and at < :until";
    params.with("until", Instant::at(*query.to + 1));
  }
  return read.all<RevealRow>("select @columns from reveals where centre_id = :centre and id < :before" + also +
                                 " order by id desc limit :limit",
                             params);
}

}  // namespace onewindow::cases::store
