#pragma once
// What a pack says about taking in and deciding cases: the typed sections `intake` and `time_limits`. An absent value
// means that the text is silent. Values are read through Cited<T>::in(because).
#include "regulation/cited.h"

namespace onewindow::cases {

using regulation::Cited;
using regulation::Duration;

enum class WhoDecides {
  back_office,           // P1: the window takes in and hands out, never decides
  window_if_authorised,  // P3, P9: within the recorded authorisation
};
BOOST_DESCRIBE_ENUM(WhoDecides, back_office, window_if_authorised)

enum class NoticePart { materials, procedure, limit, fee, basis, guide };
BOOST_DESCRIBE_ENUM(NoticePart, materials, procedure, limit, fee, basis, guide)

enum class RefusalPart { reason, legal_basis, remedies, written, register_entry, referral };
BOOST_DESCRIBE_ENUM(RefusalPart, reason, legal_basis, remedies, written, register_entry, referral)

enum class ReferralDuty {  // after pointing elsewhere (首问)
  tell_window,             // the window itself: a person's name does not do (P8.A5.2)
  tell_location,           // and its exact place
  name_handler,            // the person who handles it, by name (P5a.1.3)
  give_phone,              // over the phone
  supervise_to_end,        // who was asked first follows it up
};
BOOST_DESCRIBE_ENUM(ReferralDuty, tell_window, tell_location, name_handler, give_phone, supervise_to_end)

struct Intake {
  std::optional<Cited<WhoDecides>> who_decides_at_window;
  std::vector<Cited<NoticePart>> notice_parts;          // 一次性告知 must contain
  std::optional<Cited<std::string>> notice_form;        // what the notice is called: 补办通知单, 补正通知书
  std::optional<Cited<Duration>> notice_limit;          // for a notice that cannot be given on the spot, from receipt
  std::optional<Cited<std::int32_t>> notices_per_case;  // more than this is a fault when a defect was already there
  std::optional<Cited<bool>> deemed_accepted;     // licence: no notice within the limit counts as accepted at receipt
  std::vector<Cited<RefusalPart>> refusal_parts;  // what a refusal or return must carry
  std::optional<Cited<Duration>> review_remedy;   // 行政复议: within … of learning of it (60 days)
  std::optional<Cited<std::int32_t>> litigation_months;  // 行政诉讼: 6 months
  std::vector<Cited<ReferralDuty>> referral_duties;
  std::optional<Cited<bool>> registration_first;    // 初始登记 before anything else
  std::optional<Cited<bool>> help_to_correct;       // simple faults are put right on the spot
  std::optional<Cited<bool>> identity_check;        // identity and qualification papers verified before acceptance
  std::optional<Cited<bool>> issue_at_window_only;  // results go out at the window only
  std::optional<Cited<bool>> handover_record;       // result handover signed by both sides
  std::vector<Cited<NoticePart>> receipt_parts;     // what the receipt tells besides (P5b.A13.c)
  std::optional<Cited<bool>> clear_reply;           // an objection is owed a clear reply (P5b.A14.1.b)
  std::optional<Cited<bool>> accept_same_visit;     // a complete set is accepted at the visit; else it is flagged
};
BOOST_DESCRIBE_STRUCT(Intake, (),
                      (who_decides_at_window, notice_parts, notice_form, notice_limit, notices_per_case,
                       deemed_accepted, refusal_parts, review_remedy, litigation_months, referral_duties,
                       registration_first, help_to_correct, identity_check, issue_at_window_only, handover_record,
                       receipt_parts, clear_reply, accept_same_visit))

enum class ExtensionPart { written_request, before_due, centre_consent, head_approval, explanation_to_applicant };
BOOST_DESCRIBE_ENUM(ExtensionPart, written_request, before_due, centre_consent, head_approval, explanation_to_applicant)

enum class ClockStart { complete_and_accepted, materials_corrected };
BOOST_DESCRIBE_ENUM(ClockStart, complete_and_accepted, materials_corrected)

struct TimeLimits {
  std::optional<Cited<Duration>> decision;            // licence law: 20 workdays where the item's own law sets none
  std::optional<Cited<Duration>> decision_joint;      // 45 workdays: handled jointly
  std::optional<Cited<Duration>> extension;           // at most 10 workdays
  std::optional<Cited<Duration>> extension_joint;     // at most 15 workdays
  std::optional<Cited<std::int32_t>> extensions_max;  // how many
  std::vector<Cited<ExtensionPart>> extension_parts;  // without one of them it is refused
  std::optional<Cited<ClockStart>> clock_start;
  std::optional<Cited<Duration>> immediate;             // 即办件: 30 minutes, or the same visit
  std::optional<Cited<Duration>> transfer;              // to the back office: same day
  std::optional<Cited<Duration>> pickup_by_department;  // 取件: the next workday at latest
  std::optional<Cited<Duration>> return_before_due;  // result back at the window this long before the promised due date
  std::optional<Cited<Duration>> delivery;           // 10 workdays to issue and serve after a grant
  std::vector<Cited<std::string>> pausing_procedures;  // catalogue::Procedure names that stop both clocks (Art. 45)
  std::optional<Cited<std::int32_t>> survey_officers;  // licence law Art. 34: a site survey names at least two
  std::optional<Cited<bool>> promise_public;           // an item needs a published promise
  std::optional<Cited<bool>> workday_calendar;         // limits count the workdays that the state sets
  std::optional<Cited<Duration>> objection_reply;      // an objection is replied to within …
  std::optional<Cited<bool>> urge;                  // the department is urged when its date is near and when it is over
  std::optional<Cited<Duration>> collect_reminder;  // a result that waits so long is remembered to the applicant
  std::optional<Cited<bool>> department_clock;      // the department's own clock runs from the transfer
  std::optional<Cited<bool>> grant_needs_basis;     // a grant names its legal basis, as a denial does
  std::optional<Cited<bool>> upward_has_limit;      // what is passed upward has its limit, too (P5a.4.1)
};
BOOST_DESCRIBE_STRUCT(TimeLimits, (),
                      (decision, decision_joint, extension, extension_joint, extensions_max, extension_parts,
                       clock_start, immediate, transfer, pickup_by_department, return_before_due, delivery,
                       pausing_procedures, survey_officers, promise_public, workday_calendar, objection_reply, urge,
                       collect_reminder, department_clock, grant_needs_basis, upward_has_limit))

}  // namespace onewindow::cases
