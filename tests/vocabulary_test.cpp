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

// The kinds in calls of observe() and in what is recorded of a refused attempt; "intake." stands for all that begin so.
std::set<std::string> observed() {
  static const std::regex call("(observe\\(|Attempt\\(|about\\(|facts::Fact )[^;]*;"), constant("kIntake\\w+ = [^;]*;");
  static const std::regex kind("\"([a-z]+\\.[a-z_.]*)\"");
  std::set<std::string> out;
  const auto take = [&](const std::string& text) {
    for (std::sregex_iterator it(text.begin(), text.end(), kind), end; it != end; ++it) out.insert((*it)[1]);
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
  for (const std::string& code : found) {
    const bool prefix = code.ends_with(".");
    EXPECT_TRUE(prefix ? std::any_of(known.kinds().begin(), known.kinds().end(),
                                     [&](const FactKind& kind) { return kind.code.starts_with(code); })
                       : known.find(code) != nullptr)
        << code << " is observed and not in regulations/facts.yaml";
  }
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
