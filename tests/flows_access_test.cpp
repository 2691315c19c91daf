// Who may: sessions, permissions role by role and route by route, the walls between centres, and requests that come
// twice.
#include <numeric>
#include <thread>

#include "flows.h"
#include "service/cases/annulment.h"
#include "service/cases/archives.h"
#include "service/cases/handling.h"
#include "service/cases/objections.h"

namespace onewindow::flows {
namespace {

using cases::MaterialState;

const char* verb(http::Method method) {
  static constexpr const char* verbs[] = {"GET", "POST", "PUT", "DELETE"};
  return verbs[int(method)];
}

// The route's path with the same value for each of its parameters.
std::string filled(std::string_view path, std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '{') {
      out += path[i];
    } else {
      out += value;
      i = path.find('}', i);
    }
  }
  return out;
}

// Of an answer that says no, all that is the same each time.
std::string words(const Answer& answer) {
  auto body = answer.body;
  if (body.is_object()) body.as_object().erase("request_id");
  return std::to_string(answer.status) + " " + boost::json::serialize(body);
}

// A body that each act on a case takes, whatever the case is.
std::string body_of(const std::string& operation, std::int32_t version) {
  if (operation == "cases.check_materials" || operation == "cases.take_correction")
    return json::text(cases::Checklist{.version = version});
  if (operation == "cases.give_notice") return json::text(cases::Notice{.version = version});
  if (operation == "cases.accept")
    return json::text(cases::Acceptance{.version = version, .verification = {.identity = true, .qualification = true}});
  if (operation == "cases.refuse")
    return json::text(
        cases::NonAcceptance{.version = version, .reason = "不属于职权范围", .legal_basis = "第三十二条"});
  if (operation == "cases.annul")
    return json::text(cases::Annulment{
        .version = version, .reason = "不属职权", .applicant_informed = true, .explanation = "已电话说明"});
  if (operation == "cases.hand_on")
    return json::text(cases::HandOn{.version = version, .to = AccountId{1}, .reason = "轮岗"});
  if (operation == "cases.contact") return json::text(cases::Contact{.with = "甲", .what = "说明进度"});
  if (operation == "cases.note") return json::text(cases::Coordination{.what = "约定会审"});
  if (operation == "cases.mark_joint") return json::text(cases::JointMark{.version = version, .departments = {"消防"}});
  if (operation == "cases.report_upward")
    return json::text(cases::UpwardReport{.version = version, .authority = "市局", .reason = "权限在市级"});
  if (operation == "cases.take_report_back")
    return json::text(cases::UpwardAnswer{.version = version, .answer = "同意"});
  if (operation == "cases.pass_stage")
    return json::text(cases::StagePassed{.version = version, .stage = "初审", .opinion = "属实"});
  if (operation == "cases.object") return json::text(cases::Objection{.by = "甲", .text = "为何还没结果"});
  if (operation == "cases.withdraw") return json::text(cases::Withdrawal{.version = version, .reason = "不办了"});
  if (operation == "cases.ask_correction")
    return json::text(cases::ReviewCorrection{.version = version, .what = "请说明面积"});
  if (operation == "cases.start_procedure")
    return json::text(cases::ProcedureStart{
        .version = version, .reason = "依法需要", .applicant_notified = true, .officers = {"甲", "乙"}});
  if (operation == "cases.end_procedure") return json::text(cases::ProcedureEnd{.version = version, .outcome = "符合"});
  if (operation == "cases.ask_extension")
    return json::text(cases::ExtensionRequest{.version = version, .workdays = 3, .reason = "复杂"});
  if (operation == "cases.answer_extension")
    return json::text(
        cases::ExtensionAnswer{.version = version, .granted = true, .reason = "充分", .applicant_informed = true});
  if (operation == "cases.decide") return json::text(cases::Decision{.version = version, .content = "准予"});
  if (operation == "cases.return_result")
    return json::text(
        cases::ResultReturn{.version = version, .documents = {"证"}, .giver = "甲", .confirmed_by_both = true});
  if (operation == "cases.issue")
    return json::text(
        cases::Issue{.version = version, .recipient = "甲", .identity_checked = true, .signed_for = true});
  if (operation == "cases.place_papers")
    return json::text(
        cases::Placing{.version = version, .place = "二排三柜", .box = "12", .pages = 30, .documents = 9});
  if (operation == "cases.lend_papers")
    return json::text(cases::Lending{.version = version, .borrower = "甲", .purpose = "核对"});
  if (operation == "cases.take_papers_back") return json::text(cases::PapersBack{.version = version});
  for (const char* step : {"cases.transfer", "cases.pick_up", "cases.take_review_correction", "cases.close"})
    if (operation == step) return json::text(cases::Step{.version = version});
  ADD_FAILURE()
      << "there is a new act on a case: give it a body here, so that the wall between centres is tried with it: "
      << operation;
  return "{}";
}

}  // namespace

