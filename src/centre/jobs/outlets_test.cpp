#include "centre/jobs/outlets.h"

#include "base/digest.h"
#include "centre/jobs/letters.h"
#include "centre/jobs/receiver_testing.h"
#include "centre/testing.h"
#include "regulation/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> jobs();
}  // namespace onewindow::migrations

namespace onewindow::jobs {
namespace {

using testing::Receiver;

class OutletsTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = migrations::jobs()}};
  Receiver receiver;

  void send(const std::string& kind, const std::string& to, const boost::json::object& payload) {
    world.write([&](WriteContext& c) {
      c.send(kind, to, payload);
      c.record("test.send", "test", 1, "", kind);
    });
  }
  Paged<Letter> page(LetterState state, std::optional<Text<60>> kind = {}) {
    LetterQuery query;
    query.state = state;
    query.kind = std::move(kind);
    return world.read([&](ReadContext& c) { return letters(c, query); });
  }
  void until_dead(Outlet& outlet) {
    for (int i = 0; i < 14; ++i) {
      send_outbox(world.contexts, outlet);
      world.clock.advance_minutes(7 * 60);
    }
  }
};

TEST_P(OutletsTest, a_message_is_posted_with_its_id_and_signed) {
  WebhookOutlet hook({receiver.url(), "secret"}, world.clock);
  send("case.accepted", "department", {{"number", "一"}});
  send_outbox(world.contexts, hook);
  send_outbox(world.contexts, hook);
  const auto posts = receiver.posts();
  ASSERT_EQ(posts.size(), 1u);
  const auto& post = posts[0];
  const auto body = boost::json::parse(post.body).as_object();
  EXPECT_EQ(body.at("kind"), "case.accepted");
  EXPECT_EQ(body.at("payload").at("number"), "一");
  EXPECT_EQ(post.headers.at("x-onewindow-id"), body.at("id").as_string());
  EXPECT_EQ(post.headers.at("content-type"), "application/json");
  const auto stamp = post.headers.at("x-onewindow-timestamp");
  EXPECT_EQ(stamp, std::to_string(world.clock.now().ms / 1000));
  EXPECT_EQ(post.headers.at("x-onewindow-signature"), "sm3=" + digest::hmac_sm3("secret", stamp + "." + post.body));
}

TEST_P(OutletsTest, tried_again_with_the_same_id_until_it_is_through) {
  WebhookOutlet hook({receiver.url(), ""}, world.clock);
  receiver.answer(503);
  send("x", "y", {});
  send_outbox(world.contexts, hook);
  EXPECT_EQ(page(LetterState::waiting).items.at(0).failure, "http 503");
  receiver.answer(200);
  send_outbox(world.contexts, hook);
  EXPECT_EQ(receiver.posts().size(), 1u) << "not before its time";
  world.clock.advance_minutes(2);
  send_outbox(world.contexts, hook);
  const auto posts = receiver.posts();
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].headers.at("x-onewindow-id"), posts[1].headers.at("x-onewindow-id"));
  EXPECT_FALSE(posts[0].headers.contains("x-onewindow-signature"));
  EXPECT_EQ(page(LetterState::sent).items.at(0).attempts, 1);
}

TEST_P(OutletsTest, who_is_down_is_asked_once_a_pass_and_the_others_lose_no_attempt) {
  receiver.close();
  WebhookOutlet hook({receiver.url(), ""}, world.clock);
  for (int i = 0; i < 60; ++i) send("x", std::to_string(i), {});
  send_outbox(world.contexts, hook);
  std::int64_t tried = 0;
  LetterQuery query;
  query.state = LetterState::waiting;
  query.limit = 200;
  for (const auto& letter : world.read([&](ReadContext& c) { return letters(c, query); }).items)
    tried += letter.attempts;
  EXPECT_EQ(tried, 1);
}

