#pragma once
// The rules of a case: who may do what from which state, and what each act asks for before it happens. Pure: no
// database, no clock of its own. A number that a regulation sets is read from a section and takes its citation along.
#include <array>
#include <span>

#include "service/cases/annulment.h"
#include "service/cases/clocks.h"
#include "service/cases/course.h"
#include "service/cases/held.h"

namespace onewindow::cases {

using regulation::Decided;

// ---- who may
// -----------------------------------------------------------------------------------------------------------

inline constexpr http::Permission kReceive{"case.receive", "收件登记", "take in applications"};
inline constexpr http::Permission kAccept{"case.accept", "受理申请", "accept applications"};
inline constexpr http::Permission kRefuse{"case.refuse", "不予受理", "refuse to accept applications"};
inline constexpr http::Permission kReadCase{"case.read", "查看办件", "read a case"};
inline constexpr http::Permission kListCases{"case.list", "查询办件", "list cases"};
inline constexpr http::Permission kTransfer{"case.transfer", "移交后台", "hand cases to the back office"};
inline constexpr http::Permission kReview{"case.review", "审查办件", "review cases"};
inline constexpr http::Permission kDecide{"case.decide", "作出决定", "decide cases"};
inline constexpr http::Permission kDecideAtWindow{"case.decide_at_window", "窗口当场决定",
                                                  "decide cases at the window"};
inline constexpr http::Permission kExtensionAsk{"case.extension_ask", "申请延期", "ask for extensions"};
inline constexpr http::Permission kExtensionAnswer{"case.extension_answer", "答复延期",
                                                   "answer requests for extensions"};
inline constexpr http::Permission kResultReturn{"case.result_return", "送回结果", "return results to the window"};
inline constexpr http::Permission kIssue{"case.issue", "送达结果", "issue results"};
inline constexpr http::Permission kClose{"case.close", "归档办件", "close cases"};
inline constexpr http::Permission kWithdraw{"case.withdraw", "办理撤回", "withdraw applications"};
inline constexpr http::Permission kAnnul{"case.annul", "撤销受理", "annul acceptances"};
inline constexpr http::Permission kHandOn{"case.hand_on", "移交承办人", "hand cases to another handler"};
inline constexpr http::Permission kContact{"case.contact", "记录与申请人的联系", "record contacts with applicants"};
inline constexpr http::Permission kCoordinate{"case.coordinate", "协调办件", "coordinate cases"};
inline constexpr http::Permission kReplyObjection{"case.reply_objection", "答复异议", "reply to objections"};
inline constexpr http::Permission kCallHelp{"help.call", "请求部门协助", "call a department for help at the window"};
inline constexpr http::Permission kAnswerHelp{"help.answer", "响应窗口求助", "answer calls for help"};
inline constexpr http::Permission kUrge{"case.urge", "催办", "urge who holds a case"};
// What happens by time alone: nobody holds it.
inline constexpr http::Permission kByTime{"case.by_time", "期限届满自动办理", "done by time alone"};
inline constexpr http::Permission kWriteInquiry{"inquiry.write", "登记首问", "record first inquiries"};
inline constexpr http::Permission kReadInquiry{"inquiry.read", "查看首问", "read first inquiries"};

// ---- the lifecycle
// -----------------------------------------------------------------------------------------------------

// A condition that stands in the course and decides whether a row of the table is open.
enum class Guard {
  always,
  set_complete,
  set_incomplete,
  extension_open,
  no_extension_open,
  correction_open,
  no_correction_open,
  pick_up_open,
  report_open,
  nothing_open,  // neither a correction nor a report upward
  stages_left,   // of the item's own review, and no correction open
  urging_open,
  by_applicant  // who has proved his phone; nobody of the centre acts in his place
};
BOOST_DESCRIBE_ENUM(Guard, always, set_complete, set_incomplete, extension_open, no_extension_open, correction_open,
                    no_correction_open, pick_up_open, report_open, nothing_open, stages_left, urging_open, by_applicant)

struct Transition {
  std::optional<State> from;  // absent: the case does not exist yet
  Act act;
  State to;
  http::Permission who;
  Guard guard = Guard::always;
};

inline constexpr Transition kTransitions[] = {
    {std::nullopt, Act::receive, State::received, kReceive},

    {State::received, Act::check_materials, State::received, kReceive},
    {State::received, Act::give_notice, State::correction_asked, kAccept},
    {State::received, Act::accept, State::accepted, kAccept},
    {State::received, Act::refuse, State::not_accepted, kRefuse},
    {State::received, Act::withdraw, State::withdrawn, kWithdraw},
    {State::received, Act::deem_accepted, State::accepted, kByTime},

    {State::correction_asked, Act::take_correction, State::received, kReceive, Guard::set_complete},
    {State::correction_asked, Act::take_correction, State::correction_asked, kReceive, Guard::set_incomplete},
    {State::correction_asked, Act::give_notice, State::correction_asked, kAccept},
    {State::correction_asked, Act::refuse, State::not_accepted, kRefuse},
    {State::correction_asked, Act::withdraw, State::withdrawn, kWithdraw},

    {State::accepted, Act::transfer, State::in_review, kTransfer},
    {State::accepted, Act::decide, State::result_back, kDecideAtWindow},  // the result is at the window already
    {State::accepted, Act::withdraw, State::withdrawn, kWithdraw},
    {State::accepted, Act::annul, State::annulled, kAnnul},

    {State::in_review, Act::pick_up, State::in_review, kReview, Guard::pick_up_open},
    {State::in_review, Act::ask_correction, State::in_review, kReview, Guard::no_correction_open},
    {State::in_review, Act::take_review_correction, State::in_review, kReceive, Guard::correction_open},
    {State::in_review, Act::take_review_correction, State::in_review, kReview, Guard::correction_open},
    {State::in_review, Act::start_procedure, State::special_procedure, kReview, Guard::no_correction_open},
    {State::in_review, Act::ask_extension, State::in_review, kExtensionAsk, Guard::no_extension_open},
    {State::in_review, Act::answer_extension, State::in_review, kExtensionAnswer, Guard::extension_open},
    {State::in_review, Act::pass_stage, State::in_review, kReview, Guard::stages_left},
    {State::in_review, Act::report_upward, State::in_review, kReview, Guard::nothing_open},
    {State::in_review, Act::take_report_back, State::in_review, kReview, Guard::report_open},
    {State::in_review, Act::decide, State::decided, kDecide, Guard::nothing_open},
    {State::in_review, Act::withdraw, State::withdrawn, kWithdraw},
    {State::in_review, Act::annul, State::annulled, kAnnul},

    {State::special_procedure, Act::end_procedure, State::in_review, kReview},
    {State::special_procedure, Act::ask_extension, State::special_procedure, kExtensionAsk, Guard::no_extension_open},
    {State::special_procedure, Act::answer_extension, State::special_procedure, kExtensionAnswer,
     Guard::extension_open},
    {State::special_procedure, Act::withdraw, State::withdrawn, kWithdraw},
    {State::special_procedure, Act::annul, State::annulled, kAnnul},

    {State::decided, Act::return_result, State::result_back, kResultReturn},
    {State::result_back, Act::issue, State::issued, kIssue},
    {State::issued, Act::close, State::closed, kClose},
    {State::not_accepted, Act::close, State::closed, kClose},
    {State::withdrawn, Act::close, State::closed, kClose},
    {State::annulled, Act::close, State::closed, kClose},

    // Whoever holds it is urged, and answers: the window, or the department.
    {State::received, Act::urge, State::received, kUrge},
    {State::received, Act::answer_urging, State::received, kReceive, Guard::urging_open},
    {State::correction_asked, Act::urge, State::correction_asked, kUrge},
    {State::correction_asked, Act::answer_urging, State::correction_asked, kReceive, Guard::urging_open},
    {State::accepted, Act::urge, State::accepted, kUrge},
    {State::accepted, Act::answer_urging, State::accepted, kTransfer, Guard::urging_open},
    {State::in_review, Act::urge, State::in_review, kUrge},
    {State::in_review, Act::answer_urging, State::in_review, kReview, Guard::urging_open},
    {State::special_procedure, Act::urge, State::special_procedure, kUrge},
    {State::special_procedure, Act::answer_urging, State::special_procedure, kReview, Guard::urging_open},
    {State::decided, Act::urge, State::decided, kUrge},
    {State::decided, Act::answer_urging, State::decided, kReview, Guard::urging_open},
    {State::result_back, Act::urge, State::result_back, kUrge},
    {State::result_back, Act::answer_urging, State::result_back, kIssue, Guard::urging_open},

    // The applicant himself, online (online.h).
    {std::nullopt, Act::receive, State::received, http::kVisitor, Guard::by_applicant},
    {State::received, Act::withdraw, State::withdrawn, http::kVisitor, Guard::by_applicant},
    {State::correction_asked, Act::take_correction, State::received, http::kVisitor, Guard::by_applicant},
    {State::correction_asked, Act::withdraw, State::withdrawn, http::kVisitor, Guard::by_applicant},
    {State::accepted, Act::withdraw, State::withdrawn, http::kVisitor, Guard::by_applicant},
    {State::in_review, Act::withdraw, State::withdrawn, http::kVisitor, Guard::by_applicant},
    {State::special_procedure, Act::withdraw, State::withdrawn, http::kVisitor, Guard::by_applicant},
};

// The state of one case as the table sees it, and what this actor is to it.
struct Situation {
  State state = State::received;
  bool set_complete = false;
  bool extension_open = false, asked_it = false;  // nobody answers the extension he asked for
  bool correction_open = false;
  bool pick_up_open = false;
  bool report_open = false;
  bool stages_left = false;  // the item's own stages come before the decision
  bool urging_open = false;
  bool by_applicant = false;       // the actor is of the public
  bool window_may_decide = false;  // by the centre's regulation and the item
  bool other_department = false;   // the actor answers for another department than the case's
  bool accepted_it = false;        // nobody annuls the acceptance he made
  bool front_desk = false;         // the actor sits at a window, and the back office alone decides
  bool decided_it = false;         // the actor decided it, and the back office hands nothing out
};
// `taken_here`: the window where the actor sits takes the item.
Situation situation(State state, const Course& course, const PinnedItem& item, const Sections& sections,
                    const Actor& actor, DepartmentId department, bool taken_here);

inline bool sits_at_window(const Actor& actor) { return actor.window && !actor.system; }

// What the actor may do now, each act once, in the order of the table.
std::vector<Act> allowed_acts(const Situation& situation, const Actor& actor);
// The row that the act takes; refuses with case.wrong_state (and the acts allowed now), access.forbidden,
// case.other_department.
const Transition& transition(const Situation& situation, Act act, const Actor& actor);
// The table as a Mermaid state diagram, for the documentation.
std::string state_diagram();

Todo todo(State state, const Course& course, const PinnedItem& item);
bool open(State state);  // still to be worked on before the applicant has an answer in hand

// Finished in the visit: a review of papers alone, where the window decides (P3.A9.2.a) or no text says who does.
bool handled_at_once(const PinnedItem& item, const Sections& sections, const Course& course);
// 六件制 (P3.A19.2) and the handling mode (P3.A10.b).
std::vector<CaseKind> kinds(const PinnedItem& item, const Sections& sections, State state, const Course& course);
HandlingMode mode(const PinnedItem& item, const Sections& sections, State state, const Course& course);

// ---- stages of review (P1.A19.b)
// -------------------------------------------------------------------------------------------

std::vector<StageLine> stage_lines(const catalogue::ItemContent& item, const Course& course);
bool stages_left(const catalogue::ItemContent& item, const Course& course);
// Refuses stage.none_left, stage.out_of_order, stage.by_another.
void check_stage(const catalogue::ItemContent& item, const Course& course, const std::string& stage, AccountId by);
// Refuses stage.open.
void check_stages_passed(const catalogue::ItemContent& item, const Course& course);

// ---- hands (P5b.A13.d)
// ---------------------------------------------------------------------------------------------------

// Refuses handler.same, handler.not_yours.
void check_hand_on(AccountId handler, AccountId by, AccountId to, bool coordinates);

// ---- intake
// ------------------------------------------------------------------------------------------------------------

// Applications are taken in at a window of the hall, or at the registration desk, which belongs to no department; a
// department's own people outside the hall take nothing in (P1.A8.a, P2.A3.b, P9.A4). Refuses window.outside.
void check_intake_place(const Actor& actor);

// One unchecked line a material of the item version.
std::vector<Line> open_lines(const catalogue::ItemContent& item);
// Who enters a checklist, and what of it the centre may hold already.
struct Entering {
  std::string by;
  std::vector<HeldMaterial> held;
};
// Enters a checklist. Refuses case.material_unknown, case.material_twice, case.defect_missing, case.material_required
// (a required material cannot be "not needed"), case.not_there (helped or held, but not present), case.held_unknown,
// each at its field. `notices` is how many went out before.
void enter(std::vector<Line>& lines, const catalogue::ItemContent& item, const std::vector<MaterialCheck>& checks,
           std::size_t notices, const Entering& entering = {});
// Why a fault was put right on the spot: the provision that asks to help, where one does (P5c.3.c).
Because helped_because(const Sections& sections, const std::vector<MaterialCheck>& checks);
// Nothing is unchecked, missing or defective that the item asks for.
bool complete(const std::vector<Line>& lines, const catalogue::ItemContent& item);

struct Defect {
  std::string code, name;
  MaterialState state;
  std::string text;
};
// Every defect of the list at once, with the parts the texts ask a notice to tell (P1.A13, P5a.3.1, P5c.2.b, Licensing
// Law Art. 32). Refuses case.nothing_to_correct, and case.material_unchecked while it could not list everything.
// What the texts in force call the one-time notice (P5a.3.2, P5c.2.b); null: as the form does.
const Cited<std::string>* notice_form(const Sections& sections);
struct NoticeContent {
  std::vector<Defect> defects;
  std::set<NoticePart> parts;
};
Decided<NoticeContent> one_time_notice(const Course& course, const PinnedItem& item, const Sections& sections);
// The defects of a later notice that the first should have named: materials that lay there, were judged good, and are
// now found bad though nobody exchanged them. What is still missing, what was brought in anew, and what is needed only
// now is no fault.
std::vector<Defect> repeated_defects(const Course& course, const NoticeContent& content);
// Writes down in the lines what the notice named.
void mark_named(std::vector<Line>& lines, const NoticeContent& content, std::size_t notice);

// Applications taken in outside the hall are facts of this kind.
inline constexpr const char* kIntakeOutside = "intake.outside_hall";

// Day 0 and the clocks that run from it. Refuses case.material_missing (details.materials), case.identity_unchecked,
// case.qualification_unchecked, case.qualification_paper (which paper, or why none is asked for).
struct Accepted {
  Date day_zero;
  std::vector<Timer> timers;
  std::optional<Because> deemed;  // silence had accepted it before, as of its receipt
};
// The clocks of a case that is accepted as of `start`: promised, statutory, and from now the hand-over's.
std::vector<Timer> accepted_timers(const PinnedItem& item, const Sections& sections, Instant start, Instant now);
Decided<Accepted> acceptance(const Course& course, const PinnedItem& item, const Sections& sections,
                             const Verification& verification, Instant received, Instant now);

// The parts of the guide that are told at acceptance (P5a.2.2, P5c.2.a): the materials, and what the texts add.
std::vector<std::string> told_parts(const Sections& sections, Because& because);
// When a case is due if it is accepted today: every case carries a date from its receipt on (P2.A5).
Date expected_due(const PinnedItem& item, const Sections& sections, Instant now);

// An immediate case is finished in the visit where a text sets its time; who sends it on says why. Refuses
// case.exception_reason.
bool finish_owed(const PinnedItem& item, const Sections& sections, const Course& course);
void check_exception(const PinnedItem& item, const Sections& sections, const Course& course, const std::string& reason,
                     const std::string& at);
// The set was complete on an earlier day (P1.A16.b).
bool accepted_later(const Course& course, Date today);

// What a refusal or denial tells: the ways to challenge it, as the texts name them.
struct Remedies {
  std::string zh;
};
// Refuses case.reason_missing, case.legal_basis_missing (with the provision that asks for it).
Decided<Remedies> non_acceptance(const PinnedItem& item, const Sections& sections, const NonAcceptance& refusal);

// Takes a wrong acceptance back, until the case is decided: with its reason, by another than who accepted, and the
// applicant is told. Refuses annulment.own_acceptance, annulment.not_informed.
Decided<Remedies> annulment(const Course& course, const PinnedItem& item, const Sections& sections,
                            const Annulment& annulment, AccountId by);

// A case that is passed upward has its limit, too, where a text says that every case has one (P5a.4.1). Refuses
// report.limit_missing, report.limit_past.
void check_upward_limit(const Sections& sections, std::optional<Date> expected, Date today);

// ---- review
// ------------------------------------------------------------------------------------------------------------

// Refuses procedure.not_of_item, procedure.not_notified (a clock stops only after a written notice with the planned
// time, Art. 45), procedure.two_officers (Art. 34).
Decided<Stop> procedure(const PinnedItem& item, const Sections& sections, const ProcedureStart& start, Date today);

// Refuses extension.not_provided, extension.after_due, extension.once, extension.too_long, extension.workdays.
Decided<Extension> extension_request(const Course& course, const PinnedItem& item, const Sections& sections,
                                     const ExtensionRequest& request, AccountId asker, Instant now);
// Refuses extension.own_request, extension.not_explained, and a grant after the statutory date with
// extension.after_due.
Decided<Extension> extension_answer(const Course& course, const PinnedItem& item, const Sections& sections,
                                    const ExtensionAnswer& answer, AccountId answerer, Instant now);

// Who decides: the back office, or the window within its authorisation (P1.A2.a, P3.A8, P9.A10.a). Refuses
// case.back_office_decides, case.window_not_authorised.
Decided<bool> window_decision(const PinnedItem& item, const Sections& sections, bool may_decide_at_window);
// A window decides what it takes in, and its worker what his department answers for; other items go to their
// department (P9.A9.a). Refuses case.not_of_this_window, case.other_department.
void check_own_item(const Sections& sections, bool taken_here, bool other_department);
// Nobody is on both sides (P1.A2.a): where the back office alone decides, who sits at a window does not decide,
// whatever else he may, and who decided does not hand the result out. Refuses case.back_office_decides,
// issue.own_decision.
void check_side(const Sections& sections, Act act, bool at_window, bool decided_it);
// Refuses a denial without reason or legal basis (Licensing Law Art. 38), and a grant without its basis where the
// regulation asks for it (P1.A19.a).
Decided<Remedies> decision(const PinnedItem& item, const Sections& sections, const Decision& decision);

// ---- results
// -----------------------------------------------------------------------------------------------------------

// Refuses result.not_confirmed, result.documents_missing (P1.A18.a).
void check_return(const Sections& sections, const ResultReturn& result);
// Refuses issue.window_only (P1.A19.c, P9.A9.d), issue.identity_unchecked, issue.not_signed, issue.relation_missing.
void check_issue(const Sections& sections, const Issue& issue, bool at_window, const std::string& applicant,
                 const std::string& agent);

// ---- objections (P5b.A14.1.b)
// ----------------------------------------------------------------------------------------------

// Until when a reply is owed; nothing where no text sets a time.
std::optional<Timer> reply_timer(const Sections& sections, Instant made);
Decided<Remedies> objection_reply(const PinnedItem& item, const Sections& sections);
struct Replier {
  bool own_department = false, accepting_window = false, decided_it = false;
};
// Refuses objection.not_yours, objection.own_decision.
void check_reply(const Replier& replier);

// ---- first inquiry (首问)
// --------------------------------------------------------------------------------------------------

struct ReferredWindow {  // what the organisation knows of the window that is named
  std::string phone, location;
};
// Refuses inquiry.answer_missing, inquiry.reason_missing, inquiry.colleague_missing, inquiry.referral_missing,
// inquiry.handler_missing, inquiry.location_missing, inquiry.phone_missing (P5a.1.3, P5a.1.4, P5c.1.c, P5c.1.d,
// P8.A5.2).
void check_inquiry(const Inquiry& inquiry, const Sections& sections, const ReferredWindow& window);
// Refuses inquiry.asked_later and inquiry.item_missing (a notice is of an item).
void check_asked(const Inquiry& inquiry, Instant now);
// Whether the matter stays with who was asked first (P1.A12.a, P5a.1.5).
bool stays_open(InquiryOutcome outcome, const Sections& sections);

}  // namespace onewindow::cases
