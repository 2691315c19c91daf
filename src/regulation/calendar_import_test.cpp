#include "regulation/calendar_import.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "regulation/calendar_lines.h"
#include "regulation/testing.h"

namespace onewindow::regulation {
namespace {

using testing::calendar;
using testing::day;
using testing::refusal_of;

const std::string kNotice = "国办发明电〔2026〕9号";

// A notice of 2027 as each of the three write it. Its days are made up: the real one is not published yet.
struct Row {
  const char *date, *name;
  bool off;
};
const std::vector<Row> kRows = {
    {"2027-01-01", "元旦", true},    {"2027-01-02", "元旦", true},   {"2027-01-03", "元旦", true},
    {"2027-02-05", "春节", true},    {"2027-02-06", "春节", true},   {"2027-02-07", "春节", true},
    {"2027-02-08", "春节", true},    {"2027-02-09", "春节", true},   {"2027-02-10", "春节", true},
    {"2027-02-11", "春节", true},    {"2027-02-13", "春节", false},  {"2027-02-14", "春节", false},
    {"2027-04-05", "清明节", true},  {"2027-05-01", "劳动节", true}, {"2027-05-03", "劳动节", true},
    {"2027-05-08", "劳动节", false}, {"2027-06-09", "端午节", true}, {"2027-09-15", "中秋节", true},
    {"2027-10-01", "国庆节", true},  {"2027-10-04", "国庆节", true}, {"2027-10-09", "国庆节", false}};

std::string holiday_cn(const std::vector<Row>& rows, int year = 2027) {
  boost::json::array days;
  for (const Row& row : rows) days.push_back({{"name", row.name}, {"date", row.date}, {"isOffDay", row.off}});
  return boost::json::serialize(boost::json::object{
      {"$schema", "x"}, {"year", year}, {"papers", boost::json::array{"http://www.gov.cn/x"}}, {"days", days}});
}
std::string chinese_days(const std::vector<Row>& rows) {
  boost::json::object holidays, workdays;
  for (const Row& row : rows) (row.off ? holidays : workdays)[row.date] = std::string("X,") + row.name + ",3";
  return boost::json::serialize(
      boost::json::object{{"holidays", holidays}, {"workdays", workdays}, {"inLieuDays", boost::json::object()}});
}
std::string csv(const std::vector<Row>& rows) {
  std::string out = "date,kind,name\n";
  for (const Row& row : rows) out += std::string(row.date) + (row.off ? ",holiday," : ",workday,") + row.name + "\n";
  return out;
}

TEST(CalendarImport, ReadsTheThreeFormatsAlike) {
  for (const auto& text : {holiday_cn(kRows), chinese_days(kRows), csv(kRows)}) {
    const auto read = read_calendar(text, kNotice);
    EXPECT_EQ(read.years, std::vector<int>{2027});
    ASSERT_EQ(read.days.size(), kRows.size());
    EXPECT_EQ(read.days[0].source, kNotice);
    const auto then = with_years(calendar(), read);
    EXPECT_EQ(then->known_until(), day("2027-12-31"));
    EXPECT_FALSE(then->workday(day("2027-02-08")));
    EXPECT_TRUE(then->workday(day("2027-02-13")));
    EXPECT_EQ(then->name(day("2027-10-04")), "国庆节");
    EXPECT_EQ(then->workday(day("2026-02-14")), calendar().workday(day("2026-02-14"))) << "other years stay";
  }
}

TEST(CalendarImport, ARevisedYearTakesThePlaceOfTheOldOne) {
  // The arrangement of Labour Day 2019 was revised in March of that year.
  std::vector<Row> rows;
  std::vector<std::string> dates;
  for (const SpecialDay& known : calendar().special_days())
    if (known.date.year() == 2026) dates.push_back(known.date.str());
  std::size_t i = 0;
  for (const SpecialDay& known : calendar().special_days())
    if (known.date.year() == 2026)
      rows.push_back({dates[i++].c_str(), known.name.c_str(), known.kind == DayKind::holiday});
  EXPECT_TRUE(only_years(calendar(), read_calendar(holiday_cn(rows, 2026), kNotice), {}).years.empty())
      << "the same again changes nothing";
  std::erase_if(rows, [](const Row& row) { return std::string_view(row.date) == "2026-02-14"; });
  rows.push_back({"2026-03-07", "春节", false});
  const auto import = only_years(calendar(), read_calendar(holiday_cn(rows, 2026), kNotice), {});
  EXPECT_EQ(import.years, std::vector<int>{2026});
  const auto then = with_years(calendar(), import);
  EXPECT_FALSE(then->workday(day("2026-02-14")));
  EXPECT_TRUE(then->workday(day("2026-03-07")));
  EXPECT_EQ(then->workday(day("2025-10-11")), calendar().workday(day("2025-10-11")));
}

TEST(CalendarImport, ADecemberDayBelongsToTheNextNotice) {
  auto rows = kRows;
  rows.push_back({"2026-12-31", "元旦", true});
  const auto import = only_years(calendar(), read_calendar(holiday_cn(rows), kNotice), {});
  const auto then = with_years(calendar(), import);
  EXPECT_FALSE(then->workday(day("2026-12-31")));
  EXPECT_EQ(then->workday(day("2026-10-01")), calendar().workday(day("2026-10-01"))) << "2026 itself stays";
  // And a file of the year before, which does not know it, leaves it.
  std::vector<Row> of_2022;
  std::vector<std::string> dates;
  for (const SpecialDay& known : calendar().special_days())
    if (known.date.year() == 2022 && known.date != day("2022-12-31")) dates.push_back(known.date.str());
  std::size_t i = 0;
  for (const SpecialDay& known : calendar().special_days())
    if (known.date.year() == 2022 && known.date != day("2022-12-31"))
      of_2022.push_back({dates[i++].c_str(), known.name.c_str(), known.kind == DayKind::holiday});
  const auto again = with_years(calendar(), read_calendar(holiday_cn(of_2022, 2022), kNotice));
  EXPECT_EQ(again->kind(day("2022-12-31")), DayKind::holiday);
}

TEST(CalendarImport, ContradictionsAreRefusedWithAllTheirDays) {
  auto rows = kRows;
  rows.push_back({"2027-05-08", "劳动节", true});
  rows.push_back({"2027-04-05", "清明节", false});
  EXPECT_EQ(refusal_of([&] { read_calendar(holiday_cn(rows), kNotice); }), "calendar.contradiction 2027-04-05");
  try {
    read_calendar(holiday_cn(rows), kNotice);
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.details.at("days"), (boost::json::array{"2027-04-05", "2027-05-08"}));
  }
  rows = kRows;
  rows.push_back({"2027-03-02", "春节", false});
  EXPECT_EQ(refusal_of([&] { read_calendar(csv(rows), kNotice); }), "calendar.contradiction 2027-03-02") << "a Tuesday";
  rows = kRows;
  rows.push_back({"2025-03-02", "春节", true});
  EXPECT_EQ(refusal_of([&] { with_years(calendar(), read_calendar(holiday_cn(rows), kNotice)); }),
            "calendar.contradiction 2025-03-02");
}

TEST(CalendarImport, HolidayMeasures_A2_an_incomplete_year_is_refused_with_what_is_missing) {
  auto rows = kRows;
  std::erase_if(rows, [](const Row& row) { return std::string_view(row.name) == "中秋节"; });
  try {
    with_years(calendar(), read_calendar(holiday_cn(rows), kNotice));
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code, "calendar.incomplete");
    EXPECT_EQ(refusal.details.at("missing"), (boost::json::array{"2027 中秋"}));
  }
  EXPECT_EQ(refusal_of([&] { with_years(calendar(), read_calendar(holiday_cn({}), kNotice)); }), "calendar.incomplete");
}

