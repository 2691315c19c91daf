#pragma once
// What time alone makes happen, done: the sweep looks at the cases whose alarms have come (alarms.h), each in the
// transaction in which it is marked as heard, so that it happens once however often it is looked for, by whichever
// server, and after whatever time without one.
#include "centre/context/contexts.h"
#include "service/cases/cases.h"

namespace onewindow::cases {

// The job, over all centres.
void sweep(Contexts& contexts);

// One case: what has come by now, and may be told at this hour. False: there was nothing to do.
bool ring(WriteContext& context, CaseId id);

}  // namespace onewindow::cases
