// The linter on packs that are wrong on purpose, one for each message, and on our own, whose findings are known.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "app/capabilities.h"
#include "app/decide.h"
#include "app/features.h"
#include "app/section_words.h"
#include "regulation/packs_testing.h"
#include "regulation/tiers_testing.h"

namespace onewindow::app {
namespace {

using regulation::SourceFile;
using regulation::testing::file_text;

regulation::LintRules rules() {
  static const auto law =
      regulation::load_pack({"licensing-law-2019.yaml", file_text("regulations/licensing-law-2019.yaml")}, sections());
  return {sections(), lints(), {law}, {}};
}

// Ours are also asked what stands behind each provision.
regulation::LintRules rules_with_capabilities() {
  auto out = rules();
  out.capabilities = capabilities();
  out.texts = regulation::testing::packs_as_they_stand();
  return out;
}

// The codes that lints name: linter.find(Severity::…, …, "limit.unit", …).
std::set<std::string> codes_in(const std::string& path) {
  static const std::regex call("Severity::(error|remark|blocker)[^;]*?\"([a-z_]+\\.[a-z_]+)\"");
  std::set<std::string> out;
  const std::string text = file_text(path);
  for (std::sregex_iterator it(text.begin(), text.end(), call), end; it != end; ++it) out.insert((*it)[2]);
  return out;
}

std::set<std::string> codes_found_in(const char* folder) {
  std::set<std::string> out;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.path().extension() == ".cpp" && !file.path().string().ends_with("_test.cpp"))
      out.merge(codes_in(file.path()));
  return out;
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

// Beside the sections that there are, one of a kind that is to come: what every such section is asked has its pack,
// too.
std::vector<regulation::Finding> linted_with_conduct(const SourceFile& file) {
  static const auto types = [] {
    auto out = sections();
    out.push_back(regulation::section<regulation::testing::Conduct>("conduct"));
    return out;
  }();
  static const auto all = [] {
    auto out = lints();
    out.push_back(regulation::testing::lint_conduct);
    return out;
  }();
  auto known = rules_with_capabilities();
  known.sections = types, known.lints = all;
  return regulation::lint(file, known);
}

// Each file of tests/regulation/broken says in its first line what is wrong with it, and where; nothing else is.
TEST(Lint, EachBrokenPackIsToldItsOneFault) {
  std::set<std::string> codes;
  for (const auto& file : std::filesystem::directory_iterator("tests/regulation/broken")) {
    const std::string text = file_text(file.path()), name = file.path().filename();
    const std::string first = text.substr(0, text.find('\n'));
    ASSERT_TRUE(first.starts_with("# expect: ")) << name;
    std::istringstream expected(first.substr(10));
    std::string severity, code, place;
    expected >> severity >> code >> place;
    codes.insert(code);
    EXPECT_EQ(
        shown(linted_with_conduct({name, text})),
        std::string(severity).append(" ").append(code).append(" ").append(name).append(":").append(place).append("\n"));
  }
  // Every code that can come out of the linter has its broken pack.
  for (const char* folder : {"src/regulation", "src/service", "src/oversight", "src/centre"})
    for (const auto& code : codes_found_in(folder)) EXPECT_TRUE(codes.contains(code)) << code;
  for (const auto& code : codes_in("src/app/cross_lint.cpp")) EXPECT_TRUE(codes.contains(code)) << code;
}

// What the texts deserve: undated and unsigned ones must be completed by the centre that adopts them.
TEST(Lint, OurPacksHaveTheseFindingsAndNoOthers) {
  std::string all;
  for (const auto& file : regulation::testing::packs_as_they_stand())
    for (const auto& finding : regulation::lint(file, rules_with_capabilities()))
      all += std::string(boost::describe::enum_to_string(finding.severity, "")) + " " + finding.code + " " +
             file.name.substr(0, file.name.size() - 5) + "\n";
  EXPECT_EQ(all, file_text("tests/lint_golden.txt"));
}

TEST(Lint, AProvisionNeedsSomethingBehindIt) {
  const std::string body = "  - {id: S.2, cite: 第二条, zh: 文, en: text, by: [cases.nothing]}\n";
  EXPECT_EQ(shown(regulation::lint({"s.yaml", kHead + body + "intake:\n  notice_limit: 3 days @ S.1\n"},
                                   rules_with_capabilities())),
            "error capability.unknown s.yaml:8:5\nremark provision.unbound s.yaml:8:5\n");
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
  const auto& pack = regulation::testing::pack_file;
  const auto topics =
      regulation::compare(pack("township-work-norms"), pack("jiayuguan-windows-2022"), sections(), section_words());
  const auto topic = [&](const std::string& field) {
    for (const auto& one : topics)
      if (one.section == "complaints" && one.field == field) return json::text(one);
    return std::string();
  };
  EXPECT_EQ(topic("reply"),
            R"({"section":"complaints","field":"reply","a":[{"value":"1 workdays","provision":"P5c.12.4.a",)"
            R"("zh":"1个工作日","en":"1 workday"}],"b":[{"value":"3 workdays","provision":"P8.A26.c",)"
            R"("zh":"3个工作日","en":"3 workdays"}],"same":false})");
  EXPECT_EQ(
      topic("reply_complex"),
      R"({"section":"complaints","field":"reply_complex","a":[],"b":[{"value":"5 workdays","provision":"P8.A26.d",)"
      R"("zh":"5个工作日","en":"5 workdays"}],"same":false})");
  for (const auto& one :
       regulation::compare(pack("linze-hall-2018"), pack("linze-hall-2018"), sections(), section_words()))
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
