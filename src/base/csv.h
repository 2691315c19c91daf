#pragma once
// Tables as text: RFC 4180, read strictly and written so that every reader agrees. A pure function on bytes. Not here:
// what the cells mean.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onewindow::csv {

struct Line {
  std::int32_t line = 0;  // where it begins: in the text of a csv file, the row of a spreadsheet
  std::vector<std::string> cells;
};
using Table = std::vector<Line>;

// What somebody sends may be as large as this; a spreadsheet reader holds to the same.
struct Limits {
  std::size_t bytes = 8u << 20;
  std::size_t lines = 10'000;
  std::size_t columns = 100;
};

// UTF-8, with or without its mark; fields separated by commas, lines by CRLF or LF; every line as many fields as the
// first. Refuses csv.encoding, csv.quote, csv.unclosed, csv.line_end, csv.columns, csv.too_large; the field is
// "line:column".
Table read(std::string_view bytes, const Limits& limits = {});

// With the mark of UTF-8, by which office programs know it, and CRLF. Fields that a spreadsheet would take for a
// formula are written as text.
std::string write(const std::vector<std::vector<std::string>>& lines);

}  // namespace onewindow::csv
