#pragma once
// Every statement on reveals.
#include "service/cases/reveals.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const RevealRow& row);
std::vector<RevealRow> reveals(db::Read& read, const RevealQuery& query, Id<RevealTag> before, int limit);

}  // namespace onewindow::cases::store
