// 减免: asked for with its basis and paper, answered by somebody else, used by one receipt.
#include "base/text.h"
#include "centre/notices/notices.h"
#include "centre/privacy/masks.h"
#include "service/fees/detail.h"

namespace onewindow::fees {

ReductionRow ask_reduction(WriteContext& context, CaseId id, const ReductionRequest& request) {
  const Charged of = Charged::of(context, id);
  of.check_chargeable();
  const auto decided = reduction(of.pinned(), section_of(context.law), request.fee, request.quantity, request.amount);
  const store::Reduction row{.id = context.make_id<ReductionId>(),
                             .case_id = id,
                             .case_number = of.number(),
                             .item_name = of.content.name,
                             .department_id = of.about.department_id,
                             .fee = decided.value.fee.name,
                             .quantity = request.quantity,
                             .published = decided.value.published,
                             .amount = request.amount,
                             .basis = privacy::mask_numbers(text::trim(request.basis)),
                             .paper = privacy::mask_numbers(text::trim(request.paper)),
                             .reason = privacy::mask_numbers(text::trim(request.reason)),
                             .asked_by_id = context.actor.account,
                             .asked_by = context.actor.name,
                             .asked_at = context.now};
  store::insert(context.db, row);
  notices::notify(context, notices::To::holders(kApproveReduction, row.department_id),
                  {.kind = "fee.reduction_asked",
                   .zh = "办件" + row.case_number + "申请减免“" + row.fee + "”",
                   .en = "a reduction of " + row.fee + " is asked for " + row.case_number,
                   .object = {"case", id.value}});
  context.record("fees.ask_reduction", "fee_reduction", row.id, "", json::text(row));
  return shown(row);
}

ReductionRow answer_reduction(WriteContext& context, ReductionId id, const ReductionAnswer& answer) {
  auto row = store::find(context.db, id);
  if (!row)
    throw Refusal(RefusalKind::not_found, "fee.reduction_unknown", "没有这条减免申请", "there is no such request");
  if (row->state != ReductionState::asked)
    throw Refusal(RefusalKind::conflict, "fee.reduction_answered", "该减免申请已审批", "the request has its answer");
  check_approver(row->asked_by_id, context.actor.account);
  const auto own = scope(context.actor);
  if (own && *own != row->department_id)
    throw Refusal(RefusalKind::forbidden, "fee.other_department", "该减免由办件的承办部门审批",
                  "the department of the case approves it");
  const std::string before = json::text(*row);
  row->state = answer.granted ? ReductionState::granted : ReductionState::denied;
  row->answer = privacy::mask_numbers(text::trim(answer.reason));
  row->answered_by = context.actor.name;
  row->answered_at = context.now;
  store::update(context.db, *row);
  context.record("fees.answer_reduction", "fee_reduction", id, before, json::text(*row), {{"granted", answer.granted}});
  return shown(*row);
}

}  // namespace onewindow::fees
