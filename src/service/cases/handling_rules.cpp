// What a case is and how it is handled: kinds and modes, stages, what could have been finished in the visit, who may
// hand a case on or reply to an objection.
#include "base/text.h"
#include "service/cases/rules.h"
#include "service/cases/rules_detail.h"
#include "service/cases/words.h"

namespace onewindow::cases {

bool handled_at_once(const PinnedItem& item, const Sections& sections, const Course& course) {
  if (item.content.kind != catalogue::HandlingKind::immediate) return false;
  for (const Stop& stop : course.stops)
    if (stop.procedure) return false;  // more than a review of papers
  const auto& who = sections.intake.who_decides_at_window;
  return !who || (who->shown() == WhoDecides::window_if_authorised && item.content.window_decides);
}

std::vector<CaseKind> kinds(const PinnedItem& item, const Sections& sections, State state, const Course& course) {
  std::vector<CaseKind> out{handled_at_once(item, sections, course) ? CaseKind::immediate : CaseKind::promised};
  if (!course.reports.empty()) out.push_back(CaseKind::reported_upward);
  if (!course.notices.empty()) out.push_back(CaseKind::supplemented);
  if (!course.joint.empty()) out.push_back(CaseKind::joint);
  if (state == State::not_accepted) out.push_back(CaseKind::returned);
  return out;
}

HandlingMode mode(const PinnedItem& item, const Sections& sections, State state, const Course& course) {
  if (state == State::not_accepted) return HandlingMode::clear_reply;
  if (!course.reports.empty() || !course.joint.empty()) return HandlingMode::linked_up;
  return handled_at_once(item, sections, course) ? HandlingMode::immediate : HandlingMode::promised;
}

// ---- stages (P1.A19.b)

namespace {
const std::vector<catalogue::ReviewStage>& stages_of(const catalogue::ItemContent& item) {
  static const std::vector<catalogue::ReviewStage> none;
  return item.stages ? *item.stages : none;
}
}  // namespace

std::vector<StageLine> stage_lines(const catalogue::ItemContent& item, const Course& course) {
  std::vector<StageLine> out;
  for (const auto& stage : stages_of(item)) {
    StageLine line{.name = stage.name};
    if (out.size() < course.stages.size()) {
      const StageDone& done = course.stages[out.size()];
      line.at = done.at;
      line.by = done.by_name;
      line.opinion = done.opinion;
    }
    out.push_back(std::move(line));
  }
  return out;
}

bool stages_left(const catalogue::ItemContent& item, const Course& course) {
  return course.stages.size() < stages_of(item).size();
}

void check_stage(const catalogue::ItemContent& item, const Course& course, const std::string& stage, AccountId by) {
  if (!stages_left(item, course))
    throw Refusal(RefusalKind::conflict, "stage.none_left", "该事项的审查环节已全部完成，请作出决定",
                  "every stage of review is passed; decide the case");
  const catalogue::ReviewStage& next = stages_of(item)[course.stages.size()];
  if (text::trim(stage) != next.name)
    throw Refusal(RefusalKind::conflict, "stage.out_of_order", "审查环节不能跳过，下一环节是“" + next.name + "”",
                  "no stage is skipped; the next is: " + next.name)
        .at("/stage")
        .with("next", next.name);
  if (next.by_another.value_or(false) && by && !course.stages.empty() && course.stages.back().by == by)
    throw Refusal(RefusalKind::forbidden, "stage.by_another", "“" + next.name + "”须由上一环节以外的人员办理",
                  "this stage is passed by somebody else than the one before");
}

void check_stages_passed(const catalogue::ItemContent& item, const Course& course) {
  if (!stages_left(item, course)) return;
  const auto& next = stages_of(item)[course.stages.size()].name;
  throw Refusal(RefusalKind::conflict, "stage.open", "审查环节“" + next + "”尚未完成，不能作出决定",
                "a stage of review is not passed yet: " + next)
      .with("next", next);
}

// ---- the visit (P1.A16.b, P3.A9.2.a, P5c.3.b)

bool finish_owed(const PinnedItem& item, const Sections& sections, const Course& course) {
  return sections.limits.immediate.has_value() && handled_at_once(item, sections, course);
}

void check_exception(const PinnedItem& item, const Sections& sections, const Course& course, const std::string& reason,
                     const std::string& at) {
  if (!finish_owed(item, sections, course) || !text::trim(reason).empty()) return;
  throw Refusal(RefusalKind::conflict, "case.exception_reason",
                "即办件应当场办结；转后台办理的，请写明不能当场办结的原因",
                "an immediate case is finished in the visit; say why it goes to the back office")
      .at(at)
      .because({sections.limits.immediate->citation()});
}

bool accepted_later(const Course& course, Date today) {
  return course.complete_at && course.complete_at->date() < today;
}

Date expected_due(const PinnedItem& item, const Sections& sections, Instant now) {
  return due_of({}, promised_timer(item, sections, now), sections.calendar, now.date());
}

std::vector<std::string> told_parts(const Sections& sections, Because& because) {
  std::vector<std::string> out{code(NoticePart::materials)};
  for (const auto* parts : {&sections.intake.notice_parts, &sections.base_intake.notice_parts})
    for (const auto& part : *parts)
      if (const auto name = code(part.in(because)); std::find(out.begin(), out.end(), name) == out.end())
        out.push_back(name);
  return out;
}

// ---- hands (P5b.A13.d)

void check_hand_on(AccountId handler, AccountId by, AccountId to, bool coordinates) {
  if (handler == to)
    throw Refusal(RefusalKind::conflict, "handler.same", "该办件已由此人承办", "this worker handles the case already")
        .at("/to");
  if (by && by != handler && !coordinates)
    throw Refusal(RefusalKind::forbidden, "handler.not_yours", "您不是该办件的承办人；请由承办人或首席代表移交",
                  "you do not handle this case; its handler or the chief representative hands it on");
}

// ---- objections (P5b.A14.1.b)

std::optional<Timer> reply_timer(const Sections& sections, Instant made) {
  const auto* limit = local_or_base(sections.limits.objection_reply, sections.base_limits.objection_reply);
  if (limit == nullptr) return std::nullopt;
  Timer timer{.start = made};
  timer.limit = limit->in(timer.because);
  return timer;
}

Decided<Remedies> objection_reply(const PinnedItem& item, const Sections& sections) {
  Because because;
  if (const auto& owed = sections.intake.clear_reply) owed->in(because);
  Remedies out = remedies(sections, because);
  if (!because.cites()) cite_item(because, item, "办理情况的答复", "the reply on how the case is handled");
  return {std::move(out), std::move(because)};
}

void check_reply(const Replier& replier) {
  if (!replier.own_department && !replier.accepting_window)
    throw Refusal(RefusalKind::forbidden, "objection.not_yours", "异议由承办部门或受理窗口答复，请转告其办理",
                  "the department of the case, or the window that accepted it, replies; tell them");
  if (replier.decided_it)
    throw Refusal(RefusalKind::forbidden, "objection.own_decision",
                  "对决定的异议不由作出决定的人答复，请由他人复核后答复",
                  "nobody answers an objection to his own decision; a colleague looks at it and replies");
}

}  // namespace onewindow::cases
