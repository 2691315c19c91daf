#include "service/cases/rules.h"

#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

bool holds(Guard guard, const Situation& s) {
  switch (guard) {
    case Guard::always: return true;
    case Guard::set_complete: return s.set_complete;
    case Guard::set_incomplete: return !s.set_complete;
    case Guard::extension_open: return s.extension_open;
    case Guard::no_extension_open: return !s.extension_open;
    case Guard::correction_open: return s.correction_open;
    case Guard::no_correction_open: return !s.correction_open;
    case Guard::pick_up_open: return s.pick_up_open;
    case Guard::report_open: return s.report_open;
    case Guard::nothing_open: return !s.correction_open && !s.report_open;
    case Guard::stages_left: return s.stages_left && !s.correction_open;
    case Guard::urging_open: return s.urging_open;
    case Guard::by_applicant: return s.by_applicant;
  }
  return false;
}

bool open_row(const Transition& row, const Situation& s) { return row.from == s.state && holds(row.guard, s); }

// A department answers for its own cases, at the window as well (P9.A9.a); the hall's permissions reach all of them.
bool of_department(const Transition& row) {
  return row.who == kReview || row.who == kDecide || row.who == kDecideAtWindow || row.who == kExtensionAsk ||
         row.who == kAnnul;
}

bool takes(const Transition& row, const Situation& s, const Actor& actor) {
  if (!open_row(row, s) || !actor.may(row.who) || (of_department(row) && s.other_department)) return false;
  if (row.who == kDecideAtWindow && !s.window_may_decide) return false;
  if ((row.act == Act::decide && s.front_desk) || (row.act == Act::issue && s.decided_it)) return false;
  if (row.act == Act::annul && s.accepted_it) return false;
  if (row.act == Act::decide && row.from == State::in_review && s.stages_left) return false;
  return row.act != Act::answer_extension || !s.asked_it;
}

}  // namespace

Situation situation(State state, const Course& course, const PinnedItem& item, const Sections& sections,
                    const Actor& actor, DepartmentId department, bool taken_here) {
  Situation out{.state = state, .set_complete = complete(course.materials, item.content)};
  if (const Extension* extension = course.open_extension()) {
    out.extension_open = true;
    out.asked_it = actor.account && extension->asked_by == actor.account;
  }
  out.accepted_it = actor.account && course.accepted_by == actor.account;
  out.report_open = course.report_open();
  out.stages_left = stages_left(item.content, course);
  const Stop* stop = course.open_stop();
  out.correction_open = stop != nullptr && !stop->procedure;
  const Timer* pick_up = course.timer(TimerName::pick_up);
  out.pick_up_open = pick_up != nullptr && !pick_up->met_at;
  out.urging_open = course.urgings_open > 0;
  out.by_applicant = bool(actor.visitor);
  out.other_department = !actor.system && actor.department && department && *actor.department != department;
  const auto allowed = [](auto&& check) {
    try {
      check();
      return true;
    } catch (const Refusal&) {
      return false;
    }
  };
  out.window_may_decide = taken_here && allowed([&] { window_decision(item, sections, actor.may(kDecideAtWindow)); });
  const bool own = actor.account && course.decided_by == actor.account;
  out.front_desk = !allowed([&] { check_side(sections, Act::decide, sits_at_window(actor), own); });
  out.decided_it = !allowed([&] { check_side(sections, Act::issue, sits_at_window(actor), own); });
  return out;
}

std::vector<Act> allowed_acts(const Situation& situation, const Actor& actor) {
  std::vector<Act> out;
  for (const Transition& row : kTransitions)
    if (takes(row, situation, actor) && std::find(out.begin(), out.end(), row.act) == out.end()) out.push_back(row.act);
  return out;
}

const Transition& transition(const Situation& situation, Act act, const Actor& actor) {
  const Transition* closed = nullptr;  // open to the state, not to this actor
  for (const Transition& row : kTransitions) {
    if (row.act != act || !open_row(row, situation)) continue;
    const bool foreign = of_department(row) && situation.other_department;
    if (actor.may(row.who) && !foreign) return row;
    closed = &row;
  }
  if (closed != nullptr && actor.may(closed->who))
    throw Refusal(RefusalKind::forbidden, "case.other_department", "该办件由其他部门承办，请转告承办部门办理",
                  "another department answers for this case; tell it to act");
  if (closed != nullptr)
    throw Refusal(RefusalKind::forbidden, "access.forbidden",
                  "您没有“" + std::string(closed->who.zh) + "”权限，请由有权限的人员办理",
                  "you may not " + std::string(closed->who.en) + "; ask somebody who may");
  std::string zh, en;
  boost::json::array allowed;
  for (const Act can : allowed_acts(situation, actor)) {
    zh += (zh.empty() ? "" : "、") + std::string(words(can).zh);
    en += (en.empty() ? "" : ", ") + std::string(words(can).en);
    allowed.emplace_back(code(can));
  }
  throw Refusal(RefusalKind::conflict, "case.wrong_state",
                "办件“" + std::string(words(situation.state).zh) + "”，现在不能“" + words(act).zh + "”" +
                    (zh.empty() ? "" : "；现在可以：" + zh),
                "the case is " + std::string(words(situation.state).en) + "; it cannot take \"" + words(act).en +
                    "\" now" + (en.empty() ? "" : "; possible now: " + en))
      .with("state", code(situation.state))
      .with("allowed", std::move(allowed));
}

std::string state_diagram() {
  std::string out = "stateDiagram-v2\n";
  for (const Transition& row : kTransitions) {
    out += "  " + (row.from ? code(*row.from) : std::string("[*]")) + " --> " + code(row.to) + ": " + code(row.act) +
           " (" + std::string(row.who.name) + ")";
    if (row.guard != Guard::always) out += " [" + code(row.guard) + "]";
    out += "\n";
  }
  return out + "  closed --> [*]\n";
}

bool open(State state) {
  switch (state) {
    case State::issued:
    case State::closed:
    case State::not_accepted:
    case State::withdrawn:
    case State::annulled: return false;
    default: return true;
  }
}

Todo todo(State state, const Course& course, const PinnedItem& item) {
  switch (state) {
    case State::received: return complete(course.materials, item.content) ? Todo::accept : Todo::correct;
    case State::correction_asked: return Todo::correct;
    case State::accepted: return Todo::transfer;
    case State::in_review:
    case State::special_procedure: return course.open_extension() ? Todo::extension : Todo::review;
    case State::decided: return Todo::hand_over;
    case State::result_back: return Todo::issue;
    case State::issued:
    case State::not_accepted:
    case State::withdrawn:
    case State::annulled: return Todo::close;
    case State::closed: break;
  }
  return Todo::none;
}

}  // namespace onewindow::cases
