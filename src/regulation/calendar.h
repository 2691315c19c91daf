#pragma once
// The national workday calendar (法定工作日): Monday to Friday but for the State Council's yearly notices, which move
// days off and make-up workdays. It knows until when it is known: a day beyond the last published notice is an
// assumption, and every answer that depends on one is provisional. Working days are found by index arithmetic, never by
// looping over days. A centre's opening hours are another calendar (centre/organisation) and never move a legal
// deadline.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/reflect.h"

namespace onewindow::regulation {

enum class DayKind { workday, weekend, holiday, makeup_workday };
BOOST_DESCRIBE_ENUM(DayKind, workday, weekend, holiday, makeup_workday)

struct SpecialDay {
  Date date;
  DayKind kind;        // holiday or makeup_workday
  std::string name;    // 春节
  std::string source;  // the notice: 国办发明电〔2024〕12号
};

class Calendar {
 public:
  // Refuses a calendar that contradicts itself (a day twice, a make-up workday on a Tuesday that is no holiday, …) with
  // calendar.contradiction and the date. `first_year` … `last_year` are the years whose notices are all in.
  static std::shared_ptr<const Calendar> build(std::vector<SpecialDay> days, int first_year, int last_year);
  // cn-workdays.csv: "date,kind,name[,source]"; a year is known when its 1 October is listed. Refuses with
  // calendar.line and the line number.
  static std::shared_ptr<const Calendar> from_csv(std::string_view csv);

  bool workday(Date date) const;
  DayKind kind(Date date) const;
  std::string_view name(Date date) const;  // of a holiday or make-up workday, else empty
  bool known(Date date) const { return date >= known_from() && date <= known_until(); }
  Date known_from() const { return known_from_; }
  Date known_until() const { return known_until_; }

  // The `count`th workday after `from` (from is day 0, itself not counted). count 0: `from` itself when it is a
  // workday, else the next workday. A negative count goes back: -1 is the last workday before `from`.
  Date add_workdays(Date from, std::int64_t count) const;
  std::int64_t workdays_between(Date from, Date to) const;  // workdays in (from, to]; negative when to < from
  Date next_workday(Date date) const;                       // first workday after `date`
  Date previous_workday(Date date) const;                   // last workday before `date`
  Date on_or_after(Date date) const;                        // `date` when it is a workday, else the next
  const std::vector<SpecialDay>& special_days() const { return special_; }

 private:
  Calendar() = default;
  void index();
  const SpecialDay* special(Date date) const;
  std::int64_t rank(Date date) const;
  Date nth(std::int64_t rank) const;

  std::vector<SpecialDay> special_;
  Date known_from_, known_until_;
  Date first_, last_;                     // the indexed span; outside it Monday–Friday holds, provisionally
  std::vector<std::int32_t> before_;      // workdays in [first_, first_+i)
  std::vector<std::int16_t> special_at_;  // per day of the span: its place in special_, or -1
  std::vector<Date> nth_;                 // the nth workday of the span
};

}  // namespace onewindow::regulation
