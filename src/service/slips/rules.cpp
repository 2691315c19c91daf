#include "service/slips/rules.h"

#include "base/digest.h"
#include "base/json.h"

namespace onewindow::slips {

using regulation::Unit;

std::string digest_of(const boost::json::value& value) { return digest::sm3(boost::json::serialize(value)); }

std::string digest_of(const Stored<boost::json::value>& stored) { return digest::sm3(stored.text); }

namespace {

regulation::Term plain(const Term& term) {
  return {.start = term.start.date(), .limit = term.limit, .extensions = term.extensions, .pauses = term.pauses};
}

Date last_of(const regulation::Calendar& calendar, const regulation::Term& term, std::int64_t extra, Date today) {
  const Date due = regulation::due_date(calendar, term, today);
  if (extra == 0) return due;
  const regulation::Term tail{.start = due, .limit = {Unit::workdays, std::int32_t(extra)}, .pauses = term.pauses};
  return regulation::due_date(calendar, tail, today);
}

}  // namespace

Entered Entered::of(const ledger::Entry& entry) {
  return {.sequence = entry.sequence,
          .at = entry.at,
          .actor = std::to_string(entry.actor.value),
          .actor_name = entry.actor_name,
          .act = entry.act,
          .object_kind = entry.object_kind,
          .object = std::to_string(entry.object_id.value),
          .before_digest = entry.before_digest,
          .after_digest = entry.after_digest,
          .detail = entry.detail,
          .hash = entry.hash};
}

std::optional<ledger::Entry> Entered::entry() const {
  ledger::Entry out{.sequence = sequence,
                    .at = at,
                    .actor_name = actor_name,
                    .act = act,
                    .object_kind = object_kind,
                    .before_digest = before_digest,
                    .after_digest = after_digest,
                    .detail = detail,
                    .hash = hash};
  if (!reflect::detail::parse_integer(actor, out.actor.value) ||
      !reflect::detail::parse_integer(object, out.object_id.value))
    return std::nullopt;
  return out;
}

std::optional<Derived> derive(const regulation::Calendar& calendar, const Term& term, Date today) {
  if (term.ends) return std::nullopt;
  if (term.limit.unit == Unit::minutes)
    return Derived{(term.start + std::int64_t{term.limit.count} * 60'000).date(), false};
  const Date due = last_of(calendar, plain(term), term.extra_workdays, today);
  return Derived{due, due > calendar.known_until() || term.start.date() < calendar.known_from()};
}

Days days_for(const regulation::Calendar& calendar, const std::vector<Term>& terms) {
  Days out{.known_from = calendar.known_from(), .known_until = calendar.known_until(), .days = {}};
  const auto needed = [&](Date day) {
    return std::any_of(terms.begin(), terms.end(),
                       [&](const Term& term) { return term.start.date() <= day && day <= term.due; });
  };
  for (const auto& day : calendar.special_days())
    if (needed(day.date)) out.days.push_back({day.date, day.kind, day.name, day.source});
  return out;
}

}  // namespace onewindow::slips
