#include "centre/identity/passwords.h"

#include <future>

#include "centre/identity/security.h"
#include "centre/identity/sessions.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
}

namespace onewindow::identity {
namespace {

std::string fault(std::string_view password, const Known& of = {"wangfang", "王芳", "620723001"}) {
  return World::refusal([&] { check_password(password, of); });
}

TEST(PasswordRules, EachFaultHasItsOwnCode) {
  EXPECT_EQ(fault("Ab1-xyz"), "account.password_short");
  EXPECT_EQ(fault("nur-kleine-worte"), "account.password_simple");
  EXPECT_EQ(fault("Q-WangFang-7731"), "account.password_holds_name");
  EXPECT_EQ(fault("Q-王芳-kein-7731"), "account.password_holds_name");
  EXPECT_EQ(fault("Q-620723001-kein"), "account.password_holds_name");
  EXPECT_EQ(fault("Welcome@2026!!"), "account.password_common");
  EXPECT_EQ(fault("Sieben-Krähen-77"), "");
}

TEST(PasswordRules, CommonOnesAreFoundBehindDigitsSignsAndSubstitutes) {
  for (const char* common :
       {"Password123!", "P@ssw0rd2026", "Admin@123456", "1qaz@WSX3edc", "Qwer1234!@#$", "Qwerty-2026", "!QAZ2wsx#EDC",
        "Abc123456789", "Zhengwu@2026", "AAAAAAAAAAAA", "Yichuang#123", "1q2w3e4r5t6y"})
    EXPECT_TRUE(common_password(common)) << common;
  for (const char* good :
       {"Window-2026-x", "Sieben-Krähen-77", "Mond!Licht42Tisch", "窗口办事员一二三四Aa1", "Another-2026"})
    EXPECT_FALSE(common_password(good)) << good;
}

class PasswordLife : public db::OnBothEngines {
 protected:
  PasswordLife() { configure({}); }
  ~PasswordLife() override { configure({}); }

  static constexpr const char* kFirst = "Sieben-Krähen-77";
  void open(const std::string& login) {
    const Actor actor = world.system();
    ErrandContext errand(world.contexts, actor, {});
    AccountOpening opening;
    opening.login = Text<40, 2>(login);
    opening.name = Text<40, 1>("王芳");
    opening.roles = {"window_clerk"};
    opening.password = Text<200, 1>(kFirst);
    id = create_account(errand, opening).id;
  }
  SessionView in(const char* password) {
    const Actor nobody = Actor::of_public(world.centre.id);
    ErrandContext errand(world.contexts, nobody, {});
    auto view = sign_in(errand, {.login = Text<40, 1>("clerk"), .password = Text<200, 1>(password)});
    const std::string line = errand.cookies().at(0);
    token = line.substr(line.find('=') + 1, 43);
    return view;
  }
  std::shared_ptr<const Session> session() {
    std::promise<std::shared_ptr<const Session>> found;
    sessions.find(token, [&](auto one, std::exception_ptr) { found.set_value(std::move(one)); });
    return found.get_future().get();
  }
  std::string change(const char* from, const char* to) {
    const Actor actor = *session()->actor;
    ErrandContext errand(world.contexts, actor, {.session = token});
    const std::string refused = World::refusal(
        [&] { change_own_password(errand, {.old_password = Text<200, 1>(from), .password = Text<200, 1>(to)}); });
    if (refused.empty()) {
      const std::string line = errand.cookies().at(0);
      token = line.substr(line.find('=') + 1, 43);
    }
    return refused;
  }
  std::string reset(const char* to) {
    const Actor actor = world.system();
    ErrandContext errand(world.contexts, actor, {});
    return World::refusal([&] { set_password(errand, id, {.password = Text<200, 1>(to)}); });
  }

  World world{{.engine = GetParam(), .migrations = migrations::identity()}};
  Sessions sessions{world.contexts};
  AccountId id;
  std::string token;
};

TEST_P(PasswordLife, OneThatSomebodyElseGaveIsChangedBeforeAnythingElse) {
  open("clerk");
  const auto view = in(kFirst);
  EXPECT_EQ(view.password_due, PasswordDue::given);
  EXPECT_TRUE(view.permissions.empty());
  EXPECT_TRUE(session()->password_due);
  EXPECT_FALSE(session()->actor->may({"case.receive", "", ""}));
  EXPECT_EQ(change(kFirst, "Neun-Raben-1234"), "");
  EXPECT_FALSE(session()->password_due);
  EXPECT_TRUE(session()->actor->may({"case.receive", "", ""}));
  EXPECT_FALSE(in("Neun-Raben-1234").password_due);
  EXPECT_EQ(reset("Drei-Dohlen-5678"), "");
  EXPECT_EQ(in("Drei-Dohlen-5678").password_due, PasswordDue::given) << "the administrator knows it";
}

TEST_P(PasswordLife, TheLastOnesAreNotUsedAgain) {
  Security values;
  values.password_history = 3;
  configure(values);
  open("clerk");
  in(kFirst);
  EXPECT_EQ(change(kFirst, kFirst), "account.password_used");
  const char* others[] = {"Neun-Raben-1234", "Drei-Dohlen-5678", "Acht-Elstern-99"};
  const char* from = kFirst;
  for (const char* to : others) {
    world.clock.advance_minutes(1);
    EXPECT_EQ(change(from, to), "") << to;
    from = to;
  }
  EXPECT_EQ(change(from, others[0]), "account.password_used");
  EXPECT_EQ(change(from, others[1]), "account.password_used");
  EXPECT_EQ(change(from, kFirst), "") << "the fourth from the end";
  EXPECT_EQ(reset(kFirst), "account.password_used");
  values.password_history = 0;
  configure(values);
  EXPECT_EQ(change(kFirst, kFirst), "");
}

TEST_P(PasswordLife, RunOutWhereTheOperatorWantsItAndNotInTheMiddleOfWork) {
  open("clerk");
  in(kFirst);
  EXPECT_EQ(change(kFirst, "Neun-Raben-1234"), "");
  world.clock.advance_minutes(200 * 24 * 60);
  EXPECT_FALSE(in("Neun-Raben-1234").password_due) << "by default none runs out";
  Security values;
  values.password_days = 90;
  values.idle_minutes = 24 * 60;
  values.session_hours = 48;
  configure(values);
  EXPECT_EQ(in("Neun-Raben-1234").password_due, PasswordDue::expired);
  EXPECT_EQ(change("Neun-Raben-1234", "Drei-Dohlen-5678"), "");
  EXPECT_FALSE(session()->password_due);
  world.clock.advance_minutes(90 * 24 * 60 - 30);
  EXPECT_FALSE(in("Drei-Dohlen-5678").password_due);
  world.clock.advance_minutes(60);
  EXPECT_FALSE(session()->password_due) << "a session that began before goes on";
  EXPECT_EQ(in("Drei-Dohlen-5678").password_due, PasswordDue::expired);
}

TEST_P(PasswordLife, TheRulesAreToldBeforeAnybodyTypes) {
  const auto rules = world.read([](ReadContext& c) { return password_rules(c); });
  EXPECT_EQ(rules.length, 10);
  EXPECT_EQ(rules.history, 5);
  EXPECT_EQ(rules.days, 0);
}

INSTANTIATE_ON_BOTH_ENGINES(PasswordLife);

}  // namespace
}  // namespace onewindow::identity