class Access : public Flow {};

// Every shipped role at every route.
TEST_P(Access, ARoleMayWhatItsPermissionsSay) {
  const auto before = hall->amounts();
  std::size_t refused = 0;
  for (const auto& role : identity::shipped_roles()) {
    const std::string login = "only." + role.code;
    hall->hire(login, {role.code});
    Person person = hall->person(login);
    const std::set<std::string, std::less<>> may(role.permissions.begin(), role.permissions.end());
    for (const auto& route : app::routes()) {
      if (route.method == http::Method::del && route.path == "/api/v1/session")
        continue;                                        // it would end what the rest needs
      if (route.permission == http::kVisitor) continue;  // no role reaches it: WithoutASessionOnlyWhatIsPublic
      if (route.operation == "files.check" && may.contains(route.permission.name)) continue;  // asks for nothing more
      const Answer answer = person.ask(verb(route.method), filled(route.path, "1"), route.body == nullptr ? "" : "{}");
      if (route.events) person.client = http::testing::Client(hall->server.port());  // it goes on listening
      const bool open = route.permission == http::kPublic || route.permission == http::kSignedIn ||
                        may.contains(route.permission.name);
      EXPECT_EQ(answer.status == 403, !open)
          << role.code << " " << verb(route.method) << " " << route.path << ": " << answer;
      EXPECT_NE(answer.status, 401) << role.code << " " << verb(route.method) << " " << route.path;
      EXPECT_LT(answer.status, 500) << role.code << " " << verb(route.method) << " " << route.path;
      if (open) continue;
      ++refused;
      EXPECT_EQ(answer.code(), "access.forbidden");
      EXPECT_EQ(answer.text("/details/permission"), route.permission.name);
    }
  }
  EXPECT_GT(refused, 300u);  // the matrix is no empty one
  auto after = hall->amounts();
  // The people of the matrix and their signing in are all that was added.
  EXPECT_EQ(after.at("accounts") - before.at("accounts"), std::int64_t(identity::shipped_roles().size()));
  EXPECT_EQ(after.at("ledger") - before.at("ledger"), 2 * std::int64_t(identity::shipped_roles().size()));
  after["accounts"] = before.at("accounts");
  after["ledger"] = before.at("ledger");
  EXPECT_EQ(after, before);
}

// Whoever changes a role reads what each of its permissions means.
TEST_P(Access, EveryPermissionOfARoleHasItsWords) {
  const auto listed = hall->person("sysadmin").get("/api/v1/permissions");
  ASSERT_EQ(listed.status, 200) << listed;
  std::set<std::string> told;
  for (const auto& one : listed.body.as_array()) {
    told.insert(std::string(one.at("code").as_string()));
    EXPECT_FALSE(one.at("zh").as_string().empty() || one.at("en").as_string().empty()) << one;
  }
  for (const auto& route : app::routes()) {
    const auto& needed = route.permission;
    const bool of_no_role = needed == http::kPublic || needed == http::kSignedIn || needed == http::kVisitor;
    EXPECT_TRUE(of_no_role || told.contains(std::string(needed.name))) << route.path;
  }
  const std::set<std::string> awaited = {"statistics.read"};  // no route asks for them yet
  for (const auto& role : identity::shipped_roles())
    for (const auto& code : role.permissions) EXPECT_TRUE(told.contains(code) || awaited.contains(code)) << code;
}

