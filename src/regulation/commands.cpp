#include "regulation/commands.h"

#include <boost/program_options.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/text.h"
#include "regulation/calendar_import.h"
#include "regulation/deadline.h"

namespace onewindow::regulation {

namespace {

namespace po = boost::program_options;

constexpr int kFine = 0, kRefused = 1, kWrongUsage = 2;

struct WrongUsage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Refusal refuse(std::string code, std::string zh, std::string en) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en));
}

// Runs a command and turns what it throws into words and an exit code.
template <class Command>
int answer(std::ostream& err, std::string_view name, Command&& command) {
  try {
    return command();
  } catch (const Refusal& refusal) {
    err << refusal.zh << "\n" << refusal.en << " [" << refusal.code << "]\n";
    return kRefused;
  } catch (const WrongUsage& wrong) {
    err << "onewindow " << name << ": " << wrong.what() << "\n";
  } catch (const po::error& wrong) {
    err << "onewindow " << name << ": " << wrong.what() << "\n";
  }
  err << "onewindow " << name << " --help\n";
  return kWrongUsage;
}

Date date_of(const std::string& text) {
  const auto date = Date::parse(text);
  if (!date)
    throw refuse("deadline.date", "没有“" + text + "”这一天，应写成 2026-02-13",
                 "there is no day '" + text + "'; write 2026-02-13");
  return *date;
}

Pause pause_of(const std::string& text) {
  const auto dots = text.find("..");
  if (dots == std::string::npos)
    throw refuse("deadline.pause", "暂停应写成 2026-02-24..2026-02-26", "a pause is written as 2026-02-24..2026-02-26");
  Pause pause{.from = date_of(text.substr(0, dots))};
  if (const std::string to = text.substr(dots + 2); !to.empty()) pause.to = date_of(to);
  return pause;
}

po::options_description deadline_options() {
  po::options_description options("onewindow deadline: 计算到期日 / when is it due");
  options.add_options()("from", po::value<std::string>(), "第0日，不计入 / day 0, not counted")(
      "workdays", po::value<std::int32_t>(), "限期，工作日 / limit in workdays")(
      "days", po::value<std::int32_t>(), "限期，自然日 / limit in calendar days")(
      "extend", po::value<std::vector<std::int32_t>>()->composing(), "延长，同一单位 / extension in the same unit")(
      "pause", po::value<std::vector<std::string>>()->composing(),
      "暂停 A..B，首尾均不计；A.. 尚未结束 / pause, both days included; A.. is open")(
      "today", po::value<std::string>(),
      "尚未结束的暂停按此日结束推算 / the day on which an open pause is assumed to end")(
      "explain", "逐段说明 / say how it came about")("json", "以JSON输出 / answer in JSON")("help", "说明 / this text");
  return options;
}

po::variables_map read_options(const std::vector<std::string>& args, const po::options_description& options) {
  po::variables_map given;
  // "-5" is a number and no option: only long options are read, none is guessed from its beginning.
  const int style = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
                    po::command_line_style::long_allow_next;
  po::store(po::command_line_parser(args).options(options).style(style).positional({}).run(), given);
  po::notify(given);
  return given;
}

Term term_of(const po::variables_map& given) {
  if (!given.contains("from")) throw WrongUsage("--from is missing");
  if (given.contains("workdays") == given.contains("days")) throw WrongUsage("give either --workdays or --days");
  const bool workdays = given.contains("workdays");
  const Unit unit = workdays ? Unit::workdays : Unit::days;
  Term term{.start = date_of(given["from"].as<std::string>()),
            .limit = {unit, given[workdays ? "workdays" : "days"].as<std::int32_t>()}};
  if (given.contains("extend"))
    for (const std::int32_t count : given["extend"].as<std::vector<std::int32_t>>())
      term.extensions.push_back({unit, count});
  if (given.contains("pause"))
    for (const std::string& text : given["pause"].as<std::vector<std::string>>()) term.pauses.push_back(pause_of(text));
  return term;
}

// Without --today an open pause has no end that anyone could assume.
Date today_of(const po::variables_map& given, const Term& term) {
  if (given.contains("today")) return date_of(given["today"].as<std::string>());
  for (const Pause& pause : term.pauses)
    if (!pause.to) throw WrongUsage("an open pause needs --today");
  return term.start;
}

void print_text(std::ostream& out, const Deadline& deadline, bool explain) {
  out << deadline.due.str();
  if (deadline.provisional) out << " 暂定 provisional（日历已知至 known until " << deadline.known_until.str() << "）";
  out << "\n";
  if (!explain) return;
  for (const Reason& reason : deadline.because.reasons) out << "  " << reason.zh << "\n    " << reason.en << "\n";
}

