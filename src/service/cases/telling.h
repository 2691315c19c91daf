#pragma once
// Who is told what happens to a case. Used by the use cases only.
#include "centre/notices/messages.h"
#include "centre/notices/notices.h"
#include "service/cases/work.h"

namespace onewindow::cases {

// Who works on it now: the department's reviewers while it is with them, else who took it in.
std::vector<notices::To> workers(const store::Case& row);
// Who answers for it: the handler from intake to the end, the leader of its department, the centre's office.
std::vector<notices::To> watchers(const store::Case& row);

std::string number_of(const store::Case& row);  // its case number, or its receipt number before acceptance

void tell_people(Work& work, std::vector<notices::To> to, std::string kind, std::string zh, std::string en);
// A text message to the applicant, or to the agent who came for him; `more` beside centre, item and number.
void tell_applicant(Work& work, const notices::TemplateId& text, notices::Parameters more);

}  // namespace onewindow::cases
