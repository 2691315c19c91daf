#pragma once
// What the sections `intake` and `time_limits` say of a case that is only told, not kept: the same rules that the
// counter decides by, asked with facts (`onewindow decide`, the stateless routes, the replay of a draft).
#include "regulation/decision.h"
#include "regulation/lint.h"
#include "service/cases/rules.h"

namespace onewindow::cases {

using regulation::Law;
using regulation::Ruling;

struct Halt {  // an interval that stops both clocks; both days included are not counted
  Date from;
  std::optional<Date> to;
};
BOOST_DESCRIBE_STRUCT(Halt, (), (from, to))

struct CourseTold {
  catalogue::ItemType type = catalogue::ItemType::licence;
  bool immediate = false;  // 即办件
  catalogue::Limit promised;
  std::optional<catalogue::Limit> statutory;
  Instant received;
  std::optional<Instant> noticed, completed;  // the one-time notice; the set complete
  std::optional<Instant> accepted, transferred, picked_up, decided;
  std::optional<Instant> returned, served;  // the result back at the window; served on the applicant
  bool granted = true;
  std::vector<Halt> halts;
  std::int32_t extended_workdays = 0;  // granted, on both clocks
  Instant now;
};
BOOST_DESCRIBE_STRUCT(CourseTold, (),
                      (type, immediate, promised, statutory, received, noticed, completed, accepted, transferred,
                       picked_up, decided, returned, served, granted, halts, extended_workdays, now))

struct ClockTold {
  std::string name;
  Date due;
  std::optional<Instant> until;  // of a limit in minutes
  bool provisional = false, on_time = true;
  Light light = Light::green;
};
BOOST_DESCRIBE_STRUCT(ClockTold, (), (name, due, until, provisional, on_time, light))
struct ClocksTold {
  std::optional<Date> day_zero;
  bool deemed_accepted = false;
  std::vector<ClockTold> clocks;
};
BOOST_DESCRIBE_STRUCT(ClocksTold, (), (day_zero, deemed_accepted, clocks))
// Every clock that the texts start for this course.
Ruling<ClocksTold> clocks_told(const Law& law, const CourseTold& told);

struct ExtensionTold {
  catalogue::ItemType type = catalogue::ItemType::licence;
  catalogue::Limit promised;
  std::optional<catalogue::Limit> statutory;
  Instant accepted, asked;
  std::int32_t workdays = 0;
  bool granted_before = false;
};
BOOST_DESCRIBE_STRUCT(ExtensionTold, (), (type, promised, statutory, accepted, asked, workdays, granted_before))
struct ExtensionSaid {
  bool promised = false, statutory = false;  // the clocks it would move
};
BOOST_DESCRIBE_STRUCT(ExtensionSaid, (), (promised, statutory))
// Refuses as the counter does: extension.not_provided, extension.after_due, extension.once, extension.too_long, ….
Ruling<ExtensionSaid> extension_told(const Law& law, const ExtensionTold& told);

struct UpwardTold {              // a case that is reported upward
  std::optional<Date> expected;  // by when its answer is expected
  Date today;
};
BOOST_DESCRIBE_STRUCT(UpwardTold, (), (expected, today))
struct UpwardSaid {
  bool may_go = true;
};
BOOST_DESCRIBE_STRUCT(UpwardSaid, (), (may_go))
// Refuses as the counter does: report.limit_missing, report.limit_past.
Ruling<UpwardSaid> upward_told(const Law& law, const UpwardTold& told);

struct RefusalTold {
  catalogue::ItemType type = catalogue::ItemType::licence;
  std::string reason, legal_basis;
};
BOOST_DESCRIBE_STRUCT(RefusalTold, (), (type, reason, legal_basis))
struct RefusalSaid {
  std::string remedies;
};
BOOST_DESCRIBE_STRUCT(RefusalSaid, (), (remedies))
Ruling<RefusalSaid> refusal_told(const Law& law, const RefusalTold& told);

struct IntakeTold {
  catalogue::ItemType type = catalogue::ItemType::licence;
};
BOOST_DESCRIBE_STRUCT(IntakeTold, (), (type))
struct IntakeSaid {  // what a text asks of an intake; absent where it is silent
  std::vector<NoticePart> notice_parts;
  std::vector<RefusalPart> refusal_parts;
  std::vector<ReferralDuty> referral_duties;
  std::optional<std::int32_t> notices_per_case;
  std::optional<std::string> notice_form;
  std::vector<NoticePart> receipt_parts;
  std::optional<bool> deemed_accepted, registration_first, help_to_correct, identity_check, issue_at_window_only,
      handover_record, accept_same_visit, clear_reply;
};
BOOST_DESCRIBE_STRUCT(IntakeSaid, (),
                      (notice_parts, refusal_parts, referral_duties, notices_per_case, notice_form, receipt_parts,
                       deemed_accepted, registration_first, help_to_correct, identity_check, issue_at_window_only,
                       handover_record, accept_same_visit, clear_reply))
Ruling<IntakeSaid> intake_told(const Law& law, const IntakeTold& told);

struct NoticeTold {
  catalogue::ItemType type = catalogue::ItemType::licence;
  std::vector<NoticePart> parts;    // that it tells
  std::int32_t given_before = 0;    // notices of the same case
  bool there_at_the_first = false;  // it names what lay there, unnamed, when the first was given
};
BOOST_DESCRIBE_STRUCT(NoticeTold, (), (type, parts, given_before, there_at_the_first))
struct NoticeSaid {
  std::vector<NoticePart> missing;
  std::optional<bool> fault;  // one more notice than there may be; absent where no text counts them
};
BOOST_DESCRIBE_STRUCT(NoticeSaid, (), (missing, fault))
// What a one-time notice lacks, and whether it should have been part of an earlier one.
Ruling<NoticeSaid> notice_told(const Law& law, const NoticeTold& told);

const std::vector<regulation::DecisionType>& decisions();

// Limits longer than a national base allows, a result back before it can be there, an extension longer than the law's,
// limits in hours, which no clock of a case has.
void lint(regulation::Linter& linter);

}  // namespace onewindow::cases
