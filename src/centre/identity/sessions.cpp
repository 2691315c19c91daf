#include "centre/identity/sessions.h"

#include "base/digest.h"
#include "base/log.h"
#include "centre/identity/store.h"

namespace onewindow::identity {
namespace {

constexpr std::size_t kTokenLength = 43;  // 32 bytes in base64
constexpr std::size_t kEntriesMax = 20'000;

std::int64_t seconds(std::int32_t count) { return std::int64_t(count) * 1000; }

// Whether a session made at `created` and last seen at `seen` still runs.
bool runs(Instant created, Instant seen, Instant now) {
  const Security& values = security();
  return now - seen <= seconds(values.idle_minutes * 60) && now - created <= seconds(values.session_hours * 3600);
}

// Everything a session rests on, read in one snapshot.
struct Found {
  std::optional<store::SessionRow> session;
  std::optional<store::AccountRow> account;
  std::vector<store::RoleRow> roles;
  store::PasswordState password;
};

Found read_all(db::Read& read, const std::string& digest) {
  Found found;
  found.session = store::session(read, digest);
  if (found.session) found.account = store::account_of_session(read, digest);
  if (found.account) {
    found.roles = store::changed_roles(read, found.account->centre);
    found.password = store::password_state(read, found.account->id);
  }
  return found;
}

std::vector<Role> with_changes(const std::vector<store::RoleRow>& changed) {
  std::vector<Role> roles = shipped_roles();
  for (const auto& row : changed)
    for (Role& role : roles)
      if (role.code == row.code) role.permissions = row.permissions;
  return roles;
}

}  // namespace

std::string csrf_of(std::string_view token) { return digest::hmac_sm3(token, "onewindow csrf"); }

Actor actor_of(const Account& account, const std::vector<Role>& roles) {
  auto permissions = std::make_shared<std::set<std::string, std::less<>>>();
  for (const Role& role : roles)
    if (std::find(account.roles.begin(), account.roles.end(), role.code) != account.roles.end())
      permissions->insert(role.permissions.begin(), role.permissions.end());
  return {.account = account.id,
          .name = account.name,
          .centre = account.centre,
          .department = account.department,
          .window = account.window,
          .permissions = std::move(permissions)};
}

// A row's "last seen" may lie behind by what another server has not yet written.
std::int64_t prune_sessions(db::Write& write, Instant now, std::int64_t limit) {
  const std::int64_t idle = seconds(security().idle_minutes * 60 + 2 * security().seen_seconds);
  return store::remove_unseen_since(write, now + -idle, limit);
}

std::int64_t prune_failures(db::Write& write, Instant now, std::int64_t limit) {
  return store::remove_failures_before(write, now + -seconds(24 * 3600), limit);
}

Sessions::Sessions(Contexts& contexts) : contexts_(contexts) {
  contexts_.when_stale(Kept::accounts, [this](CentreId) { forget(); });
}

Sessions::~Sessions() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return under_way_ == 0; });
}

void Sessions::ended() {
  std::lock_guard lock(mutex_);
  --under_way_;
  idle_.notify_all();
}

void Sessions::forget() {
  std::lock_guard lock(mutex_);
  ++generation_;
  // "Last seen" is kept: the row may be a minute behind, and nobody is to be signed out for that.
  for (auto& [digest, entry] : entries_) entry.read_at = Instant{};
}

void Sessions::find(const std::string& token, Then then) { find(token, true, std::move(then)); }
void Sessions::look(const std::string& token, Then then) { find(token, false, std::move(then)); }

void Sessions::find(const std::string& token, bool active, Then then) {
  if (token.size() != kTokenLength) return then(nullptr, nullptr);
  const std::string digest = digest::sm3(token);
  bool due = false;
  if (auto session = kept(digest, active, due)) {
    if (due) write_seen(digest);
    return then(std::move(session), nullptr);
  }
  read(token, digest, active, std::move(then));
}

std::shared_ptr<const Session> Sessions::kept(const std::string& digest, bool active, bool& due) {
  const Instant now = contexts_.clock().now();
  std::lock_guard lock(mutex_);
  const auto at = entries_.find(digest);
  if (at == entries_.end()) return nullptr;
  Entry& entry = at->second;
  if (now - entry.read_at > seconds(security().read_again_seconds) || !runs(entry.created_at, entry.seen_at, now))
    return nullptr;
  if (!active) return entry.session;
  entry.seen_at = now;
  due = now - entry.written_at > seconds(security().seen_seconds);
  if (due) entry.written_at = now;
  return entry.session;
}

void Sessions::read(const std::string& token, const std::string& digest, bool active, Then then) {
  std::uint64_t generation = 0;
  {
    std::lock_guard lock(mutex_);
    generation = generation_;
    started();
  }
  const auto found = std::make_shared<Found>();
  contexts_.database().submit_read(
      db::Scope::platform(), [found, digest](db::Read& handle) { *found = read_all(handle, digest); },
      [this, found, token, digest, generation, active, then = std::move(then)](std::exception_ptr error) {
        std::shared_ptr<Session> session;
        if (!error && found->account && found->account->state == AccountState::active) {
          session = std::make_shared<Session>();
          session->password_due = found->password.due(found->session->created_at).has_value();
          session->actor = std::make_shared<const Actor>(actor_of(
              found->account->shown(), session->password_due ? std::vector<Role>{} : with_changes(found->roles)));
          session->csrf = csrf_of(token);
          const bool alive =
              keep(digest, generation, active,
                   {.session = session, .created_at = found->session->created_at, .seen_at = found->session->seen_at});
          if (!alive) session.reset();
        }
        then(std::move(session), error);
        ended();
      });
}

// False when it has run out: the row stays for the job that clears old ones away.
bool Sessions::keep(const std::string& digest, std::uint64_t generation, bool active, Entry entry) {
  const Instant now = contexts_.clock().now();
  bool due = false;
  {
    std::lock_guard lock(mutex_);
    const auto old = entries_.find(digest);
    entry.written_at = entry.seen_at;
    if (old != entries_.end()) {  // this server has seen it later than the row says
      entry.seen_at = std::max(entry.seen_at, old->second.seen_at);
      entry.written_at = std::max(entry.written_at, old->second.written_at);
    }
    if (!runs(entry.created_at, entry.seen_at, now)) {
      if (old != entries_.end()) entries_.erase(old);
      return false;
    }
    if (active) entry.seen_at = now;
    entry.read_at =
        generation == generation_ ? now : Instant{};  // read before something changed: used once, not believed
    due = active && now - entry.written_at > seconds(security().seen_seconds);
    if (due) entry.written_at = now;
    if (entries_.size() >= kEntriesMax)
      std::erase_if(entries_, [&](const auto& e) { return !runs(e.second.created_at, e.second.seen_at, now); });
    entries_[digest] = std::move(entry);
  }
  if (due) write_seen(digest);
  return true;
}

// Beside the request, which does not wait for it.
void Sessions::write_seen(const std::string& digest) {
  {
    std::lock_guard lock(mutex_);
    started();
  }
  const Instant now = contexts_.clock().now();
  contexts_.database().submit_write(
      db::Scope::platform(), [digest, now](db::Write& write) { store::seen(write, digest, now); },
      [this](std::exception_ptr error) {
        if (error) log::warn("when a session was last seen could not be written");
        ended();
      });
}

}  // namespace onewindow::identity
