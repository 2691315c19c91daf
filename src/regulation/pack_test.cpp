#include "regulation/pack.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/digest.h"
#include "regulation/cite.h"
#include "regulation/testing.h"

namespace onewindow::regulation {

using testing::day;
using testing::refusal_of;

namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Tier {
  Duration over;
  Points points;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Tier, (), (over, points, note))

struct Sample {
  std::optional<Cited<Duration>> limit;
  std::optional<Cited<std::int32_t>> times;
  std::optional<Cited<bool>> needed;
  std::optional<Cited<Money>> pay;
  std::vector<Cited<Colour>> colours;
  std::vector<Cited<Tier>> tiers;
  std::optional<Cited<std::vector<std::string>>> names;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (limit, times, needed, pay, colours, tiers, names))

struct Other {
  std::optional<Cited<std::string>> word;
};
BOOST_DESCRIBE_STRUCT(Other, (), (word))

const std::string kHead =
    "id: sample\nversion: 2\ntitle: 样例办法\ntitle_en: Sample Measures\nissued:\n"
    "provisions:\n  - {id: S.A1, cite: 第十二条(二), zh: 限期三日, en: three days}\n";

std::shared_ptr<const Pack> load(const std::string& text, Unregistered unregistered = Unregistered::refuse) {
  const SectionType sections[] = {section<Sample>("sample"), section<Other>("other")};
  return load_pack(SourceFile{"s.yaml", text}, sections, unregistered);
}

const Sample& sample(const std::string& body) {
  static std::shared_ptr<const Pack> pack;
  pack = load(kHead + "sample:\n" + body);
  return *pack->section<Sample>();
}

TEST(Pack, ReadsValuesWithTheirProvision) {
  const Sample& read = sample(
      "  limit: 3 days @ S.A1\n  times: 2 @ S.A1\n  needed: no @ S.A1\n  pay: 100.5 yuan @ S.A1\n  colours: [red @ "
      "S.A1, green @ S.A1]\n"
      "  tiers:\n    - {value: {over: 10 minutes, points: 1.5 points}, at: S.A1}\n"
      "  names: {value: [甲, 乙], at: S.A1}\n");
  EXPECT_EQ(read.limit->shown(), (Duration{Unit::days, 3}));
  EXPECT_EQ(read.times->shown(), 2);
  EXPECT_FALSE(read.needed->shown());
  EXPECT_EQ(read.pay->shown().fen, 10050);
  ASSERT_EQ(read.colours.size(), 2u);
  EXPECT_EQ(read.colours[1].shown(), Colour::green);
  EXPECT_EQ(read.tiers.at(0).shown().points.hundredths, 150);
  EXPECT_EQ(read.tiers[0].shown().over, (Duration{Unit::minutes, 10}));
  EXPECT_EQ(read.names->shown(), (std::vector<std::string>{"甲", "乙"}));
}

TEST(Pack, WhatATextDoesNotSayIsAbsent) {
  const auto pack = load(kHead);
  EXPECT_EQ(pack->section<Sample>(), nullptr);
  EXPECT_FALSE(pack->info.issued.has_value());
  EXPECT_EQ(pack->info.issuer, "");
  EXPECT_EQ(pack->info.version, "2");
  EXPECT_FALSE(sample("  times: 2 @ S.A1\n").limit.has_value());
}

TEST(Pack, ReadingAValueTakesTheCitationAlong) {
  const Sample& read = sample("  limit: {value: 3 days, at: S.A1, reading: {zh: 自然日, en: calendar days}}\n");
  Because because;
  read.limit->in(because);
  ASSERT_EQ(because.reasons.size(), 1u);
  const Reason& reason = because.reasons[0];
  EXPECT_EQ(reason.provision, "S.A1");
  EXPECT_EQ(reason.pack + "/" + reason.version, "sample/2");
  EXPECT_EQ(reason.hash.size(), 64u);
  EXPECT_EQ(reason.zh, "《样例办法》第十二条(二)：限期三日（读法：自然日）");
  EXPECT_EQ(reason.en, "“Sample Measures” Art. 12(2): three days (read as: calendar days)");
  read.limit->in(because);
  const auto citations = because.citations();
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(citations[0], (Citation{"sample", "S.A1", "《样例办法》第十二条(二)", "“Sample Measures” Art. 12(2)"}));
  EXPECT_EQ(read.limit->citation(), citations[0]);
}

TEST(Pack, HashIsTheSm3OfItsText) { EXPECT_EQ(load(kHead)->info.hash, digest::sm3(kHead)); }

TEST(Pack, CitesInEnglishToo) {
  EXPECT_EQ(english_cite("第十九条(三)"), "Art. 19(3)");
  EXPECT_EQ(english_cite("第四十二条第一款"), "Art. 42 para. 1");
  EXPECT_EQ(english_cite("规范十一、一"), "Norm 11.1");
  EXPECT_EQ(english_cite("制度三、1"), "System 3.1");
  EXPECT_EQ(english_cite("第一百零三条"), "Art. 103");
}

std::string refused(const std::string& text) {
  return refusal_of([&] { load(text); });
}
std::string refused_value(const std::string& body) { return refused(kHead + "sample:\n  " + body + "\n"); }

TEST(Pack, RefusesEachBrokenValueWithItsPlace) {
  const std::pair<const char*, const char*> cases[] = {
      {"limit: 3 days", "pack.provision_missing s.yaml:9:10"},
      {"limit: 3 days @ S.A2", "pack.provision_unknown s.yaml:9:10"},
      {"limit: 3 days @", "pack.provision_unknown s.yaml:9:10"},
      {"limit: {value: 3 days}", "pack.provision_missing s.yaml:9:10"},
      {"limit: {at: S.A1}", "pack.missing_key s.yaml:9:10"},
      {"limit: {value: 3 days, at: S.A1, why: x}", "pack.unknown_key s.yaml:9:36"},
      {"limit: {value: 3 days, at: S.A1, reading: {zh: 读}}", "pack.missing_key s.yaml:9:45"},
      {"limit: 3 weeks @ S.A1", "pack.unit s.yaml:9:10"},
      {"limit: 3 @ S.A1", "pack.unit s.yaml:9:10"},
      {"limit: three days @ S.A1", "pack.value s.yaml:9:10"},
      {"limit: -3 days @ S.A1", "pack.value s.yaml:9:10"},
      {"limit: 99999 days @ S.A1", "pack.value s.yaml:9:10"},
      {"limit:", "pack.value s.yaml:9:3"},
      {"limit: [3 days @ S.A1]", "pack.type s.yaml:9:10"},
      {"colours: red @ S.A1", "pack.type s.yaml:9:12"},
      {"colours: [blue @ S.A1]", "pack.value s.yaml:9:13"},
      {"times: 2.5 @ S.A1", "pack.value s.yaml:9:10"},
      {"times: 9999999999 @ S.A1", "pack.value s.yaml:9:10"},
      {"needed: maybe @ S.A1", "pack.value s.yaml:9:11"},
      {"pay: 100 @ S.A1", "pack.unit s.yaml:9:8"},
      {"pay: 1.005 yuan @ S.A1", "pack.value s.yaml:9:8"},
      {"limits: 3 days @ S.A1", "pack.unknown_key s.yaml:9:3"},
      {"tiers: [{value: {over: 1 minute}, at: S.A1}]", "pack.missing_key s.yaml:9:19"},
      {"tiers: [{value: {over: 1 minute, points: 1 point, more: 1}, at: S.A1}]", "pack.unknown_key s.yaml:9:53"},
      {"limit: 3 days @ S.A1\n  limit: 4 days @ S.A1", "yaml.duplicate_key s.yaml:10:3"},
      {"limit: &a 3 days @ S.A1", "yaml.anchor s.yaml:9:10"},
      {"limit: !!str 3 days @ S.A1", "yaml.tag s.yaml:9:10"},
  };
  for (const auto& [body, expected] : cases) EXPECT_EQ(refused_value(body), expected) << body;
}

TEST(Pack, RefusesABrokenFile) {
  const std::string provisions = "provisions: []\n";
  EXPECT_EQ(refused("id: a\nversion: 1\n" + provisions), "pack.missing_key s.yaml:1:1");
  EXPECT_EQ(refused("id: A b\nversion: 1\ntitle: x\n" + provisions), "pack.value s.yaml:1:5");
  EXPECT_EQ(refused("id: a\nversion: 1\ntitle: x\n"), "pack.missing_key s.yaml:1:1");
  EXPECT_EQ(refused(kHead + "hash: x\n"), "pack.unknown_key s.yaml:8:1");
  EXPECT_EQ(refused(kHead + "base: yes\n"), "pack.value s.yaml:1:1");
  EXPECT_EQ(refused(kHead + "effective: 2026-02-30\n"), "pack.value s.yaml:8:12");
  EXPECT_EQ(refused(kHead + "unheard_of: {}\n"), "pack.unknown_key s.yaml:8:1");
  EXPECT_EQ(refused(kHead + "  - {id: S.A1, cite: 一, zh: x, en: x}\n"), "pack.duplicate_provision s.yaml:8:5");
  EXPECT_EQ(refused(kHead + "  - {id: S.A2, cite: 一, zh: x}\n"), "pack.missing_key s.yaml:8:5");
  EXPECT_EQ(refused("- a\n"), "pack.type s.yaml:1:1");
  EXPECT_EQ(refused(""), "pack.type s.yaml:1:1");
  EXPECT_EQ(refused(kHead + "---\nid: b\n"), "yaml.documents s.yaml:8:1");
  EXPECT_EQ(refused("id: [a\n"), "yaml.syntax s.yaml:2:1");
  EXPECT_EQ(refused("id: &x a\nversion: *x\n"), "yaml.anchor s.yaml:1:5");
  EXPECT_EQ(refused("id: \xff\n"), "yaml.encoding s.yaml:1:1");
  EXPECT_EQ(refused("[a]: b\n"), "yaml.type s.yaml:1:1");
}

TEST(Pack, MayBeReadWithoutTheSectionsOneDoesNotKnow) {
  const auto pack = load(kHead + "unheard_of: {}\nother: {word: hearing @ S.A1}\n", Unregistered::skip);
  EXPECT_EQ(pack->section<Other>()->word->shown(), "hearing");
}

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

TEST(Pack, RefusesHostileFilesQuickly) {
  std::string steps, keys;
  for (int i = 0; i < 1000; ++i) steps += std::string(std::size_t(i), ' ') + "a:\n";
  for (int i = 0; keys.size() < 1'000'000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  const std::pair<std::string, std::string> files[] = {{repeated("[", 1'000'000), "yaml.nesting"},
                                                       {repeated("{a: ", 1'000'000), "yaml.nesting"},
                                                       {repeated("- ", 1'000'000), "yaml.nesting"},
                                                       {repeated("? ", 1'000'000), "yaml.nesting"},
                                                       {steps, "yaml.nesting"},
                                                       {repeated("[],", 1'000'000), "yaml."},
                                                       {repeated("&a ", 1'000'000), "yaml."},
                                                       {repeated("!a ", 1'000'000), "yaml."},
                                                       {repeated("a", 1'000'000), "pack."},
                                                       {keys, "pack."},
                                                       {repeated("a\n", 2'000'000), "yaml.too_large"},
                                                       {repeated("%TAG ! x\n", 1'000'000), "yaml."}};
  for (const auto& [text, code] : files) {
    const auto start = std::chrono::steady_clock::now();
    const std::string refusal = refused(text);
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    EXPECT_TRUE(refusal.starts_with(code)) << text.substr(0, 20) << " " << refusal;
    EXPECT_LT(took, code == "yaml.nesting" ? 100 : 2000) << text.substr(0, 20);
  }
}

Law::Adoption adopt(std::shared_ptr<const Pack> pack, std::string_view from, std::vector<std::string> sections = {}) {
  return {std::move(pack), day(from), std::move(sections)};
}

TEST(Law, TakesPerSectionWhatWasAdoptedLast) {
  const auto first = load(kHead + "sample: {times: 1 @ S.A1}\nother: {word: first @ S.A1}\n");
  const auto second = load(kHead + "sample: {times: 2 @ S.A1}\n");
  const auto third = load(kHead + "sample: {times: 3 @ S.A1}\nother: {word: third @ S.A1}\n");
  const auto law = [&](std::string_view on) {
    return Law(nullptr,
               {adopt(third, "2026-03-01", {"sample"}), adopt(first, "2026-01-01"), adopt(second, "2026-02-01")}, {},
               day(on));
  };
  EXPECT_EQ(law("2025-12-31").section<Sample>(), nullptr);
  EXPECT_EQ(law("2026-01-01").section<Sample>()->times->shown(), 1);
  EXPECT_EQ(law("2026-02-01").section<Sample>()->times->shown(), 2);
  EXPECT_EQ(law("2026-03-01").section<Sample>()->times->shown(), 3);
  EXPECT_EQ(law("2026-03-01").section<Other>()->word->shown(), "first");
  EXPECT_EQ(law("2026-03-01").packs().size(), 2u);
  EXPECT_EQ(refusal_of([&] { Law(nullptr, {adopt(second, "2026-01-01", {"other"})}, {}, day("2026-01-01")); }),
            "pack.section_absent other");
}

TEST(Law, P1_A27_P8_A30_P9_A14_a_pack_rules_nothing_from_before_it_came_into_force) {
  const auto pack = load(kHead + "effective: 2026-02-01\nsample: {times: 9 @ S.A1}\n");
  const auto adopted = [&](std::string_view on) {
    return Law(nullptr, {adopt(pack, "2019-01-01")}, {}, day(on)).section<Sample>() != nullptr;
  };
  EXPECT_FALSE(adopted("2026-01-31")) << "though it was adopted from an earlier day";
  EXPECT_TRUE(adopted("2026-02-01"));
}

TEST(Law, P3_0_a_pack_that_names_no_day_holds_from_the_day_it_was_issued) {
  std::string head = kHead;
  head.replace(head.find("issued:"), 7, "issued: 2018-06-28");
  const auto pack = load(head + "sample: {times: 9 @ S.A1}\n");
  EXPECT_EQ(Law(nullptr, {adopt(pack, "2018-01-01")}, {}, day("2018-06-27")).section<Sample>(), nullptr);
  EXPECT_NE(Law(nullptr, {adopt(pack, "2018-01-01")}, {}, day("2018-06-28")).section<Sample>(), nullptr);
}

TEST(Law, ABaseBindsItsItemTypesOnceItIsInForce) {
  const auto base = load(kHead + "base: yes\nbinds: [licence]\neffective: 2026-02-01\nsample: {times: 9 @ S.A1}\n");
  EXPECT_EQ(Law(nullptr, {}, {base}, day("2026-02-01")).base<Sample>("licence")->times->shown(), 9);
  EXPECT_EQ(Law(nullptr, {}, {base}, day("2026-02-01")).base<Sample>("filing"), nullptr);
  EXPECT_EQ(Law(nullptr, {}, {base}, day("2026-01-31")).base<Sample>("licence"), nullptr);
  EXPECT_EQ(Law(nullptr, {}, {base}, day("2026-02-01")).section<Sample>(), nullptr);
}

}  // namespace
}  // namespace onewindow::regulation
