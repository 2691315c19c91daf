#pragma once
// What the ways into acceptance share: at the counter, and by silence. Used by the use cases only.
#include "service/cases/work.h"

namespace onewindow::cases {

// The next 办件编号 of the centre and year.
std::string next_case_number(Work& work);

}  // namespace onewindow::cases
