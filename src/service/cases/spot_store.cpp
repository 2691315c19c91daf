#include "service/cases/spot_store.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const SpotRow& row) { write.change("insert into case_spot_times @row", row); }

std::vector<SpotRow> spot_times(db::Read& read, const SpotQuery& query, const std::optional<SpotAfter>& after,
                                int limit) {
  db::Params params{{"limit", limit}};
  std::string where;
  if (query.from) {
    where += " and finished_at >= :from";
    params.with("from", Instant::at(*query.from));
  }
  if (query.to) {
    where += " and finished_at < :until";
    params.with("until", Instant::at(*query.to + 1));
  }
  if (query.over) {
    where += " and over = :over";
    params.with("over", *query.over);
  }
  if (query.window) {
    where += " and window_id = :window";
    params.with("window", *query.window);
  }
  if (after) {
    where += " and (finished_at, case_id) < (:finished, :after)";
    params.with("finished", after->finished_at).with("after", after->id);
  }
  return read.all<SpotRow>("select @columns from case_spot_times where centre_id = :centre" + where +
                               " order by finished_at desc, case_id desc limit :limit",
                           params);
}

std::vector<SpotCount> spot_counts(db::Read& read, Instant from, Instant to) {
  return read.all<SpotCount>(
      "select window_id, window_name, count(*), coalesce(sum(over), 0), coalesce(sum(minutes), 0) from case_spot_times "
      "where centre_id = :centre and finished_at >= :from and finished_at < :to group by window_id, window_name order "
      "by window_name, window_id nulls first",
      {{"from", from}, {"to", to}});
}

}  // namespace onewindow::cases::store
