#include "centre/calendar/calendar.h"

#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"
#include "centre/calendar/store.h"
#include "regulation/calendar_lines.h"

namespace onewindow::calendar {
namespace {

using regulation::DayKind;
using regulation::ImportedDays;
using regulation::SpecialDay;

Refusal invalid(std::string code, std::string zh, std::string en, std::string at) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

std::vector<SpecialDay> special(const std::vector<Day>& days) {
  std::vector<SpecialDay> out;
  for (const Day& day : days)
    out.push_back({day.date, day.holiday ? DayKind::holiday : DayKind::makeup_workday, day.name, day.source});
  return out;
}

std::vector<Day> shown(const std::vector<SpecialDay>& days) {
  std::vector<Day> out;
  for (const SpecialDay& day : days) out.push_back({day.date, day.kind == DayKind::holiday, day.name, day.source});
  return out;
}

ImportedDays days_of(const Import& import) {
  return {import.format, special(import.days), {import.years.begin(), import.years.end()}, {}};
}

CalendarPtr on_top(const Calendar& below, const Import& import) {
  return import.region.empty() ? regulation::with_years(below, days_of(import))
                               : regulation::with_days(below, special(import.days));
}

// The nation's notices first, in the order of their confirmation, then the region's days, as far as they still say
// something: a notice that comes later may have made a day off that the region had given before.
CalendarPtr fold(CalendarPtr calendar, const std::vector<Import>& confirmed) {
  const auto put = [&](const Import& import, auto&& on_top_of) {
    try {
      calendar = on_top_of(*calendar);
    } catch (const Refusal& refusal) {
      log::error("the confirmed calendar {} no longer fits: {}", import.document_number, refusal.code);
    }
  };
  for (const Import& import : confirmed)
    if (import.region.empty()) put(import, [&](const Calendar& below) { return on_top(below, import); });
  for (const Import& import : confirmed) {
    if (import.region.empty()) continue;
    auto days = special(import.days);
    std::erase_if(days, [&](const SpecialDay& day) {
      return calendar->workday(day.date) == (day.kind == DayKind::makeup_workday);
    });
    if (!days.empty()) put(import, [&](const Calendar& below) { return regulation::with_days(below, days); });
  }
  return calendar;
}

Import found(ReadContext& context, ImportId id) {
  if (auto import = store::import(context.db, id)) return std::move(*import);
  throw Refusal(RefusalKind::not_found, "calendar.import_unknown", "没有这次日历导入", "there is no such import");
}

Preview previewed(ReadContext& context, Import import) {
  const Calendar& now = context.law.calendar();
  Preview out{.import = std::move(import),
              .changes = {},
              .known_until_before = now.known_until(),
              .known_until_after = now.known_until()};
  out.own = out.import.proposed_by && out.import.proposed_by == context.actor.account;
  if (out.import.state != ImportState::proposed) return out;
  const auto then = on_top(now, out.import);
  out.changes = regulation::calendar_changes(now, *then);
  out.known_until_after = then->known_until();
  return out;
}

Import decided(WriteContext& context, ImportId id, ImportState state, const std::string& reason,
               const std::string& calendar_hash) {
  Import import = found(context, id);
  if (import.state != ImportState::proposed)
    throw Refusal(RefusalKind::conflict, "calendar.decided", "这次导入已经处理过了", "this import has been decided on");
  const std::string before = json::text(import);
  import.state = state;
  import.decided_by = context.actor.account;
  import.decided_name = context.actor.name;
  import.decided_at = context.now;
  import.reason = reason;
  import.calendar_hash = calendar_hash;
  if (!store::decide(context.db, import))
    throw Refusal(RefusalKind::conflict, "calendar.decided", "这次导入已经处理过了", "this import has been decided on");
  context.record(state == ImportState::confirmed ? "calendar.confirm" : "calendar.drop", "calendar_import", id, before,
                 json::text(import), {{"document_number", import.document_number}, {"hash", import.hash}});
  return import;
}

}  // namespace

YearView year(ReadContext& context, const YearQuery& query) {
  const Calendar& now = context.law.calendar();
  const std::int32_t year = query.year.value_or(context.today().year());
  if (year < 1950 || year > 2200) throw invalid("input.range", "年份超出范围", "the year is out of range", "?year");
  YearView out{.year = year,
               .workdays = now.workdays_between(Date::of(year - 1, 12, 31), Date::of(year, 12, 31)),
               .known = now.known(Date::of(year, 6, 1)),
               .known_from = now.known_from(),
               .known_until = now.known_until(),
               .hash = regulation::hash_of(now),
               .days = {}};
  for (const Day& day : shown(now.special_days()))
    if (day.date.year() == year) out.days.push_back(day);
  return out;
}

CalendarText text(ReadContext& context, const std::string& hash) {
  if (hash == regulation::hash_of(context.law.calendar())) return {hash, regulation::csv_of(context.law.calendar())};
  if (const auto text = store::text(context.db, hash)) return {hash, *text};
  throw Refusal(RefusalKind::not_found, "calendar.unknown", "没有这份日历", "there is no such calendar");
}

Paged<Import> imports(ReadContext& context, const ImportQuery& query) {
  const int limit = limit_of(query);
  const ImportId before{newest_before(query)};
  Paged<Import> out{.items = store::imports(context.db, query.state, before, limit + 1), .next = {}};
  out.next = cut(out.items, limit);
  return out;
}

Preview preview(ReadContext& context, ImportId id) { return previewed(context, found(context, id)); }

CalendarPtr with(ReadContext& context, ImportId id) {
  const Import import = found(context, id);
  if (import.state == ImportState::proposed) return on_top(context.law.calendar(), import);
  return std::make_shared<const Calendar>(context.law.calendar());
}

Preview propose(WriteContext& context, const Proposal& proposal) {
  const std::string document = text::trim(proposal.document_number);
  if (document.empty() || document.find(',') != std::string::npos)
    throw invalid("calendar.document_missing", "请填写公布文件的文号（不含英文逗号）",
                  "give the number of the government's document, without a comma", "/document_number");
  const std::string region = text::trim(proposal.region ? std::string(*proposal.region) : "");
  const Calendar& now = context.law.calendar();
  ImportedDays read = regulation::read_calendar(proposal.text, document);
  if (region.empty()) {
    read = regulation::only_years(now, std::move(read), {proposal.years.begin(), proposal.years.end()});
    if (read.years.empty())
      throw Refusal(RefusalKind::conflict, "calendar.no_change", "文件与现行日历一致，没有变动",
                    "the file says what is in force already");
  }
  const std::string hash = digest::sm3(proposal.text);
  if (store::waits(context.db, hash, document))
    throw Refusal(RefusalKind::conflict, "calendar.proposed", "同一文件已经提出，等待另一人确认",
                  "the same file has been proposed and waits for another person");
  Import import{.id = context.make_id<ImportId>(),
                .region = region,
                .format = read.format,
                .document_number = document,
                .file_name = proposal.file_name,
                .hash = hash,
                .years = {read.years.begin(), read.years.end()},
                .left_out = {read.left_out.begin(), read.left_out.end()},
                .days = shown(read.days),
                .state = ImportState::proposed,
                .proposed_by = context.actor.account,
                .proposed_name = context.actor.name,
                .proposed_at = context.now,
                .decided_by = {},
                .decided_name = {},
                .decided_at = {},
                .reason = {},
                .calendar_hash = {}};
  on_top(now, import);  // refuses what cannot hold
  store::insert(context.db, import, proposal.text);
  context.record("calendar.propose", "calendar_import", import.id, "", json::text(import),
                 {{"document_number", document}, {"hash", import.hash}});
  return previewed(context, std::move(import));
}

Import confirm(WriteContext& context, ImportId id) {
  const Import import = found(context, id);
  if (context.actor.system || (import.proposed_by && import.proposed_by == context.actor.account))
    throw Refusal(RefusalKind::forbidden, "calendar.second_person", "应由提出人以外的另一人确认",
                  "another person than who proposed it confirms");
  const auto then = with(context, id);
  keep(context.db, context.law.calendar(), context.now);
  keep(context.db, *then, context.now);
  Import out = decided(context, id, ImportState::confirmed, "", regulation::hash_of(*then));
  context.forget(Kept::law);
  return out;
}

Import drop(WriteContext& context, ImportId id, const Drop& drop) {
  return decided(context, id, ImportState::dropped, drop.reason, "");
}

CalendarPtr in_force(db::Read& read, const CalendarPtr& base) {
  const auto confirmed = store::confirmed(read);
  return confirmed.empty() ? base : fold(base, confirmed);
}

void keep(db::Write& write, const Calendar& calendar, Instant now) {
  store::keep(write, regulation::hash_of(calendar), regulation::csv_of(calendar), now);
}

CalendarPtr by_hash(db::Read& read, const std::string& hash) {
  const auto text = store::text(read, hash);
  return text ? Calendar::from_csv(*text) : nullptr;
}

std::optional<Import> last_confirmed(db::Read& read) {
  auto all = store::confirmed(read);
  return all.empty() ? std::nullopt : std::optional(std::move(all.back()));
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/calendar", year>(http::kSignedIn, "A year of the workday calendar in force",
                                                "calendar.year"),
      http::route<"GET /api/v1/calendars/{hash}", text>(http::kSignedIn, "The text of a calendar that was in force",
                                                        "calendar.text"),
      http::route<"GET /api/v1/calendar-imports", imports>(http::kSignedIn, "Imports of notices, newest first",
                                                           "calendar.imports"),
      http::route<"GET /api/v1/calendar-imports/{id}", preview>(http::kSignedIn, "An import and what it changes",
                                                                "calendar.preview"),
      http::route<"POST /api/v1/calendar-imports", propose>(
          kImport, "Propose a notice: holiday-cn JSON, chinese-days JSON or CSV", "calendar.propose"),
      http::route<"POST /api/v1/calendar-imports/{id}/confirmation", confirm>(
          kImport, "Confirm what another person proposed", "calendar.confirm"),
      http::route<"POST /api/v1/calendar-imports/{id}/dropping", drop>(kImport, "Drop a proposal", "calendar.drop"),
  };
}

}  // namespace onewindow::calendar
