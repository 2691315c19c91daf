#include "base/version.h"

namespace onewindow {

std::string_view engine_version() { return ONEWINDOW_ENGINE_VERSION; }

}  // namespace onewindow
