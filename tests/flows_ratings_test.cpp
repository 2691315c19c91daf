// What was said of a service, against everybody who must not know it: each role at each route that reads, with every id
// at hand.
#include "flows.h"

#include "centre/identity/identity.h"
#include "oversight/ratings/ratings.h"

namespace onewindow::flows {
namespace {

using boost::json::object;

const char* const kSaid = "等了一上午没有人理会";

class RatingFlow : public Flow {
 protected:
  // Handed out on the spot at window 3; the code stands on the receipt.
  Answer served(Person& clerk) {
    cases::OnTheSpot visit{.item = immediate(clerk)};
    visit.applicant = hall->registration(visit.item, {}).applicant;
    const auto item = clerk.get("/api/v1/items/" + std::to_string(visit.item.value) + "/live");
    const auto materials = item.at("/content/materials");
    for (const auto& material : materials.as_array())
      visit.materials.push_back(
          {.code = Text<20, 1>(std::string(material.at("code").as_string())), .state = cases::MaterialState::present});
    visit.verification = {.identity = true, .qualification = true};
    visit.content = "已办理";
    visit.signed_for = true;
    Answer answer = clerk.post("/api/v1/cases/on-the-spot", json::text(visit));
    EXPECT_EQ(answer.status, 200) << answer;
    return answer;
  }
  catalogue::ItemId immediate(Person& clerk) {
    const auto window = std::to_string(hall->window(3).value);
    const auto items = clerk.get("/api/v1/public/items?limit=200").at("/items");
    for (const auto& row : items.as_array()) {
      const auto item = clerk.get("/api/v1/items/" + std::string(row.at("id").as_string()) + "/live");
      if (item.text("/content/kind") != "immediate") continue;
      const auto windows = item.at("/windows");
      for (const auto& at : windows.as_array())
        if (at.at("id").as_string() == window) return {std::stoll(item.text("/id"))};
    }
    ADD_FAILURE() << "window 3 takes no immediate item";
    return {};
  }
  static std::string code_of(const Answer& view) {
    const auto documents = view.at("/documents");
    for (const auto& document : documents.as_array())
      for (const auto& section : document.at("content").at("sections").as_array())
        if (section.at("heading").as_string() == "服务评价")
          return std::string(section.at("rows").at(0).at(1).as_string());
    return "";
  }
  Answer rate(const std::string& code, const char* level, const char* text = "") {
    return hall->nobody().post(
        "/api/v1/public/ratings",
        boost::json::serialize(
            object{{"code", code}, {"level", level}, {"options", boost::json::array{}}, {"text", text}}));
  }
};

// The path with each of its parameters set to `id`.
std::string filled(std::string_view path, const std::string& id) {
  std::string out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (path[at] != '{') {
      out += path[at];
      continue;
    }
    out += id;
    at = path.find('}', at);
  }
  return out;
}

// "code=… ": a code's space does not belong into an address.
std::string plain(std::string code) {
  std::erase(code, ' ');
  return code;
}

}  // namespace

