// Taking a fee, voiding its receipt, giving it back.
#include "service/fees/fees.h"

#include <fmt/format.h>

#include "base/text.h"
#include "centre/context/attempt.h"
#include "centre/context/series.h"
#include "centre/privacy/masks.h"
#include "service/fees/detail.h"

namespace onewindow::fees {

namespace {

constexpr std::size_t kLinesAtMost = 20;

std::string long_date(Date date) { return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day()); }

boost::json::value print(const store::Receipt& receipt, const std::vector<store::LineRecord>& lines,
                         const std::string& centre, const Fees& section) {
  boost::json::array rows;
  rows.push_back(boost::json::array{"收费项目", "标准", "依据", "数量", "应收", "实收"});
  for (const auto& line : lines)
    rows.push_back(boost::json::array{line.fee, line.standard, line.basis, std::to_string(line.quantity),
                                      yuan(line.published), yuan(line.amount)});
  if (section.agency_free && section.agency_free->shown())
    rows.push_back(boost::json::array{"代办费", "不收费", section.agency_free->citation().zh, "", "0.00元", "0.00元"});
  if (section.extended_hours_free && section.extended_hours_free->shown())
    rows.push_back(
        boost::json::array{"延时服务费", "不收费", section.extended_hours_free->citation().zh, "", "0.00元", "0.00元"});
  return boost::json::object{
      {"sections", boost::json::array{
                       boost::json::object{
                           {"heading", "缴费人"},
                           {"rows", boost::json::array{boost::json::array{words_zh(receipt.payer), receipt.payer_name},
                                                       boost::json::array{"办件", receipt.case_number},
                                                       boost::json::array{"事项", receipt.item_name}}}},
                       boost::json::object{{"heading", "收费明细"}, {"rows", std::move(rows)}},
                       boost::json::object{
                           {"heading", "合计"},
                           {"rows", boost::json::array{boost::json::array{"实收", yuan(receipt.amount)},
                                                       boost::json::array{"方式", words_zh(receipt.method)},
                                                       boost::json::array{"收费窗口", receipt.window_name},
                                                       boost::json::array{"收费人", receipt.cashier},
                                                       boost::json::array{"机关（盖章）", centre},
                                                       boost::json::array{"日期", long_date(receipt.at.date())}}}}}}};
}

// The approved reduction that fits a line, each used once.
struct Reductions {
  std::vector<store::Reduction> granted;
  std::optional<store::Reduction> take(const ChargeLine& line) {
    const auto found = std::find_if(granted.begin(), granted.end(), [&](const store::Reduction& r) {
      return r.fee == text::trim(line.fee) && r.quantity == line.quantity;
    });
    if (found == granted.end()) return std::nullopt;
    store::Reduction out = *found;
    granted.erase(found);
    return out;
  }
};

// A charge that the guide does not publish, or above it, is refused and is a fact (P4.2.5.2.2, P4.2.5.2.3, P5c.9.3.b).
Decided<Line> checked(WriteContext& context, const Charged& of, const ChargeLine& meant,
                      const std::optional<store::Reduction>& reduced, const std::string& at) {
  const Service service = meant.service.value_or(Service::item);
  try {
    return line(of.pinned(), section_of(context.law),
                {.fee = meant.fee,
                 .quantity = meant.quantity,
                 .amount = meant.amount,
                 .extended_hours = service == Service::extended_hours,
                 .agency = service == Service::agency},
                reduced ? std::optional(reduced->amount) : std::nullopt, at);
  } catch (const Refusal& refusal) {
    if (refusal.code != "fee.not_published" && refusal.code != "fee.above_published" && refusal.code != "fee.free" &&
        refusal.code != "fee.below_published")
      throw;
    throw Attempt(refusal, {.kind = "fee.attempt",
                            .subject_kind = "account",
                            .subject = context.actor.account.value,
                            .object = of.about.id.value,
                            .at = context.now,
                            .detail = {{"refused", refusal.code},
                                       {"fee", text::trim(meant.fee)},
                                       {"amount", meant.amount.fen},
                                       {"who", context.actor.name}}});
  }
}

store::Receipt load(ReadContext& context, ReceiptId id) {
  auto row = store::find(context.db, id);
  if (!row) throw Refusal(RefusalKind::not_found, "fee.unknown", "没有这张票据", "there is no such receipt");
  return std::move(*row);
}

Standing standing(ReadContext& context, const store::Receipt& row) {
  return {.valid = row.state == ReceiptState::valid,
          .settled = row.settlement_id.has_value(),
          .today = row.at.date() == context.today(),
          .own = context.actor.system || row.cashier_id == context.actor.account};
}

// The ledger learns the figures, not who paid.
std::string image(store::Receipt row) {
  row.payer_name.clear();
  row.content = nullptr;
  return json::text(row);
}

ReceiptView end(WriteContext& context, store::Receipt row, ReceiptState state, const std::string& reason,
                const char* act) {
  const std::string before = image(row);
  row.state = state;
  row.reason = privacy::mask_numbers(text::trim(reason));
  row.ended_by = context.actor.name;
  row.ended_at = context.now;
  store::end(context.db, row);
  for (const auto& line : store::lines(context.db, row.id))  // the reduction may be used again
    if (line.reduction_id) store::set_state(context.db, *line.reduction_id, ReductionState::granted);
  store::insert(context.db, store::Movement{.id = context.make_id<Id<store::MovementTag>>(),
                                            .receipt_id = row.id,
                                            .back = true,
                                            .method = row.method,
                                            .amount = row.amount,
                                            .window_id = context.actor.window,
                                            .cashier_id = context.actor.account,
                                            .at = context.now});
  context.record(act, "fee_receipt", row.id, before, image(row), {{"number", row.number}, {"amount", row.amount.fen}});
  return shown(context, row);
}

}  // namespace