TEST(CalendarImport, AYearCannotBeLeftOut) {
  std::vector<Row> rows = kRows;
  std::vector<std::string> dates;
  for (const Row& row : rows) dates.push_back("2028" + std::string(row.date).substr(4));
  std::vector<Row> of_2028;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].off) of_2028.push_back({dates[i].c_str(), rows[i].name, true});
  EXPECT_EQ(refusal_of([&] { with_years(calendar(), read_calendar(holiday_cn(of_2028, 2028), kNotice)); }),
            "calendar.contradiction 2027-01-01");
}

TEST(CalendarImport, FilesThatAreNoneOfThem) {
  EXPECT_EQ(refusal_of([] { read_calendar("{\"days\": []}", kNotice); }), "calendar.format");
  EXPECT_EQ(refusal_of([] { read_calendar("{\"year\": \"x\", \"days\": []}", kNotice); }), "calendar.format");
  EXPECT_EQ(refusal_of([] { read_calendar("{\"year\": 1e300, \"days\": []}", kNotice); }),
            "calendar.year_invalid year");
  EXPECT_EQ(refusal_of([] { read_calendar("{broken", kNotice); }), "input.json");
  EXPECT_EQ(refusal_of([] { read_calendar("date;kind\n", kNotice); }), "calendar.line 1");
  EXPECT_EQ(refusal_of([] { read_calendar("date,kind,name\n2027-02-30,holiday,x\n", kNotice); }), "calendar.line 2");
  EXPECT_EQ(refusal_of([] {
              read_calendar(
                  "{\"year\": 2027, \"days\": [{\"name\": \"x\", \"date\": \"2027-02-30\", \"isOffDay\": true}]}",
                  kNotice);
            }),
            "calendar.day 2027-02-30");
}

