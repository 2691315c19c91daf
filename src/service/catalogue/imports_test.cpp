#include "service/catalogue/imports.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/csv.h"
#include "centre/testing.h"
#include "service/catalogue/sheet.h"
#include "service/catalogue/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> catalogue();
}

namespace onewindow::catalogue {
namespace {

using testing::complete;
using Cells = std::vector<std::vector<std::string>>;

class ImportsTest : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    world.department("market", "市场监督管理局");
  }
  World world{{.engine = GetParam(), .migrations = migrations::catalogue()}};
  Actor editor = world.actor_with({"item.read", "item.edit"});

  static std::string file(const std::vector<ItemContent>& items) {
    Cells lines(1);
    for (const auto& column : sheet::columns()) lines.front().push_back(sheet::heading(column));
    for (const auto& item : items) lines.push_back(sheet::cells(item));
    return csv::write(lines);
  }
  static std::string number(int n) { return "X-" + std::to_string(100 + n); }
  ImportReport imported(const std::string& bytes, OnFault on_fault, SheetFormat format = SheetFormat::csv) {
    return import_items(world.contexts, editor, {.format = format, .on_fault = on_fault}, bytes);
  }
  std::string refused(const std::string& bytes, SheetFormat format = SheetFormat::csv) {
    return World::refusal([&] { imported(bytes, OnFault::keep_good, format); });
  }
  std::size_t stored() {
    ItemQuery query;
    query.limit = 200;
    return world.read([&](ReadContext& c) { return items(c, query); }).items.size();
  }
  // A hundred lines, three of them bad, each in its own way.
  static std::string hundred() {
    std::vector<ItemContent> items;
    for (int n = 0; n < 100; ++n) items.push_back(complete(number(n)));
    items[3].conditions = {"一行", "又一行"};  // a cell of two lines of text is still one row
    items[10].promised_limit.count = 9;
    items[10].statutory_limit = Limit{LimitUnit::workdays, 5, "《法》"};
    items[50].department = "nobody";
    std::string text = file(items);
    const auto at = text.find(number(98));
    return text.replace(text.find("行政许可", at), std::string("行政许可").size(), "非许可审批");
  }
  static std::vector<std::string> faults(const ImportReport& report) {
    std::vector<std::string> out;
    for (const auto& line : report.report)
      for (const auto& fault : line.faults)
        out.push_back(std::to_string(line.line) + " " + line.code + " " + fault.column + " " + fault.code);
    return out;
  }
};

const std::vector<std::string> kThree = {"12 X-110 承诺时限 promised_limit.count item.promise_exceeds_law",
                                         "52 X-150 所属部门编码 department item.department_unknown",
                                         "100 X-198 事项类型 type item.cell"};

TEST_P(ImportsTest, ThreeBadLinesOfAHundredLeaveNothingWhenTheImporterWantsAllOrNothing) {
  const auto report = imported(hundred(), OnFault::keep_nothing);
  EXPECT_EQ(faults(report), kThree);
  EXPECT_EQ(report.bad, 3);
  EXPECT_EQ(report.good, 97);
  EXPECT_EQ(report.written, 0);
  EXPECT_EQ(report.report[0].outcome, LineOutcome::left_out);
  EXPECT_EQ(stored(), 0u);
  for (const auto& line : report.report)
    for (const auto& fault : line.faults) EXPECT_FALSE(fault.zh.empty() || fault.en.empty()) << fault.code;
}

TEST_P(ImportsTest, ThreeBadLinesOfAHundredLeaveTheOthersAsDraftsWhenTheImporterWantsThem) {
  const auto report = imported(hundred(), OnFault::keep_good);
  EXPECT_EQ(faults(report), kThree);
  EXPECT_EQ(report.written, 97);
  EXPECT_EQ(stored(), 97u);
  ItemQuery query;
  query.limit = 200;
  for (const auto& row : world.read([&](ReadContext& c) { return items(c, query); }).items) {
    EXPECT_EQ(row.state, ItemState::draft) << "an import publishes nothing";
    EXPECT_EQ(row.live_version, 0);
  }
  const auto again = imported(hundred(), OnFault::keep_good);
  EXPECT_EQ(again.written, 0);
  EXPECT_EQ(again.report[0].outcome, LineOutcome::unchanged);
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
}

TEST_P(ImportsTest, CheckingWritesNothing) {
  const auto report = import_items(world.contexts, editor,
                                   {.format = SheetFormat::csv, .on_fault = OnFault::keep_good, .check_only = true},
                                   file({complete("X-1")}));
  EXPECT_EQ(report.good, 1);
  EXPECT_EQ(report.report[0].outcome, LineOutcome::left_out);
  EXPECT_EQ(stored(), 0u);
}

