#pragma once
// A case in a few words, for features that hang on cases and need to know which it is, whose, and how it stands: one
// statement instead of the whole view.
#include "service/cases/cases.h"

namespace onewindow::cases {

struct CaseBrief {
  CaseId id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  State state = State::received;
  ItemId item_id;
  std::int32_t item_version = 0;
  std::string item_name;
  DepartmentId department_id;
  std::string applicant, agent;
  bool chargeable = false;  // accepted, and neither withdrawn nor annulled
};

CaseBrief brief(ReadContext& context, CaseId id);  // refuses case.unknown

}  // namespace onewindow::cases
