#include "centre/keys/keys.h"

#include "centre/keys/store.h"

namespace onewindow::keys {

namespace {

using privacy::Key;
using privacy::KeySet;
using privacy::KeyState;

Refusal missing(const std::string& path) {
  return Refusal(RefusalKind::conflict, "privacy.keys_missing",
                 "数据库中有加密保存的个人信息，但找不到密钥文件 " + path +
                     "。请从备份中取回该文件，或用 --keys 指明其位置；没有它，这些信息无法解读。",
                 "the database holds sealed personal data and there is no key file " + path +
                     "; bring the file back from its backup, or say where it is with --keys: without it that data "
                     "cannot be read")
      .at(path);
}

Refusal wrong(const std::string& path, const std::string& id) {
  return Refusal(RefusalKind::conflict, "privacy.keys_wrong",
                 "密钥文件 " + path + " 与数据库不符：数据库用密钥 " + id +
                     " 加密，而文件中没有它或内容不同。请取回属于这个数据库的密钥文件。",
                 "the key file " + path + " does not fit the database, which was sealed with key " + id +
                     ": it is not in the file, or another one is under its name; bring back the file that belongs to "
                     "this database")
      .at(path);
}

// "k-20261123": the day says most to whoever looks for a backup of that time.
std::string first_id(Instant now) {
  std::string id = "k-" + now.date().str();
  std::erase(id, '-');
  return "k-" + id.substr(1);
}

void check_fit(const KeySet& file, const std::vector<store::Known>& known, const std::string& path) {
  for (const auto& row : known) {
    if (row.state == KeyState::dropped) continue;
    const Key* key = file.find(row.id);
    if (key == nullptr || key->fingerprint() != row.fingerprint) throw wrong(path, row.id);
  }
}

void enter(Contexts& contexts, const Key& key) {
  contexts.write(Actor::of_system(CentreId{}, "keys"), [&](WriteContext& context) {
    store::insert(context.db,
                  {.id = key.id, .fingerprint = key.fingerprint(), .state = key.state, .made_at = context.now});
    context.record("keys.enter", "key", 0, "", "", {{"key", key.id}, {"fingerprint", key.fingerprint()}});
  });
}

}  // namespace

void settle(Contexts& contexts, privacy::Keyring& keyring, const std::string& path) {
  const auto known = contexts.database().read(db::Scope::platform(), [](db::Read& read) { return store::known(read); });
  auto file = privacy::Keyring::read(path);
  if (!file && !known.empty()) throw missing(path);
  if (!file) {
    const Instant now = contexts.clock().now();
    file = KeySet{{privacy::Keyring::make_key(first_id(now), now)}};
    privacy::Keyring::write(path, *file, true);
  }
  check_fit(*file, known, path);
  for (const Key& key : file->keys) {
    const bool entered = std::any_of(known.begin(), known.end(), [&](const auto& row) { return row.id == key.id; });
    if (!entered && key.state != KeyState::dropped) enter(contexts, key);
  }
  keyring.open(path, std::move(*file));
}

}  // namespace onewindow::keys
