#include "base/digest.h"
#include "base/text.h"
#include "centre/identity/passwords.h"
#include "centre/identity/running.h"
#include "centre/identity/sessions.h"
#include "centre/identity/store.h"
#include "centre/organisation/organisation.h"

namespace onewindow::identity {
namespace {

constexpr std::int64_t kMinute = 60'000;

// One answer for an unknown login, a wrong password and a closed account.
Refusal wrong() {
  return Refusal(
      RefusalKind::unauthenticated, "session.wrong", "登录名或密码不正确。请重新输入；忘记密码请联系本中心管理员。",
      "the login or the password is wrong. Try again, or ask your centre's administrator for a new password.");
}

Refusal locked(Instant until) {
  return Refusal(
             RefusalKind::rate_limited, "session.locked",
             "登录失败次数过多，此登录名已锁定至 " + until.str().substr(11, 5) + "。请稍后再试。",
             "too many failed sign-ins; this login is locked until " + until.str().substr(11, 5) + ". Try again later.")
      .with("until", until.str());
}

// Hashed when there is no account, so that an unknown login takes as long as a wrong password.
const std::string& decoy() {
  static const std::string hash = hash_password(digest::random_token(16));
  return hash;
}

std::string digest_of_login(const std::string& login) { return digest::sm3(text::lower(text::trim(login))); }

void refuse_locked(Contexts& contexts, std::optional<Instant> until) {
  if (until && *until > contexts.clock().now()) throw locked(*until);
}

struct Attempt {
  std::optional<store::NewRow> account;
  std::optional<Instant> locked_until;
};

Attempt look_up(Contexts& contexts, const Credentials& credentials) {
  return contexts.database().read(db::Scope::platform(), [&](db::Read& read) {
    return Attempt{store::by_login(read, text::lower(text::trim(credentials.login))),
                   store::locked_until(read, digest_of_login(credentials.login))};
  });
}

// Counted whether the login exists or not; only for one that exists somebody is told, by the ledger.
void count_failure(Contexts& contexts, const std::string& login_digest, const std::optional<store::NewRow>& account) {
  const Security& values = security();
  const Instant now = contexts.clock().now();
  const Instant until = now + values.lock_minutes * kMinute;
  const bool now_locked = contexts.database().write(db::Scope::platform(), [&](db::Write& write) {
    const bool reached =
        store::count_failure(write, login_digest, now, now + -values.lock_minutes * kMinute) >= values.failures_max;
    if (reached) store::lock(write, login_digest, until);
    return reached;
  });
  if (!now_locked || !account) return;
  contexts.write(Actor::of_system(account->centre, "sign-in"), [&](WriteContext& context) {
    context.record("identity.lock_out", "account", account->id, "", "", {{"until", until.str()}});
  });
}

std::string cookie_line(const std::string& token) {
  return std::string(kCookie) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" +
         (security().secure_cookie ? "; Secure" : "") + (token.empty() ? "; Max-Age=0" : "");
}

// `signed_in`: when the session began, by which the age of the password is told.
SessionView view(ReadContext& context, const Account& account, const std::string& token, Instant signed_in) {
  const auto centre = organisation::centre(context);
  const auto due = store::password_state(context.db, account.id).due(signed_in);
  const Actor actor = actor_of(account, due ? std::vector<Role>{} : roles(context));
  SessionView out{.account = account.id,
                  .name = account.name,
                  .roles = account.roles,
                  .permissions = {actor.permissions->begin(), actor.permissions->end()},
                  .centre = account.centre,
                  .centre_name = centre.name,
                  .centre_name_en = centre.name_en,
                  .department = account.department,
                  .window = account.window,
                  .csrf = csrf_of(token),
                  .password_due = due};
  if (account.department)
    if (const auto department = organisation::find_department(context, *account.department))
      out.department_name = department->name;
  if (account.window) {
    if (const auto window = organisation::find_window(context, *account.window)) {
      out.window_name = window->name;
      out.window_number = window->number;
    }
  }
  return out;
}

SessionView open_session(ErrandContext& errand, const Account& account) {
  const std::string token = digest::random_token(32);
  const Actor actor = actor_of(account, {});
  auto opened = errand.contexts.write(actor, [&](WriteContext& context) {
    store::insert(
        context.db,
        store::SessionRow{
            .digest = digest::sm3(token), .account = account.id, .created_at = context.now, .seen_at = context.now});
    context.record("identity.sign_in", "account", account.id, "", "");
    return view(context, account, token, context.now);
  });
  errand.set_cookie(cookie_line(token));
  return opened;
}

Known known_of(const Account& account) { return {account.login, account.name, account.staff_number}; }

}  // namespace

void check_not_used(Contexts& contexts, AccountId id, std::string_view password) {
  if (security().password_history <= 0) return;
  const auto hashes = contexts.database().read(db::Scope::platform(), [&](db::Read& read) {
    auto all = store::last_hashes(read, id, security().password_history - 1);
    if (auto present = store::password_hash(read, id)) all.push_back(std::move(*present));
    return all;
  });
  for (const auto& hash : hashes)
    if (password_matches(password, hash))
      throw Refusal(RefusalKind::invalid, "account.password_used",
                    "最近用过这个密码；最近 " + std::to_string(security().password_history) + " 个密码不能再用。",
                    "this password was used before; the last " + std::to_string(security().password_history) +
                        " are not used again")
          .at("/password");
}

SessionView sign_in(ErrandContext& errand, const Credentials& credentials) {
  const std::string login_digest = digest_of_login(credentials.login);
  const std::string& nobodys_hash = decoy();
  const Attempt attempt = look_up(errand.contexts, credentials);
  refuse_locked(errand.contexts, attempt.locked_until);
  const bool matches =
      password_matches(credentials.password, attempt.account ? attempt.account->password_hash : nobodys_hash);
  if (!matches || !attempt.account || attempt.account->state != AccountState::active) {
    count_failure(errand.contexts, login_digest, attempt.account);
    throw wrong();
  }
  errand.contexts.database().write(db::Scope::platform(),
                                   [&](db::Write& write) { store::clear_failures(write, login_digest); });
  return open_session(errand, attempt.account->shown());
}

SessionView session(ErrandContext& errand) {
  return errand.contexts.read(errand.actor, [&](ReadContext& context) {
    const auto account = find_account(context, context.actor.account);
    CHECK(account.has_value());
    const auto began = store::session(context.db, digest::sm3(errand.visit.session));
    return view(context, *account, errand.visit.session, began ? began->created_at : context.now);
  });
}

void sign_out(ErrandContext& errand) {
  errand.contexts.write(errand.actor, [&](WriteContext& context) {
    store::remove(context.db, digest::sm3(errand.visit.session));
    context.record("identity.sign_out", "account", context.actor.account, "", "");
    context.forget(Kept::accounts);
  });
  errand.set_cookie(cookie_line(""));
}

Account create_account(ErrandContext& errand, const AccountOpening& opening) {
  check_password(opening.password, Known{opening.login, opening.name, opening.staff_number});
  const std::string hash = hash_password(opening.password);
  return errand.contexts.write(errand.actor, [&](WriteContext& context) {
    const Account opened = open_account(context, opening, hash);
    mark_given(context, opened.id);
    return opened;
  });
}

void set_password(ErrandContext& errand, AccountId id, const NewPassword& password) {
  const auto account =
      errand.contexts.read(errand.actor, [&](ReadContext& context) { return find_account(context, id); });
  check_password(password.password, account ? known_of(*account) : Known{});
  if (account) check_not_used(errand.contexts, id, password.password);
  const std::string hash = hash_password(password.password);
  errand.contexts.write(errand.actor, [&](WriteContext& context) {
    change_password(context, id, hash);
    mark_given(context, id);
  });
}

// Whoever sits down at an open session can try old passwords here: so it counts like signing in.
SessionView change_own_password(ErrandContext& errand, const OwnPassword& change) {
  const AccountId own = errand.actor.account;
  const auto account =
      errand.contexts.read(errand.actor, [&](ReadContext& context) { return find_account(context, own); });
  CHECK(account.has_value());
  const Attempt attempt =
      look_up(errand.contexts, {.login = Text<40, 1>(account->login), .password = change.old_password});
  refuse_locked(errand.contexts, attempt.locked_until);
  if (!attempt.account || !password_matches(change.old_password, attempt.account->password_hash)) {
    count_failure(errand.contexts, digest_of_login(account->login), attempt.account);
    throw Refusal(RefusalKind::invalid, "session.wrong_password", "原密码不正确。", "the old password is wrong")
        .at("/old_password");
  }
  check_password(change.password, known_of(*account));
  check_not_used(errand.contexts, own, change.password);
  const std::string hash = hash_password(change.password);
  errand.contexts.write(errand.actor, [&](WriteContext& context) { change_password(context, own, hash); });
  return open_session(errand, *account);  // all sessions have ended; this one goes on under a new token
}

std::vector<http::Route> routes() {
  return {
      http::route<"POST /api/v1/session", sign_in>(http::kPublic, "Sign in").at_most(16 * 1024),
      http::route<"GET /api/v1/session", session>(http::kSignedIn, "Who is signed in, where, and what they may do"),
      http::route<"DELETE /api/v1/session", sign_out>(http::kSignedIn, "Sign out"),
      http::route<"POST /api/v1/session/password", change_own_password>(http::kSignedIn, "Change one's own password")
          .at_most(16 * 1024),
      http::route<"GET /api/v1/password-rules", password_rules>(http::kSignedIn, "What a password must be",
                                                                "identity.password_rules"),
      http::route<"GET /api/v1/sessions", running_sessions>(kManageSessions, "Who is signed in"),
      http::route<"GET /api/v1/accounts", accounts>(kReadAccounts, "The accounts of the centre"),
      http::route<"POST /api/v1/accounts", create_account>(kManageAccounts, "Open an account"),
      http::route<"PUT /api/v1/accounts/{id}", change_account>(kManageAccounts,
                                                               "Change an account: name, roles, place, state"),
      http::route<"POST /api/v1/accounts/{id}/password", set_password>(kManageAccounts, "Set an account's password"),
      http::route<"DELETE /api/v1/accounts/{id}/sessions", end_sessions>(kManageSessions, "End an account's sessions"),
      http::route<"GET /api/v1/roles", roles>(kReadAccounts, "Roles and what they may do"),
      http::route<"PUT /api/v1/roles/{code}", change_role>(kManageRoles, "Change what a role may do"),
  };
}

}  // namespace onewindow::identity
