#include "base/time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace onewindow {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kShanghaiMs = 8 * 3'600'000;

std::chrono::year_month_day civil(Date date) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{date.days}}};
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Reads exactly `width` digits at `at`; -1 when they are not there.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Date Date::of(int year, int month, int day) {
  using namespace std::chrono;
  const sys_days days{std::chrono::year{year} / month / day};
  return Date{static_cast<std::int32_t>(days.time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{unsigned(month)},
                                         std::chrono::day{unsigned(day)}};
  if (!date.ok()) return std::nullopt;
  return of(year, month, day);
}

namespace {

// Every decision is explained with dates: printf was a twentieth of an acceptance.
void write(std::string& out, std::size_t at, int places, int number) {
  for (int i = places; i-- > 0; number /= 10) out[at + std::size_t(i)] = char('0' + number % 10);
}

}  // namespace

std::string Date::str() const {
  const auto date = civil(*this);
  std::string out("0000-00-00");
  write(out, 0, 4, int(date.year()));
  write(out, 5, 2, int(unsigned(date.month())));
  write(out, 8, 2, int(unsigned(date.day())));
  return out;
}

int Date::year() const { return int(civil(*this).year()); }
int Date::month() const { return int(unsigned(civil(*this).month())); }
int Date::day() const { return int(unsigned(civil(*this).day())); }
int Date::weekday() const {
  return int(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days}}}.iso_encoding());
}

Instant Instant::at(Date date, int hour, int minute, int second) {
  return Instant{date.days * kDayMs - kShanghaiMs + ((hour * 60 + minute) * 60 + second) * std::int64_t{1000}};
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  std::size_t at = 19;
  int millis = 0;
  if (text[at] == '.') {
    millis = digits(text, at + 1, 3);
    if (millis < 0) return std::nullopt;
    at += 4;
  }
  const std::string_view zone = text.substr(at);
  std::int64_t offset = 0;
  if (zone != "Z") {
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
    const int zone_hour = digits(zone, 1, 2), zone_minute = digits(zone, 4, 2);
    if (zone_hour < 0 || zone_hour > 14 || zone_minute < 0 || zone_minute > 59) return std::nullopt;
    offset = (zone_hour * 60 + zone_minute) * std::int64_t{60'000} * (zone[0] == '-' ? -1 : 1);
  }
  return Instant{Instant::at(*date, hour, minute, second).ms + kShanghaiMs + millis - offset};
}

std::string Instant::str() const {
  const std::int64_t local = ms + kShanghaiMs;
  const std::int64_t of_day = local - floor_div(local, kDayMs) * kDayMs;
  std::string out = date().str() + "T00:00:00.000+08:00";
  const std::size_t time = out.size() - 18;
  write(out, time, 2, int(of_day / 3'600'000));
  write(out, time + 3, 2, int(of_day / 60'000 % 60));
  write(out, time + 6, 2, int(of_day / 1000 % 60));
  write(out, time + 9, 3, int(of_day % 1000));
  return out;
}

Date Instant::date() const { return Date{static_cast<std::int32_t>(floor_div(ms + kShanghaiMs, kDayMs))}; }

int Instant::minute_of_day() const {
  const std::int64_t local = ms + kShanghaiMs;
  return int((local - floor_div(local, kDayMs) * kDayMs) / 60'000);
}

Instant SystemClock::now() const {
  using namespace std::chrono;
  return Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace onewindow
