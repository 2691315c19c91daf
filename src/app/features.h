#pragma once
// The composition: every feature's routes, migrations and pack sections, in one place that can be read.
#include <vector>

#include "centre/jobs/jobs.h"
#include "centre/keys/rotation.h"
#include "db/database.h"
#include "http/route.h"
#include "regulation/pack.h"

namespace onewindow::app {

const std::vector<http::Route>& routes();
std::vector<db::Migration> migrations();
const std::vector<regulation::SectionType>& sections();
keys::Columns sealed_columns();  // of all features
std::vector<jobs::Job> jobs();   // but for sending, which has a runner of its own

}  // namespace onewindow::app
