#include "regulation/deadline.h"

#include <algorithm>

#include "regulation/explanation.h"
#include "regulation/stretches.h"

namespace onewindow::regulation {

namespace {

constexpr std::int64_t kLongest = 36'500;  // a century of days; more is a slip of the pen

Refusal refuse(std::string code, std::string zh, std::string en) {
  return Refusal(RefusalKind::invalid, "deadline." + std::move(code), std::move(zh), std::move(en));
}

// What counts towards the limit: workdays of the calendar, or every day.
struct Count {
  const Calendar& calendar;
  bool workdays;

  std::int64_t between(Date from, Date to) const {  // in (from, to]
    return workdays ? calendar.workdays_between(from, to) : to - from;
  }
  Date add(Date from, std::int64_t count) const {
    return workdays ? calendar.add_workdays(from, count) : from + int(count);
  }
};

std::int64_t total(const Term& term) {
  const Unit unit = term.limit.unit;
  CHECK_PROMISE(unit == Unit::workdays || unit == Unit::days || unit == Unit::same_day,
                "a limit in minutes or hours is not counted in days");
  std::int64_t sum = unit == Unit::same_day ? 0 : term.limit.count;
  for (const Duration& extension : term.extensions) {
    if (extension.unit != unit)
      throw refuse("extension_unit", "延长期限的单位与原期限不一致，无法相加",
                   "an extension must have the unit of the limit it extends");
    sum += extension.count;
  }
  if (sum < 0 || sum > kLongest)
    throw refuse("limit", "期限应在0至36500日之间", "a limit must lie between 0 and 36500 days");
  return sum;
}

// An open pause lasts until today; one that begins after today does not act yet.
std::vector<PauseBlock> closed(const std::vector<Pause>& pauses, Date today) {
  std::vector<PauseBlock> out;
  for (const Pause& pause : pauses) {
    if (pause.to && *pause.to < pause.from)
      throw refuse("pause_order", "暂停的结束日早于开始日", "a pause ends before it begins").at(pause.from.str());
    const Date to = pause.to.value_or(today);
    if (to >= pause.from) out.push_back(PauseBlock{pause.from, to, pause.zh, pause.en});
  }
  return out;
}

void add_word(std::string& words, const std::string& word, std::string_view separator) {
  if (word.empty() || words.find(word) != std::string::npos) return;
  if (!words.empty()) words += separator;
  words += word;
}

// In order, overlapping ones joined, so that no day stands still twice. Names are put in order as well: the
// answer does not depend on the order in which pauses were entered.
std::vector<PauseBlock> blocks(const std::vector<Pause>& pauses, Date today) {
  if (pauses.empty()) return {};
  std::vector<PauseBlock> sorted = closed(pauses, today);
  std::sort(sorted.begin(), sorted.end(), [](const PauseBlock& a, const PauseBlock& b) {
    return std::tie(a.from, a.to, a.zh, a.en) < std::tie(b.from, b.to, b.zh, b.en);
  });
  std::vector<PauseBlock> out;
  for (PauseBlock& next : sorted) {
    if (out.empty() || next.from > out.back().to) {
      out.push_back(std::move(next));
      continue;
    }
    out.back().to = std::max(out.back().to, next.to);
    add_word(out.back().zh, next.zh, "、");
    add_word(out.back().en, next.en, ", ");
  }
  return out;
}

// The day on which the limit is used up: the free days between pauses are subtracted one gap at a time.
Date used_up(const Count& count, Date start, std::int64_t limit, const std::vector<PauseBlock>& pauses) {
  if (limit == 0) return start;
  Date from = start;
  for (const PauseBlock& pause : pauses) {
    if (pause.to <= from) continue;
    const std::int64_t free = std::max<std::int64_t>(0, count.between(from, pause.from - 1));
    if (free >= limit) break;
    limit -= free;
    from = pause.to;
  }
  return count.add(from, limit);
}

// Nobody can act on a day off or while the clock stands still: the last day moves to the next workday that is free.
Date rolled(const Calendar& calendar, Date last, const std::vector<PauseBlock>& pauses) {
  Date due = calendar.on_or_after(last);
  for (const PauseBlock& pause : pauses)
    if (pause.from <= due && due <= pause.to) due = calendar.next_workday(pause.to);
  return due;
}

Course course(const Calendar& calendar, const Term& term, Date today) {
  Course out{.limit = total(term), .pauses = blocks(term.pauses, today)};
  const Count count{calendar, term.limit.unit == Unit::workdays};
  out.last = used_up(count, term.start, out.limit, out.pauses);
  out.due = rolled(calendar, out.last, out.pauses);
  return out;
}

bool provisional(const Calendar& calendar, const Term& term, const Course& course) {
  const Date first = course.limit > 0 ? term.start + 1 : term.start;
  return course.due > calendar.known_until() || first < calendar.known_from();
}

// A pause that began after the due date stops nothing any more.
const Pause* open_pause(const Term& term, Date due, Date today) {
  for (const Pause& pause : term.pauses)
    if (!pause.to && pause.from <= today && pause.from <= due) return &pause;
  return nullptr;
}

}  // namespace

Date due_date(const Calendar& calendar, const Term& term, Date today) { return course(calendar, term, today).due; }

Deadline deadline(const Calendar& calendar, const Term& term, Date today) {
  const Course course = regulation::course(calendar, term, today);
  const Pause* open = open_pause(term, course.due, today);
  Deadline out{.due = course.due,
               .provisional = provisional(calendar, term, course),
               .known_until = calendar.known_until(),
               .running = open == nullptr};
  out.because = explain(calendar, term, course);
  if (open) explain_standstill(out.because, *open, today);
  if (out.provisional) explain_provisional(out.because, calendar, term.start, course.due);
  return out;
}

Deadline minutes_deadline(const Calendar& calendar, Instant start, const Duration& limit) {
  CHECK_PROMISE(limit.unit == Unit::minutes, "only a limit in minutes runs on the wall clock");
  const Instant end = start + std::int64_t{limit.count} * 60'000;
  Deadline out{.due = end.date(), .provisional = false, .known_until = calendar.known_until(), .instant = end};
  const std::string count = std::to_string(limit.count);
  out.because.say("自" + start.str() + "起" + count + "分钟，至" + end.str(),
                  count + " minutes from " + start.str() + ", until " + end.str(),
                  {{"start", start.str()}, {"minutes", limit.count}});
  return out;
}

std::string paragraph(const Because& because, bool english) {
  std::string out;
  for (const Reason& reason : because.reasons) {
    const std::string& text = english ? reason.en : reason.zh;
    if (text.empty()) continue;
    if (!out.empty()) out += english ? "; " : "；";
    out += text;
  }
  if (!out.empty()) out += english ? "." : "。";
  return out;
}

}  // namespace onewindow::regulation
