#include "service/catalogue/imports.h"

#include <fstream>
#include <set>
#include <sstream>

#include "base/digest.h"
#include "base/text.h"
#include "base/xlsx.h"
#include "service/catalogue/editing.h"
#include "service/catalogue/rules.h"
#include "service/catalogue/sheet.h"

namespace onewindow::catalogue {

namespace {

constexpr std::size_t kWrittenAtOnce = 20;  // lines in one transaction, so that nobody waits long

Refusal unreadable(std::string code, const std::string& zh, const std::string& en) {
  return Refusal(RefusalKind::invalid, std::move(code), zh, en);
}

// A line on its way from the file into the catalogue.
struct Line {
  LineReport report;
  std::vector<std::pair<const sheet::Column*, std::string>> cells;  // of a spreadsheet
  boost::json::value entry;                                         // of a json file
  ItemContent content;
  std::string latest;  // what the item says now, as json; empty for a new one

  void fault(std::string column, const Refusal& refusal) {
    report.faults.push_back({std::move(column), refusal.code, refusal.zh, refusal.en});
  }
};
using Lines = std::vector<Line>;

// ---- reading the file

std::vector<const sheet::Column*> headings(const csv::Line& first) {
  std::vector<const sheet::Column*> columns;
  for (std::size_t i = 0; i < first.cells.size(); ++i) {
    const std::string said = text::trim(first.cells[i]);
    const auto* column = said.empty() ? nullptr : sheet::column_of(said);
    const std::string place = std::to_string(first.line) + ":" + std::to_string(i + 1);
    if (!said.empty() && column == nullptr)
      throw unreadable("items.columns",
                       "第 " + std::to_string(i + 1) + " 列的列名“" + said + "”不认识；请用模板中的列名",
                       "column " + std::to_string(i + 1) + " is called \"" + said +
                           "\", which is none; use the names of the template")
          .at(place);
    if (column != nullptr && std::find(columns.begin(), columns.end(), column) != columns.end())
      throw unreadable("items.columns", "列“" + said + "”出现了两次", "the column \"" + said + "\" stands there twice")
          .at(place);
    columns.push_back(column);
  }
  const auto* code = sheet::column_of("code");
  if (std::find(columns.begin(), columns.end(), code) == columns.end())
    throw unreadable("items.columns", "首行没有“" + sheet::heading(*code) + "”一列，无法知道每行是哪个事项",
                     "the first line has no column \"" + sheet::heading(*code) + "\", which says which item a line is");
  return columns;
}

Lines lines_of(const csv::Table& table) {
  if (table.empty()) throw unreadable("items.none", "文件是空的", "the file is empty");
  const auto columns = headings(table.front());
  Lines out;
  for (std::size_t i = 1; i < table.size(); ++i) {
    Line line{.report = {.line = table[i].line}};
    bool blank = true;
    for (std::size_t k = 0; k < table[i].cells.size(); ++k) {
      const std::string& cell = table[i].cells[k];
      blank = blank && text::trim(cell).empty();
      if (k >= columns.size() || columns[k] == nullptr) continue;  // a column without a name is a remark
      line.cells.emplace_back(columns[k], cell);
      if (columns[k]->name == "code") line.report.code = text::trim(cell);
      if (columns[k]->name == "name") line.report.name = text::trim(cell);
    }
    if (!blank) out.push_back(std::move(line));
  }
  return out;
}

// A cell may hold several lines of text; who looks for a line in a spreadsheet counts rows.
csv::Table rows_of(csv::Table table) {
  for (std::size_t i = 0; i < table.size(); ++i) table[i].line = std::int32_t(i) + 1;
  return table;
}

Lines lines_of(const boost::json::value& file) {
  const auto* object = file.if_object();
  const auto* items = object == nullptr || object->size() != 1 ? nullptr : object->if_contains("items");
  if (items == nullptr || !items->is_array())
    throw unreadable("items.columns", "json 文件应为 {\"items\": [ … ]}", "the json file is {\"items\": [ … ]}");
  Lines out;
  for (const auto& entry : items->get_array()) {
    Line line{.report = {.line = std::int32_t(out.size()) + 1}, .entry = entry};
    const auto word = [&](const char* key) -> std::string {
      const auto* value = entry.is_object() ? entry.get_object().if_contains(key) : nullptr;
      return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
    };
    line.report.code = word("code");
    line.report.name = word("name");
    out.push_back(std::move(line));
  }
  return out;
}

Lines read_file(SheetFormat format, std::string_view bytes) {
  Lines lines;
  switch (format) {
    case SheetFormat::csv: lines = lines_of(rows_of(csv::read(bytes))); break;
    case SheetFormat::xlsx: lines = lines_of(xlsx::read(bytes)); break;
    case SheetFormat::json: lines = lines_of(json::parse(bytes)); break;
  }
  if (lines.empty()) throw unreadable("items.none", "文件中没有事项", "there is no item in the file");
  if (lines.size() > kImportedAtOnce)
    throw unreadable("items.too_many",
                     "一次最多导入 " + std::to_string(kImportedAtOnce) + " 项，文件中有 " +
                         std::to_string(lines.size()) + " 项；请分成几个文件",
                     "at most " + std::to_string(kImportedAtOnce) + " items at once, the file has " +
                         std::to_string(lines.size()) + "; split it");
  return lines;
}

// ---- checking a line

// What a new item cannot do without, even as a draft: who it is, whose, and of which kind (P3.A2).
const char* const kNeeded[] = {"name", "type", "kind", "category", "department", "promised_limit.unit"};

void check_needed(Line& line) {
  for (const char* name : kNeeded) {
    const auto it =
        std::find_if(line.cells.begin(), line.cells.end(), [&](const auto& cell) { return cell.first->name == name; });
    const auto* column = sheet::column_of(name);
    if (it != line.cells.end() && !text::trim(it->second).empty()) continue;
    if (it != line.cells.end() && name != std::string_view("name") && name != std::string_view("department"))
      continue;  // set() has said so
    line.fault(sheet::heading(*column),
               Refusal(RefusalKind::invalid, "item.cell_empty", "新事项必须填写“" + column->zh + "”",
                       "a new item needs its " + column->name));
  }
}

void read_cells(Line& line) {
  for (const auto& [column, cell] : line.cells) {
    try {
      sheet::set(line.content, *column, cell);
    } catch (const Refusal& refusal) {
      line.fault(sheet::heading(*column), refusal);
    }
  }
  if (line.latest.empty()) check_needed(line);
}

void read_entry(Line& line) {
  try {
    line.content = json::read<ItemContent>(line.entry);
  } catch (const Refusal& refusal) {
    line.fault(refusal.field, refusal);
  }
}

void check(ReadContext& context, Line& line, const std::set<std::string, std::less<>>& departments) {
  const auto guarded = [&](auto&& rule) {
    try {
      rule();
    } catch (const Refusal& refusal) {
      const auto* column = sheet::column_at(refusal.field);
      line.fault(column == nullptr ? refusal.field : sheet::heading(*column), refusal);
    }
  };
  if (line.report.faults.empty()) guarded([&] { check_content(line.content, context.law.calendar()); });
  guarded([&] { check_own_department(context, line.content.department); });
  if (!line.content.department.empty() && !departments.contains(line.content.department))
    guarded([&] {
      throw Refusal(RefusalKind::invalid, "item.department_unknown",
                    "本中心没有编码为“" + line.content.department + "”的部门；请填写部门编码",
                    "this centre has no department with the code \"" + line.content.department + "\"")
          .at("/department");
    });
}

void prepare(ReadContext& context, Line& line, const std::set<std::string, std::less<>>& departments) {
  if (line.report.code.empty()) {
    line.fault(sheet::heading(*sheet::column_of("code")),
               Refusal(RefusalKind::invalid, "item.code", "请填写事项编码", "give the item a code"));
  } else if (const auto item = store::find_by_code(context.db, line.report.code)) {
    const auto latest = item->draft_version != 0 ? item->draft_version : item->live_version;
    line.content = load_version(context, item->id, latest).content;
    line.latest = json::text(line.content);
    line.report.item = item->id;
  }
  if (line.entry.is_null()) read_cells(line);
  else read_entry(line);
  check(context, line, departments);
  if (!line.report.faults.empty()) return;
  line.report.name = line.content.name;
  line.report.missing = missing_elements(line.content);
  line.report.outcome = json::text(line.content) == line.latest ? LineOutcome::unchanged : LineOutcome::left_out;
}

void refuse_repeated(Lines& lines) {
  std::map<std::string, std::int32_t> seen;
  for (Line& line : lines) {
    if (line.report.code.empty()) continue;
    const auto [first, is_first] = seen.emplace(line.report.code, line.report.line);
    if (is_first) continue;
    line.fault(sheet::heading(*sheet::column_of("code")),
               Refusal(RefusalKind::invalid, "items.repeated",
                       "事项编码与第 " + std::to_string(first->second) + " 行相同；每个事项只能有一行",
                       "line " + std::to_string(first->second) + " has the same code; an item has one line"));
    line.report.outcome = LineOutcome::refused;
  }
}

// ---- writing

void write(WriteContext& context, Line& line) {
  if (line.report.outcome != LineOutcome::left_out) return;
  const auto existing = store::find_by_code(context.db, line.report.code);
  line.report.item = existing ? write_next(context, *existing, line.content).id : write_new(context, line.content).id;
  line.report.outcome = existing ? LineOutcome::redrafted : LineOutcome::drafted;
}

// Somebody was quicker between the check and the writing.
void overtaken(Line& line, const Refusal& refusal) {
  const auto* column = sheet::column_at(refusal.field);
  line.fault(column == nullptr ? refusal.field : sheet::heading(*column), refusal);
  line.report.outcome = LineOutcome::refused;
}

void write_good(Contexts& contexts, const Actor& actor, Lines& lines) {
  for (std::size_t from = 0; from < lines.size(); from += kWrittenAtOnce) {
    const Lines before(lines.begin() + std::ptrdiff_t(from),
                       lines.begin() + std::ptrdiff_t(std::min(from + kWrittenAtOnce, lines.size())));
    contexts.write(actor, [&](WriteContext& context) {
      for (std::size_t i = 0; i < before.size(); ++i) {
        Line& line = lines[from + i] = before[i];  // it may be run again
        try {
          write(context, line);
        } catch (const Refusal& refusal) {
          overtaken(line, refusal);
        }
      }
    });
  }
}

// All of it in one transaction, or nothing.
void write_all(Contexts& contexts, const Actor& actor, Lines& lines) {
  Line* at = nullptr;
  const Lines before = lines;
  try {
    contexts.write(actor, [&](WriteContext& context) {
      lines = before;  // it may be run again
      for (Line& line : lines) write(context, *(at = &line));
    });
  } catch (const Refusal& refusal) {
    const auto number = std::size_t(at - lines.data());
    lines = before;
    overtaken(lines[number], refusal);
  }
}

void note(Contexts& contexts, const Actor& actor, std::string_view bytes, const ImportReport& report) {
  contexts.write(actor, [&](WriteContext& context) {
    context.record("catalogue.import", "centre", context.centre(), "", digest::sm3(bytes),
                   {{"lines", report.lines}, {"bad", report.bad}, {"written", report.written}});
  });
}

bool good(const Line& line) { return line.report.outcome != LineOutcome::refused; }

}  // namespace

ImportReport import_items(Contexts& contexts, const Actor& actor, const ImportQuery& query, std::string_view bytes) {
  Lines lines = read_file(query.format, bytes);
  contexts.read(actor, [&](ReadContext& context) {
    std::set<std::string, std::less<>> departments;
    for (const auto& department : organisation::departments(context)) departments.insert(department.code);
    for (Line& line : lines) prepare(context, line, departments);
    return true;
  });
  refuse_repeated(lines);
  if (!query.check_only) {
    if (query.on_fault == OnFault::keep_good) write_good(contexts, actor, lines);
    else if (std::all_of(lines.begin(), lines.end(), good)) write_all(contexts, actor, lines);
  }
  ImportReport out{.lines = std::int32_t(lines.size())};
  for (Line& line : lines) {
    const auto outcome = line.report.outcome;
    out.good += outcome != LineOutcome::refused;
    out.written += outcome == LineOutcome::drafted || outcome == LineOutcome::redrafted;
    out.report.push_back(std::move(line.report));
  }
  out.bad = out.lines - out.good;
  if (out.written > 0) note(contexts, actor, bytes, out);
  return out;
}

ImportReport import_upload(ErrandContext& errand, const ImportQuery& query, const http::Upload& upload) {
  std::ifstream file(upload.path(), std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return import_items(errand.contexts, errand.actor, query, bytes.view());
}

ColumnsView import_columns(ReadContext&) {
  ColumnsView out;
  for (const auto& column : sheet::columns()) {
    out.headings.push_back(sheet::heading(column));
    out.help.push_back(column.help);
  }
  return out;
}

}  // namespace onewindow::catalogue
