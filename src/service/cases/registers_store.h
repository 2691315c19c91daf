#pragma once
// The statements of the registers of cases. All page by keyset in the order that was asked for; `sorted` is what a row
// stands at there, the place of the next page.
#include "service/cases/conditions.h"
#include "service/cases/registers.h"

namespace onewindow::cases::store {

using PageMark = std::optional<Mark>;

// The beginning of every statement here: the cases that were searched for, the filters that all registers share.
struct Selection {
  std::string with;  // "with … found as (…) "
  std::string lead;  // behind "from": what was found leads, so that no order is walked in search of it
  Conditions where;
  bool searched = false;
  bool nothing = false;  // what was typed can be no case
};
// `cases`: the table and column that hold the case's id, "f.case_id".
Selection selection(db::Read& read, const privacy::Privacy& privacy, const std::optional<Text<60>>& search,
                    const std::string& cases);
// As above; beside cases, what was typed may be the beginning of the number that a row of `table` has. `id`: what tells
// the rows of one case apart. Both ways are looked up by their index, hence no "or".
struct Numbered {
  std::string table, alias, id, number;
};
Selection selection(db::Read& read, const privacy::Privacy& privacy, const std::optional<Text<60>>& search,
                    const Numbered& of);
void narrow(Conditions& where, const std::string& table, const CaseSpan& query);
void within(Conditions& where, const std::string& column, const std::optional<Date>& from,
            const std::optional<Date>& to);
std::string id_list(const std::vector<CaseId>& of, db::Params& params);
// Rows of the cases of one page, 200 at most: `before` and `behind` stand around the list of their ids.
template <class Row>
std::vector<Row> of_cases(db::Read& read, const std::vector<CaseId>& of, const std::string& before,
                          const std::string& behind, db::Params params = {}) {
  if (of.empty()) return {};
  const std::string ids = id_list(of, params);
  return read.all<Row>(before + ids + behind, params);
}
// What a row says of its case, for "select …": the fields of CaseHead.
extern const char* const kHead;

struct LedgerRecord : CaseHead {
  std::string item_code;
  std::optional<ApplicantView> agent;
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at, issued_at, closed_at;
  State state = State::received;
  std::optional<bool> granted;
  std::optional<Date> due_date, yellow_from, promised_due, statutory_due;
  std::optional<bool> promised_kept, statutory_kept;
  std::optional<std::int64_t> workdays;
  std::string summary;
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(LedgerRecord, (CaseHead),
                      (item_code, agent, received_at, accepted_at, decided_at, issued_at, closed_at, state, granted,
                       due_date, yellow_from, promised_due, statutory_due, promised_kept, statutory_kept, workdays,
                       summary, sorted))

std::vector<LedgerRecord> ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today,
                                 const PageMark& after, int limit);
std::int64_t count_ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today);

struct StepRow {
  CaseId case_id;
  Act act = Act::receive;
  Instant at;
  std::string actor_name;
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (case_id, act, at, actor_name))
std::vector<StepRow> steps(db::Read& read, const std::vector<CaseId>& of);  // 200 cases at most, as below

struct FinishedRecord : FinishedRow {
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(FinishedRecord, (FinishedRow), (sorted))
std::vector<FinishedRecord> finished(db::Read& read, const privacy::Privacy& privacy, const FinishedQuery& query,
                                     const PageMark& after, int limit);
std::int64_t count_finished(db::Read& read, const privacy::Privacy& privacy, const FinishedQuery& query);

// By department; the name is not there yet.
std::vector<ArchiveSummaryRow> archive_summary(db::Read& read, const SummaryQuery& query);

struct PapersRecord : PapersRow {
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(PapersRecord, (PapersRow), (sorted))
std::vector<PapersRecord> papers(db::Read& read, const privacy::Privacy& privacy, const PapersQuery& query,
                                 const PageMark& after, int limit);

struct DenialRecord : DenialRow {
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(DenialRecord, (DenialRow), (sorted))
std::vector<DenialRecord> denials(db::Read& read, const privacy::Privacy& privacy, const DenialQuery& query,
                                  const PageMark& after, int limit);
std::int64_t count_denials(db::Read& read, const privacy::Privacy& privacy, const DenialQuery& query);

struct CertificateRecord : CertificateRow {
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(CertificateRecord, (CertificateRow), (sorted))
std::vector<CertificateRecord> certificates(db::Read& read, const privacy::Privacy& privacy,
                                            const CertificateQuery& query, const PageMark& after, int limit);

// ---- what was done

struct HappeningRecord : CaseHead {
  std::optional<Instant> issued_at;
  Act act = Act::receive;
  Id<EventTag> event_id;
  Instant at;
  std::string actor_name;
  boost::json::value detail;
  std::optional<std::string> document_number;
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(HappeningRecord, (CaseHead),
                      (issued_at, act, event_id, at, actor_name, detail, document_number, sorted))
std::vector<HappeningRecord> happenings(db::Read& read, const privacy::Privacy& privacy, Act act,
                                        const HappeningQuery& query, const PageMark& after, int limit);
std::vector<HappeningRecord> stops(db::Read& read, const privacy::Privacy& privacy, const HappeningQuery& query,
                                   const PageMark& after, int limit);

struct LaterRow {  // what answered it, or ended it
  CaseId case_id;
  Id<EventTag> id;
  Instant at;
  std::string actor_name;
  boost::json::value detail;
  std::optional<std::string> document_number;
};
BOOST_DESCRIBE_STRUCT(LaterRow, (), (case_id, id, at, actor_name, detail, document_number))
std::vector<LaterRow> acts_of(db::Read& read, Act act, const std::vector<CaseId>& of);

struct LateRecord : LateRow {
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(LateRecord, (LateRow), (sorted))
// Past its promise on `today`, or decided behind it; the days over are not there yet.
std::vector<LateRecord> late(db::Read& read, const privacy::Privacy& privacy, const LateQuery& query, Date today,
                             const PageMark& after, int limit);
std::int64_t count_late(db::Read& read, const privacy::Privacy& privacy, const LateQuery& query, Date today);

struct DocumentRecord : DocumentEntry {
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(DocumentRecord, (DocumentEntry), (sorted))
std::vector<DocumentRecord> document_book(db::Read& read, const privacy::Privacy& privacy, const DocumentQuery& query,
                                          const PageMark& after, int limit);

struct FaultRecord : CaseHead {
  Id<struct FaultTag> id;
  Instant at;
  boost::json::value detail;
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(FaultRecord, (CaseHead), (id, at, detail, sorted))
std::vector<FaultRecord> faults(db::Read& read, const privacy::Privacy& privacy, const HappeningQuery& query,
                                const PageMark& after, int limit);

struct NoticeRow {  // a one-time notice as it was given
  CaseId case_id;
  DocumentId document_id;
  std::string number, actor_name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (), (case_id, document_id, number, actor_name, at))
std::vector<NoticeRow> notices(db::Read& read, const std::vector<CaseId>& of);

struct InquiryRecordRow : InquiryEntry {
  std::string sorted;
};
BOOST_DESCRIBE_STRUCT(InquiryRecordRow, (InquiryEntry), (sorted))
std::vector<InquiryRecordRow> inquiry_book(db::Read& read, const InquiryBookQuery& query, const PageMark& after,
                                           int limit);

}  // namespace onewindow::cases::store
