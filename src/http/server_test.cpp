// The server over real sockets, with a gateway that opens no transaction.
#include "http/server.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <condition_variable>
#include <deque>

#include "base/refusal.h"
#include "http/compression.h"
#include "http/testing.h"

namespace onewindow {

namespace http::served {

struct Context {};

struct EchoTag;
using EchoId = Id<EchoTag>;
struct Echo {
  Text<1000000> text;
  std::optional<std::int32_t> times;
};
BOOST_DESCRIBE_STRUCT(Echo, (), (text, times))

}  // namespace http::served

template <>
struct http::context_kind<http::served::Context> {
  static constexpr ContextKind value = ContextKind::read;
};

namespace http::served {
namespace {

using testing::Client;
using testing::Response;
using testing::Running;

Echo say(Context&, const Echo& echo) {
  Echo out{.text = {}};
  for (int i = 0; i < echo.times.value_or(1); ++i) out.text += echo.text;
  return out;
}
Echo write(Context&, const Echo& echo) { return echo; }
Echo named(Context&, const Text<50>& name) { return Echo{name}; }
Echo one(Context&, EchoId id) { return Echo{std::to_string(id.value)}; }
void act(Context&, EchoId) {}
void defect(Context&) { throw std::runtime_error("secret"); }
Document paper(Context&) { return {"application/pdf", "%PDF", ""}; }
Echo slow(Context&) { return Echo{"slow"}; }

const Route kRoutes[] = {
    route<"GET /api/v1/echo", say>(kPublic, "Say"),
    route<"POST /api/v1/echo", write>(kPublic, "Write"),
    route<"GET /api/v1/echo/by-name/{name}", named>(kPublic, "Name"),
    route<"GET /api/v1/echo/{id}", one>(kPublic, "One"),
    route<"POST /api/v1/echo/{id}/act", act>(kPublic, "Act"),
    route<"GET /api/v1/defect", defect>(kPublic, "Defect"),
    route<"GET /api/v1/paper", paper>(kPublic, "Paper"),
    route<"GET /api/v1/slow", slow>(kPublic, "Slow"),
    route<"GET /api/v1/forgotten", slow>(kPublic, "Never answered"),
};

// Answers on its own thread, as the database's threads do; /slow waits for release(); /now answers at once.
class TestGateway : public Gateway {
 public:
  ~TestGateway() override {
    release();
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  void serve(const Route& route, Request request, std::vector<std::string> values,
             std::function<void(Answer)> reply) override {
    last_peer = request.peer;
    auto bound = route.bind(
        route, Input{std::move(values), std::move(request.query), request.body});  // refusals leave from here
    if (route.path == "/api/v1/forgotten") return;
    if (at_once) return reply(run(route, bound.get(), request.id));
    const std::lock_guard lock(mutex_);
    auto work = [&route, bound, id = request.id, reply] { reply(run(route, bound.get(), id)); };
    (route.path == "/api/v1/slow" && !released_ ? held_ : waiting_).push_back(std::move(work));
    ++served;
    changed_.notify_all();
  }
  void release() {
    const std::lock_guard lock(mutex_);
    released_ = true;
    for (auto& work : held_) waiting_.push_back(std::move(work));
    held_.clear();
    changed_.notify_all();
  }
  void wait_for_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !held_.empty(); });
  }
  std::atomic<bool> at_once{false};
  std::atomic<int> served{0};
  std::string last_peer;

