// What a server must survive: slow, large, broken, many and impatient clients, and its own end.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <condition_variable>

#include "base/refusal.h"
#include "http/testing.h"

namespace onewindow {

namespace http::limits {

struct Context {};

struct Note {
  Text<5000000> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

struct Size {
  std::int64_t bytes;
};
BOOST_DESCRIBE_STRUCT(Size, (), (bytes))

}  // namespace http::limits

template <>
struct http::context_kind<http::limits::Context> {
  static constexpr ContextKind value = ContextKind::read;
};

namespace http::limits {
namespace {

using testing::Client;
using testing::Response;
using testing::Running;

Size measure(Context&, const Note& note) { return Size{std::int64_t(note.text.size())}; }
Note large(Context&, const Size& size) { return Note{std::string(std::size_t(size.bytes), 'x')}; }
Size held(Context&) { return Size{1}; }

const Route kRoutes[] = {
    route<"POST /measure", measure>(kPublic, "Measure"),
    route<"GET /large", large>(kPublic, "Large"),
    route<"GET /held", held>(kPublic, "Held"),
};

// Answers at once, but /held keeps its reply until it is released, from another thread.
class Holding : public Gateway {
 public:
  void serve(const Route& route, Request request, std::vector<std::string> values,
             std::function<void(Answer)> reply) override {
    Context context;
    const auto bound = route.bind(route, Input{std::move(values), std::move(request.query), request.body});
    if (route.path != "/held") return reply(route.run(&context, bound.get()));
    const std::lock_guard lock(mutex_);
    replies_.push_back(std::move(reply));
    changed_.notify_all();
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return replies_.size() >= count; });
  }
  void release() {
    std::vector<std::function<void(Answer)>> replies;
    {
      const std::lock_guard lock(mutex_);
      replies.swap(replies_);
    }
    for (auto& reply : replies) {
      reply(Answer{.body = R"({"bytes":1})"});
      reply(Answer{.body = "twice"});  // against the contract; must do no harm
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::function<void(Answer)>> replies_;
};

struct LimitsTest : ::testing::Test {
  explicit LimitsTest(Options options = {}) : server(options, kRoutes, {}, gateway) {}
  static void pause(int milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); }
  static std::string head(std::string_view first_line, std::string_view rest = "") {
    std::string out(first_line);
    return out.append(" HTTP/1.1\r\nHost: t\r\n").append(rest).append("\r\n");
  }

  Holding gateway;
  Running server;
  Client client = server.client();
};

struct ImpatientTest : LimitsTest {
  ImpatientTest() : LimitsTest({.header_seconds = 1, .body_seconds = 1, .idle_seconds = 1}) {}
};

TEST_F(LimitsTest, ALargeBodyIsRefusedBeforeItIsRead) {
  client.send(head("POST /measure", "Content-Type: application/json\r\nContent-Length: 10485760\r\n"));
  const Response refused = client.receive();
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.header("connection"), "close");
  EXPECT_NE(refused.body.find("body.too_large"), std::string::npos);

  Client eager = server.client();
  eager.send(head("POST /measure", "Content-Type: application/json\r\nContent-Length: 1048576000\r\n"));
  EXPECT_LT(eager.send(std::string(100 << 20, 'x')), 40u << 20) << "the rest of the input must not be read without end";
  EXPECT_EQ(server.client().get("/large?bytes=3").body, R"({"text":"xxx"})");

