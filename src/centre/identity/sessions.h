#pragma once
// Running sessions, kept in memory beside the database: a request reads nothing but this. What was read is believed for
// half a minute; a logout or a changed role on this server is seen at once, on another server within that time.
#include <atomic>
#include <condition_variable>

#include "centre/identity/identity.h"
#include "centre/identity/security.h"

namespace onewindow::identity {

inline constexpr const char* kCookie = "onewindow_session";

struct Session {
  std::shared_ptr<const Actor> actor;
  std::string csrf;
  bool password_due = false;  // may do nothing but change it
};

// What a page must send back as X-CSRF-Token: only who was given the token's own page knows it.
std::string csrf_of(std::string_view token);

// What the account may do in its centre, with the roles as they hold there.
Actor actor_of(const Account& account, const std::vector<Role>& roles);

// For a job: rows of sessions that ran out, and of failures older than a day. How many went.
std::int64_t prune_sessions(db::Write& write, Instant now, std::int64_t limit);
std::int64_t prune_failures(db::Write& write, Instant now, std::int64_t limit);

class Sessions {
 public:
  explicit Sessions(Contexts& contexts);  // and forgets when accounts change
  ~Sessions();

  // `then` gets the session of the token, or null; at once when it is kept, else from a database thread.
  using Then = std::function<void(std::shared_ptr<const Session>, std::exception_ptr)>;
  void find(const std::string& token, Then then);
  // The same without counting as activity: a page that only listens does not keep its session alive.
  void look(const std::string& token, Then then);
  void forget();

 private:
  struct Entry {
    std::shared_ptr<const Session> session;
    Instant created_at, read_at, seen_at, written_at;
  };
  std::shared_ptr<const Session> kept(const std::string& digest, bool active, bool& due);
  void find(const std::string& token, bool active, Then then);
  void read(const std::string& token, const std::string& digest, bool active, Then then);
  bool keep(const std::string& digest, std::uint64_t generation, bool active, Entry entry);
  void write_seen(const std::string& digest);
  void started() { ++under_way_; }
  void ended();

  Contexts& contexts_;
  std::mutex mutex_;
  std::condition_variable idle_;
  std::unordered_map<std::string, Entry> entries_;
  std::uint64_t generation_ = 0;
  std::atomic<int> under_way_{0};
};

}  // namespace onewindow::identity
