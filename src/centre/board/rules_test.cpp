#include "centre/board/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::board {
namespace {

std::string asked(const std::string& pack, const std::string& facts) {
  return regulation::testing::asked<About>(decisions(), pack, "about", facts);
}

TEST(About, P8_A4_FourPrinciplesInTheirOwnWords) {
  EXPECT_EQ(asked("jiayuguan-windows-2022", "{}"),
            R"({"nature":[],"principles":[{"zh":"依法依规","en":"lawful"},{"zh":"公开透明","en":"open"},)"
            R"({"zh":"便民高效","en":"convenient and efficient"},{"zh":"清正廉洁","en":"clean"}]})");
  EXPECT_EQ(regulation::testing::cited<About>(decisions(), "jiayuguan-windows-2022", "about", "{}"), "P8.A4");
}

TEST(About, ATextThatSaysNothingOfWhatIsAskedIsSilent) {
  EXPECT_EQ(asked("jiayuguan-windows-2022", R"({"part":"nature"})"), "silent");
  EXPECT_EQ(asked("provincial-windows-2019", "{}"), "silent");
}

}  // namespace
}  // namespace onewindow::board