TEST_P(OutletsTest, dead_letters_are_seen_and_sent_again) {
  WebhookOutlet hook({receiver.url(), ""}, world.clock);
  receiver.answer(500);
  send("x", "13800001234", {});
  send("y", "person:1", {});
  send_outbox(world.contexts, hook);
  const auto waiting = page(LetterState::waiting).items.at(0).id;
  EXPECT_EQ(World::refusal([&] { world.write([&](WriteContext& c) { send_again(c, waiting); }); }), "letter.not_dead");
  until_dead(hook);
  const auto dead = page(LetterState::dead).items;
  ASSERT_EQ(dead.size(), 2u);
  EXPECT_EQ(dead[1].recipient, "138****1234");
  EXPECT_EQ(dead[0].recipient, "person:1");
  EXPECT_EQ(dead[0].failure, "http 500");
  EXPECT_EQ(page(LetterState::dead, Text<60>("x")).items.size(), 1u);

  receiver.answer(204);
  world.write([&](WriteContext& c) { send_again(c, dead[0].id); });
  send_outbox(world.contexts, hook);
  EXPECT_EQ(page(LetterState::sent).items.at(0).id, dead[0].id);
  EXPECT_EQ(World::refusal([&] { world.write([&](WriteContext& c) { send_again(c, dead[0].id); }); }),
            "letter.not_dead");
  EXPECT_EQ(World::refusal([&] { world.write([&](WriteContext& c) { send_again(c, LetterId{1}); }); }),
            "letter.unknown");
  EXPECT_EQ(world.write([](WriteContext& c) { return send_all_again(c, {.kind = Text<60>("y")}); }).letters, 0);
  EXPECT_EQ(world.write([](WriteContext& c) { return send_all_again(c, {}); }).letters, 1);
  send_outbox(world.contexts, hook);
  EXPECT_TRUE(page(LetterState::dead).items.empty());
}

TEST_P(OutletsTest, letters_page_and_go_after_a_while) {
  WebhookOutlet hook({receiver.url(), ""}, world.clock);
  for (int i = 0; i < 5; ++i) send("x", std::to_string(i), {});
  send_outbox(world.contexts, hook);
  LetterQuery query;
  query.state = LetterState::sent;
  query.limit = 2;
  std::string order;
  for (;;) {
    const auto part = world.read([&](ReadContext& c) { return letters(c, query); });
    for (const auto& letter : part.items) order += letter.recipient;
    if (!part.next) break;
    query.after = Text<400>(*part.next);
  }
  EXPECT_EQ(order, "43210");
  const Instant later = world.clock.now() + 1000;
  const auto prune_chunk = [&](Instant sent) {
    return world.database->write(db::Scope::centre(world.centre.id),
                                 [&](db::Write& write) { return prune_outbox(write, sent, Instant{0}, 4); });
  };
  EXPECT_EQ(prune_chunk(Instant{0}), 0);
  EXPECT_EQ(prune_chunk(later), 4);
  EXPECT_EQ(prune_chunk(later), 1);
}

TEST_P(OutletsTest, a_text_message_finds_its_number_when_it_is_sent) {
  auto templates =
      notices::Templates::read({"sms.yaml", regulation::testing::file_text("regulations/messages/sms.yaml")});
  WebhookOutlet others({receiver.url(), ""}, world.clock);
  SmsOutlet sms({receiver.url(), "key"}, world.clock, std::move(templates), [&](CentreId centre, std::int64_t person) {
    EXPECT_EQ(centre, world.centre.id);
    return person == 1 ? "13800001234" : "";
  });
  SortedOutlet sorted(sms, others);
  world.write([&](WriteContext& c) {
    c.record("test.text", "test", 1, "", "x");
    for (const int person : {1, 2})
      notices::text(c, notices::kResultWaits, notices::recipient_person(person),
                    {{"centre", "临泽"}, {"item", "食品经营许可"}, {"number", "S-1"}, {"window", "3号窗口"}});
  });
  send("notice", "", {});
  send_outbox(world.contexts, sorted);
  const auto posts = receiver.posts();
  ASSERT_EQ(posts.size(), 2u) << "who left no number gets none";
  const auto body = boost::json::parse(posts[0].body).as_object();
  EXPECT_EQ(body.at("to"), "13800001234");
  EXPECT_EQ(body.at("template"), "case.result_waiting");
  EXPECT_EQ(body.at("text"), "【临泽】您申请的“食品经营许可”（编号S-1）结果已在3号窗口，请携带身份证件领取。");
  EXPECT_EQ(body.at("parameters").at("window"), "3号窗口");
  EXPECT_TRUE(posts[0].headers.contains("x-onewindow-signature"));
  EXPECT_EQ(boost::json::parse(posts[1].body).at("kind"), "notice");
  EXPECT_TRUE(page(LetterState::waiting).items.empty());
}

INSTANTIATE_ON_BOTH_ENGINES(OutletsTest);

}  // namespace
}  // namespace onewindow::jobs
