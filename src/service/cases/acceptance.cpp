// What becomes of what was taken in: acceptance, transfer, refusal, withdrawal, annulment, and all of it in one visit.
#include <fmt/format.h>

#include "base/text.h"
#include "centre/context/series.h"
#include "centre/organisation/hours.h"
#include "centre/privacy/masks.h"
#include "service/cases/annulment.h"
#include "service/cases/deeming.h"
#include "service/cases/intake.h"
#include "service/cases/spots.h"
#include "service/cases/store_beside.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

// A case that ends before it is decided: nothing runs any longer.
void end_clocks(Work& work) {
  Course& course = work.course();
  if (Stop* stop = course.open_stop()) stop->to = std::max(stop->from, work.context.today());
  for (Timer& timer : course.timers)
    if (!timer.met_at) timer.met_at = work.context.now;
}

// What should have been done in the visit and was not, in the list of exceptions (same_visit.h).
void except(Work& work, ExceptionKind kind, const std::string& reason) {
  store::insert(work.context.db,
                store::ExceptionRecord{.id = work.context.make_id<Id<store::ExceptionTag>>(),
                                       .case_id = work.row.id,
                                       .kind = kind,
                                       .number = work.row.case_number.value_or(work.row.receipt_number),
                                       .item_name = work.row.item_name,
                                       .department_id = work.row.department_id,
                                       .department_name = work.row.department_name,
                                       .handler_id = work.row.handler_id,
                                       .handler = work.row.handler,
                                       .reason = privacy::mask_numbers(text::trim(reason)),
                                       .at = work.context.now});
  if (kind == ExceptionKind::took_longer) return;  // the fact of it is that of the minutes (spots.h)
  work.context.observe({.kind = "intake." + code(kind),
                        .subject_kind = work.row.handler_id ? "account" : "case",
                        .subject = work.row.handler_id ? work.row.handler_id.value : work.row.id.value,
                        .object = work.row.id.value,
                        .at = work.context.now,
                        .detail = {{"reason", privacy::mask_numbers(text::trim(reason))}}});
}

void accept(Work& work, const Verification& verification, bool with_notice, const std::string& exception) {
  const State to = work.may(Act::accept).to;
  const bool later = accepted_later(work.course(), work.context.today());
  auto accepted =
      acceptance(work.course(), work.item(), work.sections, verification, work.row.received_at, work.context.now);
  for (Timer& timer : accepted.value.timers) work.course().timers.push_back(std::move(timer));
  work.course().meet(TimerName::notice, work.context.now);
  // Silence had accepted it before: as of its receipt.
  work.row.accepted_at = accepted.value.deemed ? work.row.received_at : work.context.now;
  if (accepted.value.deemed) observe_deemed(work, *accepted.value.deemed);
  work.course().accepted_by = work.context.actor.account;
  if (later) except(work, ExceptionKind::accepted_later, exception);
  const auto told = told_parts(work.sections, accepted.because);
  work.row.case_number = next_case_number(work);
  std::optional<DocumentId> document;
  if (with_notice)
    document = work.write(DocumentKind::acceptance_notice,
                          documents::acceptance_notice(work.frame(), work.course(), work.sections, work.item(),
                                                       accepted.value.deemed ? &*accepted.value.deemed : nullptr));
  const std::string due =
      due_of(work.course(), *work.course().timer(TimerName::promised), work.sections.calendar, work.context.today())
          .str();
  work.tell(Act::accept, to, "受理，办件编号" + *work.row.case_number + "，承诺" + due + "前办结",
            "accepted as " + *work.row.case_number + ", promised by " + due,
            boost::json::object{{"case_number", *work.row.case_number},
                                {"day_zero", accepted.value.day_zero.str()},
                                {"told", json::write(told)},
                                {"verification", json::write(verification)}},
            accepted.because, document);
}

