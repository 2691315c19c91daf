#pragma once
// `onewindow regulation replay`: what a draft would have made of the cases of a past period.
#include "app/command.h"
#include "app/config.h"

namespace onewindow::app {

int replay_command(const Config& config, Arguments words, bool as_json);

}  // namespace onewindow::app