  Client chunked = server.client();
  chunked.send(head("POST /measure", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"));
  const std::string chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
  for (int i = 0; i < 4; ++i) chunked.send(chunk);
  EXPECT_EQ(chunked.receive().status, 413);
}

TEST_F(LimitsTest, ABodyWithinTheLimitComesInPieces) {
  const std::string body = "{\"text\":\"" + std::string(190'000, 'y') + "\"}";
  EXPECT_EQ(client.post("/measure", body).body, R"({"bytes":190000})");
  client.send(
      head("POST /measure", "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 13\r\n"));
  EXPECT_EQ(client.receive().status, 100);
  EXPECT_EQ(client.ask(R"({"text":"ab"})").body, R"({"bytes":2})");
}

TEST_F(LimitsTest, EverySplitOfARequestIsUnderstood) {
  const std::string chunked =
      head("POST /measure", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n") +
      "9;note=x\r\n{\"text\":\"\r\n5\r\nhello\r\n2\r\n\"}\r\n0\r\nTrailer: x\r\n\r\n";
  const std::string empty = head("POST /measure", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n";
  for (std::size_t cut = 1; cut < chunked.size(); ++cut) {
    client.send(chunked.substr(0, cut));
    std::this_thread::yield();
    ASSERT_EQ(client.ask(chunked.substr(cut)).body, R"({"bytes":5})") << cut;
  }
  for (const char byte : chunked) client.send({&byte, 1}), std::this_thread::yield();
  EXPECT_EQ(client.receive().body, R"({"bytes":5})");
  for (std::size_t i = 0; i < empty.size(); ++i) client.send({&empty[i], 1}), pause(i + 6 > empty.size() ? 5 : 0);
  EXPECT_EQ(client.receive().status, 422) << "four bytes at the end of an empty chunked body once stopped the parser";
}

TEST_F(LimitsTest, MalformedRequestsAreRefusedAndClosed) {
  const std::pair<std::string, int> cases[] = {
      {"NONSENSE\r\n\r\n", 400},
      {"GET / HTTP/2.0\r\nHost: t\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: t\r\nBad Name: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: t\r\nA: b\nC: d\r\n\r\n", 400},
      {head("POST /measure", "Content-Length: 2\r\nContent-Length: 3\r\n") + "{}", 400},
      {head("POST /measure", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + "{}", 400},
      {head("POST /measure", "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n") + "{}", 400},
      {head("POST /measure", "Content-Length: -2\r\n") + "{}", 400},
      {head("POST /measure", "Content-Length: 0x2\r\n") + "{}", 400},
      {head("POST /measure", "Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n", 501},
      {head("POST /measure", "Transfer-Encoding: chunked\r\n") + "zz\r\n", 400},
      {head("POST /measure", "Transfer-Encoding: chunked\r\n") + "1\r\nabc\r\n", 400},
      {head("GET /large", "Cookie: " + std::string(17'000, 'c') + "\r\n"), 431},
      {head("GET /" + std::string(17'000, 'a')), 431},
      {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400},
  };
  for (const auto& [bytes, status] : cases) {
    Client other = server.client();
    const Response refused = other.ask(bytes);
    EXPECT_EQ(refused.status, status) << bytes.substr(0, 120);
    EXPECT_EQ(refused.header("connection"), "close");
    other.finish_sending();
    EXPECT_TRUE(other.closed());
  }
  Client many = server.client();
  std::string fields;
  for (int i = 0; i < 200; ++i) fields += "A" + std::to_string(i) + ": b\r\n";
  EXPECT_EQ(many.get("/large?bytes=1", fields).status, 431);
}

TEST_F(ImpatientTest, WhoIsSlowIsClosed) {
  Client header = server.client(), body = server.client(), loris = server.client();
  header.send("GET /large?bytes=1 HTTP/1.1\r\nHo");
  body.send(head("POST /measure", "Content-Type: application/json\r\nContent-Length: 100\r\n") + "{");
  loris.send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 12; ++i)
    loris.send("X" + std::to_string(i) + ": y\r\n"), pause(100);  // a byte now and then buys no time
  EXPECT_EQ(header.receive().status, 408);
  EXPECT_EQ(body.receive().status, 408);
  EXPECT_EQ(loris.receive().status, 408);
  EXPECT_TRUE(client.closed()) << "an idle connection ends without a word";
}

TEST_F(ImpatientTest, AClientThatDoesNotReadIsClosed) {
  Client deaf = server.client();
  std::string many;
  for (int i = 0; i < 40; ++i) many += head("GET /large?bytes=1000000");
  deaf.send(many);
  pause(2200);
  std::size_t received = 0;
  while (deaf.receive().status == 200) ++received;
  EXPECT_LT(received, 40u);
  EXPECT_EQ(server.client().get("/large?bytes=1").status, 200);
}

TEST_F(LimitsTest, ClientsThatGoAwayDoNoHarm) {
  for (int i = 0; i < 50; ++i) {
    Client gone = server.client();
    gone.send(head("GET /large?bytes=1000000") + head("GET /held"));
  }
  EXPECT_EQ(client.get("/large?bytes=1").status, 200);
  gateway.release();
  EXPECT_EQ(client.get("/large?bytes=1").status, 200);
}

TEST_F(LimitsTest, StopAnswersWhatIsOpen) {
  Client other = server.client();
  client.send(head("GET /held"));
  Client idle = server.client();
  EXPECT_EQ(idle.get("/large?bytes=1").status, 200);
  gateway.wait_for(1);
  other.send("GET /large?bytes=2 HTTP/1.1\r\n");  // half a request is still waited for
  pause(50);
  server.begin_to_stop();
  EXPECT_TRUE(idle.closed());
  const Response late = other.ask("Host: t\r\n\r\n");
  EXPECT_EQ(late.body, R"({"text":"xx"})");
  EXPECT_EQ(late.header("connection"), "close");
  EXPECT_FALSE(Client(server.port()).get("/large?bytes=1").status == 200) << "no new connections";
  std::thread answering([&] { pause(100), gateway.release(); });
  const Response last = client.receive();
  EXPECT_EQ(last.body, R"({"bytes":1})");
  EXPECT_EQ(last.header("connection"), "close");
  server.stop();  // returns
  answering.join();
}

TEST(Limits, AnAnswerAfterTheServersEndIsIgnored) {
  Holding gateway;
  {
    Running server({.stop_seconds = 0}, kRoutes, {}, gateway);
    Client client = server.client();
    client.send("GET /held HTTP/1.1\r\nHost: t\r\n\r\n");
    gateway.wait_for(1);
    server.stop();  // returns though the request is open
    EXPECT_TRUE(client.closed());
  }
  gateway.release();
  {
    Server server({.port = 0}, kRoutes, {}, gateway);
    server.stop();
    server.run();  // returns at once
  }
  { Server never_run({.port = 0}, kRoutes, {}, gateway); }
  EXPECT_THROW((Server({.address = "192.0.2.1", .port = 0}, kRoutes, {}, gateway)), std::runtime_error);
}

TEST(Limits, AThousandConnectionsAtOnceOverThreads) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_cur < 2500) GTEST_SKIP() << "needs 2,500 open files";
  Holding gateway;
  Running server({.threads = 3, .connections = 1000}, kRoutes, {}, gateway);
  std::vector<Client> clients;
  for (int i = 0; i < 1000; ++i) {
    clients.push_back(server.client());
    ASSERT_TRUE(clients.back().connected());
  }
  for (Client& client : clients) client.send("GET /held HTTP/1.1\r\nHost: t\r\n\r\n");
  gateway.wait_for(1000);
  EXPECT_EQ(server.client().receive().status, 503) << "one too many";
  gateway.release();
  for (Client& client : clients) ASSERT_EQ(client.receive().status, 200);
  clients.erase(clients.begin() + 500, clients.end());
  for (Client& client : clients) ASSERT_EQ(client.get("/large?bytes=1").status, 200);
}

TEST(Limits, ManyThreadsManyRequests) {
  Holding gateway;
  Running server({.threads = 2}, kRoutes, {}, gateway);
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      Client client = server.client();
      for (int i = 0; i < 500; ++i) right += client.post("/measure", R"({"text":"abc"})").body == R"({"bytes":3})";
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 2000);
}

}  // namespace
}  // namespace http::limits
}  // namespace onewindow
