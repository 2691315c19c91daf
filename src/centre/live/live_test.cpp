// Acts of the centre at an open page, over a real socket.
#include "centre/live/live.h"

#include "centre/gateway/gateway.h"
#include "centre/testing.h"
#include "http/events.h"
#include "http/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
std::vector<db::Migration> gateway();
}  // namespace onewindow::migrations

namespace onewindow::live {
namespace {

std::vector<db::Migration> all_migrations() {
  auto all = migrations::identity();
  for (auto& migration : migrations::gateway()) all.push_back(std::move(migration));
  return all;
}

class LivePages : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = all_migrations()}};
  http::Publisher publisher;
  Live live{world.contexts, publisher};

  static std::string http_text(const std::shared_ptr<http::Publisher::Queue>& queue) { return queue->take().text; }
  void act(const std::string& what) {
    world.write([&](WriteContext& c) { c.record(what, "case", 7, "", "", {{"name", "张三"}}); });
  }
};

TEST_P(LivePages, AnActIsToldWithoutWhomItIsAbout) {
  identity::Sessions sessions(world.contexts);
  Gateway gateway(world.contexts, sessions, {.public_centre = world.centre.id, .access_log = false});
  std::vector<http::Route> routes = live::routes();
  routes.front().permission = http::kPublic;  // who may is the gateway's test
  http::testing::Running server({}, routes, {}, gateway, &publisher);
  act("before");
  auto page = server.client();
  page.send("GET /api/v1/live/events HTTP/1.1\r\nHost: t\r\n\r\n");
  page.text_until("retry: 3000\n\n");
  live.tick();
  const std::string sync = page.text_until("\n\n");
  EXPECT_NE(sync.find("event: sync\n"), std::string::npos) << sync;
  act("cases.accept");
  act("cases.issue");
  live.tick();
  const std::string first = page.text_until("\n\n"), second = page.text_until("\n\n");
  EXPECT_NE(first.find("event: act\ndata: {\"act\":\"cases.accept\",\"object_kind\":\"case\"}\n\n"), std::string::npos)
      << first;
  EXPECT_NE(second.find("cases.issue"), std::string::npos);
  live.tick();
  act("last");
  live.tick();
  EXPECT_NE(page.text_until("\n\n").find("\"last\""), std::string::npos) << "each once";
}

TEST_P(LivePages, OneThatIsPokedTellsAtOnceAndOneThatIsNotWithinASecond) {
  std::atomic<int> woken{0};
  const std::string topic = "centre/" + std::to_string(world.centre.id.value);
  const auto queue = publisher.subscribe(topic, [&] { ++woken; });
  live.start();
  const auto wait_for = [&](int count) {
    for (int i = 0; i < 400 && woken < count; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return woken.load();
  };
  EXPECT_EQ(wait_for(1), 1) << "sync";
  EXPECT_FALSE(http_text(queue).empty());
  act("cases.accept");
  live.poke(world.centre.id);
  EXPECT_EQ(wait_for(2), 2);
  EXPECT_NE(http_text(queue).find("cases.accept"), std::string::npos);
  act("cases.issue");  // by another server on the same database
  EXPECT_EQ(wait_for(3), 3);
  live.stop();
  publisher.unsubscribe(queue);
  live.poke(world.centre.id);  // nobody listens
}

TEST_P(LivePages, ACentreHearsItsOwnActsOnly) {
  const auto other = world.establish("other");
  const auto queue = publisher.subscribe("centre/" + std::to_string(other.id.value), [] {});
  live.tick();
  http_text(queue);
  act("cases.accept");
  live.tick();
  EXPECT_EQ(http_text(queue), "");
  publisher.unsubscribe(queue);
}

INSTANTIATE_ON_BOTH_ENGINES(LivePages);

}  // namespace
}  // namespace onewindow::live
