// Department windows in a hall, over sockets: what stands where, and the three stages of what they take (P3.A4).
#include "flows.h"

namespace onewindow::flows {
namespace {

std::string object(boost::json::object fields) { return boost::json::serialize(fields); }

class InHalls : public Flow {};

TEST_P(InHalls, P3_A4_a_department_window_has_its_hall_its_items_and_three_stages_in_three_hands) {
  Person office = hall->person("office");
  const Answer opened = office.post("/api/v1/halls", object({{"version", 0},
                                                             {"name", "不动产登记大厅"},
                                                             {"name_en", ""},
                                                             {"address", "县城东关街6号"},
                                                             {"phone", ""},
                                                             {"open", true}}));
  ASSERT_EQ(opened.status, 200) << opened;
  auto windows = office.get("/api/v1/windows");
  boost::json::object window;
  for (const auto& one : windows.body.as_array())
    if (one.at("number").as_int64() == 10) window = one.as_object();
  ASSERT_FALSE(window.empty());
  EXPECT_EQ(window.at("hall_name"), "政务服务大厅");
  const std::string at = "/api/v1/windows/" + std::string(window.at("id").as_string());
  boost::json::object edit;
  for (const char* field :
       {"number", "name", "kind", "categories", "departments", "location", "phone", "open", "version"})
    edit[field] = window.at(field);
  edit["hall"] = opened.text("/id");
  EXPECT_EQ(office.put(at, object(edit)).status, 200);
  const Answer stale = office.put(at, object(edit));
  EXPECT_EQ(stale.status, 412) << stale;
  EXPECT_EQ(stale.code(), "window.stale");

  const Answer record = office.get("/api/v1/window-records?hall=" + opened.text("/id"));
  ASSERT_EQ(record.at("/items").as_array().size(), 1u) << record;
  EXPECT_EQ(record.text("/items/0/hall_address"), "县城东关街6号");
  EXPECT_EQ(record.texts("/items/0/departments"), std::vector<std::string>{"自然资源局"});
  ASSERT_FALSE(record.at("/items/0/items").as_array().empty());
  const Answer paged = office.get("/api/v1/window-records?limit=5&order=hall");
  ASSERT_EQ(paged.at("/items").as_array().size(), 5u);
  const Answer rest = office.get("/api/v1/window-records?limit=20&order=hall&after=" + paged.text("/next"));
  EXPECT_EQ(rest.at("/items").as_array().size(), 7u) << rest;

  // Taken in at the department's window, whose item it is; another department's it does not take.
  Person front = hall->person("window10"), back = hall->person("review.natural_resources"),
         comprehensive = hall->person("window01");
  const Answer elsewhere = front.post("/api/v1/cases", json::text(complete_licence(*hall, item_of(office, "SC-003"))));
  EXPECT_EQ(elsewhere.code(), "window.not_here") << elsewhere;
  std::string item, materials;
  cases::Registration registration;
  const auto taken = record.at("/items/0/items");
  for (const auto& one : taken.as_array()) {
    const Answer guide = office.get("/api/v1/items/" + std::string(one.at("id").as_string()));
    if (guide.text("/content/kind") != "promised") continue;
    std::vector<std::pair<std::string, cases::MaterialState>> lines;
    const auto asked = guide.at("/content/materials");
    for (const auto& material : asked.as_array())
      lines.emplace_back(std::string(material.at("code").as_string()),
                         material.at("necessity").as_string() == "required" ? cases::MaterialState::present
                                                                            : cases::MaterialState::not_needed);
    registration = hall->registration(catalogue::ItemId{std::stoll(guide.text("/id"))}, lines);
    item = guide.text("/id");
    break;
  }
  ASSERT_FALSE(item.empty());
  Answer now = front.post("/api/v1/cases", json::text(registration));
  ASSERT_EQ(now.status, 200) << now;
  now = front.post(of_case(now, "acceptance"),
                   json::text(cases::Acceptance{.version = int(now.number("/version")),
                                                .verification = {.identity = true, .qualification = true, .note = "x"},
                                                .transfer = true}));
  ASSERT_EQ(now.text("/state"), "in_review") << now;

  const auto version = [&] { return int(now.number("/version")); };
  const auto decision = [&] {
    return json::text(cases::Decision{.version = version(),
                                      .content = Text<2000, 1>("准予"),
                                      .legal_basis = Text<400>("《不动产登记暂行条例》第三条")});
  };
  EXPECT_EQ(front.post(of_case(now, "decision"), decision()).status, 403) << "intake and approval are two hands";
  now = back.post(of_case(now, "pick-up"), json::text(cases::Step{.version = version()}));
  ASSERT_EQ(now.status, 200) << now;
  now = back.post(of_case(now, "decision"), decision());
  ASSERT_EQ(now.text("/state"), "decided") << now;
  now = back.post(of_case(now, "result"), json::text(cases::ResultReturn{.version = version(),
                                                                         .documents = {Text<120, 1>("证书")},
                                                                         .giver = Text<40, 1>("审批员"),
                                                                         .confirmed_by_both = true}));
  ASSERT_EQ(now.text("/state"), "result_back") << now;

  const std::string& paper = registration.applicant.paper_number;
  const std::string issue = json::text(cases::Issue{.version = version(),
                                                    .recipient = Text<80, 1>(registration.applicant.name),
                                                    .recipient_paper_number = Text<40>(paper.substr(paper.size() - 4)),
                                                    .identity_checked = true,
                                                    .signed_for = true});
  EXPECT_EQ(back.post(of_case(now, "issue"), issue).status, 403) << "nothing is issued in the back office";
  const Answer issued = comprehensive.post(of_case(now, "issue"), issue);
  ASSERT_EQ(issued.text("/state"), "issued") << issued;
  EXPECT_EQ(issued.text("/window_name"), "不动产登记窗口") << "the place of intake stays";
}

INSTANTIATE_ON_BOTH_ENGINES(InHalls);

}  // namespace
}  // namespace onewindow::flows
