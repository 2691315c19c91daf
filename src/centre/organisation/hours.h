#pragma once
// When the centre is open beside its regular hours: closures (a day or a part of it) and special opening, each dated,
// with its reason, and when it was announced. They count for reminders, limits in working hours and minutes at the
// counter, and stand on the public page; a legal deadline they never move.
#include "centre/organisation/organisation.h"
#include "regulation/opening.h"

namespace onewindow::organisation {

using ExceptionId = Id<struct OpeningExceptionTag>;
using regulation::Opening;
using regulation::Span;

enum class ExceptionKind { closure, opening };
BOOST_DESCRIBE_ENUM(ExceptionKind, closure, opening)

struct OpeningException {
  ExceptionId id;
  ExceptionKind kind = ExceptionKind::closure;
  Date from_date, to_date;   // both included
  std::optional<Span> part;  // of each day; a closure without it lasts the whole day
  std::string reason;
  Instant announced_at;
  std::string announced_by;
  std::optional<Instant> withdrawn_at;
  std::string withdrawn_by, withdrawal_reason;
};
BOOST_DESCRIBE_STRUCT(OpeningException, (),
                      (id, kind, from_date, to_date, part, reason, announced_at, announced_by, withdrawn_at,
                       withdrawn_by, withdrawal_reason))

struct Announcement {
  ExceptionKind kind = ExceptionKind::closure;
  Date from, to;
  std::optional<Span> part;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(Announcement, (), (kind, from, to, part, reason))

struct AnnouncementWithdrawal {
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(AnnouncementWithdrawal, (), (reason))

struct ExceptionQuery : PageQuery {
  std::optional<ExceptionKind> kind;
  std::optional<Date> from;  // only what is not over by then
};
BOOST_DESCRIBE_STRUCT(ExceptionQuery, (PageQuery), (kind, from))

struct DayQuery {
  std::optional<Date> from;          // today when absent
  std::optional<std::int32_t> days;  // 1 … 62, 14 when absent
};
BOOST_DESCRIBE_STRUCT(DayQuery, (), (from, days))

struct OpeningDay {
  Date date;
  std::vector<Span> open;  // in minutes of the day; empty: closed
  std::string zh, en;      // why it is another day than usual: a holiday's name, a closure's reason
};
BOOST_DESCRIBE_STRUCT(OpeningDay, (), (date, open, zh, en))

inline constexpr http::Permission kManageOpening{"opening.manage", "公布开放时间调整",
                                                 "announce closures and special opening"};

// Pure. Refuses opening.past, opening.order, opening.part, opening.part_missing, opening.without_effect.
void check_announcement(const Announcement& announcement, const Opening& now, Date today);

// The centre's hours with what was announced; the context must outlive it.
Opening opening(ReadContext& context);
std::vector<OpeningDay> opening_days(ReadContext& context, const DayQuery& query);
Paged<OpeningException> exceptions(ReadContext& context, const ExceptionQuery& query);  // what begins last comes first
OpeningException announce(WriteContext& context, const Announcement& announcement);
// Refuses opening.unknown, opening.over, opening.withdrawn.
OpeningException withdraw(WriteContext& context, ExceptionId id, const AnnouncementWithdrawal& withdrawal);

}  // namespace onewindow::organisation
