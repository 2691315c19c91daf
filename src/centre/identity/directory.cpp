#include "centre/identity/directory.h"

#include "centre/identity/store.h"

namespace onewindow::identity {
namespace {

template <class Wanted>
std::vector<AccountId> pick(ReadContext& context, Wanted wanted) {
  std::vector<AccountId> out;
  for (const auto& account : store::active(context.db, context.centre()))
    if (wanted(account)) out.push_back(account.id);
  return out;
}

bool holds_one(const store::AccountRow& account, const std::set<std::string>& roles) {
  return std::any_of(account.roles.begin(), account.roles.end(),
                     [&](const std::string& role) { return roles.contains(role); });
}

bool of_department(const store::AccountRow& account, const std::optional<DepartmentId>& department) {
  return !department || account.department == department;
}

}  // namespace

bool is_active(ReadContext& context, AccountId id) {
  const auto account = store::account(context.db, context.centre(), id);
  return account && account->state == AccountState::active;
}

std::vector<AccountId> with_role(ReadContext& context, const std::string& role, std::optional<DepartmentId> of) {
  return pick(context, [&](const auto& account) { return holds_one(account, {role}) && of_department(account, of); });
}

std::vector<AccountId> at_window(ReadContext& context, WindowId window) {
  return pick(context, [&](const auto& account) { return account.window_id == window; });
}

std::vector<AccountId> holding(ReadContext& context, const std::string& permission, std::optional<DepartmentId> of) {
  std::set<std::string> holders;
  for (const auto& role : roles(context))
    if (std::find(role.permissions.begin(), role.permissions.end(), permission) != role.permissions.end())
      holders.insert(role.code);
  return pick(context, [&](const auto& account) { return holds_one(account, holders) && of_department(account, of); });
}

}  // namespace onewindow::identity
