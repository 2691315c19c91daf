#pragma once
// Who of a centre's people is meant by a role, a window, a permission: for notices and lists of people. Active accounts
// only, in the order of their ids.
#include "centre/context/context.h"

namespace onewindow::identity {

bool is_active(ReadContext& context, AccountId id);
std::vector<AccountId> with_role(ReadContext& context, const std::string& role, std::optional<DepartmentId> of);
std::vector<AccountId> at_window(ReadContext& context, WindowId window);
// By the roles as they hold in the centre.
std::vector<AccountId> holding(ReadContext& context, const std::string& permission, std::optional<DepartmentId> of);

}  // namespace onewindow::identity
