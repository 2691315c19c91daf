// Nothing that people read is shown by the word of the file: what has no name fails here.
#include "app/section_words.h"

#include <gtest/gtest.h>

#include <regex>

#include "app/features.h"
#include "regulation/lint.h"
#include "regulation/packs_testing.h"

namespace onewindow::app {
namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& one : list) out += one + "\n";
  return out;
}

TEST(SectionWords, EverySectionFieldAndWordOfAValueHasItsName) {
  const auto gaps = regulation::gaps(section_words(), regulation::shapes(sections()), decision_types());
  EXPECT_EQ(joined(gaps.missing), "") << "name them in section_words.cpp or value_words.cpp";
  EXPECT_EQ(joined(gaps.idle), "") << "there is nothing of this name any more";
}

TEST(SectionWords, NoValueOfOurPacksIsShownByARawWord) {
  const std::regex raw("[a-z]+_[a-z_]+|[a-z]{4,}");
  std::size_t values = 0;
  for (const auto& file : regulation::testing::packs())
    for (const auto& topic : regulation::compare(file, file, sections(), section_words()))
      for (const auto& said : topic.a) {
        ++values;
        EXPECT_FALSE(std::regex_search(said.zh, raw)) << file.name << " " << topic.field << ": " << said.zh;
        EXPECT_EQ(said.en.find('_'), std::string::npos) << file.name << " " << topic.field << ": " << said.en;
        EXPECT_FALSE(said.zh.empty() || said.en.empty()) << file.name << " " << topic.field << ": " << said.value;
      }
  EXPECT_GT(values, 300u);
}

}  // namespace
}  // namespace onewindow::app
