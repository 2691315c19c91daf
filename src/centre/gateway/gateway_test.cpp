// Through a real server and a real socket, with routes made for it.
#include "centre/gateway/gateway.h"

#include <atomic>
#include <future>
#include <thread>

#include "base/digest.h"
#include "centre/context/series.h"
#include "centre/gateway/idempotency.h"
#include "centre/testing.h"
#include "http/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
std::vector<db::Migration> gateway();
}  // namespace onewindow::migrations

namespace onewindow::gateway_test {

struct Note {
  Text<100, 1> text;
  std::optional<bool> refuse, fail, lose;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text, refuse, fail, lose))
struct Noted {
  std::int64_t number = 0;
  std::string text, by;
  CentreId centre;
};
BOOST_DESCRIBE_STRUCT(Noted, (), (number, text, by, centre))

namespace {

constexpr http::Permission kNote{"item.read", "记", "note"};
constexpr http::Permission kDecide{"case.decide", "决定", "decide"};

Noted note(WriteContext& context, const Note& note) {
  const auto number = series::next(context, "note");
  context.record("test.note", "note", number, "", note.text);
  if (note.refuse.value_or(false)) throw Refusal(RefusalKind::conflict, "test.no", "否", "no").at("/text");
  if (note.fail.value_or(false)) CHECK_PROMISE(false, "a defect");
  if (note.lose.value_or(false)) throw db::Error(db::ErrorKind::busy, "busy");
  return {number, note.text, context.actor.name, context.centre()};
}
Noted personal_note(WriteContext& context, const Note& given) {
  context.privacy.seal({"notes", "text", 1}, given.text);
  return note(context, given);
}
Noted look(ReadContext& context) { return {.by = context.actor.name, .centre = context.centre()}; }
Noted errand_note(ErrandContext& errand, const Note& given) {
  errand.set_cookie("seen=1");
  return errand.contexts.write(errand.actor, [&](WriteContext& context) { return note(context, given); });
}

Noted receive(ErrandContext& errand, const http::Upload& upload) {
  return {.number = std::int64_t(upload.size()), .by = errand.actor.name};
}
http::Events watch(ReadContext& context) {
  return {.topic = std::to_string(context.centre().value), .beginnings = {http::Event{.data = "begun"}}};
}

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> all = [] {
    std::vector<http::Route> list = identity::routes();
    list.push_back(http::route<"GET /api/v1/public/look", look>(http::kPublic, "Look"));
    list.push_back(http::route<"GET /api/v1/look", look>(http::kSignedIn, "Look"));
    list.push_back(http::route<"POST /api/v1/notes", note>(kNote, "Note"));
    list.push_back(http::route<"POST /api/v1/personal-notes", personal_note>(kNote, "Note"));
    list.push_back(http::route<"POST /api/v1/public/notes", note>(http::kPublic, "Note"));
    list.push_back(http::route<"POST /api/v1/decisions", note>(kDecide, "Decide"));
    list.push_back(http::route<"POST /api/v1/errand-notes", errand_note>(kNote, "Note"));
    list.push_back(http::route<"GET /api/v1/public/own", look>(http::kVisitor, "Look"));
    list.push_back(http::route<"POST /api/v1/public/own", note>(http::kVisitor, "Note"));
    list.push_back(http::route<"POST /api/v1/uploads", receive>(kNote, "Receive"));
    list.push_back(http::route<"POST /api/v1/public/uploads", receive>(http::kVisitor, "Receive"));
    list.push_back(http::route<"GET /api/v1/events", watch>(kNote, "Watch"));
    return list;
  }();
  return all;
}

std::vector<db::Migration> all_migrations() {
  auto all = migrations::identity();
  for (auto& migration : migrations::gateway()) all.push_back(std::move(migration));
  return all;
}

// Two of the public who have proved a phone.
struct Visitors : VisitorSource {
  explicit Visitors(CentreId of) : centre(of) {}
  void find(const std::string& token, identity::Sessions::Then then) override {
    if (token != "one" && token != "two") return then(nullptr, nullptr);
    Actor actor = Actor::of_public(centre);
    actor.visitor = VisitorId{token == "one" ? 1 : 2};
    then(std::make_shared<identity::Session>(
             identity::Session{std::make_shared<const Actor>(actor), identity::csrf_of(token)}),
         nullptr);
  }
  CentreId centre;
};

class GatewayTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = all_migrations()}};
  identity::Sessions sessions{world.contexts};
  Visitors visitors{world.centre.id};
  Gateway gateway{world.contexts, sessions, {.public_centre = world.centre.id, .access_log = false}, &visitors};
  http::Publisher publisher;
  http::testing::Running server{
      {.upload_folder = ::testing::TempDir(), .heartbeat_seconds = 1}, routes(), {}, gateway, &publisher};
  http::testing::Client client = server.client();
  std::string cookie, csrf;

  void sign_in() {
    static const std::string hash = identity::hash_password("Window-2026-x");
    const identity::NewAccount account{
        .login = Text<40, 2>("clerk"), .name = Text<40, 1>("张三"), .roles = {"window_clerk"}};
    world.write([&](WriteContext& c) { return identity::open_account(c, account, hash); });
    const auto in = client.post("/api/v1/session", R"({"login":"clerk","password":"Window-2026-x"})");
    ASSERT_EQ(in.status, 200) << in.body;
    const std::string line = in.header("set-cookie");
    cookie = "Cookie: " + line.substr(0, line.find(';')) + "\r\n";
    csrf = "X-CSRF-Token: " + std::string(boost::json::parse(in.body).at("csrf").as_string()) + "\r\n";
  }
  http::testing::Response post(const std::string& path, const std::string& body, const std::string& headers) {
    return client.post(path, body, "Content-Type: application/json\r\n" + headers);
  }
  static std::string code(const http::testing::Response& response) {
    const auto problem = boost::json::parse(response.body);
    return std::to_string(response.status) + " " + std::string(problem.at("code").as_string());
  }
  static std::int64_t number(const http::testing::Response& response) {
    return response.status == 200 ? boost::json::parse(response.body).at("number").as_int64() : -response.status;
  }
  std::int64_t notes() {
    return world.read([](ReadContext& c) {
      return c.db.count("select count(*) from ledger where centre_id = :centre and act = 'test.note'");
    });
  }
};

TEST_P(GatewayTest, a_public_route_shows_the_public_centre_to_anybody) {
  const auto seen = client.get("/api/v1/public/look");
  EXPECT_EQ(seen.status, 200);
  EXPECT_EQ(boost::json::parse(seen.body).at("by").as_string(), "public");
  EXPECT_EQ(boost::json::parse(seen.body).at("centre").as_string(), std::to_string(world.centre.id.value));
}

TEST_P(GatewayTest, without_a_session_401_and_without_permission_403) {
  EXPECT_EQ(code(client.get("/api/v1/look")), "401 session.required");
  EXPECT_EQ(code(client.get("/api/v1/look", "Cookie: onewindow_session=" + digest::random_token(32) + "\r\n")),
            "401 session.required");
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x"})", "")), "401 session.required");
  sign_in();
  EXPECT_EQ(client.get("/api/v1/look", cookie).status, 200);
  EXPECT_EQ(code(post("/api/v1/decisions", R"({"text":"x"})", cookie + csrf)), "403 access.forbidden");
  EXPECT_EQ(notes(), 0);
}

TEST_P(GatewayTest, a_write_without_the_csrf_token_is_refused) {
  sign_in();
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x"})", cookie)), "403 session.csrf");
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x"})", cookie + "X-CSRF-Token: forged\r\n")), "403 session.csrf");
  EXPECT_EQ(code(post("/api/v1/errand-notes", R"({"text":"x"})", cookie)), "403 session.csrf");
  EXPECT_EQ(notes(), 0);
  EXPECT_EQ(post("/api/v1/notes", R"({"text":"x"})", cookie + csrf).status, 200);
}

TEST_P(GatewayTest, a_visitor_reaches_what_is_for_visitors_and_nothing_else) {
  const std::string one = "Cookie: onewindow_visitor=one\r\n", two = "Cookie: onewindow_visitor=two\r\n";
  const auto csrf_of = [](const char* token) { return "X-CSRF-Token: " + identity::csrf_of(token) + "\r\n"; };
  EXPECT_EQ(client.get("/api/v1/public/own", one).status, 200);
  EXPECT_EQ(code(client.get("/api/v1/public/own")), "401 visitor.required");
  EXPECT_EQ(code(client.get("/api/v1/public/own", "Cookie: onewindow_visitor=three\r\n")), "401 visitor.required");
  EXPECT_EQ(code(client.get("/api/v1/look", one)), "401 session.required");
  EXPECT_EQ(code(post("/api/v1/public/own", R"({"text":"x"})", one)), "403 session.csrf");
  const std::string key = "Idempotency-Key: k-1\r\n";
  EXPECT_EQ(number(post("/api/v1/public/own", R"({"text":"x"})", one + csrf_of("one") + key)), 1);
  EXPECT_EQ(number(post("/api/v1/public/own", R"({"text":"x"})", one + csrf_of("one") + key)), 1);
  EXPECT_EQ(code(post("/api/v1/public/own", R"({"text":"x"})", two + csrf_of("two") + key)),
            "422 idempotency.key_reused");
  sign_in();
  EXPECT_EQ(code(client.get("/api/v1/public/own", cookie)), "401 visitor.required") << "a clerk is no visitor";
}