TEST_P(Access, WithoutASessionOnlyWhatIsPublic) {
  Person nobody = hall->nobody(), forger = hall->nobody(), clerk = hall->person("window03"),
         gone = hall->person("window04");
  forger.cookie = "onewindow_session=" + std::string(43, 'A');
  ASSERT_EQ(gone.ask("DELETE", "/api/v1/session").status, 204);
  const auto before = hall->amounts();
  for (const auto& route : app::routes())
    for (Person* person : {&nobody, &forger, &gone}) {
      const Answer answer = person->ask(verb(route.method), filled(route.path, "1"), route.body == nullptr ? "" : "{}");
      EXPECT_EQ(answer.status == 401, route.permission != http::kPublic)
          << verb(route.method) << " " << route.path << ": " << answer;
      if (route.permission != http::kPublic) {
        EXPECT_EQ(answer.code(), route.permission == http::kVisitor ? "visitor.required" : "session.required");
      }
    }
  const std::string body = json::text(complete_licence(*hall, item_of(clerk, "SC-003"))), csrf = clerk.csrf;
  for (const std::string& token : {std::string(), std::string("x"), csrf + "x", csrf.substr(1), gone.csrf}) {
    clerk.csrf = token;
    const Answer answer = clerk.post("/api/v1/cases", body);
    EXPECT_EQ(answer.status, 403) << answer;
    EXPECT_EQ(answer.code(), "session.csrf");
    EXPECT_EQ(clerk.get("/api/v1/cases").status, 200);  // reading needs no token
  }
  EXPECT_EQ(hall->amounts(), before);
  clerk.csrf = csrf;
  EXPECT_EQ(clerk.post("/api/v1/cases", body).status, 200);
  hall->clock.advance_minutes(31);
  EXPECT_EQ(clerk.get("/api/v1/cases").code(), "session.required");  // nobody was at the counter for half an hour
}

