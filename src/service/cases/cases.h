#pragma once
// A case (办件): an application from the moment it is handed in until it is closed. One transition table (rules.h) says
// who may do what from which state; every act below is one use case. Deadlines are derived when they are asked for,
// from the facts that stand in the case: receipt, acceptance, pauses, extensions. Not here: queueing, courier, joint
// handling, agency.
#include "base/page.h"
#include "centre/context/context.h"
#include "regulation/deadline.h"
#include "service/cases/inquiries.h"
#include "service/catalogue/catalogue.h"

namespace onewindow::cases {

using CaseId = Id<struct CaseTag>;
using DocumentId = Id<struct DocumentTag>;
using catalogue::ItemId;
using catalogue::Procedure;
using regulation::Because;
using regulation::Deadline;

enum class State {
  received,           // 收件: handed in, checked, not yet accepted
  correction_asked,   // 待补正: the one-time notice is out
  accepted,           // 受理: the set is complete; day 0
  in_review,          // 审查: with the back office
  special_procedure,  // 特别程序: the clocks stand (Art. 45) or the procedure runs inside the limit
  decided,            // 办结: granted or denied
  result_back,        // 结果已回窗口
  issued,             // 送达/发证
  closed,             // 归档
  not_accepted,       // 不予受理/退回
  withdrawn,          // 撤回
  annulled,           // 受理已撤销
};
BOOST_DESCRIBE_ENUM(State, received, correction_asked, accepted, in_review, special_procedure, decided, result_back,
                    issued, closed, not_accepted, withdrawn, annulled)

enum class Act {
  receive,
  check_materials,
  give_notice,
  take_correction,
  accept,
  refuse,
  withdraw,
  transfer,
  pick_up,
  ask_correction,
  take_review_correction,
  start_procedure,
  end_procedure,
  ask_extension,
  answer_extension,
  decide,
  return_result,
  issue,
  close,
  annul,             // 撤销受理
  pass_stage,        // one stage of the item's own review
  report_upward,     // 转报上级
  take_report_back,  // the superior authority's answer came
  // What is written down without moving the case; a state of its own does not follow.
  mark_joint,
  hand_on,
  contact,
  note,
  explain,
  object,
  reply_objection,
  deem_accepted,  // 视为受理: by nobody, by silence
  urge,           // 催办
  answer_urging,
};
BOOST_DESCRIBE_ENUM(Act, receive, check_materials, give_notice, take_correction, accept, refuse, withdraw, transfer,
                    pick_up, ask_correction, take_review_correction, start_procedure, end_procedure, ask_extension,
                    answer_extension, decide, return_result, issue, close, annul, pass_stage, report_upward,
                    take_report_back, mark_joint, hand_on, contact, note, explain, object, reply_objection,
                    deem_accepted, urge, answer_urging)

// 六件制 (P3.A19.2): immediate and promised come from the item; the others are what became of the case, and can
// combine.
enum class CaseKind { immediate, promised, reported_upward, supplemented, joint, returned };
BOOST_DESCRIBE_ENUM(CaseKind, immediate, promised, reported_upward, supplemented, joint, returned)

// The four handling modes of P3 Art. 10: 即时办理, 承诺办理, 衔接办理, 明确答复.
enum class HandlingMode { immediate, promised, linked_up, clear_reply };
BOOST_DESCRIBE_ENUM(HandlingMode, immediate, promised, linked_up, clear_reply)

enum class Light { green, yellow, red, grey };  // grey: no clock runs
BOOST_DESCRIBE_ENUM(Light, green, yellow, red, grey)

enum class PersonKind { person, organisation };
BOOST_DESCRIBE_ENUM(PersonKind, person, organisation)

enum class PaperKind {
  id_card,
  credit_code,
  passport,
  military_id,
  hk_macau_permit,
  taiwan_permit,
  foreign_permanent,
  other
};
BOOST_DESCRIBE_ENUM(PaperKind, id_card, credit_code, passport, military_id, hk_macau_permit, taiwan_permit,
                    foreign_permanent, other)

struct Applicant {
  PersonKind kind = PersonKind::person;
  Text<80, 1> name;
  PaperKind paper = PaperKind::id_card;
  Text<40, 1> paper_number;
  Text<20> phone;
  Text<200> address;
  std::optional<Text<200>> paper_override;  // why a credit code whose check digit fails is used all the same
};
BOOST_DESCRIBE_STRUCT(Applicant, (), (kind, name, paper, paper_number, phone, address, paper_override))

struct Agent {  // 经办人/代理人, with the applicant's authorisation
  Text<80, 1> name;
  PaperKind paper = PaperKind::id_card;
  Text<40, 1> paper_number;
  Text<20> phone;
  Text<200, 1> authorisation;  // what the authorisation says and its date
};
BOOST_DESCRIBE_STRUCT(Agent, (), (name, paper, paper_number, phone, authorisation))

enum class MaterialState { unchecked, present, missing, defective, not_needed };
BOOST_DESCRIBE_ENUM(MaterialState, unchecked, present, missing, defective, not_needed)

struct MaterialCheck {
  Text<20, 1> code;  // of the item version's material
  MaterialState state = MaterialState::unchecked;
  Text<400> defect;                    // what is wrong, for a defective one
  std::optional<bool> replaced;        // handed in anew since the first notice, though that notice did not name it
  std::optional<Text<400, 1>> helped;  // what the clerk helped to put right on the spot (帮办补正)
  std::optional<CaseId> held;          // the earlier case of this person that the centre has it from (held.h)
};
BOOST_DESCRIBE_STRUCT(MaterialCheck, (), (code, state, defect, replaced, helped, held))

struct Verification {  // P1.A16.a
  bool identity = false;
  bool qualification = false;
  Text<200> note;
  std::optional<Text<60>> qualification_paper, qualification_number;  // which paper it was, and its number
};
BOOST_DESCRIBE_STRUCT(Verification, (), (identity, qualification, note, qualification_paper, qualification_number))

// ---- what the acts take
// ----------------------------------------------------------------------------------------------

struct Registration {  // 初始登记
  ItemId item;
  Applicant applicant;
  std::optional<Agent> agent;
  std::vector<MaterialCheck> materials;
  Text<400> summary;                           // 办理摘要
  std::optional<Id<struct ParkedTag>> parked;  // the parked intake (parking.h) that this finishes
};
BOOST_DESCRIBE_STRUCT(Registration, (), (item, applicant, agent, materials, summary, parked))

struct Checklist {
  std::int32_t version = 0;
  std::vector<MaterialCheck> materials;
};
BOOST_DESCRIBE_STRUCT(Checklist, (), (version, materials))

enum class NoticeChannel { window, phone, sms, mail };
BOOST_DESCRIBE_ENUM(NoticeChannel, window, phone, sms, mail)

struct Notice {  // 一次性告知/补正: the defects follow from the checklist; more may be said in words
  std::int32_t version = 0;
  Text<1000> remark;
  NoticeChannel channel = NoticeChannel::window;
  std::optional<Date> reply_by;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (version, remark, channel, reply_by))

struct Acceptance {
  std::int32_t version = 0;
  Verification verification;
  bool transfer = true;                // hand it to the back office at once
  std::optional<Text<400>> exception;  // why it is not finished, or was not accepted, in the visit (same_visit.h)
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (version, verification, transfer, exception))

// Why an application is returned or not accepted, for the figures (P1.A21.c, P5b.A12.b); the words are in the reason.
enum class ReturnGround { not_in_scope, no_permission_needed, not_corrected, conditions_not_met, other };
BOOST_DESCRIBE_ENUM(ReturnGround, not_in_scope, no_permission_needed, not_corrected, conditions_not_met, other)

// What could have been done in the visit and was not (same_visit.h).
enum class ExceptionKind {
  accepted_later,  // a complete set that was not accepted the same day
  not_finished,    // an immediate case that went to the back office
  took_longer,     // an immediate case that took longer than its minutes
};
BOOST_DESCRIBE_ENUM(ExceptionKind, accepted_later, not_finished, took_longer)

struct NonAcceptance {  // 不予受理/退回
  std::int32_t version = 0;
  Text<1000, 1> reason;
  Text<400> legal_basis;      // required where the pack asks for it
  Text<200> other_authority;  // 应向哪个机关申请
  std::optional<ReturnGround> ground;
};
BOOST_DESCRIBE_STRUCT(NonAcceptance, (), (version, reason, legal_basis, other_authority, ground))

struct Withdrawal {
  std::int32_t version = 0;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (version, reason))

struct Step {  // acts that need nothing but the version: transfer, close, take a correction
  std::int32_t version = 0;
  Text<400> note;
};
BOOST_DESCRIBE_STRUCT(Step, (), (version, note))

struct ReviewCorrection {  // a correction asked after acceptance: stops the promised clock only
  std::int32_t version = 0;
  Text<1000, 1> what;
};
BOOST_DESCRIBE_STRUCT(ReviewCorrection, (), (version, what))

struct ProcedureStart {
  std::int32_t version = 0;
  Procedure procedure = Procedure::site_survey;
  Text<400, 1> reason;
  Text<400> basis;
  std::int32_t planned_days = 0;      // written to the applicant before the clock stops
  bool applicant_notified = false;    // by the written notice
  std::vector<Text<40, 1>> officers;  // a site survey names two (Licensing Law Art. 34)
};
BOOST_DESCRIBE_STRUCT(ProcedureStart, (),
                      (version, procedure, reason, basis, planned_days, applicant_notified, officers))

struct ProcedureEnd {
  std::int32_t version = 0;
  Text<1000, 1> outcome;
};
BOOST_DESCRIBE_STRUCT(ProcedureEnd, (), (version, outcome))

struct ExtensionRequest {
  std::int32_t version = 0;
  std::int32_t workdays = 0;
  Text<1000, 1> reason;
};
BOOST_DESCRIBE_STRUCT(ExtensionRequest, (), (version, workdays, reason))

struct ExtensionAnswer {
  std::int32_t version = 0;
  bool granted = false;
  Text<1000, 1> reason;
  bool applicant_informed = false;
  Text<400> explanation;  // what the applicant was told
};
BOOST_DESCRIBE_STRUCT(ExtensionAnswer, (), (version, granted, reason, applicant_informed, explanation))

struct Decision {
  std::int32_t version = 0;
  bool granted = true;
  Text<2000, 1> content;  // 许可内容, or facts and reasons of a denial
  Text<400> legal_basis;  // required for a denial
  Text<80> certificate_name, certificate_number;
  std::optional<Date> valid_until;
};
BOOST_DESCRIBE_STRUCT(Decision, (),
                      (version, granted, content, legal_basis, certificate_name, certificate_number, valid_until))

struct ResultReturn {  // handover of the result from the back office to the window
  std::int32_t version = 0;
  std::vector<Text<120, 1>> documents;
  Text<40, 1> giver;
  bool confirmed_by_both = false;
};
BOOST_DESCRIBE_STRUCT(ResultReturn, (), (version, documents, giver, confirmed_by_both))

struct Issue {  // service of the result at the window
  std::int32_t version = 0;
  Text<80, 1> recipient;
  Text<40> recipient_paper_number;  // whole or last four digits
  bool identity_checked = false;
  bool signed_for = false;
  Text<200> relation;  // of an agent or relative who collects
};
BOOST_DESCRIBE_STRUCT(Issue, (), (version, recipient, recipient_paper_number, identity_checked, signed_for, relation))

struct OnTheSpot {  // 即办件 in one screen: receive, accept, decide, hand over
  ItemId item;
  Applicant applicant;
  std::optional<Agent> agent;
  std::vector<MaterialCheck> materials;
  Text<400> summary;
  Verification verification;
  Text<2000, 1> content;
  Text<80> certificate_name, certificate_number;
  std::int32_t minutes = 0;  // since the applicant sat down, as the screen counted them
  bool signed_for = false;
};
BOOST_DESCRIBE_STRUCT(OnTheSpot, (),
                      (item, applicant, agent, materials, summary, verification, content, certificate_name,
                       certificate_number, minutes, signed_for))

// ---- what is answered
// ------------------------------------------------------------------------------------------------

struct Clock {
  std::string name;    // "notice", "promised", "statutory", "transfer", "pick_up", "department", "return", "delivery",
                       // "immediate"
  std::string zh, en;  // its name for people
  Deadline deadline;   // with its because
  std::optional<Instant> met_at;   // when what it waits for happened
  bool on_time = true;             // decided in time is on time, whenever it is picked up
  std::int64_t workdays_left = 0;  // negative: over by
  Light light = Light::green;
};
BOOST_DESCRIBE_STRUCT(Clock, (), (name, zh, en, deadline, met_at, on_time, workdays_left, light))

struct Event {
  Id<struct EventTag> id;
  Act act = Act::receive;
  State state_after = State::received;
  Instant at;
  std::string actor_name;
  std::optional<DocumentId> document;
  std::string zh, en;                 // one sentence
  Stored<boost::json::value> detail;  // what was entered
  Stored<Because> because;            // empty where nothing was computed
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, act, state_after, at, actor_name, document, zh, en, detail, because))

