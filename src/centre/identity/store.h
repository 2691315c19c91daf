#pragma once
// Every statement of this feature. All its tables are the platform's; what belongs to one centre names it.
#include "centre/identity/identity.h"
#include "centre/identity/running.h"

namespace onewindow::identity::store {

// As it lies in the table.
struct AccountRow {
  AccountId id;
  CentreId centre;
  std::string login, name, staff_number;
  std::vector<std::string> roles;
  std::optional<DepartmentId> department;
  std::optional<WindowId> window_id;
  AccountState state = AccountState::active;

  Account shown() const;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (), (id, centre, login, name, staff_number, roles, department, window_id, state))

struct NewRow : AccountRow {
  std::string password_hash;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(NewRow, (AccountRow), (password_hash, created_at))

bool insert(db::Write& write, const NewRow& row);  // false: the login is taken
void update(db::Write& write, const AccountRow& row);
std::vector<Account> accounts(db::Read& read, CentreId centre);
std::vector<AccountRow> active(db::Read& read, CentreId centre);
std::optional<Account> account(db::Read& read, CentreId centre, AccountId id);
std::optional<NewRow> by_login(db::Read& read, const std::string& login);
std::optional<std::string> password_hash(db::Read& read, AccountId id);
// The present one joins those before it, of which `kept` stay.
void set_password_hash(db::Write& write, AccountId id, const std::string& hash, Instant now, std::int64_t kept);

struct PasswordState {
  bool password_given = false;
  std::optional<Instant> password_at;  // none: since the account was opened
  Instant created_at;
  std::optional<PasswordDue> due(Instant signed_in) const;
};
BOOST_DESCRIBE_STRUCT(PasswordState, (), (password_given, password_at, created_at))
PasswordState password_state(db::Read& read, AccountId id);
void set_given(db::Write& write, AccountId id);
std::vector<std::string> last_hashes(db::Read& read, AccountId id, std::int64_t limit);  // before the present one

struct SessionRow {
  std::string digest;
  AccountId account;
  Instant created_at, seen_at;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (digest, account, created_at, seen_at))

void insert(db::Write& write, const SessionRow& row);
std::optional<SessionRow> session(db::Read& read, const std::string& digest);
std::optional<AccountRow> account_of_session(db::Read& read, const std::string& digest);
struct SessionsSince {  // what is older has ended
  Instant seen, created;
};
struct SessionAfter {
  std::string login;
  Instant created_at;
};
std::vector<RunningSession> running(db::Read& read, CentreId centre, const SessionsSince& since,
                                    const std::optional<Text<60>>& search, const SessionAfter& after, int limit);
void seen(db::Write& write, const std::string& digest, Instant at);
void remove(db::Write& write, const std::string& digest);
void remove_of(db::Write& write, AccountId account);
std::int64_t remove_unseen_since(db::Write& write, Instant before, std::int64_t limit);

struct RoleRow {
  std::string code;
  std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(RoleRow, (), (code, permissions))
std::vector<RoleRow> changed_roles(db::Read& read, CentreId centre);
void put(db::Write& write, CentreId centre, const RoleRow& row);

std::optional<Instant> locked_until(db::Read& read, const std::string& login_digest);
// Counts from anew when the last failure lies before `since`.
std::int64_t count_failure(db::Write& write, const std::string& login_digest, Instant now, Instant since);
void lock(db::Write& write, const std::string& login_digest, Instant until);
void clear_failures(db::Write& write, const std::string& login_digest);
std::int64_t remove_failures_before(db::Write& write, Instant before, std::int64_t limit);

}  // namespace onewindow::identity::store
