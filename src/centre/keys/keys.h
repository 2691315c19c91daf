#pragma once
// The keys of personal data as the database knows them: which it was sealed with, told apart by their fingerprints. A
// server starts only with keys that fit; sealing with others would leave values that nobody can read together.
#include "centre/context/contexts.h"
#include "centre/privacy/keyring.h"

namespace onewindow::keys {

// Holds the keys in `path` against the database, and fills `keyring`. Where neither knows a key, makes the first one.
// Refuses privacy.keys_missing (the database has sealed values and there is no file), privacy.keys_wrong (the file has
// other keys), and what Keyring::read refuses.
void settle(Contexts& contexts, privacy::Keyring& keyring, const std::string& path);

}  // namespace onewindow::keys
