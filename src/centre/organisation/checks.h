#pragma once
// Checks of a window that its use cases share; for this feature alone.
#include "base/refusal.h"
#include "centre/organisation/organisation.h"

namespace onewindow::organisation {

// Number, categories and departments fit the kind; refuses window.*.
void check_window_setup(ReadContext& context, const Window& window);

// Their location with the hall's name before it, as people are told it.
std::vector<Window> located(ReadContext& context, std::vector<Window> windows);

}  // namespace onewindow::organisation
