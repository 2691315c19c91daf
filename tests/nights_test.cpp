// Bad nights, with the real binary: it is killed under load, its disk fills up, its database goes and comes back, more
// people come than it takes. Each time: what was acknowledged is there, nothing is half done, the ledger is whole, and
// it serves again. Slow; ./dev test --slow.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include "flows.h"
#include "real_server.h"

namespace onewindow::nights {
namespace {

using flows::Answer;
using flows::Person;
using namespace std::chrono_literals;

// What somebody was told is done.
struct Told {
  std::string id, state;
};

std::string registration_of(Person& person) {
  const auto item = flows::item_of(person, "SC-003");
  cases::Registration out{.item = item,
                          .applicant = {.name = "张三丰", .paper_number = "11010519491231002X", .phone = "13800001234"},
                          .summary = Text<400>("新办")};
  for (const char* code : {"m1", "m2", "m3", "m4"})
    out.materials.push_back({.code = Text<20, 1>(code), .state = cases::MaterialState::present});
  for (const char* code : {"m5", "m6"})
    out.materials.push_back({.code = Text<20, 1>(code), .state = cases::MaterialState::not_needed});
  return json::text(out);
}

// Takes applications in and accepts each second one, until the server no longer answers. Everything that was
// acknowledged is written down before the next thing is asked.
class Counter {
 public:
  Counter(unsigned short port, const Person& as, std::string registration)
      : person_(port), registration_(std::move(registration)) {
    person_.cookie = as.cookie;
    person_.csrf = as.csrf;
  }
  void work(const std::atomic<bool>& enough) {
    for (int n = 0; !enough; ++n) {
      const Answer received = person_.post("/api/v1/cases", registration_);
      if (received.status != 200) {
        refused_ += received.status >= 400;
        if (received.status == 0) return;
        continue;
      }
      told_.push_back({received.text("/id"), "received"});
      if (n % 2 != 0) continue;
      const Answer accepted =
          person_.post(flows::of_case(received, "acceptance"),
                       json::text(cases::Acceptance{.version = std::int32_t(received.number("/version")),
                                                    .verification = {.identity = true, .qualification = true}}));
      if (accepted.status == 0) return;
      if (accepted.status == 200) told_.back().state = accepted.text("/state");  // some windows pass it on at once
    }
  }
  const std::vector<Told>& told() const { return told_; }
  int refused() const { return refused_; }

