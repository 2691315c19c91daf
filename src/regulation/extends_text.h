#pragma once
// A tree of YAML as text again, for a text that was written out. Not for others.
#include "base/yaml.h"

namespace onewindow::regulation {

std::string yaml_text(const yaml::Node& node);

}  // namespace onewindow::regulation
