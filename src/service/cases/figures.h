#pragma once
// The figures of one case: what statistics count and what registers filter and sort by, in one narrow row that is
// written again in the transaction of every act. All of it is derived from the case; nothing else is kept here.
#include "service/cases/course.h"

namespace onewindow::cases {

enum class Outcome { open, granted, denied, not_accepted, withdrawn, annulled };
BOOST_DESCRIBE_ENUM(Outcome, open, granted, denied, not_accepted, withdrawn, annulled)

enum class DenialKind { not_accepted, denied };  // 不予受理, 不予批准
BOOST_DESCRIBE_ENUM(DenialKind, not_accepted, denied)

struct Figures {
  CaseId case_id;
  DepartmentId department_id;
  std::optional<WindowId> window_id;
  AccountId handler_id;
  ItemId item_id;
  catalogue::HandlingKind item_kind = catalogue::HandlingKind::promised;
  catalogue::Category category = catalogue::Category::livelihood;
  Instant received_at;
  std::optional<Instant> noticed_at;  // the first one-time notice: the papers went back to be put right
  std::optional<Instant> accepted_at;
  Outcome outcome = Outcome::open;
  std::optional<Instant> concluded_at;  // decided, refused, withdrawn or annulled
  std::optional<Instant> finished_at;   // nothing is left to do: handed over, or ended without a decision
  std::optional<Instant> closed_at;     // filed
  std::int32_t notices = 0;             // one-time notices given; more than none makes it a 补办件 (P3.A19.2)
  // The limits as they stand, none while their clock stands still, and whether the decision came in time (P3.A9,
  // P5c.3.a, P8.A7.1; Licensing Law Art. 42). In time is decided by the due date, whenever it is picked up; absent
  // without a decision or without such a limit.
  std::optional<Date> promised_due, statutory_due;
  std::optional<bool> promised_kept, statutory_kept;
  // Workdays from day 0 to the decision, without day 0 and without the days on which the promised clock stood.
  std::optional<std::int64_t> workdays;
  std::optional<bool> spot_kept;  // of a case with a limit in minutes (即办件, P5a.4.2): decided within them
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (case_id, department_id, window_id, handler_id, item_id, item_kind, category, received_at,
                       noticed_at, accepted_at, outcome, concluded_at, finished_at, closed_at, notices, promised_due,
                       statutory_due, promised_kept, statutory_kept, workdays, spot_kept))

// What the figures are derived from.
struct Standpoint {
  State state = State::received;
  std::optional<Instant> accepted_at, decided_at, issued_at;
  std::optional<bool> granted;
};
// Fills what follows from the course and the standpoint into the figures as they were after the act before: a filed
// case keeps the outcome it was filed with. `now` is when a case that ends without a decision or is filed came to be
// so; the first such instant stays.
void derive(Figures& figures, const Standpoint& standpoint, const Course& course, const regulation::Calendar& calendar,
            Instant now);

}  // namespace onewindow::cases
