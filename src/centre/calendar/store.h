#pragma once
// Every statement of this feature.
#include "centre/calendar/calendar.h"

namespace onewindow::calendar::store {

void insert(db::Write& write, const Import& import, const std::string& text);
std::optional<Import> import(db::Read& read, ImportId id);
std::vector<Import> imports(db::Read& read, std::optional<ImportState> state, ImportId before, int limit);
bool waits(db::Read& read, const std::string& hash, const std::string& document_number);
// In the order in which they were confirmed.
std::vector<Import> confirmed(db::Read& read);
// False when somebody decided on it meanwhile.
bool decide(db::Write& write, const Import& import);

void keep(db::Write& write, const std::string& hash, const std::string& text, Instant now);
std::optional<std::string> text(db::Read& read, const std::string& hash);

}  // namespace onewindow::calendar::store
