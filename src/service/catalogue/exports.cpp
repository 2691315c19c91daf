// Items as a file that the import reads again.
#include "base/csv.h"
#include "service/catalogue/editing.h"
#include "service/catalogue/imports.h"
#include "service/catalogue/sheet.h"

namespace onewindow::catalogue {

namespace {

std::vector<ItemContent> all_items(ReadContext& context, bool drafts) {
  constexpr int kPage = 200;
  std::vector<ItemContent> out;
  ItemQuery query;
  for (;;) {
    auto page = store::list(context.db, query, false, kPage);
    const bool more = int(page.size()) > kPage;
    if (more) page.pop_back();
    for (const auto& item : page) {
      const auto version = drafts && item.draft_version != 0 ? item.draft_version : item.shown();
      out.push_back(load_version(context, item.id, version).content);
    }
    if (!more) return out;
    query.after = page.back().code;
  }
}

std::vector<std::vector<std::string>> lines_of(const std::vector<ItemContent>& items) {
  std::vector<std::vector<std::string>> lines(1);
  for (const auto& column : sheet::columns()) lines.front().push_back(sheet::heading(column));
  for (const auto& item : items) lines.push_back(sheet::cells(item));
  return lines;
}

}  // namespace

http::Document export_items(ReadContext& context, const ExportQuery& query) {
  const auto items = all_items(context, query.drafts.value_or(false));
  const std::string name = "items-" + context.today().str();
  if (query.format == ExportFormat::json) {
    std::string text = "{\"items\":[";
    for (const auto& item : items) text.append(text.back() == '[' ? "\n" : ",\n").append(json::text(item));
    return {"application/json", text + "\n]}\n", name + ".json"};
  }
  return {"text/csv; charset=utf-8", csv::write(lines_of(items)), name + ".csv"};
}

}  // namespace onewindow::catalogue
