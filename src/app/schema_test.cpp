// The JSON Schema of packs by which editors check while one types: it accepts our packs and refuses what the loader
// refuses; the file beside the packs is the one that the program makes; worked examples give what they say they give.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "app/decide.h"
#include "app/draft_desk.h"
#include "app/features.h"
#include "app/section_words.h"
#include "regulation/packs_testing.h"

namespace onewindow::app {
namespace {

using boost::json::object;
using regulation::testing::file_text;

// So much of JSON Schema as the schema uses, on a YAML tree, whose scalars are all texts.
bool valid(const object& schema, const yaml::Node& node) {
  if (const auto* ways = schema.if_contains("anyOf"))
    return std::any_of(ways->as_array().begin(), ways->as_array().end(),
                       [&](const auto& way) { return valid(way.as_object(), node); });
  if (const auto* words = schema.if_contains("enum"))
    return node.kind == yaml::Kind::scalar &&
           std::any_of(words->as_array().begin(), words->as_array().end(),
                       [&](const auto& word) { return word.is_string() && word.as_string() == node.text.c_str(); });
  const auto* type = schema.if_contains("type");
  if (type != nullptr && type->is_string() && type->as_string() == "array") {
    if (node.kind != yaml::Kind::list) return false;
    return std::all_of(node.items.begin(), node.items.end(),
                       [&](const auto& item) { return valid(schema.at("items").as_object(), item); });
  }
  if (type != nullptr && type->is_string() && type->as_string() == "object") {
    if (node.kind != yaml::Kind::map) return false;
    const object& properties = schema.at("properties").as_object();
    for (const auto& entry : node.entries) {
      const auto* known = properties.if_contains(entry.key);
      if (known == nullptr || !valid(known->as_object(), entry.value)) return false;
    }
    if (const auto* required = schema.if_contains("required"))
      for (const auto& name : required->as_array())
        if (node.find(std::string(name.as_string())) == nullptr) return false;
    return true;
  }
  if (node.kind == yaml::Kind::blank) return type != nullptr && type->is_array();
  if (node.kind != yaml::Kind::scalar) return false;
  const auto* pattern = schema.if_contains("pattern");
  return pattern == nullptr || node.text.empty() ||
         std::regex_search(node.text, std::regex(std::string(pattern->as_string())));
}

const object& schema() {
  static const object made = regulation::pack_schema(sections(), &section_words());
  return made;
}

TEST(PackSchema, AcceptsEveryPackOfOurs) {
  for (const auto& file : regulation::testing::packs_as_they_stand())
    EXPECT_TRUE(valid(schema(), yaml::parse(file.name, file.text))) << file.name;
}

TEST(PackSchema, RefusesWhatTheLoaderRefusesForItsForm) {
  for (const char* name : {"pack-unknown-key", "pack-unknown-key-2", "pack-unit", "pack-value",
                           "pack-provision-missing", "pack-type", "pack-missing-key"}) {
    const std::string text = file_text("tests/regulation/broken/" + std::string(name) + ".yaml");
    ASSERT_FALSE(text.empty()) << name;
    EXPECT_FALSE(valid(schema(), yaml::parse(name, text))) << name;
  }
}

TEST(PackSchema, TheFileBesideThePacksIsCurrentAndThePacksNameIt) {
  EXPECT_EQ(boost::json::parse(file_text("regulations/pack.schema.json")), boost::json::value(schema()))
      << "onewindow regulation schema > regulations/pack.schema.json, or ./dev check";
  for (const auto& file : regulation::testing::packs_as_they_stand())
    EXPECT_TRUE(file.text.starts_with("# yaml-language-server: $schema=pack.schema.json\n")) << file.name;
}

TEST(PackSchema, NamesWhatItOffers) {
  const auto& intake = schema().at("properties").at("intake").as_object();
  EXPECT_EQ(intake.at("title").as_string(), "受理 / Intake");
  EXPECT_NE(boost::json::serialize(intake).find("出示办事指南"), std::string::npos);
}

std::vector<Example> examples() {
  std::vector<regulation::SourceFile> files;
  for (const auto& file : std::filesystem::directory_iterator("regulations/examples"))
    files.push_back({"examples/" + file.path().filename().string(), file_text(file.path())});
  return examples_in(files);
}

TEST(Examples, EachGivesWhatItSays) {
  const auto calendar = regulation::Calendar::from_csv(file_text("regulations/calendar/cn-workdays.csv"));
  std::vector<std::shared_ptr<const regulation::Pack>> bases;
  for (const auto& file : regulation::testing::packs())
    if (auto pack = regulation::load_pack(file, sections()); pack->info.base) bases.push_back(std::move(pack));
  for (const auto& example : examples()) {
    const auto pack = regulation::load_pack(regulation::testing::pack_file(example.pack), sections());
    const auto law = regulation::law_of(calendar, pack, bases, example.on.value_or(Date::of(2026, 3, 2)));
    const auto answers = decide(example.decision, law, &pack->info, example.facts);
    ASSERT_EQ(answers.size(), 1u);
    for (const char* part : {"value", "because"}) {
      ASSERT_TRUE(example.answer.as_object().contains(part)) << example.decision;
      EXPECT_EQ(answers[0].as_object().at(part), example.answer.at(part))
          << example.decision << " under " << example.pack;
    }
    EXPECT_FALSE(answers[0].as_object().at("hash").as_string().empty());
    EXPECT_EQ(answers[0].as_object().at("engine").as_string(), ONEWINDOW_VERSION);
  }
}

// What is asked of one text can be asked of each: it answers, refuses with its provision, or is silent.
TEST(Examples, EachIsAnsweredUnderEveryPack) {
  const auto calendar = regulation::Calendar::from_csv(file_text("regulations/calendar/cn-workdays.csv"));
  std::vector<std::shared_ptr<const regulation::Pack>> packs, bases;
  for (const auto& file : regulation::testing::packs()) packs.push_back(regulation::load_pack(file, sections()));
  for (const auto& pack : packs)
    if (pack->info.base) bases.push_back(pack);
  for (const auto& example : examples())
    for (const auto& pack : packs) {
      const auto law = regulation::law_of(calendar, pack, bases, Date::of(2026, 3, 2));
      const auto answers = decide(example.decision, law, &pack->info, example.facts);
      const auto& answer = answers.at(0).as_object();
      const std::string place = example.decision + " under " + pack->info.id;
      EXPECT_EQ(answer.contains("value") + answer.contains("refusal") + answer.contains("silent"), 1u) << place;
      std::set<std::string> steps;
      std::size_t cited = 0;
      for (const auto& step : answer.at("because").as_array()) {
        EXPECT_TRUE(steps.insert(boost::json::serialize(step)).second) << place << " says twice " << step;
        cited += !step.at("provision").as_string().empty();
      }
      EXPECT_EQ(cited > 0, !answer.contains("silent")) << place;
    }
}

TEST(Examples, EverySectionIsAskedByItsNameAndHasItsPage) {
  for (const auto& section : sections()) {
    const auto* type = regulation::find_decision(decisions(), section.name);
    ASSERT_NE(type, nullptr) << section.name << " has no decision of its name";
    EXPECT_EQ(type->section, section.name);
    const std::string page = "regulations/examples/" + section.name + ".json";
    std::size_t own = 0;
    for (const auto& example : examples_in({{"examples/" + section.name + ".json", file_text(page)}})) {
      const auto* asked = regulation::find_decision(decisions(), example.decision);
      ASSERT_NE(asked, nullptr) << page;
      EXPECT_EQ(asked->section, section.name) << page << " holds an example of another section";
      own += example.decision == section.name;
    }
    EXPECT_GE(own, 1u) << page;
  }
}

TEST(Examples, EverySectionThatDecidesHasOneForEachOfItsQuestions) {
  std::set<std::string> shown;
  for (const auto& example : examples()) shown.insert(example.decision);
  for (const auto& type : decisions()) EXPECT_TRUE(shown.contains(type.name)) << type.name;
}

}  // namespace
}  // namespace onewindow::app