ReceiptView charge(WriteContext& context, CaseId id, const Charge& charge) {
  const Charged of = Charged::of(context, id);
  of.check_chargeable();
  if (charge.lines.empty() || charge.lines.size() > kLinesAtMost)
    throw Refusal(RefusalKind::invalid, "fee.lines", "请列出要收取的费用", "say which fees are taken").at("/lines");
  Reductions reductions;
  for (auto& row : store::reductions_of(context.db, id))
    if (row.state == ReductionState::granted) reductions.granted.push_back(std::move(row));

  const auto centre = organisation::centre(context);
  store::Receipt receipt{.id = context.make_id<ReceiptId>(),
                         .case_id = id,
                         .case_number = of.number(),
                         .item_code = of.content.code,
                         .item_name = of.content.name,
                         .department_id = of.about.department_id,
                         .payer = charge.payer,
                         .payer_name = text::trim(charge.payer_name),
                         .method = charge.method,
                         .window_id = context.actor.window,
                         .cashier_id = context.actor.account,
                         .cashier = context.actor.name,
                         .at = context.now};
  if (context.actor.window)
    if (const auto window = organisation::find_window(context, *context.actor.window))
      receipt.window_name = window->name;
  std::vector<store::LineRecord> lines;
  for (std::size_t i = 0; i < charge.lines.size(); ++i) {
    const auto reduced = reductions.take(charge.lines[i]);
    const auto taken = checked(context, of, charge.lines[i], reduced, "/lines/" + std::to_string(i));
    lines.push_back({.receipt_id = receipt.id,
                     .position = std::int32_t(i),
                     .fee = taken.value.fee.name,
                     .unit = taken.value.fee.unit,
                     .standard = words(taken.value.fee),
                     .basis = taken.value.fee.basis,
                     .quantity = taken.value.quantity,
                     .published = taken.value.published,
                     .amount = taken.value.amount,
                     .reduction_id = reduced ? std::optional(reduced->id) : std::nullopt});
    receipt.amount.fen += taken.value.amount.fen;
    if (reduced) store::set_state(context.db, reduced->id, ReductionState::used);
  }
  receipt.number = series_number(context, centre.name, "费", "fee.receipt");
  receipt.content = print(receipt, lines, centre.name, section_of(context.law));
  store::insert(context.db, receipt);
  for (const auto& line : lines) store::insert(context.db, line);
  store::insert(context.db, store::Movement{.id = context.make_id<Id<store::MovementTag>>(),
                                            .receipt_id = receipt.id,
                                            .method = receipt.method,
                                            .amount = receipt.amount,
                                            .window_id = receipt.window_id,
                                            .cashier_id = receipt.cashier_id,
                                            .at = context.now});
  context.record("fees.charge", "fee_receipt", receipt.id, "", image(receipt),
                 {{"number", receipt.number}, {"amount", receipt.amount.fen}});
  return shown(context, receipt);
}

ReceiptView void_receipt(WriteContext& context, ReceiptId id, const Voiding& voiding) {
  auto row = load(context, id);
  check_void(standing(context, row));
  return end(context, std::move(row), ReceiptState::voided, voiding.reason, "fees.void_receipt");
}

ReceiptView refund(WriteContext& context, ReceiptId id, const Voiding& refund) {
  auto row = load(context, id);
  check_refund(standing(context, row));
  row.refund_number = series_number(context, organisation::centre(context).name, "退费", "fee.refund");
  return end(context, std::move(row), ReceiptState::refunded, refund.reason, "fees.refund");
}

}  // namespace onewindow::fees
