#include "service/cases/moves_store.h"

namespace onewindow::cases::store {

std::optional<Followed> followed(db::Read& read) {
  return read.first<Followed>("select @columns from case_calendars where centre_id = :centre");
}

void keep(db::Write& write, const Followed& followed) {
  write.change("delete from case_calendars where centre_id = :centre");
  write.change("insert into case_calendars @row", followed);
}

std::vector<OpenCase> open_cases(db::Read& read, CaseId after, int limit) {
  return read.all<OpenCase>(
      "select @columns from cases where centre_id = :centre and open = 1 and id > :after order by id limit :limit",
      {{"after", after}, {"limit", limit}});
}

std::int64_t count_open(db::Read& read) {
  return read.count("select count(*) from cases where centre_id = :centre and open = 1");
}

void insert(db::Write& write, const DeadlineMove& row) { write.change("insert into deadline_moves @row", row); }

std::int64_t count_moves(db::Read& read, calendar::ImportId import) {
  return read.count("select count(*) from deadline_moves where centre_id = :centre and import_id = :import",
                    {{"import", import}});
}

std::vector<DeadlineMove> first_moves(db::Read& read, calendar::ImportId import, int limit) {
  return read.all<DeadlineMove>(
      "select @columns from deadline_moves where centre_id = :centre and import_id = :import order by after_date, id "
      "limit :limit",
      {{"import", import}, {"limit", limit}});
}

std::vector<DeadlineMove> moves(db::Read& read, const MoveQuery& query, MoveId before, int limit) {
  db::Params params{{"before", before}, {"limit", limit}};
  std::string where;
  if (query.import) {
    where += " and import_id = :import";
    params.with("import", *query.import);
  }
  if (query.of) {
    where += " and case_id = :of";
    params.with("of", *query.of);
  }
  return read.all<DeadlineMove>("select @columns from deadline_moves where centre_id = :centre and id < :before" +
                                    where + " order by id desc limit :limit",
                                params);
}

}  // namespace onewindow::cases::store
