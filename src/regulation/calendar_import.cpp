#include "regulation/calendar_import.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"
#include "base/refusal.h"
#include "base/text.h"
#include "regulation/calendar_lines.h"

namespace onewindow::regulation {

namespace {

// Every yearly notice arranges these (Holiday Measures Art. 2).
constexpr std::string_view kHolidays[] = {"元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"};

Refusal refuse(std::string code, std::string zh, std::string en) {
  return Refusal(RefusalKind::invalid, "calendar." + std::move(code), std::move(zh), std::move(en));
}

Date day_of(std::string_view text) {
  const auto date = Date::parse(text);
  if (!date)
    throw refuse("day", "没有“" + std::string(text) + "”这一天", "there is no day '" + std::string(text) + "'")
        .at(std::string(text));
  return *date;
}

const boost::json::object& object_of(const boost::json::value& value, const char* what) {
  if (!value.is_object())
    throw refuse("format", std::string("文件中的 ") + what + " 不是对象",
                 std::string(what) + " is no object in the file");
  return value.as_object();
}

// {"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}, …]}
ImportedDays read_holiday_cn(const boost::json::object& file) {
  ImportedDays out{.format = CalendarFormat::holiday_cn, .days = {}, .years = {}};
  if (!file.at("year").is_number() || !file.at("days").is_array())
    throw refuse("format", "文件缺少年份或日期列表", "the file has no year or no list of days");
  const auto year = file.at("year").to_number<double>();
  if (!(year >= 1900 && year <= 2200))
    throw refuse("year_invalid", "文件的年份无效", "the year of the file is none").at("year");
  out.years = {int(year)};
  for (const auto& entry : file.at("days").as_array()) {
    const auto& day = object_of(entry, "days");
    const auto *name = day.if_contains("name"), *date = day.if_contains("date"), *off = day.if_contains("isOffDay");
    if (!name || !name->is_string() || !date || !date->is_string() || !off || !off->is_bool())
      throw refuse("format", "日期须有 name、date、isOffDay", "a day has name, date and isOffDay");
    out.days.push_back({day_of(date->as_string()), off->as_bool() ? DayKind::holiday : DayKind::makeup_workday,
                        std::string(name->as_string()), ""});
  }
  return out;
}

// "Spring Festival,春节,4"
std::string chinese_name(std::string_view entry) {
  const auto parts = text::split(entry, ',');
  return parts.size() > 1 ? parts[1] : parts[0];
}

// {"holidays": {"2026-01-01": "New Year's Day,元旦,1", …}, "workdays": {…}}; days in lieu are among the holidays.
ImportedDays read_chinese_days(const boost::json::object& file) {
  ImportedDays out{.format = CalendarFormat::chinese_days, .days = {}, .years = {}};
  std::set<int> years;
  for (const auto& [list, kind] : {std::pair{"holidays", DayKind::holiday}, {"workdays", DayKind::makeup_workday}}) {
    const auto* days = file.if_contains(list);
    if (days == nullptr)
      throw refuse("format", std::string("文件缺少 ") + list, std::string("the file has no ") + list);
    for (const auto& [date, name] : object_of(*days, list)) {
      if (!name.is_string())
        throw refuse("format", "节日名称应为文字", "a holiday's name is text").at(std::string(date));
      out.days.push_back({day_of(date), kind, chinese_name(name.as_string()), ""});
      if (kind == DayKind::holiday && out.days.back().date.month() == 10) years.insert(out.days.back().date.year());
    }
  }
  out.years.assign(years.begin(), years.end());
  return out;
}

ImportedDays read_csv(std::string_view text) {
  ImportedDays out{.format = CalendarFormat::csv, .days = read_calendar_lines(text), .years = {}};
  std::set<int> years;
  for (const SpecialDay& day : out.days)
    // A lone day at the end of December belongs to the notice of the next year.
    if (day.date.month() != 12 || day.kind != DayKind::holiday) years.insert(day.date.year());
  out.years.assign(years.begin(), years.end());
  return out;
}

boost::json::array listed(const std::vector<Date>& days) {
  boost::json::array out;
  for (const Date date : days) out.emplace_back(date.str());
  return out;
}

std::string joined(const std::vector<Date>& days) {
  std::string out;
  for (const Date date : days) out += (out.empty() ? "" : "、") + date.str();
  return out;
}

void contradict(const std::vector<Date>& days, const std::string& zh, const std::string& en) {
  if (days.empty()) return;
  throw refuse("contradiction", joined(days) + "：" + zh, joined(days) + ": " + en)
      .at(days.front().str())
      .with("days", listed(days));
}

// Sorted, each day once; every day that contradicts another or the week is named at once.
void check_days(std::vector<SpecialDay>& days) {
  std::stable_sort(days.begin(), days.end(), [](const SpecialDay& a, const SpecialDay& b) { return a.date < b.date; });
  std::vector<Date> both, weekdays;
  std::vector<SpecialDay> once;
  for (SpecialDay& day : days) {
    if (!once.empty() && once.back().date == day.date) {
      if (once.back().kind != day.kind) both.push_back(day.date);
      continue;
    }
    if (day.kind == DayKind::makeup_workday && day.date.weekday() <= 5) weekdays.push_back(day.date);
    once.push_back(std::move(day));
  }
  contradict(both, "同一天既列为放假又列为上班", "the day is listed both as a day off and as a workday");
  contradict(weekdays, "调休上班日不是周六或周日", "a make-up workday must be a Saturday or Sunday");
  days = std::move(once);
}

bool lists(const std::vector<SpecialDay>& days, int year, std::string_view holiday) {
  return std::any_of(days.begin(), days.end(), [&](const SpecialDay& day) {
    const bool of_year = day.date.year() == year || (day.date.year() == year - 1 && day.date.month() == 12);
    return of_year && day.kind == DayKind::holiday && day.name.find(holiday) != std::string::npos;
  });
}

void check_complete(const ImportedDays& import) {
  boost::json::array missing;
  std::string words;
  for (const int year : import.years)
    for (const std::string_view holiday : kHolidays)
      if (!lists(import.days, year, holiday)) {
        const std::string what = std::to_string(year) + " " + std::string(holiday);
        missing.emplace_back(what);
        words += (words.empty() ? "" : "、") + what;
      }
  if (import.years.empty() || !missing.empty())
    throw refuse("incomplete", "该年安排不完整，缺少：" + (words.empty() ? "全部节日" : words),
                 "the notice of its year is incomplete; missing: " + (words.empty() ? "all holidays" : words))
        .with("missing", std::move(missing));
}

bool taken(const ImportedDays& import, int year) {
  return std::find(import.years.begin(), import.years.end(), year) != import.years.end();
}

// Days at the end of December come with the notice of the year after. Of which notice one is that is in force, its
// source says: that of the next New Year.
bool of_next_notice(const Calendar& in_force, const SpecialDay& day) {
  if (day.date.month() != 12) return false;
  for (const SpecialDay& other : in_force.special_days())
    if (other.date.year() == day.date.year() + 1) return other.source == day.source;
  return false;
}

// The days of these years, with those of the December before that come with their notice.
ImportedDays limited(const ImportedDays& import, std::vector<int> years) {
  ImportedDays out{.format = import.format, .days = {}, .years = std::move(years)};
  for (const SpecialDay& day : import.days)
    if (taken(out, day.date.year()) || (day.date.month() == 12 && taken(out, day.date.year() + 1)))
      out.days.push_back(day);
  return out;
}

Refusal too_early(const std::vector<int>& years, int first) {
  std::string words;
  for (const int year : years) words += (words.empty() ? "" : "、") + std::to_string(year);
  const std::string from = std::to_string(first);
  return refuse("too_early", words + "：日历自" + from + "年起核对，更早的年份不能导入",
                words + ": the calendar is verified from " + from + " on; earlier years cannot be imported")
      .at(std::to_string(years.front()))
      .with("from", first);
}

// Whether the file says anything else of the year than what is in force. Years before all that is known are old news.
bool changes(const Calendar& in_force, const ImportedDays& import, int year) {
  if (!in_force.known(Date::of(year, 6, 1))) return year > in_force.known_until().year();
  try {
    const auto then = with_years(in_force, limited(import, {year}));
    for (Date date = Date::of(year - 1, 12, 1); date.year() <= year; date = date + 1)
      if (then->workday(date) != in_force.workday(date)) return true;
    return false;
  } catch (const Refusal&) {
    return true;  // what is wrong with it is said when it is put in place
  }
}

}  // namespace

ImportedDays read_calendar(std::string_view text, const std::string& document_number) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  ImportedDays out;
  if (const auto first = text.find_first_not_of(" \t\r\n"); first != std::string_view::npos && text[first] == '{') {
    const auto file = json::parse(text);
    const auto& object = object_of(file, "文件");
    if (object.contains("year") && object.contains("days")) out = read_holiday_cn(object);
    else if (object.contains("holidays") && object.contains("workdays")) out = read_chinese_days(object);
    else
      throw refuse("format", "不是 holiday-cn 或 chinese-days 的文件",
                   "the file is neither that of holiday-cn nor that of chinese-days");
  } else {
    out = read_csv(text);
  }
  check_days(out.days);
  for (SpecialDay& day : out.days) day.source = document_number;
  return out;
}

