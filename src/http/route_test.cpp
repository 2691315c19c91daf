// Binding, refusals and the OpenAPI document, without a socket.
#include "http/route.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/check.h"
#include "base/page.h"
#include "base/refusal.h"
#include "base/unavailable.h"
#include "http/server.h"

namespace onewindow {

namespace http::test {

struct Reading {};
struct Writing {};

enum class Light { green, yellow, red };
BOOST_DESCRIBE_ENUM(Light, green, yellow, red)

struct LampTag;
using LampId = Id<LampTag>;

struct LampQuery : PageQuery {
  std::optional<Light> light;
  std::vector<LampId> ids;
  Date on;
};
BOOST_DESCRIBE_STRUCT(LampQuery, (PageQuery), (light, ids, on))

struct Lamp {
  LampId id;
  Text<20, 1> name;
  std::optional<Light> light;
};
BOOST_DESCRIBE_STRUCT(Lamp, (), (id, name, light))

struct Switch {
  Light to;
  std::vector<Lamp> others;
};
BOOST_DESCRIBE_STRUCT(Switch, (), (to, others))

struct Remark {
  std::optional<Text<100>> text;
};
BOOST_DESCRIBE_STRUCT(Remark, (), (text))

}  // namespace http::test

namespace http {
template <> struct context_kind<test::Reading> {
  static constexpr ContextKind value = ContextKind::read;
};
template <> struct context_kind<test::Writing> {
  static constexpr ContextKind value = ContextKind::write;
};
}  // namespace http

namespace http::test {
namespace {

constexpr Permission kSwitch{"lamp.switch", "开关灯", "switch lamps"};

Paged<Lamp> list(Reading&, const LampQuery& query) {
  Paged<Lamp> page;
  for (const LampId id : query.ids) page.items.push_back(Lamp{id, "灯 " + query.on.str(), query.light});
  page.next = query.after;
  return page;
}
Lamp lamp(Reading&, LampId id) { return Lamp{id, "灯"}; }
Lamp turn(Writing&, LampId id, const Switch& to) { return Lamp{id, "灯", to.to}; }
void remark(Writing&, LampId, const Remark&) {}
void remove(Writing&, LampId) {}
Document picture(Reading&, LampId, Light) { return {"image/png", "png", "灯 1.png"}; }

const Route kRoutes[] = {
    route<"GET /api/v1/lamps", list>(kPublic, "List lamps", "lamps.list"),
    route<"GET /api/v1/lamps/{id}", lamp>(kSignedIn, "One lamp"),
    route<"POST /api/v1/lamps/{id}/switch", turn>(kSwitch, "Switch a lamp", "lamps.switch"),
    route<"PUT /api/v1/lamps/{id}/remark", remark>(kSwitch, "Remark on a lamp"),
    route<"DELETE /api/v1/lamps/{id}", remove>(kSwitch, "Remove a lamp"),
    route<"GET /api/v1/lamps/{id}/pictures/{light}", picture>(kSignedIn, "A picture of a lamp"),
};

Answer ask(const Route& route, const Input& input) {
  Reading reading;
  Writing writing;
  const auto bound = route.bind(route, input);
  return route.run(route.kind == ContextKind::read ? static_cast<void*>(&reading) : &writing, bound.get());
}

std::string refused(const Route& route, const Input& input) {
  try {
    ask(route, input);
    return "accepted";
  } catch (const Refusal& refusal) {
    return refusal.code + " " + refusal.field;
  }
}

TEST(Route, KnowsItsForm) {
  EXPECT_EQ(kRoutes[1].operation, "lamps.by_id.get");
  EXPECT_EQ(kRoutes[5].operation, "lamps.by_id.pictures.by_light.get");
  EXPECT_EQ(kRoutes[2].path_names, std::vector<std::string_view>{"id"});
  EXPECT_EQ(kRoutes[2].kind, ContextKind::write);
  EXPECT_TRUE(kRoutes[5].document);
  EXPECT_EQ(kRoutes[4].answer, nullptr);
}

TEST(Route, BindsAndAnswers) {
  EXPECT_EQ(
      ask(kRoutes[0], {{}, {{"ids", "7"}, {"on", "2026-02-13"}, {"ids", "9"}, {"light", "red"}, {"after", "x"}}, ""})
          .body,
      R"({"items":[{"id":"7","name":"灯 2026-02-13","light":"red"},{"id":"9","name":"灯 2026-02-13","light":"red"}],"next":"x"})");
  EXPECT_EQ(ask(kRoutes[2], {{"5"}, {}, R"({"to":"yellow"})"}).body, R"({"id":"5","name":"灯","light":"yellow"})");
  EXPECT_EQ(ask(kRoutes[3], {{"5"}, {}, ""}).status, 204);
  const Answer picture = ask(kRoutes[5], {{"5", "red"}, {}, ""});
  EXPECT_EQ(picture.content_type, "image/png");
  EXPECT_EQ(picture.headers.at(0).second, "attachment; filename*=UTF-8''%E7%81%AF%201.png");
}

TEST(Route, RefusesWithTheExactPlace) {
  const auto query = [](std::vector<std::pair<std::string, std::string>> given) {
    return refused(kRoutes[0], {{}, std::move(given), ""});
  };
  EXPECT_EQ(query({}), "input.missing_field ?on");
  EXPECT_EQ(query({{"on", "2026-02-30"}}), "input.value ?on");
  EXPECT_EQ(query({{"on", "2026-02-13"}, {"on", "2026-02-13"}}), "input.repeated_field ?on");
  EXPECT_EQ(query({{"on", "2026-02-13"}, {"off", ""}}), "input.unknown_field ?off");
  EXPECT_EQ(query({{"on", "2026-02-13"}, {"ids", "x"}}), "input.value ?ids");
  EXPECT_EQ(query({{"on", "2026-02-13"}, {"light", "blue"}}), "input.value ?light");
  EXPECT_EQ(query({{"on", "2026-02-13"}, {"limit", "99999999999"}}), "input.value ?limit");
  EXPECT_EQ(query({{"on", "2026-02-13"}, {"after", "\xFF"}}), "input.encoding ?after");
  EXPECT_EQ(refused(kRoutes[1], {{"abc"}, {}, ""}), "input.value {id}");
  EXPECT_EQ(refused(kRoutes[1], {{"0"}, {}, ""}), "input.value {id}");
  EXPECT_EQ(refused(kRoutes[2], {{"1"}, {}, ""}), "input.missing_field /to");
  EXPECT_EQ(refused(kRoutes[2], {{"1"}, {}, "["}), "input.json ");
  EXPECT_EQ(refused(kRoutes[2], {{"1"}, {}, "[]"}), "input.type ");
  EXPECT_EQ(refused(kRoutes[2], {{"1"}, {}, R"({"to":"red","others":[{"id":"1","name":""}]})"}),
            "input.empty /others/0/name");
}

// What must not compile, one line each; try one by taking its comment away:
//   route<"GET /api/v1/lamps/{id}", list>(kPublic, "")          the path's parameters do not match
//   route<"GET /api/v1/lamps/{id}", lamp>("", "")               no permission
//   route<"PATCH /api/v1/lamps/{id}", lamp>(kPublic, "")        not a method

TEST(Problem, SaysEverythingOnce) {
  const auto refusal = Refusal(RefusalKind::conflict, "lamp.broken", "灯坏了", "The lamp is broken")
                           .at("/to")
                           .because(Citation{"p", "P1", "第一条", "Article 1"})
                           .with("allowed", boost::json::array{"red"});
  const Answer answer = problem(refusal, "r1");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.content_type, "application/problem+json");
  EXPECT_EQ(
      answer.body,
      R"({"type":"urn:onewindow:problem:lamp.broken","title":"Not possible in the present state","status":409,"detail":"灯坏了",)"
      R"("code":"lamp.broken","message_zh":"灯坏了","message_en":"The lamp is broken","field":"/to",)"
      R"("citations":[{"pack":"p","provision":"P1","zh":"第一条","en":"Article 1"}],"request_id":"r1","details":{"allowed":["red"]}})");
}

TEST(Problem, TellsTroubleFromDefects) {
  struct Lost : Unavailable {};
  struct Misused : Unavailable {
    int retry_after() const noexcept override { return 0; }
  };
  EXPECT_EQ(problem_of(std::make_exception_ptr(Lost()), "r").status, 503);
  EXPECT_EQ(problem_of(std::make_exception_ptr(Lost()), "r").headers.at(0).first, "Retry-After");
  EXPECT_EQ(problem_of(std::make_exception_ptr(Misused()), "r").status, 500);
  EXPECT_EQ(problem_of(std::make_exception_ptr(BrokenPromise("x")), "r").status, 500);
  EXPECT_EQ(problem_of(std::make_exception_ptr(std::runtime_error("身份证号 1")), "r").status, 500);
  EXPECT_EQ(problem_of(std::make_exception_ptr(std::runtime_error("身份证号 1")), "r").body.find("身份证"),
            std::string::npos);
  EXPECT_EQ(problem_of(std::make_exception_ptr(42), "r").status, 500);
  EXPECT_EQ(problem_of(std::make_exception_ptr(Refusal(RefusalKind::stale, "a", "b", "c")), "r").status, 412);
}

TEST(OpenApi, FollowsTheRoutes) {
  const auto document = openapi(kRoutes, "1.2.3");
  if (const char* file = std::getenv("OPENAPI_OUT")) std::ofstream(file) << boost::json::serialize(document);
  const auto at = [&](std::string_view pointer) { return boost::json::serialize(document.at_pointer(pointer)); };
  EXPECT_EQ(at("/paths/~1api~1v1~1lamps/get/tags"), R"(["lamps"])");
  EXPECT_EQ(at("/paths/~1api~1v1~1lamps/get/security"), "[]");
  EXPECT_EQ(at("/paths/~1api~1v1~1lamps/get/parameters/4"),
            R"({"name":"on","in":"query","required":true,"schema":{"type":"string","format":"date"}})");
  EXPECT_EQ(at("/paths/~1api~1v1~1lamps~1{id}~1switch/post/security"), R"([{"session":[],"csrf":[]}])");
  EXPECT_EQ(at("/paths/~1api~1v1~1lamps~1{id}~1switch/post/x-permission"), R"("lamp.switch")");
  EXPECT_EQ(at("/paths/~1api~1v1~1lamps~1{id}~1switch/post/requestBody/required"), "true");
  EXPECT_EQ(at("/paths/~1api~1v1~1lamps~1{id}~1remark/put/requestBody/required"), "false");
  EXPECT_TRUE(document.at("components").at("schemas").as_object().contains("Problem"));
}

TEST(OpenApi, RefusesOneNameForTwoOperations) {
  const Route twice[] = {route<"GET /api/v1/a", list>(kPublic, "a", "same"),
                         route<"GET /api/v1/b", list>(kPublic, "b", "same")};
  EXPECT_THROW(openapi(twice, "1"), BrokenPromise);
}

}  // namespace
}  // namespace http::test
}  // namespace onewindow
