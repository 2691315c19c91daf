// A regulation from the draft to the law of a hall, by people over sockets: written and checked, tried on past cases,
// published, proposed by one and confirmed by another; what was decided before stays what it was.
#include "flows.h"

#include <filesystem>

#include "regulation/testing.h"

namespace onewindow::flows {
namespace {

using boost::json::object;

std::string body(const object& of) { return boost::json::serialize(of); }

class RegulationFlow : public Flow {
 protected:
  void SetUp() override {
    Flow::SetUp();
    if (IsSkipped()) return;
    hall->hire("office2", {"centre_office"});
    hall->hire("director2", {"centre_director"});
    hall->hire("office3", {"centre_office"});
  }
  // The live text behind a section, as the pages find it.
  static std::string live(Person& person, const std::string& section, const char* what) {
    const auto all = person.get("/api/v1/regulation/in-force");
    for (const auto& row : all.body.as_array())
      if (row.at("section").as_string() == section.c_str()) return std::string(row.at(what).as_string());
    return "";
  }
  static std::string changed(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
  }
};

TEST_P(RegulationFlow, ADraftBecomesLawByTwoPersonsAndRunningCasesKeepTheirs) {
  auto office = hall->person("office2"), director = hall->person("director2"), other = hall->person("office3");
  auto clerk = hall->person("window03");
  const auto item = item_of(clerk, "SC-003");
  const auto registered = clerk.post("/api/v1/cases", json::text(complete_licence(*hall, item)));
  ASSERT_EQ(registered.status, 200) << registered;
  const auto before = clerk.get(of_case(registered, ""));

  const std::string hash = live(office, "intake", "hash"), pack = live(office, "intake", "pack");
  ASSERT_FALSE(hash.empty());
  const auto started = office.post("/api/v1/pack-drafts", body({{"name", "修订稿"}, {"from_hash", hash}}));
  ASSERT_EQ(started.status, 200) << started;
  const std::string id = started.text("/id"), path = "/api/v1/pack-drafts/" + id;

  // Checked while it is typed: a fault is named with its place.
  const auto faulty =
      office.post("/api/v1/regulation/lint", body({{"text", started.text("/text") + "nonsense: {}\n"}}));
  EXPECT_EQ(faulty.text("/0/code"), "pack.unknown_key") << faulty;

  std::string text = changed(started.text("/text"), "version: \"1\"", "version: \"2\"");
  text = changed(text, "\neffective:\n", "\neffective: 2026-03-02\n") + "\n";
  const auto at = text.find("intake:\n");
  ASSERT_NE(at, std::string::npos);
  const auto provision = text.find("- id: ") + 6;
  const std::string first = text.substr(provision, text.find('\n', provision) - provision);
  if (text.find("notice_limit:") == std::string::npos)
    text.insert(at + 8, "  notice_limit: 1 workdays @ " + first + "\n");
  const auto written = office.post(path + "/text", body({{"version", 1}, {"text", text}}));
  ASSERT_EQ(written.status, 200) << written;
  EXPECT_EQ(office.post(path + "/text", body({{"version", 1}, {"text", text}})).code(), "draft.stale");
  const auto sound = office.post("/api/v1/regulation/lint", body({{"text", text}}));
  for (const auto& finding : sound.body.as_array()) EXPECT_NE(finding.at("severity").as_string(), "error") << sound;

  // Tried on what happened.
  const auto tried = office.get(path + "/replay?from=2026-03-01&to=2026-03-31");
  ASSERT_EQ(tried.status, 200) << tried;
  EXPECT_GE(tried.number("/total"), 1);
  EXPECT_EQ(tried.text("/changed/0/differences/0/what"), "notice") << tried;
  EXPECT_EQ(tried.text("/changed/0/differences/0/after/provisions/0"), first);

  const auto published = office.post(path + "/publication", body({{"version", 2}}));
  ASSERT_EQ(published.status, 200) << published;
  EXPECT_EQ(live(office, "intake", "hash"), hash) << "a text that was published is nobody's law yet";

  const std::string wish = body({{"pack", pack}, {"hash", published.text("/hash")}, {"from", "2026-03-02"}});
  const auto proposed = office.post("/api/v1/adoption-proposals", wish);
  ASSERT_EQ(proposed.status, 200) << proposed;
  const std::string confirm = "/api/v1/adoption-proposals/" + proposed.text("/id") + "/confirmation";
  EXPECT_EQ(office.post(confirm, "").code(), "law.second_person_same");
  EXPECT_EQ(other.post(confirm, "").code(), "law.director_missing");
  EXPECT_EQ(clerk.post(confirm, "").status, 403);
  EXPECT_EQ(live(office, "intake", "hash"), hash);
  ASSERT_EQ(director.post(confirm, "").status, 200);
  EXPECT_EQ(live(office, "intake", "hash"), published.text("/hash"));

  // What was decided keeps its text and its dates, and the old text can still be read.
  const auto after = clerk.get(of_case(registered, ""));
  EXPECT_EQ(boost::json::serialize(after.at("/clocks")), boost::json::serialize(before.at("/clocks")));
  const auto old = clerk.get("/api/v1/packs/" + hash);
  EXPECT_EQ(old.status, 200);
  EXPECT_EQ(old.text("/text"), started.text("/text"));
  EXPECT_TRUE(hall->ledger_verdict().sound);
}

TEST_P(RegulationFlow, WhatIsWrongIsNotPublished) {
  auto office = hall->person("office2");
  const auto started = office.post("/api/v1/pack-drafts", body({{"name", "新办法"}, {"text", "id: our-own\n"}}));
  ASSERT_EQ(started.status, 200) << started;
  const auto path = "/api/v1/pack-drafts/" + started.text("/id");
  EXPECT_EQ(office.post(path + "/publication", body({{"version", 1}})).code(), "draft.not_sound");
  const auto undated = office.post(
      path + "/text", body({{"version", 1}, {"text", "id: our-own\nversion: 1\ntitle: 本中心办法\nprovisions: []\n"}}));
  EXPECT_EQ(undated.status, 200) << undated;
  EXPECT_EQ(office.post(path + "/publication", body({{"version", 2}})).code(), "draft.not_sound")
      << "an undated text without an issuer waits for both";
  auto clerk = hall->person("window03");
  EXPECT_EQ(clerk.post("/api/v1/pack-drafts", body({{"name", "x"}})).status, 403);
}

TEST_P(RegulationFlow, P9_A13_WhoInterpretsATextStandsInItsHead) {
  auto office = hall->person("office2");
  const auto head = office.get("/api/v1/regulation/head?pack=shaoxing-windows-2008");
  ASSERT_EQ(head.status, 200) << head;
  EXPECT_EQ(head.text("/interpreter"), "绍兴市便民服务中心");
  EXPECT_EQ(head.text("/document_number"), "绍政办发〔2008〕74号");
  EXPECT_EQ(head.text("/effective"), "2008-04-30");
  const auto sample = office.get("/api/v1/regulation/head?pack=panlong-conduct");
  EXPECT_EQ(sample.text("/disclaimers/0"), "范例仅供参考");
  EXPECT_EQ(office.get("/api/v1/regulation/head?pack=no-such").code(), "law.pack_unknown");
  // What it says of itself beyond its head stands among its values, and nobody works by it.
  const auto values = office.get("/api/v1/regulation/comparison?a=shaoxing-windows-2008&b=shaoxing-windows-2008");
  std::set<std::string> fields;
  for (const auto& topic : values.body.as_array())
    if (topic.at("section") == "document") fields.insert(std::string(topic.at("field").as_string()));
  EXPECT_TRUE(fields.contains("purpose") && fields.contains("forwarded_by"));
  EXPECT_EQ(live(office, "document", "pack"), "");
}

TEST_P(RegulationFlow, TheVocabularyAndTheWordsAreThere) {
  auto office = hall->person("office2");
  const auto kinds = office.get("/api/v1/fact-kinds");
  EXPECT_GE(kinds.body.as_array().size(), 15u);
  const auto words = office.get("/api/v1/regulation/words");
  EXPECT_GE(words.body.as_array().size(), 250u);
  EXPECT_EQ(office.get("/api/v1/regulation/schema").text("/type"), "object");
  const auto examples = office.get("/api/v1/regulation/examples");
  EXPECT_GE(examples.body.as_array().size(), 9u);
}

// Each section has a question of its name, and a route answers its worked example as the page says.
TEST_P(RegulationFlow, EverySectionAnswersItsWorkedExample) {
  auto office = hall->person("office2");
  std::size_t answered = 0;
  for (const auto& file : std::filesystem::directory_iterator("regulations/examples")) {
    const auto examples = boost::json::parse(regulation::testing::file_text(file.path()));
    for (const auto& example : examples.as_array()) {
      const std::string name(example.at("decision").as_string());
      const auto said =
          office.post("/api/v1/decisions/" + name,
                      body({{"pack", example.at("pack")}, {"on", example.at("on")}, {"facts", example.at("facts")}}));
      ASSERT_EQ(said.status, 200) << name << said;
      const auto& answer = said.body.at("answers").at(0);
      EXPECT_EQ(answer.at("value"), example.at("answer").at("value")) << name;
      EXPECT_EQ(answer.at("because"), example.at("answer").at("because")) << name;
      answered += name == file.path().stem();
    }
  }
  EXPECT_GE(answered, 17u) << "one for each section";
}

INSTANTIATE_ON_BOTH_ENGINES(RegulationFlow);

}  // namespace
}  // namespace onewindow::flows