std::shared_ptr<const Calendar> with_years(const Calendar& in_force, const ImportedDays& import) {
  check_complete(import);
  std::vector<Date> outside;
  for (const SpecialDay& day : import.days)
    if (!taken(import, day.date.year()) && !(day.date.month() == 12 && taken(import, day.date.year() + 1)))
      outside.push_back(day.date);
  contradict(outside, "不在文件的年份之内", "outside the years of the file");
  std::map<Date, SpecialDay> days;
  for (const SpecialDay& day : in_force.special_days()) {
    const int year = day.date.year() + (of_next_notice(in_force, day) ? 1 : 0);
    if (!taken(import, year)) days.emplace(day.date, day);
  }
  for (const SpecialDay& day : import.days) days.insert_or_assign(day.date, day);
  const int first = std::min(in_force.known_from().year(), import.years.front());
  const int last = std::max(in_force.known_until().year(), import.years.back());
  for (int year = first; year <= last; ++year)
    if (!in_force.known(Date::of(year, 6, 1)) && !taken(import, year))
      contradict({Date::of(year, 1, 1)}, "缺少这一年的安排", "the year is missing between two others");
  std::vector<SpecialDay> list;
  for (auto& [date, day] : days) list.push_back(std::move(day));
  return Calendar::build(std::move(list), first, last);
}

