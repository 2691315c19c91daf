#include "base/csv.h"

#include "base/refusal.h"
#include "base/text.h"

namespace onewindow::csv {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// Walks the bytes once; knows at which line and column it stands.
class Reader {
 public:
  Reader(std::string_view bytes, const Limits& limits) : text_(bytes), limits_(limits) {}

  Table table() {
    Table lines;
    while (at_ < text_.size()) {
      if (lines.size() == limits_.lines)
        throw refusal("csv.too_large", "行数超过 " + std::to_string(limits_.lines),
                      "more than " + std::to_string(limits_.lines) + " lines");
      lines.push_back(record());
      if (lines.back().cells.size() != lines.front().cells.size())
        throw refusal("csv.columns",
                      "这一行有 " + std::to_string(lines.back().cells.size()) + " 列，首行有 " +
                          std::to_string(lines.front().cells.size()) + " 列",
                      "this line has " + std::to_string(lines.back().cells.size()) + " fields, the first has " +
                          std::to_string(lines.front().cells.size()),
                      lines.back().line, 1);
    }
    return lines;
  }

 private:
  Refusal refusal(std::string code, const std::string& zh, const std::string& en) const {
    return refusal(std::move(code), zh, en, line_, column_);
  }
  static Refusal refusal(std::string code, const std::string& zh, const std::string& en, int line, int column) {
    const std::string place = std::to_string(line) + ":" + std::to_string(column);
    return Refusal(RefusalKind::invalid, std::move(code),
                   "第 " + std::to_string(line) + " 行第 " + std::to_string(column) + " 字：" + zh,
                   "line " + std::to_string(line) + ", character " + std::to_string(column) + ": " + en)
        .at(place);
  }

  char take() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column_;
    }
    return c;
  }

  // The end of a line: CRLF, LF, or of the file. A CR alone is the end of nothing.
  bool at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_ + 1, 1) == "\n");
  }
  void take_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size()) take();
  }

  Line record() {
    Line out{line_, {}};
    for (;;) {
      if (out.cells.size() == limits_.columns)
        throw refusal("csv.too_large", "列数超过 " + std::to_string(limits_.columns),
                      "more than " + std::to_string(limits_.columns) + " fields");
      out.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
      if (at_line_end()) break;
      take();  // the comma
    }
    take_line_end();
    return out;
  }

  std::string plain() {
    std::string out;
    while (!at_line_end() && text_[at_] != ',') {
      if (text_[at_] == '"')
        throw refusal("csv.quote", "引号只能把整个单元格括起来，其中的引号要写两个",
                      "a quotation mark encloses a whole field; one inside is written twice");
      if (text_[at_] == '\r')
        throw refusal("csv.line_end", "单独的回车不是换行", "a carriage return alone ends no line");
      out += take();
    }
    return out;
  }

  std::string quoted() {
    const int line = line_, column = column_;
    std::string out;
    take();
    for (;;) {
      if (at_ == text_.size())
        throw refusal("csv.unclosed", "引号没有结束", "the quotation mark is not closed", line, column);
      const char c = take();
      if (c != '"') {
        out += c;
        continue;
      }
      if (at_ < text_.size() && text_[at_] == '"') {
        out += take();
        continue;
      }
      if (!at_line_end() && text_[at_] != ',')
        throw refusal("csv.quote", "引号之后应为逗号或换行",
                      "after a closing quotation mark comes a comma or a line end");
      return out;
    }
  }

  const std::string_view text_;
  const Limits limits_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
};

// A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it text.
bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && (cell[0] == '=' || cell[0] == '+' || cell[0] == '@' || cell[0] == '\t' || cell[0] == '\r' ||
                           (cell[0] == '-' && cell.size() > 1 && !(cell[1] >= '0' && cell[1] <= '9')));
}

}  // namespace

Table read(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes)
    throw Refusal(RefusalKind::too_large, "csv.too_large", "文件超过 " + std::to_string(limits.bytes >> 20) + " MiB",
                  "the file is larger than " + std::to_string(limits.bytes >> 20) + " MiB");
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  if (!text::valid_utf8(bytes))
    throw Refusal(RefusalKind::invalid, "csv.encoding",
                  "文件不是 UTF-8 文本，或含有控制字符。请在表格软件中另存为“CSV UTF-8”，或直接上传 xlsx",
                  "the file is no UTF-8 text or has control characters; save it as CSV UTF-8, or send the xlsx");
  return Reader(bytes, limits).table();
}

std::string write(const std::vector<std::vector<std::string>>& lines) {
  std::string out(kMark);
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) out += ',';
      const std::string cell = (looks_like_formula(line[i]) ? "'" : "") + line[i];
      if (cell.find_first_of(",\"\r\n") == std::string::npos && !cell.empty()) {
        out += cell;
        continue;
      }
      out += '"';
      for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace onewindow::csv
