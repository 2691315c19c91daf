#pragma once
// Items from a spreadsheet, a csv or a json file: read and checked as a whole, with a report line by line; the good
// ones become drafts, or nothing does when one is bad, as the importer chooses. Nothing is published by it.
#include "centre/context/errand.h"
#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue {

enum class SheetFormat { csv, xlsx, json };
BOOST_DESCRIBE_ENUM(SheetFormat, csv, xlsx, json)

enum class OnFault { keep_good, keep_nothing };  // the good lines become drafts; or nothing unless all are good
BOOST_DESCRIBE_ENUM(OnFault, keep_good, keep_nothing)

struct ImportQuery {
  SheetFormat format = SheetFormat::xlsx;
  OnFault on_fault = OnFault::keep_nothing;
  bool check_only = false;  // say what would be, write nothing
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (format, on_fault, check_only))

struct LineFault {
  std::string column;  // as it stands over the column, or a path into the json
  std::string code;    // of the refusal
  std::string zh, en;  // what is wrong and what to write
};
BOOST_DESCRIBE_STRUCT(LineFault, (), (column, code, zh, en))

enum class LineOutcome {
  drafted,    // a new item
  redrafted,  // the next version of one
  unchanged,  // it says what the item says already
  refused,    // see the faults
  left_out,   // good, but another line is not, or nothing was to be written
};
BOOST_DESCRIBE_ENUM(LineOutcome, drafted, redrafted, unchanged, refused, left_out)

struct LineReport {
  std::int32_t line = 0;  // of the spreadsheet; the place in the list of a json file, from 1
  std::string code, name;
  std::optional<ItemId> item;
  LineOutcome outcome = LineOutcome::refused;
  std::vector<LineFault> faults;
  std::vector<std::string> missing;  // elements that publication will ask for; no fault in a draft
};
BOOST_DESCRIBE_STRUCT(LineReport, (), (line, code, name, item, outcome, faults, missing))

struct ImportReport {
  std::int32_t lines = 0, good = 0, bad = 0, written = 0;
  std::vector<LineReport> report;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (), (lines, good, bad, written, report))

inline constexpr std::size_t kImportedAtOnce = 500;

// Columns that the file does not have stay as they are; the code says which item a line is. Refuses the file as a whole
// when it cannot be read: csv.*, xlsx.*, input.json, items.columns, items.too_many, items.none.
ImportReport import_items(Contexts& contexts, const Actor& actor, const ImportQuery& query, std::string_view bytes);

// POST /api/v1/item-import: the body is the file.
ImportReport import_upload(ErrandContext& errand, const ImportQuery& query, const http::Upload& upload);
inline constexpr std::size_t kImportedBytes = 8u << 20;

enum class ExportFormat { csv, json };
BOOST_DESCRIBE_ENUM(ExportFormat, csv, json)

struct ExportQuery {
  ExportFormat format = ExportFormat::csv;
  std::optional<bool> drafts;  // with the drafts in place of the live versions
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (), (format, drafts))

http::Document export_items(ReadContext& context, const ExportQuery& query);  // GET /api/v1/item-export

struct ColumnsView {
  std::vector<std::string> headings, help;
};
BOOST_DESCRIBE_STRUCT(ColumnsView, (), (headings, help))
ColumnsView import_columns(ReadContext& context);  // GET /api/v1/item-import/columns

}  // namespace onewindow::catalogue
