// What is wrong with a request is said with its exact status, code and place, and nothing is half done.
#include "flows.h"

namespace onewindow::flows {
namespace {

using cases::MaterialState;

struct Bad {
  const char* name;
  std::string method, target, body;
  int status;
  std::string code, field;
  std::string headers = {};  // in place of the JSON content type
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Takes the first occurrence of `from`, which must be there.
std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

}  // namespace

class Refusals : public Flow {
 protected:
  // Sends it on a connection of its own, because some of these end it.
  Answer send(const Person& who, const Bad& bad) {
    Person now = hall->nobody();
    now.cookie = who.cookie;
    now.csrf = who.csrf;
    std::string request = now.request(bad.method, bad.target, bad.body);
    if (!bad.headers.empty())
      request =
          with(std::move(request), "Content-Type: application/json\r\n", bad.headers == "none" ? "" : bad.headers);
    return Answer(now.client.ask(request));
  }
  void refused(const Person& who, const std::vector<Bad>& list) {
    const auto before = hall->amounts();
    for (const Bad& bad : list) {
      const Answer answer = send(who, bad);
      EXPECT_EQ(answer.status, bad.status) << bad.name << ": " << answer;
      EXPECT_EQ(answer.code(), bad.code) << bad.name;
      EXPECT_EQ(answer.field(), bad.field) << bad.name;
      EXPECT_EQ(answer.raw.header("content-type"), "application/problem+json") << bad.name;
      EXPECT_EQ(answer.number("/status"), bad.status) << bad.name;
      for (const char* part : {"/type", "/title", "/detail", "/message_zh", "/message_en", "/request_id"})
        EXPECT_NE(answer.text(part), "") << bad.name << part;
    }
    EXPECT_EQ(hall->amounts(), before);
  }
};

TEST_P(Refusals, ABodyThatDoesNotFit) {
  Person clerk = hall->person("window03");
  const auto registration = complete_licence(*hall, item_of(clerk, "SC-003"));
  const std::string good = json::text(registration);
  const std::string name = "\"name\":\"" + registration.applicant.name + "\"";
  const std::string to = "/api/v1/cases";
  refused(
      clerk,
      {
          {"no JSON", "POST", to, good.substr(0, good.size() / 2), 400, "input.json", ""},
          {"a word", "POST", to, "hello", 400, "input.json", ""},
          {"something behind", "POST", to, good + "{}", 400, "input.json", ""},
          {"a comment", "POST", to, "/* */" + good, 400, "input.json", ""},
          {"a comma too much", "POST", to, with(good, "\"summary\"", ",\"summary\""), 400, "input.json", ""},
          {"a list", "POST", to, "[" + good + "]", 422, "input.type", ""},
          {"null", "POST", to, "null", 422, "input.type", ""},
          {"a key twice", "POST", to, with(good, "{\"item\"", "{\"summary\":\"\",\"item\""), 400, "input.json", ""},
          {"a key twice inside", "POST", to, with(good, name, name + "," + name), 400, "input.json", ""},
          {"a number for a text", "POST", to, with(good, name, "\"name\":5"), 422, "input.type", "/applicant/name"},
          {"null for a text", "POST", to, with(good, name, "\"name\":null"), 422, "input.type", "/applicant/name"},
          {"a number for an id", "POST", to, with(good, "\"item\":\"", "\"item\":12,\"x\":\""), 422,
           "input.unknown_field", "/x"},
          {"an object for a list", "POST", to,
           with(with(good, "\"materials\":[", "\"materials\":{\"a\":["), "],\"summary\"", "]},\"summary\""), 422,
           "input.type", "/materials"},
          {"a text in a list of objects", "POST", to, with(good, "\"materials\":[", "\"materials\":[\"m1\","), 422,
           "input.type", "/materials/0"},
          {"an unknown field", "POST", to, with(good, "{\"item\"", "{\"colour\":1,\"item\""), 422,
           "input.unknown_field", "/colour"},
          {"an unknown field inside", "POST", to, with(good, name, name + ",\"a/b\":1"), 422, "input.unknown_field",
           "/applicant/a~1b"},
          {"an unknown field in a list", "POST", to, with(good, "{\"code\":\"m2\"", "{\"colour\":1,\"code\":\"m2\""),
           422, "input.unknown_field", "/materials/1/colour"},
          {"a missing field", "POST", to, with(good, name + ",", ""), 422, "input.missing_field", "/applicant/name"},
          {"a missing object", "POST", to, R"({"item":"1","summary":""})", 422, "input.missing_field", "/applicant"},
          {"an unknown word", "POST", to, with(good, "\"credit_code\"", "\"library_card\""), 422, "input.value",
           "/applicant/paper"},
          {"too long", "POST", to, with(good, name, "\"name\":\"" + repeated("长", 81) + "\""), 422, "input.too_long",
           "/applicant/name"},
          {"empty", "POST", to, with(good, name, "\"name\":\"\""), 422, "input.empty", "/applicant/name"},
          {"spaces", "POST", to, with(good, name, "\"name\":\" 　 \""), 422, "input.empty", "/applicant/name"},
          {"invalid UTF-8", "POST", to, with(good, name, "\"name\":\"\xc3\x28\""), 400, "input.json", ""},
          {"a surrogate in UTF-8", "POST", to, with(good, name, "\"name\":\"\xed\xa0\x80\""), 400, "input.json", ""},
          {"invalid UTF-8 in a key", "POST", to, with(good, "{\"item\"", "{\"\xff\":1,\"item\""), 400, "input.json",
           ""},
          {"NUL", "POST", to, with(good, name, std::string("\"name\":\"a\0b\"", 12)), 400, "input.json", ""},
          {"an escaped NUL", "POST", to, with(good, name, "\"name\":\"a\\u0000b\""), 422, "input.encoding",
           "/applicant/name"},
          {"an escaped bell", "POST", to, with(good, name, "\"name\":\"a\\u0007b\""), 422, "input.encoding",
           "/applicant/name"},
          {"half a surrogate", "POST", to, with(good, name, "\"name\":\"\\ud800\""), 400, "input.json", ""},
          {"no body", "POST", to, "", 422, "input.missing_field", "/item"},
          {"an empty object", "POST", to, "{}", 422, "input.missing_field", "/item"},
          {"40 deep", "POST", to, with(good, name, "\"name\":" + repeated("[", 40) + repeated("]", 40)), 400,
           "input.json", ""},
          {"100000 deep", "POST", to, repeated("[", 100'000), 400, "input.json", ""},
          {"40000 objects deep", "POST", to, repeated("{\"a\":", 40'000), 400, "input.json", ""},
          {"10 MB", "POST", to, with(good, name, "\"name\":\"" + std::string(10'000'000, 'a') + "\""), 413,
           "body.too_large", ""},
          {"a form", "POST", to, good, 415, "http.content_type", "",
           "Content-Type: application/x-www-form-urlencoded\r\n"},
          {"text", "POST", to, good, 415, "http.content_type", "", "Content-Type: text/plain; charset=utf-8\r\n"},
          {"almost JSON", "POST", to, good, 415, "http.content_type", "", "Content-Type: application/jsonp\r\n"},
          {"no content type", "POST", to, good, 415, "http.content_type", "", "none"},
          {"compressed", "POST", to, good, 415, "http.content_encoding", "",
           "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"},
          {"a number out of range", "PUT", to + "/1/checklist", R"({"version":4294967296})", 422, "input.range",
           "/version"},
          {"a huge number", "PUT", to + "/1/checklist", R"({"version":18446744073709551615})", 422, "input.range",
           "/version"},
          {"a fraction", "PUT", to + "/1/checklist", R"({"version":1.5})", 422, "input.type", "/version"},
          {"a number as text", "PUT", to + "/1/checklist", R"({"version":"1"})", 422, "input.type", "/version"},
          {"a date that is none", "POST", to + "/1/notice",
           R"({"version":1,"remark":"","channel":"window","reply_by":"2026-02-30"})", 422, "input.value", "/reply_by"},
          {"an unknown channel", "POST", to + "/1/notice", R"({"version":1,"remark":"","channel":"pigeon"})", 422,
           "input.value", "/channel"},
          {"yes for true", "POST", to + "/1/acceptance",
           R"({"version":1,"verification":{"identity":"yes","qualification":true,"note":""},"transfer":true})", 422,
           "input.type", "/verification/identity"},
          {"a body for nothing", "DELETE", "/api/v1/session", R"({"a":1})", 422, "input.unexpected_body", ""},
      });
}

TEST_P(Refusals, AnAddressThatDoesNotFit) {
  Person clerk = hall->person("window03");
  const std::string step = R"({"version":1,"note":""})";
  const std::string inquiry =
      R"({"asker":"","phone":"","subject":"a","outcome":"handled","answer":"b","referred_person":"","referred_phone":""})";
  std::vector<Bad> list = {
      {"an unknown case", "GET", "/api/v1/cases/1", "", 404, "case.unknown", ""},
      {"an act on an unknown case", "POST", "/api/v1/cases/999999999999999999/closure", step, 404, "case.unknown", ""},
      {"an unknown item", "GET", "/api/v1/items/1", "", 404, "item.unknown", ""},
      {"an unknown route", "GET", "/api/v1/case", "", 404, "http.no_such_route", ""},
      {"an unknown act", "POST", "/api/v1/cases/1/burn", step, 404, "http.no_such_route", ""},
      {"a slash at the end", "GET", "/api/v1/cases/", "", 404, "http.no_such_route", ""},
      {"the root of the interface", "GET", "/api", "", 404, "http.no_such_route", ""},
      {"no id", "POST", "/api/v1/cases//closure", step, 404, "http.no_such_route", ""},
      {"a wrong method", "DELETE", "/api/v1/cases/1", "", 405, "http.method_not_allowed", ""},
      {"a wrong method on a list", "PUT", "/api/v1/cases", "{}", 405, "http.method_not_allowed", ""},
      {"an unknown method", "BREW", "/api/v1/cases", "", 405, "http.method_not_allowed", ""},
      {"an encoded slash", "GET", "/api/v1/cases/1%2F2", "", 400, "http.bad_target", ""},
      {"no UTF-8", "GET", "/api/v1/cases/%FF", "", 400, "http.bad_target", ""},
      {"half an escape", "GET", "/api/v1/cases/%4", "", 400, "http.bad_target", ""},
      {"dots", "GET", "/api/v1/cases/../cases", "", 400, "http.bad_target", ""},
      {"no UTF-8 in the query", "GET", "/api/v1/cases?search=%FF", "", 400, "http.bad_target", ""},
      {"an unknown condition", "GET", "/api/v1/cases?colour=red", "", 422, "input.unknown_field", "?colour"},
      {"a condition twice", "GET", "/api/v1/cases?limit=1&limit=2", "", 422, "input.repeated_field", "?limit"},
      {"an unknown state", "GET", "/api/v1/cases?state=lost", "", 422, "input.value", "?state"},
      {"neither true nor false", "GET", "/api/v1/cases?mine=1", "", 422, "input.value", "?mine"},
      {"no number", "GET", "/api/v1/cases?limit=ten", "", 422, "input.value", "?limit"},
      {"no page", "GET", "/api/v1/cases?after=nowhere", "", 422, "input.value", "?after"},
      {"too long a search", "GET", "/api/v1/cases?search=" + std::string(61, 'a'), "", 422, "input.too_long",
       "?search"},
      {"a control character", "GET", "/api/v1/cases?search=%01", "", 400, "http.bad_target", ""},
      {"a missing condition", "GET", "/api/v1/people", "", 422, "input.missing_field", "?search"},
  };
  for (const char* id : {"abc", "0", "-1", "1.5", "%20", "1%00", "99999999999999999999", "+1", "0x10", "%EF%BC%91"}) {
    const bool bad_byte = std::string(id).ends_with("%00");
    list.push_back({"a bad id", "GET", "/api/v1/cases/" + std::string(id), "", bad_byte ? 400 : 422,
                    bad_byte ? "http.bad_target" : "input.value", bad_byte ? "" : "{id}"});
    if (!bad_byte)
      list.push_back({"a bad id of an act", "POST", "/api/v1/cases/" + std::string(id) + "/closure", step, 422,
                      "input.value", "{id}"});
  }
  for (const char* limit : {"0", "-1", "201", "1000000"})
    for (const char* of : {"/api/v1/cases?", "/api/v1/items?", "/api/v1/public/items?", "/api/v1/people?search=a&",
                           "/api/v1/inquiries?"})
      list.push_back(
          {"a page out of range", "GET", std::string(of) + "limit=" + limit, "", 422, "input.range", "?limit"});
  refused(clerk, list);
  for (const char* of : {"/api/v1/cases?limit=1", "/api/v1/cases?limit=200", "/api/v1/items?limit=200"})
    EXPECT_EQ(clerk.get(of).status, 200) << of;
  EXPECT_EQ(clerk.ask("DELETE", "/api/v1/cases/1").raw.header("allow"), "GET, HEAD, OPTIONS");
}

TEST_P(Refusals, WhatTheRulesDoNotAllow) {
  Person clerk = hall->person("window03"), reviewer = hall->person("review.market_regulation"),
         stranger = hall->person("review.housing");
  const auto item = item_of(clerk, "SC-003"), elsewhere = item_of(clerk, "MS-008");
  const auto registration = complete_licence(*hall, item);
  const std::string good = json::text(registration), to = "/api/v1/cases";
  auto wrong_digit = registration;
  char& last = wrong_digit.applicant.paper_number.back();
  last = last == '5' ? '6' : '5';
  auto no_such_material = registration, twice = registration, skipped = registration, unsaid = registration;
  no_such_material.materials[3].code = "m99";
  twice.materials[3].code = "m1";
  skipped.materials[1].state = MaterialState::not_needed;
  unsaid.materials[1].state = MaterialState::defective;
  auto other_item = registration;
  other_item.item = elsewhere;
  auto unknown_item = registration;
  unknown_item.item = catalogue::ItemId{1};
  refused(
      clerk,
      {
          {"a wrong check digit", "POST", to, json::text(wrong_digit), 422, "paper.check_digit",
           "/applicant/paper_number"},
          {"no such material", "POST", to, json::text(no_such_material), 422, "case.material_unknown",
           "/materials/3/code"},
          {"a material twice", "POST", to, json::text(twice), 422, "case.material_twice", "/materials/3/code"},
          {"a required material not needed", "POST", to, json::text(skipped), 422, "case.material_required",
           "/materials/1/state"},
          {"a defect without words", "POST", to, json::text(unsaid), 422, "case.defect_missing", "/materials/1/defect"},
          {"another window's item", "POST", to, json::text(other_item), 409, "window.not_here", ""},
          {"an unknown item", "POST", to, json::text(unknown_item), 404, "item.unknown", ""},
      });

  const Answer received = clerk.post(to, good);
  ASSERT_EQ(received.status, 200) << received;
  const std::string step = R"({"version":1,"note":""})";
  refused(clerk,
          {
              {"closing what is open", "POST", of_case(received, "closure"), step, 409, "case.wrong_state", ""},
              {"transfer before acceptance", "POST", of_case(received, "transfer"), step, 409, "case.wrong_state", ""},
              {"nothing to correct", "POST", of_case(received, "notice"), json::text(cases::Notice{.version = 1}), 409,
               "case.nothing_to_correct", ""},
              {"an older version", "POST", of_case(received, "withdrawal"), R"({"version":0,"reason":"不办了"})", 412,
               "case.stale", ""},
              {"a later version", "POST", of_case(received, "withdrawal"), R"({"version":2,"reason":"不办了"})", 412,
               "case.stale", ""},
              {"no identity", "POST", of_case(received, "acceptance"), json::text(cases::Acceptance{.version = 1}), 409,
               "case.identity_unchecked", "/verification/identity"},
              {"no reason", "POST", of_case(received, "withdrawal"), R"({"version":1,"reason":"  "})", 422,
               "input.empty", "/reason"},
          });
  const Answer wrong = clerk.post(of_case(received, "closure"), step);
  EXPECT_EQ(wrong.text("/details/state"), "received");
  EXPECT_EQ(wrong.texts("/details/allowed"), received.texts("/allowed"));  // told by the refusal as by the case
  EXPECT_EQ(wrong.texts("/details/allowed"),
            (std::vector<std::string>{"check_materials", "give_notice", "accept", "refuse", "withdraw"}));
  EXPECT_EQ(
      clerk.post(of_case(received, "withdrawal"), R"({"version":7,"reason":"不办了"})").number("/details/version"), 1);

  const Answer accepted = clerk.post(
      of_case(received, "acceptance"),
      json::text(cases::Acceptance{.version = 1, .verification = {.identity = true, .qualification = true}}));
  ASSERT_EQ(accepted.status, 200) << accepted;
  const std::string denial = json::text(cases::Decision{.version = 2, .granted = false, .content = "不符合条件"});
  refused(reviewer, {{"a denial without its basis", "POST", of_case(received, "decision"), denial, 422,
                      "case.legal_basis_missing", "/legal_basis"}});
  refused(stranger, {{"another department's case", "POST", of_case(received, "decision"), denial, 403,
                      "case.other_department", ""}});
  refused(
      clerk,
      {{"a clerk who decides", "POST", of_case(received, "decision"), denial, 403, "case.window_not_authorised", ""},
       {"accepted twice", "POST", of_case(received, "acceptance"),
        json::text(cases::Acceptance{.version = 2, .verification = {.identity = true, .qualification = true}}), 409,
        "case.wrong_state", ""}});
  EXPECT_TRUE(hall->ledger_verdict().sound);
}
INSTANTIATE_ON_BOTH_ENGINES(Refusals);

}  // namespace onewindow::flows
