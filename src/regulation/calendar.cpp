#include "regulation/calendar.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "base/digest.h"
#include "base/refusal.h"
#include "base/text.h"
#include "regulation/calendar_lines.h"

namespace onewindow::regulation {

namespace {

constexpr std::int32_t kMonday = -3;           // 1969-12-29
constexpr std::int64_t kFarthest = 1'000'000;  // workdays; beyond it a limit is a mistake
constexpr int kMostYears = 200;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

bool weekday(Date date) { return date.weekday() <= 5; }

// Days from Monday to Friday before `date`, counted from a Monday long ago; and the date of the nth of them.
std::int64_t plain_rank(Date date) {
  const std::int64_t days = std::int64_t{date.days} - kMonday;
  const std::int64_t week = floor_div(days, 7);
  return week * 5 + std::min<std::int64_t>(5, days - week * 7);
}

Date plain_nth(std::int64_t nth) {
  const std::int64_t week = floor_div(nth, 5);
  return Date{static_cast<std::int32_t>(kMonday + week * 7 + (nth - week * 5))};
}

Refusal contradiction(Date date, std::string zh, std::string en) {
  return Refusal(RefusalKind::invalid, "calendar.contradiction", date.str() + "：" + zh, date.str() + ": " + en)
      .at(date.str());
}

void check(const std::vector<SpecialDay>& days) {
  for (std::size_t i = 0; i < days.size(); ++i) {
    const SpecialDay& day = days[i];
    if (i > 0 && days[i - 1].date == day.date)
      throw contradiction(day.date, "同一日期出现两次", "the day is listed twice");
    if (day.kind != DayKind::holiday && day.kind != DayKind::makeup_workday)
      throw contradiction(day.date, "只能列放假日或调休上班日", "only days off and make-up workdays are listed");
    if (day.kind == DayKind::makeup_workday && weekday(day.date))
      throw contradiction(day.date, "调休上班日不是周六或周日", "a make-up workday must be a Saturday or Sunday");
  }
}

// A notice may touch the December before its year; any other day outside the known years is a slip, or half a notice.
void check_span(const std::vector<SpecialDay>& days, Date first, Date last) {
  if (days.empty()) return;
  if (days.front().date < Date::of(first.year() - 1, 12, 1))
    throw contradiction(days.front().date, "早于已公布的首年", "the day is before the first known year");
  if (days.back().date > last)
    throw contradiction(days.back().date, "该年安排不完整（没有国庆节）",
                        "the notice of its year is incomplete (no National Day)");
}

Refusal bad_line(std::size_t line, std::string zh, std::string en) {
  const std::string number = std::to_string(line);
  return Refusal(RefusalKind::invalid, "calendar.line", "第" + number + "行：" + zh, "line " + number + ": " + en)
      .at(number);
}

SpecialDay read_line(std::string_view text, std::size_t line, std::size_t columns) {
  const auto cells = text::split(text, ',');
  if (cells.size() != columns)
    throw bad_line(line, "应有" + std::to_string(columns) + "列", "expected " + std::to_string(columns) + " columns");
  const auto date = Date::parse(cells[0]);
  if (!date) throw bad_line(line, "日期无效（应如 2026-02-14）", "no such date (write 2026-02-14)");
  if (cells[1] != "holiday" && cells[1] != "workday")
    throw bad_line(line, "类型应为 holiday 或 workday", "the kind must be holiday or workday");
  if (cells[2].empty()) throw bad_line(line, "缺少节日名称", "the name of the holiday is missing");
  return SpecialDay{*date, cells[1] == "holiday" ? DayKind::holiday : DayKind::makeup_workday, cells[2],
                    columns == 4 ? cells[3] : std::string()};
}

// The years whose notice is in: every yearly notice lists National Day. A lone day at the end of December belongs to
// the notice of the next year and makes no year known.
std::vector<int> noticed_years(const std::vector<SpecialDay>& days) {
  std::set<int> years;
  for (const SpecialDay& day : days)
    if (day.kind == DayKind::holiday && day.date.month() == 10 && day.date.day() == 1) years.insert(day.date.year());
  return {years.begin(), years.end()};
}

}  // namespace

std::shared_ptr<const Calendar> Calendar::build(std::vector<SpecialDay> days, int first_year, int last_year) {
  std::stable_sort(days.begin(), days.end(), [](const SpecialDay& a, const SpecialDay& b) { return a.date < b.date; });
  check(days);
  const Date first = Date::of(first_year, 1, 1), last = Date::of(last_year, 12, 31);
  if (last < first || last_year - first_year > kMostYears)
    throw contradiction(first, "年份范围无效", "the span of years is not plausible");
  check_span(days, first, last);
  auto calendar = std::make_shared<Calendar>(Calendar());
  calendar->known_from_ = first;
  calendar->known_until_ = last;
  calendar->first_ = days.empty() ? first : std::min(first, days.front().date);
  calendar->last_ = days.empty() ? last : std::max(last, days.back().date);
  calendar->special_ = std::move(days);
  calendar->index();
  return calendar;
}

std::vector<SpecialDay> read_calendar_lines(std::string_view csv) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);  // spreadsheets write it
  if (!text::valid_utf8(csv)) throw bad_line(1, "文件不是UTF-8文本", "the file is not UTF-8 text");
  std::vector<SpecialDay> days;
  std::size_t line = 0, columns = 0;
  for (std::string& row : text::split(csv, '\n')) {
    ++line;
    if (row.ends_with('\r')) row.pop_back();
    if (line == 1) {
      columns = row == "date,kind,name" ? 3 : row == "date,kind,name,source" ? 4 : 0;
      if (columns == 0)
        throw bad_line(1, "首行应为 date,kind,name[,source]", "the first line must be date,kind,name[,source]");
    } else if (!row.empty()) {
      days.push_back(read_line(row, line, columns));
    }
  }
  return days;
}