enum class DocumentKind {
  receipt,
  correction_notice,
  acceptance_notice,
  non_acceptance,
  procedure_notice,
  extension_notice,
  grant,
  denial,
  service_receipt,
  annulment_notice,
  objection_reply,
  guide_notice,
};
BOOST_DESCRIBE_ENUM(DocumentKind, receipt, correction_notice, acceptance_notice, non_acceptance, procedure_notice,
                    extension_notice, grant, denial, service_receipt, annulment_notice, objection_reply, guide_notice)

// 文书: a number of its series, what it says, printable for ever as it was. Its content is all that the print shows:
// {"sections": [{"heading", "text", "rows": [[cell, …], …]}]}.
struct DocumentView {
  DocumentId id;
  DocumentKind kind = DocumentKind::receipt;
  std::string number;  // 临政务受〔2026〕第00012号
  Instant at;
  std::string title;
  bool voided = false;
  std::string void_reason;
  Stored<boost::json::value> content;
};
BOOST_DESCRIBE_STRUCT(DocumentView, (), (id, kind, number, at, title, voided, void_reason, content))

struct MaterialLine {  // the item version's material with its check
  catalogue::Material material;
  MaterialState state = MaterialState::unchecked;
  std::string defect;
  std::int32_t named_in_notice = 0;  // the first notice that named it; 0: none
  std::string helped, helped_by;     // put right on the spot, and by whom
  std::string held_from;             // the number of the earlier case whose paper it is
};
BOOST_DESCRIBE_STRUCT(MaterialLine, (), (material, state, defect, named_in_notice, helped, helped_by, held_from))

