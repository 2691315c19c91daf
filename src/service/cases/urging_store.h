#pragma once
// Every statement on urgings.
#include "service/cases/urging.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const UrgingRow& row);
std::vector<UrgingRow> open_urgings(db::Read& read, CaseId id);
void answer(db::Write& write, CaseId id, Instant at, const std::string& by, const std::string& text);
std::vector<UrgingRow> urgings(db::Read& read, const UrgingQuery& query, UrgingId before, int limit);

}  // namespace onewindow::cases::store
