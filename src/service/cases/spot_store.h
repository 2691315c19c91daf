#pragma once
// Every statement on the minutes of immediate cases.
#include "service/cases/spot.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const SpotRow& row);

struct SpotAfter {
  Instant finished_at;
  CaseId id;
};
std::vector<SpotRow> spot_times(db::Read& read, const SpotQuery& query, const std::optional<SpotAfter>& after,
                                int limit);
std::vector<SpotCount> spot_counts(db::Read& read, Instant from, Instant to);

}  // namespace onewindow::cases::store
