#include <future>
#include <sstream>

#include "base/digest.h"
#include "centre/identity/commands.h"
#include "centre/identity/running.h"
#include "centre/identity/sessions.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
}

namespace onewindow::identity {
namespace {

constexpr const char* kPassword = "Window-2026-x";

TEST(Roles, the_three_administrators_are_never_one_person) {
  EXPECT_EQ(World::refusal([] { check_roles({"auditor", "system_administrator"}); }), "account.roles_exclusive");
  EXPECT_EQ(World::refusal([] { check_roles({"security_administrator", "window_clerk", "auditor"}); }),
            "account.roles_exclusive");
  EXPECT_EQ(World::refusal([] { check_roles({"auditor"}); }), "");
  EXPECT_EQ(World::refusal([] { check_roles({"window_clerk", "registration_clerk"}); }), "");
  EXPECT_EQ(World::refusal([] { check_roles({"king"}); }), "account.role_unknown");
}

TEST(Roles, P1_A4_no_clerk_at_the_window_may_decide) {
  for (const Role& role : shipped_roles()) {
    const bool clerk = role.code == "window_clerk" || role.code == "registration_clerk" || role.code == "agent";
    EXPECT_FALSE(clerk && std::count(role.permissions.begin(), role.permissions.end(), "case.decide") > 0) << role.code;
  }
}

// Whether a role holds the permission, or any of a family: "case.*".
bool holds(const Role& role, std::string_view what) {
  const bool family = what.ends_with('*');
  if (family) what.remove_suffix(1);
  return std::any_of(role.permissions.begin(), role.permissions.end(),
                     [&](std::string_view has) { return family ? has.starts_with(what) : has == what; });
}

// The lines that the provisions draw between the front, the back, the department and the centre: who must not hold
// what.
TEST(Roles, P3_A7_P5b_A8_P9_A6_d_each_line_keeps_to_its_own_functions) {
  using Codes = std::vector<std::string>;
  const Codes front = {"case.receive",          "case.accept",   "case.refuse", "case.transfer",
                       "case.decide_at_window", "case.withdraw", "case.issue",  "case.close"};
  const Codes back = {"case.review", "case.decide", "case.extension_ask"};
  const Codes of_centre = {"item.publish", "window.*", "department.*", "placement.consent_centre", "law.adopt"};
  const Codes of_department = {"item.edit", "placement.consent_department"};
  const Codes administration = {"account.manage", "role.*", "session.*", "ledger.*"};
  const Codes extension = {"case.extension_answer"};
  const std::map<std::string, std::vector<Codes>> barred = {
      {"registration_clerk",
       {back,
        extension,
        of_centre,
        of_department,
        administration,
        {"case.accept", "case.decide_at_window", "case.issue"}}},
      {"agent",
       {back,
        extension,
        of_centre,
        of_department,
        administration,
        {"case.accept", "case.decide_at_window", "case.issue"}}},
      {"window_clerk", {back, extension, of_centre, of_department, administration}},
      {"reviewer", {front, extension, of_centre, of_department, administration}},
      {"chief_representative", {extension, of_centre, {"placement.consent_department"}, administration}},
      {"department_leader", {front, of_centre, administration}},
      {"centre_office", {front, back, {"placement.consent_department"}, administration}},
      {"centre_director", {front, back, {"placement.consent_department"}, administration}},
      {"duty_leader",
       {front, back, extension, of_centre, of_department, administration, {"person.reveal", "case.result_return"}}},
      {"inspector",
       {front, back, extension, of_centre, of_department, administration, {"person.reveal", "case.result_return"}}},
      {"discipline_reader",
       {front, back, extension, of_centre, of_department, {"person.reveal", "case.result_return", "account.manage"}}},
      {"postal_clerk", {{"case.*", "person.*", "inquiry.*"}, of_centre, of_department, administration}},
      {"auditor",
       {{"case.*", "person.*", "inquiry.*", "item.*"},
        of_centre,
        of_department,
        {"account.manage", "role.*", "session.*"}}},
      {"system_administrator",
       {{"case.*", "person.*", "inquiry.*", "item.*"}, of_centre, of_department, {"role.*", "ledger.*"}}},
      {"security_administrator",
       {{"case.*", "person.*", "inquiry.*", "item.*"}, of_centre, of_department, {"account.manage", "ledger.read"}}},
  };
  for (const Role& role : shipped_roles()) {
    const auto row = barred.find(role.code);
    ASSERT_NE(row, barred.end()) << role.code << " is new: say here what it must not hold";
    for (const Codes& codes : row->second)
      for (const std::string& code : codes) EXPECT_FALSE(holds(role, code)) << role.code << " holds " << code;
  }
  EXPECT_EQ(barred.size(), shipped_roles().size());
}

TEST(Roles, P9_A3_only_the_centre_sets_what_stands_in_the_hall) {
  for (const char* permission : {"window.manage", "department.manage", "placement.consent_centre"}) {
    std::set<std::string> holders;
    for (const Role& role : shipped_roles())
      if (holds(role, permission)) holders.insert(role.code);
    EXPECT_EQ(holders, (std::set<std::string>{"centre_director", "centre_office"})) << permission;
  }
}

TEST(Passwords, weak_ones_are_refused) {
  const std::pair<const char*, const char*> weak[] = {{"Short-1", "account.password_short"},
                                                      {"alllowercaseletters", "account.password_simple"},
                                                      {"lowercase123456", "account.password_simple"},
                                                      {"window01-Abc", "account.password_holds_name"}};
  for (const auto& [password, code] : weak)
    EXPECT_EQ(World::refusal([&] { check_password(password, "window01"); }), code) << password;
  EXPECT_EQ(World::refusal([] { check_password(kPassword, "window01"); }), "");
  EXPECT_EQ(World::refusal([] { check_password("窗口办事员一二三四Aa1", "window01"); }), "");
}

TEST(Passwords, a_hash_is_salted_and_matches_its_password_only) {
  const std::string hash = hash_password(kPassword);
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
  EXPECT_NE(hash, hash_password(kPassword));
  EXPECT_TRUE(password_matches(kPassword, hash));
  EXPECT_FALSE(password_matches("Window-2026-y", hash));
  EXPECT_FALSE(password_matches(kPassword, "no hash"));
}

class IdentityTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = migrations::identity()}};
  Sessions sessions{world.contexts};

  // Hashing is slow on purpose; once is enough.
  static const std::string& hash() {
    static const std::string made = hash_password(kPassword);
    return made;
  }
  Account open(const std::string& login, std::vector<std::string> roles = {"window_clerk"}) {
    const NewAccount account{.login = Text<40, 2>(login), .name = Text<40, 1>("张三"), .roles = std::move(roles)};
    return world.write([&](WriteContext& c) { return open_account(c, account, hash()); });
  }
  struct SignedIn {
    SessionView view;
    std::string token;
  };
  SignedIn sign_in_as(const std::string& login, const std::string& password = kPassword) {
    const Actor visitor = Actor::of_public(world.centre.id);
    ErrandContext errand(world.contexts, visitor, {});
    SignedIn in{sign_in(errand, {.login = Text<40, 1>(login), .password = Text<200, 1>(password)}), ""};
    const std::string cookie = errand.cookies().at(0);
    EXPECT_TRUE(cookie.find("; Path=/; HttpOnly; SameSite=Strict") != std::string::npos) << cookie;
    in.token = cookie.substr(cookie.find('=') + 1, cookie.find(';') - cookie.find('=') - 1);
    return in;
  }
  std::string refused(const std::string& login, const std::string& password) {
    return World::refusal([&] { sign_in_as(login, password); });
  }
  std::shared_ptr<const Session> find(const std::string& token) {
    std::promise<std::shared_ptr<const Session>> found;
    sessions.find(token, [&](std::shared_ptr<const Session> session, std::exception_ptr error) {
      EXPECT_EQ(error, nullptr);
      found.set_value(std::move(session));
    });
    return found.get_future().get();
  }
  Account changed(AccountId id, std::vector<std::string> roles, AccountState state = AccountState::active) {
    const AccountChange change{.name = Text<40, 1>("张三"), .roles = std::move(roles), .state = state};
    return world.write([&](WriteContext& c) { return change_account(c, id, change); });
  }
};

