#pragma once
// The two forms of a file: rows are handed over one by one and are gone from memory.
#include "centre/registers/export.h"

namespace onewindow::registers {

class RowWriter {
 public:
  virtual ~RowWriter() = default;
  virtual void row(const void* row) = 0;
  virtual void finish() = 0;  // throws WriterFailed where the disk is full
};

struct WriterFailed : std::exception {
  const char* what() const noexcept override { return "an export could not be written"; }
};

// csv: UTF-8 with its mark, CRLF; a cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string csv_cell(std::string_view text);

std::unique_ptr<RowWriter> writer(const Register& list, Format format, Language language, const std::string& path,
                                  const std::string& scratch_folder);

}  // namespace onewindow::registers
