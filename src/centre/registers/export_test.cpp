// Exports with a real thread and real files, on both engines.
#include "centre/registers/export.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "centre/context/ledger_pages.h"
#include "centre/registers/writers.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> registers();
}

namespace onewindow::export_test {

namespace fs = std::filesystem;
using registers::column;
using registers::ExportState;

struct Line {
  std::int64_t number = 0;
  std::string text;
  Money amount;
  Date day;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Line, (), (number, text, amount, day, at))
struct LineQuery : registers::Span {
  std::optional<std::int32_t> size;
};
BOOST_DESCRIBE_STRUCT(LineQuery, (registers::Span), (size))

namespace {

constexpr http::Permission kLook{"line.look", "看", "look"};
std::atomic<bool> held = false;  // pages wait while it is set
std::atomic<int> pages = 0;

std::string text_of(std::int64_t number) {
  switch (number) {
    case 1: return "=HYPERLINK(\"http://x\")";
    case 2: return "张三, \"老三\"\n第二行";
    default: return "第" + std::to_string(number) + "行 <&>";
  }
}

Paged<Line> lines(ReadContext&, const LineQuery& query) {
  ++pages;
  for (int i = 0; i < 2000 && held; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  std::int64_t from = 0;
  if (query.after) reflect::detail::parse_integer(*query.after, from);
  const std::int64_t size = query.size.value_or(3), end = std::min<std::int64_t>(size, from + limit_of(query));
  const Date day = Date::of(2026, 3, 2);
  Paged<Line> out;
  for (std::int64_t i = from + 1; i <= end; ++i)
    out.items.push_back({i, text_of(i), Money{-150}, day, Instant::at(day, 9, 30)});
  if (end < size) out.next = std::to_string(end);
  return out;
}
std::int64_t count(ReadContext&, const LineQuery& query) { return query.size.value_or(3); }

std::vector<registers::Register> declared() {
  return {registers::of<lines>(
              "test.lines", "行", "Lines", kLook,
              {column(&Line::number, "号", "No."), column(&Line::text, "文", "Text"),
               column(&Line::amount, "额", "Amount"), column(&Line::day, "日", "Day"), column(&Line::at, "时", "At")})
              .filter("size", "多少", "Size")
              .counted<count>()};
}

// One file out of a zip archive, by its central directory.
std::string unzipped(const std::string& zip, const std::string& name) {
  const auto number = [&](std::size_t at, int bytes) {
    std::size_t out = 0;
    for (int i = bytes; i-- > 0;) out = out << 8 | static_cast<unsigned char>(zip[at + i]);
    return out;
  };
  std::size_t at = number(zip.rfind("PK\5\6") + 16, 4);
  while (zip.compare(at, 4, "PK\1\2") == 0) {
    const std::size_t packed = number(at + 20, 4), size = number(at + 24, 4), name_size = number(at + 28, 2);
    if (zip.compare(at + 46, name_size, name) == 0) {
      const std::size_t local = number(at + 42, 4);
      const std::size_t data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
      std::string out(size, '\0');
      z_stream stream{};
      inflateInit2(&stream, -15);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zip.data() + data));
      stream.avail_in = uInt(packed);
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = uInt(size);
      EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
      inflateEnd(&stream);
      return out;
    }
    at += 46 + name_size + number(at + 30, 2) + number(at + 32, 2);
  }
  return "";
}

class ExportTest : public db::OnBothEngines {
 protected:
  ExportTest() {
    registers::routes(declared());
    held = false;
    pages = 0;
    folder = fs::temp_directory_path() / ("onewindow-exports-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    start();
  }
  ~ExportTest() override {
    held = false;
    exporter.reset();
    fs::remove_all(folder);
  }
  void start() { exporter.emplace(world.contexts, folder.string()); }

  registers::ExportView order(registers::ExportOrder order, const Actor& who) {
    if (order.list.empty()) order.list = Text<60, 1>("test.lines");
    ErrandContext errand(world.contexts, who, {});
    return registers::order_export(errand, order);
  }
  registers::ExportView seen(const registers::ExportView& given, const Actor& who) {
    return world.read(who, [&](ReadContext& c) { return registers::export_of(c, given.id); });
  }
  registers::ExportView awaited(const registers::ExportView& given) {
    for (int i = 0; i < 3000; ++i) {
      const auto now = seen(given, clerk);
      if (now.state != ExportState::waiting && now.state != ExportState::running) return now;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    throw std::runtime_error("the export does not end");
  }
  std::string file(const registers::ExportView& given, const Actor& who) {
    ErrandContext errand(world.contexts, who, {});
    const auto download = registers::export_file(errand, given.id);
    std::string bytes;
    EXPECT_TRUE(download.file->read(0, bytes, std::size_t(download.file->size())));
    return bytes;
  }
  std::vector<ledger::Entry> entries(const std::string& act) {
    ledger::LedgerQuery query;
    query.act = Text<80>(act);
    return world.read([&](ReadContext& c) { return ledger::entries(c, query); }).items;
  }

  World world{{.engine = GetParam(), .migrations = migrations::registers()}};
  fs::path folder;
  std::optional<registers::Exporter> exporter;
  Actor clerk = world.actor_with({"line.look"}, "王窗口"), other = world.actor_with({"line.look"});
};

TEST_P(ExportTest, a_short_list_is_ready_at_once_and_what_spreadsheets_would_run_is_text) {
  const auto done = order({.format = registers::Format::csv}, clerk);
  EXPECT_EQ(done.state, ExportState::done);
  EXPECT_EQ(done.rows_done, 3);
  EXPECT_EQ(done.rows_total, 3);
  EXPECT_EQ(file(done, clerk),
            "\xEF\xBB\xBF"
            "号,文,额,日,时\r\n"
            "1,\"'=HYPERLINK(\"\"http://x\"\")\",-1.50,2026-03-02,2026-03-02 09:30\r\n"
            "2,\"张三, \"\"老三\"\"\n第二行\",-1.50,2026-03-02,2026-03-02 09:30\r\n"
            "3,第3行 <&>,-1.50,2026-03-02,2026-03-02 09:30\r\n");
  for (const char* formula : {"=1", "+1", "-1", "@x", "\tx", "\rx"})
    EXPECT_NE(registers::csv_cell(formula).find('\''), std::string::npos) << formula;
  EXPECT_EQ(registers::csv_cell("1-2"), "1-2");
}

TEST_P(ExportTest, xlsx_has_texts_as_texts_and_numbers_and_days_as_such) {
  const auto done = order({.language = registers::Language::en}, clerk);
  EXPECT_EQ(done.state, ExportState::done);
  EXPECT_TRUE(done.file_name.starts_with("Lines "));
  const std::string book = file(done, clerk), sheet = unzipped(book, "xl/worksheets/sheet1.xml");
  EXPECT_EQ(sheet.find("<f>"), std::string::npos) << "no formula";
  EXPECT_NE(sheet.find("=HYPERLINK"), std::string::npos);
  EXPECT_NE(sheet.find("第3行 &lt;&amp;&gt;"), std::string::npos);
  EXPECT_NE(sheet.find("<v>-1.5</v>"), std::string::npos);
  EXPECT_NE(sheet.find("<v>46083</v>"), std::string::npos) << "2026-03-02 as a day";
  EXPECT_NE(sheet.find("<v>46083.395833"), std::string::npos) << "09:30 by the clock of the centre";
  EXPECT_NE(unzipped(book, "xl/workbook.xml").find("Lines"), std::string::npos);
}

TEST_P(ExportTest, a_long_list_says_how_far_it_is_and_every_row_is_there) {
  auto going = order({.format = registers::Format::csv, .query = {{"size", "5000"}}}, clerk);
  const auto done = awaited(going);
  EXPECT_EQ(done.rows_done, 5000);
  EXPECT_EQ(done.rows_total, 5000);
  const std::string text = file(done, clerk);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\r'), 5001);
  EXPECT_EQ(pages, 25) << "pages, and no long snapshot";
}

TEST_P(ExportTest, an_export_is_its_makers_alone) {
  const auto done = order({}, clerk);
  EXPECT_EQ(World::refusal([&] { seen(done, other); }), "export.unknown");
  EXPECT_EQ(World::refusal([&] { file(done, other); }), "export.unknown");
  EXPECT_EQ(World::refusal([&] { order({}, world.actor_with({})); }), "access.forbidden");
  EXPECT_EQ(World::refusal([&] { order({.list = "test.nothing"}, clerk); }), "register.unknown");
  EXPECT_EQ(World::refusal([&] { order({.query = {{"shape", "round"}}}, clerk); }), "input.unknown_field");
  EXPECT_EQ(world.read(other, [](ReadContext& c) { return registers::exports(c, {}); }).items.size(), 0U);
  EXPECT_EQ(world.read(clerk, [](ReadContext& c) { return registers::exports(c, {}); }).items.size(), 1U);
}

TEST_P(ExportTest, the_ledger_keeps_register_filters_and_rows_and_nothing_that_was_typed) {
  order({.format = registers::Format::csv, .query = {{"search", "张三"}, {"from", "2026-03-01"}}}, clerk);
  const auto entry = entries("registers.export").at(0);
  const auto detail = json::parse(entry.detail);
  EXPECT_EQ(entry.actor_name, "王窗口");
  EXPECT_EQ(detail.at("register").as_string(), "test.lines");
  EXPECT_EQ(detail.at("rows").as_int64(), 3);
  EXPECT_EQ(detail.at("filters").at("from").as_string(), "2026-03-01");
  EXPECT_EQ(entry.detail.find("张三"), std::string::npos);
}

TEST_P(ExportTest, cancelled_between_two_pages) {
  held = true;
  const auto going = order({.query = {{"size", "100000"}}}, clerk);
  EXPECT_EQ(going.state, ExportState::running);
  EXPECT_EQ(World::refusal([&] { file(going, clerk); }), "export.not_done");
  world.write(clerk, [&](WriteContext& c) { return registers::cancel_export(c, going.id); });
  held = false;
  EXPECT_EQ(order({}, clerk).state, ExportState::done) << "the next in line";
  EXPECT_EQ(seen(going, clerk).state, ExportState::cancelled);
  EXPECT_LT(pages, 5);
  EXPECT_EQ(World::refusal(
                [&] { world.write(clerk, [&](WriteContext& c) { return registers::cancel_export(c, going.id); }); }),
            "export.ended");
}

TEST_P(ExportTest, what_a_restart_cut_off_is_interrupted_and_can_be_started_again) {
  held = true;
  const auto cut = order({.format = registers::Format::csv, .query = {{"size", "1000"}}}, clerk);
  const auto waits = order({.format = registers::Format::csv}, clerk);
  std::thread ends([&] { exporter.reset(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  held = false;
  ends.join();
  EXPECT_EQ(seen(cut, clerk).state, ExportState::interrupted);
  EXPECT_EQ(seen(waits, clerk).state, ExportState::interrupted);
  EXPECT_TRUE(fs::is_empty(folder)) << "nothing half done is left";
  EXPECT_THROW(order({}, clerk), Unavailable);

  start();
  ErrandContext errand(world.contexts, clerk, {});
  const auto done = awaited(registers::start_again(errand, cut.id));
  EXPECT_EQ(done.state, ExportState::done);
  EXPECT_EQ(done.rows_done, 1000);
  EXPECT_EQ(World::refusal([&] { registers::start_again(errand, cut.id); }), "export.not_stopped");
}

TEST_P(ExportTest, after_a_crash_the_next_start_marks_it) {
  const auto done = order({}, clerk);
  exporter.reset();
  world.tamper("update exports set state = 'running' where centre_id = :centre and id = :id", {{"id", done.id}});
  start();
  EXPECT_EQ(seen(done, clerk).state, ExportState::interrupted);
}

TEST_P(ExportTest, no_more_than_three_at_once) {
  held = true;
  for (int i = 0; i < registers::kExportsAtOnce; ++i) order({.query = {{"size", "400"}}}, clerk);
  EXPECT_EQ(World::refusal([&] { order({}, clerk); }), "export.busy");
  held = false;
}

TEST_P(ExportTest, a_file_is_gone_after_a_day) {
  const auto old = order({}, clerk);
  world.clock.advance_minutes(24 * 60 - 1);
  const auto young = order({}, clerk);
  registers::remove_old_exports(world.contexts, folder.string());
  EXPECT_FALSE(file(old, clerk).empty()) << "a minute is left";
  world.clock.advance_minutes(2);
  registers::remove_old_exports(world.contexts, folder.string());
  EXPECT_EQ(World::refusal([&] { seen(old, clerk); }), "export.unknown");
  EXPECT_FALSE(fs::exists(exporter->path(world.centre.id, old.id, registers::Format::xlsx)));
  EXPECT_FALSE(file(young, clerk).empty());
}

TEST_P(ExportTest, a_disk_that_takes_no_file_is_a_failure_with_its_code) {
  fs::remove_all(folder);
  const auto failed = awaited(order({}, clerk));
  EXPECT_EQ(failed.state, ExportState::failed);
  EXPECT_EQ(failed.failure, "export.disk");
}

INSTANTIATE_ON_BOTH_ENGINES(ExportTest);

}  // namespace
}  // namespace onewindow::export_test
