// What is read of fees: one case's, receipts, reductions; and what the use cases share.
#include <fmt/format.h>

#include "base/text.h"
#include "centre/context/series.h"
#include "service/fees/detail.h"

namespace onewindow::fees {

using registers::column;

const Fees& section_of(const regulation::Law& law) {
  static const Fees silent;
  const Fees* found = law.section<Fees>();
  return found ? *found : silent;
}

Charged Charged::of(ReadContext& context, CaseId id) {
  Charged out{.about = cases::brief(context, id), .content = {}};
  out.content = catalogue::pinned(context, out.about.item_id, out.about.item_version);
  return out;
}

void Charged::check_chargeable() const {
  if (about.chargeable) return;
  throw Refusal(RefusalKind::conflict, "fee.not_accepted", "只对已受理且未撤回、未撤销的办件收费",
                "fees are taken of a case that is accepted and not taken back");
}

std::optional<DepartmentId> scope(const Actor& actor) {
  return actor.department && !actor.window ? actor.department : std::optional<DepartmentId>{};
}

std::string series_number(WriteContext& context, const std::string& centre_name, const char* word,
                          std::string_view kind) {
  const auto letters = text::characters(centre_name);
  return fmt::format("{}政务{}〔{}〕第{:05}号", letters.empty() ? "" : letters.front(), word, context.today().year(),
                     series::next(context, kind));
}

const char* words_zh(Method method) {
  switch (method) {
    case Method::cash: return "现金";
    case Method::card: return "刷卡";
    case Method::transfer: return "转账";
    case Method::scan: return "扫码";
  }
  return "";
}

const char* words_zh(Payer payer) {
  switch (payer) {
    case Payer::applicant: return "申请人";
    case Payer::agent: return "经办人";
    case Payer::treasury: return "财政";
  }
  return "";
}

ReductionRow shown(const store::Reduction& r) {
  return {.id = r.id,
          .case_id = r.case_id,
          .case_number = r.case_number,
          .item_name = r.item_name,
          .fee = r.fee,
          .quantity = r.quantity,
          .published = r.published,
          .amount = r.amount,
          .basis = r.basis,
          .paper = r.paper,
          .reason = r.reason,
          .asked_by = r.asked_by,
          .answered_by = r.answered_by,
          .answer = r.answer,
          .asked_at = r.asked_at,
          .answered_at = r.answered_at,
          .state = r.state};
}

ReceiptView shown(ReadContext& context, const store::Receipt& r) {
  ReceiptView out{.id = r.id,
                  .number = r.number,
                  .case_id = r.case_id,
                  .case_number = r.case_number,
                  .item_name = r.item_name,
                  .payer = r.payer,
                  .payer_name = r.payer_name,
                  .method = r.method,
                  .amount = r.amount,
                  .window_name = r.window_name,
                  .cashier = r.cashier,
                  .at = r.at,
                  .state = r.state,
                  .reason = r.reason,
                  .refund_number = r.refund_number,
                  .ended_at = r.ended_at,
                  .settled = r.settlement_id.has_value(),
                  .content = r.content};
  for (auto& line : store::lines(context.db, r.id))
    out.lines.push_back({line.fee, line.unit, line.standard, line.basis, line.quantity, line.published, line.amount,
                         line.reduction_id});
  return out;
}

namespace {

void add_free(CaseFees& out, const std::optional<Cited<bool>>& value, Service service, const char* zh, const char* en) {
  if (value && value->shown()) out.free.push_back({service, zh, en, value->citation()});
}

struct Words {
  const char *zh, *en;
};
Words words(Method method) {
  static constexpr const char* kEnglish[] = {"cash", "card", "transfer", "scan"};
  return {words_zh(method), kEnglish[std::size_t(method)]};
}
Words words(Payer payer) {
  static constexpr const char* kEnglish[] = {"applicant", "agent", "treasury"};
  return {words_zh(payer), kEnglish[std::size_t(payer)]};
}
Words words(ReceiptState state) {
  switch (state) {
    case ReceiptState::valid: return {"有效", "valid"};
    case ReceiptState::voided: return {"作废", "void"};
    case ReceiptState::refunded: return {"已退费", "refunded"};
  }
  return {"", ""};
}
Words words(ReductionState state) {
  switch (state) {
    case ReductionState::asked: return {"待审批", "asked"};
    case ReductionState::granted: return {"已批准", "granted"};
    case ReductionState::denied: return {"未批准", "denied"};
    case ReductionState::used: return {"已使用", "used"};
  }
  return {"", ""};
}
constexpr auto in_words = [](auto value) { return words(value); };

std::int64_t count_receipts(ReadContext& context, const ReceiptQuery& query) {
  return store::count_receipts(context.db, query, scope(context.actor));
}
std::int64_t count_reductions(ReadContext& context, const ReductionQuery& query) {
  return store::count_reductions(context.db, query, scope(context.actor));
}
std::int64_t count_settlements(ReadContext& context, const SettlementQuery& query) {
  return store::count_settlements(context.db, query);
}

}  // namespace

CaseFees case_fees(ReadContext& context, CaseId id) {
  const Charged of = Charged::of(context, id);
  const Fees& section = section_of(context.law);
  CaseFees out{.published = of.content.fees, .chargeable = of.about.chargeable};
  add_free(out, section.agency_free, Service::agency, "代办不收费", "acting for the applicant is free");
  add_free(out, section.extended_hours_free, Service::extended_hours, "延时服务不收费", "service after hours is free");
  for (const auto& row : store::reductions_of(context.db, id)) out.reductions.push_back(shown(row));
  for (const auto& row : store::of_case(context.db, id)) {
    if (row.state == ReceiptState::valid) out.paid.fen += row.amount.fen;
    out.receipts.push_back(shown(context, row));
  }
  return out;
}

Paged<ReceiptRow> receipts(ReadContext& context, const ReceiptQuery& query) {
  const int limit = limit_of(query);
  return page<ReceiptRow>(store::receipts(context.db, query, scope(context.actor), before<ReceiptId>(query), limit + 1),
                          limit, [](ReceiptRow& row) { return std::move(row); });
}

Paged<ReductionRow> reductions(ReadContext& context, const ReductionQuery& query) {
  const int limit = limit_of(query);
  return page<ReductionRow>(
      store::reductions(context.db, query, scope(context.actor), before<ReductionId>(query), limit + 1), limit,
      [](const store::Reduction& row) { return shown(row); });
}

std::vector<registers::Register> registers() {
  std::vector<registers::Register> out;
  out.push_back(
      registers::of<receipts>(
          "fees.receipts", "收费票据", "Fee receipts", kReadFees,
          {column(&ReceiptRow::number, "票据号", "Receipt"), column(&ReceiptRow::case_number, "办件", "Case"),
           column(&ReceiptRow::item_name, "事项", "Item").in_full(),
           column(&ReceiptRow::payer, "缴费方", "Payer", in_words), column(&ReceiptRow::payer_name, "缴费人", "Name"),
           column(&ReceiptRow::method, "方式", "Method", in_words), column(&ReceiptRow::amount, "金额", "Amount"),
           column(&ReceiptRow::window_name, "窗口", "Window"), column(&ReceiptRow::cashier, "收费人", "Cashier"),
           column(&ReceiptRow::at, "时间", "When"), column(&ReceiptRow::state, "状态", "State", in_words),
           column(&ReceiptRow::reason, "作废/退费原因", "Reason").in_full()})
          .counted<count_receipts>()
          .link("case", &ReceiptRow::case_id));
  out.push_back(
      registers::of<reductions>(
          "fees.reductions", "减免登记", "Reductions of fees", kReadFees,
          {column(&ReductionRow::case_number, "办件", "Case"),
           column(&ReductionRow::item_name, "事项", "Item").in_full(), column(&ReductionRow::fee, "收费项目", "Fee"),
           column(&ReductionRow::published, "应收", "Published"), column(&ReductionRow::amount, "减免后", "To be paid"),
           column(&ReductionRow::basis, "依据", "Basis").in_full(),
           column(&ReductionRow::paper, "证明材料", "Paper").in_full(),
           column(&ReductionRow::asked_by, "申请人员", "Asked by"),
           column(&ReductionRow::asked_at, "申请时间", "Asked"),
           column(&ReductionRow::answered_by, "审批人", "Answered by"),
           column(&ReductionRow::answer, "审批意见", "Answer").in_full(),
           column(&ReductionRow::state, "状态", "State", in_words)})
          .counted<count_reductions>()
          .link("case", &ReductionRow::case_id));
  out.push_back(
      registers::of<settlements>(
          "fees.settlements", "收费日结", "Daily settlements", kReadFees,
          {column(&SettlementRow::number, "日结号", "Settlement"), column(&SettlementRow::day, "日期", "Day"),
           column(&SettlementRow::window_name, "窗口", "Window"), column(&SettlementRow::cashier, "收费人", "Cashier"),
           column(&SettlementRow::receipts, "票据数", "Receipts"),
           column(&SettlementRow::expected, "应有合计", "Expected"),
           column(&SettlementRow::expected_cash, "应有现金", "Expected cash"),
           column(&SettlementRow::counted, "清点现金", "Counted"),
           column(&SettlementRow::difference, "差额", "Difference"),
           column(&SettlementRow::note, "说明", "Note").in_full(),
           column(&SettlementRow::second, "复核人", "Second person"),
           column(&SettlementRow::second_counted, "复核金额", "Counted again"),
           column(&SettlementRow::confirmed_at, "复核时间", "Confirmed")})
          .counted<count_settlements>()
          .filter("open", "待复核", "Waits for the second person"));
  return out;
}

}  // namespace onewindow::fees
