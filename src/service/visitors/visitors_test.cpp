#include "service/visitors/visitors.h"

#include <gtest/gtest.h>

#include <future>

#include "base/digest.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
std::vector<db::Migration> visitors();
}  // namespace onewindow::migrations

namespace onewindow::visitors {
namespace {

const char* const kPhone = "13800001234";

class VisitorTest : public db::OnBothEngines {
 protected:
  static std::vector<db::Migration> migrations_of_visitors() {
    auto all = migrations::identity();
    for (auto& migration : migrations::visitors()) all.push_back(std::move(migration));
    return all;
  }
  World world{{.engine = GetParam(), .migrations = migrations_of_visitors()}};
  Actor public_actor = Actor::of_public(world.centre.id);
  Visits visits{world.contexts, world.centre.id};
  std::string peer = "203.0.113.7";

  struct Answered {
    std::string refused;
    VisitorView view;
    std::string token;
  };
  std::string ask(const std::string& phone = kPhone) {
    return World::refusal([&] {
      ErrandContext errand(world.contexts, public_actor, {.peer = peer, .session = ""});
      ask_code(errand, {Text<30, 1>(phone)});
    });
  }
  Answered say(const std::string& code, const std::string& phone = kPhone) {
    Answered out;
    out.refused = World::refusal([&] {
      ErrandContext errand(world.contexts, public_actor, {.peer = peer, .session = ""});
      out.view = prove(errand, {Text<30, 1>(phone), Text<12, 1>(code)});
      const std::string line = errand.cookies().at(0);
      out.token = line.substr(line.find('=') + 1, 43);
    });
    return out;
  }
  // The code as it lies in the outbox, on its way to the phone.
  std::string last_code() {
    return world.read([](ReadContext& c) {
      const auto payload = c.db.value<std::string>(
          "select payload from outbox where centre_id = :centre and kind = 'sms' order by id desc limit 1");
      return std::string(boost::json::parse(*payload).at("parameters").at("code").as_string());
    });
  }
  static std::string other(const std::string& code) { return code == "000000" ? "000001" : "000000"; }
  std::shared_ptr<const identity::Session> session(const std::string& token) {
    std::promise<std::shared_ptr<const identity::Session>> found;
    visits.find(token, [&](auto one, std::exception_ptr) { found.set_value(std::move(one)); });
    return found.get_future().get();
  }
  std::int64_t rows(const char* sql) {
    return world.read([&](ReadContext& c) { return c.db.count(sql); });
  }
};

TEST_P(VisitorTest, a_code_proves_a_phone_once) {
  EXPECT_EQ(ask("+86 138-0000-1234"), "");
  const std::string code = last_code();
  EXPECT_EQ(code.size(), kDigits);
  const auto proved = say(code);
  ASSERT_EQ(proved.refused, "");
  EXPECT_EQ(proved.view.phone, "138****1234");
  EXPECT_EQ(say(code).refused, "visitor.code_wrong") << "a code is used once";
  const auto found = session(proved.token);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->actor->visitor);
  EXPECT_EQ(found->csrf, proved.view.csrf);
  EXPECT_EQ(world.read(*found->actor, [](ReadContext& c) { return phone_of(c); }), kPhone);
  EXPECT_TRUE(found->actor->may(http::kVisitor));
  EXPECT_FALSE(found->actor->may(http::kSignedIn));
}

TEST_P(VisitorTest, the_same_phone_is_the_same_visitor) {
  std::set<std::int64_t> ids;
  for (int i = 0; i < 2; ++i) {
    ask();
    ids.insert(session(say(last_code()).token)->actor->visitor.value);
  }
  EXPECT_EQ(ids.size(), 1u);
}

TEST_P(VisitorTest, a_code_lives_five_minutes_and_five_tries) {
  ask();
  world.clock.advance_minutes(kCodeMinutes + 1);
  EXPECT_EQ(say(last_code()).refused, "visitor.code_wrong");
  ask();
  const std::string code = last_code();
  for (int i = 0; i < kTries; ++i) EXPECT_EQ(say(other(code)).refused, "visitor.code_wrong");
  EXPECT_EQ(say(code).refused, "visitor.code_wrong") << "tried too often";
  ask();
  EXPECT_EQ(say(last_code()).refused, "");
}

TEST_P(VisitorTest, no_answer_tells_whether_a_phone_is_known) {
  ask();
  ASSERT_EQ(say(last_code()).refused, "");
  const std::string known = ask(), unknown = ask("13900005678");
  EXPECT_EQ(known, unknown);
  EXPECT_EQ(say(other(last_code()), kPhone).refused, say("000000", "13700000000").refused);
}

TEST_P(VisitorTest, asking_is_limited_by_phone_and_by_address) {
  for (int i = 0; i < kCodesOfPhone.most; ++i) EXPECT_EQ(ask(), "") << i;
  EXPECT_EQ(ask(), "visitor.too_many");
  EXPECT_EQ(ask("13900005678"), "") << "others are not hindered";
  world.clock.advance_minutes(kCodesOfPhone.minutes + 1);
  EXPECT_EQ(ask(), "");
  peer = "203.0.113.8";
  for (int i = 0; i < kCodesOfAddress.most; ++i) EXPECT_EQ(ask("1390000" + std::to_string(1000 + i)), "") << i;
  EXPECT_EQ(ask("13900009999"), "visitor.too_many");
  peer = "127.0.0.1";
  EXPECT_EQ(ask("13900009999"), "") << "a proxy stands for many";
}

TEST_P(VisitorTest, a_day_has_its_own_limit) {
  for (int i = 0; i < kCodesOfPhoneADay.most; ++i) {
    EXPECT_EQ(ask(), "") << i;
    world.clock.advance_minutes(61);
  }
  EXPECT_EQ(ask(), "visitor.too_many");
}

TEST_P(VisitorTest, trying_is_limited_by_address) {
  for (int i = 0; i < kTriesOfAddress.most; ++i) EXPECT_EQ(say("000000").refused, "visitor.code_wrong") << i;
  ask();
  EXPECT_EQ(say(last_code()).refused, "visitor.too_many");
}

TEST_P(VisitorTest, what_is_no_phone_is_refused) {
  EXPECT_EQ(ask("0936-5521234"), "visitor.phone");
  EXPECT_EQ(say("123456", "x").refused, "visitor.phone");
}

TEST_P(VisitorTest, a_visit_that_is_used_goes_on_until_its_last_minute) {
  ask();
  const auto proved = say(last_code());
  for (std::int64_t minutes = 10; minutes < kSessionMinutes; minutes += 10) {
    world.clock.advance_minutes(10);
    EXPECT_TRUE(session(proved.token)) << minutes;
    world.read([](ReadContext& c) { return c.db.count("select count(*) from visitors where centre_id = :centre"); });
    world.database->write(db::Scope::centre(world.centre.id), [](db::Write&) {});  // behind what prolonged it
  }
  world.clock.advance_minutes(11);
  EXPECT_FALSE(session(proved.token)) << "however busy";
}

TEST_P(VisitorTest, a_visit_ends_when_nobody_uses_it_or_when_it_is_left) {
  ask();
  const auto proved = say(last_code());
  const auto visitor_actor = session(proved.token)->actor;
  ErrandContext errand(world.contexts, *visitor_actor, {.peer = peer, .session = proved.token});
  EXPECT_EQ(visitor(errand).phone, "138****1234");
  world.clock.advance_minutes(kIdleMinutes + 1);
  EXPECT_FALSE(session(proved.token));
  ask();
  const auto again = say(last_code());
  ErrandContext going(world.contexts, *session(again.token)->actor, {.peer = peer, .session = again.token});
  leave(going);
  EXPECT_NE(going.cookies().at(0).find("Max-Age=0"), std::string::npos);
  EXPECT_FALSE(session(again.token));
  EXPECT_FALSE(session(digest::random_token(32)));
}

TEST_P(VisitorTest, no_row_holds_a_phone_an_address_or_a_code) {
  ask();
  const std::string code = last_code();
  say(other(code));
  for (const char* sql : {"select phone || phone_index from visitors where centre_id = :centre",
                          "select phone_index || code_index from visitor_codes where centre_id = :centre",
                          "select who from visitor_counts where centre_id = :centre",
                          "select recipient from outbox where centre_id = :centre",
                          "select detail || actor_name from ledger where centre_id = :centre"})
    for (const auto& text : world.read([&](ReadContext& c) { return c.db.all<std::string>(sql); })) {
      EXPECT_EQ(text.find(kPhone), std::string::npos) << sql;
      EXPECT_EQ(text.find(peer), std::string::npos) << sql;
      EXPECT_NE(text, code) << sql;
    }
}

TEST_P(VisitorTest, what_has_run_out_is_cleared_away_in_chunks) {
  ask();
  say(last_code());
  ask("13900005678");
  world.clock.advance_minutes(25 * 60);
  const auto prune_some = [&] {
    return world.database->write(db::Scope::centre(world.centre.id),
                                 [&](db::Write& write) { return prune(write, world.clock.now(), 2); });
  };
  while (prune_some() > 0) {}
  EXPECT_EQ(rows("select count(*) from visitor_sessions where centre_id = :centre"), 0);
  EXPECT_EQ(rows("select count(*) from visitor_codes where centre_id = :centre"), 0);
  EXPECT_EQ(rows("select count(*) from visitor_counts where centre_id = :centre"), 0);
  EXPECT_EQ(rows("select count(*) from visitors where centre_id = :centre"), 1);
}

INSTANTIATE_ON_BOTH_ENGINES(VisitorTest);

}  // namespace
}  // namespace onewindow::visitors
