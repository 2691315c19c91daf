#pragma once
// What somebody typed, as the pattern of a LIKE. The signs LIKE itself uses are ordinary signs to whoever types them,
// so they are escaped, and a statement with such a pattern says "escape '!'" (the one form both engines read alike).
#include <string>
#include <string_view>

namespace onewindow::db {

// Matches exactly these words.
std::string like_exactly(std::string_view words);
// Matches a text that has these words anywhere, without the spaces around them; nothing typed matches all.
std::string like_anywhere(std::string_view typed);

}  // namespace onewindow::db
