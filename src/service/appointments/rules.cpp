#include "service/appointments/rules.h"

#include "base/text.h"

namespace onewindow::appointments {

using regulation::Because;
using regulation::Decided;

namespace {

Refusal refuse(std::string code, std::string zh, std::string en, Citation citation) {
  return Refusal(RefusalKind::conflict, std::move(code), std::move(zh), std::move(en)).because(std::move(citation));
}

bool blank(const std::string& text) { return text::trim(text).empty(); }

}  // namespace

Ruling<Booked> book(const Law& law, const Booking& booking) {
  const Appointments* rules = law.section<Appointments>();
  if (rules == nullptr || rules->channels.empty()) return std::nullopt;
  Because because;
  const bool open = rules->other_channels && rules->other_channels->in(because);
  bool named = false;
  for (const auto& channel : rules->channels) named = named || channel.in(because) == booking.channel;
  if (!named && !open)
    throw refuse("appointment.channel", "该方式不在规定的预约方式之内", "the text names other ways to book",
                 rules->channels.front().citation())
        .at("/channel");
  if (booking.refused && rules->refusal_needs_reason && rules->refusal_needs_reason->in(because) &&
      blank(booking.reason))
    throw refuse("appointment.reason_missing", "不得无故拒绝预约，请写明理由",
                 "an appointment is refused with a reason only", rules->refusal_needs_reason->citation())
        .at("/reason");
  return Decided<Booked>({!booking.refused}, std::move(because));
}

Ruling<Kept> kept(const Law& law, const Visit& visit) {
  const Appointments* rules = law.section<Appointments>();
  if (rules == nullptr) return std::nullopt;
  Because because;
  const bool in_slot = rules->within_slot && rules->within_slot->in(because);
  const bool accounted = rules->missed_is_accounted && rules->missed_is_accounted->in(because);
  if (!in_slot && !accounted) return std::nullopt;
  Kept out;
  out.kept = visit.served_at && (!in_slot || *visit.served_at < visit.to);
  if (visit.served_at && *visit.served_at >= visit.to) out.minutes_late = (*visit.served_at - visit.to) / 60'000;
  out.accountable = accounted && !out.kept && !visit.special_cause;
  if (in_slot)
    because.say(out.kept ? "在约定时间内接待" : "未在约定时间内接待",
                out.kept ? "served inside the slot" : "not served inside the slot");
  else because.say(out.kept ? "已为预约人接办" : "未为预约人接办", out.kept ? "served" : "not served");
  return Decided<Kept>(out, std::move(because));
}

Ruling<Recorded> extended(const Law& law, const Extended& service) {
  const Appointments* rules = law.section<Appointments>();
  if (rules == nullptr || !rules->extended_hours) return std::nullopt;
  Because because;
  Recorded out{.duty = rules->extended_hours->in(because)};
  if (service.served && rules->extended_on_workdays_only && rules->extended_on_workdays_only->in(because) &&
      !law.calendar().workday(service.on))
    throw refuse("extended.day_off", "延时服务限于工作日", "extended service is given on workdays",
                 rules->extended_on_workdays_only->citation())
        .at("/on");
  if (rules->extended_on_holidays) rules->extended_on_holidays->in(because);
  if (rules->extended_fee && service.fee_fen != rules->extended_fee->in(because).fen)
    throw refuse("extended.fee", "延时服务不得收取费用", "extended service is free of charge",
                 rules->extended_fee->citation())
        .at("/fee_fen");
  if (!service.served && out.duty != Duty::optional && blank(service.reason))
    throw refuse("extended.reason_missing", "不得无故拒绝延时服务，请写明理由", "it is declined with a reason only",
                 rules->extended_hours->citation())
        .at("/reason");
  if (!service.served && rules->declined_is_filed && rules->declined_is_filed->in(because)) {
    if (!service.explained)
      throw refuse("extended.not_explained", "未提供延时服务的，须向服务对象解释并备案",
                   "explain it to the applicant and file it", rules->declined_is_filed->citation())
          .at("/explained");
    out.filed = true;
  }
  return Decided<Recorded>(out, std::move(because));
}

void lint(regulation::Linter& linter) {
  const Appointments* rules = linter.section<Appointments>();
  if (rules == nullptr) return;
  if (rules->extended_on_workdays_only && rules->extended_on_workdays_only->shown() && rules->extended_on_holidays &&
      rules->extended_on_holidays->shown())
    linter.find(regulation::Severity::error, "appointments", "extended_on_holidays", 0, "appointments.contradiction",
                "延时服务既限于工作日，又包括节假日", "extended hours on workdays only, and on holidays too");
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<book>("appointments", "appointments", "预约方式", "which ways to book"),
      regulation::decision<kept>("appointments.kept", "appointments", "是否按约定时间接待",
                                 "whether an appointment was kept"),
      regulation::decision<extended>("appointments.extended", "appointments", "延时服务", "service outside hours"),
  };
  return list;
}

}  // namespace onewindow::appointments
