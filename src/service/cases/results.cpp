// The result: back to the window, into the applicant's hand, into the archive.
#include "base/text.h"
#include "service/cases/papers.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

// The number on the paper that was shown, whole or its last four, is the applicant's or the agent's.
void check_paper_shown(Work& work, const Issue& issue) {
  const std::string number = papers::normal(issue.recipient_paper_number);
  if (number.empty()) return;
  const std::string recipient = text::trim(issue.recipient);
  const auto& row = work.row;
  const auto owner = recipient == row.applicant.name             ? std::optional(row.person_id)
                     : row.agent && recipient == row.agent->name ? row.agent_id
                                                                 : std::nullopt;
  if (owner && !store::has_paper(work.context.db, work.context.privacy, *owner, number))
    throw Refusal(RefusalKind::conflict, "issue.paper_mismatch", "证件号码与登记的不一致，请核对",
                  "the paper's number is not the registered one; compare it")
        .at("/recipient_paper_number");
}

}  // namespace

CaseView return_result(WriteContext& context, CaseId id, const ResultReturn& result) {
  Work work = Work::on(context, id, result.version);
  const State to = work.may(Act::return_result).to;
  check_return(work.sections, result);
  Because because;
  if (const Timer* timer = work.course().timer(TimerName::return_result)) because = timer->because;
  if (const auto& record = work.sections.intake.handover_record) record->in(because);
  work.course().meet(TimerName::return_result, context.now);
  work.course().result_back_at = context.now;
  work.tell(Act::return_result, to, "结果交回窗口，" + result.giver + "交，" + context.actor.name + "接",
            "the result is back at the window, from " + result.giver + " to " + context.actor.name,
            boost::json::object{{"documents", json::write(result.documents)},
                                {"giver", result.giver},
                                {"receiver", context.actor.name},
                                {"confirmed_by_both", result.confirmed_by_both}},
            std::move(because));
  return work.finish("return_result");
}

CaseView issue(WriteContext& context, CaseId id, const Issue& act) {
  Work work = Work::on(context, id, act.version);
  const State to = work.may(Act::issue).to;
  check_side(work.sections, Act::issue, sits_at_window(context.actor),
             context.actor.account && work.course().decided_by == context.actor.account);
  check_issue(work.sections, act, context.actor.window || context.actor.system, work.row.applicant.name,
              work.row.agent ? work.row.agent->name : "");
  check_paper_shown(work, act);
  Because because;
  if (const auto& window_only = work.sections.intake.issue_at_window_only) window_only->in(because);
  std::vector<DocumentView> served;
  for (const auto& document : store::documents(context.db, id))
    if (document.kind == DocumentKind::grant || document.kind == DocumentKind::denial)
      served.push_back({.id = document.id,
                        .kind = document.kind,
                        .number = document.number,
                        .at = document.at,
                        .title = document.title});
  auto receipt = documents::service_receipt(work.frame(), act, served);
  documents::invite_to_rate(receipt, invite(work, invitations::ServiceKind::issue));
  const auto document = work.write(DocumentKind::service_receipt, receipt);
  work.course().meet(TimerName::delivery, context.now);
  work.row.issued_at = context.now;
  work.tell(Act::issue, to, "送达，" + act.recipient + "签收", "issued, signed for by " + act.recipient,
            boost::json::object{{"recipient", act.recipient},
                                {"relation", act.relation},
                                {"identity_checked", act.identity_checked},
                                {"signed_for", act.signed_for}},
            std::move(because), document);
  return work.finish("issue");
}

CaseView close(WriteContext& context, CaseId id, const Step& step) {
  Work work = Work::on(context, id, step.version);
  work.tell(Act::close, work.may(Act::close).to, "归档", "filed", boost::json::object{{"note", step.note}});
  return work.finish("close");
}

}  // namespace onewindow::cases