struct ApplicantView {  // numbers masked
  PersonKind kind = PersonKind::person;
  std::string name;
  PaperKind paper = PaperKind::id_card;
  std::string paper_number;
  std::string phone;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(ApplicantView, (), (kind, name, paper, paper_number, phone, address))

struct StageLine {  // a stage of the item's own review, and how it was passed
  std::string name;
  std::optional<Instant> at;
  std::string by, opinion;
};
BOOST_DESCRIBE_STRUCT(StageLine, (), (name, at, by, opinion))

struct CaseView {
  CaseId id;
  std::int32_t version = 0;
  std::string receipt_number;              // 收件号, at receipt
  std::optional<std::string> case_number;  // 办件编号, at acceptance
  std::string query_code;  // for the applicant; staff see it only in the answer to receive and on prints
  State state = State::received;
  std::vector<CaseKind> kinds;
  HandlingMode mode = HandlingMode::promised;
  ItemId item;
  std::int32_t item_version = 0;
  std::string item_name, item_name_en, item_code;
  std::string department_name;
  std::string window_name;
  std::string handler;  // who answers for it from intake to the end (P3.A14.a)
  ApplicantView applicant;
  std::optional<ApplicantView> agent;
  std::string agent_authorisation;
  std::string summary;
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at, issued_at;
  std::optional<bool> granted;
  std::vector<MaterialLine> materials;
  std::vector<Clock> clocks;
  Light light = Light::green;
  std::vector<Act> allowed;  // to this actor, now
  std::vector<Event> timeline;
  std::vector<DocumentView> documents;
  std::int32_t notices = 0;
  std::vector<StageLine> stages;  // what the item sets for its review, in order
  std::optional<Date> expected;   // before acceptance: when it is due if it is accepted the day it was complete
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (id, version, receipt_number, case_number, query_code, state, kinds, mode, item, item_version,
                       item_name, item_name_en, item_code, department_name, window_name, handler, applicant, agent,
                       agent_authorisation, summary, received_at, accepted_at, decided_at, issued_at, granted,
                       materials, clocks, light, allowed, timeline, documents, notices, stages, expected))

enum class Todo { correct, accept, transfer, review, extension, hand_over, issue, close, none };  // what to do next
BOOST_DESCRIBE_ENUM(Todo, correct, accept, transfer, review, extension, hand_over, issue, close, none)

struct CaseRow {
  CaseId id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name;
  std::string applicant_name;  // staff see the name; public lists mask it
  std::string phone;           // masked
  State state = State::received;
  Todo todo = Todo::none;
  Light light = Light::green;
  std::optional<Date> due;           // of the clock that runs and ends first
  std::optional<std::string> clock;  // its name, "promised", and what people call it
  std::string clock_zh, clock_en;
  bool provisional = false;
  std::int64_t workdays_left = 0;
  std::string department_name;
  std::string handler;
  Instant received_at;
  std::vector<CaseKind> kinds;
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (id, receipt_number, case_number, item_name, applicant_name, phone, state, todo, light, due,
                       clock, clock_zh, clock_en, provisional, workdays_left, department_name, handler, received_at,
                       kinds))

enum class CaseOrder { due, received };
BOOST_DESCRIBE_ENUM(CaseOrder, due, received)

struct CaseQuery : PageQuery {
  std::optional<Text<60>> search;  // receipt or case number, name, phone, last four digits
  std::optional<State> state;
  std::optional<Todo> todo;
  std::optional<Light> light;
  std::optional<bool> mine;  // handled by me
  std::optional<bool> open;  // not issued, closed, refused, withdrawn
  std::optional<DepartmentId> department;
  std::optional<CaseOrder> order;
  std::optional<bool> granted;  // false: the register of denials, refusals to accept among them (P8.A8)
  std::optional<CaseKind> kind;
};
BOOST_DESCRIBE_STRUCT(CaseQuery, (PageQuery),
                      (search, state, todo, light, mine, open, department, order, granted, kind))

struct Counts {  // for the heads of the work lists
  std::int64_t open = 0, red = 0, yellow = 0, green = 0, received_today = 0, decided_today = 0, to_accept = 0,
               to_review = 0, to_hand_over = 0, to_issue = 0, mine = 0;  // mine: open, and handled by me
};
BOOST_DESCRIBE_STRUCT(Counts, (),
                      (open, red, yellow, green, received_today, decided_today, to_accept, to_review, to_hand_over,
                       to_issue, mine))

struct Person {  // somebody the centre has seen before, for the counter's search
  Id<struct PersonTag> id;
  PersonKind kind = PersonKind::person;
  std::string name;
  PaperKind paper = PaperKind::id_card;
  std::string paper_number;  // masked
  std::string phone;         // masked
  std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, kind, name, paper, paper_number, phone, cases))

