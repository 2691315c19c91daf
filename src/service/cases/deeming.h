#pragma once
// Deemed acceptance (视为受理, Licensing Law Art. 32): nobody said in time what was missing, so the application counts
// as accepted on the day it was received, both clocks run from there, and a notice after that has no effect. Used by
// the use cases only.
#include "service/cases/work.h"

namespace onewindow::cases {

// Accepts it as of its receipt, with its document, its fact, and a message to the applicant.
void deem_accepted(Work& work);
// What a later notice or refusal to accept is answered: case.deemed_accepted.
void check_not_deemed(const Work& work);
// The fact that silence accepted it.
void observe_deemed(Work& work, const Because& because);

}  // namespace onewindow::cases
