#include "centre/keys/rotation.h"

#include "base/log.h"
#include "centre/keys/store.h"

namespace onewindow::keys {

namespace {

using privacy::Key;
using privacy::KeySet;
using privacy::KeyState;

constexpr int kChunk = 100;  // values of one write
// Another server may go on sealing with the old key until it has looked at the file again.
constexpr std::int64_t kSettled = 60'000;

Columns& columns() {
  static Columns all;
  return all;
}

std::string place_of(const privacy::SealedColumn& column) { return std::string(column.table) + "." + column.column; }

std::vector<CentreId> centres(Contexts& contexts) {
  if (!columns().centres) return {};
  return contexts.database().read(db::Scope::platform(), columns().centres);
}

std::vector<std::string> old_keys(const KeySet& keys) {
  std::vector<std::string> ids;
  for (const Key& key : keys.keys)
    if (key.state == KeyState::opens) ids.push_back(key.id);
  return ids;
}

std::string next_id(const KeySet& keys, Instant now) {
  std::string day = now.date().str();
  std::erase(day, '-');
  std::string id = "k-" + day;
  for (int i = 2; keys.find(id) != nullptr; ++i) id = "k-" + day + "-" + std::to_string(i);
  return id;
}

// One chunk of one column; false when the column's end is reached.
bool seal_chunk(db::Write& write, const privacy::Privacy& privacy, const privacy::SealedColumn& column,
                store::Progress& progress, Instant now) {
  const auto values = store::values(write, column, progress.after_id, kChunk);
  for (const auto& value : values) {
    progress.after_id = value.id;
    const privacy::Sealed sealed(value.sealed);
    if (!privacy::is_sealed(sealed) || privacy.sealed_with_active(sealed)) continue;
    const privacy::Place place{column.table, column.column, value.id};
    const auto plain = privacy.try_open(place, sealed);
    if (!plain) {
      ++progress.unreadable;
      continue;
    }
    store::Again again{.id = value.id, .sealed = privacy.seal(place, *plain), .indexes = {}};
    for (const auto& index : column.indexes)
      again.indexes.push_back(privacy.index(index.kind, index.of_tail ? privacy::tail(*plain) : *plain));
    store::seal_again(write, column, again);
    ++progress.sealed;
  }
  const bool more = values.size() == std::size_t(kChunk);
  if (!more) progress.finished_at = now;
  store::put(write, progress);
  return more;
}

// Of one centre; false when there is nothing left or the chunks are used up.
bool seal_centre(Contexts& contexts, CentreId centre, const std::string& key, std::int64_t& chunks) {
  for (const auto& column : columns().sealed)
    for (bool more = true; more;) {
      if (chunks == 0) return false;
      more = contexts.database().write(db::Scope::centre(centre), [&](db::Write& write) {
        auto progress = store::progress_of(write, key, place_of(column));
        if (progress.finished_at) return false;
        --chunks;
        return seal_chunk(write, privacy::Privacy(contexts.keyring(), centre), column, progress,
                          contexts.clock().now());
      });
    }
  return true;
}

// Values that still begin as those of an old key do. What came in behind the work is worked again.
struct Left {
  std::int64_t sealed = 0, passing = 0;
};
Left left_under(Contexts& contexts, CentreId centre, const std::string& old, const std::string& key, bool again) {
  Left left;
  for (const auto& column : columns().sealed) {
    const auto count = contexts.database().read(db::Scope::centre(centre), [&](db::Read& read) {
      return store::count_under(read, column.table, column.column, old);
    });
    left.sealed += count;
    if (count > 0 && again)
      contexts.database().write(db::Scope::centre(centre), [&](db::Write& write) {
        auto progress = store::progress_of(write, key, place_of(column));
        if (progress.finished_at && count <= progress.unreadable) return;  // they never will open
        progress.after_id = 0;
        progress.unreadable = 0;
        progress.finished_at.reset();
        store::put(write, progress);
      });
  }
  for (const auto& passing : columns().passing)
    left.passing += contexts.database().read(db::Scope::centre(centre), [&](db::Read& read) {
      return store::count_under(read, passing.table, passing.column, old);
    });
  return left;
}

void enter_states(Contexts& contexts, const Actor& actor, const KeySet& keys, std::string_view act,
                  const boost::json::object& detail) {
  contexts.write(actor, [&](WriteContext& context) {
    for (const Key& key : keys.keys) {
      store::insert(context.db,
                    {.id = key.id, .fingerprint = key.fingerprint(), .state = key.state, .made_at = context.now});
      store::set_state(context.db, key.id, key.state,
                       key.state == KeyState::dropped ? std::optional(context.now) : std::nullopt);
    }
    context.record(act, "key", 0, "", "", detail);
  });
}

void drop(Contexts& contexts, const std::vector<std::string>& unused) {
  KeySet keys = *contexts.keyring().keys();
  boost::json::array names;
  for (Key& key : keys.keys)
    if (std::find(unused.begin(), unused.end(), key.id) != unused.end()) {
      key.state = KeyState::dropped;
      names.emplace_back(key.id);
    }
  contexts.keyring().replace(keys);
  enter_states(contexts, Actor::of_system(CentreId{}, "keys"), keys, "keys.drop", {{"keys", names}});
  log::info("keys: {} dropped, nothing uses them", unused.size());
}

// What nothing uses any more, a while after the new key was made.
void drop_unused(Contexts& contexts, const KeySet& keys) {
  if (contexts.clock().now() - keys.active().made < kSettled) return;
  std::vector<std::string> unused;
  for (const std::string& old : old_keys(keys)) {
    Left left;
    for (const CentreId centre : centres(contexts)) {
      const Left here = left_under(contexts, centre, old, keys.active().id, true);
      left.sealed += here.sealed;
      left.passing += here.passing;
    }
    if (left.sealed + left.passing == 0) unused.push_back(old);
  }
  if (!unused.empty()) drop(contexts, unused);
}

}  // namespace

void configure(Columns given) { columns() = std::move(given); }

void begin(Contexts& contexts, const Actor& actor, const std::string& reason) {
  KeySet keys = *contexts.keyring().reread();
  if (!old_keys(keys).empty())
    throw Refusal(RefusalKind::conflict, "keys.changing", "上一次更换密钥还没有完成，请等旧密钥停用后再更换。",
                  "a change of keys is still under way; begin the next when the old key is dropped");
  const Instant now = contexts.clock().now();
  for (Key& key : keys.keys)
    if (key.state == KeyState::active) key.state = KeyState::opens;
  keys.keys.push_back(privacy::Keyring::make_key(next_id(keys, now), now));
  // The file first: a key that the database knows and the file does not would keep every server from starting.
  contexts.keyring().replace(keys);
  Actor platform = actor;
  platform.centre = CentreId{};
  enter_states(contexts, platform, keys, "keys.rotate", {{"key", keys.active().id}, {"reason", reason}});
}

bool go_on(Contexts& contexts, std::int64_t chunks) {
  const auto keys = contexts.keyring().reread();
  if (old_keys(*keys).empty()) return false;
  for (const CentreId centre : centres(contexts))
    if (!seal_centre(contexts, centre, keys->active().id, chunks)) return true;
  drop_unused(contexts, *keys);
  return !old_keys(*contexts.keyring().keys()).empty();
}

void go_on_all(Contexts& contexts) { go_on(contexts); }

KeysView look(Contexts& contexts, CentreId centre) {
  const auto keys = contexts.keyring().reread();
  KeysView out{.changing = !old_keys(*keys).empty()};
  for (const auto& row :
       contexts.database().read(db::Scope::platform(), [](db::Read& read) { return store::known(read); }))
    out.keys.push_back({row.id, row.fingerprint, row.state, row.made_at, row.dropped_at});
  const std::string active = keys->active().id;
  for (const CentreId one : centres(contexts)) {
    out.places += std::int64_t(columns().sealed.size());
    for (const auto& row : contexts.database().read(db::Scope::centre(one),
                                                    [&](db::Read& read) { return store::progress(read, active); })) {
      out.finished += row.finished_at.has_value();
      out.sealed += row.sealed;
      out.unreadable += row.unreadable;
      if (one == centre) out.columns.push_back({row.place, row.sealed, row.unreadable, row.finished_at});
    }
    for (const std::string& old : old_keys(*keys)) out.waiting += left_under(contexts, one, old, active, false).passing;
  }
  return out;
}

KeysView view(ErrandContext& errand) { return look(errand.contexts, errand.actor.centre); }

KeysView rotate(ErrandContext& errand, const Reason& reason) {
  begin(errand.contexts, errand.actor, reason.reason);
  return view(errand);
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/keys", view>(kManageKeys, "The keys of sealed data, and how far a change of them is",
                                            "keys.view"),
      http::route<"POST /api/v1/keys/rotation", rotate>(kManageKeys, "Begin to seal with a new key", "keys.rotate"),
  };
}

void Follower::start() {
  thread_ = std::thread([this] { loop(); });
}

void Follower::loop() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, std::chrono::seconds(10), [&] { return stopping_; })) {
    try {
      keyring_.reread();
    } catch (const std::exception& error) {  // a file that cannot be read now; the keys in memory hold
      log::warn("keys: the file cannot be read again: {}", error.what());
    }
  }
}

void Follower::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

}  // namespace onewindow::keys