struct PersonQuery : PageQuery {
  Text<60, 1> search;
};
BOOST_DESCRIBE_STRUCT(PersonQuery, (PageQuery), (search))

struct PaperCheck {  // what the counter shows while a number is typed
  bool valid = false;
  std::string code;           // "paper.check_digit", "paper.length", …; empty when valid
  std::int32_t position = 0;  // 1-based, of the first wrong character
  std::string zh, en;
  bool can_override = false;  // credit codes: warn, override with a reason
};
BOOST_DESCRIBE_STRUCT(PaperCheck, (), (valid, code, position, zh, en, can_override))

// Public progress: by number and query code.
struct ProgressQuery {
  Text<40, 1> number;
  Text<12, 1> code;
};
BOOST_DESCRIBE_STRUCT(ProgressQuery, (), (number, code))

struct ProgressStep {
  std::string zh, en;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ProgressStep, (), (zh, en, at))

struct Progress {
  std::string number;
  std::string item_name, item_name_en;
  std::string applicant;  // masked
  State state = State::received;
  std::string zh, en;  // what happens now, and what the applicant can do
  std::optional<Date> due;
  bool provisional = false;
  std::string why_zh, why_en;  // a plain paragraph why the date is what it is
  std::vector<ProgressStep> steps;
  std::vector<std::string> to_correct;  // what the notice asks for, while a correction is open
  std::string centre_name, phone;
  std::string handler;  // who answers for the case from intake to the end (P3.A14.a)
};
BOOST_DESCRIBE_STRUCT(Progress, (),
                      (number, item_name, item_name_en, applicant, state, zh, en, due, provisional, why_zh, why_en,
                       steps, to_correct, centre_name, phone, handler))

