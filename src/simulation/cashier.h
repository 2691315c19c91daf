#pragma once
// Fees at the windows: what the item publishes is taken, sometimes less by an approved reduction; a wrong receipt is
// voided, a payment given back; each drawer is counted at the end of the day, and counted again by the office.
#include "service/fees/fees.h"
#include "simulation/stage.h"

namespace onewindow::simulation {

class Cashier {
 public:
  explicit Cashier(Stage& stage);

  void accepted(const LifePtr& life);  // its fees, if its item has any

 private:
  struct Due {
    const catalogue::Fee* fee = nullptr;
    Money amount;
  };
  void reduce(const LifePtr& life, const Due& due);
  void charge(const LifePtr& life, const Due& due, bool again = false);
  void give_back(fees::ReceiptId id);
  void settle_all();
  void settle(const Staff& cashier);
  void confirm(fees::SettlementId id, Money cash);

  Stage& stage_;
  Random random_;
};

}  // namespace onewindow::simulation