TEST_P(Access, AWrongPasswordTellsNothingAndLocks) {
  Person visitor = hall->nobody();
  const auto attempt = [&](const std::string& login, const std::string& password) {
    return visitor.post("/api/v1/session",
                        boost::json::serialize(boost::json::object{{"login", login}, {"password", password}}));
  };
  const auto before = hall->amounts();
  for (int i = 0; i < 5; ++i) {
    const Answer wrong = attempt("window05", "wrong"), unknown = attempt("nobody05", "wrong");
    EXPECT_EQ(wrong.status, 401) << wrong;
    EXPECT_EQ(wrong.code(), "session.wrong");
    EXPECT_EQ(words(wrong), words(unknown));
    EXPECT_EQ(wrong.raw.header("set-cookie"), "");
  }
  const Answer locked = attempt("window05", simulation::kDemoPassword),
               unknown = attempt("nobody05", simulation::kDemoPassword);
  EXPECT_EQ(locked.status, 429) << locked;  // though the password is right now
  EXPECT_EQ(locked.code(), "session.locked");
  EXPECT_EQ(locked.text("/details/until"), (hall->clock.now() + 30 * 60'000).str());
  EXPECT_EQ(words(locked), words(unknown));
  EXPECT_EQ(attempt(" WINDOW05 ", simulation::kDemoPassword).code(), "session.locked");
  EXPECT_EQ(attempt("window06", simulation::kDemoPassword).status, 200);  // the others are not hindered
  auto after = hall->amounts();
  EXPECT_EQ(after.at("ledger") - before.at("ledger"), 2);  // one lock-out, of the login that exists, and one sign-in
  after["ledger"] = before.at("ledger");
  EXPECT_EQ(after, before);
  hall->clock.advance_minutes(31);
  EXPECT_EQ(attempt("window05", simulation::kDemoPassword).status, 200);
}

// Somebody who may do everything in one centre tries every route with the ids of another.
TEST_P(Access, AnotherCentreIsOutOfReach) {
  Person clerk = hall->person("window03");
  const auto item = item_of(clerk, "SC-003");
  auto registration = complete_licence(*hall, item);
  registration.materials[2].state = MaterialState::missing;
  const Answer received = clerk.post("/api/v1/cases", json::text(registration));
  ASSERT_EQ(received.status, 200) << received;
  const std::string id = received.text("/id");

  organisation::CentreChange change{.code = "gaotai", .name = "高台县政务服务中心", .region = "620724"};
  const auto second = hall->runtime.contexts.write(Actor::of_system(CentreId{}, "setup"), [&](WriteContext& context) {
    return organisation::establish(context, change);
  });
  const std::vector<std::string> everything = {"chief_representative", "department_leader", "centre_director",
                                               "system_administrator"};
  hall->hire("foreign", everything, std::nullopt, second.id);
  hall->hire("foreign.security", {"security_administrator"}, std::nullopt, second.id);
  Person foreign = hall->person("foreign"), security = hall->person("foreign.security");
  const auto before = hall->amounts();

  int tried = 0;
  for (const auto& route : cases::routes()) {
    if (route.path.find("/cases/{id}") == std::string_view::npos) continue;
    ++tried;
    const Answer answer = foreign.ask(verb(route.method), filled(route.path, id),
                                      route.body == nullptr ? "" : body_of(route.operation, 1));
    EXPECT_EQ(answer.status, 404) << route.operation << ": " << answer;
    EXPECT_EQ(answer.code(), "case.unknown") << route.operation;
  }
  EXPECT_EQ(tried, 32);  // thirty acts and what shows them: a route that is added is tried, too

  // The other ids of the first centre, and its item for a case of one's own.
  EXPECT_EQ(foreign.post("/api/v1/cases", json::text(registration)).code(), "item.unknown");
  const std::string item_id = std::to_string(item.value), window = std::to_string(hall->window(3).value),
                    account = std::to_string(hall->demo.staff.front().account.id.value);
  const std::string department = std::to_string(hall->demo.departments.front().id.value);
  const auto content = clerk.get("/api/v1/items/" + item_id).at("/content");
  const std::string new_window =
      R"({"number":3,"name":"甲","kind":"department","categories":[],"departments":[],"location":"","phone":"","open":true})";
  const std::string seen_window = new_window.substr(0, new_window.size() - 1) + R"(,"version":1})";
  struct Try {
    std::string method, target, body, code;
    Person* who;
  };
  for (const Try& one : std::vector<Try>{
           {"POST", of_case(id, "reveal"), R"({"whose":"applicant","what":"phone","reason":"核对联系电话"})",
            "case.unknown", &foreign},
           {"GET", of_case(id, "documents/" + received.text("/documents/0/id") + "/slip"), "", "case.unknown",
            &foreign},
           {"GET", "/api/v1/items/" + item_id, "", "item.unknown", &foreign},
           {"GET", "/api/v1/items/" + item_id + "/live", "", "item.unknown", &foreign},
           {"PUT", "/api/v1/items/" + item_id,
            R"({"seen":"2026-03-02T09:00:00Z","content":)" + boost::json::serialize(content) + "}", "item.unknown",
            &foreign},
           {"POST", "/api/v1/items/" + item_id + "/publication", R"({"version":1})", "item.unknown", &foreign},
           {"PUT", "/api/v1/windows/" + window, seen_window, "window.not_found", &foreign},
           {"POST", "/api/v1/windows/" + window + "/placements",
            R"({"item":"SC-003","entry":true,"from":"2026-03-02","reason":"甲"})", "window.not_found", &foreign},
           {"PUT", "/api/v1/accounts/" + account, R"({"name":"甲","staff_number":"","roles":[],"state":"closed"})",
            "account.not_found", &foreign},
           {"POST", "/api/v1/accounts/" + account + "/password", R"({"password":"Another-2026-one"})",
            "account.not_found", &foreign},
           {"DELETE", "/api/v1/accounts/" + account + "/sessions", "", "account.not_found", &security}}) {
    const Answer answer = one.who->ask(one.method, one.target, one.body);
    EXPECT_EQ(answer.status, 404) << one.method << " " << one.target << ": " << answer;
    EXPECT_EQ(answer.code(), one.code) << one.method << " " << one.target;
  }
  for (const char* list : {"/api/v1/cases", "/api/v1/items", "/api/v1/people?search=", "/api/v1/inquiries"}) {
    const Answer answer =
        foreign.get(list + (std::string(list).ends_with("=") ? registration.applicant.paper_number : std::string()));
    EXPECT_EQ(answer.status, 200) << answer;
    EXPECT_TRUE(answer.at("/items").as_array().empty()) << answer;
  }
  EXPECT_EQ(foreign.get("/api/v1/case-counts").number("/open"), 0);
  EXPECT_EQ(foreign.get("/api/v1/case-counts?department=" + department).number("/open"), 0);

  EXPECT_EQ(hall->amounts(), before);
  EXPECT_EQ(clerk.get(of_case(id, "")).raw.body, received.raw.body);
  EXPECT_TRUE(hall->ledger_verdict().sound);
  EXPECT_TRUE(hall->ledger_verdict(second.id).sound);
}

// The same requests reach the case from its own centre: it is the wall that answered above.
TEST_P(Access, TheSameActsReachTheirOwnCentre) {
  hall->hire("all", {"chief_representative", "department_leader", "centre_director"});
  Person all = hall->person("all");
  const Answer received = all.post("/api/v1/cases", json::text(complete_licence(*hall, item_of(all, "SC-003"))));
  ASSERT_EQ(received.status, 200) << received;
  for (const auto& route : cases::routes()) {
    if (route.path.find("/cases/{id}") == std::string_view::npos) continue;
    const auto version = std::int32_t(all.get(of_case(received, "")).number("/version"));
    const Answer answer = all.ask(verb(route.method), filled(route.path, received.text("/id")),
                                  route.body == nullptr ? "" : body_of(route.operation, version));
    // The archive counts its own versions.
    EXPECT_TRUE(answer.status == 200 || answer.status == 409 || answer.code() == "archive.stale")
        << route.operation << ": " << answer;
  }
}

// A department outside the hall takes an application in: refused, and the attempt is on record though nothing else is.
TEST_P(Access, P1_A8_a_P2_A3_b_P9_A4_AnAttemptOutsideTheHallIsOnRecord) {
  Person clerk = hall->person("window03");
  const auto item = item_of(clerk, "SC-003");
  hall->hire("outside", {"window_clerk"});
  const auto market = hall->demo.departments.front().id;
  hall->runtime.contexts.write(Actor::of_system(hall->demo.centre.id, "setup"), [&](WriteContext& context) {
    for (const auto& account : identity::accounts(context))
      if (account.login == "outside")
        identity::change_account(context, account.id,
                                 {.name = Text<40, 1>("门外人"), .roles = {"window_clerk"}, .department = market});
  });
  Person outside = hall->person("outside");
  const auto before = hall->amounts();
  const Answer answer = outside.post("/api/v1/cases", json::text(complete_licence(*hall, item)));
  EXPECT_EQ(answer.status, 403) << answer;
  EXPECT_EQ(answer.code(), "window.outside");
  auto after = hall->amounts();
  EXPECT_EQ(after.at("facts") - before.at("facts"), 1);
  EXPECT_EQ(after.at("ledger") - before.at("ledger"), 1);
  EXPECT_EQ(after.at("cases"), before.at("cases"));
  const Answer listed = clerk.get("/api/v1/registers/cases.attempts");
  ASSERT_EQ(listed.status, 200) << listed;
  EXPECT_EQ(listed.text("/items/0/raw/who"), "门外人") << listed;
  EXPECT_TRUE(hall->ledger_verdict().sound);
}

// A password that an administrator gave opens nothing but its own change.
TEST_P(Access, AGivenPasswordIsChangedBeforeAnythingElse) {
  Person admin = hall->person("sysadmin");
  const Answer opened = admin.post(
      "/api/v1/accounts",
      R"({"login":"fresh","name":"新来的","staff_number":"","roles":["window_clerk"],"password":"Sieben-Raben-77"})");
  ASSERT_EQ(opened.status, 200) << opened;
  Person fresh(hall->server.port(), "fresh", "Sieben-Raben-77");
  const Answer session = fresh.get("/api/v1/session");
  EXPECT_EQ(session.text("/password_due"), "given") << session;
  const Answer refused = fresh.get("/api/v1/cases");
  EXPECT_EQ(refused.status, 403) << refused;
  EXPECT_EQ(refused.code(), "account.password_due");
  EXPECT_EQ(fresh.get("/api/v1/password-rules").number("/length"), 10);
  EXPECT_EQ(
      fresh.post("/api/v1/session/password", R"({"old_password":"Sieben-Raben-77","password":"P@ssw0rd-2026"})").code(),
      "account.password_common");
  const Answer changed =
      fresh.post("/api/v1/session/password", R"({"old_password":"Sieben-Raben-77","password":"Neun-Elstern-4"})");
  ASSERT_EQ(changed.status, 200) << changed;
  Person again(hall->server.port(), "fresh", "Neun-Elstern-4");
  EXPECT_EQ(again.get("/api/v1/cases").status, 200);
}

// Shown to who may and says why, and no second time by the key of a request: an answer that holds it is never kept.
TEST_P(Access, ARevealedValueIsInNoAnswerThatIsKept) {
  Person clerk = hall->person("window03"), auditor = hall->person("auditor");
  const Answer received = clerk.post("/api/v1/cases", json::text(complete_licence(*hall, item_of(clerk, "SC-003"))));
  const std::string body = R"({"whose":"applicant","what":"phone","reason":"核对联系电话"})";
  const Answer shown = clerk.post(of_case(received, "reveal"), body, "Idempotency-Key: r-1\r\n");
  ASSERT_EQ(shown.status, 200) << shown;
  EXPECT_EQ(shown.number("/seconds"), 60);
  const std::string value = shown.text("/value");
  EXPECT_EQ(value.size(), 11u);
  EXPECT_EQ(clerk.get(of_case(received, "")).raw.body.find(value), std::string::npos);
  EXPECT_EQ(
      clerk.post(of_case(received, "reveal"), body, "Idempotency-Key: r-1\r\n").raw.header("idempotency-replayed"), "");
  const Answer listed = auditor.get("/api/v1/reveals?search=" + received.text("/receipt_number"));
  ASSERT_EQ(listed.status, 200) << listed;
  EXPECT_EQ(listed.at("/items").as_array().size(), 2u) << "each time it was shown";
  EXPECT_EQ(listed.raw.body.find(value), std::string::npos);
  EXPECT_EQ(clerk.get("/api/v1/reveals").status, 403);
}

class Repeated : public Flow {};

TEST_P(Repeated, ARequestWithItsKeyIsDoneOnce) {
  Person clerk = hall->person("window03"), colleague = hall->person("window04");
  const auto item = item_of(clerk, "SC-003");
  const std::string body = json::text(complete_licence(*hall, item)), other = json::text(complete_licence(*hall, item));
  auto of_no_item = complete_licence(*hall, item);
  of_no_item.item = catalogue::ItemId{1};
  const std::string unknown_item = json::text(of_no_item);
  const auto keyed = [](const std::string& key) { return "Idempotency-Key: " + key + "\r\n"; };
  const auto cases_now = [&] { return hall->amounts().at("cases"); };

  const Answer first = clerk.post("/api/v1/cases", body, keyed("k-1"));
  ASSERT_EQ(first.status, 200) << first;
  EXPECT_EQ(first.raw.header("idempotency-replayed"), "");
  const auto once = hall->amounts();
  const Answer again = clerk.post("/api/v1/cases", body, keyed("k-1"));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.raw.header("idempotency-replayed"), "true");
  EXPECT_EQ(again.raw.header("content-type"), first.raw.header("content-type"));
  EXPECT_EQ(again.raw.body, first.raw.body);
  const Answer reused = clerk.post("/api/v1/cases", other, keyed("k-1"));
  EXPECT_EQ(reused.status, 422) << reused;
  EXPECT_EQ(reused.code(), "idempotency.key_reused");
  for (const std::string& bad : {std::string(101, 'k'), std::string("two words"), std::string("k\xe9")}) {
    const Answer answer = clerk.post("/api/v1/cases", body, keyed(bad));
    EXPECT_EQ(answer.status, 400) << answer;
    EXPECT_EQ(answer.code(), "idempotency.key");
  }
  EXPECT_EQ(hall->amounts(), once);

  // A key belongs to an account and a route.
  EXPECT_EQ(colleague.post("/api/v1/cases", body, keyed("k-1")).raw.header("idempotency-replayed"), "");
  EXPECT_EQ(cases_now(), 2);
  const Answer withdrawn = clerk.post(of_case(first, "withdrawal"), R"({"version":1,"reason":"不办了"})", keyed("k-1"));
  EXPECT_EQ(withdrawn.status, 200) << withdrawn;
  const Answer repeated = clerk.post(of_case(first, "withdrawal"), R"({"version":1,"reason":"不办了"})", keyed("k-1"));
  EXPECT_EQ(repeated.raw.body, withdrawn.raw.body);  // not case.stale: it was done, and is told so
  // The same body for another case is another request.
  EXPECT_EQ(clerk.post(of_case("1", "withdrawal"), R"({"version":1,"reason":"不办了"})", keyed("k-1")).code(),
            "idempotency.key_reused");

  // What was refused was not done, so its key is free.
  EXPECT_EQ(clerk.post("/api/v1/cases", unknown_item, keyed("k-2")).code(), "item.unknown");
  EXPECT_EQ(clerk.post("/api/v1/cases", other, keyed("k-2")).status, 200);
  EXPECT_EQ(cases_now(), 3);
  hall->clock.advance_minutes(24 * 60 + 1);
  clerk.sign_in();
  EXPECT_EQ(clerk.post("/api/v1/cases", other, keyed("k-2")).raw.header("idempotency-replayed"),
            "");  // a day later it is a new request
  EXPECT_EQ(cases_now(), 4);
}

TEST_P(Repeated, TenAtOnceWithOneKeyAreOne) {
  constexpr int kTimes = 10;
  Person clerk = hall->person("window03");
  const std::string body = json::text(complete_licence(*hall, item_of(clerk, "SC-003")));
  std::vector<std::string> answers(kTimes);
  std::vector<int> replayed(kTimes);
  std::vector<std::thread> threads;
  for (int i = 0; i < kTimes; ++i)
    threads.emplace_back([&, i] {
      Person impatient = hall->nobody();
      impatient.cookie = clerk.cookie;
      impatient.csrf = clerk.csrf;
      const Answer answer = impatient.post("/api/v1/cases", body, "Idempotency-Key: once\r\n");
      EXPECT_EQ(answer.status, 200) << answer;
      answers[std::size_t(i)] = answer.raw.body;
      replayed[std::size_t(i)] = answer.raw.header("idempotency-replayed") == "true" ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(std::set<std::string>(answers.begin(), answers.end()).size(), 1u);
  EXPECT_EQ(std::accumulate(replayed.begin(), replayed.end(), 0), kTimes - 1);
  EXPECT_EQ(hall->amounts().at("cases"), 1);
  EXPECT_EQ(hall->amounts().at("series given"), 1);
}

INSTANTIATE_ON_BOTH_ENGINES(Access);
INSTANTIATE_ON_BOTH_ENGINES(Repeated);

}  // namespace onewindow::flows
