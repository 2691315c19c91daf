// Uploads, downloads and events over real sockets.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "base/refusal.h"
#include "http/testing.h"

namespace onewindow {

namespace http::streams {

namespace fs = std::filesystem;

struct Reading {};
struct Errand {};

struct Note {
  Text<2000000> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

struct Named {
  Text<50, 1> name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name))

struct Received {
  std::string name, type, start;
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(Received, (), (name, type, start, size))

}  // namespace http::streams

template <> struct http::context_kind<http::streams::Reading> {
  static constexpr ContextKind value = ContextKind::read;
};
template <> struct http::context_kind<http::streams::Errand> {
  static constexpr ContextKind value = ContextKind::errand;
};

namespace http::streams {
namespace {

using testing::Client;
using testing::Response;
using testing::Running;

std::string of_file(const std::string& path, std::size_t bytes) {
  std::ifstream file(path, std::ios::binary);
  std::string text(bytes, '\0');
  file.read(text.data(), std::streamsize(bytes));
  text.resize(std::size_t(file.gcount()));
  return text;
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("onewindow-streams-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::size_t files() const {
    return std::size_t(std::distance(fs::directory_iterator(path), fs::directory_iterator{}));
  }
} folder;
std::string g_sent;  // what is downloaded

Received receive(Errand&, const Named& named, const Upload& upload) {
  EXPECT_EQ(upload.size() == 0, upload.path().empty());
  return {named.name, upload.content_type(), of_file(upload.path(), 8), std::int64_t(upload.size())};
}
Received bare(Errand&, const Upload& upload) { return {.size = std::int64_t(upload.size())}; }
Download content(Reading&) {
  return {.content_type = "image/png",
          .file = OpenFile::open(g_sent),
          .file_name = "照片 1.png",
          .shown = true,
          .etag = "\"abc\""};
}
Events watch(Reading&, const Named& named) {
  return {.topic = named.name, .beginnings = {{.name = "hello", .data = "{}"}}};
}
Note login(Reading&, const Note& note) { return {std::to_string(note.text.size())}; }

constexpr Permission kSend{"send", "传", "send"};

const Route kRoutes[] = {
    route<"POST /files", receive>(kSend, "Send"),
    route<"PUT /bare", bare>(kPublic, "Send").at_most(1000),
    route<"GET /content", content>(kPublic, "Content"),
    route<"GET /events", watch>(kPublic, "Watch"),
    route<"POST /login", login>(kPublic, "Login").at_most(4096),
    route<"POST /import", login>(kPublic, "Import").at_most(8 << 20),
};

// Whoever sends "X-No" may not; what is asked is counted.
class Guarding : public Gateway {
 public:
  void serve(const Route& route, Request request, std::vector<std::string> values,
             std::function<void(Answer)> reply) override {
    ++served;
    Reading reading;
    Errand errand;
    const auto bound =
        route.bind(route, Input{std::move(values), std::move(request.query), request.body, request.upload});
    reply(route.run(route.kind == ContextKind::errand ? static_cast<void*>(&errand) : &reading, bound.get()));
  }
  void admit(const Route&, const Request& request, std::function<void(std::optional<Answer>)> reply) override {
    ++asked;
    if (ended || !request.header("x-no").empty())
      return reply(problem(Refusal(RefusalKind::forbidden, "access.forbidden", "否", "no"), request.id));
    reply(std::nullopt);
  }
  std::atomic<int> asked{0}, served{0};
  std::atomic<bool> ended{false};
};

struct StreamsTest : ::testing::Test {
  explicit StreamsTest(Options given = {}) : server(with_folder(given), kRoutes, {}, gateway, &publisher) {}
  static Options with_folder(Options options) {
    if (options.upload_folder.empty()) options.upload_folder = folder.path.string();
    return options;
  }
  static std::string head(std::string_view first_line, std::string_view rest = "") {
    return std::string(first_line) + " HTTP/1.1\r\nHost: t\r\n" + std::string(rest) + "\r\n";
  }
  // Until something holds, for what happens on another thread.
  template <class F> static bool soon(F&& holds, int milliseconds = 5000) {
    for (int i = 0; i < milliseconds / 5; ++i) {
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return holds();
  }
  static bool says(const Response& response, std::string_view code) {
    return response.body.find("\"code\":\"" + std::string(code) + "\"") != std::string::npos;
  }

  Guarding gateway;
  Publisher publisher;
  Running server;
  Client client = server.client();
};

TEST_F(StreamsTest, AnUploadArrivesInAFileThatGoesAfterwards) {
  const std::string bytes = "%PDF-1.7" + std::string(300'000, 'x');
  const Response answer = client.post("/files?name=a.pdf", bytes, "Content-Type: application/pdf\r\n");
  EXPECT_EQ(answer.body, R"({"name":"a.pdf","type":"application/pdf","start":"%PDF-1.7","size":300008})");
  EXPECT_EQ(gateway.asked, 1) << "asked before the body is taken in";
  EXPECT_TRUE(soon([] { return folder.files() == 0; }));

  const Response chunked = client.ask(head("POST /files?name=b", "Transfer-Encoding: chunked\r\n") +
                                      "5\r\n%PDF-\r\n3;x=y\r\nabc\r\n0\r\n\r\n");
  EXPECT_EQ(chunked.body, R"({"name":"b","type":"","start":"%PDF-abc","size":8})");
  EXPECT_EQ(client.post("/files?name=c", "").body, R"({"name":"c","type":"","start":"","size":0})");
  EXPECT_EQ(client.post("/files?name=d", "abc", "Expect: 100-continue\r\n").status, 200) << "with the body at once";
  client.send(head("POST /files?name=e", "Expect: 100-continue\r\nContent-Length: 3\r\n"));
  EXPECT_EQ(client.receive().status, 100);
  EXPECT_EQ(client.ask("abc").status, 200);
  EXPECT_EQ(client.post("/files", "abc").status, 422) << "the query is bound as anywhere";
  EXPECT_EQ(client.post("/files?name=f", "abc", "Content-Encoding: gzip\r\n").status, 415);
  EXPECT_TRUE(soon([] { return folder.files() == 0; }));
}

TEST_F(StreamsTest, EverySplitOfAnUploadIsUnderstood) {
  const std::string chunked = head("POST /files?name=b", "Transfer-Encoding: chunked\r\n") +
                              "5;x=y\r\nhello\r\n3\r\nyou\r\n0\r\nTrailer: x\r\n\r\n";
  for (std::size_t cut = 1; cut < chunked.size(); ++cut) {
    client.send(chunked.substr(0, cut));
    std::this_thread::yield();
    ASSERT_EQ(client.ask(chunked.substr(cut)).body, R"({"name":"b","type":"","start":"helloyou","size":8})") << cut;
  }
}

TEST_F(StreamsTest, WhoMayNotSendsNothing) {
  client.send(head("POST /files?name=a", "X-No: 1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n"));
  const Response refused = client.receive();
  EXPECT_EQ(refused.status, 403);
  EXPECT_TRUE(says(refused, "access.forbidden"));
  EXPECT_EQ(refused.header("connection"), "close");
  EXPECT_EQ(gateway.served, 0);
  Client eager = server.client();
  eager.send(head("POST /files?name=a", "X-No: 1\r\nContent-Length: 1000000\r\n") + std::string(1'000'000, 'x'));
  EXPECT_EQ(eager.receive().status, 403) << "the answer arrives though everything was sent";
  EXPECT_EQ(folder.files(), 0u);
}

TEST_F(StreamsTest, EachRouteHasItsOwnLimit) {
  const std::string mega = R"({"text":")" + std::string(1'000'000, 'x') + "\"}";
  EXPECT_TRUE(says(server.client().post("/login", mega), "body.too_large"));
  EXPECT_EQ(server.client().post("/login", R"({"text":"xyz"})").body, R"({"text":"3"})");
  EXPECT_EQ(server.client().post("/import", mega).body, R"({"text":"1000000"})");
  Client declared = server.client();
  declared.send(head("PUT /bare", "Content-Length: 1001\r\n"));
  const Response refused = declared.receive();
  EXPECT_EQ(refused.status, 413);
  EXPECT_TRUE(says(refused, "body.too_large"));
  Client actual = server.client();
  actual.send(head("PUT /bare", "Transfer-Encoding: chunked\r\n") + "3e8\r\n" + std::string(1000, 'x') + "\r\n");
  EXPECT_TRUE(says(actual.ask("1\r\nx\r\n"), "body.too_large"));
  for (Client* refused_one : {&declared, &actual}) *refused_one = server.client();  // the old ones are closed
  EXPECT_EQ(server.client().ask(head("PUT /bare", "Content-Length: 1000\r\n") + std::string(1000, 'x')).body,
            R"({"name":"","type":"","start":"","size":1000})");
  EXPECT_TRUE(soon([] { return folder.files() == 0; }));
}

TEST_F(StreamsTest, AClientThatDiesLeavesNothing) {
  for (int i = 0; i < 20; ++i) {
    Client dying = server.client();
    dying.send(head("POST /files?name=a", "Content-Length: 1000000\r\n") + std::string(std::size_t(i) * 20'000, 'x'));
    if (i == 10) {
      EXPECT_TRUE(soon([] { return folder.files() > 0; }));
    }
  }
  EXPECT_TRUE(soon([] { return folder.files() == 0; }));
  EXPECT_EQ(gateway.served, 0);
  EXPECT_EQ(client.post("/files?name=a", "abc").status, 200);
}

struct SlowTest : StreamsTest {
  SlowTest() : StreamsTest({.uploads = 2, .body_seconds = 1}) {}
};

TEST_F(SlowTest, ASlowUploadEndsAndThereAreNotTooMany) {
  Client one = server.client(), two = server.client();
  for (Client* slow : {&one, &two}) slow->send(head("POST /files?name=a", "Content-Length: 1000000\r\n") + "x");
  EXPECT_TRUE(soon([] { return folder.files() == 2; }));
  const Response busy = client.post("/files?name=b", "abc");
  EXPECT_EQ(busy.status, 503);
  EXPECT_TRUE(says(busy, "server.busy"));
  EXPECT_EQ(one.receive().status, 408);
  EXPECT_EQ(two.receive().status, 408);
  EXPECT_TRUE(soon([] { return folder.files() == 0; }));
  EXPECT_EQ(server.client().post("/files?name=b", "abc").status, 200);
}

TEST(Streams, AFullDiskIsSaidAndNothingStays) {
  Guarding gateway;
  Running server({.upload_folder = folder.path.string()}, kRoutes, {}, gateway);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);  // as the server's main does
  rlimit small = before;
  small.rlim_cur = 200'000;
  setrlimit(RLIMIT_FSIZE, &small);
  Client client = server.client();
  client.send("POST /files?name=a HTTP/1.1\r\nHost: t\r\nContent-Length: 1000000\r\n\r\n" +
              std::string(1'000'000, 'x'));
  const Response refused = client.receive();
  setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, handler);
  EXPECT_EQ(refused.status, 503);
  EXPECT_NE(refused.body.find("server.storage"), std::string::npos);
  EXPECT_TRUE(StreamsTest::soon([] { return folder.files() == 0; }));
  EXPECT_EQ(server.client().post("/files?name=a", "abc").status, 200);

  Running lost({.upload_folder = "/nonexistent"}, kRoutes, {}, gateway);
  EXPECT_EQ(lost.client().post("/files?name=a", "abc").status, 503);
}

std::int64_t resident_peak() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6));  // KiB
  return 0;
}
void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

TEST_F(StreamsTest, TwoHundredMegabytesGoThroughAFewKilobytes) {
  g_sent = (folder.path / "sent").string();
  {
    std::ofstream file(g_sent, std::ios::binary);
    const std::string block(1 << 20, 'z');
    for (int i = 0; i < 200; ++i) file << block;
  }
  const std::size_t total = std::size_t(200) << 20;
  const std::string block(1 << 20, 'y');
  forget_peak();
  const std::int64_t before = resident_peak();
  client.send(head("POST /files?name=a", "Content-Length: " + std::to_string(total) + "\r\n"));
  for (std::size_t sent = 0; sent < total; sent += block.size()) ASSERT_EQ(client.send(block), block.size());
  EXPECT_NE(client.receive().body.find("\"size\":209715200"), std::string::npos);
  client.send(head("GET /content"));
  EXPECT_EQ(client.skip(), total);
  EXPECT_LT(resident_peak() - before, 8 * 1024) << "KiB";
  fs::remove(g_sent);
}

struct DownloadTest : StreamsTest {
  DownloadTest() {
    g_sent = (folder.path / "sent").string();
    std::ofstream(g_sent, std::ios::binary) << "0123456789" << std::string(400'000, 'x') << "end";
  }
  ~DownloadTest() { fs::remove(g_sent); }
};

TEST_F(DownloadTest, AFileIsSentWithWhatKeepsItHarmless) {
  const Response whole = client.get("/content");
  EXPECT_EQ(whole.status, 200);
  EXPECT_EQ(whole.body.size(), 400'013u);
  EXPECT_TRUE(whole.body.starts_with("0123456789") && whole.body.ends_with("xend"));
  EXPECT_EQ(whole.header("content-type"), "image/png");
  EXPECT_EQ(whole.header("content-disposition"), "inline; filename*=UTF-8''%E7%85%A7%E7%89%87%201.png");
  EXPECT_EQ(whole.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(whole.header("cache-control"), "private, no-store");
  EXPECT_NE(whole.header("content-security-policy").find("sandbox"), std::string::npos);
  EXPECT_NE(whole.header("content-security-policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(client.ask(head("HEAD /content")).header("content-length"), "400013");
  EXPECT_EQ(client.get("/content", "If-None-Match: \"abc\"\r\n").status, 304);
}

TEST_F(DownloadTest, RangesAreServed) {
  const auto range = [&](std::string_view asked, std::string_view more = "") {
    return client.get("/content", "Range: " + std::string(asked) + "\r\n" + std::string(more));
  };
  const Response start = range("bytes=0-9");
  EXPECT_EQ(start.status, 206);
  EXPECT_EQ(start.body, "0123456789");
  EXPECT_EQ(start.header("content-range"), "bytes 0-9/400013");
  EXPECT_EQ(range("bytes=-3").body, "end");
  EXPECT_EQ(range("bytes=400010-").body, "end");
  EXPECT_EQ(range("bytes=400010-99999999").body, "end");
  EXPECT_EQ(range("bytes=-9999999").body.size(), 400'013u);
  EXPECT_EQ(range("bytes=400013-").status, 416);
  EXPECT_EQ(range("bytes=400013-").header("content-range"), "bytes */400013");
  EXPECT_EQ(range("bytes=-0").status, 416);
  for (const char* ignored :
       {"bytes=5-3", "bytes=a-b", "bytes=", "lines=1-2", "bytes=0-1,5-6", "bytes=--1", "bytes=99999999999999999999-"})
    EXPECT_EQ(range(ignored).status, 200) << ignored;
  EXPECT_EQ(range("bytes=0-9", "If-Range: \"abc\"\r\n").status, 206);
  EXPECT_EQ(range("bytes=0-9", "If-Range: \"old\"\r\n").status, 200);
}

TEST_F(DownloadTest, AClientThatGoesAwayDoesNoHarm) {
  for (int i = 0; i < 20; ++i) server.client().send(head("GET /content"));
  EXPECT_EQ(client.get("/content").body.size(), 400'013u);
}

TEST_F(StreamsTest, EventsAreSentAsTheyHappen) {
  EXPECT_EQ(publisher.listeners("hall"), 0u);
  client.send(head("GET /events?name=hall"));
  const std::string begin = client.text_until("data: {}\n\n");
  EXPECT_TRUE(begin.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_NE(begin.find("Content-Type: text/event-stream\r\n"), std::string::npos);
  EXPECT_NE(begin.find("retry: 3000\n\nevent: hello\ndata: {}\n\n"), std::string::npos);
  EXPECT_TRUE(soon([&] { return publisher.listeners("hall") == 1; }));
  publisher.publish("other", {.name = "act", .data = "no"});
  publisher.publish("hall", {.name = "act", .data = "{\"act\":\"a\"}", .id = "7"});
  EXPECT_EQ(client.text_until("\n\n"), "id: 7\nevent: act\ndata: {\"act\":\"a\"}\n\n");
  publisher.publish("hall", {.name = "act", .data = "two\nlines"});
  EXPECT_EQ(client.text_until("\n\n"), "event: act\ndata: two\ndata: lines\n\n");
  client = server.client();
  EXPECT_EQ(client.ask(head("HEAD /events?name=hall")).header("content-type"), "text/event-stream");
}

struct BeatTest : StreamsTest {
  BeatTest() : StreamsTest({.streams = 2, .heartbeat_seconds = 1}) {}
};

TEST_F(BeatTest, EventsEndWhenTheListenerNoLongerMay) {
  client.send(head("GET /events?name=hall"));
  client.text_until("data: {}\n\n");
  EXPECT_EQ(client.text_until("\n\n"), ": \n\n") << "a sign of life";
  EXPECT_GE(gateway.asked, 1);
  gateway.ended = true;
  EXPECT_EQ(client.text_until("data: {}\n\n"), "event: end\ndata: {}\n\n");
  EXPECT_TRUE(client.closed());
  EXPECT_TRUE(soon([&] { return publisher.listeners("hall") == 0; }));
}

TEST_F(StreamsTest, EventsEndAtOnceWhenEverybodyIsAskedAnew) {
  client.send(head("GET /events?name=hall"));
  client.text_until("data: {}\n\n");
  EXPECT_TRUE(soon([&] { return publisher.listeners("hall") == 1; }));
  gateway.ended = true;
  publisher.check_all();
  EXPECT_EQ(client.text_until("\n\n"), "event: end\ndata: {}\n\n");
  EXPECT_TRUE(client.closed());
}

TEST_F(BeatTest, ThereAreNotTooManyListeners) {
  std::vector<Client> listeners;
  for (int i = 0; i < 3; ++i) {
    listeners.push_back(server.client());
    listeners.back().send(head("GET /events?name=hall"));
    listeners.back().text_until("data: {}\n\n");
  }
  EXPECT_TRUE(listeners.back().closed());
  EXPECT_EQ(publisher.listeners("hall"), 2u);
  listeners.clear();
  EXPECT_TRUE(soon([&] { return publisher.listeners("hall") == 0; })) << "whoever is gone is noticed";
}

TEST_F(StreamsTest, ASlowListenerIsDroppedAndNotWaitedFor) {
  Client deaf = server.client();
  deaf.send(head("GET /events?name=hall"));
  client.send(head("GET /events?name=hall"));
  client.text_until("data: {}\n\n");
  EXPECT_TRUE(soon([&] { return publisher.listeners("hall") == 2; }));
  const Event event{.name = "act", .data = std::string(10'000, 'e')};
  std::size_t read = 0;
  for (int i = 0; i < 3000 && publisher.listeners("hall") == 2; ++i) {
    publisher.publish("hall", event);
    read += client.text_until("\n\n").size();
  }
  EXPECT_TRUE(soon([&] { return publisher.listeners("hall") == 1; }));
  publisher.publish("hall", {.name = "act", .data = "still"});
  EXPECT_EQ(client.text_until("\n\n"), "event: act\ndata: still\n\n") << "after " << read;
}

TEST_F(StreamsTest, EventsEndWithTheServer) {
  client.send(head("GET /events?name=hall"));
  client.text_until("data: {}\n\n");
  EXPECT_TRUE(soon([&] { return publisher.listeners("hall") == 1; }));
  const auto began = std::chrono::steady_clock::now();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
  EXPECT_TRUE(client.closed());
  EXPECT_EQ(publisher.listeners("hall"), 0u);
}

TEST_F(StreamsTest, PublishersAndListenersComeAndGo) {
  std::atomic<bool> ended{false};
  std::thread publishing([&] {
    while (!ended) {
      publisher.publish("hall", {.name = "act", .data = "x"});
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
  });
  for (int i = 0; i < 100; ++i) {
    Client listener = server.client();
    listener.send(head("GET /events?name=hall"));
    EXPECT_FALSE(listener.text_until("event: act\ndata: x\n\n").empty());
  }
  ended = true;
  publishing.join();
}

TEST(Streams, OpenApiSaysWhatTheyAre) {
  const boost::json::value document = openapi(kRoutes, "1");
  const auto& files = document.at_pointer("/paths/~1files/post");
  EXPECT_EQ(files.at_pointer("/requestBody/content/*~1*/schema/format"), "binary");
  EXPECT_EQ(files.at_pointer("/parameters/0/in"), "query");
  EXPECT_TRUE(
      document.at_pointer("/paths/~1events/get/responses/200/content").as_object().contains("text/event-stream"));
  EXPECT_TRUE(document.at_pointer("/paths/~1content/get/responses/200/content").as_object().contains("*/*"));
}

}  // namespace
}  // namespace http::streams
}  // namespace onewindow