// ---- the acts
// --------------------------------------------------------------------------------------------------------

CaseView receive(WriteContext& context, const Registration& registration);  // POST /api/v1/cases
CaseView check_materials(WriteContext& context, CaseId id,
                         const Checklist& checklist);                          // PUT  /api/v1/cases/{id}/checklist
CaseView give_notice(WriteContext& context, CaseId id, const Notice& notice);  // POST /api/v1/cases/{id}/notice
CaseView take_correction(WriteContext& context, CaseId id,
                         const Checklist& checklist);                             // POST /api/v1/cases/{id}/correction
CaseView accept(WriteContext& context, CaseId id, const Acceptance& acceptance);  // POST /api/v1/cases/{id}/acceptance
CaseView refuse(WriteContext& context, CaseId id, const NonAcceptance& refusal);  // POST /api/v1/cases/{id}/refusal
CaseView withdraw(WriteContext& context, CaseId id,
                  const Withdrawal& withdrawal);                        // POST /api/v1/cases/{id}/withdrawal
CaseView transfer(WriteContext& context, CaseId id, const Step& step);  // POST /api/v1/cases/{id}/transfer
CaseView pick_up(WriteContext& context, CaseId id, const Step& step);   // POST /api/v1/cases/{id}/pick-up
CaseView ask_correction(WriteContext& context, CaseId id,
                        const ReviewCorrection& correction);  // POST /api/v1/cases/{id}/review-correction
