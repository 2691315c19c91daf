#pragma once
// Writing down how long an immediate case took, where its limit is set in minutes. Used by the use cases only.
#include "regulation/opening.h"
#include "service/cases/work.h"

namespace onewindow::cases {

void write_spot_time(Work& work, const regulation::Opening& opening);

}  // namespace onewindow::cases
