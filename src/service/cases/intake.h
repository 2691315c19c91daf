#pragma once
// What the ways into a case share: at the counter, from another centre, and by silence. Used by the use cases only.
#include "service/cases/work.h"

namespace onewindow::cases {

// Refuses a paper whose number is wrong, at `at`/paper_number. The credit codes that were issued with a wrong check
// digit go through with a reason; a blank one is none.
void check_number(PaperKind paper, const std::string& number, const std::optional<Text<200>>& override, Date today,
                  const std::string& at);
// As a list shows somebody whose papers are kept in one form; a credit code is public.
ApplicantView masked(const store::PersonRow& person);

// The next 办件编号 of the centre and year.
std::string next_case_number(Work& work);

}  // namespace onewindow::cases
