#pragma once
// The registers of cases: the ledger of cases (台账) and the lists that provisions ask for by name. Each is a paged use
// case and is declared in registers(), from which its page, print and export follow (centre/registers/register.h).
// Numbers of papers and phones are masked in all of them. Who answers for a department sees its own cases only.
#include "centre/registers/register.h"
#include "service/cases/archives.h"
#include "service/cases/cases.h"
#include "service/cases/figures.h"

namespace onewindow::cases {

// What every register of cases can be asked for.
struct CaseSpan : registers::Span {
  std::optional<DepartmentId> department;
  std::optional<WindowId> window;
  std::optional<AccountId> handler;
  std::optional<ItemId> item;
};
BOOST_DESCRIBE_STRUCT(CaseSpan, (registers::Span), (department, window, handler, item))

// What a row says of its case.
struct CaseHead {
  CaseId case_id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name, item_name_en;
  ApplicantView applicant;
  std::string department_name, window_name, handler;
};
BOOST_DESCRIBE_STRUCT(CaseHead, (),
                      (case_id, receipt_number, case_number, item_name, item_name_en, applicant, department_name,
                       window_name, handler))

// ---- the ledger of cases (P5c.11.3.a, P6.11.3.a)

struct LedgerRow : CaseHead {
  std::string item_code;
  PaperKind paper = PaperKind::id_card;
  std::string paper_number, phone;  // masked
  std::string agent;
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at, issued_at, closed_at;
  State state = State::received;
  std::optional<bool> granted;
  Light light = Light::green;
  std::optional<Date> due_date;  // of the clock that runs
  std::optional<Date> promised_due, statutory_due;
  std::optional<bool> promised_kept, statutory_kept;
  std::optional<std::int64_t> workdays;
  std::string summary;
  std::vector<std::string> steps, steps_en;  // what was done, when, by whom
};
BOOST_DESCRIBE_STRUCT(LedgerRow, (CaseHead),
                      (item_code, paper, paper_number, phone, agent, received_at, accepted_at, decided_at, issued_at,
                       closed_at, state, granted, light, due_date, promised_due, statutory_due, promised_kept,
                       statutory_kept, workdays, summary, steps, steps_en))

enum class LedgerOrder { received_at, decided_at, due_date };  // by the second: decided cases; by the third: open ones
BOOST_DESCRIBE_ENUM(LedgerOrder, received_at, decided_at, due_date)

struct LedgerQuery : CaseSpan {  // the span is of the day of receipt
  std::optional<State> state;
  std::optional<Light> light;
  std::optional<bool> open;
  std::optional<LedgerOrder> order;
  std::optional<bool> descending;  // the newest first unless false
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (CaseSpan), (state, light, open, order, descending))

Paged<LedgerRow> ledger(ReadContext& context, const LedgerQuery& query);
std::int64_t count_ledger(ReadContext& context, const LedgerQuery& query);

// ---- finished and open apart (P5c.11.3.b, P6.11.3.b): two archives and their summary

struct FinishedRow : CaseHead {
  Instant received_at;
  Instant finished_at;
  std::optional<Instant> closed_at;
  State state = State::issued;
  Outcome outcome = Outcome::granted;
  std::optional<bool> promised_kept, statutory_kept;
  std::optional<std::int64_t> workdays;
  std::optional<FilingState> filing;
  std::optional<std::string> place, box;
};
BOOST_DESCRIBE_STRUCT(FinishedRow, (CaseHead),
                      (received_at, finished_at, closed_at, state, outcome, promised_kept, statutory_kept, workdays,
                       filing, place, box))

enum class FinishedOrder { finished_at, receipt_number };
BOOST_DESCRIBE_ENUM(FinishedOrder, finished_at, receipt_number)

struct FinishedQuery : CaseSpan {  // the span is of the day on which nothing was left to do
  std::optional<Outcome> outcome;
  std::optional<bool> unfiled;  // true: finished, and its papers have no place yet (P5c.8.5)
  std::optional<FinishedOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(FinishedQuery, (CaseSpan), (outcome, unfiled, order, descending))

Paged<FinishedRow> finished_cases(ReadContext& context, const FinishedQuery& query);
std::int64_t count_finished(ReadContext& context, const FinishedQuery& query);

struct OpenQuery : CaseSpan {  // the span is of the day of receipt
  std::optional<State> state;
  std::optional<Light> light;
  std::optional<LedgerOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(OpenQuery, (CaseSpan), (state, light, order, descending))

Paged<LedgerRow> open_cases(ReadContext& context, const OpenQuery& query);
std::int64_t count_open(ReadContext& context, const OpenQuery& query);

struct ArchiveSummaryRow {
  DepartmentId department;
  std::string department_name;
  std::int64_t total = 0, open = 0, finished = 0, placed = 0, unplaced = 0;
};
BOOST_DESCRIBE_STRUCT(ArchiveSummaryRow, (), (department, department_name, total, open, finished, placed, unplaced))

struct SummaryQuery : PageQuery {  // of cases received in the span
  std::optional<Date> from, to;
  std::optional<DepartmentId> department;
};
BOOST_DESCRIBE_STRUCT(SummaryQuery, (PageQuery), (from, to, department))
Paged<ArchiveSummaryRow> archive_summary(ReadContext& context, const SummaryQuery& query);

// ---- where the papers lie, window by window (P5c.8.5, P6.8.5)

struct PapersRow : CaseHead {
  Instant filed_at;
  std::string filed_by;
  FilingState filing = FilingState::unplaced;
  std::string place, box;
  std::int32_t pages = 0, documents = 0;
  std::optional<Instant> placed_at;
  std::string placed_by, borrower;
  std::optional<Instant> lent_at;
  std::optional<Date> due_back;
};
BOOST_DESCRIBE_STRUCT(PapersRow, (CaseHead),
                      (filed_at, filed_by, filing, place, box, pages, documents, placed_at, placed_by, borrower,
                       lent_at, due_back))

enum class PapersOrder { filed_at, place };
BOOST_DESCRIBE_ENUM(PapersOrder, filed_at, place)

struct PapersQuery : CaseSpan {  // the span is of the day of filing
  std::optional<FilingState> filing;
  std::optional<Text<80>> place;  // its beginning
  std::optional<PapersOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(PapersQuery, (CaseSpan), (filing, place, order, descending))

Paged<PapersRow> filed_papers(ReadContext& context, const PapersQuery& query);

// ---- denials (否决备案, P8.A8)

struct DenialRow : CaseHead {
  DenialKind kind = DenialKind::denied;
  Instant at;
  std::string reason, legal_basis, other_authority, document_number, worker;
};
BOOST_DESCRIBE_STRUCT(DenialRow, (CaseHead), (kind, at, reason, legal_basis, other_authority, document_number, worker))

enum class DenialOrder { at, receipt_number };
BOOST_DESCRIBE_ENUM(DenialOrder, at, receipt_number)

struct DenialQuery : CaseSpan {  // the span is of the day of the refusal
  std::optional<DenialKind> kind;
  std::optional<AccountId> worker;
  std::optional<DenialOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(DenialQuery, (CaseSpan), (kind, worker, order, descending))

Paged<DenialRow> denials(ReadContext& context, const DenialQuery& query);
std::int64_t count_denials(ReadContext& context, const DenialQuery& query);

// ---- certificates issued

struct CertificateRow : CaseHead {
  std::string name, number, holder;
  Instant granted_at;
  std::optional<Date> valid_until;
};
BOOST_DESCRIBE_STRUCT(CertificateRow, (CaseHead), (name, number, holder, granted_at, valid_until))

enum class CertificateOrder { granted_at, valid_until, number };
BOOST_DESCRIBE_ENUM(CertificateOrder, granted_at, valid_until, number)

struct CertificateQuery : CaseSpan {  // the search also finds a number
  std::optional<Date> valid_before;   // ends before this day
  std::optional<CertificateOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(CertificateQuery, (CaseSpan), (valid_before, order, descending))
Paged<CertificateRow> certificates(ReadContext& context, const CertificateQuery& query);

// ---- what was done: handovers of results, services, extensions, what stopped the clocks, documents

enum class HappeningOrder { at, receipt_number };
BOOST_DESCRIBE_ENUM(HappeningOrder, at, receipt_number)

struct HappeningQuery : CaseSpan {  // the span is of the day of the act
  std::optional<HappeningOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(HappeningQuery, (CaseSpan), (order, descending))

struct HandoverRow : CaseHead {  // 结果交接 (P1.A10.4, P1.A18.a)
  Instant at;
  std::vector<std::string> documents;
  std::string giver, receiver;
  bool confirmed_by_both = false;
  std::optional<Instant> issued_at;
};
BOOST_DESCRIBE_STRUCT(HandoverRow, (CaseHead), (at, documents, giver, receiver, confirmed_by_both, issued_at))
Paged<HandoverRow> handovers_of_results(ReadContext& context, const HappeningQuery& query);

struct ServiceRow : CaseHead {  // 送达 (P3.A19.3.c)
  Instant at;
  std::string document_number, recipient, relation;
  bool identity_checked = false, signed_for = false;
  std::string worker;
};
BOOST_DESCRIBE_STRUCT(ServiceRow, (CaseHead),
                      (at, document_number, recipient, relation, identity_checked, signed_for, worker))
Paged<ServiceRow> services(ReadContext& context, const HappeningQuery& query);

struct ExtensionRow : CaseHead {  // 延期 (P8.A7.2)
  Instant at;
  std::string worker;
  std::int64_t workdays = 0;
  std::string reason;
  std::optional<Instant> answered_at;
  std::optional<bool> granted;
  std::string answered_by, answer, explanation, document_number;
};
BOOST_DESCRIBE_STRUCT(ExtensionRow, (CaseHead),
                      (at, worker, workdays, reason, answered_at, granted, answered_by, answer, explanation,
                       document_number))
Paged<ExtensionRow> extensions(ReadContext& context, const HappeningQuery& query);

struct StopRow : CaseHead {  // 特别程序 (P3.A19.3.b), and corrections asked in review: what stops clocks
  Instant at;
  std::optional<Procedure> procedure;  // absent: a correction asked in review
  std::string what, what_en;           // its name
  std::string reason, basis, document_number, worker;
  std::optional<std::int64_t> planned_days;
  bool stops_clocks = false;
  std::optional<Instant> ended_at;
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(StopRow, (CaseHead),
                      (at, procedure, what, what_en, reason, basis, document_number, worker, planned_days, stops_clocks,
                       ended_at, outcome))
Paged<StopRow> stops(ReadContext& context, const HappeningQuery& query);

struct DocumentEntry : CaseHead {  // 文书, by series; a void one keeps its number
  DocumentId id;
  Instant at;
  DocumentKind kind = DocumentKind::receipt;
  std::string number;
  bool voided = false;
  std::string void_reason;
};
BOOST_DESCRIBE_STRUCT(DocumentEntry, (CaseHead), (id, at, kind, number, voided, void_reason))

enum class DocumentOrder { at, number };
BOOST_DESCRIBE_ENUM(DocumentOrder, at, number)
struct DocumentQuery : CaseSpan {  // the search also finds a number
  std::optional<DocumentKind> kind;
  std::optional<bool> voided;
  std::optional<DocumentOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(DocumentQuery, (CaseSpan), (kind, voided, order, descending))
Paged<DocumentEntry> document_book(ReadContext& context, const DocumentQuery& query);

// ---- late cases: past their promised or statutory limit (P3.A9, P8.A7.1; Licensing Law Art. 42)

struct LateRow : CaseHead {
  State state = State::received;
  std::optional<Date> promised_due, statutory_due;
  std::optional<Instant> concluded_at;
  std::int64_t over = 0;                       // workdays behind the promise, up to the decision or to today
  std::optional<std::int64_t> over_statutory;  // the same of the law's limit, where it has passed
};
BOOST_DESCRIBE_STRUCT(LateRow, (CaseHead), (state, promised_due, statutory_due, concluded_at, over, over_statutory))

enum class LateOrder { promised_due, receipt_number };
BOOST_DESCRIBE_ENUM(LateOrder, promised_due, receipt_number)
struct LateQuery : CaseSpan {  // the span is of the promised day
  std::optional<bool> open, beyond_law;
  std::optional<LateOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(LateQuery, (CaseSpan), (open, beyond_law, order, descending))
Paged<LateRow> late_cases(ReadContext& context, const LateQuery& query);
std::int64_t count_late(ReadContext& context, const LateQuery& query);

// ---- faults in the one-time notice: what a later notice named lay there at the first (P1.A13, P8.A6.2.a)

struct FaultRow : CaseHead {
  Instant at;
  std::string worker;  // who gave the first notice
  std::string material, defect;
  std::string first_notice, this_notice;  // the evidence: both documents
};
BOOST_DESCRIBE_STRUCT(FaultRow, (CaseHead), (at, worker, material, defect, first_notice, this_notice))
Paged<FaultRow> notice_faults(ReadContext& context, const HappeningQuery& query);

// ---- the first-inquiry book (首问登记簿, P5a.1)

struct InquiryEntry {
  Id<InquiryTag> id;
  InquiryChannel channel = InquiryChannel::visit;
  std::string asker, subject, answer;
  InquiryOutcome outcome = InquiryOutcome::handled;
  std::string item_name, referred_window, referred_person, referred_phone, responsible;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(InquiryEntry, (),
                      (id, channel, asker, subject, answer, outcome, item_name, referred_window, referred_person,
                       referred_phone, responsible, at))

enum class InquiryOrder { at, responsible };
BOOST_DESCRIBE_ENUM(InquiryOrder, at, responsible)
struct InquiryBookQuery : registers::Span {  // the search is in asker and subject
  std::optional<InquiryOutcome> outcome;
  std::optional<InquiryChannel> channel;
  std::optional<WindowId> window;  // that was pointed to
  std::optional<AccountId> responsible;
  std::optional<InquiryOrder> order;
  std::optional<bool> descending;
};
BOOST_DESCRIBE_STRUCT(InquiryBookQuery, (registers::Span), (outcome, channel, window, responsible, order, descending))
Paged<InquiryEntry> inquiry_book(ReadContext& context, const InquiryBookQuery& query);

// ---- results in public (办理结果公开, P5c.9.2, P6.9.2): per month and item, without anybody's data

struct PublicResultRow {
  std::string month;  // 2026-03
  ItemId item;
  std::string item_name, item_name_en, department_name;
  std::int64_t received = 0, decided = 0, granted = 0, denied = 0, not_accepted = 0, promised_kept = 0;
};
BOOST_DESCRIBE_STRUCT(PublicResultRow, (),
                      (month, item, item_name, item_name_en, department_name, received, decided, granted, denied,
                       not_accepted, promised_kept))

struct PublicResultQuery : PageQuery {
  std::optional<Text<7, 7>> month;  // this month when absent
  std::optional<Text<60>> search;   // in the item's name
  std::optional<DepartmentId> department;
};
BOOST_DESCRIBE_STRUCT(PublicResultQuery, (PageQuery), (month, search, department))
Paged<PublicResultRow> public_results(ReadContext& context,
                                      const PublicResultQuery& query);  // GET /api/v1/public/results

std::vector<registers::Register> registers();

}  // namespace onewindow::cases