TEST_P(RatingFlow, P1_A20_NobodyWhoIsRatedFindsOutWhoSaidWhat) {
  Person clerk = hall->person("window03");
  const Answer view = served(clerk);
  const std::string code = code_of(view);
  ASSERT_FALSE(code.empty());
  const Answer thanks = rate(code, "very_dissatisfied", kSaid);
  ASSERT_EQ(thanks.status, 200) << thanks;

  Person office = hall->person("office");
  const Answer listed = office.get("/api/v1/ratings");
  ASSERT_EQ(listed.status, 200) << listed;
  ASSERT_EQ(listed.text("/items/0/text"), kSaid);
  const std::string rating = listed.text("/items/0/id"), applicant = view.text("/applicant/name");
  EXPECT_EQ(listed.raw.body.find(applicant), std::string::npos) << "the office reads it without a name";
  EXPECT_EQ(listed.raw.body.find(view.text("/receipt_number")), std::string::npos);

  const std::vector<std::string> ids = {rating, view.text("/id"), plain(code), std::to_string(hall->window(3).value),
                                        view.text("/item")};
  const std::vector<std::string> questions = {"", "?code=" + plain(code), "?month=2026-03", "?month=2026-02&by=worker"};
  std::size_t asked = 0;
  const auto look = [&](Person& person, const std::string& who) {
    for (const auto& route : app::routes()) {
      if (route.method != http::Method::get || route.events) continue;
      for (const auto& id : ids) {
        for (const auto& question : questions) {
          const std::string target = filled(route.path, id) + question;
          const Answer answer = person.get(target);
          ++asked;
          EXPECT_LT(answer.status, 500) << who << " " << target << " " << answer;
          EXPECT_EQ(answer.raw.body.find(kSaid), std::string::npos) << who << " " << target;
          // What may be chosen is told to everybody, by these two.
          const bool of_the_texts = route.path.find("/regulation/") != std::string_view::npos ||
                                    route.operation == "decisions.list";  // and so do they
          if (!of_the_texts && route.operation != "ratings.invitation" && route.operation != "ratings.pad") {
            EXPECT_EQ(answer.raw.body.find("dissatisfied"), std::string::npos) << who << " " << target;
          }
          if (route.path.find("rating") != std::string_view::npos && answer.status == 200) {
            EXPECT_FALSE(answer.at("/items").is_array() && !answer.at("/items").as_array().empty())
                << who << " " << target << " " << answer;
          }
        }
        if (route.path_names.empty()) break;
      }
    }
  };
  Person nobody = hall->nobody();
  look(nobody, "nobody");
  look(clerk, "the rated");
  for (const auto& role : identity::shipped_roles()) {
    const std::set<std::string, std::less<>> may(role.permissions.begin(), role.permissions.end());
    if (may.contains(ratings::kProcess.name)) continue;
    hall->hire("only." + role.code, {role.code}, hall->window(3));
    Person person = hall->person("only." + role.code);
    look(person, role.code);
  }
  EXPECT_GT(asked, 2000u);
}

TEST_P(RatingFlow, P7_4_14_FromThePadToTheResultThatIsToldBack) {
  Person clerk = hall->person("window03"), pad = hall->nobody(), office = hall->person("office");
  const Answer offered = clerk.post("/api/v1/rating-pads/code", "");
  ASSERT_EQ(offered.status, 200) << offered;
  const Answer paired =
      pad.post("/api/v1/public/rating-pads", boost::json::serialize(object{{"code", offered.text("/code")}}));
  ASSERT_EQ(paired.status, 200) << paired;
  const std::string token = paired.text("/token");
  const auto shown = [&] { return pad.get("/api/v1/public/rating-pad?token=" + token); };
  EXPECT_EQ(shown().number("/window_number"), 3);
  EXPECT_TRUE(shown().at("/invitation").is_null());
  served(clerk);
  ASSERT_EQ(shown().text("/invitation/state"), "open");
  const Answer thanks =
      pad.post("/api/v1/public/ratings", boost::json::serialize(object{{"code", shown().text("/invitation/code")},
                                                                       {"level", "dissatisfied"},
                                                                       {"options", {213}},
                                                                       {"text", ""},
                                                                       {"pad", token}}));
  ASSERT_EQ(thanks.status, 200) << thanks;
  EXPECT_TRUE(shown().at("/invitation").is_null());

  const std::string rating = "/api/v1/ratings/" + office.get("/api/v1/ratings?matter=open").text("/items/0/id");
  EXPECT_EQ(clerk.get(rating).code(), "access.forbidden");
  const Answer verified =
      office.post(rating + "/verification",
                  boost::json::serialize(object{
                      {"version", 1}, {"verdict", "worker_fault"}, {"text", "属实"}, {"heard", "承认业务不熟"}}));
  ASSERT_EQ(verified.status, 200) << verified;
  const Answer told = office.post(
      rating + "/reply", boost::json::serialize(object{{"version", verified.number("/version")}, {"text", "已培训"}}));
  ASSERT_EQ(told.status, 200) << told;
  const Answer result = hall->nobody().get("/api/v1/public/rating-result?code=" + plain(thanks.text("/follow_up")));
  EXPECT_EQ(result.text("/state"), "told");
  EXPECT_EQ(result.text("/reply"), "已培训");
  EXPECT_TRUE(hall->ledger_verdict().sound);
}

INSTANTIATE_ON_BOTH_ENGINES(RatingFlow);

}  // namespace onewindow::flows
