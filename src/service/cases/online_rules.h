#pragma once
// What the public may do online with an application, as decisions. Pure.
#include "service/cases/channels.h"
#include "service/cases/course.h"

namespace onewindow::cases {

// Refuses application.not_online: what is secret, and what is not taken in the hall, is not filed online.
void check_online(const catalogue::ItemContent& item);

// How many cases of one visitor in a day: the operator's guard, no regulation's.
inline constexpr std::int64_t kFilingsADay = 20;
// Refuses application.too_many_filed.
void check_filings(std::int64_t of_this_day);

// Refuses case.applicant_only: an agent hands in and asks, but gives nothing up without the applicant.
void check_may_withdraw(Party party);

// What was handed in online: for which material, and when.
struct HandedIn {
  std::string material;
  Instant at;
};
// The materials that the last notice waits for, in the item's order.
std::vector<std::string> asked_for(const Course& course);
// Of these, the ones for which nothing came since the notice.
std::vector<std::string> unanswered(const Course& course, const std::vector<HandedIn>& handed_in);
// Refuses correction.not_whole (details.materials) while something that was asked for is not there.
void check_correction(const Course& course, const catalogue::ItemContent& item, const std::vector<HandedIn>& handed_in);
// What came lies there to be checked anew.
void take_online(Course& course, Instant now);

// Since when a set that was found complete has been so: what was handed in online lay there since then.
Instant complete_since(const Course& course, Instant now);

}  // namespace onewindow::cases
