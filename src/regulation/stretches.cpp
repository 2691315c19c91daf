#include "regulation/stretches.h"

#include <array>

#include "base/text.h"

namespace onewindow::regulation {

namespace {

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kHolidays{{
    {"元旦", "New Year"},
    {"春节", "Spring Festival"},
    {"清明节", "Qingming"},
    {"劳动节", "Labour Day"},
    {"端午节", "Dragon Boat Festival"},
    {"中秋节", "Mid-Autumn Festival"},
    {"国庆节", "National Day"},
}};

Stretch one_day(const Calendar& calendar, Date date, bool workdays) {
  if (!workdays) return Stretch{.kind = StretchKind::counted, .from = date, .to = date, .counted = 1};
  switch (calendar.kind(date)) {
    case DayKind::weekend: return Stretch{.kind = StretchKind::weekend, .from = date, .to = date, .off = 1};
    case DayKind::holiday:
      return Stretch{
          .kind = StretchKind::holiday, .from = date, .to = date, .off = 1, .zh = std::string(calendar.name(date))};
    case DayKind::makeup_workday:
      return Stretch{.kind = StretchKind::counted, .from = date, .to = date, .counted = 1, .makeup = {date}};
    case DayKind::workday: break;
  }
  return Stretch{.kind = StretchKind::counted, .from = date, .to = date, .counted = 1};
}

Stretch paused(const Calendar& calendar, const PauseBlock& block, Date from, Date to, bool workdays) {
  const auto lost = workdays ? calendar.workdays_between(from - 1, to) : to - from + 1;
  return Stretch{.kind = StretchKind::pause,
                 .from = from,
                 .to = to,
                 .off = workdays ? std::int32_t(to - from + 1 - lost) : 0,
                 .paused = std::int32_t(lost),
                 .zh = block.zh,
                 .en = block.en};
}

void join(Stretch& whole, Stretch&& next) {
  whole.to = next.to;
  whole.counted += next.counted;
  whole.off += next.off;
  whole.paused += next.paused;
  whole.makeup.insert(whole.makeup.end(), next.makeup.begin(), next.makeup.end());
}

// One stretch per run of days of one kind, cut where the year ends so that what is not announced yet stands apart.
std::vector<Stretch> runs(const Calendar& calendar, std::span<const PauseBlock> pauses, Date start, Date end,
                          bool workdays) {
  std::vector<Stretch> out;
  auto pause = pauses.begin();
  for (Date date = start + 1; date <= end; date = date + 1) {
    while (pause != pauses.end() && pause->to < date) ++pause;
    if (pause != pauses.end() && pause->from <= date) {
      const Date to = std::min(pause->to, end);
      out.push_back(paused(calendar, *pause, date, to, workdays));
      date = to;
      continue;
    }
    Stretch day = one_day(calendar, date, workdays);
    const bool same = !out.empty() && out.back().kind == day.kind && out.back().zh == day.zh &&
                      date.days != Date::of(date.year(), 1, 1).days;
    if (same) {
      join(out.back(), std::move(day));
    } else {
      out.push_back(std::move(day));
    }
  }
  return out;
}

enum class Grouping { weekends, years, everything };

bool joinable(const Stretch& a, const Stretch& b, Grouping grouping) {
  const bool pause = a.kind == StretchKind::pause || b.kind == StretchKind::pause;
  switch (grouping) {
    case Grouping::weekends:
      return !pause && a.kind != StretchKind::holiday && b.kind != StretchKind::holiday && a.to.year() == b.from.year();
    case Grouping::years: return !pause && a.to.year() == b.from.year();
    case Grouping::everything: break;
  }
  return true;
}

std::vector<Stretch> grouped(std::vector<Stretch> in, Grouping grouping) {
  std::vector<Stretch> out;
  for (Stretch& next : in) {
    if (out.empty() || !joinable(out.back(), next, grouping)) {
      out.push_back(std::move(next));
      continue;
    }
    if (out.back().kind != next.kind) out.back().kind = StretchKind::mixed;
    join(out.back(), std::move(next));
  }
  return out;
}

}  // namespace

std::vector<Stretch> stretches(const Calendar& calendar, std::span<const PauseBlock> pauses, Date start, Date end,
                               bool workdays, std::size_t most) {
  std::vector<Stretch> out = runs(calendar, pauses, start, end, workdays);
  for (const Grouping grouping : {Grouping::weekends, Grouping::years, Grouping::everything})
    if (out.size() > most) out = grouped(std::move(out), grouping);
  return out;
}

std::string zh_day(Date date, int year) {
  const std::string day = std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日";
  return date.year() == year ? day : std::to_string(date.year()) + "年" + day;
}

std::string en_day(Date date, int year) {
  const std::string day = std::to_string(date.day()) + " " + kMonths[std::size_t(date.month() - 1)];
  return date.year() == year ? day : day + " " + std::to_string(date.year());
}

std::string zh_range(Date from, Date to, int year) {
  if (from == to) return zh_day(from, year);
  const bool same_month = from.year() == to.year() && from.month() == to.month();
  return zh_day(from, year) + "至" + (same_month ? std::to_string(to.day()) + "日" : zh_day(to, from.year()));
}

std::string en_range(Date from, Date to, int year) {
  if (from == to) return en_day(from, year);
  if (from.year() != to.year()) return en_day(from, 0) + "–" + en_day(to, 0);
  const std::string first = from.month() == to.month() ? std::to_string(from.day()) : en_day(from, from.year());
  return first + "–" + en_day(to, year);
}

std::string holiday_en(std::string_view name) {
  std::string out(name);
  for (const auto& [zh, en] : kHolidays)
    if (const auto at = out.find(zh); at != std::string::npos) out.replace(at, zh.size(), en);
  constexpr std::string_view comma = "、";
  if (const auto at = out.find(comma); at != std::string::npos) out.replace(at, comma.size(), " and ");
  return out;
}

}  // namespace onewindow::regulation
