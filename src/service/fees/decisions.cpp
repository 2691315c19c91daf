#include "service/fees/decisions.h"

namespace onewindow::fees {

namespace {

bool speaks(const Fees& fees, const ChargeTold& told) {
  return (fees.extended_hours_free && told.extended_hours) || (fees.agency_free && told.agency) || fees.published_only;
}

}  // namespace

regulation::Ruling<ChargeSaid> charge_said(const regulation::Law& law, const ChargeTold& told) {
  const Fees* fees = law.section<Fees>();
  if (fees == nullptr || !speaks(*fees, told)) return std::nullopt;
  catalogue::ItemContent content;
  content.code = told.item_code;
  content.name = told.item_name;
  for (const auto& fee : told.published)
    content.fees.push_back({.name = fee.name,
                            .amount = fee.amount,
                            .unit = fee.unit,
                            .standard = fee.standard,
                            .basis = fee.basis,
                            .reducible = false,
                            .reduction_basis = ""});
  auto charged = line({content, 0}, *fees,
                      {.fee = told.fee,
                       .quantity = told.quantity,
                       .amount = told.amount,
                       .extended_hours = told.extended_hours,
                       .agency = told.agency},
                      std::nullopt, "");
  return regulation::Decided<ChargeSaid>({charged.value.amount, words(charged.value.fee)}, std::move(charged.because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<charge_said>("fees", "fees", "能否收费、收多少", "whether a fee may be taken, and how much"),
  };
  return list;
}

}  // namespace onewindow::fees
