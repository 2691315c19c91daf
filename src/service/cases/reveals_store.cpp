#include "service/cases/reveals_store.h"

namespace onewindow::cases::store {

namespace {

std::string like(std::string_view typed) {
  std::string out = "%";
  for (const char c : typed) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out + "%";
}

}  // namespace

void insert(db::Write& write, const RevealRow& row) { write.change("insert into reveals @row", row); }

std::vector<RevealRow> reveals(db::Read& read, const RevealQuery& query, Id<RevealTag> before, int limit) {
  std::string also;
  db::Params params{{"before", before}, {"limit", limit}};
  if (query.search) {
    also +=
        " and (by_name like :who escape '!' or receipt_number like :number escape '!' or reason like :why escape '!')";
    params.with("who", like(*query.search)).with("number", like(*query.search)).with("why", like(*query.search));
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
