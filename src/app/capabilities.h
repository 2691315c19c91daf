#pragma once
// The capabilities of this house that packs name behind their provisions, and what of it is planned.
#include "regulation/capability.h"

namespace onewindow::app {

const std::vector<regulation::Capability>& capabilities();

}  // namespace onewindow::app