TEST(CalendarImport, ALongFileBringsOnlyTheYearsThatChangeSomething) {
  auto rows = kRows;
  rows.push_back({"2005-10-03", "国庆节", true});
  const auto import = read_calendar(chinese_days(rows), kNotice);
  EXPECT_EQ(import.years, (std::vector<int>{2005, 2027}));
  const auto wanted = only_years(calendar(), import, {});
  EXPECT_EQ(wanted.years, std::vector<int>{2027});
  EXPECT_EQ(wanted.days.front().date, day("2027-01-01"));
  EXPECT_EQ(wanted.left_out, std::vector<int>{2005}) << "said, not silently dropped";
  EXPECT_TRUE(only_years(calendar(), import, {2026}).years.empty());
}

TEST(CalendarImport, YearsBeforeAllThatIsKnownAreRefused) {
  const auto of = [](int year) {
    std::vector<Row> rows;
    static std::vector<std::string> dates;
    dates.clear();
    for (const Row& row : kRows) dates.push_back(std::to_string(year) + std::string(row.date).substr(4));
    for (std::size_t i = 0; i < kRows.size(); ++i)
      if (kRows[i].off) rows.push_back({dates[i].c_str(), kRows[i].name, true});
    return rows;
  };
  EXPECT_EQ(refusal_of([&] { only_years(calendar(), read_calendar(holiday_cn(of(2018), 2018), kNotice), {}); }),
            "calendar.too_early 2018");
  EXPECT_EQ(refusal_of([&] { only_years(calendar(), read_calendar(csv(of(2012)), kNotice), {}); }),
            "calendar.too_early 2012");
  EXPECT_EQ(refusal_of([&] { only_years(calendar(), read_calendar(chinese_days(of(2017)), kNotice), {}); }),
            "calendar.too_early 2017")
      << "nothing else is in it";
  EXPECT_EQ(refusal_of([&] { only_years(calendar(), read_calendar(chinese_days(kRows), kNotice), {2005, 2027}); }),
            "calendar.too_early 2005")
      << "asked for";
}

TEST(CalendarImport, HolidayMeasures_A4_days_of_a_region_come_on_top) {
  const std::vector<SpecialDay> days = {{day("2026-08-12"), DayKind::holiday, "雪顿节", "藏政发〔2026〕1号"}};
  const auto then = with_days(calendar(), days);
  EXPECT_FALSE(then->workday(day("2026-08-12")));
  EXPECT_EQ(then->known_until(), calendar().known_until());
  EXPECT_EQ(refusal_of([] { with_days(calendar(), {{day("2026-10-01"), DayKind::holiday, "x", "x"}}); }),
            "calendar.without_effect 2026-10-01");
  EXPECT_EQ(refusal_of([] { with_days(calendar(), {{day("2027-08-12"), DayKind::holiday, "x", "x"}}); }),
            "calendar.year 2027-08-12");
  EXPECT_EQ(refusal_of([] { with_days(calendar(), {{day("2026-10-08"), DayKind::makeup_workday, "x", "x"}}); }),
            "calendar.without_effect 2026-10-08");
}

TEST(CalendarText, IsReadBackAsItWasAndNamesIt) {
  const auto text = csv_of(calendar());
  const auto again = Calendar::from_csv(text);
  EXPECT_EQ(csv_of(*again), text);
  EXPECT_EQ(hash_of(*again), hash_of(calendar()));
  EXPECT_EQ(again->known_until(), calendar().known_until());
  const auto other = with_days(calendar(), {{day("2026-08-12"), DayKind::holiday, "雪顿节", "x"}});
  EXPECT_NE(hash_of(*other), hash_of(calendar()));
}

}  // namespace
}  // namespace onewindow::regulation
