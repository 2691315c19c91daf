#include "service/fees/fees.h"

namespace onewindow::fees {

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/cases/{id}/fees", case_fees>(kReadFees, "What a case costs and what was paid",
                                                            "fees.of_case"),
      http::route<"POST /api/v1/cases/{id}/fees", charge>(kCharge, "Take published fees and write the receipt",
                                                          "fees.charge"),
      http::route<"POST /api/v1/fee-receipts/{id}/voiding", void_receipt>(kCharge, "Void one's receipt of today",
                                                                          "fees.void_receipt"),
      http::route<"POST /api/v1/fee-receipts/{id}/refund", refund>(kRefund, "Give back what was paid", "fees.refund"),
      http::route<"GET /api/v1/fee-receipts", receipts>(kReadFees, "Receipts, newest first", "fees.receipts"),
      http::route<"POST /api/v1/cases/{id}/fee-reductions", ask_reduction>(
          kAskReduction, "Ask for a reduction or an exemption", "fees.ask_reduction"),
      http::route<"POST /api/v1/fee-reductions/{id}/answer", answer_reduction>(
          kApproveReduction, "Approve or deny a reduction", "fees.answer_reduction"),
      http::route<"GET /api/v1/fee-reductions", reductions>(kReadFees, "Reductions, newest first", "fees.reductions"),
      http::route<"GET /api/v1/till", till>(kCharge, "What one has taken and not settled", "fees.till"),
      http::route<"POST /api/v1/fee-settlements", settle>(kCharge, "Count the drawer at the end of the day",
                                                          "fees.settle"),
      http::route<"POST /api/v1/fee-settlements/{id}/confirmation", confirm>(kConfirm, "Count again and fix it",
                                                                             "fees.confirm"),
      http::route<"GET /api/v1/fee-settlements", settlements>(kReadFees, "Settlements, newest first",
                                                              "fees.settlements"),
  };
  return table;
}

}  // namespace onewindow::fees
