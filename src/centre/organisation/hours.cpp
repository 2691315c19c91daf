#include "centre/organisation/hours.h"

#include "centre/organisation/hours_store.h"

namespace onewindow::organisation {
namespace {

constexpr int kLongest = 366, kDaysShown = 14, kDaysMost = 62, kDaysBack = 62;  // days

regulation::OpeningException in_force(const OpeningException& row) {
  return {row.from_date, row.to_date, row.kind == ExceptionKind::opening, row.part};
}

// "2026-03-05|id" of the last row.
std::optional<store::ExceptionAfter> after(const PageQuery& query) {
  if (!query.after) return std::nullopt;
  store::ExceptionAfter out;
  const auto bar = query.after->find('|');
  const auto date = Date::parse(query.after->substr(0, bar));
  if (!date || bar == std::string::npos ||
      !reflect::detail::parse_integer(std::string_view(*query.after).substr(bar + 1), out.id.value))
    throw not_a_page();
  out.from_date = *date;
  return out;
}

std::vector<Span> regular(const OpeningHours& hours) {
  return {{hours.morning_from, hours.morning_to}, {hours.afternoon_from, hours.afternoon_to}};
}

Opening opening_with(ReadContext& context, const std::vector<OpeningException>& rows) {
  std::vector<regulation::OpeningException> list;
  for (const auto& row : rows) list.push_back(in_force(row));
  const OpeningHours hours = centre(context).hours;
  return {context.law.calendar(), regular(hours), hours.saturday, std::move(list)};
}

// What makes the day another one than usual: the holiday, then what was announced.
void explain(OpeningDay& day, const regulation::Calendar& calendar, const std::vector<OpeningException>& rows) {
  const std::string name(calendar.name(day.date));
  if (calendar.kind(day.date) == regulation::DayKind::holiday) day.zh = name + "放假", day.en = name + ": holiday";
  if (calendar.kind(day.date) == regulation::DayKind::makeup_workday)
    day.zh = name + "调休上班", day.en = name + ": make-up workday";
  for (const auto& row : rows) {
    if (day.date < row.from_date || day.date > row.to_date) continue;
    const bool opens = row.kind == ExceptionKind::opening;
    day.zh += (day.zh.empty() ? "" : "；") + std::string(opens ? "加开：" : "暂停服务：") + row.reason;
    day.en += (day.en.empty() ? "" : "; ") + std::string(opens ? "specially open: " : "closed: ") + row.reason;
  }
}

}  // namespace

Opening opening(ReadContext& context) {
  return opening_with(context, store::exceptions_since(context.db, context.today() - kDaysBack));
}

std::vector<OpeningDay> opening_days(ReadContext& context, const DayQuery& query) {
  const std::int32_t days = query.days.value_or(kDaysShown);
  if (days < 1 || days > kDaysMost)
    throw Refusal(RefusalKind::invalid, "input.range", "天数应在1至62之间", "1 to 62 days can be asked for")
        .at("?days");
  const Date from = query.from.value_or(context.today());
  const auto rows = store::exceptions_since(context.db, from);
  const Opening hours = opening_with(context, rows);
  std::vector<OpeningDay> out;
  for (Date date = from; date < from + days; date = date + 1) {
    OpeningDay& day = out.emplace_back(OpeningDay{.date = date, .open = hours.on(date), .zh = {}, .en = {}});
    explain(day, context.law.calendar(), rows);
  }
  return out;
}

Paged<OpeningException> exceptions(ReadContext& context, const ExceptionQuery& query) {
  const int limit = limit_of(query);
  Paged<OpeningException> out{.items = store::exceptions(context.db, query, after(query), limit + 1), .next = {}};
  out.next = cut(out.items, limit,
                 [](const auto& last) { return last.from_date.str() + "|" + std::to_string(last.id.value); });
  return out;
}

void check_announcement(const Announcement& announcement, const Opening& now, Date today) {
  const auto refuse = [](const char* code, const char* at, std::string zh, std::string en) {
    throw Refusal(RefusalKind::invalid, code, std::move(zh), std::move(en)).at(at);
  };
  if (announcement.from < today)
    refuse("opening.past", "/from", "开始日期已过，只能公布今天及以后的调整",
           "it begins in the past; announce what is to come");
  if (announcement.to < announcement.from || announcement.to - announcement.from > kLongest)
    refuse("opening.order", "/to", "结束日期应在开始日期当天或之后，且不超过一年",
           "it ends on the day it begins or later, within a year");
  if (announcement.part && (announcement.part->from < 0 || announcement.part->from >= announcement.part->to ||
                            announcement.part->to > 24 * 60))
    refuse("opening.part", "/part", "时段无效：开始应早于结束，且在一天之内", "the part of the day is out of order");
  const bool opens = announcement.kind == ExceptionKind::opening;
  if (opens && !announcement.part)
    refuse("opening.part_missing", "/part", "加开服务须写明开放时段", "say from when to when it is specially open");
  // Today's announcement comes on top of all others: it must change at least one of its days.
  for (Date date = announcement.from; date <= announcement.to; date = date + 1) {
    const auto open = now.on(date);
    const Span part = announcement.part.value_or(Span{0, 24 * 60});
    std::int32_t within = 0;
    for (const Span span : open) within += std::max(0, std::min(span.to, part.to) - std::max(span.from, part.from));
    if (opens ? within < part.to - part.from : within > 0) return;
  }
  refuse("opening.without_effect", "/from", opens ? "这些时段本来就开放，无需公布" : "这些日子本来就不开放，无需公布",
         opens ? "the centre is open then anyway" : "the centre is closed then anyway");
}

OpeningException announce(WriteContext& context, const Announcement& announcement) {
  check_announcement(announcement, opening(context), context.today());
  const OpeningException row{.id = context.make_id<ExceptionId>(),
                             .kind = announcement.kind,
                             .from_date = announcement.from,
                             .to_date = announcement.to,
                             .part = announcement.part,
                             .reason = announcement.reason,
                             .announced_at = context.now,
                             .announced_by = context.actor.name,
                             .withdrawn_at = {},
                             .withdrawn_by = {},
                             .withdrawal_reason = {}};
  store::insert(context.db, row);
  context.record("organisation.announce", "opening_exception", row.id, "", json::text(row),
                 {{"from", row.from_date.str()}, {"to", row.to_date.str()}});
  return row;
}

OpeningException withdraw(WriteContext& context, ExceptionId id, const AnnouncementWithdrawal& withdrawal) {
  auto row = store::exception(context.db, id);
  if (!row)
    throw Refusal(RefusalKind::not_found, "opening.unknown", "没有这条开放时间调整", "there is no such announcement");
  if (row->withdrawn_at)
    throw Refusal(RefusalKind::conflict, "opening.withdrawn", "这条调整已经撤销", "it was withdrawn already");
  if (row->to_date < context.today())
    throw Refusal(RefusalKind::conflict, "opening.over", "这条调整已经结束，不能撤销",
                  "it is over and stays on record");
  const std::string before = json::text(*row);
  row->withdrawn_at = context.now;
  row->withdrawn_by = context.actor.name;
  row->withdrawal_reason = withdrawal.reason;
  store::mark_withdrawn(context.db, *row);
  context.record("organisation.withdraw_announcement", "opening_exception", id, before, json::text(*row));
  return *row;
}

}  // namespace onewindow::organisation
