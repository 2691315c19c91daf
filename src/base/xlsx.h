#pragma once
// The first sheet of a workbook (.xlsx) as a table of texts. A pure function on bytes: nothing is unpacked to a disk,
// and what grows out of all proportion is refused. Formulas give the value that was stored with them.
#include "base/csv.h"

namespace onewindow::xlsx {

// Lines that have a cell, each under the number that its row has in the spreadsheet, all as long as the longest.
// Refuses xlsx.format, xlsx.encrypted, xlsx.too_large, xlsx.bomb, xlsx.doctype; a field "A1" names a cell.
csv::Table read(std::string_view bytes, const csv::Limits& limits = {});

}  // namespace onewindow::xlsx
