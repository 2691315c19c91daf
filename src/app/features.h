#pragma once
// The composition: every feature's routes, migrations and pack sections, in one place that can be read.
#include <vector>

#include "db/database.h"
#include "http/route.h"
#include "regulation/pack.h"

namespace onewindow::app {

const std::vector<http::Route>& routes();
std::vector<db::Migration> migrations();
const std::vector<regulation::SectionType>& sections();

}  // namespace onewindow::app
