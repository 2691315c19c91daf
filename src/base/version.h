#pragma once
// Which program this is: kept with every act, so that it can be said for ever what decided.
#include <string_view>

namespace onewindow {

std::string_view engine_version();  // "0.1.0"

}  // namespace onewindow
