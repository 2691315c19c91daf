#pragma once
// What of a case goes into a slip (service/slips): the clocks that the applicant may hold the centre to. Pure.
#include "service/cases/course.h"
#include "service/slips/rules.h"

namespace onewindow::cases {

// As they stand now; the hops between window and department are the house's own. Before acceptance with the date that
// the applicant was told to expect.
std::vector<slips::Term> slip_terms(const Course& course, const Sections& sections, const PinnedItem& item,
                                    Instant now);

}  // namespace onewindow::cases