// Same-day transfer, with the clocks that the department then has (P9.A9).
void hand_over(Work& work, const std::string& note, const std::string& exception, const std::string& at) {
  const State to = work.may(Act::transfer).to;
  check_exception(work.item(), work.sections, work.course(), exception, at);
  if (finish_owed(work.item(), work.sections, work.course())) except(work, ExceptionKind::not_finished, exception);
  Course& course = work.course();
  course.meet(TimerName::transfer, work.context.now);
  Because because;
  const Instant now = work.context.now;
  for (auto timer : {pick_up_timer(work.sections, now), department_timer(work.item(), work.sections, now),
                     return_timer(work.sections, now)})
    if (timer) {
      because.add(timer->because);
      course.timers.push_back(std::move(*timer));
    }
  if (course.timer(TimerName::pick_up))  // P9.A9.e: the department is told the same day
    work.context.send(
        "case.pick_up", std::to_string(work.row.department_id.value),
        {{"case", std::to_string(work.row.id.value)}, {"case_number", work.row.case_number.value_or("")}});
  work.tell(Act::transfer, to, "移交后台（" + work.row.department_name + "）",
            "handed to the back office of " + work.row.department_name, boost::json::object{{"note", note}}, because);
}

}  // namespace

std::string next_case_number(Work& work) {
  std::string region = work.centre().region.substr(0, 6);
  region.resize(6, '0');
  const Date today = work.context.today();
  return fmt::format("{}{}{:02}{:02}{:05}", region, today.year(), today.month(), today.day(),
                     series::next(work.context, "case.number"));
}

CaseView accept(WriteContext& context, CaseId id, const Acceptance& acceptance) {
  Work work = Work::on(context, id, acceptance.version);
  const std::string exception = acceptance.exception.value_or("");
  accept(work, acceptance.verification, true, exception);
  if (acceptance.transfer) hand_over(work, "", exception, "/exception");
  return work.finish("accept", {{"case_number", *work.row.case_number}});
}

CaseView refuse(WriteContext& context, CaseId id, const NonAcceptance& refusal) {
  Work work = Work::on(context, id, refusal.version);
  const State to = work.may(Act::refuse).to;
  check_not_deemed(work);
  const auto decided = non_acceptance(work.item(), work.sections, refusal);
  work.course().meet(TimerName::notice, context.now);
  drop(work.course(), TimerName::immediate);
  auto paper = documents::non_acceptance(work.frame(), refusal, decided.value);
  documents::invite_to_rate(paper, invite(work, invitations::ServiceKind::refusal));
  const auto document = work.write(DocumentKind::non_acceptance, paper);
  work.tell(Act::refuse, to, "不予受理：" + refusal.reason, "not accepted: " + refusal.reason,
            boost::json::object{{"reason", refusal.reason},
                                {"legal_basis", refusal.legal_basis},
                                {"other_authority", refusal.other_authority},
                                {"ground", code(refusal.ground.value_or(ReturnGround::other))},
                                {"remedies", decided.value.zh}},
            decided.because, document);
  store::insert(context.db, store::ReturnRecord{.id = context.make_id<Id<store::ReturnTag>>(),
                                                .case_id = id,
                                                .ground = refusal.ground.value_or(ReturnGround::other),
                                                .number = work.row.receipt_number,
                                                .item_name = work.row.item_name,
                                                .department_id = work.row.department_id,
                                                .department_name = work.row.department_name,
                                                .handler_id = context.actor.account,
                                                .handler = context.actor.name,
                                                .reason = privacy::mask_numbers(refusal.reason),
                                                .at = context.now});
  return work.finish("refuse");
}

CaseView withdraw(WriteContext& context, CaseId id, const Withdrawal& withdrawal) {
  Work work = Work::on(context, id, withdrawal.version);
  const State to = work.may(Act::withdraw).to;
  end_clocks(work);
  work.tell(Act::withdraw, to, "申请人撤回申请：" + withdrawal.reason,
            "withdrawn by the applicant: " + withdrawal.reason, boost::json::object{{"reason", withdrawal.reason}});
  return work.finish("withdraw");
}

