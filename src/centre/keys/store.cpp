#include "centre/keys/store.h"

namespace onewindow::keys::store {

std::vector<Known> known(db::Read& read) {
  return read.all<Known>("select @columns from sealing_keys order by made_at, id");
}

void insert(db::Write& write, const Known& key) {
  write.change("insert into sealing_keys @row on conflict do nothing", key);
}

}  // namespace onewindow::keys::store
