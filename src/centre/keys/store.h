#pragma once
// Every statement of this feature.
#include "centre/keys/keys.h"

namespace onewindow::keys::store {

struct Known {
  std::string id, fingerprint;
  privacy::KeyState state = privacy::KeyState::active;
  Instant made_at;
  std::optional<Instant> dropped_at;
};
BOOST_DESCRIBE_STRUCT(Known, (), (id, fingerprint, state, made_at, dropped_at))

std::vector<Known> known(db::Read& read);
void insert(db::Write& write, const Known& key);

}  // namespace onewindow::keys::store