TEST_P(IdentityTest, signing_in_opens_a_session_of_which_only_a_digest_is_stored) {
  const auto account = open("clerk");
  const auto in = sign_in_as(" Clerk ");
  EXPECT_EQ(in.view.account, account.id);
  EXPECT_EQ(in.view.centre_name, "临泽县政务服务中心");
  EXPECT_EQ(in.view.csrf, csrf_of(in.token));
  EXPECT_EQ(in.token.size(), 43u);
  const auto session = find(in.token);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->actor->account, account.id);
  EXPECT_TRUE(session->actor->may({"case.accept", "", ""}));
  EXPECT_FALSE(session->actor->may({"case.decide", "", ""}));
  const auto stored = world.database->read(
      db::Scope::platform(), [](db::Read& r) { return r.value<std::string>("select digest from sessions"); });
  EXPECT_EQ(stored, digest::sm3(in.token));
  EXPECT_FALSE(find("nonsense"));
  EXPECT_FALSE(find(digest::random_token(32)));
}

TEST_P(IdentityTest, an_unknown_login_and_a_wrong_password_are_refused_alike) {
  open("clerk");
  EXPECT_EQ(refused("clerk", "wrong"), "session.wrong");
  EXPECT_EQ(refused("nobody", kPassword), "session.wrong");
}

