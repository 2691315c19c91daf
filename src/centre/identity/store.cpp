#include "centre/identity/store.h"

#include "base/text.h"
#include "centre/identity/passwords.h"
#include "db/like.h"

namespace onewindow::identity::store {

Account AccountRow::shown() const {
  return {.id = id,
          .centre = centre,
          .login = login,
          .name = name,
          .staff_number = staff_number,
          .roles = roles,
          .department = department,
          .window = window_id,
          .state = state};
}

bool insert(db::Write& write, const NewRow& row) {
  return write.change("insert into accounts @row on conflict (login) do nothing", row) == 1;
}

void update(db::Write& write, const AccountRow& row) {
  write.change(
      "update accounts set name = :name, staff_number = :staff_number, roles = :roles, department = :department, "
      "window_id = :window_id,"
      " state = :state where id = :id",
      row);
}

std::vector<Account> accounts(db::Read& read, CentreId centre) {
  std::vector<Account> shown;
  for (const auto& row :
       read.all<AccountRow>("select @columns from accounts where centre = :of order by login", {{"of", centre}}))
    shown.push_back(row.shown());
  return shown;
}

std::vector<AccountRow> active(db::Read& read, CentreId centre) {
  return read.all<AccountRow>("select @columns from accounts where centre = :of and state = :state order by id",
                              {{"of", centre}, {"state", AccountState::active}});
}

std::optional<Account> account(db::Read& read, CentreId centre, AccountId id) {
  const auto row = read.first<AccountRow>("select @columns from accounts where centre = :of and id = :id",
                                          {{"of", centre}, {"id", id}});
  if (!row) return std::nullopt;
  return row->shown();
}

std::optional<NewRow> by_login(db::Read& read, const std::string& login) {
  return read.first<NewRow>("select @columns from accounts where login = :login", {{"login", login}});
}

std::optional<std::string> password_hash(db::Read& read, AccountId id) {
  return read.value<std::string>("select password_hash from accounts where id = :id", {{"id", id}});
}

void set_password_hash(db::Write& write, AccountId id, const std::string& hash, Instant now, std::int64_t kept) {
  write.change(
      "insert into password_history (account, at, hash) select id, cast(:now as bigint), password_hash from accounts "
      "where id = :id on conflict (account, at) do nothing",
      {{"now", now}, {"id", id}});
  write.change(
      "delete from password_history where account = :id and at not in (select at from password_history where account = "
      ":same order by at desc limit :kept)",
      {{"id", id}, {"same", id}, {"kept", kept}});
  write.change("update accounts set password_hash = :hash, password_at = :now, password_given = 0 where id = :id",
               {{"hash", hash}, {"now", now}, {"id", id}});
}

void set_given(db::Write& write, AccountId id) {
  write.change("update accounts set password_given = 1 where id = :id", {{"id", id}});
}

std::optional<PasswordDue> PasswordState::due(Instant signed_in) const {
  return password_due(password_given, password_at.value_or(created_at), signed_in);
}

PasswordState password_state(db::Read& read, AccountId id) {
  return read.first<PasswordState>("select @columns from accounts where id = :id", {{"id", id}})
      .value_or(PasswordState{});
}

std::vector<std::string> last_hashes(db::Read& read, AccountId id, std::int64_t limit) {
  return read.all<std::string>("select hash from password_history where account = :id order by at desc limit :limit",
                               {{"id", id}, {"limit", limit}});
}

void insert(db::Write& write, const SessionRow& row) { write.change("insert into sessions @row", row); }

std::optional<SessionRow> session(db::Read& read, const std::string& digest) {
  return read.first<SessionRow>("select @columns from sessions where digest = :digest", {{"digest", digest}});
}

std::optional<AccountRow> account_of_session(db::Read& read, const std::string& digest) {
  return read.first<AccountRow>(
      "select a.@columns from sessions s join accounts a on a.id = s.account where s.digest = :digest",
      {{"digest", digest}});
}

namespace {

struct RunningRow {
  AccountId account;
  std::string login, name;
  std::vector<std::string> roles;
  Instant created_at, seen_at;
};
BOOST_DESCRIBE_STRUCT(RunningRow, (), (account, login, name, roles, created_at, seen_at))

}  // namespace

std::vector<RunningSession> running(db::Read& read, CentreId centre, const SessionsSince& since,
                                    const std::optional<Text<60>>& search, const SessionAfter& after, int limit) {
  db::Params params{{"of", centre},         {"seen", since.seen},        {"created", since.created},
                    {"login", after.login}, {"after", after.created_at}, {"limit", limit}};
  std::string where;
  if (search) {
    where = " and (a.login like :by_login escape '!' or a.name like :by_name escape '!')";
    params.with("by_login", db::like_anywhere(text::lower(*search))).with("by_name", db::like_anywhere(*search));
  }
  std::vector<RunningSession> out;
  for (auto& row : read.all<RunningRow>(
           "select s.account, a.login, a.name, a.roles, s.created_at, s.seen_at from sessions s join accounts a on "
           "a.id "
           "= s.account where a.centre = :of and s.seen_at >= :seen and s.created_at >= :created and (a.login, "
           "s.created_at) > (:login, :after)" +
               where + " order by a.login, s.created_at limit :limit",
           params))
    out.push_back({.account = row.account,
                   .login = std::move(row.login),
                   .name = std::move(row.name),
                   .roles = std::move(row.roles),
                   .created_at = row.created_at,
                   .seen_at = row.seen_at});
  return out;
}

void seen(db::Write& write, const std::string& digest, Instant at) {
  write.change("update sessions set seen_at = :at where digest = :digest", {{"at", at}, {"digest", digest}});
}

void remove(db::Write& write, const std::string& digest) {
  write.change("delete from sessions where digest = :digest", {{"digest", digest}});
}

void remove_of(db::Write& write, AccountId account) {
  write.change("delete from sessions where account = :account", {{"account", account}});
}

std::int64_t remove_unseen_since(db::Write& write, Instant before, std::int64_t limit) {
  return write.change(
      "delete from sessions where digest in (select digest from sessions where seen_at < :before order by seen_at "
      "limit :limit)",
      {{"before", before}, {"limit", limit}});
}

std::vector<RoleRow> changed_roles(db::Read& read, CentreId centre) {
  return read.all<RoleRow>("select @columns from roles where centre = :of order by code", {{"of", centre}});
}

void put(db::Write& write, CentreId centre, const RoleRow& row) {
  write.change(
      "insert into roles (centre, code, permissions) values (:of, :code, :permissions)"
      " on conflict (centre, code) do update set permissions = excluded.permissions",
      {{"of", centre}, {"code", row.code}, {"permissions", row.permissions}});
}

std::optional<Instant> locked_until(db::Read& read, const std::string& login_digest) {
  return read
      .value<std::optional<Instant>>("select locked_until from sign_in_failures where login_digest = :login",
                                     {{"login", login_digest}})
      .value_or(std::nullopt);
}

std::int64_t count_failure(db::Write& write, const std::string& login_digest, Instant now, Instant since) {
  return write
      .value<std::int64_t>(
          "insert into sign_in_failures (login_digest, failures, last_at) values (:login, 1, :now) on conflict "
          "(login_digest) do update set"
          " failures = case when sign_in_failures.last_at < :since then 1 else sign_in_failures.failures + 1 end,"
          " last_at = excluded.last_at returning failures",
          {{"login", login_digest}, {"now", now}, {"since", since}})
      .value_or(0);
}

void lock(db::Write& write, const std::string& login_digest, Instant until) {
  write.change("update sign_in_failures set locked_until = :until, failures = 0 where login_digest = :login",
               {{"until", until}, {"login", login_digest}});
}

void clear_failures(db::Write& write, const std::string& login_digest) {
  write.change("delete from sign_in_failures where login_digest = :login", {{"login", login_digest}});
}

std::int64_t remove_failures_before(db::Write& write, Instant before, std::int64_t limit) {
  return write.change(
      "delete from sign_in_failures where login_digest in (select login_digest from sign_in_failures where last_at < "
      ":before limit :limit)",
      {{"before", before}, {"limit", limit}});
}

}  // namespace onewindow::identity::store
