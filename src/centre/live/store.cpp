#include "centre/live/store.h"

namespace onewindow::live::store {

std::int64_t head(db::Read& read) {
  return read.value<std::int64_t>("select sequence from heads where centre_id = :centre").value_or(0);
}

std::vector<Act> after(db::Read& read, std::int64_t sequence, int limit) {
  return read.all<Act>(
      "select @columns from ledger where centre_id = :centre and sequence > :sequence order by sequence limit :limit",
      {{"sequence", sequence}, {"limit", limit}});
}

}  // namespace onewindow::live::store
