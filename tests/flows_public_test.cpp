// The public from home, over sockets: a phone is proved, an application filed, corrected, followed and withdrawn; and
// what must not go that way.
#include "centre/files/samples_testing.h"
#include "flows.h"
#include "service/applications/form.h"

namespace onewindow::flows {
namespace {

const char* const kMine = "/api/v1/public/my-cases";
const char* const kApplications = "/api/v1/public/applications";

std::string object(boost::json::object fields) { return boost::json::serialize(fields); }

class FromHome : public Flow {
 protected:
  // The code as the operator of text messages would get it.
  std::string last_code() {
    return hall->runtime.database->read(db::Scope::centre(hall->demo.centre.id), [](db::Read& read) {
      const auto payload = read.value<std::string>(
          "select payload from outbox where centre_id = :centre and kind = 'sms' order by id desc limit 1");
      return std::string(boost::json::parse(*payload).at("parameters").at("code").as_string());
    });
  }
  Person proved(const std::string& phone) {
    Person person = hall->nobody();
    const Answer asked = person.post("/api/v1/public/visitor-code", object({{"phone", phone}}));
    EXPECT_EQ(asked.status, 200) << asked;
    const Answer answer = person.post("/api/v1/public/visitor", object({{"phone", phone}, {"code", last_code()}}));
    EXPECT_EQ(answer.status, 200) << answer;
    const std::string line = answer.raw.header("set-cookie");
    EXPECT_NE(line.find("HttpOnly"), std::string::npos) << line;
    EXPECT_NE(line.find("SameSite=Strict"), std::string::npos) << line;
    person.cookie = line.substr(0, line.find(';'));
    person.csrf = answer.text("/csrf");
    return person;
  }
  static Answer upload(Person& person, const std::string& target, std::string_view bytes) {
    std::string request = person.request("POST", target, bytes, "Accept: application/json\r\n");
    const auto type = request.find("Content-Type: application/json");
    if (type != std::string::npos) request.replace(type, 30, "Content-Type: image/jpeg");
    return Answer(person.client.ask(request));
  }
  // Everything that the item asks for, handed in as photographs.
  std::string filed(Person& person, const std::string& phone) {
    Person clerk = hall->person("window03");
    const std::string item = std::to_string(item_of(clerk, "SC-003").value);
    const Answer begun = person.post(kApplications, object({{"item", item}}));
    EXPECT_EQ(begun.status, 200) << begun;
    const std::string mine = std::string(kApplications) + "/" + begun.text("/id");
    applications::Form form;
    form.name = Text<80>("张三丰");
    form.paper_number = Text<40>("11010519491231002X");
    form.phone = Text<20>(phone);
    const auto materials = begun.at("/materials");
    for (const auto& material : materials.as_array()) {
      const std::string code(material.at("code").as_string()), necessity(material.at("necessity").as_string());
      if (necessity == "conditional") form.not_needed.push_back(Text<20, 1>(code));
      if (necessity != "required") continue;
      const std::string target = mine + "/attachments?material=" + code + "&name=a.jpg";
      EXPECT_EQ(upload(person, target, files::samples::jpeg()).status, 200);
    }
    const Answer filled =
        person.put(mine, object({{"version", begun.number("/version")}, {"form", json::write(form)}}));
    EXPECT_EQ(filled.status, 200) << filled;
    EXPECT_EQ(filled.at("/lacking").as_array().size(), 0u) << filled;
    const Answer out =
        person.post(mine + "/filing", object({{"version", filled.number("/version")}, {"truthful", true}}));
    EXPECT_EQ(out.status, 200) << out;
    return out.text("/id");
  }
};

TEST_P(FromHome, AnApplicationGoesTheWholeWay) {
  const std::string phone = "13912340000";
  Person person = proved(phone);
  const std::string id = filed(person, phone), mine = std::string(kMine) + "/" + id;
  Person clerk = hall->person("window03");
  const Answer waiting = clerk.get("/api/v1/online-cases?waiting=true&search=" + phone);
  ASSERT_EQ(waiting.status, 200) << waiting;
  EXPECT_EQ(waiting.text("/items/0/id"), id) << "the window finds it by the phone";

  Answer at_window = clerk.get("/api/v1/cases/" + id);
  boost::json::array checks;
  const auto lines = at_window.at("/materials");
  for (const auto& line : lines.as_array()) {
    const auto& code = line.at("material").at("code").as_string();
    const bool first = checks.empty();
    const bool needed = line.at("material").at("necessity").as_string() == "required";
    checks.push_back({{"code", code},
                      {"state", first    ? "defective"
                                : needed ? "present"
                                         : "not_needed"},
                      {"defect", first ? "看不清" : ""}});
  }
  const std::string bad(checks[0].at("code").as_string());
  at_window =
      clerk.put(of_case(id, "checklist"), object({{"version", at_window.number("/version")}, {"materials", checks}}));
  ASSERT_EQ(at_window.status, 200) << at_window;
  EXPECT_FALSE(at_window.text("/handler").empty()) << "the window has it in hand";
  at_window = clerk.post(of_case(id, "notice"),
                         object({{"version", at_window.number("/version")}, {"remark", ""}, {"channel", "sms"}}));
  ASSERT_EQ(at_window.status, 200) << at_window;

  hall->clock.advance_minutes(5);
  Answer seen = person.get(mine);
  ASSERT_EQ(seen.status, 200) << seen;
  EXPECT_EQ(seen.text("/asked/0/code"), bad);
  EXPECT_EQ(person.post(mine + "/correction", object({{"version", seen.number("/version")}, {"note", ""}})).code(),
            "correction.not_whole");
  ASSERT_EQ(
      upload(person, mine + "/attachments?material=" + bad + "&name=b.jpg", files::samples::jpeg(800, 600)).status,
      200);
  seen = person.post(mine + "/correction", object({{"version", seen.number("/version")}, {"note", ""}}));
  ASSERT_EQ(seen.status, 200) << seen;
  EXPECT_EQ(seen.text("/state"), "received");

  at_window = clerk.get("/api/v1/cases/" + id);
  at_window = clerk.put(of_case(id, "checklist"),
                        object({{"version", at_window.number("/version")},
                                {"materials", boost::json::array{boost::json::object{
                                                  {"code", bad}, {"state", "present"}, {"defect", ""}}}}}));
  at_window = clerk.post(
      of_case(id, "acceptance"),
      object({{"version", at_window.number("/version")},
              {"verification", boost::json::object{{"identity", true}, {"qualification", true}, {"note", "网上核验"}}},
              {"transfer", true}}));
  ASSERT_EQ(at_window.status, 200) << at_window;
  seen = person.get(mine);
  EXPECT_EQ(seen.text("/state"), "in_review");
  EXPECT_FALSE(seen.text("/progress/due").empty());
  EXPECT_FALSE(seen.text("/progress/why_zh").empty()) << "the date says why";
  EXPECT_EQ(person.get(mine + "/rating").status, 200);
  seen = person.post(mine + "/withdrawal", object({{"version", seen.number("/version")}, {"reason", "不办了"}}));
  ASSERT_EQ(seen.status, 200) << seen;
  EXPECT_EQ(seen.text("/state"), "withdrawn");
  EXPECT_TRUE(hall->ledger_verdict().sound);
}

TEST_P(FromHome, AProofOpensOnesOwnAndNothingElse) {
  Person person = proved("13912340001"), other = proved("13912340002");
  const std::string id = filed(person, "13912340001");
  EXPECT_EQ(other.get(std::string(kMine) + "/" + id).code(), "case.unknown");
  EXPECT_EQ(other.get(kMine).at("/items").as_array().size(), 0u);
  EXPECT_EQ(person.get(kMine).at("/items").as_array().size(), 1u);
  for (const char* staff : {"/api/v1/cases", "/api/v1/online-cases", "/api/v1/people?search=x"})
    EXPECT_EQ(person.get(staff).code(), "session.required") << staff;
  Person clerk = hall->person("window03");
  EXPECT_EQ(clerk.get(kMine).code(), "visitor.required") << "an account proves no phone";

  const std::string csrf = person.csrf;
  person.csrf = other.csrf;
  EXPECT_EQ(person.post(kApplications, object({{"item", "1"}})).code(), "session.csrf");
  person.csrf = csrf;
  const Answer gone = person.ask("DELETE", "/api/v1/public/visitor");
  EXPECT_EQ(gone.status, 204) << gone;
  EXPECT_EQ(person.get(kMine).code(), "visitor.required");
  hall->clock.advance_minutes(16);
  EXPECT_EQ(other.get(kMine).code(), "visitor.required") << "nothing was done for a quarter of an hour";
}

TEST_P(FromHome, NoAnswerTellsWhoIsKnown) {
  Person known = proved("13912340003");
  filed(known, "13912340003");
  Person nobody = hall->nobody();
  const auto said = [&](const std::string& target, boost::json::object fields) {
    Answer answer = nobody.post(target, object(std::move(fields)));
    if (answer.body.is_object()) answer.body.as_object().erase("request_id");
    return std::to_string(answer.status) + boost::json::serialize(answer.body);
  };
  EXPECT_EQ(said("/api/v1/public/visitor-code", {{"phone", "13912340003"}}),
            said("/api/v1/public/visitor-code", {{"phone", "13912349999"}}));
  EXPECT_EQ(said("/api/v1/public/visitor", {{"phone", "13912340003"}, {"code", "x"}}),
            said("/api/v1/public/visitor", {{"phone", "13912348888"}, {"code", "x"}}));
}

INSTANTIATE_ON_BOTH_ENGINES(FromHome);

}  // namespace
}  // namespace onewindow::flows
