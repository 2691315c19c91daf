// The linter on packs that are wrong on purpose, one for each message, and on our own, whose findings are known.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "app/decide.h"
#include "app/features.h"
#include "regulation/testing.h"

namespace onewindow::app {
namespace {

using regulation::SourceFile;
using regulation::testing::file_text;

regulation::LintRules rules() {
  static const auto law =
      regulation::load_pack({"licensing-law-2019.yaml", file_text("regulations/licensing-law-2019.yaml")}, sections());
  return {sections(), lints(), {law}};
}

std::string shown(const std::vector<regulation::Finding>& findings) {
  std::string out;
  for (const auto& finding : findings)
    out += std::string(boost::describe::enum_to_string(finding.severity, "")) + " " + finding.code + " " +
           finding.place + "\n";
  return out;
}

const std::string kHead =
    "id: s\nversion: 1\ntitle: 样例\nissuer: 某局\neffective: 2026-01-01\n"
    "provisions:\n  - {id: S.1, cite: 第一条, zh: 文, en: text}\n";

std::string found(const std::string& body) { return shown(regulation::lint({"s.yaml", kHead + body}, rules())); }

TEST(Lint, SaysNothingOfASoundPack) { EXPECT_EQ(found("intake:\n  notice_limit: 3 days @ S.1\n"), ""); }

TEST(Lint, FindsEachThingThatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      // what the loader finds first
      {"intake:\n  notice_limits: 3 days @ S.1\n", "error pack.unknown_key s.yaml:9:3\n"},
      {"intakes:\n  notice_limit: 3 days @ S.1\n", "error pack.unknown_key s.yaml:8:1\n"},
      {"intake:\n  notice_limit: 3 days @ S.1\n  notice_limit: 4 days @ S.1\n",
       "error yaml.duplicate_key s.yaml:10:3\n"},
      {"intake:\n  notice_limit: &a 3 days @ S.1\n", "error yaml.anchor s.yaml:9:17\n"},
      {"intake:\n  notice_limit: 3 weeks @ S.1\n", "error pack.unit s.yaml:9:17\n"},
      {"intake:\n  notice_limit: 3 days\n", "error pack.provision_missing s.yaml:9:17\n"},
      {"intake:\n  notice_limit: 3 days @ S.2\n", "error pack.provision_unknown s.yaml:9:17\n"},
      {"intake:\n  notice_parts: [colour @ S.1]\n", "error pack.value s.yaml:9:18\n"},
      // lists
      {"intake:\n  notice_parts: [fee @ S.1, fee @ S.1]\n", "error pack.value_twice s.yaml:9:29\n"},
      // limits against the law, and inside themselves
      {"intake:\n  notice_limit: 6 workdays @ S.1\n", "error limit.longer_than_law s.yaml:9:3\n"},
      {"time_limits:\n  decision: 21 workdays @ S.1\n", "error limit.longer_than_law s.yaml:9:3\n"},
      {"time_limits:\n  extension: 11 workdays @ S.1\n", "error limit.longer_than_law s.yaml:9:3\n"},
      {"time_limits:\n  delivery: 11 workdays @ S.1\n", "error limit.longer_than_law s.yaml:9:3\n"},
      {"time_limits:\n  transfer: 4 work hours @ S.1\n", "error limit.unit s.yaml:9:3\n"},
      {"time_limits:\n  decision: 5 workdays @ S.1\n  return_before_due: 5 workdays @ S.1\n",
       "error limit.sub_limit s.yaml:10:3\n"},
      // the courier
      {"courier:\n  same_city: [{value: {before: noon, by: '17:00', workdays: 0}, at: S.1}]\n",
       "error courier.time s.yaml:9:15\n"},
      {"courier:\n  same_city:\n    - {value: {before: '12:00', by: '17:00', workdays: 0}, at: S.1}\n"
       "    - {value: {before: '12:00', by: '11:00', workdays: 1}, at: S.1}\n",
       "error courier.slots_order s.yaml:11:7\n"},
      {"courier:\n  levels:\n    - {value: {reach: province, workdays: 1, percent: 95, morning: no}, at: S.1}\n"
       "    - {value: {reach: province, workdays: 2, percent: 90, morning: no}, at: S.1}\n",
       "error courier.levels_fall s.yaml:11:7\n"},
      {"courier:\n  table_due_day: 31 @ S.1\n", "error courier.table_day s.yaml:9:3\n"},
      // agency
      {"agency:\n  scopes: [not_immediate @ S.1]\n  fixed_assets_min: 1 yuan @ S.1\n",
       "remark agency.sum_unused s.yaml:10:3\n"},
      {"agency:\n  scopes: [major_project @ S.1]\n", "error agency.sum_missing s.yaml:9:12\n"},
      // complaints
      {"complaints:\n  reply: 3 workdays @ S.1\n  reply_complex: 2 workdays @ S.1\n",
       "error complaints.complex_sooner s.yaml:10:3\n"},
      {"complaints:\n  reply_complex: 5 workdays @ S.1\n", "error complaints.reply_missing s.yaml:9:3\n"},
      {"complaints:\n  closing: [reports @ S.1]\n", "error complaints.reports_to_nobody s.yaml:9:13\n"},
      // appointments, joint handling, missing documents, authority, openness
      {"appointments:\n  extended_on_workdays_only: yes @ S.1\n  extended_on_holidays: yes @ S.1\n",
       "error appointments.contradiction s.yaml:10:3\n"},
      {"joint_handling:\n  departments_min: 1 @ S.1\n", "error joint_handling.alone s.yaml:9:3\n"},
      {"missing_docs:\n  conditions: [consent @ S.1]\n", "remark missing_docs.no_notice s.yaml:9:16\n"},
      {"authority:\n  back_office_only: yes @ S.1\n  within_authorisation: yes @ S.1\n",
       "error authority.contradiction s.yaml:9:3\n"},
      {"openness:\n  carriers: [premises @ S.1]\n", "remark openness.nothing_to_show s.yaml:9:14\n"},
  };
  for (const auto& [body, expected] : cases) EXPECT_EQ(found(body), expected) << body;
}

TEST(Lint, AskForADateAndAnIssuerBeforeAnythingIsAdopted) {
  EXPECT_EQ(shown(regulation::lint({"s.yaml", "id: s\nversion: 1\ntitle: 样例\nissuer:\neffective:\nprovisions: []\n"},
                                   rules())),
            "blocker pack.undated s.yaml:5:1\nblocker pack.issuer_blank s.yaml:4:1\n");
}

// What the texts deserve: undated and unsigned ones must be completed by the centre that adopts them.
TEST(Lint, OurPacksHaveTheseFindingsAndNoOthers) {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator("regulations"))
    if (file.path().extension() == ".yaml") files.push_back(file.path());
  std::sort(files.begin(), files.end());
  std::string all;
  for (const auto& file : files)
    for (const auto& finding : regulation::lint({file.filename(), file_text(file)}, rules()))
      all += std::string(boost::describe::enum_to_string(finding.severity, "")) + " " + finding.code + " " +
             file.stem().string() + "\n";
  EXPECT_EQ(all, file_text("tests/lint_golden.txt"));
}

