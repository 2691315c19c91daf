#include "centre/jobs/jobs.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "centre/jobs/outbox.h"
#include "centre/jobs/runs.h"
#include "centre/organisation/handovers.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
std::vector<db::Migration> notices();
std::vector<db::Migration> gateway();
std::vector<db::Migration> jobs();
}  // namespace onewindow::migrations

namespace onewindow::jobs {
namespace {

std::vector<db::Migration> all_migrations() {
  std::vector<db::Migration> all;
  for (auto* feature : {migrations::identity, migrations::notices, migrations::gateway, migrations::jobs})
    for (auto& migration : feature()) all.push_back(std::move(migration));
  return all;
}

struct ListOutlet : Outlet {
  std::vector<Message> got;
  bool broken = false;
  void deliver(const Message& message) override {
    if (broken) throw std::runtime_error("no line");
    got.push_back(message);
  }
};

class JobsTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = all_migrations()}};
  ListOutlet outlet;

  void send(const std::string& text) {
    world.write([&](WriteContext& c) {
      c.send("sms", "13800000000", {{"text", text}});
      c.record("test.send", "test", 1, "", text);
    });
  }
  std::int64_t waiting() {
    return world.read([](ReadContext& c) {
      return c.db.count("select count(*) from outbox where centre_id = :centre and next_at is not null");
    });
  }
};

