#pragma once
// What is looked at before a text may be adopted. Not for others.
#include "centre/law/law.h"

namespace onewindow::law {

// Refuses law.pack_unknown.
PackView find_pack(ReadContext& context, const std::string& id, const std::optional<Text<64>>& hash);
// Refuses law.base_needs_no_adoption, law.section_unknown.
void check_adoptable(const PackView& pack, const std::vector<std::string>& sections);
// An adoption as it is kept: stored, entered, and in force at once for whoever asks for the law.
AdoptionRow enter(WriteContext& context, AdoptionRow row);

}  // namespace onewindow::law
