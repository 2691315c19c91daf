// Identity numbers (GB 11643) and unified social credit codes (GB 32100): the standards' own examples and their
// neighbours.
#include "service/cases/papers.h"

#include <gtest/gtest.h>

namespace onewindow::cases::papers {
namespace {

const Date kToday = Date::of(2026, 3, 2);

struct Example {
  PaperKind paper;
  std::string number, code;
  int position = 0;
};

void PrintTo(const Example& example, std::ostream* out) { *out << example.number; }

class Papers : public ::testing::TestWithParam<Example> {};

TEST_P(Papers, AreCheckedToTheExactCharacter) {
  const auto& example = GetParam();
  const PaperCheck check = papers::check(example.paper, example.number, kToday);
  EXPECT_EQ(check.code, example.code);
  EXPECT_EQ(check.position, example.position);
  EXPECT_EQ(check.valid, example.code.empty());
  EXPECT_EQ(check.can_override, example.paper == PaperKind::credit_code && example.code == "paper.check_digit");
  EXPECT_FALSE(check.zh.empty());
}

constexpr auto id = PaperKind::id_card;
constexpr auto credit = PaperKind::credit_code;

INSTANTIATE_TEST_SUITE_P(GB11643, Papers,
                         ::testing::Values(Example{id, "11010519491231002X", ""}, Example{id, "11010519491231002x", ""},
                                           Example{id, "440524188001010014", ""},
                                           Example{id, " 610113 18851230 0022 ", ""},
                                           Example{id, "110101189903070018", ""},
                                           Example{id, "110101189903070019", "paper.check_digit", 18},
                                           Example{id, "11010519491231002", "paper.length", 18},
                                           Example{id, "11010519491231002XX", "paper.length", 19},
                                           Example{id, "1101051949X231002X", "paper.character", 11},
                                           Example{id, "99010519491231002X", "paper.region", 1},
                                           Example{id, "11010519490231002X", "paper.birth_date", 7},
                                           Example{id, "110105302612310020", "paper.birth_date", 7},
                                           Example{id, "110105491231002", "paper.old_number", 16}));

INSTANTIATE_TEST_SUITE_P(GB32100, Papers,
                         ::testing::Values(Example{credit, "91350100M000100Y43", ""},
                                           Example{credit, "91440300708461136T", ""},
                                           Example{credit, "126100000000000018", ""},
                                           Example{credit, "91350100m000100y43", ""},
                                           Example{credit, "91350100M000100Y4Z", "paper.character", 18},
                                           Example{credit, "91350100M000100Y44", "paper.check_digit", 18},
                                           Example{credit, "9135010OM000100Y43", "paper.character", 8},
                                           Example{credit, "91350100M000100Y4", "paper.length", 18}));

INSTANTIATE_TEST_SUITE_P(Others, Papers,
                         ::testing::Values(Example{PaperKind::passport, "E12345678", ""},
                                           Example{PaperKind::passport, "E1", "paper.length", 3}));

TEST(OldNumbers, AreUpgradedForSearching) {
  EXPECT_EQ(upgraded("110105491231002"), "11010519491231002X");
  EXPECT_EQ(upgraded("11010549123100"), "");
  EXPECT_EQ(normal(" 11010519491231002x"), "11010519491231002X");
}

}  // namespace
}  // namespace onewindow::cases::papers
