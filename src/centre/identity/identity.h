#pragma once
// Accounts, roles and sessions. Roles are data: named groups of permissions, shipped for the people of a centre and
// changeable by it; the system administrator, the security administrator and the auditor are never one person (三员分立). A
// password is hashed (Argon2id) outside any transaction; a session is a random token of which only a digest is stored.
#include "base/page.h"
#include "centre/context/context.h"

namespace onewindow::identity {

using SessionId = Id<struct SessionTag>;

struct Role {
  std::string code;  // "window_clerk"
  std::string name, name_en;
  std::vector<std::string> permissions;
  std::string exclusive;  // roles of one exclusive group are never held together: "administrator"
};
BOOST_DESCRIBE_STRUCT(Role, (), (code, name, name_en, permissions, exclusive))

// The roles a new centre starts with.
const std::vector<Role>& shipped_roles();

enum class AccountState { active, locked, closed };
BOOST_DESCRIBE_ENUM(AccountState, active, locked, closed)

struct Account {
  AccountId id;
  CentreId centre;
  std::string login;  // unique within the platform
  std::string name;
  std::string staff_number;  // 工号
  std::vector<std::string> roles;
  std::optional<DepartmentId> department;
  std::optional<WindowId> window;
  AccountState state = AccountState::active;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, centre, login, name, staff_number, roles, department, window, state))

struct NewAccount {
  Text<40, 2> login;
  Text<40, 1> name;
  std::string staff_number;
  std::vector<std::string> roles;
  std::optional<DepartmentId> department;
  std::optional<WindowId> window;
};
BOOST_DESCRIBE_STRUCT(NewAccount, (), (login, name, staff_number, roles, department, window))

// What a signed-in page needs to know.
struct SessionView {
  AccountId account;
  std::string name;
  std::vector<std::string> roles;
  std::vector<std::string> permissions;
  CentreId centre;
  std::string centre_name, centre_name_en;
  std::optional<DepartmentId> department;
  std::string department_name;
  std::optional<WindowId> window;
  std::string window_name;
  std::int32_t window_number = 0;
  std::string csrf;  // to be sent as X-CSRF-Token with every write
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (account, name, roles, permissions, centre, centre_name, centre_name_en, department,
    department_name, window, window_name, window_number, csrf))

struct Credentials {
  Text<40, 1> login;
  Text<200, 1> password;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (login, password))

// Refuses weak passwords with account.password_weak.
void check_password(std::string_view password);
std::string hash_password(std::string_view password);                    // Argon2id; slow on purpose, never inside a write
bool password_matches(std::string_view password, const std::string& hash);  // the same

Account open_account(WriteContext& context, const NewAccount& account, const std::string& password_hash);
std::vector<Account> accounts(ReadContext& context);

}  // namespace onewindow::identity
