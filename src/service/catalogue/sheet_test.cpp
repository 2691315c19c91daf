#include "service/catalogue/sheet.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/json.h"
#include "base/refusal.h"
#include "base/yaml.h"

namespace onewindow::catalogue::sheet {
namespace {

struct File {
  std::vector<ItemContent> items;
};
BOOST_DESCRIBE_STRUCT(File, (), (items))

std::vector<ItemContent> starter() {
  std::stringstream text;
  text << std::ifstream("regulations/catalogue/market_access.yaml", std::ios::binary).rdbuf();
  return yaml::read<File>(yaml::parse("market_access.yaml", text.str()), "market_access.yaml").items;
}

ItemContent with(const char* column, std::string_view cell, ItemContent content = {}) {
  set(content, *column_of(column), cell);
  return content;
}

std::string refused(const char* column, std::string_view cell) {
  try {
    with(column, cell);
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code;
  }
}

TEST(Sheet, EveryItemOfTheStarterCatalogueComesBackAsItWent) {
  for (const auto& item : starter()) {
    const auto written = cells(item);
    ASSERT_EQ(written.size(), columns().size());
    ItemContent read;
    for (std::size_t i = 0; i < written.size(); ++i)
      if (!written[i].empty()) set(read, columns()[i], written[i]);
    EXPECT_EQ(json::text(read), json::text(item)) << item.code;
  }
}

TEST(Sheet, HeadingsAreFoundInChineseByNameOrBoth) {
  ASSERT_NE(column_of("事项编码"), nullptr);
  EXPECT_EQ(column_of("事项编码")->name, "code");
  EXPECT_EQ(column_of(" promised_limit.count ")->zh, "承诺时限");
  EXPECT_EQ(column_of("承诺时限单位 promised_limit.unit")->name, "promised_limit.unit");
  EXPECT_EQ(column_of("没有这一列"), nullptr);
  std::set<std::string> titles;
  for (const auto& column : columns()) {
    EXPECT_TRUE(titles.insert(column.zh).second) << column.zh << " stands over two columns";
    EXPECT_NE(column.zh, column.name) << "has no Chinese";
    EXPECT_FALSE(column.help.empty());
  }
}

TEST(Sheet, ValuesAreChineseOrNames) {
  EXPECT_EQ(with("type", "行政许可").type, ItemType::licence);
  EXPECT_EQ(with("type", "licence").type, ItemType::licence);
  EXPECT_EQ(with("audiences", "自然人、企业").audiences, (std::vector{Audience::person, Audience::enterprise}));
  EXPECT_EQ(with("audiences", "自然人，enterprise\n").audiences, (std::vector{Audience::person, Audience::enterprise}));
  EXPECT_TRUE(with("window_decides", "是").window_decides);
  EXPECT_FALSE(with("hall_included", "否").hall_included);
  EXPECT_EQ(with("name", "  两头空白 ").name, "两头空白");
  EXPECT_EQ(with("consult_phone", "'+86 936").consult_phone, "+86 936") << "a spreadsheet's mark of text";
  EXPECT_EQ(refused("type", "非行政许可审批"), "item.cell");
  EXPECT_EQ(refused("type", ""), "item.cell_empty");
  EXPECT_EQ(refused("visits", "一次"), "item.cell");
  EXPECT_EQ(refused("visits", "99999999999"), "item.cell");
  EXPECT_EQ(refused("hall_included", "也许"), "item.cell");
  EXPECT_EQ(refused("name", "a\x01"), "item.cell");
}

TEST(Sheet, LimitsHaveAUnitACountAndABasis) {
  ItemContent item = with("statutory_limit.unit", "工作日");
  item = with("statutory_limit.count", "20", item);
  ASSERT_TRUE(item.statutory_limit.has_value());
  EXPECT_EQ(item.statutory_limit->count, 20);
  EXPECT_FALSE(with("statutory_limit.unit", "", item).statutory_limit.has_value());
  EXPECT_EQ(refused("statutory_limit.count", "20"), "item.cell") << "of which unit?";
  EXPECT_EQ(refused("statutory_limit.count", ""), "");
}

TEST(Sheet, ListsAreLinesAndTheirPartsStandBetweenBars) {
  const auto fees = with("fees", "工本费 | 12.5 | 件 | 12.5元/件 | 发改〔2020〕1号 | 是 | 低保户\n登记费|10").fees;
  ASSERT_EQ(fees.size(), 2u);
  EXPECT_EQ(fees[0].amount, Money{1250});
  EXPECT_TRUE(fees[0].reducible);
  EXPECT_EQ(fees[1].amount, Money{1000});
  EXPECT_EQ(fees[1].basis, "");
  EXPECT_EQ(refused("fees", "工本费 | 12.345"), "item.cell");
  EXPECT_EQ(refused("fees", "a|1|b|c|d|是|e|f"), "item.cell") << "too many parts";
  EXPECT_EQ(refused("conditions", "甲|乙"), "item.cell") << "a bar that no part asks for";
  EXPECT_EQ(with("conditions", R"(甲\|乙)").conditions, std::vector<std::string>{"甲|乙"});
  ItemContent odd;
  odd.questions = {{"一|二\\三", "第一行\n第二行"}};
  odd.conditions = {"后有空段", "\\n"};
  EXPECT_EQ(json::text(with("questions", cell(odd, *column_of("questions"))).questions), json::text(odd.questions));
  EXPECT_EQ(with("conditions", cell(odd, *column_of("conditions"))).conditions, odd.conditions);
  EXPECT_TRUE(with("fees", " \n", {.fees = fees}).fees.empty());
}

TEST(Sheet, AFieldOfARefusalLiesInAColumn) {
  EXPECT_EQ(column_at("/promised_limit")->name, "promised_limit.count");
  EXPECT_EQ(column_at("/promised_limit/unit")->name, "promised_limit.unit");
  EXPECT_EQ(column_at("/materials/3/code")->name, "materials");
  EXPECT_EQ(column_at("/nothing"), nullptr);
}

}  // namespace
}  // namespace onewindow::catalogue::sheet
