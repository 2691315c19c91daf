#pragma once
// A department enters or leaves the hall: request, the centre's opinion, approval from above, then it is done
// (P3.A5.7); to share a comprehensive window it must be of a certain kind, and its approval functions merged (P9.A2).
// Which of these are asked for, the centre's pack says.
#include "centre/organisation/organisation.h"
#include "centre/organisation/sections.h"

namespace onewindow::organisation {

using AdmissionId = Id<struct AdmissionTag>;

enum class AdmissionState { requested, opined, approved, rejected, implemented };
BOOST_DESCRIBE_ENUM(AdmissionState, requested, opined, approved, rejected, implemented)

struct ConditionAnswer {
  JoinCondition condition = JoinCondition::no_own_window;
  bool met = false;
  Text<200> note;  // what it rests on
};
BOOST_DESCRIBE_STRUCT(ConditionAnswer, (), (condition, met, note))

struct AdmissionRequest {
  bool entry = true;    // false: the department leaves
  bool shared = false;  // to share a comprehensive window with others
  Text<40, 1> code;     // of the department
  Text<60> name;        // of one that is not there yet
  std::string name_en, phone;
  Text<400, 1> reason;
  std::vector<ConditionAnswer> conditions;
  Text<400> merged_functions;  // how its approval functions were merged, and by which paper
};
BOOST_DESCRIBE_STRUCT(AdmissionRequest, (),
                      (entry, shared, code, name, name_en, phone, reason, conditions, merged_functions))

struct Opinion {
  bool supports = false;
  Text<400, 1> words;
};
BOOST_DESCRIBE_STRUCT(Opinion, (), (supports, words))

struct Approval {
  bool granted = false;
  Text<80, 1> body;  // who decided
  Text<120, 1> document;
  Date on;
};
BOOST_DESCRIBE_STRUCT(Approval, (), (granted, body, document, on))

struct Signed {
  std::string by;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Signed, (), (by, at))

struct Admission {
  AdmissionId id;
  AdmissionState state = AdmissionState::requested;
  AdmissionRequest request;
  Signed requested;
  std::optional<Opinion> opinion;
  std::optional<Signed> opined;
  std::optional<Approval> approval;
  std::optional<Signed> recorded;
  std::optional<Signed> implemented;
};
BOOST_DESCRIBE_STRUCT(Admission, (), (id, state, request, requested, opinion, opined, approval, recorded, implemented))

// ---- pure

// The conditions of the pack that are not met or not answered; only for one that is to share a window.
std::vector<Cited<JoinCondition>> unmet_conditions(const AdmissionRequest& request, const WindowRules& rules);
// What the pack asks for and the admission does not have.
std::vector<Cited<AdmissionPart>> missing_parts(const Admission& admission, const WindowRules& rules);

// ---- use cases

// Refuses admission.department_taken, admission.department_unknown, admission.name, admission.open.
Admission request_admission(WriteContext& context, const AdmissionRequest& request);
Admission give_opinion(WriteContext& context, AdmissionId id, const Opinion& opinion);
// Refuses admission.opinion_missing where the pack asks for the centre's opinion first, admission.date.
Admission record_approval(WriteContext& context, AdmissionId id, const Approval& approval);
// Refuses admission.not_approved, admission.conditions, admission.functions, admission.windows_left.
Admission implement_admission(WriteContext& context, AdmissionId id);
Paged<Admission> admissions(ReadContext& context, const PageQuery& query);  // newest first

struct AdmissionChecklist {  // what the centre's pack asks for, for the form
  std::vector<JoinCondition> conditions;
  std::vector<AdmissionPart> parts;
  std::string approving_body;
  std::vector<Citation> provisions;
};
BOOST_DESCRIBE_STRUCT(AdmissionChecklist, (), (conditions, parts, approving_body, provisions))
AdmissionChecklist admission_checklist(ReadContext& context);

// For windows: refuses window.department_not_admitted when the pack sets conditions for sharing a window and one of the
// departments has not passed them (P9.A3).
void check_admitted(ReadContext& context, WindowKind kind, const std::vector<DepartmentId>& departments);

}  // namespace onewindow::organisation