CaseView annul(WriteContext& context, CaseId id, const Annulment& act) {
  Work work = Work::on(context, id, act.version);
  const State to = work.may(Act::annul).to;
  const auto decided = annulment(work.course(), work.item(), work.sections, act, context.actor.account);
  std::string voided;
  for (const auto& document : store::documents(context.db, id))
    if (document.kind == DocumentKind::acceptance_notice && !document.voided) {
      store::void_document(context.db, id, document.id, act.reason);
      voided = document.number;
    }
  end_clocks(work);
  const auto document =
      work.write(DocumentKind::annulment_notice, documents::annulment_notice(work.frame(), act, voided, decided.value));
  context.send("case.annulled", "applicant",
               {{"case", std::to_string(id.value)},
                {"case_number", work.row.case_number.value_or("")},
                {"channel", code(act.channel)}});
  context.observe({.kind = "case.acceptance_annulled",
                   .subject_kind = work.course().accepted_by ? "account" : "case",
                   .subject = work.course().accepted_by ? work.course().accepted_by->value : id.value,
                   .object = id.value,
                   .at = context.now,
                   .detail = {{"voided", voided}, {"notice", std::to_string(document.value)}}});
  work.tell(Act::annul, to, "撤销受理：" + act.reason, "acceptance annulled: " + act.reason,
            boost::json::object{{"reason", act.reason},
                                {"legal_basis", act.legal_basis},
                                {"voided", voided},
                                {"channel", code(act.channel)},
                                {"explanation", act.explanation},
                                {"remedies", decided.value.zh}},
            decided.because, document);
  return work.finish("annul", {{"voided", voided}});
}

CaseView transfer(WriteContext& context, CaseId id, const Step& step) {
  Work work = Work::on(context, id, step.version);
  hand_over(work, step.note, step.note, "/note");
  return work.finish("transfer");
}

CaseView on_the_spot(WriteContext& context, const OnTheSpot& visit) {
  for (const auto& permission : {kReceive, kIssue}) require(context.actor, permission);
  const Instant sat_down = context.now + -60'000 * std::int64_t(std::max(0, visit.minutes));
  Work work = take_in(context, visit, sat_down);
  if (work.content.kind != catalogue::HandlingKind::immediate)
    throw Refusal(RefusalKind::conflict, "case.not_immediate", "该事项不是即办件，请先收件再受理",
                  "this is no immediate item; receive it, then accept it")
        .at("/item");
  auto right = window_decision(work.item(), work.sections, context.actor.may(kDecideAtWindow));
  work.check_own_item();
  add_immediate(work, sat_down);
  register_receipt(work, visit.materials, visit.applicant.paper_override);
  accept(work, visit.verification, false, "");

  if (const Timer* timer = work.course().timer(TimerName::immediate);
      timer && timer->limit.unit == regulation::Unit::minutes && context.now > *instant_of(*timer))
    except(work, ExceptionKind::took_longer, fmt::format("用时{}分钟", visit.minutes));

  const Decision granted{.content = visit.content,
                         .certificate_name = visit.certificate_name,
                         .certificate_number = visit.certificate_number};
  const auto decided = decision(work.item(), work.sections, granted);
  for (const TimerName name : {TimerName::immediate, TimerName::promised, TimerName::statutory, TimerName::transfer})
    work.course().meet(name, context.now);
  work.row.decided_at = context.now;
  work.course().decided_by = context.actor.account;
  work.row.granted = true;
  write_spot_time(work, organisation::opening(context));
  const auto document = work.write(DocumentKind::grant, documents::grant(work.frame(), granted, work.item()));
  right.because.add(decided.because);
  work.tell(Act::decide, State::result_back, "当场作出准予决定", "granted on the spot",
            boost::json::object{{"granted", true},
                                {"content", visit.content},
                                {"certificate_name", visit.certificate_name},
                                {"certificate_number", visit.certificate_number}},
            right.because, document);

  const Issue issue{.recipient = Text<80, 1>(work.row.agent ? work.row.agent->name : work.row.applicant.name),
                    .identity_checked = visit.verification.identity,
                    .signed_for = visit.signed_for};
  check_issue(work.sections, issue, context.actor.window || context.actor.system, work.row.applicant.name,
              work.row.agent ? work.row.agent->name : "");
  const std::vector<DocumentView> served{
      {.id = document, .number = work.last_document().number, .title = work.last_document().title}};
  auto paper = documents::service_receipt(work.frame(), issue, served);
  documents::invite_to_rate(paper, invite(work, invitations::ServiceKind::on_the_spot));
  const auto receipt = work.write(DocumentKind::service_receipt, paper);
  work.row.issued_at = context.now;
  work.tell(Act::issue, State::issued, fmt::format("当场送达，用时{}分钟", visit.minutes),
            fmt::format("handed over on the spot after {} minutes", visit.minutes),
            boost::json::object{{"minutes", visit.minutes}}, {}, receipt);
  return work.finish("on_the_spot", {{"minutes", visit.minutes}});
}

}  // namespace onewindow::cases
