#pragma once
// `onewindow account …`: create, list, password. Passwords come from standard input, never from the command line, where
// every user of the machine could read them.
#include <iosfwd>

#include "centre/identity/identity.h"

namespace onewindow::identity {

// Returns 0 fine, 1 refused, 2 wrong usage. `words` are what follows `account`.
int account_command(Contexts& contexts, CentreId centre, std::vector<std::string> words, std::istream& in,
                    std::ostream& out, std::ostream& error);

extern const char* const kAccountUsage;
bool is_account_verb(std::string_view word);

}  // namespace onewindow::identity
