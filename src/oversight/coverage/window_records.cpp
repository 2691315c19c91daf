#include "oversight/coverage/window_records.h"

#include "base/text.h"
#include "service/catalogue/placing.h"

namespace onewindow::coverage {

namespace {

WindowRecord record_of(const organisation::WindowInHall& window,
                       const std::vector<organisation::Department>& departments) {
  WindowRecord out{.window = window.id,
                   .number = window.number,
                   .name = window.name,
                   .kind = window.kind,
                   .hall = window.hall,
                   .hall_name = window.hall_name,
                   .hall_address = window.hall_address,
                   .location = window.location,
                   .phone = window.phone,
                   .open = window.open};
  for (const DepartmentId id : window.departments)
    for (const auto& one : departments)
      if (one.id == id) out.departments.push_back(one.name);
  return out;
}

bool fits(const WindowRecord& record, const RecordQuery& query) {
  if (query.hall && record.hall != *query.hall) return false;
  if (query.kind && record.kind != *query.kind) return false;
  if (!query.search) return true;
  std::string words =
      std::to_string(record.number) + " " + record.name + " " + record.hall_name + " " + record.location;
  for (const auto& name : record.departments) words += " " + name;
  return words.find(text::trim(*query.search)) != std::string::npos;
}

}  // namespace

Paged<WindowRecord> window_records(ReadContext& context, const RecordQuery& query) {
  const int limit = limit_of(query);
  const auto departments = organisation::departments(context);
  std::vector<WindowRecord> found;
  for (const auto& window : organisation::windows_in_halls(context)) {
    auto record = record_of(window, departments);
    if (!fits(record, query)) continue;
    found.push_back(std::move(record));
  }
  const auto key = [&](const WindowRecord& one) {
    return std::pair(query.order == RecordOrder::hall ? one.hall_name : std::string(), one.number);
  };
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  if (query.after) {  // the number after which it goes on: numbers are unique in a centre
    const auto last = std::find_if(found.begin(), found.end(),
                                   [&](const auto& one) { return std::to_string(one.number) == *query.after; });
    if (last == found.end())
      throw Refusal(RefusalKind::invalid, "input.value", "翻页标记不对，请从第一页重新翻起",
                    "begin again with the first page")
          .at("?after");
    found.erase(found.begin(), last + 1);
  }
  Paged<WindowRecord> out;
  if (int(found.size()) > limit) {
    found.resize(std::size_t(limit));
    out.next = std::to_string(found.back().number);
  }
  const auto all = organisation::windows(context);
  const auto placements = organisation::placements(context);
  const auto items = catalogue::standing_items(context);
  for (auto& record : found) {
    const auto window = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == record.window; });
    for (const auto& item : items)
      if (item.hall_included && organisation::takes(*window, item.facts, placements, context.today()))
        record.items.push_back({item.id, item.facts.code, item.name});
    out.items.push_back(std::move(record));
  }
  return out;
}

}  // namespace onewindow::coverage
