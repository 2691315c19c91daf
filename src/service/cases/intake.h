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

// What an applicant hands over becomes a case that nobody has been told of yet: its item must be taken at this window
// (window.not_here), its papers bear right numbers, its agent too. Nothing is stored but the people.
Work take_in(WriteContext& context, const Registration& handed, Instant received);
Work take_in(WriteContext& context, const OnTheSpot& handed, Instant received);
// 初始登记 comes before anything else (P5b.A12.a, P5c.11.1): the receipt with its number.
void register_receipt(Work& work, const std::vector<MaterialCheck>& checks, const std::optional<Text<200>>& override);
// The clock of what is done on the spot; where it is set in minutes, these run while the centre is open.
void add_immediate(Work& work, Instant start);
void drop(Course& course, TimerName name);

// The next 办件编号 of the centre and year.
std::string next_case_number(Work& work);

}  // namespace onewindow::cases