void print_json(std::ostream& out, const Deadline& deadline) {
  boost::json::object answer{{"due", deadline.due.str()},
                             {"provisional", deadline.provisional},
                             {"known_until", deadline.known_until.str()},
                             {"running", deadline.running}};
  boost::json::array because;
  for (const Reason& reason : deadline.because.reasons)
    because.push_back({{"zh", reason.zh}, {"en", reason.en}, {"inputs", reason.inputs}});
  answer["because"] = std::move(because);
  out << boost::json::serialize(answer) << "\n";
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw refuse("calendar.file", "无法读取文件 " + path, "the file " + path + " cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::int64_t workdays_in(const Calendar& calendar, int year) {
  return calendar.workdays_between(Date::of(year - 1, 12, 31), Date::of(year, 12, 31));
}

std::string_view word(DayKind kind) { return kind == DayKind::holiday ? "holiday" : "workday"; }

void show_year(std::ostream& out, const Calendar& calendar, int year) {
  const bool known = calendar.known(Date::of(year, 1, 1));
  out << year << ": " << workdays_in(calendar, year) << " 个工作日 workdays"
      << (known ? "" : "，放假安排尚未公布，暂定 not announced, provisional") << "\n";
  for (const SpecialDay& day : calendar.special_days())
    if (day.date.year() == year)
      out << "  " << day.date.str() << " " << word(day.kind) << " " << day.name << " " << day.source << "\n";
}

void show_all(std::ostream& out, const Calendar& calendar) {
  for (int year = calendar.known_from().year(); year <= calendar.known_until().year(); ++year)
    out << year << ": " << workdays_in(calendar, year) << " 个工作日 workdays\n";
  out << "已知至 known until " << calendar.known_until().str() << "\n";
}

int year_of(const std::string& text) {
  const auto date = Date::parse(text + "-01-01");
  if (!date) throw WrongUsage("a year is written as 2026");
  return date->year();
}

// A CSV is a whole calendar; the JSON of holiday-cn and chinese-days brings years to the one in force.
std::shared_ptr<const Calendar> calendar_of(const Calendar& calendar, const std::string& path) {
  const std::string text = read_file(path);
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || text[first] != '{') return Calendar::from_csv(text);
  const ImportedDays days = only_years(calendar, read_calendar(text, path), {});
  return days.years.empty() ? std::make_shared<const Calendar>(calendar) : with_years(calendar, days);
}

void check_file(std::ostream& out, const Calendar& calendar, const std::string& path) {
  const auto read = calendar_of(calendar, path);
  out << path << " 无误 is fine: " << read->special_days().size() << " 天 days\n";
  show_all(out, *read);
}

void preview_file(std::ostream& out, const Calendar& calendar, const std::string& path) {
  const auto next = calendar_of(calendar, path);
  const auto changes = calendar_changes(calendar, *next);
  for (const CalendarChange& change : changes)
    out << change.date.str() << ": " << change.before << " → " << change.after << "\n";
  out << changes.size() << " 处变动 changes; 已知至 known until " << calendar.known_until().str() << " → "
      << next->known_until().str() << "\n";
}

const char kCalendarHelp[] =
    "onewindow calendar: 工作日历 / the workday calendar\n"
    "  show [YEAR]    各年工作日，或某年的放假和调休 / the years, or one year's days\n"
    "  check FILE     检查CSV或JSON文件 / check a CSV or JSON file (holiday-cn, chinese-days)\n"
    "  preview FILE   导入前查看变动 / what an import would change\n"
    "导入须两人在“工作日历”页面办理 / two persons import it on the page of the workday calendar\n";

}  // namespace

std::vector<CalendarChange> calendar_changes(const Calendar& before, const Calendar& after) {
  std::map<Date, CalendarChange> changes;
  const auto text = [](const SpecialDay& day) { return std::string(word(day.kind)) + " " + day.name; };
  for (const SpecialDay& day : before.special_days()) changes[day.date] = {day.date, text(day), "-"};
  for (const SpecialDay& day : after.special_days()) {
    auto& change = changes.try_emplace(day.date, CalendarChange{day.date, "-", "-"}).first->second;
    change.after = text(day);
  }
  std::vector<CalendarChange> out;
  for (auto& [date, change] : changes)
    if (change.before != change.after) out.push_back(std::move(change));
  return out;
}

int deadline_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                     const Calendar& calendar) {
  return answer(err, "deadline", [&] {
    const po::options_description options = deadline_options();
    const po::variables_map given = read_options(args, options);
    if (given.contains("help")) {
      out << options;
      return kFine;
    }
    const Term term = term_of(given);
    const Deadline found = deadline(calendar, term, today_of(given, term));
    if (given.contains("json")) {
      print_json(out, found);
    } else {
      print_text(out, found, given.contains("explain"));
    }
    return kFine;
  });
}

int calendar_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                     const Calendar& calendar) {
  return answer(err, "calendar", [&] {
    const std::string act = args.empty() ? "" : args[0];
    if (act == "--help") {
      out << kCalendarHelp;
    } else if (act == "show" && args.size() == 1) {
      show_all(out, calendar);
    } else if (act == "show" && args.size() == 2) {
      show_year(out, calendar, year_of(args[1]));
    } else if (act == "check" && args.size() == 2) {
      check_file(out, calendar, args[1]);
    } else if (act == "preview" && args.size() == 2) {
      preview_file(out, calendar, args[1]);
    } else {
      throw WrongUsage(act.empty() ? "say show, check or preview" : "cannot do '" + act + "' so");
    }
    return kFine;
  });
}

}  // namespace onewindow::regulation
