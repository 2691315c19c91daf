#pragma once
// The clocks of a case: when each starts, what stops or moves it, and the light it shows. A date is derived from the
// course each time it is asked for; nothing is counted down. Pure.
#include "regulation/opening.h"
#include "service/cases/course.h"

namespace onewindow::cases {

// ---- the timers that acts start; nothing where no text sets the limit
// --------------------------------------------------

// From receipt until the one-time notice, acceptance or refusal (Licensing Law Art. 32, P5c.2.c). The centre's own
// limit decides unless the national one ends earlier; the other stays visible as a reason.
std::optional<Timer> notice_timer(const Sections& sections, Instant received, Date today);
// 即办件: minutes, or the same visit (P5a.4.2, P3.A9.2.a).
// Minutes run while the centre is open; without `opening` by the clock on the wall.
std::optional<Timer> immediate_timer(const PinnedItem& item, const Sections& sections, Instant start,
                                     const regulation::Opening* opening = nullptr);
// 承诺 and 法定 side by side from the same day 0; the second only where a law sets one.
Timer promised_timer(const PinnedItem& item, const Sections& sections, Instant start);
std::optional<Timer> statutory_timer(const PinnedItem& item, const Sections& sections, Instant start);
std::optional<Timer> transfer_timer(const Sections& sections, Instant accepted);    // P9.A9.b
std::optional<Timer> pick_up_timer(const Sections& sections, Instant transferred);  // P9.A9.f
// The department's own, from the transfer, with the item's limit, where the regulation has it (P1.A19.a).
std::optional<Timer> department_timer(const PinnedItem& item, const Sections& sections, Instant transferred);
std::optional<Timer> return_timer(const Sections& sections, Instant transferred);  // P9.A9.c
std::optional<Timer> delivery_timer(const Sections& sections, Instant granted);    // Licensing Law Art. 44

// ---- what follows from them
// --------------------------------------------------------------------------------------------

Deadline deadline_of(const Course& course, const Timer& timer, const Sections& sections, Date today);
Date due_of(const Course& course, const Timer& timer, const regulation::Calendar& calendar,
            Date today);  // without reasons, for rows

// Of a limit in minutes: the instant it ends at.
std::optional<Instant> instant_of(const Timer& timer);
// From when on the end is near: the last workday, or the last fifth of the limit.
Date yellow_from(const regulation::Calendar& calendar, const Timer& timer, Date due);
// A stop that began after the due date stops nothing any more: what is late stays late.
bool standing_still(const Course& course, TimerName name, const regulation::Calendar& calendar, Date today);

// Every clock with its reasons, in the order in which they start.
std::vector<Clock> clocks(const Course& course, const Sections& sections, Date received, Instant now);

// The earliest of the clocks that run: kept in the row at each act, so that lists compare dates and derive nothing.
struct Standing {
  std::optional<Date> due;
  std::optional<Date> yellow_from;
  std::optional<TimerName> clock;  // whose due date it is
  bool provisional = false;
};
Standing standing(const Course& course, const regulation::Calendar& calendar, Date today);
Light light(std::optional<Date> due, std::optional<Date> yellow_from, Date today);

// The last day on which a notice keeps silence from counting as acceptance, when none has gone out by then; nothing
// where no text says that it counts.
std::optional<Date> silence_ends(Date received, const std::vector<NoticeGiven>& notices, const Sections& sections,
                                 Date today);
// Silence counts as acceptance on the day of receipt (Licensing Law Art. 32): nothing where the limit still runs, a
// notice went out in time, or no text says so.
std::optional<regulation::Decided<Date>> deemed_acceptance(Date received, const std::vector<NoticeGiven>& notices,
                                                           const Sections& sections, Date today);

}  // namespace onewindow::cases
