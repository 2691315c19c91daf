#include "base/csv.h"

#include <gtest/gtest.h>

#include "base/refusal.h"

namespace onewindow::csv {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells(std::string_view text) {
  Cells out;
  for (const Line& line : read(text)) out.push_back(line.cells);
  return out;
}

// The code and the place of what is refused.
std::string refused(std::string_view text, const Limits& limits = {}) {
  try {
    read(text, limits);
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code + (refusal.field.empty() ? "" : " " + refusal.field);
  }
}

TEST(Csv, ReadsFieldsQuotesAndBothLineEnds) {
  EXPECT_EQ(cells("a,b\r\nc,d\r\n"), (Cells{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(cells("a,b\nc,d"), (Cells{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(cells("\xEF\xBB\xBF名称,\"甲,乙\"\r\n\"说\"\"好\"\"\",\r\n"), (Cells{{"名称", "甲,乙"}, {"说\"好\"", ""}}));
  EXPECT_EQ(cells("a,\"two\r\nlines\"\r\nb,\"\"\n"), (Cells{{"a", "two\r\nlines"}, {"b", ""}}));
  EXPECT_EQ(cells(""), Cells{});
  EXPECT_EQ(cells(",\n,\n"), (Cells{{"", ""}, {"", ""}}));
  EXPECT_EQ(cells(" a , b "), (Cells{{" a ", " b "}})) << "spaces belong to the field";
}

TEST(Csv, SaysInWhichLineARecordBegins) {
  const Table table = read("h\n\"1\n2\n3\"\nx\n");
  ASSERT_EQ(table.size(), 3u);
  EXPECT_EQ(table[1].line, 2);
  EXPECT_EQ(table[2].line, 5);
}

TEST(Csv, RefusesWithTheExactPlace) {
  EXPECT_EQ(refused("a,b\nc\n"), "csv.columns 2:1");
  EXPECT_EQ(refused("a,b\n\nc,d\n"), "csv.columns 2:1") << "an empty line is a line of one empty field";
  EXPECT_EQ(refused("甲,b\"c\n"), "csv.quote 1:4");
  EXPECT_EQ(refused("a,\"b\" ,c\n"), "csv.quote 1:6");
  EXPECT_EQ(refused("a\n\"b\nc"), "csv.unclosed 2:1");
  EXPECT_EQ(refused("a\rb\n"), "csv.line_end 1:2");
  EXPECT_EQ(refused("a\r"), "csv.line_end 1:2");
  EXPECT_EQ(refused("\xB9\xAB\xCB\xBE"), "csv.encoding") << "GBK, as office programs save it";
  EXPECT_EQ(refused(std::string_view("a\0b", 3)), "csv.encoding");
}

TEST(Csv, RefusesWhatIsTooLarge) {
  EXPECT_EQ(refused("abcdef", {.bytes = 5}), "csv.too_large");
  EXPECT_EQ(refused("a\nb\nc\n", {.lines = 2}), "csv.too_large 3:1");
  EXPECT_EQ(refused("a,b,c\n", {.columns = 2}), "csv.too_large 1:5");
}

TEST(Csv, WritesWhatItReads) {
  const Cells lines = {{"编码", "名称"}, {"a,b", "说\"好\""}, {"两\n行", ""}, {"'=1+1", "-5"}};
  EXPECT_EQ(cells(write(lines)), lines);
}

TEST(Csv, WritesNoFormula) {
  EXPECT_EQ(cells(write({{"=cmd|' /C calc'!A0", "+86", "-x", "@a", "-12"}})),
            (Cells{{"'=cmd|' /C calc'!A0", "'+86", "'-x", "'@a", "-12"}}));
}

}  // namespace
}  // namespace onewindow::csv
