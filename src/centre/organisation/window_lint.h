#pragma once
// What the linter says of the section `windows`.
#include "regulation/lint.h"

namespace onewindow::organisation {

// A share that is no percentage, a range whose end lies before its beginning.
void lint(regulation::Linter& linter);

}  // namespace onewindow::organisation
