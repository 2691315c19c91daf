#include "centre/organisation/window_decisions.h"

namespace onewindow::organisation {

namespace {

Admission told_as_case(const AdmissionTold& told) {
  Admission out;
  out.request.entry = told.entry;
  out.request.shared = told.shared;
  for (const JoinCondition condition : told.met)
    out.request.conditions.push_back({.condition = condition, .met = true});
  if (told.merged_functions) out.request.merged_functions = Text<400>("已合并");
  if (told.opinion) out.opinion = Opinion{.supports = true, .words = Text<400, 1>("同意")};
  if (told.approved)
    out.approval =
        Approval{.granted = true, .body = Text<80, 1>("批准机关"), .document = Text<120, 1>("文件"), .on = {}};
  return out;
}

}  // namespace

regulation::Ruling<AdmissionSaid> admission_said(const regulation::Law& law, const AdmissionTold& told) {
  const auto* rules = law.section<WindowRules>();
  if (rules == nullptr || (rules->join_conditions.empty() && rules->admission_parts.empty())) return std::nullopt;
  regulation::Because because;
  AdmissionSaid out;
  if (told.entry && told.shared)
    for (const auto& asked : rules->join_conditions) asked.in(because);
  for (const auto& asked : rules->admission_parts) asked.in(because);
  if (rules->approving_body) out.approving_body = rules->approving_body->in(because);
  if (!because.cites()) return std::nullopt;
  const Admission admission = told_as_case(told);
  for (const auto& one : unmet_conditions(admission.request, *rules)) out.unmet.push_back(one.shown());
  for (const auto& one : missing_parts(admission, *rules)) out.missing.push_back(one.shown());
  out.admitted = out.unmet.empty() && out.missing.empty();
  return regulation::Decided<AdmissionSaid>(std::move(out), std::move(because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<admission_said>("windows.admission", "windows", "部门进驻或退出",
                                           "whether a department may enter or leave the hall"),
  };
  return list;
}

}  // namespace onewindow::organisation
