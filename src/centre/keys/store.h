#pragma once
// Every statement of this feature. The columns that hold sealed values are named by the features they belong to.
#include "centre/keys/keys.h"
#include "centre/keys/rotation.h"

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
void set_state(db::Write& write, const std::string& id, privacy::KeyState state, std::optional<Instant> dropped_at);

struct Progress {
  std::string key_id, place;
  std::int64_t after_id = 0, sealed = 0, unreadable = 0;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(Progress, (), (key_id, place, after_id, sealed, unreadable, finished_at))
std::vector<Progress> progress(db::Read& read, const std::string& key);
Progress progress_of(db::Read& read, const std::string& key, const std::string& place);
void put(db::Write& write, const Progress& progress);

// ---- the columns of others

struct Value {
  std::int64_t id = 0;
  std::string sealed;
};
BOOST_DESCRIBE_STRUCT(Value, (), (id, sealed))
std::vector<Value> values(db::Read& read, const privacy::SealedColumn& column, std::int64_t after, int limit);
struct Again {
  std::int64_t id = 0;
  std::string sealed;
  std::vector<std::string> indexes;  // in the order of the column's
};
void seal_again(db::Write& write, const privacy::SealedColumn& column, const Again& value);
// How many values of a column begin as those of a key do.
std::int64_t count_under(db::Read& read, const char* table, const char* column, const std::string& key);

}  // namespace onewindow::keys::store
