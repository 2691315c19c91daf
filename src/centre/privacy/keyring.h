#pragma once
// The keys of sealed values: for each key id one for encryption, one for the MAC, one for the index. They stand in a
// file that only the server's account reads, outside the database and its backups. centre/keys holds them against what
// the database says it was sealed with.
#include <mutex>

#include "base/time.h"
#include "centre/privacy/privacy.h"

namespace onewindow::privacy {

// active: seals and opens. opens: values sealed with it are still there. dropped: opens nothing; it stays in the file
// for backups that are older than the change.
enum class KeyState { active, opens, dropped };
BOOST_DESCRIBE_ENUM(KeyState, active, opens, dropped)

struct Key {
  std::string id;
  KeyState state = KeyState::active;
  Instant made;
  std::string encryption, mac, index;  // bytes

  // Tells keys apart without telling them: what the database keeps of each.
  std::string fingerprint() const;
};

struct KeySet {
  std::vector<Key> keys;

  const Key* find(std::string_view id) const;
  const Key& active() const;  // a broken promise where there is none
};

class Keyring {
 public:
  Keyring() = default;                                   // none: what is sealed or opened is a broken promise
  explicit Keyring(KeySet keys, std::string path = "");  // in memory where there is no path

  static Key make_key(const std::string& id, Instant now);
  static KeySet of_tests();  // always the same

  // What the file holds; nullopt where there is none. Refuses privacy.keys_file (cannot be read, makes no sense) and
  // privacy.keys_exposed (others than its owner may read it).
  static std::optional<KeySet> read(const std::string& path);
  // 0600, whole or not at all. `fresh`: refuses privacy.keys_file where a file is already there.
  static void write(const std::string& path, const KeySet& keys, bool fresh);

  void open(std::string path, KeySet keys);  // before anything runs
  std::shared_ptr<const KeySet> keys() const;
  void replace(KeySet keys);               // in the file first, where there is one
  std::shared_ptr<const KeySet> reread();  // another server has changed the file
  const std::string& path() const { return path_; }

 private:
  mutable std::mutex mutex_;
  std::string path_;
  std::shared_ptr<const KeySet> keys_;
};

}  // namespace onewindow::privacy
