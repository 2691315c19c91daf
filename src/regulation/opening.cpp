#include "regulation/opening.h"

#include <algorithm>

#include "base/check.h"

namespace onewindow::regulation {

namespace {

constexpr int kSaturday = 6, kFarthest = 366;  // days
constexpr std::int64_t kMinute = 60'000;

std::vector<Span> with(std::vector<Span> spans, Span added) {
  spans.push_back(added);
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.from < b.from; });
  std::vector<Span> out;
  for (const Span span : spans) {
    if (!out.empty() && span.from <= out.back().to) out.back().to = std::max(out.back().to, span.to);
    else out.push_back(span);
  }
  return out;
}

std::vector<Span> without(const std::vector<Span>& spans, Span removed) {
  std::vector<Span> out;
  for (const Span span : spans) {
    if (span.from < std::min(span.to, removed.from)) out.push_back({span.from, std::min(span.to, removed.from)});
    if (std::max(span.from, removed.to) < span.to) out.push_back({std::max(span.from, removed.to), span.to});
  }
  return out;
}

Instant at_minute(Date date, std::int32_t minute) { return Instant::at(date) + minute * kMinute; }

}  // namespace

Opening::Opening(const Calendar& calendar, std::vector<Span> hours, bool saturday,
                 std::vector<OpeningException> exceptions)
    : calendar_(calendar), saturday_(saturday), exceptions_(std::move(exceptions)) {
  for (const Span span : hours)
    if (span.from < span.to) hours_ = with(std::move(hours_), span);
}

std::vector<Span> Opening::on(Date date) const {
  const bool serves =
      calendar_.workday(date) || (saturday_ && date.weekday() == kSaturday && calendar_.kind(date) == DayKind::weekend);
  std::vector<Span> out = serves ? hours_ : std::vector<Span>();
  for (const OpeningException& exception : exceptions_) {
    if (date < exception.from || date > exception.to) continue;
    const Span part = exception.part.value_or(Span{0, 24 * 60});
    out = exception.open ? with(std::move(out), part) : without(out, part);
  }
  return out;
}

bool Opening::open_at(Instant instant) const {
  const int minute = instant.minute_of_day();
  for (const Span span : on(instant.date()))
    if (span.from <= minute && minute < span.to) return true;
  return false;
}

std::optional<Instant> Opening::next_open(Instant instant) const {
  Date date = instant.date();
  for (int i = 0; i <= kFarthest; ++i, date = date + 1)
    for (const Span span : on(date))
      if (at_minute(date, span.to) > instant) return std::max(instant, at_minute(date, span.from));
  return std::nullopt;
}

std::optional<Instant> Opening::add_minutes(Instant start, std::int64_t minutes) const {
  CHECK_PROMISE(minutes >= 0, "time is added");
  std::int64_t left = minutes * kMinute;
  Date date = start.date();
  for (int closed = 0; closed <= kFarthest; date = date + 1) {
    const std::vector<Span> spans = on(date);
    closed = spans.empty() ? closed + 1 : 0;
    for (const Span span : spans) {
      const Instant from = std::max(start, at_minute(date, span.from)), to = at_minute(date, span.to);
      if (to <= from) continue;
      if (left <= to - from) return from + left;
      left -= to - from;
    }
  }
  return std::nullopt;
}

std::int64_t Opening::minutes_between(Instant from, Instant to) const {
  std::int64_t open = 0;
  for (Date date = from.date(); date <= to.date(); date = date + 1)
    for (const Span span : on(date)) {
      const Instant begin = std::max(from, at_minute(date, span.from)), end = std::min(to, at_minute(date, span.to));
      if (begin < end) open += end - begin;
    }
  return open / kMinute;
}

Deadline open_deadline(const Opening& opening, const Calendar& calendar, Instant start, const Duration& limit) {
  CHECK_PROMISE(limit.unit == Unit::minutes || limit.unit == Unit::work_hours, "a limit by the hour");
  const std::int64_t minutes = limit.unit == Unit::minutes ? limit.count : std::int64_t{limit.count} * 60;
  const bool open = opening.open_at(start) || limit.unit == Unit::work_hours;
  const Instant wall = start + minutes * kMinute;
  const Instant end = open ? opening.add_minutes(start, minutes).value_or(wall) : wall;
  Deadline out{.due = end.date(),
               .provisional = end.date() > calendar.known_until(),
               .known_until = calendar.known_until(),
               .instant = end};
  const std::string count = std::to_string(minutes);
  std::string zh = "自" + start.str() + "起" + count + "分钟，至" + end.str();
  std::string en = count + " minutes from " + start.str() + ", until " + end.str();
  if (!open) {
    zh += "（在开放时间以外办理，连续计算）";
    en += " (served outside the opening hours: by the clock on the wall)";
  } else if (end > wall) {
    zh += "（只计开放时间）";
    en += " (only while the centre is open)";
  }
  out.because.say(std::move(zh), std::move(en), {{"start", start.str()}, {"minutes", minutes}});
  return out;
}

std::string clock_time(std::int32_t minute) {
  const auto two = [](std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / 60) + ":" + two(minute % 60);
}

}  // namespace onewindow::regulation
