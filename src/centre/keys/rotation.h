#pragma once
// A change of keys: a new key seals from now on, what lies under the old one is sealed again piece by piece, and the
// old one is dropped when nothing uses it any more. It may be cut off at any place and goes on from there; while it
// runs, everything is found and opened as before. Dropped keys stay in the file, for backups that are older.
#include "base/page.h"
#include "centre/context/errand.h"
#include "centre/privacy/keyring.h"

namespace onewindow::keys {

inline constexpr http::Permission kManageKeys{"keys.manage", "管理加密密钥", "manage the keys of sealed data"};

// Columns whose sealed values go by themselves after a while and are waited for.
struct Passing {
  const char* table;
  const char* column;
};
struct Columns {
  std::vector<privacy::SealedColumn> sealed;  // of all features
  std::vector<Passing> passing;
  std::function<std::vector<CentreId>(db::Read&)> centres;  // of the platform
};
void configure(Columns columns);

struct KeyRow {
  std::string id, fingerprint;
  privacy::KeyState state = privacy::KeyState::active;
  Instant made_at;
  std::optional<Instant> dropped_at;
};
BOOST_DESCRIBE_STRUCT(KeyRow, (), (id, fingerprint, state, made_at, dropped_at))

struct PlaceRow {               // one column of one centre
  std::string place;            // "people.phone"
  std::int64_t sealed = 0;      // again, under the new key
  std::int64_t unreadable = 0;  // that do not open; they keep the old key alive
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(PlaceRow, (), (place, sealed, unreadable, finished_at))

struct KeysView {
  std::vector<KeyRow> keys;
  bool changing = false;      // an old key still opens something
  std::int64_t places = 0;    // columns of all centres
  std::int64_t finished = 0;  // of them
  std::int64_t sealed = 0;    // values, again
  std::int64_t unreadable = 0;
  std::int64_t waiting = 0;       // values that go by themselves
  std::vector<PlaceRow> columns;  // of this centre
};
BOOST_DESCRIBE_STRUCT(KeysView, (), (keys, changing, places, finished, sealed, unreadable, waiting, columns))

struct Reason {
  Text<200, 2> reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

// Makes the new key. Refuses keys.changing while a change runs.
void begin(Contexts& contexts, const Actor& actor, const std::string& reason);
// Seals again, `chunks` pieces at most; says whether there is more to do. Drops the old keys at the end.
bool go_on(Contexts& contexts, std::int64_t chunks = std::numeric_limits<std::int64_t>::max());
void go_on_all(Contexts& contexts);  // as a job
KeysView look(Contexts& contexts, CentreId centre);

KeysView view(ErrandContext& errand);
KeysView rotate(ErrandContext& errand, const Reason& reason);
std::vector<http::Route> routes();

// Another server or the command line may have changed the file of keys; looks every few seconds.
class Follower {
 public:
  explicit Follower(privacy::Keyring& keyring) : keyring_(keyring) {}
  ~Follower() { stop(); }
  void start();
  void stop();

 private:
  void loop();
  privacy::Keyring& keyring_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace onewindow::keys
