// What the coverage of the provisions rests on: a capability that is there is there, a planned one is not, and every
// provision of every pack has something behind it.
#include "app/capabilities.h"

#include <gtest/gtest.h>

#include <set>

#include "app/features.h"
#include "regulation/packs_testing.h"

namespace onewindow::app {
namespace {

TEST(Capabilities, WhatIsThereNamesAnOperationOfTheInterface) {
  std::set<std::string> operations, codes;
  for (const auto& route : routes()) operations.insert(std::string(route.operation));
  for (const auto& capability : capabilities()) {
    EXPECT_TRUE(codes.insert(capability.code).second) << capability.code << " stands here twice";
    EXPECT_FALSE(capability.zh.empty() || capability.en.empty()) << capability.code;
    EXPECT_TRUE(capability.planned() || operations.contains(capability.operation))
        << capability.code << ": " << capability.operation;
  }
}

TEST(Capabilities, EveryProvisionOfOurPacksHasSomethingBehindIt) {
  std::size_t provisions = 0;
  for (const auto& file : regulation::testing::packs()) {
    const auto bound = regulation::bindings(file, sections(), capabilities());
    provisions += bound.size();
    for (const auto& one : bound) EXPECT_NE(one.binding, regulation::Binding::unbound) << one.pack << " " << one.id;
  }
  EXPECT_GE(provisions, 613u);
}

TEST(Capabilities, AValueThatCitesAProvisionIsWhatStandsBehindIt) {
  const std::string text =
      "id: s\nversion: 1\ntitle: 样例\nprovisions:\n"
      "  - {id: S.1, cite: 第一条, zh: 文, en: text}\n"
      "  - {id: S.2, cite: 第二条, zh: 文, en: text, by: [cases.intake]}\n"
      "  - {id: S.3, cite: 第三条, zh: 文, en: text, by: [staff.leave]}\n"
      "  - {id: S.4, cite: 第四条, zh: 文, en: text}\n"
      "intake:\n  notice_limit: 3 days @ S.1\n  notice_parts:\n    - {value: fee, at: S.1}\n";
  const auto bound = regulation::bindings({"s.yaml", text}, sections(), capabilities());
  ASSERT_EQ(bound.size(), 4u);
  EXPECT_EQ(bound[0].binding, regulation::Binding::value);
  EXPECT_EQ(bound[0].values, (std::vector<std::string>{"intake.notice_limit", "intake.notice_parts"}));
  EXPECT_EQ(bound[1].binding, regulation::Binding::capability);
  EXPECT_EQ(bound[2].binding, regulation::Binding::planned);
  EXPECT_EQ(bound[3].binding, regulation::Binding::unbound);
}

}  // namespace
}  // namespace onewindow::app
