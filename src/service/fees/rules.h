#pragma once
// The rules of fees: what may be taken, who approves less, what a day's count must match. Pure.
#include "service/catalogue/rules.h"
#include "service/fees/sections.h"

namespace onewindow::fees {

using regulation::Because;
using regulation::Decided;

struct Pinned {  // the item version a case is taken under
  const catalogue::ItemContent& content;
  std::int32_t version = 0;
};

// "10.00元/件"
std::string words(const catalogue::Fee& fee);
std::string yuan(Money amount);

// A charge that somebody means to take, before it is looked at.
struct Meant {
  std::string fee;
  std::int32_t quantity = 1;
  Money amount;
  bool extended_hours = false, agency = false;
};

struct Line {
  catalogue::Fee fee;
  std::int32_t quantity = 1;
  Money published, amount;
};

// Refuses fee.free (a service that costs nothing, with its provision), fee.not_published, fee.incomplete (P5c.9.3.a),
// fee.quantity, fee.above_published, fee.below_published. `reduced` is what an approved reduction of this fee and
// quantity lets him pay instead.
Decided<Line> line(const Pinned& item, const Fees& section, const Meant& meant, std::optional<Money> reduced,
                   const std::string& at);

// Refuses fee.not_published, fee.not_reducible, fee.quantity, fee.reduction_amount.
Decided<Line> reduction(const Pinned& item, const Fees& section, const std::string& fee, std::int32_t quantity,
                        Money amount);
// Who asks does not approve. Refuses fee.own_request.
void check_approver(AccountId asked_by, AccountId answers);

// A receipt is voided by its cashier's window before the day is settled; afterwards the money goes back by a refund.
struct Standing {
  bool valid = true, settled = false, today = true, own = true;
};
void check_void(const Standing& receipt);    // fee.receipt_ended, fee.settled, fee.not_your_receipt
void check_refund(const Standing& receipt);  // fee.receipt_ended, fee.not_settled

// Refuses fee.counted (negative), fee.difference (a difference without a word).
Money difference(Money expected_cash, Money counted, const std::string& note);
// Refuses fee.second_person.
void check_second(AccountId cashier, AccountId second);

}  // namespace onewindow::fees