 private:
  static Answer run(const Route& route, void* bound, const std::string& id) {
    try {
      Context context;
      return route.run(&context, bound);
    } catch (...) {
      return problem_of(std::current_exception(), id);
    }
  }
  void work() {
    for (std::unique_lock lock(mutex_);;) {
      changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      auto next = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      next();
      next = nullptr;
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_, held_;
  bool released_ = false, ended_ = false;
  std::thread thread_{[this] { work(); }};
};

std::string gzip(std::string_view bytes) {
  std::string out;
  Gzip().compress(bytes, out);
  return out;
}

std::vector<Asset> assets() {
  const std::string page = "<!doctype html><title>一窗</title>" + std::string(2000, ' ');
  return {{"/index.html", "text/html; charset=utf-8", gzip(page), "\"i1\"", false},
          {"/assets/a-1.js", "text/javascript", gzip(std::string(3000, ';')), "a1", true}};
}

class ServerTest : public ::testing::Test {
 protected:
  static std::string code(const Response& response) {
    if (!response.header("content-type").starts_with("application/problem+json")) return "no problem";
    return std::to_string(response.status) + " " + boost::json::parse(response.body).at("code").as_string().c_str();
  }
  static std::string field(const Response& response) {
    const auto body = boost::json::parse(response.body);
    return body.as_object().contains("field") ? std::string(body.at("field").as_string()) : "";
  }

  TestGateway gateway;
  Running server{{}, kRoutes, assets(), gateway};
  Client client = server.client();
};

TEST_F(ServerTest, RoutesAndBinds) {
  EXPECT_EQ(client.get("/api/v1/echo?text=a%20b+c&times=2").body, R"({"text":"a b ca b c"})");
  EXPECT_EQ(client.post("/api/v1/echo", R"({"text":"灯"})").body, R"({"text":"灯"})");
  EXPECT_EQ(client.get("/api/v1/echo/by-name/%E7%81%AF%20%3f").body, R"({"text":"灯 ?"})");
  EXPECT_EQ(client.get("/api/v1/echo/12").body, R"({"text":"12"})");
  EXPECT_EQ(client.get("http://elsewhere/api/v1/echo/12").body, R"({"text":"12"})");
  EXPECT_EQ(client.post("/api/v1/echo/12/act", "", "").status, 204);
  EXPECT_EQ(client.get("/healthz").body, R"({"status":"ok"})");
  EXPECT_EQ(gateway.last_peer, "127.0.0.1");
}

TEST_F(ServerTest, SaysWhatIsWrongAndWhere) {
  const auto check = [&](const Response& response, std::string_view expected_code, std::string_view expected_field) {
    EXPECT_EQ(code(response), expected_code);
    EXPECT_EQ(field(response), expected_field);
  };
  check(client.get("/api/v1/echo"), "422 input.missing_field", "?text");
  check(client.get("/api/v1/echo?text=a&colour=red"), "422 input.unknown_field", "?colour");
  check(client.get("/api/v1/echo?text=a&times=x"), "422 input.value", "?times");
  check(client.get("/api/v1/echo/x"), "422 input.value", "{id}");
  check(client.post("/api/v1/echo", R"({"text":7})"), "422 input.type", "/text");
  check(client.post("/api/v1/echo", R"({"text":"a","x":1})"), "422 input.unknown_field", "/x");
  check(client.post("/api/v1/echo", ""), "422 input.missing_field", "/text");
  check(client.post("/api/v1/echo", R"({"text":)"), "400 input.json", "");
  check(client.post("/api/v1/echo", "\"" + std::string(30, '[')), "400 input.json", "");
  check(client.post("/api/v1/echo", R"({"text":"a"})", "Content-Type: text/plain\r\n"), "415 http.content_type", "");
  check(client.post("/api/v1/echo", R"({"text":"a"})", ""), "415 http.content_type", "");
  check(client.post("/api/v1/echo", R"({"text":"a"})", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"),
        "415 http.content_encoding", "");
  check(client.post("/api/v1/echo/1/act", "x"), "422 input.unexpected_body", "");
  check(client.get("/api/v1/nothing"), "404 http.no_such_route", "");
  check(client.get("/api"), "404 http.no_such_route", "");
  check(client.get("/api/v1/echo/1/"), "404 http.no_such_route", "");
  EXPECT_EQ(client.post("/api/v1/echo", R"({"text":"a"})", "Content-Type: Application/JSON; charset=utf-8\r\n").status,
            200);
}

TEST_F(ServerTest, ADefectIsAnswered500WithoutItsText) {
  const Response response = client.get("/api/v1/defect");
  EXPECT_EQ(code(response), "500 server.broken");
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
  EXPECT_FALSE(response.header("x-request-id").empty());
  EXPECT_NE(response.body.find(response.header("x-request-id")), std::string::npos);
  EXPECT_EQ(code(client.get("/api/v1/forgotten")), "500 server.broken");
}

TEST_F(ServerTest, NamesTheMethodsThatAre) {
  const Response refused = client.ask("DELETE /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(code(refused), "405 http.method_not_allowed");
  EXPECT_EQ(refused.header("allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(client.ask("PATCH /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n").status, 405);
  const Response options = client.ask("OPTIONS /api/v1/echo/7/act HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.header("allow"), "POST, OPTIONS");
  EXPECT_EQ(client.ask("OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n").status, 204);
  EXPECT_EQ(client.post("/window", "").status, 405);
  EXPECT_EQ(client.post("/healthz", "").status, 405);
}

TEST_F(ServerTest, HeadIsGetWithoutABody) {
  const Response head = client.ask("HEAD /api/v1/echo?text=abc HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "14");
  EXPECT_EQ(client.get("/healthz").status, 200) << "nothing of a body may follow the head";
}

TEST_F(ServerTest, RefusesPathsThatNoHonestClientSends) {
  for (const char* target :
       {"/../etc/passwd", "/assets/../index.html", "/assets/%2e%2e/index.html", "/a/%2E/b", "/a%00b", "/a%2fb",
        "/a%5Cb", "/a\\b", "/%ff", "/%C0%AF", "/a%", "/a%4", "/a%zz", "/?q=%FF", "/?a=%00", "noslash"})
    EXPECT_EQ(code(client.get(target)), "400 http.bad_target") << target;
  EXPECT_EQ(client.get("/api/v1/echo?text=%2F..%2F").status, 200);
  EXPECT_EQ(client.get("/api/v1/echo/by-name/\xE7\x81\xAF").body, R"({"text":"灯"})") << "raw UTF-8 is understood";
}

TEST_F(ServerTest, ServesPages) {
  const Response page = client.get("/window/cases/12", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("content-encoding"), "gzip");
  EXPECT_EQ(page.header("cache-control"), "no-cache");
  EXPECT_TRUE(gunzip(page.body).starts_with("<!doctype html>"));
  EXPECT_TRUE(client.get("/", "Accept-Encoding: gzip;q=0\r\n").body.starts_with("<!doctype html>"));
  EXPECT_EQ(client.get("/manage/registers/cases.ledger").status, 200) << "a page's address may hold a dot";
  const Response script = client.get("/assets/a-1.js");
  EXPECT_EQ(script.body, std::string(3000, ';'));
  EXPECT_EQ(script.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(client.get("/assets/a-1.js", "If-None-Match: " + script.header("etag") + "\r\n").status, 304);
  EXPECT_EQ(client.get("/assets/a-0.js").status, 404) << "an old script must not be answered with a page";
  EXPECT_EQ(client.get("/robots.txt").status, 404);
  EXPECT_EQ(client.get("/window/registers/cases.ledger").status, 200) << "a page whose name has a dot";
  EXPECT_NE(page.header("content-security-policy").find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(page.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(client.get("/api/v1/paper").header("content-security-policy"), "frame-ancestors 'self'");
}

TEST_F(ServerTest, CompressesWhatIsWorthIt) {
  const std::string target = "/api/v1/echo?text=abcdefghij&times=1000";
  const Response plain = client.get(target), small = client.get("/api/v1/echo?text=a", "Accept-Encoding: gzip\r\n");
  const Response packed = client.get(target, "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(packed.header("content-encoding"), "gzip");
  EXPECT_EQ(gunzip(packed.body), plain.body);
  EXPECT_LT(packed.body.size(), plain.body.size() / 10);
  EXPECT_EQ(small.header("content-encoding"), "");
  EXPECT_EQ(packed.header("vary"), "Accept-Encoding");
}

TEST_F(ServerTest, SaysNothingTwice) {
  const Response first = client.get("/api/v1/echo?text=a");
  EXPECT_TRUE(first.header("etag").starts_with("W/\""));
  EXPECT_EQ(first.header("cache-control"), "private, no-cache");
  const std::string condition = "If-None-Match: \"x\", " + first.header("etag") + "\r\n";
  const Response again = client.get("/api/v1/echo?text=a", condition);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(client.get("/api/v1/echo?text=b", condition).status, 200);
  EXPECT_EQ(client.post("/api/v1/echo", R"({"text":"a"})").header("cache-control"), "no-store");
  EXPECT_EQ(client.get("/api/v1/nothing").header("cache-control"), "no-store");
}

TEST_F(ServerTest, KeepsAConnectionForAThousandRequests) {
  for (int i = 1; i <= 1000; ++i) {
    gateway.at_once = i % 2 == 0;
    ASSERT_EQ(client.get("/api/v1/echo/" + std::to_string(i)).body, "{\"text\":\"" + std::to_string(i) + "\"}");
  }
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  std::string all;
  for (int i = 1; i <= 200; ++i) {
    all += i % 3 == 0 ? "GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n"
                      : "GET /api/v1/echo/" + std::to_string(i) + " HTTP/1.1\r\nHost: t\r\n\r\n";
    if (i % 50 == 0) all += "\r\n";  // forgiven
  }
  client.send(all);
  for (int i = 1; i <= 200; ++i)
    ASSERT_EQ(client.receive().body, i % 3 == 0 ? R"({"status":"ok"})" : "{\"text\":\"" + std::to_string(i) + "\"}");
}

TEST_F(ServerTest, ClosesWhenAskedTo) {
  EXPECT_EQ(client.get("/healthz", "Connection: close\r\n").header("connection"), "close");
  EXPECT_TRUE(client.closed());
  Client old = server.client();
  EXPECT_EQ(old.ask("GET /healthz HTTP/1.0\r\n\r\n").status, 200);
  EXPECT_TRUE(old.closed());
  Client half = server.client();
  half.send("GET /api/v1/echo/3 HTTP/1.1\r\nHost: t\r\n\r\n");
  half.finish_sending();
  EXPECT_EQ(half.receive().body, R"({"text":"3"})");
  EXPECT_TRUE(half.closed());
}

}  // namespace
}  // namespace http::served
}  // namespace onewindow
