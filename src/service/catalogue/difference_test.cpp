#include "service/catalogue/difference.h"

#include <gtest/gtest.h>

namespace onewindow::catalogue {
namespace {

ItemContent item() {
  ItemContent content;
  content.name = "食品经营许可";
  content.conditions = {"一", "二"};
  content.materials = {{.code = "m1", .name = "申请书"}, {.code = "m2", .name = "平面图", .copies = 1}};
  content.promised_limit = {LimitUnit::workdays, 5, ""};
  return content;
}

std::vector<std::string> told(const ItemContent& before, const ItemContent& after) {
  std::vector<std::string> out;
  for (const auto& d : differences(before, after))
    out.push_back(d.element + (d.what.empty() ? "" : "[" + d.what + "]") + (d.part.empty() ? "" : "." + d.part) + " " +
                  boost::describe::enum_to_string(d.change, "") + ": " + d.before + " → " + d.after);
  return out;
}
using Told = std::vector<std::string>;

TEST(Differences, OfTheSameAreNone) { EXPECT_EQ(told(item(), item()), Told{}); }

TEST(Differences, NameEachElementInTheOrderOfTheGuide) {
  ItemContent after = item();
  after.promised_limit.count = 3;
  after.name = "食品经营许可证核发";
  after.statutory_limit = Limit{LimitUnit::workdays, 20, "《许可法》"};
  EXPECT_EQ(told(item(), after),
            (Told{"name changed: 食品经营许可 → 食品经营许可证核发", "statutory_limit.unit changed:  → 工作日",
                  "statutory_limit.count changed:  → 20", "statutory_limit.basis changed:  → 《许可法》",
                  "promised_limit.count changed: 5 → 3"}));
  EXPECT_EQ(differences(item(), after).front().title, "事项名称");
}

TEST(Differences, MaterialsAreToldApartByTheirCodes) {
  ItemContent after = item();
  std::swap(after.materials[0], after.materials[1]);
  after.materials[0].copies = 2;
  after.materials.push_back({.code = "m3", .name = "身份证"});
  EXPECT_EQ(told(item(), after), (Told{"materials[m2].copies changed: 1 → 2", "materials[m3] added:  → 身份证",
                                       "materials reordered: m1；m2 → m2；m1"}));
  after.materials.erase(after.materials.begin());
  EXPECT_EQ(told(item(), after).front(), "materials[m2] removed: 平面图 → ");
}

TEST(Differences, OfListsAreWhatCameAndWent) {
  ItemContent after = item();
  after.conditions = {"二", "三"};
  EXPECT_EQ(told(item(), after), (Told{"conditions removed: 一 → ", "conditions added:  → 三"}));
  after.conditions = {"二", "一"};
  EXPECT_EQ(told(item(), after), (Told{"conditions reordered: 一；二 → 二；一"}));
  after.conditions = {"一", "二", "二"};
  EXPECT_EQ(told(item(), after), (Told{"conditions added:  → 二"}));
}

}  // namespace
}  // namespace onewindow::catalogue
