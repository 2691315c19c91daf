// In the back office: pick-up, corrections, special procedures, extensions, the decision.
#include <fmt/format.h>

#include "centre/organisation/hours.h"
#include "centre/privacy/masks.h"
#include "service/cases/spots.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

// Whatever the department does first, it has picked the papers up.
Work in_review(WriteContext& context, CaseId id, std::int32_t version) {
  Work work = Work::on(context, id, version);
  if (work.row.state == State::in_review && context.actor.may(kReview))
    work.course().meet(TimerName::pick_up, context.now);
  return work;
}

void end_stop(Work& work) {
  Stop* stop = work.course().open_stop();
  CHECK_PROMISE(stop != nullptr, "what ends has begun");
  stop->to = std::max(stop->from, work.context.today());
}

std::string due_text(Work& work, TimerName name) {
  const Timer* timer = work.course().timer(name);
  return timer ? due_of(work.course(), *timer, work.sections.calendar, work.context.today()).str() : "";
}

// A change of a date is never silent: what it was, what it is.
boost::json::object moved(Work& work, const std::string& promised, const std::string& statutory) {
  boost::json::object out;
  for (const auto& [name, before] : {std::pair{TimerName::promised, promised}, {TimerName::statutory, statutory}})
    if (!before.empty()) out[clock_name(name)] = {{"before", before}, {"after", due_text(work, name)}};
  return out;
}

}  // namespace

CaseView pick_up(WriteContext& context, CaseId id, const Step& step) {
  Work work = Work::on(context, id, step.version);
  const State to = work.may(Act::pick_up).to;
  Because because = work.course().timer(TimerName::pick_up)->because;
  work.course().meet(TimerName::pick_up, context.now);
  work.tell(Act::pick_up, to, "部门到窗口取件", "picked up by the department", boost::json::object{{"note", step.note}},
            std::move(because));
  return work.finish("pick_up");
}

CaseView ask_correction(WriteContext& context, CaseId id, const ReviewCorrection& correction) {
  Work work = in_review(context, id, correction.version);
  const State to = work.may(Act::ask_correction).to;
  work.course().stops.push_back(
      {.from = context.today(), .promised = true, .what = privacy::mask_numbers(correction.what)});
  Because because;
  because.say("受理后的补正只停承诺期限，法定期限照常计算",
              "a correction after acceptance stops the promised clock only; the statutory one goes on");
  work.tell(Act::ask_correction, to, "审查中要求补正：" + correction.what,
            "correction asked in review: " + correction.what, boost::json::object{{"what", correction.what}},
            std::move(because));
  return work.finish("ask_correction");
}

CaseView take_review_correction(WriteContext& context, CaseId id, const Step& step) {
  Work work = Work::on(context, id, step.version);
  const State to = work.may(Act::take_review_correction).to;
  end_stop(work);
  work.tell(Act::take_review_correction, to, "收到审查补正材料", "the correction asked in review came in",
            boost::json::object{{"note", step.note}});
  return work.finish("take_review_correction");
}

CaseView start_procedure(WriteContext& context, CaseId id, const ProcedureStart& start) {
  Work work = in_review(context, id, start.version);
  const State to = work.may(Act::start_procedure).to;
  auto decided = procedure(work.item(), work.sections, start, context.today());
  decided.value.what = privacy::mask_numbers(decided.value.what);
  work.course().stops.push_back(decided.value);
  const auto document =
      work.write(DocumentKind::procedure_notice, documents::procedure_notice(work.frame(), decided.value, start.basis));
  boost::json::object detail{{"procedure", code(start.procedure)},
                             {"reason", start.reason},
                             {"basis", start.basis},
                             {"planned_days", start.planned_days},
                             {"stops_clocks", decided.value.promised},
                             {"officers", json::write(start.officers)}};
  work.tell(Act::start_procedure, to, "启动特别程序：" + std::string(words(start.procedure).zh),
            "special procedure: " + std::string(words(start.procedure).en), std::move(detail), decided.because,
            document);
  return work.finish("start_procedure", {{"procedure", code(start.procedure)}});
}

CaseView end_procedure(WriteContext& context, CaseId id, const ProcedureEnd& end) {
  Work work = Work::on(context, id, end.version);
  const State to = work.may(Act::end_procedure).to;
  end_stop(work);
  const Words name = words(*work.course().stops.back().procedure);
  work.tell(Act::end_procedure, to, std::string(name.zh) + "结束：" + end.outcome,
            std::string(name.en) + " ended: " + end.outcome, boost::json::object{{"outcome", end.outcome}});
  return work.finish("end_procedure");
}