TEST_P(IdentityTest, five_failures_lock_a_login_for_half_an_hour_known_or_not) {
  open("clerk");
  for (const char* login : {"clerk", "nobody"}) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(refused(login, "wrong"), "session.wrong") << i;
    EXPECT_EQ(refused(login, kPassword), "session.locked");
  }
  world.clock.advance_minutes(29);
  EXPECT_EQ(refused("clerk", kPassword), "session.locked");
  world.clock.advance_minutes(2);
  EXPECT_EQ(refused("clerk", kPassword), "");
  EXPECT_EQ(world.read([](ReadContext& c) {
    return c.db.count("select count(*) from ledger where centre_id = :centre and act = 'identity.lock_out'");
  }),
            1);
}

TEST_P(IdentityTest, a_success_forgets_earlier_failures) {
  open("clerk");
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 4; ++i) EXPECT_EQ(refused("clerk", "wrong"), "session.wrong");
    EXPECT_EQ(refused("clerk", kPassword), "");
  }
}

TEST_P(IdentityTest, a_session_ends_when_nothing_happens_in_it) {
  open("clerk");
  const auto in = sign_in_as("clerk");
  for (int i = 0; i < 4; ++i) {
    world.clock.advance_minutes(20);
    EXPECT_TRUE(find(in.token)) << i;
  }
  world.clock.advance_minutes(31);
  EXPECT_FALSE(find(in.token));
  EXPECT_FALSE(find(in.token));
}

TEST_P(IdentityTest, a_session_ends_after_its_longest_time_however_busy) {
  open("clerk");
  const auto in = sign_in_as("clerk");
  for (int i = 0; i < 36; ++i) {
    world.clock.advance_minutes(20);
    EXPECT_TRUE(find(in.token)) << i;
  }
  world.clock.advance_minutes(1);
  EXPECT_FALSE(find(in.token));
}

