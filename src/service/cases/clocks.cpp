#include "service/cases/clocks.h"

#include "service/cases/derivation.h"
#include "service/cases/rules_detail.h"
#include "service/cases/words.h"
#include "service/catalogue/rules.h"

namespace onewindow::cases {

using regulation::Calendar;
using regulation::Decided;
using regulation::Pause;
using regulation::Term;
using regulation::Unit;

namespace {

// How near is near, for a yellow light: the last workday, or the last fifth of the limit. A convention of the lights,
// set by no regulation.
constexpr std::int64_t kYellowWorkdays = 1;
constexpr std::int64_t kYellowFifth = 5;

template <class T>
Timer timer_by(TimerName name, Instant start, const Cited<T>& limit) {
  Timer timer{.name = name, .start = start};
  timer.limit = limit.in(timer.because);
  return timer;
}

// A limit counted in days; "the same visit" ends with the day.
Duration in_days(const Duration& limit) {
  CHECK_PROMISE(limit.unit != Unit::work_hours, "no clock of a case is set in work hours");
  return limit.unit == Unit::same_visit ? Duration{Unit::same_day, 0} : limit;
}

std::string stop_zh(const Stop& stop) { return stop.procedure ? words(*stop.procedure).zh : "审查中补正"; }
std::string stop_en(const Stop& stop) {
  return stop.procedure ? words(*stop.procedure).en : "correction asked in review";
}

bool stopped_by(TimerName name, const Stop& stop) {
  const bool promise = name == TimerName::promised || name == TimerName::department;
  return (promise && stop.promised) || (name == TimerName::statutory && stop.statutory);
}

Term tail_of(const Derivation& from, Date due) {
  return Term{.start = due, .limit = Duration{Unit::workdays, std::int32_t(from.tail)}, .pauses = from.term.pauses};
}

Date before(const Calendar& calendar, Date due, const Duration& limit) {
  if (limit.unit == Unit::days)
    return calendar.on_or_after(due - limit.count) == due - limit.count ? due - limit.count
                                                                        : calendar.previous_workday(due - limit.count);
  for (std::int32_t i = 0; i < limit.count; ++i) due = calendar.previous_workday(due);
  return due;
}

Deadline return_deadline(const Course& course, const Timer& timer, const Sections& sections, Date today) {
  const Timer* promised = course.timer(TimerName::promised);
  CHECK_PROMISE(promised != nullptr, "a result is due before a promise");
  Deadline out = deadline_of(course, *promised, sections, today);
  const Date promise = out.due;
  out.due = before(sections.calendar, promise, timer.limit);
  out.because = timer.because;
  out.because.say("承诺" + promise.str() + "办结，结果应于" + out.due.str() + "前送回窗口",
                  "promised for " + promise.str() + ", so the result is due at the window by " + out.due.str(),
                  {{"promised", promise.str()}, {"due", out.due.str()}});
  return out;
}

std::int64_t total_workdays(const Calendar& calendar, const Timer& timer, Date due) {
  return std::max<std::int64_t>(0, calendar.workdays_between(timer.start.date(), due));
}

}  // namespace

Derivation derivation(const Course& course, const Timer& timer) {
  Derivation out{.term = {.start = timer.start.date(), .limit = in_days(timer.limit)}};
  for (const Stop& stop : course.stops)
    if (stopped_by(timer.name, stop))
      out.term.pauses.push_back(Pause{stop.from, stop.to, stop_zh(stop), stop_en(stop)});
  for (const Extension& extension : course.extensions) {
    const bool promise = timer.name == TimerName::promised || timer.name == TimerName::department;
    const bool moves = extension.granted &&
                       ((promise && extension.promised) || (timer.name == TimerName::statutory && extension.statutory));
    if (!moves) continue;
    if (out.term.limit.unit == Unit::workdays)
      out.term.extensions.push_back(Duration{Unit::workdays, extension.workdays});
    else out.tail += extension.workdays;
  }
  return out;
}

Date yellow_from(const Calendar& calendar, const Timer& timer, Date due) {
  const std::int64_t left = std::max(kYellowWorkdays, total_workdays(calendar, timer, due) / kYellowFifth);
  Date date = calendar.on_or_after(due);
  for (std::int64_t i = 0; i < left; ++i) date = calendar.previous_workday(date);
  return date;
}

bool standing_still(const Course& course, TimerName name, const Calendar& calendar, Date today) {
  if (name == TimerName::return_result) name = TimerName::promised;
  const Stop* stop = course.open_stop();
  return stop != nullptr && stopped_by(name, *stop) &&
         stop->from <= due_of(course, *course.timer(name), calendar, today);
}

std::optional<Instant> instant_of(const Timer& timer) {
  if (timer.limit.unit != Unit::minutes) return std::nullopt;
  return timer.ends.value_or(timer.start + std::int64_t{timer.limit.count} * 60'000);
}

void cite_item(Because& because, const PinnedItem& item, std::string zh, std::string en) {
  because.reasons.push_back(
      {.provision = item.content.code,
       .pack = "catalogue",
       .version = std::to_string(item.version),
       .zh = "《" + item.content.name + "》办事指南（第" + std::to_string(item.version) + "版）：" + std::move(zh),
       .en = "guide of " + (item.content.name_en.empty() ? item.content.name : item.content.name_en) + ", version " +
             std::to_string(item.version) + ": " + std::move(en)});
}

Sections Sections::of(const regulation::Law& law, catalogue::ItemType type) {
  static const Intake no_intake;
  static const TimeLimits no_limits;
  const auto or_none = [](const auto* found, const auto& none) -> const auto& { return found ? *found : none; };
  const std::string bound = code(type);
  return {law.calendar(), or_none(law.section<Intake>(), no_intake), or_none(law.section<TimeLimits>(), no_limits),
          or_none(law.base<Intake>(bound), no_intake), or_none(law.base<TimeLimits>(bound), no_limits)};
}

std::optional<Timer> notice_timer(const Sections& sections, Instant received, Date today) {
  const auto& local = sections.intake.notice_limit;
  const auto& base = sections.base_intake.notice_limit;
  if (!local && !base) return std::nullopt;
  if (!local || !base) return timer_by(TimerName::notice, received, local ? *local : *base);
  Timer own = timer_by(TimerName::notice, received, *local), national = timer_by(TimerName::notice, received, *base);
  const Date own_due = due_of({}, own, sections.calendar, today),
             national_due = due_of({}, national, sections.calendar, today);
  const bool own_decides = own_due <= national_due;  // a centre may promise less time than the law, never more
  Timer& out = own_decides ? own : national;
  out.because.add((own_decides ? national : own).because);
  out.because.say(
      (own_decides ? "本中心规定的期限先到（" : "国家规定的期限先到（") + std::min(own_due, national_due).str() + "；" +
          std::max(own_due, national_due).str() + "），按先到的计",
      std::string(own_decides ? "the centre's own limit" : "the national limit") + " ends first (" +
          std::min(own_due, national_due).str() + " before " + std::max(own_due, national_due).str() + ") and decides");
  return out;
}

std::optional<Timer> immediate_timer(const PinnedItem& item, const Sections& sections, Instant start,
                                     const regulation::Opening* opening) {
  if (item.content.kind != catalogue::HandlingKind::immediate || !sections.limits.immediate) return std::nullopt;
  Timer timer = timer_by(TimerName::immediate, start, *sections.limits.immediate);
  if (opening != nullptr && timer.limit.unit == Unit::minutes) {
    const Deadline end = regulation::open_deadline(*opening, sections.calendar, start, timer.limit);
    timer.ends = end.instant;
    timer.because.add(end.because);
  }
  return timer;
}

Timer promised_timer(const PinnedItem& item, const Sections& sections, Instant start) {
  Timer timer{
      .name = TimerName::promised, .start = start, .limit = catalogue::to_duration(item.content.promised_limit)};
  const auto& limit = item.content.promised_limit;
  const std::string basis = limit.basis.empty() ? "" : "（" + limit.basis + "）";
  cite_item(timer.because, item, "承诺" + words_zh(limit) + "办结" + basis, "promises " + words_en(limit));
  if (sections.limits.promise_public) sections.limits.promise_public->in(timer.because);
  if (sections.limits.workday_calendar && timer.limit.unit == Unit::workdays)
    sections.limits.workday_calendar->in(timer.because);
  return timer;
}

std::optional<Timer> statutory_timer(const PinnedItem& item, const Sections& sections, Instant start) {
  if (const auto& limit = item.content.statutory_limit) {
    Timer timer{.name = TimerName::statutory, .start = start, .limit = catalogue::to_duration(*limit)};
    cite_item(timer.because, item, "法定" + words_zh(*limit) + (limit->basis.empty() ? "" : "（" + limit->basis + "）"),
              "the law sets " + words_en(*limit) + (limit->basis.empty() ? "" : " (" + limit->basis + ")"));
    return timer;
  }
  if (!sections.base_limits.decision) return std::nullopt;
  return timer_by(TimerName::statutory, start, *sections.base_limits.decision);
}

std::optional<Timer> transfer_timer(const Sections& sections, Instant accepted) {
  if (!sections.limits.transfer) return std::nullopt;
  return timer_by(TimerName::transfer, accepted, *sections.limits.transfer);
}

std::optional<Timer> pick_up_timer(const Sections& sections, Instant transferred) {
  if (!sections.limits.pickup_by_department) return std::nullopt;
  return timer_by(TimerName::pick_up, transferred, *sections.limits.pickup_by_department);
}

std::optional<Timer> department_timer(const PinnedItem& item, const Sections& sections, Instant transferred) {
  const auto& rule = sections.limits.department_clock;
  const auto& limit = item.content.promised_limit;
  if (!rule || !rule->shown() || limit.unit == catalogue::LimitUnit::immediate) return std::nullopt;
  Timer timer{.name = TimerName::department, .start = transferred, .limit = catalogue::to_duration(limit)};
  rule->in(timer.because);
  cite_item(timer.because, item, "承诺" + words_zh(limit) + "办结", "promises " + words_en(limit));
  return timer;
}

std::optional<Timer> return_timer(const Sections& sections, Instant transferred) {
  if (!sections.limits.return_before_due) return std::nullopt;
  return timer_by(TimerName::return_result, transferred, *sections.limits.return_before_due);
}

std::optional<Timer> delivery_timer(const Sections& sections, Instant granted) {
  const auto* limit = local_or_base(sections.limits.delivery, sections.base_limits.delivery);
  if (!limit) return std::nullopt;
  return timer_by(TimerName::delivery, granted, *limit);
}

Date due_of(const Course& course, const Timer& timer, const Calendar& calendar, Date today) {
  if (const auto end = instant_of(timer)) return end->date();
  if (timer.name == TimerName::return_result) {
    const Timer* promised = course.timer(TimerName::promised);
    CHECK_PROMISE(promised != nullptr, "a result is due before a promise");
    return before(calendar, due_of(course, *promised, calendar, today), timer.limit);
  }
  const Derivation from = derivation(course, timer);
  const Date due = regulation::due_date(calendar, from.term, today);
  return from.tail == 0 ? due : regulation::due_date(calendar, tail_of(from, due), today);
}

Deadline deadline_of(const Course& course, const Timer& timer, const Sections& sections, Date today) {
  if (timer.name == TimerName::return_result) return return_deadline(course, timer, sections, today);
  Deadline out;
  if (timer.ends) {
    out = {.due = timer.ends->date(), .known_until = sections.calendar.known_until(), .instant = timer.ends};
  } else if (timer.limit.unit == Unit::minutes) {
    out = regulation::minutes_deadline(sections.calendar, timer.start, timer.limit);
  } else {
    const Derivation from = derivation(course, timer);
    out = regulation::deadline(sections.calendar, from.term, today);
    if (from.tail != 0) {
      const Deadline after = regulation::deadline(sections.calendar, tail_of(from, out.due), today);
      out.due = after.due;
      out.provisional = out.provisional || after.provisional;
      out.because.add(after.because);
    }
  }
  Because because = timer.because;
  because.add(out.because);
  out.because = std::move(because);
  return out;
}

std::vector<Clock> clocks(const Course& course, const Sections& sections, Date received, Instant now) {
  std::vector<Clock> out;
  for (const Timer& timer : course.timers) {
    const Instant seen = timer.met_at.value_or(now);
    Clock clock{.name = clock_name(timer.name),
                .zh = words(timer.name).zh,
                .en = words(timer.name).en,
                .deadline = deadline_of(course, timer, sections, now.date()),
                .met_at = timer.met_at};
    clock.on_time = clock.deadline.instant ? seen <= *clock.deadline.instant : seen.date() <= clock.deadline.due;
    clock.workdays_left = sections.calendar.workdays_between(seen.date(), clock.deadline.due);
    if (timer.met_at) {
      clock.light = clock.on_time ? Light::green : Light::red;
    } else if (!clock.deadline.running) {
      clock.light = Light::grey;
    } else if (clock.deadline.instant) {
      const std::int64_t left = *clock.deadline.instant - seen, total = *clock.deadline.instant - timer.start;
      clock.light = left < 0 ? Light::red : left * kYellowFifth <= total ? Light::yellow : Light::green;
    } else {
      clock.light = light(clock.deadline.due, yellow_from(sections.calendar, timer, clock.deadline.due), now.date());
    }
    if (timer.name == TimerName::notice && !timer.met_at)
      if (const auto deemed = deemed_acceptance(received, course.notices, sections, now.date()))
        clock.deadline.because.add(deemed->because);
    out.push_back(std::move(clock));
  }
  return out;
}

Standing standing(const Course& course, const Calendar& calendar, Date today) {
  Standing out;
  for (const Timer& timer : course.timers) {
    if (timer.met_at || standing_still(course, timer.name, calendar, today)) continue;
    const Date due = due_of(course, timer, calendar, today);
    const Date yellow = yellow_from(calendar, timer, due);
    if (!out.due || due < *out.due) out.due = due, out.clock = timer.name;
    if (!out.yellow_from || yellow < *out.yellow_from) out.yellow_from = yellow;
  }
  out.provisional = out.due && *out.due > calendar.known_until();
  return out;
}

Light light(std::optional<Date> due, std::optional<Date> yellow_from, Date today) {
  if (!due) return Light::grey;
  if (today > *due) return Light::red;
  return yellow_from && today >= *yellow_from ? Light::yellow : Light::green;
}

namespace {

struct SilenceRule {
  const Cited<bool>& counts;
  const Cited<Duration>& limit;  // the law's own, where a centre promises less time
};

std::optional<SilenceRule> silence_rule(const Sections& sections) {
  const auto* counts = local_or_base(sections.intake.deemed_accepted, sections.base_intake.deemed_accepted);
  const auto* limit = local_or_base(sections.base_intake.notice_limit, sections.intake.notice_limit);
  if (counts == nullptr || !counts->shown() || limit == nullptr) return std::nullopt;
  return SilenceRule{*counts, *limit};
}

}  // namespace

std::optional<Date> silence_ends(Date received, const std::vector<NoticeGiven>& notices, const Sections& sections,
                                 Date today) {
  const auto rule = silence_rule(sections);
  if (!rule) return std::nullopt;
  const Term term{.start = received, .limit = in_days(rule->limit.shown())};
  const Date due = regulation::due_date(sections.calendar, term, today);
  for (const NoticeGiven& notice : notices)
    if (notice.at.date() <= due) return std::nullopt;
  return due;
}

std::optional<Decided<Date>> deemed_acceptance(Date received, const std::vector<NoticeGiven>& notices,
                                               const Sections& sections, Date today) {
  const auto due = silence_ends(received, notices, sections, today);
  if (!due || today <= *due) return std::nullopt;
  const auto rule = silence_rule(sections);
  Because because;
  rule->counts.in(because);
  rule->limit.in(because);
  because.say(
      received.str() + "收件，至" + due->str() + "未告知补正内容，自收件之日起即为受理",
      "received on " + received.str() + " and no notice until " + due->str() + ": accepted from the day of receipt",
      {{"received", received.str()}, {"notice_due", due->str()}});
  return Decided<Date>(received, std::move(because));
}

}  // namespace onewindow::cases
