#include "centre/privacy/privacy.h"

#include "base/check.h"
#include "base/cipher.h"
#include "base/digest.h"
#include "base/text.h"
#include "centre/privacy/keyring.h"

namespace onewindow::privacy {

namespace {

constexpr std::string_view kMark = "s1:";
constexpr std::size_t kIndexBytes = 16;

// Every field with its length before it, so that no two different lists have one text.
void add(std::string& text, std::string_view field) {
  text.append(std::to_string(field.size())).append(1, ':').append(field).append(1, ',');
}

std::string mac_of(const Key& key, CentreId centre, const Place& place, std::string_view nonce_and_text) {
  std::string text;
  text.reserve(128 + nonce_and_text.size());
  add(text, "onewindow-seal-1");
  add(text, std::to_string(centre.value));
  add(text, place.table);
  add(text, place.column);
  add(text, std::to_string(place.row));
  add(text, key.id);
  add(text, nonce_and_text);
  return cipher::hmac_sm3(key.mac, text);
}

std::string index_of(const Key& key, CentreId centre, std::string_view kind, std::string_view plain) {
  std::string text;
  add(text, "onewindow-index-1");
  add(text, std::to_string(centre.value));
  add(text, kind);
  add(text, plain);
  return digest::base64(std::string_view(cipher::hmac_sm3(key.index, text)).substr(0, kIndexBytes));
}

// "s1:KEY:BASE64"
struct Parts {
  std::string_view key;
  std::string_view text;
};
std::optional<Parts> parts_of(std::string_view sealed) {
  if (!sealed.starts_with(kMark)) return std::nullopt;
  sealed.remove_prefix(kMark.size());
  const auto colon = sealed.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return Parts{sealed.substr(0, colon), sealed.substr(colon + 1)};
}

}  // namespace

std::string tail(std::string_view number) {
  const auto characters = text::characters(number);
  if (characters.size() <= 4) return "";
  std::string last;
  for (std::size_t i = characters.size() - 4; i < characters.size(); ++i) last += characters[i];
  return last;
}

bool is_sealed(std::string_view text) { return text.starts_with(kMark); }

Privacy::Privacy(Keyring& keyring, CentreId centre) : keyring_(keyring), centre_(centre), keys_(keyring.keys()) {}

Sealed Privacy::seal(const Place& place, std::string_view plain) const {
  touched_ = true;
  if (plain.empty()) return {};
  const Key& key = keys_->active();
  std::string bytes = cipher::random_bytes(cipher::kNonceBytes);
  bytes += cipher::sm4_ctr(key.encryption, bytes, plain);
  bytes += mac_of(key, centre_, place, bytes);
  return Sealed(std::string(kMark) + key.id + ":" + digest::base64(bytes));
}

std::optional<std::string> Privacy::try_open(const Place& place, const Sealed& sealed) const {
  touched_ = true;
  if (sealed.empty()) return "";
  const auto parts = parts_of(sealed);
  if (!parts) return std::nullopt;
  const Key* key = keys_->find(parts->key);
  if (key == nullptr) {  // another server may have begun to seal with a key that this one has not seen
    keys_ = keyring_.reread();
    key = keys_->find(parts->key);
  }
  if (key == nullptr || key->state == KeyState::dropped) return std::nullopt;
  const std::string bytes = digest::unbase64(parts->text);
  if (bytes.size() < cipher::kNonceBytes + cipher::kMacBytes) return std::nullopt;
  const auto body = std::string_view(bytes).substr(0, bytes.size() - cipher::kMacBytes);
  if (!digest::equal(mac_of(*key, centre_, place, body), std::string_view(bytes).substr(body.size())))
    return std::nullopt;
  return cipher::sm4_ctr(key->encryption, body.substr(0, cipher::kNonceBytes), body.substr(cipher::kNonceBytes));
}

std::string Privacy::open(const Place& place, const Sealed& sealed) const {
  if (auto plain = try_open(place, sealed)) return std::move(*plain);
  throw Refusal(
      RefusalKind::conflict, "privacy.unreadable",
      "这项加密保存的信息无法解开：它被移动或改动过，或者缺少对应的密钥。请联系系统管理员核查密钥文件与数据库。",
      "this sealed value does not open: it was moved or changed, or its key is not there; ask the system "
      "administrator to look at the key file and the database")
      .with("table", place.table)
      .with("column", place.column);
}

std::string Privacy::index(std::string_view kind, std::string_view text) const {
  return text.empty() ? "" : index_of(keys_->active(), centre_, kind, text);
}

std::vector<std::string> Privacy::indexes(std::string_view kind, std::string_view text) const {
  std::vector<std::string> all;
  if (text.empty()) return all;
  for (const Key& key : keys_->keys)
    if (key.state != KeyState::dropped) all.push_back(index_of(key, centre_, kind, text));
  return all;
}

bool Privacy::sealed_with_active(const Sealed& sealed) const {
  const auto parts = parts_of(sealed);
  return sealed.empty() || (parts && parts->key == keys_->active().id);
}

}  // namespace onewindow::privacy
