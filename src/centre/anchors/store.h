#pragma once
// Every statement of this feature.
#include "centre/anchors/anchors.h"

namespace onewindow::anchors::store {

struct Row {
  Date day;
  std::int64_t sequence = 0;
  std::string hash;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (day, sequence, hash, at))

struct Head {
  std::int64_t sequence = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Head, (), (sequence, hash))

Head head(db::Read& read);  // of the chain, as it stands
std::optional<Row> last(db::Read& read);
void insert(db::Write& write, const Row& row);
std::vector<Row> all(db::Read& read);                                                  // by day
std::vector<Row> page(db::Read& read, const std::string& before, std::int64_t limit);  // newest first
std::optional<Row> covering(db::Read& read, std::int64_t sequence);
std::vector<ledger::Entry> of_object(db::Read& read, std::int64_t object);
std::vector<ledger::Entry> entries(db::Read& read, std::int64_t after, std::int64_t until);  // in pages
std::optional<std::string> hash_at(db::Read& read, std::int64_t sequence);

}  // namespace onewindow::anchors::store
