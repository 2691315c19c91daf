#pragma once
// Every SQL statement of cases. Paper numbers, phones and addresses are sealed in rows and whole in PersonRow alone.
#include "service/cases/conditions.h"
#include "service/cases/course.h"

namespace onewindow::cases::store {

using PersonId = Id<PersonTag>;
using EventId = Id<EventTag>;

struct Case {
  CaseId id;
  std::int32_t version = 1;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string query_code;
  State state = State::received;
  bool open = true;
  Todo todo = Todo::none;
  std::string due_sort;
  std::optional<Date> due_date, yellow_from;
  std::optional<TimerName> due_clock;  // whose due_date it is
  bool provisional = false;
  std::optional<Instant> rings_at, reminds_at;  // the next alarms, at any hour and in the centre's hours
  ItemId item_id;
  std::int32_t item_version = 0;
  std::string item_code, item_name, item_name_en;
  DepartmentId department_id;
  std::string department_name;
  std::optional<WindowId> window_id;
  std::string window_name;
  AccountId handler_id;
  std::string handler;
  PersonId person_id;
  std::optional<PersonId> agent_id;
  ApplicantView applicant;
  std::optional<ApplicantView> agent;
  std::string agent_authorisation, summary;
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at, issued_at;
  std::optional<bool> granted;
  std::vector<CaseKind> kinds;
  Course course;
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, version, receipt_number, case_number, query_code, state, open, todo, due_sort, due_date,
                       yellow_from, due_clock, provisional, rings_at, reminds_at, item_id, item_version, item_code,
                       item_name, item_name_en, department_id, department_name, window_id, window_name, handler_id,
                       handler, person_id, agent_id, applicant, agent, agent_authorisation, summary, received_at,
                       accepted_at, decided_at, issued_at, granted, kinds, course))

std::optional<Case> find(db::Read& read, CaseId id);
std::optional<Case> find_by_number(db::Read& read, const std::string& number);  // receipt or case number
void insert(db::Write& write, const Case& row);
void update(db::Write& write, const Case& row);  // what an act changes; item, people and place stay

struct EventRow {
  CaseId case_id;
  EventId id;
  Act act = Act::receive;
  State state_after = State::received;
  Instant at;
  AccountId actor_id;
  std::string actor_name;
  std::optional<DocumentId> document_id;
  std::string zh, en;
  Stored<boost::json::value> detail;
  Stored<Because> because;
};
BOOST_DESCRIBE_STRUCT(EventRow, (),
                      (case_id, id, act, state_after, at, actor_id, actor_name, document_id, zh, en, detail, because))
void insert(db::Write& write, const EventRow& event);
std::vector<EventRow> events(db::Read& read, CaseId id);

struct DocumentRow {
  CaseId case_id;
  DocumentId id;
  DocumentKind kind = DocumentKind::receipt;
  std::string number;
  Instant at;
  std::string title;
  bool voided = false;
  std::string void_reason;
  Stored<boost::json::value> content;
};
BOOST_DESCRIBE_STRUCT(DocumentRow, (), (case_id, id, kind, number, at, title, voided, void_reason, content))
struct NewDocument : DocumentRow {
  Stored<boost::json::value> slip;  // read by slips_store.h alone
};
BOOST_DESCRIBE_STRUCT(NewDocument, (DocumentRow), (slip))
void insert(db::Write& write, const NewDocument& document);
std::vector<DocumentRow> documents(db::Read& read, CaseId id);
void void_document(db::Write& write, CaseId id, DocumentId document, const std::string& reason);
// The newest of a person's cases that were accepted and stand: whose papers the centre holds.
std::vector<Case> accepted_of(db::Read& read, Id<PersonTag> person, int limit);

// ---- people
// ------------------------------------------------------------------------------------------------------------

struct PersonRow {  // opened: never stored or answered as it is
  PersonId id;
  PersonKind kind = PersonKind::person;
  std::string name;
  PaperKind paper = PaperKind::id_card;
  std::string paper_number, phone, address;
  Instant seen_at;
};

// The one of this paper, with what is said of him now; the given id only where nobody has that paper yet.
PersonId remember(db::Write& write, const privacy::Privacy& privacy, const PersonRow& person);
std::optional<PersonRow> person(db::Read& read, const privacy::Privacy& privacy, PersonId id);
// Whole, or its last four.
bool has_paper(db::Read& read, const privacy::Privacy& privacy, PersonId id, const std::string& number);
struct FoundPerson {
  PersonRow person;
  std::int64_t cases = 0;
};
std::vector<FoundPerson> people(db::Read& read, const privacy::Privacy& privacy, const std::string& search,
                                std::optional<PersonId> after, int limit);

// ---- lists
// -------------------------------------------------------------------------------------------------------------

struct ListRow {
  CaseId id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name;
  ApplicantView applicant;
  State state = State::received;
  Todo todo = Todo::none;
  std::string due_sort;
  std::optional<Date> due_date, yellow_from;
  std::optional<TimerName> due_clock;
  bool provisional = false;
  std::string department_name, handler;
  Instant received_at;
  std::vector<CaseKind> kinds;
};
BOOST_DESCRIBE_STRUCT(ListRow, (),
                      (id, receipt_number, case_number, item_name, applicant, state, todo, due_sort, due_date,
                       yellow_from, due_clock, provisional, department_name, handler, received_at, kinds))

struct After {  // the last row of the page before
  std::string due_sort;
  Instant received_at;
  CaseId id;
};
std::vector<ListRow> list(db::Read& read, const privacy::Privacy& privacy, const CaseQuery& query, AccountId actor,
                          Date today, const std::optional<After>& after, int limit);
Counts counts(db::Read& read, std::optional<DepartmentId> department, AccountId actor, Date today);
// Cases with an alarm that has come; those of the centre's hours only while it is open. The one that waits longest
// first.
std::vector<CaseId> to_ring(db::Read& read, Instant now, bool open, int limit);

// The cases that typed words can mean, as the beginning of a statement: "with … found as (…) ". Empty: nothing can be
// meant. Its parameters stand in `where`, which may grow from there.
struct Found {
  std::string with;
  Conditions where;
};
Found found(CentreId own, const privacy::Privacy& privacy, const std::string& typed);

// What is sealed here, for a change of keys.
std::vector<privacy::SealedColumn> sealed();

}  // namespace onewindow::cases::store
