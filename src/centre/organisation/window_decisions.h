#pragma once
// What the section `windows` asks of a department that enters or leaves, asked with facts alone: by the rules of the
// admissions. How much is taken at which windows is decided in oversight/coverage. Pure.
#include "centre/organisation/admissions.h"
#include "regulation/decision.h"

namespace onewindow::organisation {

struct AdmissionTold {
  bool entry = true, shared = false;
  std::vector<JoinCondition> met;
  bool opinion = false, approved = false, merged_functions = false;
};
BOOST_DESCRIBE_STRUCT(AdmissionTold, (), (entry, shared, met, opinion, approved, merged_functions))
struct AdmissionSaid {
  std::vector<JoinCondition> unmet;
  std::vector<AdmissionPart> missing;
  std::string approving_body;
  bool admitted = false;  // nothing is missing
};
BOOST_DESCRIBE_STRUCT(AdmissionSaid, (), (unmet, missing, approving_body, admitted))
regulation::Ruling<AdmissionSaid> admission_said(const regulation::Law& law, const AdmissionTold& told);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::organisation
