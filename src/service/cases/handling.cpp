// How a case is handled on its way: from hand to hand, past its stages, up and back, with the applicant.
#include "service/cases/handling.h"

#include <fmt/format.h>

#include "base/text.h"
#include "centre/identity/identity.h"
#include "centre/notices/notices.h"
#include "centre/privacy/masks.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

std::string worker_name(ReadContext& context, AccountId id) {
  const auto account = identity::find_account(context, id);
  if (!account || account->centre != context.centre() || account->state == identity::AccountState::closed)
    throw Refusal(RefusalKind::conflict, "handler.unknown", "没有这名工作人员，请重新选择",
                  "there is no such worker; choose again")
        .at("/to");
  return account->name;
}

std::string joined(const std::vector<Text<60, 1>>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : "、") + text::trim(name);
  return out;
}

// Written into the timeline beside the case: it changes nothing of it, so it needs no version and makes none stale.
CaseView write_beside(WriteContext& context, CaseId id, Act act, const std::string& zh, const std::string& en,
                      boost::json::object detail) {
  for (auto& [key, value] : detail)
    if (value.is_string()) value = privacy::mask_numbers(std::string_view(value.get_string()));
  const auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  const store::EventRow event{.case_id = id,
                              .id = context.make_id<store::EventId>(),
                              .act = act,
                              .state_after = row->state,
                              .at = context.now,
                              .actor_id = context.actor.account,
                              .actor_name = context.actor.name,
                              .zh = privacy::mask_numbers(zh),
                              .en = privacy::mask_numbers(en),
                              .detail = json::stored(boost::json::value(std::move(detail))),
                              .because = json::stored(Because{})};
  store::insert(context.db, event);
  context.record("cases." + code(act), "case", id, "", json::text(event), {{"state", code(row->state)}});
  return view(context, id);
}

Words words(ContactKind kind) {
  switch (kind) {
    case ContactKind::call: return {"电话", "call"};
    case ContactKind::visit: return {"来访", "visit"};
    case ContactKind::message: return {"信息", "message"};
  }
  return {"", ""};
}

}  // namespace

Colleagues colleagues(ReadContext& context) {
  std::map<WindowId, std::string> windows;
  for (const auto& window : organisation::windows(context)) windows[window.id] = window.name;
  std::map<DepartmentId, std::string> departments;
  for (const auto& department : organisation::departments(context)) departments[department.id] = department.name;
  Colleagues out;
  for (const auto& account : identity::accounts(context)) {
    if (account.state != identity::AccountState::active || account.id == context.actor.account) continue;
    if (!account.window && !account.department) continue;
    out.items.push_back(
        {account.id, account.name, account.window ? windows[*account.window] : departments[*account.department]});
  }
  return out;
}

CaseView hand_on(WriteContext& context, CaseId id, const HandOn& act) {
  Work work = Work::on(context, id, act.version);
  check_hand_on(work.row.handler_id, context.actor.account, act.to,
                context.actor.system || context.actor.may(kCoordinate));
  const std::string from = work.row.handler, to = worker_name(context, act.to);
  work.row.handler_id = act.to;
  work.row.handler = to;
  notices::notify(
      context, notices::To::account(act.to),
      {.kind = "case.handed_on",
       .zh = "办件" + work.row.receipt_number + "由" + from + "移交给您：" + privacy::mask_numbers(act.reason),
       .en = work.row.receipt_number + " was handed to you by " + from,
       .object = {"case", id.value}});
  work.tell(Act::hand_on, work.row.state, "承办人由" + from + "变更为" + to + "：" + act.reason,
            "handed on from " + from + " to " + to + ": " + act.reason,
            boost::json::object{{"from", from}, {"to", to}, {"reason", act.reason}});
  return work.finish("hand_on", {{"to", std::to_string(act.to.value)}});
}

CaseView contact(WriteContext& context, CaseId id, const Contact& act) {
  const Instant at = act.at.value_or(context.now);
  if (at > context.now)
    throw Refusal(RefusalKind::invalid, "contact.later", "联系时间不能晚于现在", "a contact cannot lie ahead")
        .at("/at");
  return write_beside(context, id, Act::contact, std::string(words(act.kind).zh) + "联系" + act.with + "：" + act.what,
                      std::string(words(act.kind).en) + " with " + act.with + ": " + act.what,
                      {{"kind", code(act.kind)}, {"with", act.with}, {"what", act.what}, {"at", at.str()}});
}

