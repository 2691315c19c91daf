#include <gtest/gtest.h>

#include "base/page.h"
#include "base/pinyin.h"
#include "base/yaml.h"

namespace onewindow {
namespace {

std::string refused(std::string_view text) {
  try {
    yaml::read<PageQuery>(yaml::parse("f.yaml", std::string(text)), "f.yaml");
  } catch (const Refusal& refusal) {
    return refusal.code + " " + refusal.field;
  }
  return "accepted";
}

TEST(Yaml, ReadsStrictlyWithThePlace) {
  EXPECT_EQ(yaml::read<PageQuery>(yaml::parse("f", "after: x\nlimit: 5\n"), "f").limit, 5);
  EXPECT_EQ(refused("after: x\nlimit: five\n"), "yaml.value f.yaml:2:8");
  EXPECT_EQ(refused("after: x\nafter: y\n"), "yaml.duplicate_key f.yaml:2:1");
  EXPECT_EQ(refused("after: &a x\nlimit: *a\n"), "yaml.anchor f.yaml:1:8");
  EXPECT_EQ(refused("colour: x\n"), "yaml.unknown_key f.yaml:1:1");
  EXPECT_EQ(refused("after: !!binary x\n").substr(0, 8), "yaml.tag");
  EXPECT_EQ(refused(std::string(100000, '[')), "yaml.nesting f.yaml:1:101");
  EXPECT_EQ(refused("a: [\n").substr(0, 11), "yaml.syntax");
}

TEST(Pinyin, Initials) { EXPECT_EQ(text::pinyin_initials("食品经营许可A1"), "spjyxka1"); }

}  // namespace
}  // namespace onewindow
