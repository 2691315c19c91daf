#pragma once
// Every statement of this feature.
#include "oversight/coverage/coverage.h"

namespace onewindow::coverage::store {

void insert(db::Write& write, const OutsideRow& row);
std::vector<OutsideRow> list(db::Read& read, const OutsideQuery& query, OutsideId before, int limit);
std::int64_t count(db::Read& read, Date from, Date to);

}  // namespace onewindow::coverage::store
