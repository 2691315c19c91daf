#include "service/joint_handling/rules.h"

#include <algorithm>

#include "regulation/deadline.h"

namespace onewindow::joint_handling {

using regulation::Because;
using regulation::Decided;
using regulation::Unit;

namespace {

constexpr std::int32_t kTogether = 2;  // fewer departments are not together, whatever a text says

}  // namespace

Ruling<Joint> joint(const Law& law, const Involved& involved) {
  const JointHandling* rules = law.section<JointHandling>();
  if (rules == nullptr || (!rules->departments_min && !rules->lead)) return std::nullopt;
  Because because;
  const std::int32_t from = rules->departments_min ? rules->departments_min->in(because) : kTogether;
  Joint out{.joint = involved.departments >= from, .lead = ""};
  if (rules->lead && (out.joint || !rules->departments_min)) {
    const std::string& lead = rules->lead->in(because);
    if (out.joint) out.lead = lead;
  }
  if (!rules->departments_min)
    because.say("本文未定部门数，涉及两个以上部门即为联办", "the text names no number: two departments are joint");
  return Decided<Joint>(std::move(out), std::move(because));
}

Ruling<Concluded> conclude(const Law& law, const Meeting& meeting) {
  const JointHandling* rules = law.section<JointHandling>();
  if (rules == nullptr || !rules->all_sign || !rules->all_sign->shown()) return std::nullopt;
  Because because;
  rules->all_sign->in(because);
  for (std::size_t i = 0; i < meeting.departments.size(); ++i)
    if (const Opinion& opinion = meeting.departments[i]; !opinion.attended || !opinion.signed_it)
      throw Refusal(RefusalKind::conflict, "joint.signature_missing",
                    "“" + opinion.department + "”未参会或未会签，联审意见不能成立",
                    "a department was absent or has not signed: the joint opinion is not concluded")
          .at("/departments/" + std::to_string(i) + (opinion.attended ? "/signed_it" : "/attended"))
          .because(rules->all_sign->citation());
  return Decided<Concluded>({std::int64_t(meeting.departments.size())}, std::move(because));
}

Ruling<Due> due(const Law& law, const Case& handled) {
  const JointHandling* rules = law.section<JointHandling>();
  if (rules == nullptr || !rules->meeting_sets_limit) return std::nullopt;
  Because because;
  Due out;
  out.by_meeting = rules->meeting_sets_limit->in(because) && handled.meeting_workdays;
  const std::int32_t workdays = out.by_meeting ? *handled.meeting_workdays : handled.promised_workdays;
  const auto deadline = regulation::deadline(
      law.calendar(), {.start = handled.accepted, .limit = {Unit::workdays, workdays}}, handled.accepted);
  because.add(deadline.because);
  out.due = deadline.due;
  return Decided<Due>(out, std::move(because));
}

Ruling<Notice> notice(const Law& law, const Lists& lists) {
  const JointHandling* rules = law.section<JointHandling>();
  if (rules == nullptr || !rules->one_notice || !rules->one_notice->shown()) return std::nullopt;
  Because because;
  rules->one_notice->in(because);
  Notice out;
  for (const MaterialsOf& of : lists.departments)
    for (const std::string& material : of.materials)
      if (std::find(out.materials.begin(), out.materials.end(), material) == out.materials.end())
        out.materials.push_back(material);
  return Decided<Notice>(std::move(out), std::move(because));
}

void lint(regulation::Linter& linter) {
  const JointHandling* rules = linter.section<JointHandling>();
  if (rules != nullptr && rules->departments_min && rules->departments_min->shown() < kTogether)
    linter.find(regulation::Severity::error, "joint_handling", "departments_min", 0, "joint_handling.alone",
                "联办至少涉及两个部门", "a joint case has two departments at least");
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<joint>("joint_handling", "joint_handling", "是否联办、谁牵头",
                                  "whether a case is joint, and who leads"),
      regulation::decision<conclude>("joint_handling.meeting", "joint_handling", "联审会签",
                                     "whether a joint opinion is concluded"),
      regulation::decision<due>("joint_handling.limit", "joint_handling", "联办时限", "whose limit holds"),
      regulation::decision<notice>("joint_handling.notice", "joint_handling", "联办一次告知",
                                   "one notice for all departments"),
  };
  return list;
}

}  // namespace onewindow::joint_handling