TEST_P(GatewayTest, signing_in_looking_and_signing_out) {
  EXPECT_EQ(code(client.post("/api/v1/session", R"({"login":"clerk","password":"wrong"})")), "401 session.wrong");
  sign_in();
  const auto session = client.get("/api/v1/session", cookie);
  EXPECT_EQ(session.status, 200) << session.body;
  EXPECT_EQ("X-CSRF-Token: " + std::string(boost::json::parse(session.body).at("csrf").as_string()) + "\r\n", csrf);
  const auto out = client.ask("DELETE /api/v1/session HTTP/1.1\r\nHost: test\r\n" + cookie + csrf + "\r\n");
  EXPECT_EQ(out.status, 204);
  EXPECT_TRUE(out.header("set-cookie").find("Max-Age=0") != std::string::npos);
  EXPECT_EQ(code(client.get("/api/v1/session", cookie)), "401 session.required");
}

TEST_P(GatewayTest, what_does_not_fit_is_refused_with_its_place_and_changes_nothing) {
  sign_in();
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":1})", cookie + csrf)), "422 input.type");
  EXPECT_EQ(code(post("/api/v1/notes", "{", cookie + csrf)), "400 input.json");
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x","refuse":true})", cookie + csrf)), "409 test.no");
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x","fail":true})", cookie + csrf)), "500 server.broken");
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x","lose":true})", cookie + csrf)), "503 server.unavailable");
  EXPECT_EQ(notes(), 0);
  EXPECT_EQ(number(post("/api/v1/notes", R"({"text":"x"})", cookie + csrf)), 1) << "the refused ones took no number";
}

TEST_P(GatewayTest, the_same_request_sent_again_is_answered_and_not_done_again) {
  sign_in();
  const std::string headers = cookie + csrf + "Idempotency-Key: k-1\r\n";
  const auto first = post("/api/v1/notes", R"({"text":"x"})", headers);
  const auto again = post("/api/v1/notes", R"({"text":"x"})", headers);
  EXPECT_EQ(first.header("idempotency-replayed"), "");
  EXPECT_EQ(again.header("idempotency-replayed"), "true");
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("content-type"), first.header("content-type"));
  EXPECT_EQ(notes(), 1);
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"y"})", headers)), "422 idempotency.key_reused");
  EXPECT_EQ(number(post("/api/v1/notes", R"({"text":"x"})", cookie + csrf + "Idempotency-Key: k-2\r\n")), 2);
  // Another route, another person: other keys.
  EXPECT_EQ(number(post("/api/v1/public/notes", R"({"text":"y"})", "Idempotency-Key: k-1\r\n")), 3);
}

TEST_P(GatewayTest, the_answer_of_an_act_on_personal_data_is_kept_sealed) {
  sign_in();
  const std::string headers = cookie + csrf + "Idempotency-Key: k-1\r\n";
  const auto first = post("/api/v1/personal-notes", R"({"text":"13812341234"})", headers);
  EXPECT_EQ(first.status, 200);
  const auto kept = [&] {
    return world.read([](ReadContext& c) {
      return *c.db.value<std::string>("select body from idempotency where centre_id = :centre and key = 'k-1'");
    });
  };
  EXPECT_EQ(kept().find("13812341234"), std::string::npos);
  const auto again = post("/api/v1/personal-notes", R"({"text":"13812341234"})", headers);
  EXPECT_EQ(again.header("idempotency-replayed"), "true");
  EXPECT_EQ(again.body, first.body);
  // The sealed answer of one key does not open under another.
  world.tamper("update idempotency set key = 'k-2' where centre_id = :centre");
  EXPECT_EQ(
      code(post("/api/v1/personal-notes", R"({"text":"13812341234"})", cookie + csrf + "Idempotency-Key: k-2\r\n")),
      "409 privacy.unreadable");
}

TEST_P(GatewayTest, a_refusal_is_not_kept_for_its_key) {
  sign_in();
  const std::string headers = cookie + csrf + "Idempotency-Key: k-1\r\n";
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x","refuse":true})", headers)), "409 test.no");
  EXPECT_EQ(number(post("/api/v1/notes", R"({"text":"x"})", headers)), 1);
  EXPECT_EQ(code(post("/api/v1/notes", R"({"text":"x"})",
                      cookie + csrf + "Idempotency-Key: " + std::string(101, 'k') + "\r\n")),
            "400 idempotency.key");
}

