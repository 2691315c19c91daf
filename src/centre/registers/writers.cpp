#include "centre/registers/writers.h"

#include <xlsxwriter.h>

#include <fstream>

namespace onewindow::registers {

namespace {

class CsvWriter final : public RowWriter {
 public:
  CsvWriter(const Register& list, bool english, const std::string& path)
      : list_(list), english_(english), file_(path, std::ios::binary | std::ios::trunc) {
    line_ = "\xEF\xBB\xBF";
    for (const auto& column : list_.columns) add(english_ ? column.en : column.zh);
    end_line();
  }
  void row(const void* row) override {
    for (const auto& column : list_.columns) {
      const Cell cell = cell_of(list_, column, row, english_);
      if (cell.number) add_plain(cell.text);  // a negative number is no formula
      else add(cell.text);
    }
    end_line();
  }
  void finish() override {
    file_.close();
    if (!file_) throw WriterFailed();
  }

 private:
  void add(std::string_view text) { add_plain(csv_cell(text)); }
  void add_plain(std::string_view text) {
    if (!first_) line_ += ',';
    first_ = false;
    line_ += text;
  }
  void end_line() {
    line_ += "\r\n";
    file_ << line_;
    if (!file_) throw WriterFailed();
    line_.clear();
    first_ = true;
  }

  const Register& list_;
  const bool english_;
  std::ofstream file_;
  std::string line_;
  bool first_ = true;
};

// Days since 1899-12-30, as spreadsheets count them.
constexpr double kEpoch = 25'569;
constexpr double kDay = 86'400'000;
constexpr std::int64_t kShanghai = 8 * 3'600'000;
constexpr std::size_t kCellBytes = 32'000;  // a sheet's cell holds 32,767 characters

double width_of(const Column& column) {
  if (column.wide) return 40;
  switch (column.show) {
    case Show::instant: return 17;
    case Show::date: return 12;
    case Show::number:
    case Show::yes_no: return 9;
    case Show::money:
    case Show::points: return 12;
    default: return 18;
  }
}

// A cut text ends with a whole character.
void cut(std::string& text) {
  if (text.size() <= kCellBytes) return;
  std::size_t end = kCellBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
}

class XlsxWriter final : public RowWriter {
 public:
  XlsxWriter(const Register& list, bool english, const std::string& path, std::string scratch)
      : list_(list), english_(english), scratch_(std::move(scratch)) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;  // a row goes to a file in `scratch` as soon as the next one begins
    options.tmpdir = scratch_.data();
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw WriterFailed();
    sheet_ = workbook_add_worksheet(book_, sheet_name().c_str());
    if (sheet_ == nullptr) throw WriterFailed();
    prepare();
  }
  ~XlsxWriter() override {
    if (book_ != nullptr) workbook_close(book_);
  }

  void row(const void* row) override {
    ++at_;
    lxw_col_t column_at = 0;
    for (const auto& column : list_.columns) write(column_at++, column, cell_of(list_, column, row, english_));
  }
  void finish() override {
    worksheet_autofilter(sheet_, 0, 0, at_, lxw_col_t(list_.columns.size() - 1));
    if (workbook_close(std::exchange(book_, nullptr)) != LXW_NO_ERROR) throw WriterFailed();
  }

 private:
  // 31 characters at most, without the signs that names of sheets must not have.
  std::string sheet_name() const {
    std::string out;
    std::size_t characters = 0;
    for (const char c : english_ ? list_.en : list_.zh) {
      if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++characters > 31) break;
      if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) out += c;
    }
    return out;
  }
  void prepare() {
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    format_set_bg_color(head_, 0xE8EEF7);
    format_set_border(head_, LXW_BORDER_THIN);
    format_set_text_wrap(head_);
    format_set_align(head_, LXW_ALIGN_VERTICAL_CENTER);
    text_ = format("");
    wrapped_ = format("");
    format_set_text_wrap(wrapped_);
    date_ = format("yyyy-mm-dd");
    instant_ = format("yyyy-mm-dd hh:mm");
    decimals_ = format("0.00");
    number_ = format("0");
    lxw_col_t at = 0;
    for (const auto& column : list_.columns) {
      worksheet_set_column(sheet_, at, at, width_of(column), nullptr);
      worksheet_write_string(sheet_, 0, at++, (english_ ? column.en : column.zh).c_str(), head_);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_header(sheet_, ("&C" + (english_ ? list_.en : list_.zh)).c_str());
    worksheet_set_footer(sheet_, "&C&P / &N");
  }
  lxw_format* format(const char* number) {
    lxw_format* out = workbook_add_format(book_);
    format_set_align(out, LXW_ALIGN_VERTICAL_TOP);
    if (*number != '\0') format_set_num_format(out, number);
    return out;
  }
  void write(lxw_col_t at, const Column& column, Cell cell) {
    if (cell.text.empty()) return;
    if (!cell.number) {
      cut(cell.text);
      check(worksheet_write_string(sheet_, at_, at, cell.text.c_str(), column.wide ? wrapped_ : text_));
      return;
    }
    const double value = double(*cell.number);
    switch (column.show) {
      case Show::date: check(worksheet_write_number(sheet_, at_, at, value + kEpoch, date_)); return;
      case Show::instant:
        check(worksheet_write_number(sheet_, at_, at, double(*cell.number + kShanghai) / kDay + kEpoch, instant_));
        return;
      case Show::money:
      case Show::points: check(worksheet_write_number(sheet_, at_, at, value / 100, decimals_)); return;
      default: check(worksheet_write_number(sheet_, at_, at, value, number_)); return;
    }
  }
  static void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw WriterFailed();
  }

  const Register& list_;
  const bool english_;
  std::string scratch_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *head_ = nullptr, *text_ = nullptr, *wrapped_ = nullptr, *date_ = nullptr, *instant_ = nullptr,
             *decimals_ = nullptr, *number_ = nullptr;
  lxw_row_t at_ = 0;
};

}  // namespace

std::string csv_cell(std::string_view text) {
  constexpr std::string_view formula = "=+-@\t\r";
  std::string out;
  const bool guarded = !text.empty() && formula.find(text.front()) != std::string_view::npos;
  const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (guarded) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  return out;
}

std::unique_ptr<RowWriter> writer(const Register& list, Format format, Language language, const std::string& path,
                                  const std::string& scratch_folder) {
  const bool english = language == Language::en;
  if (format == Format::csv) return std::make_unique<CsvWriter>(list, english, path);
  return std::make_unique<XlsxWriter>(list, english, path, scratch_folder);
}

}  // namespace onewindow::registers
