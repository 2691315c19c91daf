#include "centre/organisation/admissions.h"
#include "centre/organisation/origins.h"

namespace onewindow::organisation {

std::vector<Cited<JoinCondition>> unmet_conditions(const AdmissionRequest& request, const WindowRules& rules) {
  std::vector<Cited<JoinCondition>> unmet;
  if (!request.entry || !request.shared) return unmet;
  for (const auto& asked : rules.join_conditions) {
    const bool met = std::any_of(request.conditions.begin(), request.conditions.end(),
                                 [&](const auto& answer) { return answer.condition == asked.shown() && answer.met; });
    if (!met) unmet.push_back(asked);
  }
  return unmet;
}

std::vector<Cited<AdmissionPart>> missing_parts(const Admission& admission, const WindowRules& rules) {
  const auto there = [&](AdmissionPart part) {
    switch (part) {
      case AdmissionPart::centre_opinion: return admission.opinion.has_value();
      case AdmissionPart::approval: return admission.approval && admission.approval->granted;
      case AdmissionPart::merged_functions:  // of who comes to share a window; nobody merges to go
        return !admission.request.entry || !admission.request.shared || !admission.request.merged_functions.empty();
    }
    return false;
  };
  std::vector<Cited<AdmissionPart>> missing;
  for (const auto& asked : rules.admission_parts)
    if (!there(asked.shown())) missing.push_back(asked);
  return missing;
}

bool may_originate(OriginKind origin, WindowKind window, Level here, Level there) {
  if (origin == OriginKind::founded_by)
    return (window == WindowKind::provincial && there == Level::province && here != Level::province) ||
           (window == WindowKind::city && there == Level::city && here > Level::city);
  // A town's or a village's window for comprehensive or its stations' items belongs to the county's.
  return (here == Level::town || here == Level::village) && there == Level::county && window != WindowKind::department;
}

}  // namespace onewindow::organisation
