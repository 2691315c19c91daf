#pragma once
// Accounts, roles and sessions. Roles are data: named groups of permissions, shipped for the people of a centre and
// changeable by it; the system administrator, the security administrator and the auditor are never one person
// (三员分立). A password is hashed (Argon2id) outside any transaction; a session is a random token of which only a
// digest is stored.
#include "base/page.h"
#include "centre/context/errand.h"

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
// Refuses account.role_unknown and account.roles_exclusive.
void check_roles(const std::vector<std::string>& codes);

inline constexpr http::Permission kReadAccounts{"account.read", "查看账号", "read accounts"};
inline constexpr http::Permission kManageAccounts{"account.manage", "管理账号", "manage accounts"};
inline constexpr http::Permission kManageRoles{"role.manage", "管理角色权限", "manage what roles may do"};
inline constexpr http::Permission kManageSessions{"session.manage", "管理登录会话", "end sessions of others"};

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

// Why a password must be changed before anything else: somebody else gave it, or it is too old.
enum class PasswordDue { given, expired };
BOOST_DESCRIBE_ENUM(PasswordDue, given, expired)

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
  std::string csrf;                         // to be sent as X-CSRF-Token with every write
  std::optional<PasswordDue> password_due;  // until then nothing is permitted
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (account, name, roles, permissions, centre, centre_name, centre_name_en, department,
                       department_name, window, window_name, window_number, csrf, password_due))

struct Credentials {
  Text<40, 1> login;
  Text<200, 1> password;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (login, password))

struct AccountOpening : NewAccount {
  Text<200, 1> password;
};
BOOST_DESCRIBE_STRUCT(AccountOpening, (NewAccount), (password))

struct AccountChange {
  Text<40, 1> name;
  std::string staff_number;
  std::vector<std::string> roles;
  std::optional<DepartmentId> department;
  std::optional<WindowId> window;
  AccountState state = AccountState::active;
};
BOOST_DESCRIBE_STRUCT(AccountChange, (), (name, staff_number, roles, department, window, state))

struct NewPassword {
  Text<200, 1> password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (password))

struct OwnPassword {
  Text<200, 1> old_password, password;
};
BOOST_DESCRIBE_STRUCT(OwnPassword, (), (old_password, password))

struct RoleChange {
  std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(RoleChange, (), (permissions))

// Refuses what passwords.h says; without a name to hold it against.
void check_password(std::string_view password, std::string_view login = "");
std::string hash_password(std::string_view password);  // Argon2id; slow on purpose, never inside a write
bool password_matches(std::string_view password, const std::string& hash);  // the same

Account open_account(WriteContext& context, const NewAccount& account, const std::string& password_hash);
Account change_account(WriteContext& context, AccountId id,
                       const AccountChange& change);  // holds for running sessions at once
void change_password(WriteContext& context, AccountId id,
                     const std::string& password_hash);  // ends the account's sessions
void end_sessions(WriteContext& context, AccountId id);
std::vector<Account> accounts(ReadContext& context);
std::optional<Account> find_account(ReadContext& context, AccountId id);
std::vector<Role> roles(ReadContext& context);  // as they hold in the centre
Role change_role(WriteContext& context, const std::string& code, const RoleChange& change);

// Errands: they hash.
SessionView sign_in(ErrandContext& errand, const Credentials& credentials);
SessionView session(ErrandContext& errand);
void sign_out(ErrandContext& errand);
Account create_account(ErrandContext& errand, const AccountOpening& opening);
void set_password(ErrandContext& errand, AccountId id, const NewPassword& password);
SessionView change_own_password(ErrandContext& errand, const OwnPassword& change);

std::vector<http::Route> routes();

}  // namespace onewindow::identity
