#include "service/cases/sweep.h"

#include <fmt/format.h>

#include "centre/organisation/hours.h"
#include "service/cases/alarms.h"
#include "service/cases/deeming.h"
#include "service/cases/telling.h"
#include "service/cases/urgings.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

constexpr int kChunk = 10;  // cases of one write

// Whom a clock is about: the window until the papers are handed over and when the result goes out, else the department.
bool is_windows(TimerName name) {
  switch (name) {
    case TimerName::notice:
    case TimerName::immediate:
    case TimerName::transfer:
    case TimerName::delivery: return true;
    default: return false;
  }
}

facts::Fact about(const Work& work, std::string kind, bool window, Instant at, boost::json::object detail) {
  const store::Case& row = work.row;
  const bool person = window && row.handler_id;
  detail["receipt_number"] = row.receipt_number;
  detail["handler"] = row.handler;
  detail["department"] = row.department_name;
  return {.kind = std::move(kind),
          .subject_kind = person ? "account" : "department",
          .subject = person ? row.handler_id.value : row.department_id.value,
          .object = row.id.value,
          .at = at,
          .detail = std::move(detail)};
}

// One alarm of one case, heard.
class Ringing {
 public:
  explicit Ringing(Work& work) : work_(work) {}

  void hear(const Alarm& alarm) {
    switch (alarm.kind) {
      case AlarmKind::red: return red(alarm);
      case AlarmKind::yellow:
      case AlarmKind::due: return near(alarm);
      case AlarmKind::deemed: return deem_accepted(work_);
      case AlarmKind::complete_not_accepted: return not_accepted(alarm);
      case AlarmKind::reply_soon: return tell_applicant(work_, notices::kAskedToCorrect, {{"by", alarm.day.str()}});
      case AlarmKind::not_corrected: return not_corrected(alarm);
      case AlarmKind::not_collected:
        return tell_applicant(work_, notices::kResultWaits, {{"window", work_.row.window_name}});
    }
  }

 private:
  std::string title() const { return "办件" + number_of(work_.row) + "“" + work_.row.item_name + "”"; }
  std::string title_en() const { return "case " + number_of(work_.row); }

  // A fact with its evidence: what was to happen, until when, by which provisions, and that it had not. What follows
  // from it, the regulation says.
  void red(const Alarm& alarm) {
    const Timer& timer = *work_.course().timer(*alarm.clock);
    const Words name = words(*alarm.clock);
    boost::json::array provisions;
    for (const auto& citation : timer.because.citations()) provisions.emplace_back(citation.provision);
    work_.context.observe(about(work_, "clock.ended_unmet", is_windows(*alarm.clock), alarm.at,
                                {{"clock", clock_name(*alarm.clock)},
                                 {"started", timer.start.str()},
                                 {"due", alarm.day.str()},
                                 {"state", code(work_.row.state)},
                                 {"provisions", std::move(provisions)}}));
    tell(alarm, "case.light_red", title() + "的" + name.zh + "已于" + alarm.day.str() + "届满，尚未办理",
         title_en() + ": " + name.en + " ended on " + alarm.day.str() + " and is not done");
    urge(alarm, std::string(name.zh) + "已于" + alarm.day.str() + "届满，请立即办理",
         std::string(name.en) + " ended on " + alarm.day.str() + ": act at once");
  }

  void near(const Alarm& alarm) {
    const Words name = words(*alarm.clock);
    const auto left = work_.sections.calendar.workdays_between(work_.context.today(), alarm.day);
    const bool today = alarm.kind == AlarmKind::due || alarm.day == work_.context.today();
    tell(alarm, today ? "case.due_today" : "case.light_yellow",
         title() + "的" + name.zh +
             (today ? std::string("今日届满") : fmt::format("将于{}届满，还剩{}个工作日", alarm.day.str(), left)),
         title_en() + ": " + name.en +
             (today ? std::string(" ends today")
                    : fmt::format(" ends on {}, {} workday{} left", alarm.day.str(), left, left == 1 ? "" : "s")));
    if (alarm.kind == AlarmKind::yellow)
      urge(alarm, std::string(name.zh) + "将于" + alarm.day.str() + "届满，请按时办结",
           std::string(name.en) + " ends on " + alarm.day.str() + ": finish in time");
  }

