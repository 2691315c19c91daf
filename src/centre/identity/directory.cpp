#include "centre/identity/directory.h"

#include "centre/identity/store.h"

namespace onewindow::identity {

bool is_active(ReadContext& context, AccountId id) {
  const auto account = store::account(context.db, context.centre(), id);
  return account && account->state == AccountState::active;
}

std::vector<AccountId> with_role(ReadContext& context, const std::string& role, std::optional<DepartmentId> of) {
  return store::active(context.db, context.centre(), {.roles = {{role}}, .department = of, .window = {}});
}

std::vector<AccountId> at_window(ReadContext& context, WindowId window) {
  return store::active(context.db, context.centre(), {.roles = {}, .department = {}, .window = window});
}

std::vector<AccountId> holding(ReadContext& context, const std::string& permission, std::optional<DepartmentId> of) {
  std::vector<std::string> holders;
  for (const auto& role : roles(context))
    if (std::find(role.permissions.begin(), role.permissions.end(), permission) != role.permissions.end())
      holders.push_back(role.code);
  return store::active(context.db, context.centre(), {.roles = std::move(holders), .department = of, .window = {}});
}

}  // namespace onewindow::identity
