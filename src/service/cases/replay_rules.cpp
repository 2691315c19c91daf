#include "service/cases/replay_rules.h"

#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

void start(Course& course, std::optional<Timer> timer) {
  if (timer) course.timers.push_back(std::move(*timer));
}

// When it happened that each clock waits for.
std::optional<Instant> met(const Lived& lived, TimerName name) {
  const auto first_notice =
      lived.course.notices.empty() ? std::optional<Instant>() : std::optional(lived.course.notices.front().at);
  switch (name) {
    case TimerName::notice: return first_notice ? first_notice : lived.accepted;
    case TimerName::immediate:
    case TimerName::promised:
    case TimerName::statutory:
    case TimerName::department: return lived.decided;
    case TimerName::transfer: return lived.transferred;
    case TimerName::pick_up: return lived.picked_up;
    case TimerName::return_result: return lived.result_back;
    case TimerName::delivery: return lived.issued;
  }
  return std::nullopt;
}

ClockSaid said(const Course& course, const Timer& timer, const Sections& sections, Instant now) {
  ClockSaid out{.due = due_of(course, timer, sections.calendar, now.date()), .until = instant_of(timer)};
  const Instant seen = timer.met_at.value_or(now);
  out.on_time = out.until ? seen <= *out.until : seen.date() <= out.due;
  return out;
}

bool same(const std::optional<ClockSaid>& a, const std::optional<ClockSaid>& b) {
  if (!a || !b) return !a && !b;
  return a->due == b->due && a->until == b->until && a->on_time == b->on_time;
}

// Which provisions set it, and in which words; only where it differs.
void explain(std::optional<ClockSaid>& clock, const Timer* timer) {
  if (!clock || timer == nullptr) return;
  for (const auto& citation : timer->because.citations()) clock->provisions.push_back(citation.provision);
  for (const auto& reason : timer->because.reasons) {
    clock->zh += (clock->zh.empty() ? "" : "；") + reason.zh;
    clock->en += (clock->en.empty() ? "" : "; ") + reason.en;
  }
}

constexpr TimerName kNames[] = {TimerName::notice,     TimerName::immediate,     TimerName::promised,
                                TimerName::statutory,  TimerName::transfer,      TimerName::pick_up,
                                TimerName::department, TimerName::return_result, TimerName::delivery};

// Whether this law lets an extension be asked for as it was; the code of the refusal, or nothing.
std::string extension_refused(Course course, std::size_t which, const PinnedItem& item, const Sections& sections) {
  const Extension asked = course.extensions[which];
  course.extensions.resize(which);
  try {
    extension_request(course, item, sections,
                      {.workdays = asked.workdays, .reason = Text<1000, 1>(asked.reason.empty() ? "-" : asked.reason)},
                      asked.asked_by, asked.asked_at);
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code;
  }
}

}  // namespace

Course relived(const Lived& lived, const PinnedItem& item, const Sections& sections, Instant now) {
  Course course;
  course.notices = lived.course.notices;
  course.complete_at = lived.course.complete_at;
  course.stops = lived.course.stops;
  course.extensions = lived.course.extensions;
  start(course, notice_timer(sections, lived.received, now.date()));
  start(course, immediate_timer(
                    item, sections,
                    lived.course.notices.empty() ? lived.received : lived.course.complete_at.value_or(lived.received)));
  if (lived.accepted) {
    const auto accepted =
        acceptance(course, item, sections, {.identity = true, .qualification = true, .note = Text<200>("已核验")},
                   lived.received, *lived.accepted);
    for (const Timer& timer : accepted.value.timers) course.timers.push_back(timer);
  }
  if (lived.transferred) {
    start(course, pick_up_timer(sections, *lived.transferred));
    start(course, department_timer(item, sections, *lived.transferred));
    start(course, return_timer(sections, *lived.transferred));
  }
  if (lived.decided && lived.granted) start(course, delivery_timer(sections, *lived.decided));
  for (Timer& timer : course.timers) timer.met_at = met(lived, timer.name);
  return course;
}

std::vector<Difference> differences(const Lived& lived, const PinnedItem& item, const Sections& before,
                                    const Sections& after, Instant now) {
  const Course then = relived(lived, item, before, now), other = relived(lived, item, after, now);
  std::vector<Difference> out;
  for (const TimerName name : kNames) {
    const Timer *a = then.timer(name), *b = other.timer(name);
    Difference one{.what = clock_name(name), .zh = words(name).zh, .en = words(name).en};
    if (a != nullptr) one.before = said(then, *a, before, now);
    if (b != nullptr) one.after = said(other, *b, after, now);
    if (same(one.before, one.after)) continue;
    explain(one.before, a);
    explain(one.after, b);
    out.push_back(std::move(one));
  }
  for (std::size_t i = 0; i < lived.course.extensions.size(); ++i) {
    Difference one{.what = "extension", .zh = "延期申请", .en = "extension"};
    one.before_code = extension_refused(then, i, item, before);
    one.after_code = extension_refused(other, i, item, after);
    if (one.before_code != one.after_code) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace onewindow::cases