  void not_accepted(const Alarm& alarm) {
    work_.context.observe(
        about(work_, "case.complete_not_accepted", true, alarm.at, {{"complete_at", alarm.day.str()}}));
    tell(alarm, "case.complete_not_accepted", title() + "材料已于" + alarm.day.str() + "齐全，当场未受理",
         title_en() + ": the set was complete on " + alarm.day.str() + " and was not accepted at the visit");
  }

  void not_corrected(const Alarm& alarm) {
    work_.context.observe({.kind = "correction.not_brought",
                           .subject_kind = "case",
                           .subject = work_.row.id.value,
                           .object = work_.row.id.value,
                           .at = Instant::at(alarm.day + 1),
                           .detail = {{"reply_by", alarm.day.str()}, {"receipt_number", work_.row.receipt_number}}});
    tell_people(work_, {notices::To::account(work_.row.handler_id)}, "case.not_corrected",
                title() + "应于" + alarm.day.str() + "前补正，至今未补正",
                title_en() + ": the correction was due by " + alarm.day.str() + " and was not brought");
  }

  void tell(const Alarm&, std::string kind, std::string zh, std::string en) {
    auto to = watchers(work_.row);
    for (auto& worker : workers(work_.row)) to.push_back(std::move(worker));
    tell_people(work_, std::move(to), std::move(kind), std::move(zh), std::move(en));
  }

  // Where the regulation asks to urge, the department's dates urge by themselves.
  void urge(const Alarm& alarm, std::string zh, std::string en) {
    const auto& rule = work_.sections.limits.urge;
    if (!rule || !rule->shown() || is_windows(*alarm.clock)) return;
    Because because;
    rule->in(because);
    write_urging(work_, {.zh = std::move(zh),
                         .en = std::move(en),
                         .clock = clock_name(*alarm.clock),
                         .due = alarm.day,
                         .because = std::move(because)});
  }

  Work& work_;
};

void sweep_centre(Contexts& contexts, CentreId centre) {
  const Actor actor = Actor::of_system(centre, "sweep");
  for (;;) {
    const auto waiting = contexts.read(actor, [](ReadContext& context) {
      const bool open = organisation::opening(context).open_at(context.now);
      return store::to_ring(context.db, context.now, open, kChunk);
    });
    if (waiting.empty()) return;
    const bool done = contexts.write(actor, [&](WriteContext& context) {
      bool any = false;
      for (const CaseId id : waiting) any = ring(context, id) || any;
      return any;
    });
    if (!done) return;  // another server was quicker
  }
}

}  // namespace

bool ring(WriteContext& context, CaseId id) {
  Work work = Work::of(context, id);
  const bool open = organisation::opening(context).open_at(context.now);
  Ringing ringing(work);
  boost::json::array heard;
  for (const Alarm& alarm :
       alarms(work.row.state, work.course(), work.item(), work.sections, work.row.received_at, context.today())) {
    if (alarm.at > context.now || (alarm.in_hours && !open)) continue;
    work.course().rung.push_back({alarm.key(), context.now});
    heard.emplace_back(alarm.key());
    ringing.hear(alarm);
  }
  const NextAlarms next = next_alarms(
      alarms(work.row.state, work.course(), work.item(), work.sections, work.row.received_at, context.today()));
  if (heard.empty() && next.any == work.row.rings_at && next.in_hours == work.row.reminds_at) return false;
  work.keep("ring", {{"alarms", std::move(heard)}});
  return true;
}

void sweep(Contexts& contexts) {
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    sweep_centre(contexts, centre.id);
}

}  // namespace onewindow::cases
