#pragma once
// What permissions are there, in words: for the page on which roles are changed. Most are found in the route table;
// those that a use case asks for beside its route's own are named by the list of features.
#include "centre/context/context.h"

namespace onewindow::identity {

struct PermissionView {
  std::string code;  // "case.receive"
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(PermissionView, (), (code, zh, en))

std::vector<PermissionView> permissions(ReadContext& context);  // GET /api/v1/permissions, by code

// The route that tells them; called once, when all others are known.
std::vector<http::Route> permission_routes(const std::vector<http::Route>& all,
                                           const std::vector<http::Permission>& inside);

}  // namespace onewindow::identity
