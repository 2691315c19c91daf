#include "service/cases/replay_store.h"

namespace onewindow::cases::store {

std::vector<ReplayRow> to_replay(db::Read& read, Instant from, Instant before, const ReplayAfter& after, int limit) {
  return read.all<ReplayRow>(
      "select @columns from cases where centre_id = :centre and received_at >= :from and received_at < :before and "
      "(received_at, id) > (:at, :id) order by received_at, id limit :limit",
      {{"from", from}, {"before", before}, {"at", after.received_at}, {"id", after.id}, {"limit", limit}});
}

std::vector<ActAt> first_acts(db::Read& read, CaseId from, CaseId to) {
  return read.all<ActAt>(
      "select case_id, act, min(at) as at from case_events where centre_id = :centre and case_id >= :from and case_id "
      "<= :to and coalesce(act, '') in ('transfer', 'pick_up') group by case_id, act",
      {{"from", from}, {"to", to}});
}

std::int64_t count_to_replay(db::Read& read, Instant from, Instant before) {
  return read
      .value<std::int64_t>(
          "select count(*) from cases where centre_id = :centre and received_at >= :from and received_at < :before",
          {{"from", from}, {"before", before}})
      .value_or(0);
}

}  // namespace onewindow::cases::store