 private:
  Person person_;
  std::string registration_;
  std::vector<Told> told_;
  int refused_ = 0;
};

// Lets some counters work for a while, ends it with `end`, and returns what they were told.
template <class End>
std::vector<Told> under_load(const RealServer& server, const Person& as, const std::string& registration, int counters,
                             std::chrono::milliseconds time, End&& end) {
  std::atomic<bool> enough{false};
  std::vector<std::unique_ptr<Counter>> all;
  std::vector<std::thread> threads;
  for (int i = 0; i < counters; ++i) all.push_back(std::make_unique<Counter>(server.port(), as, registration));
  for (auto& counter : all) threads.emplace_back([&] { counter->work(enough); });
  std::this_thread::sleep_for(time);
  end();
  enough = true;
  for (std::thread& thread : threads) thread.join();
  std::vector<Told> told;
  for (const auto& counter : all) told.insert(told.end(), counter->told().begin(), counter->told().end());
  return told;
}

// How many of the acknowledged are not there as they were acknowledged. More may have happened than was told.
int lost(Person& person, const std::vector<Told>& told) {
  int count = 0;
  for (const Told& one : told) {
    const Answer shown = person.get("/api/v1/cases/" + one.id);
    const bool there = shown.status == 200 && (one.state == "received" || shown.text("/state") == one.state);
    if (!there && ++count <= 3) ADD_FAILURE() << "lost: " << one.id << " " << one.state << ": " << shown;
  }
  return count;
}

void expect_sound(const RealServer& server) {
  const Finished verdict = server.command({"ledger", "verify"});
  EXPECT_EQ(verdict.code, 0) << verdict.out << verdict.err;
}

Person like(const Person& person, unsigned short port) {
  Person out(port);
  out.cookie = person.cookie, out.csrf = person.csrf;
  return out;
}

void kill_twenty_times(RealServer& server) {
  server.make_centre();
  ASSERT_TRUE(server.start()) << server.log();
  const Person clerk(server.port(), "window03");
  Person first = like(clerk, server.port());
  const std::string registration = registration_of(first);
  std::size_t acknowledged = 0;
  for (int round = 0; round < 20; ++round) {
    const auto time = 150ms + std::chrono::milliseconds(round * 37 % 200);
    const auto told = under_load(server, clerk, registration, 4, time, [&] { server.kill(); });
    acknowledged += told.size();
    ASSERT_TRUE(server.start()) << "round " << round << ": " << server.log();
    Person looking = like(clerk, server.port());
    ASSERT_EQ(lost(looking, told), 0) << "round " << round;
  }
  EXPECT_EQ(server.stop(), 0);
  expect_sound(server);
  EXPECT_GT(acknowledged, 200u) << "there was hardly any load";
  std::cout << "killed 20 times, " << acknowledged << " acknowledged writes, none lost\n";
}

TEST(Night, KilledTwentyTimesUnderLoadOnSqlite) {
  const Folder folder("killed");
  RealServer server({.data = folder.path("data")});
  kill_twenty_times(server);
}

TEST(Night, KilledTwentyTimesUnderLoadOnPostgresql) {
  const std::string url = new_database("onewindow_killed");
  if (url.empty()) GTEST_SKIP() << "ONEWINDOW_TEST_POSTGRESQL names no server (./dev test starts one)";
  const Folder folder("killed-pg");
  {
    RealServer server({.data = folder.path("data"), .database = url});
    kill_twenty_times(server);
  }
  drop_database("onewindow_killed");
}

TEST(Night, TheDiskFillsUpAndIsCleared) {
  const Folder folder("full", 24);
  if (!folder.small())
    GTEST_SKIP() << "no small disk can be mounted here (needs root); TheFilesMayNotGrow tries the same";
  RealServer server({.data = folder.path("data")});
  server.make_centre();
  ASSERT_TRUE(server.start()) << server.log();
  Person clerk(server.port(), "window03");
  const std::string registration = registration_of(clerk);
  const std::string ballast = folder.path("ballast");
  {
    std::ofstream file(ballast, std::ios::binary);  // nearly everything that is left
    const std::string block(1 << 16, 'b');
    const auto free = std::filesystem::space(folder.path()).available;
    for (std::uintmax_t written = 0; written + 400'000 < free; written += block.size()) file << block;
  }
  auto told = under_load(server, clerk, registration, 2, 3s, [] {});
  const Answer refused = clerk.post("/api/v1/cases", registration);
  EXPECT_EQ(refused.status, 503) << refused;
  EXPECT_EQ(refused.code(), "server.unavailable");
  EXPECT_NE(refused.raw.header("retry-after"), "");
  EXPECT_EQ(clerk.get("/api/v1/cases").status, 200) << "reading goes on";
  std::string upload = clerk.request("POST", "/api/v1/cases/" + told.front().id + "/attachments?material=m1&name=a.jpg",
                                     std::string(1'000'000, 'x'));
  const Answer unstored(clerk.client.ask(upload));
  EXPECT_EQ(unstored.status, 503) << unstored;
  EXPECT_EQ(unstored.code(), "server.storage");
  std::filesystem::remove(ballast);
  Person after = like(clerk, server.port());
  EXPECT_EQ(after.post("/api/v1/cases", registration).status, 200) << "and so does writing, without a restart";
  EXPECT_EQ(lost(after, told), 0);
  EXPECT_EQ(server.stop(), 0);
  expect_sound(server);
}

TEST(Night, TheFilesMayNotGrow) {
  const Folder folder("limited");
  RealServer maker({.data = folder.path("data")});
  maker.make_centre();
  const auto size = std::filesystem::file_size(folder.path("data/onewindow.db"));
  RealServer server({.data = folder.path("data"), .file_bytes = std::int64_t(size + 700'000)});
  ASSERT_TRUE(server.start()) << server.log();
  Person clerk(server.port(), "window03");
  const std::string registration = registration_of(clerk);
  const auto told = under_load(server, clerk, registration, 2, 3s, [] {});
  EXPECT_GT(told.size(), 5u);
  ASSERT_TRUE(server.runs()) << "a file that may grow no further is not its end: " << server.log();
  EXPECT_EQ(clerk.post("/api/v1/cases", registration).status, 503);
  EXPECT_EQ(clerk.get("/api/v1/cases").status, 200);
  server.kill();
  ASSERT_TRUE(maker.start()) << "without the limit: " << maker.log();
  Person after = like(clerk, maker.port());
  EXPECT_EQ(lost(after, told), 0);
  EXPECT_EQ(after.post("/api/v1/cases", registration).status, 200);
  EXPECT_EQ(maker.stop(), 0);
  expect_sound(maker);
}

TEST(Night, TheDatabaseGoesAndComesBack) {
  OwnPostgresql postgresql;
  if (postgresql.url().empty()) GTEST_SKIP() << "no PostgreSQL to stop and start (./dev test has one)";
  const Folder folder("gone");
  RealServer server({.data = folder.path("data"), .database = postgresql.url()});
  server.make_centre();
  ASSERT_TRUE(server.start()) << server.log();
  Person clerk(server.port(), "window03");
  const std::string registration = registration_of(clerk);
  std::vector<Told> told;
  for (int round = 0; round < 3; ++round) {
    const auto some = under_load(server, clerk, registration, 3, 500ms, [&] { postgresql.stop(); });
    told.insert(told.end(), some.begin(), some.end());
    const auto asked = std::chrono::steady_clock::now();
    Person trying = like(clerk, server.port());
    const Answer gone = trying.post("/api/v1/cases", registration);
    EXPECT_EQ(gone.status, 503) << gone;
    EXPECT_EQ(gone.code(), "server.unavailable");
    EXPECT_LT(std::chrono::steady_clock::now() - asked, 10s) << "nobody is left waiting";
    EXPECT_EQ(trying.get("/healthz").status, 200);
    ASSERT_TRUE(postgresql.start());
    int tries = 0;
    while (like(clerk, server.port()).get("/api/v1/cases").status != 200 && ++tries < 100)
      std::this_thread::sleep_for(100ms);
    EXPECT_LT(tries, 100) << "it finds its way back by itself";
  }
  Person after = like(clerk, server.port());
  EXPECT_EQ(lost(after, told), 0);
  EXPECT_EQ(after.post("/api/v1/cases", registration).status, 200);
  EXPECT_EQ(server.stop(), 0);
  expect_sound(server);
}

TEST(Night, FiveThousandConnections) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const std::size_t wanted = std::min<std::size_t>(5000, std::size_t(files.rlim_cur) - 200);
  if (wanted < 5000)
    std::cout << "only " << wanted << " connections: the limit of open files is " << files.rlim_cur << "\n";
  const Folder folder("many");
  RealServer server({.data = folder.path("data")});
  server.make_centre();
  ASSERT_TRUE(server.start()) << server.log();
  Person clerk(server.port(), "window03");
  std::vector<http::testing::Client> idle;
  for (std::size_t i = 0; i < wanted; ++i) {
    idle.emplace_back(server.port());
    ASSERT_TRUE(idle.back().connected()) << i;
    if (i % 3 == 0) idle.back().send("GET /api/v1/items HTTP/1.1\r\nHost: t\r\nX-Slow: ");  // and never ends
  }
  const auto began = std::chrono::steady_clock::now();
  const Answer list = clerk.get("/api/v1/cases");
  EXPECT_EQ(list.status, 200) << list;
  EXPECT_EQ(clerk.post("/api/v1/cases", registration_of(clerk)).status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s) << "who works is not held up by who only sits there";
  std::size_t answered = 0;
  for (std::size_t i = 1; i < idle.size(); i += 3) answered += idle[i].get("/healthz").status == 200;
  EXPECT_EQ(answered, (idle.size() + 1) / 3);
  std::ifstream status("/proc/" + std::to_string(server.pid()) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) {
      std::cout << wanted << " connections, " << line << "\n";
      EXPECT_LT(std::stoll(line.substr(6)), 400 * 1024) << "KiB";
    }
  std::this_thread::sleep_for(11s);  // the server's header_seconds
  int refused = 0;
  for (std::size_t i = 0; i < 300; i += 3) refused += idle[i].receive().status == 408;
  EXPECT_EQ(refused, 100) << "who never ends a header is told so";
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace onewindow::nights
