#include "service/fees/rules.h"

#include <fmt/format.h>

#include "base/text.h"

namespace onewindow::fees {

namespace {

constexpr std::int32_t kQuantityAtMost = 100'000;

void cite_fee(Because& because, const Pinned& item, const catalogue::Fee& fee) {
  because.reasons.push_back({.provision = item.content.code,
                             .pack = "catalogue",
                             .version = std::to_string(item.version),
                             .zh = "《" + item.content.name + "》办事指南（第" + std::to_string(item.version) +
                                   "版）公布的收费：" + fee.name + "，" + words(fee) + "，依据" + fee.basis,
                             .en = "the guide of " + item.content.name + ", version " + std::to_string(item.version) +
                                   ", publishes " + fee.name + ": " + words(fee) + ", by " + fee.basis});
}

std::vector<Citation> published_only(const Fees& section) {
  return section.published_only ? std::vector{section.published_only->citation()} : std::vector<Citation>{};
}

std::string list_of(const catalogue::ItemContent& item) {
  if (item.fees.empty()) return "本事项不收费";
  std::string out = "公布的收费：";
  for (std::size_t i = 0; i < item.fees.size(); ++i)
    out += (i == 0 ? "" : "；") + item.fees[i].name + " " + words(item.fees[i]);
  return out;
}

const catalogue::Fee& published(const Pinned& item, const Fees& section, const std::string& name,
                                const std::string& at) {
  for (const auto& fee : item.content.fees)
    if (fee.name == text::trim(name)) return fee;
  throw Refusal(RefusalKind::conflict, "fee.not_published",
                "“" + text::trim(name) + "”不是该事项公布的收费项目，不得收取；" + list_of(item.content),
                "this is no fee that the item publishes, so it is not taken")
      .at(at + "/fee")
      .because(published_only(section))
      .with("published", boost::json::array());
}

Money of(const catalogue::Fee& fee, std::int32_t quantity, const std::string& at) {
  if (quantity < 1 || quantity > kQuantityAtMost)
    throw Refusal(RefusalKind::invalid, "fee.quantity", "数量应在1到" + std::to_string(kQuantityAtMost) + "之间",
                  "the quantity is out of range")
        .at(at + "/quantity");
  return {fee.amount.fen * quantity};
}

[[noreturn]] void refuse_free(const Cited<bool>& free, const char* zh, const char* en, const std::string& at) {
  throw Refusal(RefusalKind::conflict, "fee.free", std::string(zh) + "不得收费",
                std::string("nothing is charged for ") + en)
      .at(at + "/service")
      .because({free.citation()});
}

Refusal wrong_amount(const char* code, const std::string& zh, const std::string& en, const catalogue::Fee& fee,
                     Money should, const Fees& section, const std::string& at) {
  return Refusal(RefusalKind::conflict, code, zh, en)
      .at(at + "/amount")
      .because(published_only(section))
      .with("fee", fee.name)
      .with("published", should.fen)
      .with("standard", words(fee))
      .with("basis", fee.basis);
}

}  // namespace

std::string yuan(Money amount) {
  const bool minus = amount.fen < 0;
  const std::int64_t fen = minus ? -amount.fen : amount.fen;
  return fmt::format("{}{}.{:02}元", minus ? "-" : "", fen / 100, fen % 100);
}

std::string words(const catalogue::Fee& fee) {
  return yuan(fee.amount) + "/" + (fee.unit.empty() ? "件" : fee.unit) +
         (fee.standard.empty() ? "" : "（" + fee.standard + "）");
}

Decided<Line> line(const Pinned& item, const Fees& section, const Meant& meant, std::optional<Money> reduced,
                   const std::string& at) {
  if (meant.extended_hours && section.extended_hours_free && section.extended_hours_free->shown())
    refuse_free(*section.extended_hours_free, "延时服务", "service after hours", at);
  if (meant.agency && section.agency_free && section.agency_free->shown())
    refuse_free(*section.agency_free, "代办", "acting for the applicant", at);
  const catalogue::Fee& fee = published(item, section, meant.fee, at);
  if (text::trim(fee.basis).empty() || (fee.amount.fen == 0 && text::trim(fee.standard).empty()))
    throw Refusal(RefusalKind::conflict, "fee.incomplete", "该收费项目未公布标准或依据，不得收取",
                  "the fee is published without its standard or basis, so it is not taken")
        .at(at + "/fee")
        .because(published_only(section));
  const Money whole = of(fee, meant.quantity, at), should = reduced.value_or(whole);
  Because because;
  cite_fee(because, item, fee);
  if (section.published_only) section.published_only->in(because);
  if (meant.amount > whole)
    throw wrong_amount("fee.above_published",
                       "“" + fee.name + "”应收" + yuan(whole) + "（" + words(fee) + "），不得多收",
                       "more than the published fee", fee, whole, section, at);
  if (meant.amount != should)
    throw wrong_amount(
        reduced && meant.amount > should ? "fee.above_published" : "fee.below_published",
        "“" + fee.name + "”应收" + yuan(should) + "（" + words(fee) + "）" +
            (reduced ? "，按批准的减免收取" : "，减免须先经批准"),
        reduced ? "not the amount that was approved" : "less than the published fee; a reduction is approved first",
        fee, should, section, at);
  because.say(
      fmt::format("{} × {} = {}{}", yuan(fee.amount), meant.quantity, yuan(whole),
                  reduced ? "，批准减免后" + yuan(should) : ""),
      fmt::format("{} × {} = {}{}", yuan(fee.amount), meant.quantity, yuan(whole),
                  reduced ? ", after the approved reduction " + yuan(should) : ""),
      {{"unit", fee.amount.fen}, {"quantity", meant.quantity}, {"published", whole.fen}, {"amount", should.fen}});
  return {Line{fee, meant.quantity, whole, should}, std::move(because)};
}

Decided<Line> reduction(const Pinned& item, const Fees& section, const std::string& name, std::int32_t quantity,
                        Money amount) {
  const catalogue::Fee& fee = published(item, section, name, "");
  if (!fee.reducible)
    throw Refusal(RefusalKind::conflict, "fee.not_reducible", "“" + fee.name + "”没有减免规定，不得减免",
                  "no rule reduces this fee")
        .at("/fee");
  const Money whole = of(fee, quantity, "");
  if (amount.fen < 0 || amount >= whole)
    throw Refusal(RefusalKind::invalid, "fee.reduction_amount", "减免后的金额应低于" + yuan(whole),
                  "a reduction lies below the published fee")
        .at("/amount")
        .with("published", whole.fen);
  Because because;
  cite_fee(because, item, fee);
  because.say("减免依据：" + fee.reduction_basis, "reduced by: " + fee.reduction_basis);
  return {Line{fee, quantity, whole, amount}, std::move(because)};
}

void check_approver(AccountId asked_by, AccountId answers) {
  if (answers && asked_by == answers)
    throw Refusal(RefusalKind::forbidden, "fee.own_request", "不能审批自己提出的减免",
                  "nobody approves the reduction he asked for");
}

void check_void(const Standing& receipt) {
  if (!receipt.valid)
    throw Refusal(RefusalKind::conflict, "fee.receipt_ended", "该票据已作废或已退费",
                  "the receipt is void or refunded");
  if (receipt.settled || !receipt.today)
    throw Refusal(RefusalKind::conflict, "fee.settled", "已日结或非当日的票据不能作废，请办理退费",
                  "a receipt of a settled or earlier day is not voided; refund it");
  if (!receipt.own)
    throw Refusal(RefusalKind::forbidden, "fee.not_your_receipt", "只能作废本人开具的票据",
                  "only its cashier voids it");
}

void check_refund(const Standing& receipt) {
  if (!receipt.valid)
    throw Refusal(RefusalKind::conflict, "fee.receipt_ended", "该票据已作废或已退费",
                  "the receipt is void or refunded");
  if (!receipt.settled && receipt.today)
    throw Refusal(RefusalKind::conflict, "fee.not_settled", "当日未结的票据请由收费人作废重开",
                  "a receipt of today that is not settled is voided by its cashier");
}

Money difference(Money expected_cash, Money counted, const std::string& note) {
  if (counted.fen < 0)
    throw Refusal(RefusalKind::invalid, "fee.counted", "清点金额不能为负", "what is counted is not negative")
        .at("/cash");
  const Money out{counted.fen - expected_cash.fen};
  if (out.fen != 0 && text::trim(note).empty())
    throw Refusal(RefusalKind::conflict, "fee.difference", "清点与应有现金相差" + yuan(out) + "，请说明后再提交",
                  "the count differs; say why")
        .at("/note")
        .with("expected", expected_cash.fen)
        .with("difference", out.fen);
  return out;
}

void check_second(AccountId cashier, AccountId second) {
  if (second && cashier == second)
    throw Refusal(RefusalKind::forbidden, "fee.second_person", "日结须由收费人以外的人复核",
                  "another person than the cashier counts again");
}

}  // namespace onewindow::fees