std::shared_ptr<const Calendar> with_days(const Calendar& in_force, const std::vector<SpecialDay>& added) {
  if (added.empty()) throw refuse("incomplete", "文件中没有任何日期", "the file lists no day");
  std::vector<Date> unknown, idle;
  std::map<Date, SpecialDay> days;
  for (const SpecialDay& day : in_force.special_days()) days.emplace(day.date, day);
  for (const SpecialDay& day : added) {
    if (!in_force.known(day.date)) unknown.push_back(day.date);
    else if (in_force.workday(day.date) == (day.kind == DayKind::makeup_workday)) idle.push_back(day.date);
    days.insert_or_assign(day.date, day);
  }
  if (!unknown.empty())
    throw refuse("year", joined(unknown) + "：该年全国安排尚未导入",
                 joined(unknown) + ": the nation's notice is not in yet")
        .at(unknown.front().str())
        .with("days", listed(unknown));
  if (!idle.empty())
    throw refuse("without_effect", joined(idle) + "：全国安排已是如此，无需增加", joined(idle) + ": so it is already")
        .at(idle.front().str())
        .with("days", listed(idle));
  std::vector<SpecialDay> list;
  for (auto& [date, day] : days) list.push_back(std::move(day));
  return Calendar::build(std::move(list), in_force.known_from().year(), in_force.known_until().year());
}

ImportedDays only_years(const Calendar& in_force, ImportedDays import, const std::vector<int>& asked) {
  const int first = in_force.known_from().year();
  std::vector<int> years, early;
  for (const int year : asked.empty() ? import.years : asked)
    if (year < first) early.push_back(year);
  const bool long_file = asked.empty() && import.format == CalendarFormat::chinese_days && !import.years.empty() &&
                         import.years.back() >= first;
  if (!early.empty() && !long_file) throw too_early(early, first);
  for (const int year : import.years) {
    const bool wanted =
        asked.empty() ? changes(in_force, import, year) : std::find(asked.begin(), asked.end(), year) != asked.end();
    if (wanted) years.push_back(year);
  }
  ImportedDays out = limited(import, std::move(years));
  out.left_out = std::move(early);
  return out;
}

}  // namespace onewindow::regulation
