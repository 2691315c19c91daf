#pragma once
// The course of one case: the facts that stand in it and that every later decision is derived from. It is kept as one
// JSON column of the case's row. A timer is stored with the limit that was decided when it started, so that a pack
// adopted later does not move the date of a case that already runs.
#include "service/cases/cases.h"
#include "service/cases/channels.h"
#include "service/cases/sections.h"

namespace onewindow::cases {

struct Line {  // one material of the pinned item version
  std::string code;
  MaterialState state = MaterialState::unchecked;
  std::string defect;
  MaterialState at_first = MaterialState::unchecked;  // as it was judged when the first notice went out
  std::int32_t named_in = 0;                          // the first notice that named it; 0: none
  bool replaced = false;                              // brought in anew since the first notice
  std::string helped, helped_by;                      // put right on the spot (P5c.3.c), and by whom
  std::optional<CaseId> held;                         // whose paper it is: that of an earlier case of this person
  std::string held_number;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (code, state, defect, at_first, named_in, replaced, helped, helped_by, held, held_number))

struct NoticeGiven {
  DocumentId document;
  Instant at;
  AccountId by;
  NoticeChannel channel = NoticeChannel::window;
  std::optional<Date> reply_by;
};
BOOST_DESCRIBE_STRUCT(NoticeGiven, (), (document, at, by, channel, reply_by))

struct Stop {  // an interval that stops clocks, or a procedure that runs inside the limit and stops none
  std::optional<Procedure> procedure;  // absent: a correction asked in review
  Date from;
  std::optional<Date> to;  // both days included are not counted
  bool promised = false, statutory = false;
  std::string what;
  std::int32_t planned_days = 0;
  std::vector<std::string> officers;
};
BOOST_DESCRIBE_STRUCT(Stop, (), (procedure, from, to, promised, statutory, what, planned_days, officers))

struct Extension {
  AccountId asked_by;
  Instant asked_at;
  std::int32_t workdays = 0;
  std::string reason;
  bool promised = false, statutory = false;  // the clocks it moves when it is granted
  std::optional<Instant> answered_at;
  bool granted = false;
};
BOOST_DESCRIBE_STRUCT(Extension, (), (asked_by, asked_at, workdays, reason, promised, statutory, answered_at, granted))

enum class TimerName { notice, immediate, promised, statutory, transfer, pick_up, department, return_result, delivery };
BOOST_DESCRIBE_ENUM(TimerName, notice, immediate, promised, statutory, transfer, pick_up, department, return_result,
                    delivery)

struct Timer {
  TimerName name = TimerName::promised;
  Instant start;                // its date is day 0; a limit in minutes counts from the instant
  regulation::Duration limit;   // of return_result: this long before the promised date
  std::optional<Instant> ends;  // of a limit in minutes, counted while the centre is open
  std::optional<Instant> met_at;
  Because because;  // what set the limit
};
BOOST_DESCRIBE_STRUCT(Timer, (), (name, start, limit, ends, met_at, because))

struct Rung {  // what time has made happen, once (alarms.h)
  std::string key;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Rung, (), (key, at))

struct UpwardSent {  // 转报: sent up to a superior authority, and its answer
  std::string authority, reason;
  Instant sent_at;
  std::optional<Date> expected;
  std::optional<Instant> back_at;
  std::optional<Date> answered_on;
  std::string answer, document_number;
};
BOOST_DESCRIBE_STRUCT(UpwardSent, (),
                      (authority, reason, sent_at, expected, back_at, answered_on, answer, document_number))

struct StageDone {
  std::string name;
  Instant at;
  AccountId by;
  std::string by_name, opinion;
};
BOOST_DESCRIBE_STRUCT(StageDone, (), (name, at, by, by_name, opinion))

struct Course {
  std::vector<Line> materials;
  std::optional<Instant> complete_at;  // when the last defect was put right
  std::vector<NoticeGiven> notices;
  std::vector<Stop> stops;
  std::vector<Extension> extensions;
  std::vector<Timer> timers;
  std::optional<AccountId> decided_by, accepted_by;
  std::vector<UpwardSent> reports;
  std::vector<std::string> joint;  // the departments that take part (联办)
  std::vector<StageDone> stages;
  std::optional<Date> expected;           // before acceptance: due if it is accepted the day it is complete
  std::optional<Instant> result_back_at;  // at the window, to be collected
  std::vector<Rung> rung;
  std::int32_t urgings_open = 0;  // urged and not answered
  std::optional<OnlineFiling> online;

  Timer* timer(TimerName name) {
    for (Timer& timer : timers)
      if (timer.name == name) return &timer;
    return nullptr;
  }
  const Timer* timer(TimerName name) const { return const_cast<Course*>(this)->timer(name); }
  void meet(TimerName name, Instant at) {
    if (Timer* found = timer(name); found && !found->met_at) found->met_at = at;
  }
  Extension* open_extension() {
    return !extensions.empty() && !extensions.back().answered_at ? &extensions.back() : nullptr;
  }
  const Extension* open_extension() const { return const_cast<Course*>(this)->open_extension(); }
  bool report_open() const { return !reports.empty() && !reports.back().back_at; }
  Stop* open_stop() { return !stops.empty() && !stops.back().to ? &stops.back() : nullptr; }
  const Stop* open_stop() const { return const_cast<Course*>(this)->open_stop(); }
};
BOOST_DESCRIBE_STRUCT(Course, (),
                      (materials, complete_at, notices, stops, extensions, timers, decided_by, accepted_by, reports,
                       joint, stages, expected, result_back_at, rung, urgings_open, online))

// The item version a case is taken under.
struct PinnedItem {
  const catalogue::ItemContent& content;
  std::int32_t version;
};

// The sections a decision reads: the centre's own, and the national base's where it binds the item's type. A text that
// does not speak is an empty section.
struct Sections {
  const regulation::Calendar& calendar;
  const Intake& intake;
  const TimeLimits& limits;
  const Intake& base_intake;
  const TimeLimits& base_limits;

  static Sections of(const regulation::Law& law, catalogue::ItemType type);
};

}  // namespace onewindow::cases
