#include "service/cases/census.h"

namespace onewindow::cases {

std::vector<ItemVolume> volumes(ReadContext& context, Date from, Date to) {
  return context.db.all<ItemVolume>(
      "select item_code, count(*) as cases from cases where centre_id = :centre and received_at >= :from and "
      "received_at < :before group by item_code order by item_code",
      {{"from", Instant::at(from)}, {"before", Instant::at(to + 1)}});
}

std::vector<DecidedCase> decided_cases(db::Read& read, Instant from, Instant before, const DecidedCase& after,
                                       int limit) {
  return read.all<DecidedCase>(
      "select @columns from cases where centre_id = :centre and decided_at >= :from and decided_at < :before"
      " and (decided_at, id) > (:after_at, :after_id) order by decided_at, id limit :limit",
      {{"from", from}, {"before", before}, {"after_at", after.decided_at}, {"after_id", after.id}, {"limit", limit}});
}

}  // namespace onewindow::cases
