#pragma once
// By what right a superior reads a view today, as the lower centre has it; for this feature alone.
#include "oversight/views/views.h"

namespace onewindow::views {

struct Right {
  std::string basis;
  std::optional<Citation> provision;
};
std::optional<Right> right_of(ReadContext& there, View view, const organisation::Centre& reader);

}  // namespace onewindow::views
