#pragma once
// How many statements this process has run: for measurements and for tests that hold an act to its number.
#include <cstdint>

namespace onewindow::db {

std::int64_t statements_run();

}  // namespace onewindow::db