TEST_P(ImportsTest, ColumnsThatTheFileDoesNotHaveStayAsTheyAre) {
  imported(file({complete("X-1"), complete("X-2")}), OnFault::keep_nothing);
  EXPECT_EQ(refused("code,投诉电话,备注\nX-1,12345,\n"), "items.columns");
  const auto changed = imported("code,投诉电话,\nX-1,12345,说明\n", OnFault::keep_nothing);
  ASSERT_EQ(changed.report[0].outcome, LineOutcome::redrafted);
  const auto now = world.read([&](ReadContext& c) { return item(c, *changed.report[0].item); });
  EXPECT_EQ(now.content.complaint_phone, "12345");
  EXPECT_EQ(now.content.name, "食品经营许可");
}

TEST_P(ImportsTest, P3_A2_a_new_item_without_a_kind_is_refused) {
  const auto report = imported(
      "code,name,type,kind,category,department,promised_limit.unit\nX-1,某事项,,即办件,民生保障,market,即办\n"
      "X-2,,公共服务,即办件,民生保障,market,即办\n",
      OnFault::keep_good);
  EXPECT_EQ(faults(report),
            (std::vector<std::string>{"2 X-1 事项类型 type item.cell_empty", "3 X-2 事项名称 name item.cell_empty"}));
  EXPECT_EQ(faults(imported("code,name\nX-3,某事项\n", OnFault::keep_good)).size(), 5u);
  EXPECT_EQ(stored(), 0u);
}

TEST_P(ImportsTest, OneItemHasOneLineAndItsCode) {
  const auto report = imported(file({complete("X-1"), complete("X-1"), complete("")}), OnFault::keep_good);
  EXPECT_EQ(faults(report),
            (std::vector<std::string>{"3 X-1 事项编码 code items.repeated", "4  事项编码 code item.code"}));
  EXPECT_EQ(stored(), 1u);
}

TEST_P(ImportsTest, P1_A21_b_a_department_imports_its_own_items_only) {
  world.department("transport", "交通运输局");
  imported(file({complete("X-1", "transport")}), OnFault::keep_nothing);
  editor.department = world.department("health", "卫生健康局").id;
  const auto report = imported(file({complete("X-1", "transport"), complete("X-2", "health")}), OnFault::keep_good);
  EXPECT_EQ(faults(report), (std::vector<std::string>{"2 X-1 所属部门编码 department item.other_department"}));
  EXPECT_EQ(faults(imported(file({complete("X-1", "health")}), OnFault::keep_good)),
            (std::vector<std::string>{"2 X-1 所属部门编码 department item.other_department"}))
      << "nor does it take another's";
}

TEST_P(ImportsTest, AFileThatCannotBeReadIsRefusedAsAWhole) {
  EXPECT_EQ(refused(""), "items.none");
  EXPECT_EQ(refused("code\n"), "items.none");
  EXPECT_EQ(refused("name\n某事项\n"), "items.columns") << "no code";
  EXPECT_EQ(refused("code,code\nX-1,X-1\n"), "items.columns");
  EXPECT_EQ(refused("code,\"name\nX-1\n"), "csv.unclosed");
  EXPECT_EQ(refused("PK", SheetFormat::xlsx), "xlsx.format");
  EXPECT_EQ(refused("{", SheetFormat::json), "input.json");
  EXPECT_EQ(refused("[]", SheetFormat::json), "items.columns");
  std::string many = "code\n";
  for (int n = 0; n < 501; ++n) many += number(n) + "\n";
  EXPECT_EQ(refused(many), "items.too_many");
}

TEST_P(ImportsTest, WhatIsExportedIsImportedAgain) {
  imported(file({complete("X-1"), complete("X-2")}), OnFault::keep_nothing);
  for (const auto format : {ExportFormat::csv, ExportFormat::json}) {
    const auto exported =
        world.read([&](ReadContext& c) { return export_items(c, {.format = format, .drafts = true}); });
    const auto report = imported(exported.bytes, OnFault::keep_nothing,
                                 format == ExportFormat::csv ? SheetFormat::csv : SheetFormat::json);
    ASSERT_EQ(report.lines, 2);
    EXPECT_EQ(report.report[1].outcome, LineOutcome::unchanged) << exported.file_name;
    EXPECT_EQ(report.report[1].line, format == ExportFormat::csv ? 3 : 2);
  }
  const auto report = imported(R"({"items":[{"code":"X-1","name":1}]})", OnFault::keep_good, SheetFormat::json);
  EXPECT_EQ(faults(report).front(), "1 X-1 /national_code input.missing_field");
}

TEST_P(ImportsTest, FiveHundredItemsInOneTransactionHoldNobodyUpLong) {
  std::vector<ItemContent> items;
  for (int n = 0; n < 500; ++n) items.push_back(complete(number(n)));
  const std::string bytes = file(items);
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(imported(bytes, OnFault::keep_nothing).written, 500);
  std::cout << "500 items: "
            << std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count()
            << " ms\n";
}

INSTANTIATE_ON_BOTH_ENGINES(ImportsTest);

}  // namespace
}  // namespace onewindow::catalogue
