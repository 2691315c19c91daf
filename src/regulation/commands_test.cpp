#include "regulation/commands.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "regulation/testing.h"

namespace onewindow::regulation {

using testing::calendar;

namespace {

struct Ran {
  int code;
  std::string out, err;
};

Ran deadline(const std::vector<std::string>& args) {
  std::ostringstream out, err;
  const int code = deadline_command(args, out, err, calendar());
  return {code, out.str(), err.str()};
}
Ran calendar_run(const std::vector<std::string>& args) {
  std::ostringstream out, err;
  const int code = calendar_command(args, out, err, calendar());
  return {code, out.str(), err.str()};
}

TEST(DeadlineCommand, AnswersInJson) {
  const Ran ran = deadline({"--from", "2026-02-13", "--workdays", "5", "--json"});
  EXPECT_EQ(ran.code, 0);
  const auto answer = boost::json::parse(ran.out).as_object();
  EXPECT_EQ(answer.at("due"), "2026-02-27");
  EXPECT_EQ(answer.at("provisional"), false);
  EXPECT_EQ(answer.at("known_until"), "2026-12-31");
  EXPECT_GE(answer.at("because").as_array().size(), 4u);
}

TEST(DeadlineCommand, TakesPausesExtensionsAndDays) {
  EXPECT_EQ(deadline({"--from=2026-02-13", "--workdays=5", "--pause=2026-02-24..2026-02-26"}).out, "2026-03-03\n");
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "5", "--pause", "2026-02-24..2026-02-24", "--pause",
                      "2026-02-25..2026-02-26"})
                .out,
            "2026-03-03\n");
  EXPECT_EQ(
      deadline({"--from", "2026-02-13", "--workdays", "5", "--pause", "2026-02-24..", "--today", "2026-02-26"}).out,
      "2026-03-03\n");
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "3", "--extend", "2"}).out, "2026-02-27\n");
  EXPECT_EQ(deadline({"--from", "2026-03-04", "--days", "3"}).out, "2026-03-09\n");
}

TEST(DeadlineCommand, SaysWhyAndThatItIsProvisional) {
  EXPECT_NE(deadline({"--from", "2026-02-13", "--workdays", "5", "--explain"}).out.find("2月15日至23日春节放假不计"),
            std::string::npos);
  EXPECT_NE(deadline({"--from", "2026-12-30", "--workdays", "5"}).out.find("暂定"), std::string::npos);
}

TEST(DeadlineCommand, TellsRefusalsFromWrongUsage) {
  EXPECT_EQ(deadline({"--help"}).code, 0);
  EXPECT_EQ(deadline({"--from", "2026-02-30", "--workdays", "5"}).code, 1);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays=-5"}).code, 1);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "5", "--pause", "tomorrow"}).code, 1);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "5", "--pause", "2026-02-26..2026-02-24"}).code, 1);
  EXPECT_EQ(deadline({}).code, 2);
  EXPECT_EQ(deadline({"--from", "2026-02-13"}).code, 2);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "5", "--days", "5"}).code, 2);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "five"}).code, 2);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "5", "--frob"}).code, 2);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "5", "stray"}).code, 2);
  EXPECT_EQ(deadline({"--from", "2026-02-13", "--workdays", "5", "--pause", "2026-02-24.."}).code, 2);
}

TEST(CalendarCommand, ShowsYears) {
  EXPECT_NE(calendar_run({"show"}).out.find("2026: 248"), std::string::npos);
  EXPECT_NE(calendar_run({"show", "2026"}).out.find("2026-02-14 workday 春节 国办发明电〔2025〕7号"),
            std::string::npos);
  EXPECT_NE(calendar_run({"show", "2027"}).out.find("暂定"), std::string::npos);
  EXPECT_EQ(calendar_run({"--help"}).code, 0);
  EXPECT_EQ(calendar_run({}).code, 2);
  EXPECT_EQ(calendar_run({"show", "soon"}).code, 2);
  EXPECT_EQ(calendar_run({"check"}).code, 2);
}

TEST(CalendarCommand, ChecksAndPreviewsAFile) {
  const std::string own = "regulations/calendar/cn-workdays.csv";
  EXPECT_EQ(calendar_run({"check", own}).code, 0);
  EXPECT_NE(calendar_run({"preview", own}).out.find("0 处变动"), std::string::npos);
  EXPECT_EQ(calendar_run({"check", "no-such-file.csv"}).code, 1);
  const auto path = std::filesystem::temp_directory_path() / "onewindow-calendar-preview.csv";
  std::ofstream(path) << testing::file_text(own) << "2027-01-01,holiday,元旦,\n2027-10-01,holiday,国庆节,\n";
  const Ran ran = calendar_run({"preview", path.string()});
  std::filesystem::remove(path);
  EXPECT_NE(ran.out.find("2027-01-01: - → holiday 元旦"), std::string::npos);
  EXPECT_NE(ran.out.find("2026-12-31 → 2027-12-31"), std::string::npos);
}

TEST(CalendarCommand, PreviewsANoticeAsOthersPublishIt) {
  const auto path = std::filesystem::temp_directory_path() / "onewindow-calendar-notice.json";
  std::string days;
  for (const char* day :
       {"01-01 元旦", "02-05 春节", "04-05 清明节", "05-03 劳动节", "06-09 端午节", "09-15 中秋节", "10-01 国庆节"})
    days += std::string(days.empty() ? "" : ",") + R"({"date": "2027-)" + std::string(day).substr(0, 5) +
            R"(", "name": ")" + std::string(day).substr(6) + R"(", "isOffDay": true})";
  std::ofstream(path) << R"({"year": 2027, "days": [)" << days << "]}";
  const Ran ran = calendar_run({"preview", path.string()});
  EXPECT_NE(ran.out.find("7 处变动"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("2026-12-31 → 2027-12-31"), std::string::npos);
  EXPECT_EQ(calendar_run({"check", path.string()}).code, 0);
  std::ofstream(path) << R"({"year": 2018, "days": []})";
  EXPECT_EQ(calendar_run({"check", path.string()}).code, 1);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace onewindow::regulation
