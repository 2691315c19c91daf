#include "service/cases/alarms.h"

#include "service/cases/rules.h"
#include "service/cases/rules_detail.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

bool heard(const Course& course, const std::string& key) {
  return std::any_of(course.rung.begin(), course.rung.end(), [&](const Rung& rung) { return rung.key == key; });
}

struct Gathering {
  const Course& course;
  std::vector<Alarm> list;

  bool add(Alarm alarm) {
    if (heard(course, alarm.key())) return false;
    list.push_back(alarm);
    return true;
  }
};

void add_clock(Gathering& out, const Timer& timer, const Sections& sections, Date today) {
  if (const auto end = instant_of(timer)) {
    out.add({AlarmKind::red, timer.name, *end, false, end->date()});
    return;
  }
  const auto& calendar = sections.calendar;
  const Date due = due_of(out.course, timer, calendar, today), yellow = yellow_from(calendar, timer, due);
  if (!out.add({AlarmKind::red, timer.name, Instant::at(due + 1), false, due})) return;
  out.add({AlarmKind::yellow, timer.name, Instant::at(yellow), true, due});
  if (yellow < due) out.add({AlarmKind::due, timer.name, Instant::at(due), true, due});
}

void add_intake(Gathering& out, State state, const PinnedItem& item, const Sections& sections, Instant received,
                Date today) {
  const Course& course = out.course;
  if (const auto silent = silence_ends(received.date(), course.notices, sections, today))
    out.add({AlarmKind::deemed, {}, Instant::at(*silent + 1), false, *silent});
  const auto& same_visit = sections.intake.accept_same_visit;
  if (state == State::received && same_visit && same_visit->shown() && course.complete_at &&
      complete(course.materials, item.content)) {
    const Date day = course.complete_at->date();
    out.add({AlarmKind::complete_not_accepted, {}, Instant::at(day + 1), false, day});
  }
  if (state == State::correction_asked && !course.notices.empty() && course.notices.back().reply_by) {
    const Date by = *course.notices.back().reply_by;
    const Date before = sections.calendar.previous_workday(by);
    if (before > course.notices.back().at.date()) out.add({AlarmKind::reply_soon, {}, Instant::at(before), true, by});
    out.add({AlarmKind::not_corrected, {}, Instant::at(by + 1), true, by});
  }
}

void add_result(Gathering& out, const Sections& sections) {
  const auto* after = local_or_base(sections.limits.collect_reminder, sections.base_limits.collect_reminder);
  if (after == nullptr || !out.course.result_back_at) return;
  const Date back = out.course.result_back_at->date();
  const Duration& limit = after->shown();
  const Date day =
      limit.unit == regulation::Unit::workdays ? sections.calendar.add_workdays(back, limit.count) : back + limit.count;
  out.add({AlarmKind::not_collected, {}, Instant::at(day), true, day});
}

// After a time when nobody swept, a reminder that comes too late is left out: what it reminded of has come.
void drop_pointless(std::vector<Alarm>& list, Date today) {
  std::erase_if(list, [&](const Alarm& alarm) {
    const bool reminds =
        alarm.kind == AlarmKind::yellow || alarm.kind == AlarmKind::due || alarm.kind == AlarmKind::reply_soon;
    return reminds && today > alarm.day;
  });
  // On the day itself one reminder is enough.
  std::erase_if(list, [&](const Alarm& alarm) {
    return alarm.kind == AlarmKind::yellow && today == alarm.day &&
           std::any_of(list.begin(), list.end(),
                       [&](const Alarm& other) { return other.kind == AlarmKind::due && other.clock == alarm.clock; });
  });
}

}  // namespace

std::string Alarm::key() const {
  std::string out = code(kind);
  if (clock) out += std::string(":") + clock_name(*clock);
  return out + ":" + day.str();
}

std::vector<Alarm> alarms(State state, const Course& course, const PinnedItem& item, const Sections& sections,
                          Instant received, Date today) {
  if (!open(state)) return {};
  Gathering out{.course = course, .list = {}};
  for (const Timer& timer : course.timers)
    if (!timer.met_at && !standing_still(course, timer.name, sections.calendar, today))
      add_clock(out, timer, sections, today);
  if (state == State::received || state == State::correction_asked)
    add_intake(out, state, item, sections, received, today);
  if (state == State::result_back) add_result(out, sections);
  drop_pointless(out.list, today);
  std::stable_sort(out.list.begin(), out.list.end(),
                   [](const Alarm& a, const Alarm& b) { return std::pair(a.at, a.kind) < std::pair(b.at, b.kind); });
  return std::move(out.list);
}

NextAlarms next_alarms(const std::vector<Alarm>& list) {
  NextAlarms out;
  for (const Alarm& alarm : list) {
    auto& next = alarm.in_hours ? out.in_hours : out.any;
    if (!next || alarm.at < *next) next = alarm.at;
  }
  return out;
}

}  // namespace onewindow::cases
