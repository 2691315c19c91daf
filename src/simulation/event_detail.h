#pragma once
// What an act's entry in a case's timeline says was entered; nothing where the key is missing or of another kind.
#include "service/cases/cases.h"

namespace onewindow::simulation {

std::string said_in(const cases::Event& event, const char* key);
std::int64_t number_in(const cases::Event& event, const char* key);
bool flag_in(const cases::Event& event, const char* key);

}  // namespace onewindow::simulation
