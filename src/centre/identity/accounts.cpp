#include <set>

#include "base/text.h"
#include "centre/identity/passwords.h"
#include "centre/identity/security.h"
#include "centre/identity/store.h"
#include "centre/organisation/organisation.h"

namespace onewindow::identity {
namespace {

Refusal not_found() {
  return Refusal(RefusalKind::not_found, "account.not_found", "本中心没有这个账号。",
                 "this centre has no such account");
}

void check_login(const std::string& login) {
  const bool good = login.size() >= 2 && std::all_of(login.begin(), login.end(), [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
                    });
  if (!good)
    throw Refusal(RefusalKind::invalid, "account.login", "登录名只能用小写字母、数字和“.”“_”“-”，至少 2 位。",
                  "a login has lower-case letters, digits, . _ - and at least 2 of them")
        .at("/login");
}

void check_place(ReadContext& context, std::optional<DepartmentId> department, std::optional<WindowId> window) {
  if (department && !organisation::find_department(context, *department))
    throw Refusal(RefusalKind::invalid, "account.department_unknown", "本中心没有这个部门。",
                  "this centre has no such department")
        .at("/department");
  if (window && !organisation::find_window(context, *window))
    throw Refusal(RefusalKind::invalid, "account.window_unknown", "本中心没有这个窗口。",
                  "this centre has no such window")
        .at("/window");
}

// Who may give out roles must not give them to himself.
void check_not_own(const Actor& actor, AccountId id) {
  if (actor.account == id)
    throw Refusal(RefusalKind::forbidden, "account.own", "不能修改自己的账号，请由另一位管理员办理。",
                  "nobody changes his own account; ask another administrator");
}

Account get(ReadContext& context, AccountId id) {
  if (auto found = store::account(context.db, context.centre(), id)) return std::move(*found);
  throw not_found();
}

std::set<std::string, std::less<>> known_permissions() {
  std::set<std::string, std::less<>> all;
  for (const Role& role : shipped_roles()) all.insert(role.permissions.begin(), role.permissions.end());
  return all;
}

}  // namespace

Account open_account(WriteContext& context, const NewAccount& account, const std::string& password_hash) {
  CHECK_PROMISE(bool(context.centre()), "an account belongs to a centre");
  check_login(account.login);
  check_roles(account.roles);
  check_place(context, account.department, account.window);
  store::NewRow row;
  row.id = context.make_id<AccountId>();
  row.centre = context.centre();
  row.login = account.login;
  row.name = account.name;
  row.staff_number = account.staff_number;
  row.roles = account.roles;
  row.department = account.department;
  row.window_id = account.window;
  row.password_hash = password_hash;
  row.created_at = context.now;
  if (!store::insert(context.db, row))
    throw Refusal(RefusalKind::conflict, "account.login_taken", "登录名 " + row.login + " 已被使用，请换一个。",
                  "the login " + row.login + " is taken; choose another")
        .at("/login");
  const Account opened = row.shown();
  context.record("identity.open_account", "account", opened.id, "", json::text(opened));
  return opened;
}

Account change_account(WriteContext& context, AccountId id, const AccountChange& change) {
  const Account before = get(context, id);
  check_not_own(context.actor, id);
  check_roles(change.roles);
  check_place(context, change.department, change.window);
  store::AccountRow row{.id = id,
                        .centre = before.centre,
                        .login = before.login,
                        .name = change.name,
                        .staff_number = change.staff_number,
                        .roles = change.roles,
                        .department = change.department,
                        .window_id = change.window,
                        .state = change.state};
  store::update(context.db, row);
  if (change.state != AccountState::active) store::remove_of(context.db, id);
  const Account after = row.shown();
  context.record("identity.change_account", "account", id, json::text(before), json::text(after));
  context.forget(Kept::accounts);
  return after;
}

void change_password(WriteContext& context, AccountId id, const std::string& password_hash) {
  get(context, id);
  store::set_password_hash(context.db, id, password_hash, context.now, std::max(0, security().password_history - 1));
  store::remove_of(context.db, id);
  context.record("identity.change_password", "account", id, "", "");
  context.forget(Kept::accounts);
}

void mark_given(WriteContext& context, AccountId id) { store::set_given(context.db, get(context, id).id); }

void end_sessions(WriteContext& context, AccountId id) {
  get(context, id);
  store::remove_of(context.db, id);
  context.record("identity.end_sessions", "account", id, "", "");
  context.forget(Kept::accounts);
}

std::vector<Account> accounts(ReadContext& context) { return store::accounts(context.db, context.centre()); }

std::optional<Account> find_account(ReadContext& context, AccountId id) {
  return store::account(context.db, context.centre(), id);
}

std::vector<Role> roles(ReadContext& context) {
  std::vector<Role> all = shipped_roles();
  for (const auto& changed : store::changed_roles(context.db, context.centre()))
    for (Role& role : all)
      if (role.code == changed.code) role.permissions = changed.permissions;
  return all;
}

Role change_role(WriteContext& context, const std::string& code, const RoleChange& change) {
  auto all = roles(context);
  const auto role = std::find_if(all.begin(), all.end(), [&](const Role& r) { return r.code == code; });
  if (role == all.end())
    throw Refusal(RefusalKind::not_found, "role.not_found", "没有这个角色：" + code, "there is no such role: " + code);
  // The three administrators watch one another; what each may do is not theirs to change.
  if (!role->exclusive.empty())
    throw Refusal(RefusalKind::conflict, "role.fixed", "三员的权限是固定的，不能修改。",
                  "what the three administrators may do is fixed");
  const auto known = known_permissions();
  for (std::size_t i = 0; i < change.permissions.size(); ++i)
    if (!known.contains(change.permissions[i]))
      throw Refusal(RefusalKind::invalid, "role.permission_unknown", "没有这项权限：" + change.permissions[i],
                    "there is no such permission: " + change.permissions[i])
          .at("/permissions/" + std::to_string(i));
  const std::string before = json::text(*role);
  role->permissions = change.permissions;
  store::put(context.db, context.centre(), {code, change.permissions});
  context.record("identity.change_role", "role", 0, before, json::text(*role), {{"role", code}});
  context.forget(Kept::accounts);
  return *role;
}

}  // namespace onewindow::identity