TEST_P(JobsTest, the_last_run_of_each_job_is_known_with_what_went_wrong) {
  const auto listed = [&] { return world.read([](ReadContext& c) { return runs(c); }); };
  EXPECT_TRUE(listed().empty());
  bool broken = true;
  Runner runner(world.contexts,
                {{"a.bad", 60'000,
                  [&](Contexts&) {
                    if (broken) throw Refusal(RefusalKind::conflict, "thing.locked", "x", "x");
                  }},
                 {"b.good", 30'000, [&](Contexts&) { world.clock.set(world.clock.now() + 250); }}},
                "one");
  const Instant began = world.clock.now();
  runner.tick();
  const auto first = listed();
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].name, "a.bad");
  EXPECT_EQ(first[0].failure, "thing.locked");
  EXPECT_EQ(first[0].holder, "one");
  EXPECT_EQ(first[0].ran_at, began);
  EXPECT_EQ(first[0].due_at, began + 60'000);
  EXPECT_EQ(first[1].milliseconds, 250);
  EXPECT_FALSE(first[1].failure);
  EXPECT_FALSE(first[1].running);
  broken = false;
  world.clock.set(began + 120'000);
  runner.tick();
  EXPECT_FALSE(listed()[0].failure) << "what went well again is well";
}

TEST_P(JobsTest, a_job_runs_when_it_is_due_and_on_one_server_at_a_time) {
  int ran = 0;
  const std::vector<Job> jobs = {{"count", 60'000, [&](Contexts&) { ++ran; }}};
  Runner one(world.contexts, jobs, "one"), two(world.contexts, jobs, "two");
  EXPECT_EQ(one.tick(), 1);
  EXPECT_EQ(one.tick(), 0);
  EXPECT_EQ(two.tick(), 0);
  world.clock.advance_minutes(2);
  EXPECT_EQ(two.tick(), 1);
  EXPECT_EQ(one.tick(), 0);
  EXPECT_EQ(ran, 2);
}

TEST_P(JobsTest, a_job_whose_holder_died_is_taken_over_when_its_lease_ends) {
  int ran = 0;
  const std::vector<Job> jobs = {{"count", 60'000, [&](Contexts&) { ++ran; }}};
  world.database->write(db::Scope::platform(), [&](db::Write& write) {
    write.change("insert into jobs_leases (name, holder, until_at, due_at) values ('count', 'dead', :until, 0)",
                 {{"until", world.clock.now() + 300'000}});
  });
  Runner one(world.contexts, jobs, "one");
  EXPECT_EQ(one.tick(), 0);
  world.clock.advance_minutes(6);
  EXPECT_EQ(one.tick(), 1);
}

TEST_P(JobsTest, a_job_that_fails_does_not_stop_the_others) {
  int ran = 0;
  Runner runner(
      world.contexts,
      {{"bad", 1000, [](Contexts&) { throw std::runtime_error("no"); }}, {"good", 1000, [&](Contexts&) { ++ran; }}},
      "one");
  EXPECT_EQ(runner.tick(), 2);
  world.clock.advance_minutes(1);
  EXPECT_EQ(runner.tick(), 2);
  EXPECT_EQ(ran, 2);
}

TEST_P(JobsTest, a_number_waits_sealed_and_arrives_whole) {
  send("x");
  const auto kept = world.read([](ReadContext& c) {
    return *c.db.value<std::string>("select recipient from outbox where centre_id = :centre");
  });
  EXPECT_TRUE(privacy::is_sealed(kept)) << kept;
  send_outbox(world.contexts, outlet);
  ASSERT_EQ(outlet.got.size(), 1u);
  EXPECT_EQ(outlet.got[0].recipient, "13800000000");
}

TEST_P(JobsTest, the_outbox_is_sent_once) {
  for (int i = 0; i < 120; ++i) send(std::to_string(i));
  send_outbox(world.contexts, outlet);
  send_outbox(world.contexts, outlet);
  ASSERT_EQ(outlet.got.size(), 120u);
  EXPECT_EQ(outlet.got[0].payload.at("text").as_string(), "0");
  EXPECT_EQ(outlet.got[0].recipient, "13800000000");
  EXPECT_EQ(outlet.got[0].centre, world.centre.id);
  EXPECT_EQ(waiting(), 0);
}

TEST_P(JobsTest, a_refused_act_sends_nothing) {
  EXPECT_EQ(World::refusal([&] {
              world.write([](WriteContext& c) {
                c.send("sms", "x", {});
                throw Refusal(RefusalKind::conflict, "test.no", "否", "no");
              });
            }),
            "test.no");
  send_outbox(world.contexts, outlet);
  EXPECT_TRUE(outlet.got.empty());
}

TEST_P(JobsTest, what_does_not_get_through_is_tried_again_later_and_given_up_in_the_end) {
  send("x");
  outlet.broken = true;
  send_outbox(world.contexts, outlet);
  outlet.broken = false;
  send_outbox(world.contexts, outlet);
  EXPECT_TRUE(outlet.got.empty()) << "not at once";
  world.clock.advance_minutes(2);
  send_outbox(world.contexts, outlet);
  EXPECT_EQ(outlet.got.size(), 1u);

  send("y");
  outlet.broken = true;
  for (int i = 0; i < 20; ++i) {
    send_outbox(world.contexts, outlet);
    world.clock.advance_minutes(7 * 60);
  }
  EXPECT_EQ(waiting(), 0);
  EXPECT_EQ(world.read([](ReadContext& c) {
    return c.db.value<std::string>("select failure from outbox where centre_id = :centre and failure is not null");
  }),
            "no line");
}

TEST_P(JobsTest, a_file_takes_messages_as_lines_of_json) {
  const auto path = std::filesystem::temp_directory_path() / ("ow-outbox-" + std::to_string(::getpid()) + ".jsonl");
  send("一");
  send("二");
  FileOutlet file(path.string());
  send_outbox(world.contexts, file);
  std::ifstream in(path);
  std::string first, second;
  std::getline(in, first);
  std::getline(in, second);
  std::filesystem::remove(path);
  EXPECT_EQ(boost::json::parse(second).at("payload").at("text").as_string(), "二");
  FileOutlet nowhere("/no/such/folder/outbox.jsonl");
  send("三");
  send_outbox(world.contexts, nowhere);
  EXPECT_EQ(waiting(), 1);
}

TEST_P(JobsTest, a_handover_stands_in_both_centres_and_is_confirmed_once) {
  const auto other = world.establish("other");
  const Actor there = Actor::of_system(other.id, "test");
  HouseOutlet house(world.contexts, &outlet);
  const organisation::HandoverOffer offer{.to = Text<40, 1>("other"),
                                          .kind = organisation::HandoverKind::item,
                                          .subject = Text<80, 1>("X-1"),
                                          .effective = world.clock.now().date() + 7};
  const auto given = world.write([&](WriteContext& c) { return organisation::hand_over(c, offer); });
  EXPECT_TRUE(world.contexts.read(there, organisation::handovers).empty());
  send_outbox(world.contexts, house);
  const auto taken = world.contexts.read(there, organisation::handovers);
  ASSERT_EQ(taken.size(), 1u);
  EXPECT_EQ(taken[0].id, given.id);
  EXPECT_EQ(taken[0].side, organisation::HandoverSide::taken);
  EXPECT_EQ(taken[0].other, world.centre.id);
  world.contexts.write(there, [&](WriteContext& c) { organisation::take_over(c, taken[0]); });  // delivered twice
  send_outbox(world.contexts, house);
  EXPECT_EQ(world.contexts.read(there, organisation::handovers).size(), 1u);
  const auto own = world.read(organisation::handovers);
  ASSERT_EQ(own.size(), 1u);
  EXPECT_TRUE(own[0].confirmed_at.has_value());
  EXPECT_TRUE(outlet.got.empty());
  EXPECT_TRUE(ledger::verify(*world.database.database, other.id).sound);
}

TEST_P(JobsTest, a_handover_to_nobody_or_into_the_past_is_refused) {
  world.establish("other");
  const auto refused = [&](const char* to, int days) {
    const organisation::HandoverOffer offer{
        .to = Text<40, 1>(to), .subject = Text<80, 1>("X-1"), .effective = world.clock.now().date() + days};
    return World::refusal([&] { world.write([&](WriteContext& c) { return organisation::hand_over(c, offer); }); });
  };
  EXPECT_EQ(refused("linze", 1), "handover.to");
  EXPECT_EQ(refused("nowhere", 1), "handover.to");
  EXPECT_EQ(refused("other", -1), "handover.effective");
  EXPECT_EQ(refused("other", 0), "");
}

TEST_P(JobsTest, old_sessions_and_failures_are_cleared_away) {
  world.database->write(db::Scope::platform(), [&](db::Write& write) {
    for (int i = 0; i < 700; ++i)
      write.change("insert into sessions (digest, account, created_at, seen_at) values (:digest, 1, 1, :seen)",
                   {{"digest", std::to_string(i)}, {"seen", world.clock.now()}});
    write.change("insert into sign_in_failures (login_digest, failures, last_at) values ('x', 1, :at)",
                 {{"at", world.clock.now()}});
  });
  world.clock.advance_minutes(25 * 60);
  Runner runner(world.contexts, housekeeping(), "one");
  EXPECT_EQ(runner.tick(), 4);
  const auto count = [&](const char* sql) {
    return world.database->read(db::Scope::platform(), [&](db::Read& read) { return read.count(sql); });
  };
  EXPECT_EQ(count("select count(*) from sessions"), 0);
  EXPECT_EQ(count("select count(*) from sign_in_failures"), 0);
}

TEST_P(JobsTest, the_runner_starts_and_stops) {
  std::atomic<int> ran{0};
  Runner runner(world.contexts, {{"count", 1, [&](Contexts&) { ++ran; }}}, "one");
  runner.start();
  for (int i = 0; i < 500 && ran == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  runner.stop();
  EXPECT_GT(ran, 0);
}

INSTANTIATE_ON_BOTH_ENGINES(JobsTest);

}  // namespace
}  // namespace onewindow::jobs
