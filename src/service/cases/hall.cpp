#include "service/cases/hall.h"

#include "centre/organisation/organisation.h"
#include "service/cases/clocks.h"
#include "service/cases/hall_store.h"
#include "service/cases/rules.h"

namespace onewindow::cases {

namespace {

using hall_store::Day;

constexpr std::int32_t kWeek = 7;

Day whole(Date day) { return {Instant::at(day, 0), Instant::at(day + 1, 0)}; }

// Decided before its promised or statutory day had passed; an immediate one before its minutes had.
bool in_time(const hall_store::DecidedRow& row, const Sections& sections, Instant now) {
  for (const Clock& clock : clocks(row.course, sections, row.received_at.date(), now))
    if (clock.met_at && !clock.on_time &&
        (clock.name == "promised" || clock.name == "statutory" || clock.name == "immediate"))
      return false;
  return true;
}

std::vector<WindowToday> windows_today(ReadContext& context, Day day) {
  std::vector<WindowToday> out;
  for (const auto& window : organisation::windows(context))
    out.push_back(
        {.id = window.id, .number = window.number, .name = window.name, .waiting = {}, .last_at = {}, .last_act = {}});
  const auto of = [&](std::optional<WindowId> id) -> WindowToday* {
    for (WindowToday& window : out)
      if (id && window.id == *id) return &window;
    return nullptr;
  };
  for (const auto& row : hall_store::windows(context.db, day))
    if (WindowToday* window = of(row.window)) {
      window->received = row.received;
      window->accepted = row.accepted;
      window->issued = row.issued;
    }
  for (const auto& row : hall_store::waiting(context.db))
    if (WindowToday* window = of(row.window)) window->waiting.push_back({row.todo, row.cases});
  for (const auto& row : hall_store::acts(context.db, day))
    if (WindowToday* window = of(row.window); window != nullptr && !window->last_at) {
      window->last_at = row.at;
      window->last_act = row.act;
    }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return out;
}

std::vector<DepartmentToday> departments_today(ReadContext& context, Day day) {
  std::vector<DepartmentToday> out;
  for (const auto& department : organisation::departments(context))
    out.push_back({.id = department.id, .name = department.name});
  const auto of = [&](DepartmentId id) -> DepartmentToday* {
    for (DepartmentToday& department : out)
      if (department.id == id) return &department;
    return nullptr;
  };
  for (const auto& row : hall_store::lights(context.db, context.today()))
    if (DepartmentToday* department = of(row.department)) {
      department->green = row.green;
      department->yellow = row.yellow;
      department->red = row.red;
      department->grey = row.grey;
    }
  const Sections sections = Sections::of(context.law, catalogue::ItemType::licence);  // for the calendar
  for (const auto& row : hall_store::decided(context.db, day))
    if (DepartmentToday* department = of(row.department)) {
      ++department->decided;
      department->in_time += in_time(row, sections, context.now);
    }
  std::erase_if(out, [](const DepartmentToday& d) { return d.green + d.yellow + d.red + d.grey + d.decided == 0; });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

}  // namespace

HallToday hall(ReadContext& context) {
  const Date before = context.today() - kWeek;
  const Day today = whole(context.today());
  const Day by_now{Instant::at(before, 0), Instant::at(before, 0) + (context.now - today.from)};
  return {.at = context.now,
          .today = hall_store::totals(context.db, today),
          .week_before = hall_store::totals(context.db, whole(before)),
          .week_before_by_now = hall_store::totals(context.db, by_now),
          .windows = windows_today(context, today),
          .departments = departments_today(context, today)};
}

const std::vector<http::Route>& hall_routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/hall", hall>(kListCases, "Today's hall in numbers", "cases.hall"),
  };
  return table;
}

}  // namespace onewindow::cases