CaseView note(WriteContext& context, CaseId id, const Coordination& act) {
  return write_beside(context, id, Act::note, "协调：" + act.what, "coordination: " + act.what, {{"what", act.what}});
}

CaseView mark_joint(WriteContext& context, CaseId id, const JointMark& act) {
  Work work = Work::on(context, id, act.version);
  if (!open(work.row.state))
    throw Refusal(RefusalKind::conflict, "joint.ended", "办件已终结，不能再标记联办", "the case has ended")
        .with("state", code(work.row.state));
  const std::string with = joined(act.departments);
  if (with.empty())
    throw Refusal(RefusalKind::invalid, "joint.departments", "请写明参与联办的部门",
                  "name the departments that take part")
        .at("/departments");
  work.course().joint.clear();
  for (const auto& name : act.departments) work.course().joint.push_back(text::trim(name));
  work.tell(Act::mark_joint, work.row.state, "联办：" + with, "joint with " + with,
            boost::json::object{{"departments", json::write(work.course().joint)}, {"note", act.note}});
  return work.finish("mark_joint");
}

CaseView report_upward(WriteContext& context, CaseId id, const UpwardReport& act) {
  Work work = Work::on(context, id, act.version);
  const State to = work.may(Act::report_upward).to;
  check_upward_limit(work.sections, act.expected, context.today());
  work.course().reports.push_back({.authority = text::trim(act.authority),
                                   .reason = privacy::mask_numbers(text::trim(act.reason)),
                                   .sent_at = context.now,
                                   .expected = act.expected});
  boost::json::object detail{{"authority", act.authority}, {"reason", act.reason}};
  if (act.expected) detail["expected"] = act.expected->str();
  work.tell(Act::report_upward, to, "转报" + act.authority + "：" + act.reason,
            "reported upward to " + act.authority + ": " + act.reason, std::move(detail));
  return work.finish("report_upward");
}

CaseView take_report_back(WriteContext& context, CaseId id, const UpwardAnswer& act) {
  Work work = Work::on(context, id, act.version);
  const State to = work.may(Act::take_report_back).to;
  UpwardSent& report = work.course().reports.back();
  report.answered_on = act.answered_on.value_or(context.today());
  if (*report.answered_on < report.sent_at.date() || *report.answered_on > context.today())
    throw Refusal(RefusalKind::invalid, "report.answered_on", "答复日期应在转报之后、今日之前",
                  "the answer lies between the report and today")
        .at("/answered_on");
  report.back_at = context.now;
  report.answer = privacy::mask_numbers(act.answer);
  report.document_number = act.document_number;
  work.tell(Act::take_report_back, to, report.authority + "答复：" + act.answer,
            "answer of " + report.authority + ": " + act.answer,
            boost::json::object{{"authority", report.authority},
                                {"answer", act.answer},
                                {"document_number", act.document_number},
                                {"answered_on", report.answered_on->str()}});
  return work.finish("take_report_back");
}

CaseView pass_stage(WriteContext& context, CaseId id, const StagePassed& act) {
  Work work = Work::on(context, id, act.version);
  const State to = work.may(Act::pass_stage).to;
  check_stage(work.content, work.course(), act.stage, context.actor.account);
  work.course().meet(TimerName::pick_up, context.now);
  work.course().stages.push_back({.name = text::trim(act.stage),
                                  .at = context.now,
                                  .by = context.actor.account,
                                  .by_name = context.actor.name,
                                  .opinion = privacy::mask_numbers(text::trim(act.opinion))});
  work.tell(Act::pass_stage, to, "审查环节“" + act.stage + "”：" + act.opinion,
            "stage " + act.stage + ": " + act.opinion,
            boost::json::object{{"stage", act.stage}, {"opinion", act.opinion}});
  return work.finish("pass_stage");
}

}  // namespace onewindow::cases