TEST_P(IdentityTest, who_is_signed_in_is_listed_until_it_ends) {
  const auto clerk = open("clerk");
  const auto chief = open("chief", {"reviewer"});
  sign_in_as("clerk");
  world.clock.advance_minutes(1);
  sign_in_as("clerk");
  sign_in_as("chief");
  const auto listed = [&](SessionQuery query = {}) {
    return world.read([&](ReadContext& c) { return running_sessions(c, query); });
  };
  const auto all = listed().items;
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].login, "chief");
  EXPECT_EQ(all[0].roles, std::vector<std::string>{"reviewer"});
  EXPECT_LT(all[1].created_at, all[2].created_at);
  SessionQuery query;
  query.limit = 2;
  const auto page = listed(query);
  ASSERT_TRUE(page.next);
  query.after = Text<400>(*page.next);
  EXPECT_EQ(listed(query).items.size(), 1u);
  EXPECT_FALSE(listed(query).next);
  query = {};
  query.search = Text<60>("chi");
  EXPECT_EQ(listed(query).items.size(), 1u);
  const auto elsewhere = world.establish("gaotai");
  EXPECT_TRUE(world.read(Actor::of_system(elsewhere.id, "test"), [](ReadContext& c) { return running_sessions(c, {}); })
                  .items.empty());

  world.write([&](WriteContext& c) { end_sessions(c, clerk.id); });
  EXPECT_EQ(listed().items.size(), 1u);
  world.clock.advance_minutes(31);
  EXPECT_TRUE(listed().items.empty()) << "it ended by itself; its row goes later";
  query = {};
  query.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { listed(query); }), "input.value");
}

TEST_P(IdentityTest, signing_out_and_changed_roles_hold_at_once) {
  const auto account = open("clerk");
  const auto in = sign_in_as("clerk");
  EXPECT_FALSE(find(in.token)->actor->may({"case.decide", "", ""}));
  changed(account.id, {"reviewer"});
  EXPECT_TRUE(find(in.token)->actor->may({"case.decide", "", ""}));
  const auto actor = *find(in.token)->actor;
  ErrandContext errand(world.contexts, actor, {.session = in.token});
  sign_out(errand);
  EXPECT_TRUE(errand.cookies().at(0).find("Max-Age=0") != std::string::npos);
  EXPECT_FALSE(find(in.token));
}

TEST_P(IdentityTest, a_closed_account_is_out_at_once_and_cannot_come_back) {
  const auto account = open("clerk");
  const auto in = sign_in_as("clerk");
  EXPECT_TRUE(find(in.token));
  changed(account.id, {"window_clerk"}, AccountState::closed);
  EXPECT_FALSE(find(in.token));
  EXPECT_EQ(refused("clerk", kPassword), "session.wrong");
}

TEST_P(IdentityTest, a_session_ended_by_another_server_is_seen_within_half_a_minute) {
  open("clerk");
  const auto in = sign_in_as("clerk");
  EXPECT_TRUE(find(in.token));
  world.database->write(db::Scope::platform(), [](db::Write& w) { w.change("delete from sessions"); });
  EXPECT_TRUE(find(in.token)) << "believed for a while: no request reads the database";
  world.clock.advance_minutes(1);
  EXPECT_FALSE(find(in.token));
}

TEST_P(IdentityTest, a_changed_role_holds_at_once) {
  open("clerk");
  const auto in = sign_in_as("clerk");
  EXPECT_FALSE(find(in.token)->actor->may({"item.publish", "", ""}));
  world.write([](WriteContext& c) { return change_role(c, "window_clerk", {.permissions = {"item.publish"}}); });
  EXPECT_TRUE(find(in.token)->actor->may({"item.publish", "", ""}));
  EXPECT_FALSE(find(in.token)->actor->may({"case.accept", "", ""}));
  EXPECT_EQ(World::refusal([&] {
              world.write([](WriteContext& c) { return change_role(c, "auditor", {.permissions = {"case.read"}}); });
            }),
            "role.fixed");
  EXPECT_EQ(World::refusal([&] {
              world.write([](WriteContext& c) { return change_role(c, "reviewer", {.permissions = {"fly"}}); });
            }),
            "role.permission_unknown");
  EXPECT_EQ(World::refusal([&] { world.write([](WriteContext& c) { return change_role(c, "king", {}); }); }),
            "role.not_found");
}

TEST_P(IdentityTest, accounts_that_make_no_sense_are_refused) {
  open("clerk");
  EXPECT_EQ(World::refusal([&] { open("clerk"); }), "account.login_taken");
  EXPECT_EQ(World::refusal([&] { open("Big Clerk"); }), "account.login");
  EXPECT_EQ(World::refusal([&] { open("both", {"auditor", "system_administrator"}); }), "account.roles_exclusive");
  NewAccount lost{.login = Text<40, 2>("lost"), .name = Text<40, 1>("x"), .department = DepartmentId{5}};
  EXPECT_EQ(World::refusal([&] { world.write([&](WriteContext& c) { return open_account(c, lost, hash()); }); }),
            "account.department_unknown");
}

