#pragma once
// Fees (收费) on a case. A line is bound to a fee that the case's item version publishes, with its standard and basis:
// more, less or another is refused, and less only by a reduction that somebody else has approved. What was paid has a
// receipt of a gap-free series; a receipt is voided the same day or refunded later, and each cashier's day is counted
// against the lines by two people and stays as it was. Integer 分. Not here: what a fee is (catalogue), bank and
// treasury.
#include "centre/registers/register.h"
#include "service/cases/cases.h"

namespace onewindow::fees {

using cases::CaseId;
using ReceiptId = Id<struct ReceiptTag>;
using ReductionId = Id<struct ReductionTag>;
using SettlementId = Id<struct SettlementTag>;

enum class Payer { applicant, agent, treasury };  // 申请人, 代办人, 财政
BOOST_DESCRIBE_ENUM(Payer, applicant, agent, treasury)

enum class Method { cash, card, transfer, scan };
BOOST_DESCRIBE_ENUM(Method, cash, card, transfer, scan)

// What a charge is for. Only the item's own fees can be charged; the others are there to be refused by name.
enum class Service { item, extended_hours, agency };
BOOST_DESCRIBE_ENUM(Service, item, extended_hours, agency)

// ---- charging

struct ChargeLine {
  Text<120, 1> fee;  // the name of a fee that the item publishes
  std::int32_t quantity = 1;
  Money amount;  // of the whole line, as the clerk means to take it
  std::optional<Service> service;
};
BOOST_DESCRIBE_STRUCT(ChargeLine, (), (fee, quantity, amount, service))

struct Charge {
  std::vector<ChargeLine> lines;
  Payer payer = Payer::applicant;
  Text<80, 1> payer_name;
  Method method = Method::scan;
};
BOOST_DESCRIBE_STRUCT(Charge, (), (lines, payer, payer_name, method))

struct LineView {
  std::string fee, unit, standard, basis;
  std::int32_t quantity = 1;
  Money published;  // unit × quantity
  Money amount;     // what was taken
  std::optional<ReductionId> reduction;
};
BOOST_DESCRIBE_STRUCT(LineView, (), (fee, unit, standard, basis, quantity, published, amount, reduction))

enum class ReceiptState { valid, voided, refunded };
BOOST_DESCRIBE_ENUM(ReceiptState, valid, voided, refunded)

struct ReceiptView {
  ReceiptId id;
  std::string number;  // 临政务费〔2026〕第00001号
  CaseId case_id;
  std::string case_number, item_name;
  Payer payer = Payer::applicant;
  std::string payer_name;
  Method method = Method::scan;
  Money amount;
  std::string window_name, cashier;
  Instant at;
  ReceiptState state = ReceiptState::valid;
  std::string reason;         // of the voiding or the refund
  std::string refund_number;  // of the refund's own series
  std::optional<Instant> ended_at;
  bool settled = false;
  std::vector<LineView> lines;
  boost::json::value content;  // what the print shows, as a case's documents do
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (),
                      (id, number, case_id, case_number, item_name, payer, payer_name, method, amount, window_name,
                       cashier, at, state, reason, refund_number, ended_at, settled, lines, content))

struct Voiding {
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(Voiding, (), (reason))

// ---- reductions (减免)

struct ReductionRequest {
  Text<120, 1> fee;
  std::int32_t quantity = 1;
  Money amount;        // what is to be paid instead; 0: exempt
  Text<400, 1> basis;  // the rule that allows it
  Text<200, 1> paper;  // what proves it: a certificate and its number
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(ReductionRequest, (), (fee, quantity, amount, basis, paper, reason))

struct ReductionAnswer {
  bool granted = false;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(ReductionAnswer, (), (granted, reason))

enum class ReductionState { asked, granted, denied, used };
BOOST_DESCRIBE_ENUM(ReductionState, asked, granted, denied, used)

struct ReductionRow {
  ReductionId id;
  CaseId case_id;
  std::string case_number, item_name, fee;
  std::int32_t quantity = 1;
  Money published, amount;
  std::string basis, paper, reason, asked_by, answered_by, answer;
  Instant asked_at;
  std::optional<Instant> answered_at;
  ReductionState state = ReductionState::asked;
};
BOOST_DESCRIBE_STRUCT(ReductionRow, (),
                      (id, case_id, case_number, item_name, fee, quantity, published, amount, basis, paper, reason,
                       asked_by, answered_by, answer, asked_at, answered_at, state))

struct ReductionQuery : registers::Span {
  std::optional<ReductionState> state;
};
BOOST_DESCRIBE_STRUCT(ReductionQuery, (registers::Span), (state))

// ---- a case's fees

struct FreeService {  // what costs nothing, and by which provision
  Service service = Service::agency;
  std::string zh, en;
  Citation citation;
};
BOOST_DESCRIBE_STRUCT(FreeService, (), (service, zh, en, citation))

struct CaseFees {
  std::vector<catalogue::Fee> published;  // by the version the case is taken under
  std::vector<FreeService> free;
  std::vector<ReductionRow> reductions;
  std::vector<ReceiptView> receipts;
  Money paid;
  bool chargeable = false;  // accepted, and not ended
};
BOOST_DESCRIBE_STRUCT(CaseFees, (), (published, free, reductions, receipts, paid, chargeable))

// ---- settlement

struct MethodSum {
  Method method = Method::cash;
  std::int64_t receipts = 0;
  Money taken, given_back;
};
BOOST_DESCRIBE_STRUCT(MethodSum, (), (method, receipts, taken, given_back))

struct Till {  // what this cashier has at this window and has not settled
  std::vector<MethodSum> sums;
  Money expected;       // of all methods
  Money expected_cash;  // what lies in the drawer
  std::optional<Instant> since;
};
BOOST_DESCRIBE_STRUCT(Till, (), (sums, expected, expected_cash, since))

struct Count {  // 日结: the cashier counts
  Money cash;   // in the drawer
  Text<400> note;
};
BOOST_DESCRIBE_STRUCT(Count, (), (cash, note))

struct SecondCount {  // another person counts again; then it is fixed
  Money cash;
  Text<400> note;  // required where it differs
};
BOOST_DESCRIBE_STRUCT(SecondCount, (), (cash, note))

struct SettlementRow {
  SettlementId id;
  std::string number;
  Date day;
  std::string window_name, cashier;
  std::int64_t receipts = 0;
  Money expected, expected_cash, counted, difference;
  std::string note, second, second_note;
  std::optional<Money> second_counted;
  Instant counted_at;
  std::optional<Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(SettlementRow, (),
                      (id, number, day, window_name, cashier, receipts, expected, expected_cash, counted, difference,
                       note, second, second_note, second_counted, counted_at, confirmed_at))

struct SettlementQuery : registers::Span {
  std::optional<bool> open;  // waits for the second person
};
BOOST_DESCRIBE_STRUCT(SettlementQuery, (registers::Span), (open))

struct ReceiptQuery : registers::Span {
  std::optional<ReceiptState> state;
  std::optional<Method> method;
  std::optional<WindowId> window;
};
BOOST_DESCRIBE_STRUCT(ReceiptQuery, (registers::Span), (state, method, window))

struct ReceiptRow {
  ReceiptId id;
  CaseId case_id;
  std::string number, case_number, item_name, payer_name;
  Payer payer = Payer::applicant;
  Method method = Method::scan;
  Money amount;
  std::string window_name, cashier;
  Instant at;
  ReceiptState state = ReceiptState::valid;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReceiptRow, (),
                      (id, case_id, number, case_number, item_name, payer_name, payer, method, amount, window_name,
                       cashier, at, state, reason))

inline constexpr http::Permission kCharge{"fee.charge", "收费", "take fees"};
inline constexpr http::Permission kAskReduction{"fee.ask_reduction", "申请减免", "ask for reductions of fees"};
inline constexpr http::Permission kApproveReduction{"fee.approve_reduction", "审批减免", "approve reductions of fees"};
inline constexpr http::Permission kRefund{"fee.refund", "退费", "refund fees"};
inline constexpr http::Permission kConfirm{"fee.confirm", "复核日结", "count a day's fees again"};
inline constexpr http::Permission kReadFees{"fee.read", "查看收费", "read fees"};

CaseFees case_fees(ReadContext& context, CaseId id);                         // GET  /api/v1/cases/{id}/fees
ReceiptView charge(WriteContext& context, CaseId id, const Charge& charge);  // POST /api/v1/cases/{id}/fees
ReceiptView void_receipt(WriteContext& context, ReceiptId id,
                         const Voiding& voiding);  // POST /api/v1/fee-receipts/{id}/voiding
ReceiptView refund(WriteContext& context, ReceiptId id,
                   const Voiding& refund);  // POST /api/v1/fee-receipts/{id}/refund
ReductionRow ask_reduction(WriteContext& context, CaseId id,
                           const ReductionRequest& request);  // POST /api/v1/cases/{id}/fee-reductions
ReductionRow answer_reduction(WriteContext& context, ReductionId id,
                              const ReductionAnswer& answer);     // POST /api/v1/fee-reductions/{id}/answer
Till till(ReadContext& context);                                  // GET  /api/v1/till
SettlementRow settle(WriteContext& context, const Count& count);  // POST /api/v1/fee-settlements
SettlementRow confirm(WriteContext& context, SettlementId id,
                      const SecondCount& count);  // POST /api/v1/fee-settlements/{id}/confirmation
Paged<SettlementRow> settlements(ReadContext& context, const SettlementQuery& query);  // GET /api/v1/fee-settlements
Paged<ReceiptRow> receipts(ReadContext& context, const ReceiptQuery& query);           // GET /api/v1/fee-receipts
Paged<ReductionRow> reductions(ReadContext& context, const ReductionQuery& query);     // GET /api/v1/fee-reductions

const std::vector<http::Route>& routes();
std::vector<registers::Register> registers();

}  // namespace onewindow::fees
