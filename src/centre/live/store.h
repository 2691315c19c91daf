#pragma once
// The ledger's end, as Live follows it.
#include "db/database.h"

namespace onewindow::live::store {

struct Act {
  std::int64_t sequence = 0;
  std::string act, object_kind;
};
BOOST_DESCRIBE_STRUCT(Act, (), (sequence, act, object_kind))

std::int64_t head(db::Read& read);
std::vector<Act> after(db::Read& read, std::int64_t sequence, int limit);

}  // namespace onewindow::live::store
