#pragma once
// The embedded web pages as the server serves them.
#include <vector>

#include "http/server.h"

namespace onewindow::app {

std::vector<http::Asset> web_assets();

}  // namespace onewindow::app
