#include "regulation/explanation.h"

namespace onewindow::regulation {

namespace {

constexpr std::size_t kStretches = 18;  // with the start, extensions, roll and remarks an answer stays readable
constexpr std::size_t kNamed = 3;       // make-up days that are named one by one
constexpr std::size_t kExtensions = 3;

std::string zh_amount(std::int64_t count, Unit unit) {
  return std::to_string(count) + (unit == Unit::workdays ? "个工作日" : "日");
}

std::string en_amount(std::int64_t count, Unit unit) {
  return std::to_string(count) + (unit == Unit::workdays ? " workday" : " calendar day") + (count == 1 ? "" : "s");
}

std::string zh_note(const std::string& text) { return text.empty() ? "" : "（" + text + "）"; }
std::string en_note(const std::string& text) { return text.empty() ? "" : " (" + text + ")"; }

void explain_start(Because& because, const Term& term) {
  const std::string zh = zh_day(term.start, 0), en = en_day(term.start, 0);
  boost::json::object inputs{{"start", term.start.str()}};
  if (term.limit.unit == Unit::same_day) {
    because.say(zh + "，限当日办理", "day 0 is " + en + ", to be done the same day", std::move(inputs));
    return;
  }
  const Duration& limit = term.limit;
  inputs["limit"] = limit.count;
  inputs["unit"] = limit.unit == Unit::workdays ? "workdays" : "days";
  because.say(zh + "为第0日，不计入，限期" + zh_amount(limit.count, limit.unit),
              "day 0 is " + en + " and does not count, the limit is " + en_amount(limit.count, limit.unit),
              std::move(inputs));
}

void explain_extensions(Because& because, const Term& term, std::int64_t total) {
  if (term.extensions.empty()) return;
  const Unit unit = term.limit.unit;
  if (term.extensions.size() > kExtensions) {
    const std::string times = std::to_string(term.extensions.size());
    because.say("延长" + times + "次，期限共" + zh_amount(total, unit),
                "extended " + times + " times, " + en_amount(total, unit) + " in all", {{"total", total}});
    return;
  }
  std::int64_t sum = term.limit.count;
  for (const Duration& extension : term.extensions) {
    sum += extension.count;
    because.say("延长" + zh_amount(extension.count, unit) + "，共" + zh_amount(sum, unit),
                "extended by " + en_amount(extension.count, unit) + " to " + en_amount(sum, unit),
                {{"extension", extension.count}, {"total", sum}});
  }
}

struct Words {
  std::string zh, en;
};

// "（其中2月14日为调休上班）": which of the counted days would be days off in an ordinary week.
Words makeup_words(const Stretch& stretch, int year) {
  if (stretch.makeup.empty()) return {};
  if (stretch.from == stretch.to) return {"（调休上班）", " (make-up workday)"};
  if (stretch.makeup.size() > kNamed) {
    const std::string count = std::to_string(stretch.makeup.size());
    return {"（含调休上班" + count + "天）", " (with " + count + " make-up workdays)"};
  }
  Words days;
  for (const Date day : stretch.makeup) {
    days.zh += (days.zh.empty() ? "" : "、") + zh_day(day, year);
    days.en += (days.en.empty() ? "" : ", ") + en_day(day, year);
  }
  return {"（其中" + days.zh + "为调休上班）", " (make-up workday: " + days.en + ")"};
}

// What a joined stretch leaves out: "（周末6天不计）".
Words left_out(const Stretch& stretch) {
  const std::string off = std::to_string(stretch.off), paused = std::to_string(stretch.paused);
  Words out;
  if (stretch.off > 0) out = {"休息日" + off + "天", off + (stretch.off == 1 ? " day off" : " days off")};
  if (stretch.paused > 0) {
    out.zh += (out.zh.empty() ? "" : "、") + ("暂停" + paused + "天");
    out.en += (out.en.empty() ? "" : " and ") + (paused + (stretch.paused == 1 ? " paused day" : " paused days"));
  }
  if (out.zh.empty()) return {};
  return {"（" + out.zh + "不计）", " (" + out.en + " not counted)"};
}

Words stretch_words(const Stretch& stretch, Unit unit, int year) {
  switch (stretch.kind) {
    case StretchKind::weekend: return {"周末不计", ": weekend, not counted"};
    case StretchKind::holiday: return {stretch.zh + "放假不计", ": " + holiday_en(stretch.zh) + ", not counted"};
    case StretchKind::pause:
      return {"暂停" + zh_note(stretch.zh) + "，" + zh_amount(stretch.paused, unit) + "不计",
              ": paused" + en_note(stretch.en) + ", " + en_amount(stretch.paused, unit) + " not counted"};
    case StretchKind::counted:
    case StretchKind::mixed: break;
  }
  const Words makeup = makeup_words(stretch, year), out = left_out(stretch);
  return {makeup.zh + "计" + zh_amount(stretch.counted, unit) + out.zh,
          makeup.en + ": " + en_amount(stretch.counted, unit) + out.en};
}

void explain_stretches(Because& because, const Calendar& calendar, const Term& term, const Course& course) {
  const Unit unit = term.limit.unit;
  const int year = term.start.year();
  for (const Stretch& stretch :
       stretches(calendar, course.pauses, term.start, course.last, unit == Unit::workdays, kStretches)) {
    Words words = stretch_words(stretch, unit, year);
    because.say(zh_range(stretch.from, stretch.to, year) + words.zh,
                en_range(stretch.from, stretch.to, year) + words.en,
                {{"from", stretch.from.str()}, {"to", stretch.to.str()}, {"counted", stretch.counted}});
  }
}

Words why_off(const Calendar& calendar, const Course& course) {
  for (const PauseBlock& pause : course.pauses)
    if (pause.from <= course.last && course.last <= pause.to) return {"处于暂停期间", "lies in a pause"};
  switch (calendar.kind(course.last)) {
    case DayKind::holiday: {
      const std::string name(calendar.name(course.last));
      return {"为" + name + "放假", "is a day off (" + holiday_en(name) + ")"};
    }
    case DayKind::weekend: return {"为周末", "is a weekend day"};
    default: return {"不能办理", "is not free"};
  }
}

// Civil Code Art. 203: a last day that is a day off gives way to the next workday.
void explain_roll(Because& because, const Calendar& calendar, const Term& term, const Course& course) {
  if (course.last == course.due) return;
  const int year = term.start.year();
  const Words why = why_off(calendar, course);
  because.say("最后一日" + zh_day(course.last, year) + why.zh + "，顺延至下一工作日" + zh_day(course.due, year) +
                  "（《民法典》第二百零三条）",
              "the last day, " + en_day(course.last, year) + ", " + why.en + " and gives way to the next workday, " +
                  en_day(course.due, year) + " (Civil Code Art. 203)",
              {{"from", course.last.str()}, {"to", course.due.str()}});
}

}  // namespace

Because explain(const Calendar& calendar, const Term& term, const Course& course) {
  Because because;
  explain_start(because, term);
  explain_extensions(because, term, course.limit);
  explain_stretches(because, calendar, term, course);
  explain_roll(because, calendar, term, course);
  because.say("到期日为" + zh_day(course.due, 0), "due on " + en_day(course.due, 0), {{"due", course.due.str()}});
  return because;
}

void explain_standstill(Because& because, const Pause& pause, Date today) {
  because.say(
      "自" + zh_day(pause.from, 0) + "起暂停尚未结束" + zh_note(pause.zh) + "，按" + zh_day(today, 0) + "结束推算",
      "the pause since " + en_day(pause.from, 0) + en_note(pause.en) +
          " is still open, the date assumes that it ends on " + en_day(today, 0),
      {{"pause_from", pause.from.str()}, {"assumed_to", today.str()}});
}

void explain_provisional(Because& because, const Calendar& calendar, Date start, Date due) {
  if (start < calendar.known_from())
    because.say(zh_day(calendar.known_from(), 0) + "以前的放假安排未录入，按周一至周五推算，结果为暂定",
                "the holidays before " + en_day(calendar.known_from(), 0) +
                    " are not on file; Monday to Friday is assumed and the date is provisional",
                {{"known_from", calendar.known_from().str()}});
  if (due <= calendar.known_until()) return;
  const int first = calendar.known_until().year() + 1;
  const std::string zh =
      first == due.year() ? std::to_string(first) : std::to_string(first) + "年至" + std::to_string(due.year());
  const std::string en =
      first == due.year() ? std::to_string(first) : std::to_string(first) + " to " + std::to_string(due.year());
  because.say(
      zh + "年放假安排尚未公布，按周一至周五推算，结果为暂定，公布后重新推算",
      "the holiday notice for " + en +
          " is not published yet; Monday to Friday is assumed, the date is provisional and will be derived again",
      {{"known_until", calendar.known_until().str()}});
}

}  // namespace onewindow::regulation