// Refused within 100 ms, whatever it is.
TEST(Lint, HostileFilesAreRefusedAtOnce) {
  std::string bomb = "a: &a [x, x]\n";
  for (char c = 'b'; c <= 'z'; ++c)
    bomb += std::string(1, c) + ": &" + c + " [*" + char(c - 1) + ", *" + char(c - 1) + "]\n";
  std::string deep = "a: ";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  const std::string large(100 << 20, 'a');
  for (const std::string* text :
       {static_cast<const std::string*>(&bomb), static_cast<const std::string*>(&deep), &large}) {
    const SourceFile file{"hostile.yaml", *text};
    const auto known = rules();
    const auto start = std::chrono::steady_clock::now();
    const auto findings = regulation::lint(file, known);
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].severity, regulation::Severity::error);
    EXPECT_LT(ms, 100);
  }
}

TEST(Diff, TwoPacksSideBySide) {
  const auto pack = [](const std::string& id) {
    return SourceFile{id + ".yaml", file_text("regulations/" + id + ".yaml")};
  };
  const auto topics = regulation::compare(pack("township-work-norms"), pack("jiayuguan-windows-2022"), sections());
  const auto topic = [&](const std::string& field) {
    for (const auto& one : topics)
      if (one.section == "complaints" && one.field == field) return json::text(one);
    return std::string();
  };
  EXPECT_EQ(topic("reply"),
            R"({"section":"complaints","field":"reply","a":[{"value":"1 workdays","provision":"P5c.12.4.a"}],)"
            R"("b":[{"value":"3 workdays","provision":"P8.A26.c"}],"same":false})");
  EXPECT_EQ(
      topic("reply_complex"),
      R"({"section":"complaints","field":"reply_complex","a":[],"b":[{"value":"5 workdays","provision":"P8.A26.d"}],"same":false})");
  for (const auto& one : regulation::compare(pack("linze-hall-2018"), pack("linze-hall-2018"), sections()))
    EXPECT_TRUE(one.same);
}

// The same facts, asked under every pack at once.
TEST(Decide, EveryDecisionHasItsSchemaAndEveryPackItsAnswer) {
  EXPECT_GE(decisions().size(), 25u);
  for (const auto& type : decisions()) {
    const auto schema = schema_of(type.name);
    const auto key = schema.at("$ref").as_string().subview(std::string_view("#/$defs/").size());
    EXPECT_TRUE(schema.at("$defs").at(key).as_object().contains("properties")) << type.name;
    EXPECT_EQ(
        std::count_if(sections().begin(), sections().end(), [&](const auto& s) { return s.name == type.section; }), 1)
        << type.name;
  }
  EXPECT_THROW(schema_of("nothing"), Refusal);
}

}  // namespace
}  // namespace onewindow::app
