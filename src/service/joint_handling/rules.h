#pragma once
// Joint handling (联办): when a case belongs to several departments together, who leads, what a joint meeting needs,
// and whose limit holds. The rules only (P3, P4, P5a); meetings are not here yet. Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::joint_handling {

using regulation::Cited;
using regulation::Law;
using regulation::Ruling;

// Section `joint_handling`.
struct JointHandling {
  std::optional<Cited<std::int32_t>> departments_min;  // from so many departments on
  std::optional<Cited<std::string>> lead;              // who organises it
  std::optional<Cited<bool>> one_notice;               // one person tells all departments' materials at once
  std::optional<Cited<bool>> all_sign;                 // a joint opinion is counter-signed by every department
  std::optional<Cited<bool>> meeting_sets_limit;       // the meeting's limit becomes the case's
};
BOOST_DESCRIBE_STRUCT(JointHandling, (), (departments_min, lead, one_notice, all_sign, meeting_sets_limit))

struct Involved {
  std::int32_t departments = 1;
};
BOOST_DESCRIBE_STRUCT(Involved, (), (departments))
struct Joint {
  bool joint = false;
  std::string lead;
};
BOOST_DESCRIBE_STRUCT(Joint, (), (joint, lead))
Ruling<Joint> joint(const Law& law, const Involved& involved);

struct Opinion {
  std::string department, opinion;
  bool attended = false, signed_it = false;
};
BOOST_DESCRIBE_STRUCT(Opinion, (), (department, opinion, attended, signed_it))
struct Meeting {
  std::vector<Opinion> departments;
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (departments))
struct Concluded {
  std::int64_t signatures = 0;
};
BOOST_DESCRIBE_STRUCT(Concluded, (), (signatures))
// Refuses joint.signature_missing.
Ruling<Concluded> conclude(const Law& law, const Meeting& meeting);

struct Case {
  Date accepted;
  std::int32_t promised_workdays = 0;
  std::optional<std::int32_t> meeting_workdays;
};
BOOST_DESCRIBE_STRUCT(Case, (), (accepted, promised_workdays, meeting_workdays))
struct Due {
  Date due;
  bool by_meeting = false;
};
BOOST_DESCRIBE_STRUCT(Due, (), (due, by_meeting))
Ruling<Due> due(const Law& law, const Case& handled);

struct MaterialsOf {
  std::string department;
  std::vector<std::string> materials;
};
BOOST_DESCRIBE_STRUCT(MaterialsOf, (), (department, materials))
struct Lists {
  std::vector<MaterialsOf> departments;
};
BOOST_DESCRIBE_STRUCT(Lists, (), (departments))
struct Notice {
  std::vector<std::string> materials;  // each once, in the order of the departments
};
BOOST_DESCRIBE_STRUCT(Notice, (), (materials))
Ruling<Notice> notice(const Law& law, const Lists& lists);

const std::vector<regulation::DecisionType>& decisions();

// Fewer than two departments are not joint.
void lint(regulation::Linter& linter);

}  // namespace onewindow::joint_handling
