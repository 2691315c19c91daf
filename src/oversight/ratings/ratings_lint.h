#pragma once
// What the linter says of the section `ratings`.
#include "regulation/lint.h"

namespace onewindow::ratings {

// Another number of levels than the nation's five, options of a level that is not there or twice, levels without
// options beside levels with some, a level that is not bad while a better one is.
void lint(regulation::Linter& linter);

}  // namespace onewindow::ratings
