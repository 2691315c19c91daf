// A town's window and the county's, over sockets: what is taken in at the one becomes a case at the other, and what
// becomes of it is read where it was taken in.
#include "centre/files/samples_testing.h"
#include "flows.h"
#include "service/forwarding/carrier.h"

namespace onewindow::flows {
namespace {

const char* const kForwardings = "/api/v1/forwardings";

struct Nowhere : jobs::Outlet {
  void deliver(const jobs::Message&) override {}
};

class BetweenCentres : public Flow {
 protected:
  void carry() {
    Nowhere nowhere;
    forwarding::CarrierOutlet carrier(hall->runtime.contexts, &nowhere);
    forwarding::tell_back(hall->runtime.contexts);
    for (int i = 0; i < 2; ++i) jobs::send_outbox(hall->runtime.contexts, carrier);
  }
  std::string county_item(Person& town, const std::string& code) {
    const Answer found = town.get("/api/v1/forwarding/items?centre=linze&search=" + code);
    EXPECT_EQ(found.text("/items/0/code"), code) << found;
    return found.text("/items/0/id");
  }
  std::string entry(const std::string& item, const Answer& guide) {
    boost::json::array checks;
    const auto materials = guide.at("/content/materials");
    for (const auto& material : materials.as_array())
      checks.push_back({{"code", material.at("code")},
                        {"defect", ""},
                        {"state", material.at("necessity").as_string() == "required" ? "present" : "not_needed"}});
    auto body = json::write(hall->registration(catalogue::ItemId{std::stoll(item)}, {})).as_object();
    return boost::json::serialize(boost::json::object{{"centre", "linze"},
                                                      {"item", item},
                                                      {"applicant", body.at("applicant")},
                                                      {"materials", checks},
                                                      {"summary", "新办"}});
  }
  static Answer upload(Person& person, const std::string& target, std::string_view bytes) {
    std::string request = person.request("POST", target, bytes, "Accept: application/json\r\n");
    const auto type = request.find("Content-Type: application/json");
    if (type != std::string::npos) request.replace(type, 30, "Content-Type: image/jpeg");
    return Answer(person.client.ask(request));
  }
};

TEST_P(BetweenCentres, P1_A6_a_towns_window_takes_in_what_the_county_handles) {
  Person town = hall->person("town.window");
  const Answer where = town.get("/api/v1/forwarding/destinations");
  ASSERT_EQ(where.text("/0/code"), "linze") << where;
  EXPECT_EQ(where.text("/0/way"), "outpost");
  const std::string item = county_item(town, "SC-003");
  const Answer guide = town.get("/api/v1/forwarding/items/" + item + "?centre=linze");
  ASSERT_EQ(guide.status, 200) << guide;
  const Answer taken_in = town.post(kForwardings, entry(item, guide));
  ASSERT_EQ(taken_in.status, 200) << taken_in;
  const std::string mine = std::string(kForwardings) + "/" + taken_in.text("/id");
  EXPECT_EQ(upload(town, mine + "/attachments?material=m1&name=a.jpg", files::samples::jpeg()).status, 200);

  Person county = hall->person("window03");
  EXPECT_EQ(county.get(mine).code(), "forwarding.unknown") << "it is nobody else's before it is sent";
  const Answer sent = town.post(mine + "/dispatch",
                                boost::json::serialize(boost::json::object{{"version", taken_in.number("/version")}}));
  ASSERT_EQ(sent.text("/state"), "sent") << sent;
  carry();

  const Answer told = town.get(mine);
  EXPECT_EQ(told.text("/state"), "taken") << told;
  EXPECT_EQ(told.text("/case_state"), "received");
  EXPECT_EQ(told.text("/handling_department"), "市场监督管理局");
  const Answer seen = county.get(std::string(kForwardings) + "?side=taken");
  ASSERT_EQ(seen.text("/items/0/number"), taken_in.text("/number")) << seen;
  const std::string id = seen.text("/items/0/case_id");
  const Answer at_county = county.get(of_case(id, ""));
  ASSERT_EQ(at_county.status, 200) << at_county;
  EXPECT_EQ(at_county.text("/receipt_number"), told.text("/case_number"));
  EXPECT_EQ(at_county.due("notice"), "2026-03-09") << "five workdays by the county's regulation, from its receipt";
  EXPECT_EQ(county.get(of_case(id, "attachments")).text("/items/0/name"), "a.jpg");

  const Answer accepted =
      county.post(of_case(id, "acceptance"),
                  boost::json::serialize(boost::json::object{
                      {"version", at_county.number("/version")},
                      {"verification", {{"identity", true}, {"qualification", true}, {"note", "无需资质证件"}}},
                      {"transfer", true}}));
  ASSERT_EQ(accepted.status, 200) << accepted;
  EXPECT_EQ(accepted.text("/handler").empty(), false) << "who first acted on it has it in hand";
  carry();
  const Answer later = town.get(mine);
  EXPECT_EQ(later.text("/case_number"), accepted.text("/case_number"));
  EXPECT_EQ(later.text("/case_state"), accepted.text("/state"));
  EXPECT_TRUE(hall->ledger_verdict().sound);
  EXPECT_TRUE(hall->ledger_verdict(hall->demo.town.centre.id).sound);
}

TEST_P(BetweenCentres, TheCountysWindowsTakeInForNobody) {
  Person county = hall->person("window03");
  EXPECT_EQ(county.get("/api/v1/forwarding/destinations").raw.body, "[]");
  EXPECT_EQ(county.get("/api/v1/forwarding/items?centre=linze-shahe").code(), "forwarding.no_way");
  Person reviewer = hall->person("review.housing");
  EXPECT_EQ(reviewer.get("/api/v1/forwarding/destinations").status, 403);
  Person office = hall->person("town.office");
  EXPECT_EQ(office.get(kForwardings).status, 200);
  EXPECT_EQ(office.get("/api/v1/forwarding/destinations").raw.body, "[]") << "the office sits at no window";
}

INSTANTIATE_ON_BOTH_ENGINES(BetweenCentres);

}  // namespace
}  // namespace onewindow::flows
