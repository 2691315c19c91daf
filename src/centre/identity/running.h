#pragma once
// The sessions that run: who is signed in, since when, and when they last did something. Ending them is
// DELETE /api/v1/accounts/{id}/sessions.
#include "base/page.h"
#include "centre/identity/identity.h"

namespace onewindow::identity {

struct RunningSession {
  AccountId account;
  std::string login, name;
  std::vector<std::string> roles;
  Instant created_at, seen_at;
  bool own = false;  // of the account that asks
};
BOOST_DESCRIBE_STRUCT(RunningSession, (), (account, login, name, roles, created_at, seen_at, own))

struct SessionQuery : PageQuery {
  std::optional<Text<60>> search;  // in name and login
};
BOOST_DESCRIBE_STRUCT(SessionQuery, (PageQuery), (search))

Paged<RunningSession> running_sessions(ReadContext& context, const SessionQuery& query);  // by login, oldest first

}  // namespace onewindow::identity
