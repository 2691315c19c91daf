#pragma once
// What a phone of the simulated public rings with.
#include "db/database.h"

namespace onewindow::simulation::store {

// The payload of the text message that was sent last.
std::string last_text(db::Read& read);

}  // namespace onewindow::simulation::store
