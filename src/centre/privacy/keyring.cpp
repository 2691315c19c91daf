#include "centre/privacy/keyring.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"
#include "base/cipher.h"
#include "base/digest.h"
#include "base/yaml.h"

namespace onewindow::privacy {

namespace {

constexpr std::size_t kMacKeyBytes = 32, kIndexKeyBytes = 32;

struct KeyEntry {  // a key as the file has it, its bytes in base64
  Text<40, 1> id;
  KeyState state = KeyState::active;
  Instant made;
  std::string encryption, mac, index;
};
BOOST_DESCRIBE_STRUCT(KeyEntry, (), (id, state, made, encryption, mac, index))

struct KeyFile {
  std::vector<KeyEntry> keys;
};
BOOST_DESCRIBE_STRUCT(KeyFile, (), (keys))

Refusal unusable(const std::string& path, const std::string& zh, const std::string& en) {
  return Refusal(RefusalKind::conflict, "privacy.keys_file", "密钥文件 " + path + "：" + zh,
                 "the key file " + path + ": " + en)
      .at(path);
}

bool good_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

KeySet checked(const std::string& path, const KeyFile& file) {
  KeySet set;
  int active = 0;
  for (const auto& entry : file.keys) {
    Key key{.id = entry.id,
            .state = entry.state,
            .made = entry.made,
            .encryption = digest::unbase64(entry.encryption),
            .mac = digest::unbase64(entry.mac),
            .index = digest::unbase64(entry.index)};
    if (!good_id(key.id) || set.find(key.id) != nullptr)
      throw unusable(path, "密钥编号 " + key.id + " 无效或重复", "the key id " + key.id + " is no id or stands twice");
    if (key.encryption.size() != cipher::kKeyBytes || key.mac.size() != kMacKeyBytes ||
        key.index.size() != kIndexKeyBytes)
      throw unusable(path, "密钥 " + key.id + " 不完整", "the key " + key.id + " is not whole");
    active += key.state == KeyState::active;
    set.keys.push_back(std::move(key));
  }
  if (active != 1) throw unusable(path, "应恰有一个 active 密钥", "exactly one key must be active");
  return set;
}

std::string text_of(const KeySet& set) {
  std::string text =
      "# OneWindow 一窗: keys of the personal data in the database (SM4, HMAC-SM3). Without this file nobody can read "
      "it.\n"
      "# 数据库中个人信息的密钥。丢失后任何人都无法解读；请另行妥善备份，不要与数据库备份放在一处。\n"
      "keys:\n";
  for (const Key& key : set.keys)
    text += "  - id: " + key.id + "\n    state: " + boost::describe::enum_to_string(key.state, "") + "\n    made: \"" +
            key.made.str() + "\"\n    encryption: " + digest::base64(key.encryption) +
            "\n    mac: " + digest::base64(key.mac) + "\n    index: " + digest::base64(key.index) + "\n";
  return text;
}

void write_whole(const std::string& path, const std::string& text, int flags) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
  if (file < 0) throw unusable(path, "无法写入", std::string("cannot be written: ") + std::strerror(errno));
  std::size_t done = 0;
  bool good = true;
  while (good && done < text.size()) {
    const auto wrote = ::write(file, text.data() + done, text.size() - done);
    good = wrote > 0;
    if (good) done += std::size_t(wrote);
  }
  good = good && ::fsync(file) == 0;
  good = ::close(file) == 0 && good;
  if (!good) throw unusable(path, "写入失败", "writing failed");
}

}  // namespace

std::string Key::fingerprint() const {
  return digest::sm3("onewindow-key-1:" + id + ":" + cipher::hmac_sm3(mac, "encryption:" + encryption) +
                     cipher::hmac_sm3(mac, "index:" + index))
      .substr(0, 32);
}

const Key* KeySet::find(std::string_view id) const {
  for (const Key& key : keys)
    if (key.id == id) return &key;
  return nullptr;
}

const Key& KeySet::active() const {
  for (const Key& key : keys)
    if (key.state == KeyState::active) return key;
  broken_promise("personal data is sealed or opened and no keys are open", __FILE__, __LINE__);
}

Keyring::Keyring(KeySet keys, std::string path)
    : path_(std::move(path)), keys_(std::make_shared<const KeySet>(std::move(keys))) {}

Key Keyring::make_key(const std::string& id, Instant now) {
  return {.id = id,
          .made = now,
          .encryption = cipher::random_bytes(cipher::kKeyBytes),
          .mac = cipher::random_bytes(kMacKeyBytes),
          .index = cipher::random_bytes(kIndexKeyBytes)};
}

KeySet Keyring::of_tests() {
  return {{Key{.id = "test",
               .encryption = std::string(cipher::kKeyBytes, 'e'),
               .mac = std::string(kMacKeyBytes, 'm'),
               .index = std::string(kIndexKeyBytes, 'i')}}};
}

std::optional<KeySet> Keyring::read(const std::string& path) {
  struct stat seen{};
  if (::stat(path.c_str(), &seen) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw unusable(path, "无法读取", std::string("cannot be read: ") + std::strerror(errno));
  }
  if ((seen.st_mode & 07) != 0 || (seen.st_mode & 020) != 0)
    throw Refusal(RefusalKind::conflict, "privacy.keys_exposed",
                  "密钥文件 " + path + " 其他账户也能读写。请执行 chmod 600 后再启动。",
                  "the key file " + path + " is open to other accounts; chmod 600 it and start again")
        .at(path);
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw unusable(path, "无法读取", "cannot be read");
  return checked(path, yaml::read<KeyFile>(yaml::parse(path, text.str()), path));
}

void Keyring::write(const std::string& path, const KeySet& keys, bool fresh) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (const auto folder = fs::path(path).parent_path(); !folder.empty()) fs::create_directories(folder, ignored);
  const std::string beside = path + "." + std::to_string(::getpid()) + ".new";
  write_whole(beside, text_of(keys), O_TRUNC);
  // A link, unlike a rename, does not go over a file that another server has just made.
  const bool done = fresh ? ::link(beside.c_str(), path.c_str()) == 0 : ::rename(beside.c_str(), path.c_str()) == 0;
  const int why = errno;
  if (fresh || !done) ::unlink(beside.c_str());
  if (!done) throw unusable(path, "无法写入", std::string("cannot be put in place: ") + std::strerror(why));
}

void Keyring::open(std::string path, KeySet keys) {
  std::lock_guard lock(mutex_);
  path_ = std::move(path);
  keys_ = std::make_shared<const KeySet>(std::move(keys));
}

std::shared_ptr<const KeySet> Keyring::keys() const {
  std::lock_guard lock(mutex_);
  static const auto none = std::make_shared<const KeySet>();
  return keys_ ? keys_ : none;
}

void Keyring::replace(KeySet keys) {
  std::lock_guard lock(mutex_);
  if (!path_.empty()) write(path_, keys, false);
  keys_ = std::make_shared<const KeySet>(std::move(keys));
}

std::shared_ptr<const KeySet> Keyring::reread() {
  std::lock_guard lock(mutex_);
  if (!path_.empty())
    if (auto found = read(path_)) keys_ = std::make_shared<const KeySet>(std::move(*found));
  static const auto none = std::make_shared<const KeySet>();
  return keys_ ? keys_ : none;
}

}  // namespace onewindow::privacy