std::string csv_of(const Calendar& calendar) {
  std::string out = "date,kind,name,source\n";
  for (const SpecialDay& day : calendar.special_days())
    out += day.date.str() + (day.kind == DayKind::holiday ? ",holiday," : ",workday,") + day.name + "," + day.source +
           "\n";
  return out;
}

std::string hash_of(const Calendar& calendar) { return digest::sm3(csv_of(calendar)); }

std::shared_ptr<const Calendar> Calendar::from_csv(std::string_view csv) {
  std::vector<SpecialDay> days = read_calendar_lines(csv);
  const std::vector<int> years = noticed_years(days);
  if (years.empty())
    throw bad_line(std::size_t(std::count(csv.begin(), csv.end(), '\n')) + 1,
                   "没有任何一年的国庆节，无法确定已公布的年份", "no year lists its National Day, so no year is known");
  for (std::size_t i = 1; i < years.size(); ++i)
    if (years[i] != years[i - 1] + 1)
      throw contradiction(Date::of(years[i - 1] + 1, 1, 1), "缺少这一年的安排",
                          "the year is missing between two others");
  return build(std::move(days), years.front(), years.back());
}

void Calendar::index() {
  auto special = special_.begin();
  std::int32_t count = 0;
  special_at_.assign(std::size_t(last_ - first_) + 1, -1);
  for (Date date = first_; date <= last_; date = date + 1) {
    bool works = weekday(date);
    if (special != special_.end() && special->date == date) {
      works = special->kind == DayKind::makeup_workday;
      special_at_[std::size_t(date - first_)] = static_cast<std::int16_t>(special - special_.begin());
      ++special;
    }
    before_.push_back(count);
    if (works) nth_.push_back(date), ++count;
  }
}

const SpecialDay* Calendar::special(Date date) const {
  if (date < first_ || date > last_) return nullptr;
  const auto at = special_at_[std::size_t(date - first_)];
  return at < 0 ? nullptr : &special_[std::size_t(at)];
}

DayKind Calendar::kind(Date date) const {
  if (const SpecialDay* day = special(date)) return day->kind;
  return weekday(date) ? DayKind::workday : DayKind::weekend;
}

bool Calendar::workday(Date date) const {
  const DayKind day = kind(date);
  return day == DayKind::workday || day == DayKind::makeup_workday;
}

std::string_view Calendar::name(Date date) const {
  const SpecialDay* day = special(date);
  return day ? std::string_view(day->name) : std::string_view();
}

// Workdays before `date`, counted from the beginning of the span; negative before it.
std::int64_t Calendar::rank(Date date) const {
  if (date < first_) return plain_rank(date) - plain_rank(first_);
  if (date > last_) return std::int64_t(nth_.size()) + plain_rank(date) - plain_rank(last_ + 1);
  return before_[std::size_t(date - first_)];
}

Date Calendar::nth(std::int64_t rank) const {
  if (rank < 0) return plain_nth(plain_rank(first_) + rank);
  if (rank < std::int64_t(nth_.size())) return nth_[std::size_t(rank)];
  return plain_nth(plain_rank(last_ + 1) + rank - std::int64_t(nth_.size()));
}

Date Calendar::add_workdays(Date from, std::int64_t count) const {
  CHECK_PROMISE(count >= -kFarthest && count <= kFarthest, "a limit beyond all calendars");
  if (count == 0) return on_or_after(from);
  return count > 0 ? nth(rank(from + 1) + count - 1) : nth(rank(from) + count);
}

std::int64_t Calendar::workdays_between(Date from, Date to) const { return rank(to + 1) - rank(from + 1); }

Date Calendar::next_workday(Date date) const { return nth(rank(date + 1)); }
Date Calendar::previous_workday(Date date) const { return nth(rank(date) - 1); }
Date Calendar::on_or_after(Date date) const { return nth(rank(date)); }

}  // namespace onewindow::regulation