TEST_P(GatewayTest, a_key_lives_24_hours_and_is_pruned_in_chunks) {
  const auto send = [&](const std::string& key) {
    return post("/api/v1/public/notes", R"({"text":"x"})", "Idempotency-Key: " + key + "\r\n");
  };
  for (const char* key : {"a", "b", "c"}) send(key);
  world.clock.advance_minutes(24 * 60 - 1);
  EXPECT_EQ(number(send("a")), 1);
  world.clock.advance_minutes(2);
  EXPECT_EQ(number(send("a")), 4);
  const auto prune = [&] {
    return world.database->write(db::Scope::centre(world.centre.id), [&](db::Write& w) {
      return idempotency::prune(w, world.clock.now() + -idempotency::kLives, 1);
    });
  };
  EXPECT_EQ(prune(), 1);
  EXPECT_EQ(prune(), 1);
  EXPECT_EQ(prune(), 0);
  EXPECT_EQ(number(send("a")), 4);
}

TEST_P(GatewayTest, one_key_sent_by_many_at_once_is_done_once) {
  std::vector<std::thread> threads;
  std::atomic<int> ones{0};
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      auto own = server.client();
      const auto answer = own.post("/api/v1/public/notes", R"({"text":"x"})",
                                   "Content-Type: application/json\r\nIdempotency-Key: k\r\n");
      ones += number(answer) == 1;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(ones, 8);
  EXPECT_EQ(notes(), 1);
}

TEST_P(GatewayTest, an_errand_opens_its_own_transactions_and_sets_cookies) {
  sign_in();
  const auto answer = post("/api/v1/errand-notes", R"({"text":"x"})", cookie + csrf);
  EXPECT_EQ(number(answer), 1);
  EXPECT_EQ(answer.header("set-cookie"), "seen=1");
  EXPECT_EQ(code(post("/api/v1/errand-notes", R"({"text":"x","refuse":true})", cookie + csrf)), "409 test.no");
}

TEST_P(GatewayTest, an_upload_is_refused_before_it_comes) {
  const auto announced = [&](const std::string& headers) {
    auto own = server.client();
    own.send("POST /api/v1/uploads HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n" + headers + "\r\n");
    return own.receive();
  };
  EXPECT_EQ(code(announced("")), "401 session.required");
  sign_in();
  EXPECT_EQ(code(announced(cookie)), "403 session.csrf");
  EXPECT_EQ(number(post("/api/v1/uploads", "abc", cookie + csrf)), 3);
  const std::string one = "Cookie: onewindow_visitor=one\r\n";
  EXPECT_EQ(code(server.client().post("/api/v1/public/uploads", "abc", cookie + csrf)), "401 visitor.required");
  EXPECT_EQ(code(server.client().post("/api/v1/public/uploads", "abc", one)), "403 session.csrf");
  EXPECT_EQ(number(post("/api/v1/public/uploads", "abc", one + "X-CSRF-Token: " + identity::csrf_of("one") + "\r\n")),
            3);
}

TEST_P(GatewayTest, events_end_with_the_session_and_do_not_keep_it_alive) {
  EXPECT_EQ(code(client.get("/api/v1/events")), "401 session.required");
  sign_in();
  auto listening = server.client();
  const std::string request = "GET /api/v1/events HTTP/1.1\r\nHost: t\r\n" + cookie + "\r\n";
  listening.send(request);
  EXPECT_FALSE(listening.text_until("data: begun\n\n").empty());
  for (int minutes = 0; minutes < 30; minutes += 10) {
    EXPECT_EQ(listening.text_until("\n\n"), ": \n\n") << "after " << minutes << " minutes without a request";
    world.clock.advance_minutes(11);
  }
  EXPECT_FALSE(listening.text_until("event: end\ndata: {}\n\n").empty());
  EXPECT_TRUE(listening.closed());
  EXPECT_EQ(code(client.get("/api/v1/look", cookie)), "401 session.required");
}

INSTANTIATE_ON_BOTH_ENGINES(GatewayTest);

TEST(Errands, no_more_wait_than_agreed) {
  std::mutex gate;
  gate.lock();
  Errands errands(1, 1);
  std::promise<void> running;
  EXPECT_TRUE(errands.post([&] {
    running.set_value();
    std::lock_guard wait(gate);
  }));
  running.get_future().get();
  EXPECT_TRUE(errands.post([] {}));
  EXPECT_FALSE(errands.post([] {}));
  gate.unlock();
}

}  // namespace
}  // namespace onewindow::gateway_test
