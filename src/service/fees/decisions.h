#pragma once
// What the section `fees` says of a charge that somebody means to take, with facts alone: by the rule of the cashier's
// window. Pure.
#include "regulation/decision.h"
#include "service/fees/rules.h"

namespace onewindow::fees {

struct PublishedFee {
  std::string name;
  Money amount;  // per unit
  std::string unit, standard, basis;
};
BOOST_DESCRIBE_STRUCT(PublishedFee, (), (name, amount, unit, standard, basis))

struct ChargeTold {
  std::string item_code, item_name;
  std::vector<PublishedFee> published;  // by the item's guide
  std::string fee;                      // the name of the one that is meant
  std::int32_t quantity = 1;
  Money amount;  // that is meant to be taken
  bool extended_hours = false, agency = false;
};
BOOST_DESCRIBE_STRUCT(ChargeTold, (), (item_code, item_name, published, fee, quantity, amount, extended_hours, agency))
struct ChargeSaid {
  Money amount;
  std::string standard;
};
BOOST_DESCRIBE_STRUCT(ChargeSaid, (), (amount, standard))
// Refuses as the cashier's window does: fee.free, fee.not_published, fee.above_published, ….
regulation::Ruling<ChargeSaid> charge_said(const regulation::Law& law, const ChargeTold& told);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::fees
