#pragma once
// The one thing that others may ask of the people behind cases: where a text message goes.
#include "service/cases/cases.h"

namespace onewindow::cases {

std::string phone_of(ReadContext& context, Id<PersonTag> person);  // empty: none is known

}  // namespace onewindow::cases
