// The registers as they are asked for over the interface: by texts of a query string, answered in cells for people.
#include "service/cases/registers.h"

#include <set>

#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class CaseRegisters : public InHall {
 protected:
  static const registers::Register& of(std::string_view code) {
    static const auto all = registers();
    for (const auto& list : all)
      if (list.code == code) return list;
    throw std::runtime_error("no register " + std::string(code));
  }
  static Paged<registers::Row> look(Hall& h, std::string_view code, const registers::Asked& asked,
                                    const Actor* who = nullptr) {
    return h.world.read(who ? *who : h.clerk, [&](ReadContext& c) { return registers::look(c, of(code), asked); });
  }
  // The cell of a column by its Chinese title.
  static std::string cell(std::string_view code, const registers::Row& row, std::string_view title) {
    const auto& columns = of(code).columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].zh == title) return row.zh[i];
    throw std::runtime_error("no column " + std::string(title));
  }
  static std::vector<std::string> column(std::string_view code, const Paged<registers::Row>& page,
                                         std::string_view title) {
    std::vector<std::string> out;
    for (const auto& row : page.items) out.push_back(cell(code, row, title));
    return out;
  }
};

TEST_P(CaseRegisters, P5c_11_3_a_P6_11_3_a_EachCaseIsARowWithApplicantItemStepsTimesResult) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  CaseView view = h->accepted();
  h->on("2026-03-03");
  view = h->act(h->reviewer, pick_up, view.id, Step{.version = view.version});
  view = h->act(h->reviewer, decide, view.id, Decision{.version = view.version, .content = "准予经营"});
  const auto page = look(*h, "cases.ledger", {});
  ASSERT_EQ(page.items.size(), 1U);
  const auto& row = page.items[0];
  const auto is = [&](std::string_view title, const std::string& value) {
    EXPECT_EQ(cell("cases.ledger", row, title), value) << title;
  };
  is("申请人", "张三丰");
  is("事项", "食品经营许可");
  is("证件号码", "110***********002X");
  is("联系电话", "138****1234");
  is("承办部门", "市场监督管理局");
  is("收件时间", "2026-03-02 10:00");
  is("办结时间", "2026-03-03 10:00");
  is("状态", "已办结");
  is("准予", "是");
  is("办理过程",
     "收件登记 2026-03-02 10:00 王窗口；受理 2026-03-02 10:00 王窗口；移交后台 2026-03-02 10:00 王窗口；"
     "部门取件 2026-03-03 10:00 李审查；作出决定 2026-03-03 10:00 李审查");
}

TEST_P(CaseRegisters, TheLedgerPagesSortsSearchesAndFilters) {
  auto h = hall({kP9});
  std::vector<CaseView> cases;
  for (int day = 2; day <= 6; ++day) {
    h->on("2026-03-0" + std::to_string(day));
    cases.push_back(h->accepted());
  }
  for (const int i : {3, 1}) {  // decided in another order than received
    h->on("2026-03-0" + std::to_string(9 - i));
    cases[i] = h->act(h->reviewer, decide, cases[i].id, Decision{.version = cases[i].version, .content = "x"});
  }
  const auto numbers = [&](registers::Asked asked, const Actor* who = nullptr) {
    std::vector<std::string> out;
    asked.emplace_back("limit", "2");
    for (;;) {  // through all pages
      const auto page = look(*h, "cases.ledger", asked, who);
      for (const auto& number : column("cases.ledger", page, "收件号")) out.push_back(number.substr(16));
      EXPECT_LE(page.items.size(), 2U);
      if (!page.next) return out;
      if (asked.back().first == "after") asked.pop_back();
      asked.emplace_back("after", *page.next);
    }
  };
  using List = std::vector<std::string>;
  EXPECT_EQ(numbers({}), (List{"5", "4", "3", "2", "1"}));
  EXPECT_EQ(numbers({{"descending", "false"}}), (List{"1", "2", "3", "4", "5"}));
  EXPECT_EQ(numbers({{"order", "decided_at"}}), (List{"2", "4"})) << "only what is decided has a place there";
  EXPECT_EQ(numbers({{"order", "decided_at"}, {"descending", "false"}}), (List{"4", "2"}));
  EXPECT_EQ(numbers({{"from", "2026-03-03"}, {"to", "2026-03-04"}}), (List{"3", "2"})) << "both days included";
  EXPECT_EQ(numbers({{"state", "in_review"}}), (List{"5", "3", "1"}));
  EXPECT_EQ(numbers({{"search", "张三丰"}}).size(), 5U);
  EXPECT_EQ(numbers({{"search", "李四"}}), List{});
  EXPECT_EQ(numbers({{"search", cases[2].receipt_number}}), (List{"3"}));
  EXPECT_EQ(numbers({{"window", std::to_string(h->window.id.value)}}).size(), 5U);
  EXPECT_EQ(numbers({{"window", std::to_string(h->social_window.id.value)}}), List{});
  std::size_t lights = 0;
  for (const char* light : {"green", "yellow", "red", "grey"})
    lights += numbers({{"handler", std::to_string(h->clerk.account.value)}, {"light", light}}).size();
  EXPECT_EQ(lights, 5U) << "each case shows one light";
  Actor social = h->world.actor_with({"case.list"});
  social.department = h->social.id;
  EXPECT_EQ(numbers({}, &social), List{}) << "a department sees its own";
  EXPECT_EQ(World::refusal([&] { look(*h, "cases.ledger", {{"after", "nonsense"}}); }), "input.value");
}

INSTANTIATE_ON_BOTH_ENGINES(CaseRegisters);

}  // namespace
}  // namespace onewindow::cases
