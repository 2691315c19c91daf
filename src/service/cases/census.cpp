#include "service/cases/census.h"

#include "service/cases/clocks.h"

namespace onewindow::cases {

bool decided_in_time(const Course& course, const regulation::Calendar& calendar) {
  const Timer* promised = course.timer(TimerName::promised);
  if (promised == nullptr || !promised->met_at) return true;
  const Date met = promised->met_at->date();
  return met <= due_of(course, *promised, calendar, met);
}

std::vector<Timeliness> timeliness(ReadContext& context, Date from, Date to) {
  constexpr int kPage = 500;
  std::map<DepartmentId, Timeliness> by_department;
  DecidedCase after;
  for (;;) {
    auto page = decided_cases(context.db, Instant::at(from), Instant::at(to + 1), after, kPage);
    for (const auto& one : page) {
      Timeliness& line = by_department[one.department_id];
      line.department_id = one.department_id;
      line.department_name = one.department_name;
      ++line.decided;
      line.in_time += decided_in_time(one.course, context.law.calendar());
    }
    if (int(page.size()) < kPage) break;
    after = std::move(page.back());
  }
  std::vector<Timeliness> out;
  for (auto& [department, line] : by_department) out.push_back(std::move(line));
  return out;
}

}  // namespace onewindow::cases