TEST_P(IdentityTest, nobody_changes_his_own_account_and_no_centre_anothers) {
  const auto account = open("sysadmin", {"system_administrator"});
  const auto admin = actor_of(account, shipped_roles());
  const AccountChange change{.name = Text<40, 1>("x"), .roles = {"centre_director"}};
  EXPECT_EQ(World::refusal(
                [&] { world.write(admin, [&](WriteContext& c) { return change_account(c, account.id, change); }); }),
            "account.own");
  const auto other = Actor::of_system(world.establish("other").id, "test");
  EXPECT_EQ(World::refusal([&] {
              world.contexts.write(other, [&](WriteContext& c) { return change_account(c, account.id, change); });
            }),
            "account.not_found");
  EXPECT_TRUE(world.contexts.read(other, [](ReadContext& c) { return accounts(c); }).empty());
}

TEST_P(IdentityTest, a_changed_password_ends_other_sessions) {
  open("clerk");
  const auto elsewhere = sign_in_as("clerk");
  const auto here = sign_in_as("clerk");
  const auto actor = *find(here.token)->actor;
  const auto change = [&](const char* old_password, const char* password) {
    ErrandContext errand(world.contexts, actor, {.session = here.token});
    return World::refusal([&] {
      change_own_password(errand, {.old_password = Text<200, 1>(old_password), .password = Text<200, 1>(password)});
    });
  };
  EXPECT_EQ(change("wrong", "Another-2026"), "session.wrong_password");
  EXPECT_EQ(change(kPassword, "weak"), "account.password_short");
  EXPECT_EQ(change(kPassword, "Another-2026"), "");
  EXPECT_FALSE(find(elsewhere.token));
  EXPECT_FALSE(find(here.token));
  EXPECT_EQ(refused("clerk", kPassword), "session.wrong");
  EXPECT_EQ(refused("clerk", "Another-2026"), "");
}

TEST_P(IdentityTest, the_command_line_creates_lists_and_sets_passwords) {
  const auto run = [&](std::vector<std::string> words, const std::string& input, std::string& out) {
    std::istringstream in(input);
    std::ostringstream text, error;
    const int code = account_command(world.contexts, world.centre.id, std::move(words), in, text, error);
    out = text.str() + error.str();
    return code;
  };
  std::string out;
  EXPECT_EQ(
      run({"create", "--login", "clerk", "--name=张三", "--role", "window_clerk", "--json"}, "Window-2026-x\n", out), 0)
      << out;
  EXPECT_EQ(boost::json::parse(out).at("login").as_string(), "clerk");
  EXPECT_EQ(run({"create", "--login", "clerk", "--name", "x", "--role", "window_clerk"}, "Window-2026-x\n", out), 1);
  EXPECT_TRUE(out.starts_with("account.login_taken")) << out;
  EXPECT_EQ(run({"create", "--login", "second", "--name", "x", "--role", "window_clerk"}, "weak\n", out), 1);
  EXPECT_EQ(run({"create", "--login", "second"}, "", out), 2);
  EXPECT_EQ(run({"list", "--nonsense"}, "", out), 2);
  EXPECT_EQ(run({}, "", out), 2);
  EXPECT_EQ(run({"list"}, "", out), 0);
  EXPECT_EQ(out, "clerk\t张三\twindow_clerk\tactive\n");
  EXPECT_EQ(run({"password", "--login", "clerk"}, "Another-2026\n", out), 0);
  EXPECT_EQ(refused("clerk", "Another-2026"), "");
  EXPECT_EQ(run({"password", "--login", "nobody"}, "Another-2026\n", out), 1);
}

INSTANTIATE_ON_BOTH_ENGINES(IdentityTest);

}  // namespace
}  // namespace onewindow::identity
