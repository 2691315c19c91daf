#include "centre/identity/permissions.h"

#include <map>

#include "centre/identity/identity.h"

namespace onewindow::identity {
namespace {

std::vector<PermissionView>& book() {
  static std::vector<PermissionView> all;
  return all;
}

// Whoever is there, or nobody in particular: these are not given to roles.
bool is_for_everybody(const http::Permission& permission) {
  return permission == http::kPublic || permission == http::kSignedIn || permission == http::kVisitor;
}

}  // namespace

std::vector<PermissionView> permissions(ReadContext&) { return book(); }

std::vector<http::Route> permission_routes(const std::vector<http::Route>& all,
                                           const std::vector<http::Permission>& inside) {
  std::vector<http::Route> own = {
      http::route<"GET /api/v1/permissions", permissions>(kReadAccounts, "What a role can be allowed, in words",
                                                          "permissions.list"),
  };
  std::map<std::string, PermissionView> found;
  const auto take = [&](const http::Permission& permission) {
    if (!is_for_everybody(permission))
      found.emplace(permission.name, PermissionView{.code = std::string(permission.name),
                                                    .zh = std::string(permission.zh),
                                                    .en = std::string(permission.en)});
  };
  for (const auto& route : all) take(route.permission);
  for (const auto& permission : inside) take(permission);
  book().clear();
  for (auto& [code, view] : found) book().push_back(std::move(view));
  return own;
}

}  // namespace onewindow::identity
