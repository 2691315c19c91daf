#pragma once
// Time as a service centre means it. An Instant is UTC milliseconds; a Date is a civil date in Asia/Shanghai (UTC+8,
// no daylight saving). Workdays, calendar days and minutes are different types, so that no limit loses its unit.
// Nothing reads the system clock but SystemClock; everything else is told what time it is.
#include <atomic>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onewindow {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  static Date of(int year, int month, int day);
  static std::optional<Date> parse(std::string_view text);  // "2026-02-13", only dates that exist
  std::string str() const;
  int year() const;
  int month() const;
  int day() const;
  int weekday() const;  // 1 Monday … 7 Sunday

  Date operator+(int calendar_days) const { return Date{days + calendar_days}; }
  Date operator-(int calendar_days) const { return Date{days - calendar_days}; }
  friend int operator-(Date a, Date b) { return a.days - b.days; }
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct Instant {
  std::int64_t ms = 0;

  static Instant at(Date date, int hour = 0, int minute = 0, int second = 0);  // local time in Asia/Shanghai
  static std::optional<Instant> parse(std::string_view text);  // "2026-02-13T01:02:03.456Z" or with "+08:00"
  std::string str() const;                                     // "2026-02-13T09:02:03.456+08:00"
  Date date() const;                                           // the local date
  int minute_of_day() const;                                   // local, 0 … 1439

  Instant operator+(std::int64_t milliseconds) const { return Instant{ms + milliseconds}; }
  friend std::int64_t operator-(Instant a, Instant b) { return a.ms - b.ms; }
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// A quantity with its unit in the type.
template <class Unit>
struct Quantity {
  std::int64_t count = 0;
  friend auto operator<=>(const Quantity&, const Quantity&) = default;
};
using Workdays = Quantity<struct WorkdayUnit>;
using CalendarDays = Quantity<struct CalendarDayUnit>;
using WorkHours = Quantity<struct WorkHourUnit>;
using Minutes = Quantity<struct MinuteUnit>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock : public Clock {
 public:
  Instant now() const override;
};

// The clock of tests and of the simulation: it stands still until it is moved.
class ManualClock : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start.ms) {}
  Instant now() const override { return Instant{now_.load()}; }
  void set(Instant now) { now_ = now.ms; }
  void advance_minutes(std::int64_t minutes) { now_ += minutes * 60'000; }

 private:
  std::atomic<std::int64_t> now_;
};

}  // namespace onewindow