CaseView ask_extension(WriteContext& context, CaseId id, const ExtensionRequest& request) {
  Work work = in_review(context, id, request.version);
  const State to = work.may(Act::ask_extension).to;
  auto decided =
      extension_request(work.course(), work.item(), work.sections, request, context.actor.account, context.now);
  decided.value.reason = privacy::mask_numbers(decided.value.reason);
  work.course().extensions.push_back(decided.value);
  work.tell(Act::ask_extension, to,
            fmt::format("申请延期{}个工作日：{}", request.workdays, std::string(request.reason)),
            fmt::format("asks for {} more workdays: {}", request.workdays, std::string(request.reason)),
            boost::json::object{{"workdays", request.workdays}, {"reason", request.reason}}, decided.because);
  return work.finish("ask_extension", {{"workdays", request.workdays}});
}

CaseView answer_extension(WriteContext& context, CaseId id, const ExtensionAnswer& answer) {
  Work work = Work::on(context, id, answer.version);
  const State to = work.may(Act::answer_extension).to;
  const auto decided =
      extension_answer(work.course(), work.item(), work.sections, answer, context.actor.account, context.now);
  const std::string promised = due_text(work, TimerName::promised), statutory = due_text(work, TimerName::statutory);
  work.course().extensions.back() = decided.value;
  std::optional<DocumentId> document;
  boost::json::object detail{
      {"granted", answer.granted}, {"reason", answer.reason}, {"explanation", answer.explanation}};
  if (answer.granted) {
    const bool promise = decided.value.promised;
    const TimerName name = promise ? TimerName::promised : TimerName::statutory;
    document = work.write(
        DocumentKind::extension_notice,
        documents::extension_notice(work.frame(), decided.value, answer, *Date::parse(promise ? promised : statutory),
                                    *Date::parse(due_text(work, name))));
    detail["dates"] = moved(work, promised, statutory);
  }
  work.tell(Act::answer_extension, to,
            answer.granted ? fmt::format("同意延期{}个工作日", decided.value.workdays) : "不同意延期",
            answer.granted ? fmt::format("{} more workdays granted", decided.value.workdays) : "extension not granted",
            std::move(detail), decided.because, document);
  return work.finish("answer_extension", {{"granted", answer.granted}});
}

CaseView decide(WriteContext& context, CaseId id, const Decision& act) {
  Work work = in_review(context, id, act.version);
  Because because;
  // At the window only where the regulation and the item allow it; who is no back office hears the provision (P1.A2.a).
  const bool at_window = work.row.state == State::accepted;
  if (at_window || (work.row.state == State::in_review && !context.actor.may(kDecide)))
    because = window_decision(work.item(), work.sections, context.actor.may(kDecideAtWindow)).because;
  if (at_window) work.check_own_item();
  check_side(work.sections, Act::decide, sits_at_window(context.actor), false);
  if (!at_window) check_stages_passed(work.content, work.course());
  const State to = work.may(Act::decide).to;
  const auto decided = decision(work.item(), work.sections, act);
  because.add(decided.because);
  Course& course = work.course();
  for (const TimerName name : {TimerName::immediate, TimerName::promised, TimerName::statutory, TimerName::transfer,
                               TimerName::pick_up, TimerName::department})
    course.meet(name, context.now);
  if (act.granted)
    if (auto timer = delivery_timer(work.sections, context.now)) {
      because.add(timer->because);
      course.timers.push_back(std::move(*timer));
    }
  work.row.decided_at = context.now;
  course.decided_by = context.actor.account;
  if (to == State::result_back) course.result_back_at = context.now;
  work.row.granted = act.granted;
  if (course.timer(TimerName::immediate) != nullptr) write_spot_time(work, organisation::opening(context));
  const auto document = act.granted
                            ? work.write(DocumentKind::grant, documents::grant(work.frame(), act, work.item()))
                            : work.write(DocumentKind::denial, documents::denial(work.frame(), act, decided.value));
  boost::json::object detail{{"granted", act.granted},
                             {"content", act.content},
                             {"legal_basis", act.legal_basis},
                             {"certificate_name", act.certificate_name},
                             {"certificate_number", act.certificate_number}};
  if (act.valid_until) detail["valid_until"] = act.valid_until->str();
  if (!act.granted) detail["remedies"] = decided.value.zh;
  work.tell(Act::decide, to, act.granted ? "作出准予决定" : "作出不予批准决定", act.granted ? "granted" : "denied",
            std::move(detail), std::move(because), document);
  return work.finish("decide", {{"granted", act.granted}});
}

}  // namespace onewindow::cases
