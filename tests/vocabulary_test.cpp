// The vocabulary of facts against the tree: what is observed anywhere has its kind, and no kind is left of which the
// programs know nothing. What a simulated centre has really recorded is looked at in audit_test.
#include "regulation/vocabulary.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "regulation/testing.h"

namespace onewindow::regulation {
namespace {

using testing::file_text;
using testing::refusal_of;

Vocabulary vocabulary() { return Vocabulary::read({"facts.yaml", file_text("regulations/facts.yaml")}); }

// The kinds in calls of observe() and in what is recorded of a refused attempt, each with the subjects that are written
// there; "intake." stands for all that begin so.
std::map<std::string, std::set<std::string>> observed() {
  static const std::regex call("(observe\\(|Attempt\\(|about\\(|facts::Fact )[^;]*;"), constant("kIntake\\w+ = [^;]*;");
  static const std::regex kind("\"([a-z]+\\.[a-z_.]*)\"");
  static const std::regex subject_kind("subject_kind = [^,]*,"), word("\"([a-z]+)\"");
  std::map<std::string, std::set<std::string>> out;
  const auto take = [&](const std::string& text) {
    std::set<std::string> subjects;
    for (std::sregex_iterator it(text.begin(), text.end(), subject_kind), end; it != end; ++it) {
      const std::string written = it->str();
      for (std::sregex_iterator one(written.begin(), written.end(), word); one != end; ++one)
        subjects.insert((*one)[1]);
    }
    for (std::sregex_iterator it(text.begin(), text.end(), kind), end; it != end; ++it)
      out[(*it)[1]].insert(subjects.begin(), subjects.end());
  };
  for (const auto& file : std::filesystem::recursive_directory_iterator("src")) {
    const std::string path = file.path().string();
    if ((!path.ends_with(".cpp") && !path.ends_with(".h")) || path.ends_with("_test.cpp")) continue;
    const std::string text = file_text(path);
    if (text.find("observe(") == std::string::npos && text.find("Attempt(") == std::string::npos &&
        text.find("kIntake") == std::string::npos)
      continue;
    for (const auto& pattern : {call, constant})
      for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
        if (const std::string found = it->str(); found.find(".kind") != std::string::npos ||
                                                 found.find("kIntake") == 0 ||
                                                 found.find("about(") != std::string::npos)
          take(found);
  }
  return out;
}

TEST(Vocabulary, WhatIsObservedHasItsKind) {
  const auto known = vocabulary();
  const auto found = observed();
  EXPECT_GE(found.size(), 12u);
  std::size_t subjects_seen = 0;
  for (const auto& [code, subjects] : found) {
    const bool prefix = code.ends_with(".");
    EXPECT_TRUE(prefix ? std::any_of(known.kinds().begin(), known.kinds().end(),
                                     [&](const FactKind& kind) { return kind.code.starts_with(code); })
                       : known.find(code) != nullptr)
        << code << " is observed and not in regulations/facts.yaml";
    for (const FactKind& kind : known.kinds())
      if (prefix ? kind.code.starts_with(code) && !found.contains(kind.code) : kind.code == code)
        for (const std::string& subject : subjects) {
          ++subjects_seen;
          EXPECT_NE(std::find(kind.subject.begin(), kind.subject.end(), subject), kind.subject.end())
              << kind.code << " is observed of a " << subject << ", which regulations/facts.yaml does not say";
        }
  }
  EXPECT_GE(subjects_seen, 20u);
}

TEST(Vocabulary, WhatOneDoesNotHaveItTakesFromAnother) {
  auto older = Vocabulary::read({"facts.yaml",
                                 "facts:\n  - {code: help.called, nature: fact, unit: minutes, subject: [case], "
                                 "recorder: [clerk], evidence: {zh: 据, en: proof}, zh: 名, en: name}\n"});
  older.add(vocabulary());
  EXPECT_EQ(older.kinds().size(), vocabulary().kinds().size());
  EXPECT_EQ(older.find("help.called")->unit, FactUnit::minutes) << "its own word stands";
}

TEST(Vocabulary, EveryKindIsObservedSomewhere) {
  const auto found = observed();
  const auto known = vocabulary();
  for (const FactKind& kind : known.kinds())
    EXPECT_TRUE(found.contains(kind.code) || found.contains(kind.code.substr(0, kind.code.find('.') + 1)))
        << kind.code << " is in regulations/facts.yaml and nothing observes it";
}

std::string refused(const std::string& one) {
  return refusal_of([&] { Vocabulary::read({"f.yaml", "facts:\n" + one}); });
}

TEST(Vocabulary, AKindSaysAllOfItself) {
  const std::string whole =
      "  - {code: a.b, nature: fact, unit: minutes, subject: [case], recorder: [clerk], evidence: {zh: 据, en: proof}, "
      "zh: 名, en: name}\n";
  EXPECT_EQ(refused(whole), "accepted");
  EXPECT_EQ(refused(whole + whole), "facts.twice f.yaml:3:5");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = whole;
    return refused(text.replace(text.find(from), from.size(), to));
  };
  EXPECT_EQ(with("a.b", "late"), "facts.code f.yaml:2:5");
  EXPECT_EQ(with("a.b", "A.b"), "facts.code f.yaml:2:5");
  EXPECT_EQ(with("[case]", "[everybody]"), "facts.subject f.yaml:2:5");
  EXPECT_EQ(with("[clerk]", "[]"), "facts.incomplete f.yaml:2:5");
  EXPECT_EQ(with("proof", "\"\""), "facts.incomplete f.yaml:2:5");
  EXPECT_EQ(with("minutes", "weeks").substr(0, 10), "yaml.value");
  EXPECT_EQ(with("unit", "units").substr(0, 16), "yaml.unknown_key");
}

}  // namespace
}  // namespace onewindow::regulation
