#pragma once
// Each feature's migrations/*.sql becomes a function onewindow::migrations::FEATURE(); app puts them into one list.
#include <vector>

#include "db/database.h"
