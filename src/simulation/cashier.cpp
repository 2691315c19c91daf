#include "simulation/cashier.h"

namespace onewindow::simulation {

Cashier::Cashier(Stage& stage) : stage_(stage), random_(stage.plan().seed ^ 0x6361736869657200ull) {
  for (Date day = stage.plan().from; day <= stage.plan().until.date(); day = day + 1)
    stage_.at(Instant::at(day, 19, 0), [this] { settle_all(); });
}

void Cashier::accepted(const LifePtr& life) {
  const auto& fees = life->item->content.fees;
  if (fees.empty()) return;
  const auto& fee = fees[std::size_t(random_.between(0, std::int64_t(fees.size()) - 1))];
  const Due due{&fee, fee.amount};
  stage_.in_minutes(random_.between(2, 8), [this, life, due] {
    if (due.fee->reducible && random_.chance(18)) reduce(life, due);
    else charge(life, due);
  });
}

void Cashier::reduce(const LifePtr& life, const Due& due) {
  const fees::ReductionRequest request{.fee = Text<120, 1>(due.fee->name),
                                       .amount = random_.chance(50) ? Money{} : Money{due.amount.fen / 2},
                                       .basis = Text<400, 1>(due.fee->reduction_basis),
                                       .paper = "证明材料已核验（演示）",
                                       .reason = "符合减免条件"};
  fees::ReductionRow asked;
  if (!stage_.act(life->clerk->actor, [&](WriteContext& c) { asked = fees::ask_reduction(c, life->now.id, request); }))
    return;
  stage_.count("fee_reductions");
  const Staff* leader = stage_.leader_of(life->now);
  if (leader == nullptr) return;
  stage_.in_minutes(random_.between(10, 40), [this, life, due, asked, leader] {
    fees::ReductionAnswer answer{.granted = random_.chance(80), .reason = "经核实符合规定"};
    if (!answer.granted) answer.reason = "证明材料不符合减免规定";
    if (stage_.act(leader->actor, [&](WriteContext& c) { fees::answer_reduction(c, asked.id, answer); }))
      stage_.in_minutes(3, [=, this] { charge(life, {due.fee, answer.granted ? asked.amount : due.amount}); });
  });
}

void Cashier::charge(const LifePtr& life, const Due& due, bool again) {
  using enum fees::Method;
  fees::Charge taken{.lines = {{.fee = Text<120, 1>(due.fee->name), .amount = due.amount}},
                     .payer_name = Text<80, 1>(life->now.applicant.name),
                     .method = random_.pick(std::vector{cash, card, scan, scan})};
  fees::ReceiptView receipt;
  if (!stage_.act(life->clerk->actor, [&](WriteContext& c) { receipt = fees::charge(c, life->now.id, taken); })) return;
  stage_.count("fees");
  if (!again && random_.chance(3))  // the wrong method: void, and once more
    stage_.in_minutes(2, [this, life, due, id = receipt.id] {
      if (!stage_.act(life->clerk->actor,
                      [&](WriteContext& c) { fees::void_receipt(c, id, {.reason = "支付方式选错，作废重开"}); }))
        return;
      stage_.count("fees_voided");
      charge(life, due, true);
    });
  else if (receipt.method != cash && random_.chance(2))  // what lies in a drawer goes back from that drawer
    stage_.at(stage_.later(random_, random_.between(1, 6)), [this, id = receipt.id] { give_back(id); });
}

void Cashier::give_back(fees::ReceiptId id) {
  const Staff* chief = stage_.first("chief_representative");
  if (stage_.act(chief->actor, [&](WriteContext& c) { fees::refund(c, id, {.reason = "申请人不再办理，退费"}); }))
    stage_.count("fees_refunded");
}

void Cashier::settle_all() {
  for (const char* role : {"window_clerk", "chief_representative"})
    for (const Staff* cashier : stage_.demo.with_role(role)) settle(*cashier);
}

void Cashier::settle(const Staff& cashier) {
  const auto till = stage_.contexts.read(cashier.actor, [](ReadContext& c) { return fees::till(c); });
  if (!till.since) return;
  fees::Count count{.cash = till.expected_cash};
  if (till.expected_cash.fen > 0 && random_.chance(2)) {
    count.cash.fen -= 1000;
    count.note = "找零有误，已向中心报告";
  }
  fees::SettlementRow settled;
  if (!stage_.act(cashier.actor, [&](WriteContext& c) { settled = fees::settle(c, count); })) return;
  stage_.count("settlements");
  const auto again = [this, id = settled.id, cash = count.cash] { confirm(id, cash); };
  if (random_.chance(4)) stage_.at(Instant::at(stage_.calendar().next_workday(stage_.today()), 8, 40), again);
  else stage_.in_minutes(random_.between(5, 20), again);
}

void Cashier::confirm(fees::SettlementId id, Money cash) {
  stage_.act(stage_.first("centre_office")->actor,
             [&](WriteContext& c) { fees::confirm(c, id, {.cash = cash, .note = ""}); });
}

}  // namespace onewindow::simulation
