#pragma once
// Appointments and extended hours (预约、延时服务): which ways, which days, at what price, and what counts as kept. The
// rules only (P1, P5c, P6, P8); slots and bookings are not here yet. Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::appointments {

using regulation::Cited;
using regulation::Law;
using regulation::Ruling;

enum class Channel { in_person, online, phone };
BOOST_DESCRIBE_ENUM(Channel, in_person, online, phone)

enum class Duty { optional, not_refused, owed };  // 可以延长, 不得无故拒绝, 有义务
BOOST_DESCRIBE_ENUM(Duty, optional, not_refused, owed)

// Section `appointments`.
struct Appointments {
  std::vector<Cited<Channel>> channels;
  std::optional<Cited<bool>> other_channels;        // the text names some and leaves others open
  std::optional<Cited<bool>> within_slot;           // served inside the time that was agreed
  std::optional<Cited<bool>> missed_is_accounted;   // who missed it without special cause bears the loss
  std::optional<Cited<bool>> refusal_needs_reason;  // of an appointment
  std::optional<Cited<Duty>> extended_hours;
  std::optional<Cited<bool>> extended_on_workdays_only;
  std::optional<Cited<bool>> extended_on_holidays;
  std::optional<Cited<Money>> extended_fee;
  std::optional<Cited<bool>> declined_is_filed;  // explained and filed
};
BOOST_DESCRIBE_STRUCT(Appointments, (),
                      (channels, other_channels, within_slot, missed_is_accounted, refusal_needs_reason, extended_hours,
                       extended_on_workdays_only, extended_on_holidays, extended_fee, declined_is_filed))

struct Booking {
  Channel channel = Channel::phone;
  bool refused = false;  // by the centre
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Booking, (), (channel, refused, reason))
struct Booked {
  bool booked = true;
};
BOOST_DESCRIBE_STRUCT(Booked, (), (booked))
// Refuses appointment.channel, appointment.reason_missing.
Ruling<Booked> book(const Law& law, const Booking& booking);

struct Visit {
  Instant from, to;  // the slot; `to` is not part of it
  std::optional<Instant> served_at;
  bool special_cause = false;  // that kept the window from serving him
};
BOOST_DESCRIBE_STRUCT(Visit, (), (from, to, served_at, special_cause))
struct Kept {
  bool kept = false;
  std::int64_t minutes_late = 0;
  bool accountable = false;  // the window bears the loss and is called to account
};
BOOST_DESCRIBE_STRUCT(Kept, (), (kept, minutes_late, accountable))
// Served before the slot begins is kept, too. A text that asks for no slot but calls to account looks at whether the
// visitor was served at all.
Ruling<Kept> kept(const Law& law, const Visit& visit);

struct Extended {
  Date on;
  bool served = true;
  std::string reason;  // why it was declined
  bool explained = false;
  std::int64_t fee_fen = 0;
};
BOOST_DESCRIBE_STRUCT(Extended, (), (on, served, reason, explained, fee_fen))
struct Recorded {
  Duty duty = Duty::optional;
  bool filed = false;  // a declined one goes on file
};
BOOST_DESCRIBE_STRUCT(Recorded, (), (duty, filed))
// Refuses extended.day_off, extended.fee, extended.reason_missing, extended.not_explained.
Ruling<Recorded> extended(const Law& law, const Extended& service);

const std::vector<regulation::DecisionType>& decisions();

// Extended hours on workdays only and on holidays too.
void lint(regulation::Linter& linter);

}  // namespace onewindow::appointments