CaseView take_review_correction(WriteContext& context, CaseId id,
                                const Step& step);  // POST /api/v1/cases/{id}/review-correction/end
CaseView start_procedure(WriteContext& context, CaseId id,
                         const ProcedureStart& start);  // POST /api/v1/cases/{id}/procedure
CaseView end_procedure(WriteContext& context, CaseId id,
                       const ProcedureEnd& end);  // POST /api/v1/cases/{id}/procedure/end
CaseView ask_extension(WriteContext& context, CaseId id,
                       const ExtensionRequest& request);  // POST /api/v1/cases/{id}/extension
CaseView answer_extension(WriteContext& context, CaseId id,
                          const ExtensionAnswer& answer);  // POST /api/v1/cases/{id}/extension/answer
CaseView decide(WriteContext& context, CaseId id, const Decision& decision);  // POST /api/v1/cases/{id}/decision
CaseView return_result(WriteContext& context, CaseId id, const ResultReturn& result);  // POST /api/v1/cases/{id}/result
CaseView issue(WriteContext& context, CaseId id, const Issue& issue);                  // POST /api/v1/cases/{id}/issue
CaseView close(WriteContext& context, CaseId id, const Step& step);   // POST /api/v1/cases/{id}/closure
CaseView on_the_spot(WriteContext& context, const OnTheSpot& visit);  // POST /api/v1/cases/on-the-spot
CaseView view(ReadContext& context, CaseId id);                       // GET  /api/v1/cases/{id}
Paged<CaseRow> list(ReadContext& context, const CaseQuery& query);    // GET  /api/v1/cases
struct CountsQuery {
  std::optional<DepartmentId> department;
};
BOOST_DESCRIBE_STRUCT(CountsQuery, (), (department))
Counts counts(ReadContext& context, const CountsQuery& query);         // GET  /api/v1/case-counts
Paged<Person> people(ReadContext& context, const PersonQuery& query);  // GET  /api/v1/people
Progress progress(ReadContext& context, const ProgressQuery& query);   // GET  /api/v1/public/progress
struct PaperQuery {
  PaperKind paper = PaperKind::id_card;
  Text<40, 1> number;
};
BOOST_DESCRIBE_STRUCT(PaperQuery, (), (paper, number))
PaperCheck check_paper(ReadContext& context, const PaperQuery& query);  // GET  /api/v1/paper-check

const std::vector<http::Route>& routes();
std::vector<privacy::SealedColumn> sealed();  // what of cases is sealed

}  // namespace onewindow::cases
