// Fees: each receipt, and each drawer of each day, from the ledger's acts and the guides.
#include "service/fees/fees.h"
#include "simulation/findings.h"

namespace onewindow::simulation {

namespace {

using fees::ReceiptState;

class FeeAudit {
 public:
  explicit FeeAudit(Auditing& of) : of_(of) {}

  void check() {
    for (auto& row : of_.all(fees::receipts)) receipts_.emplace(row.id.value, std::move(row));
    check_receipts();
    check_lines();
    check_reductions();
    check_settlements();
  }

 private:
  void check_receipts() {
    struct Made {
      std::string number;
      std::int64_t amount = 0;
      Instant at;
      ReceiptState state = ReceiptState::valid;
    };
    std::map<std::int64_t, Made> made;
    for (const auto& act : of_.book.acts("fees.charge"))
      made[act.object] = {act.text("number"), act.number("amount"), act.at, ReceiptState::valid};
    for (const auto& act : of_.book.acts("fees.void_receipt")) made[act.object].state = ReceiptState::voided;
    for (const auto& act : of_.book.acts("fees.refund")) made[act.object].state = ReceiptState::refunded;
    std::vector<std::string> expected, found;
    for (const auto& [id, one] : made) expected.push_back(Auditing::row(one.number, one.amount, one.at, one.state));
    for (const auto& [id, row] : receipts_)
      found.push_back(Auditing::row(row.number, row.amount.fen, row.at, row.state));
    of_.compare_rows("fees.receipt", std::move(expected), std::move(found));
  }

  // What was taken is what the guide publishes, or what was approved instead.
  void check_lines() {
    std::set<std::int64_t> seen;
    for (const auto& [id, row] : receipts_) {
      if (!seen.insert(row.case_id.value).second) continue;
      const auto all = of_.contexts.read(of_.actor, [&](ReadContext& c) { return fees::case_fees(c, row.case_id); });
      for (const auto& receipt : all.receipts) {
        std::int64_t sum = 0;
        for (const auto& line : receipt.lines) {
          sum += line.amount.fen;
          std::optional<std::int64_t> published, approved;
          for (const auto& fee : all.published)
            if (fee.name == line.fee) published = fee.amount.fen * line.quantity;
          for (const auto& reduction : all.reductions)
            if (line.reduction == reduction.id) approved = reduction.amount.fen;
          of_.compare(receipt.number, "fees.published", published, std::optional(line.published.fen));
          of_.compare(receipt.number, "fees.amount", line.reduction ? approved : published,
                      std::optional(line.amount.fen));
        }
        of_.compare(receipt.number, "fees.sum", sum, receipt.amount.fen);
      }
    }
  }

  void check_reductions() {
    std::map<std::int64_t, std::pair<std::optional<Instant>, std::optional<bool>>> answers;
    for (const auto& act : of_.book.acts("fees.answer_reduction"))
      answers[act.object] = {act.at, act.detail.at("granted").as_bool()};
    std::vector<std::string> expected, found;
    for (const auto& act : of_.book.acts("fees.ask_reduction")) {
      const auto& [at, granted] = answers[act.object];
      expected.push_back(Auditing::row(std::to_string(act.object), act.at, at, granted));
    }
    for (const auto& row : of_.all(fees::reductions)) {
      const auto granted = row.state == fees::ReductionState::asked
                               ? std::nullopt
                               : std::optional(row.state != fees::ReductionState::denied);
      found.push_back(Auditing::row(std::to_string(row.id.value), row.asked_at, row.answered_at, granted));
    }
    of_.compare_rows("fees.reduction", std::move(expected), std::move(found));
  }

  // Each cashier's money in the order of the ledger: what came in and went back until he counted it.
  void check_settlements() {
    struct Drawer {
      std::int64_t receipts = 0, all = 0, cash = 0;
    };
    std::map<std::int64_t, Drawer> drawers;  // by cashier
    std::map<std::int64_t, std::pair<std::int64_t, Instant>> second;
    for (const auto& act : of_.book.acts("fees.confirm")) second[act.object] = {act.number("second_counted"), act.at};
    std::vector<const LedgerLine*> acts;
    for (const char* act : {"fees.charge", "fees.void_receipt", "fees.refund", "fees.settle"})
      for (const auto& line : of_.book.acts(act)) acts.push_back(&line);
    std::sort(acts.begin(), acts.end(), [](const auto* a, const auto* b) { return a->sequence < b->sequence; });
    std::vector<std::string> expected, found;
    for (const auto* act : acts) {
      Drawer& drawer = drawers[act->actor];
      if (act->act == "fees.settle") {
        const std::int64_t difference = act->number("difference");
        const auto again = second.find(act->object);
        const auto counted = again == second.end() ? std::nullopt : std::optional(again->second.first);
        const auto when = again == second.end() ? std::nullopt : std::optional(again->second.second);
        expected.push_back(Auditing::row(act->text("number"), act->at.date(), drawer.receipts, drawer.all, drawer.cash,
                                         drawer.cash + difference, difference, counted, when));
        drawer = {};
        continue;
      }
      const bool taken = act->act == "fees.charge";
      const std::int64_t amount = taken ? act->number("amount") : -act->number("amount");
      const auto receipt = receipts_.find(act->object);
      drawer.receipts += taken;
      drawer.all += amount;
      if (receipt != receipts_.end() && receipt->second.method == fees::Method::cash) drawer.cash += amount;
    }
    for (const auto& row : of_.all(fees::settlements))
      found.push_back(Auditing::row(row.number, row.day, row.receipts, row.expected.fen, row.expected_cash.fen,
                                    row.counted.fen, row.difference.fen,
                                    row.second_counted ? std::optional(row.second_counted->fen) : std::nullopt,
                                    row.confirmed_at));
    of_.compare_rows("fees.settlement", std::move(expected), std::move(found));
  }

  Auditing& of_;
  std::map<std::int64_t, fees::ReceiptRow> receipts_;
};

}  // namespace

void audit_fees(Auditing& of) { FeeAudit(of).check(); }

}  // namespace onewindow::simulation
