#pragma once
// What no feature can see alone: two sections of one pack that answer the same question. Here, because only the
// program knows all of them.
#include "regulation/lint.h"

namespace onewindow::app {

// Who decides at the window, said by `authority` and by `intake`; what costs nothing by `fees`, and has its price in
// `agency` or `appointments`. Errors sections.who_decides, sections.price.
void lint_across(regulation::Linter& linter);

}  // namespace onewindow::app
