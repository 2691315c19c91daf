#include "service/cases/replay_store.h"

namespace onewindow::cases::store {

ReplayBounds replay_bounds(db::Read& read, Instant from, Instant before) {
  return *read.first<ReplayBounds>(
      "select count(*) as total, min(id) as first, max(id) as last from cases where centre_id = :centre and "
      "received_at >= :from and received_at < :before",
      {{"from", from}, {"before", before}});
}

std::vector<ReplayRow> to_replay(db::Read& read, Instant from, Instant before, CaseId after, CaseId last, int limit) {
  return read.all<ReplayRow>(
      "select @columns from cases where centre_id = :centre and id > :after and id <= :last and received_at >= :from "
      "and received_at < :before order by id limit :limit",
      {{"after", after}, {"last", last}, {"from", from}, {"before", before}, {"limit", limit}});
}

std::vector<ActAt> first_acts(db::Read& read, CaseId from, CaseId to) {
  return read.all<ActAt>(
      "select case_id, act, min(at) as at from case_events where centre_id = :centre and case_id >= :from and case_id "
      "<= :to and coalesce(act, '') in ('transfer', 'pick_up') group by case_id, act",
      {{"from", from}, {"to", to}});
}

}  // namespace onewindow::cases::store
