// The registers of cases: the ledger, the archives, and what holds for all.
#include "service/cases/registers.h"

#include <set>

#include "service/cases/registers_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class CaseRegisters : public RegistersInHall {};

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

TEST_P(CaseRegisters, P5c_11_3_b_P6_11_3_b_FinishedAndOpenAreApartAndSummedUp) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  const auto open = h->accepted();
  auto issued = handed_over(*h, decided(*h, h->accepted()));
  const auto withdrawn = h->act(h->clerk, withdraw, h->received().id, Withdrawal{.version = 1, .reason = "不办了"});
  auto filed = handed_over(*h, decided(*h, h->accepted()));
  filed = h->act(h->clerk, cases::close, filed.id, Step{.version = filed.version});
  const auto numbers = [&](std::string_view code, registers::Asked asked = {}) {
    std::set<std::string> out;
    for (const auto& one : column(code, look(*h, code, asked), "收件号")) out.insert(one);
    return out;
  };
  using Set = std::set<std::string>;
  const Set finished{issued.receipt_number, withdrawn.receipt_number, filed.receipt_number};
  EXPECT_EQ(numbers("cases.archive_open"), (Set{open.receipt_number}));
  EXPECT_EQ(numbers("cases.archive_finished"), finished);
  EXPECT_EQ(numbers("cases.archive_finished", {{"unfiled", "true"}}), finished) << "no papers have a place yet";
  h->world.write(h->clerk, [&](WriteContext& c) {
    return place_papers(c, filed.id,
                        Placing{.version = 1, .place = "档案室二排", .box = "2026-01", .pages = 12, .documents = 3});
  });
  EXPECT_EQ(numbers("cases.archive_finished", {{"unfiled", "true"}}),
            (Set{issued.receipt_number, withdrawn.receipt_number}));
  EXPECT_EQ(numbers("cases.archive_finished", {{"outcome", "withdrawn"}}), (Set{withdrawn.receipt_number}));
  const auto summary = look(*h, "cases.archive_summary", {});
  ASSERT_EQ(summary.items.size(), 1U);
  EXPECT_EQ(summary.items[0].zh, (std::vector<std::string>{"市场监督管理局", "4", "1", "3", "1", "2"}));
}

TEST_P(CaseRegisters, P5c_8_5_P6_8_5_ThePapersHaveAPlaceAndWhoHasThemIsKnown) {
  auto h = hall({kP9});
  h->on("2026-03-02");
  auto view = handed_over(*h, decided(*h, h->accepted()));
  const Placing placing{.version = 1, .place = "档案室二排", .box = "2026-01", .pages = 12, .documents = 3};
  const auto act = [&](auto use_case, const auto& with) {
    return h->world.write(h->clerk, [&](WriteContext& c) { return use_case(c, view.id, with); });
  };
  EXPECT_EQ(World::refusal([&] { act(place_papers, Placing{.version = 0, .place = "x", .box = "1", .pages = 1}); }),
            "archive.not_filed");
  view = h->act(h->clerk, cases::close, view.id, Step{.version = view.version});
  const auto in_register = [&](std::string_view title) {
    return cell("cases.papers", look(*h, "cases.papers", {}).items.at(0), title);
  };
  EXPECT_EQ(in_register("状态"), "未上架") << "the record begins when the case is filed";
  const Lending lending{
      .version = 2, .borrower = "审计局 刘某", .purpose = "审计调阅", .due_back = Date::of(2026, 3, 9)};
  EXPECT_EQ(World::refusal([&] { act(lend_papers, Lending{.version = 1, .borrower = "x", .purpose = "x"}); }),
            "archive.not_placed");
  EXPECT_EQ(World::refusal([&] { act(place_papers, Placing{.version = 1, .place = "x", .box = "1"}); }),
            "archive.pages");
  EXPECT_EQ(act(place_papers, placing).state, FilingState::in_place);
  EXPECT_EQ(World::refusal([&] { act(lend_papers, Lending{.version = 1, .borrower = "x", .purpose = "x"}); }),
            "archive.stale");
  EXPECT_EQ(World::refusal([&] { act(take_papers_back, PapersBack{.version = 2}); }), "archive.not_lent");
  EXPECT_EQ(act(lend_papers, lending).state, FilingState::lent);
  EXPECT_EQ(in_register("借阅人"), "审计局 刘某");
  EXPECT_EQ(in_register("页数"), "12");
  EXPECT_EQ(World::refusal([&] { act(place_papers, Placing{.version = 3, .place = "y", .box = "1", .pages = 1}); }),
            "archive.lent");
  h->on("2026-03-06");
  const auto back = act(take_papers_back, PapersBack{.version = 3, .note = "完好"});
  EXPECT_EQ(back.state, FilingState::in_place);
  ASSERT_EQ(back.moves.size(), 3U);
  EXPECT_EQ(back.moves[1].person, "审计局 刘某");
  EXPECT_EQ(back.moves[1].purpose, "审计调阅");
  EXPECT_EQ(back.moves[2].at, h->world.clock.now());
  EXPECT_EQ(
      look(*h, "cases.papers", {{"window", std::to_string(h->window.id.value)}, {"filing", "in_place"}}).items.size(),
      1U);
  EXPECT_EQ(look(*h, "cases.papers", {{"place", "档案室"}, {"order", "place"}}).items.size(), 1U);
  EXPECT_EQ(look(*h, "cases.papers", {{"place", "二楼"}}).items.size(), 0U);
  EXPECT_EQ(look(*h, "cases.papers", {{"search", "2026-01"}}).items.size(), 1U) << "by the number of the box";
  auto refused = not_accepted(*h, "不属于本机关职权范围");
  refused = h->act(h->clerk, cases::close, refused.id, Step{.version = refused.version});
  const auto placed = h->world.write(h->clerk, [&](WriteContext& c) {
    return place_papers(c, refused.id, Placing{.version = 1, .place = "档案室", .box = "2026-02", .pages = 2});
  });
  EXPECT_EQ(placed.state, FilingState::in_place) << "what was refused is filed too";
  EXPECT_EQ(look(*h, "cases.archive_finished", {{"outcome", "not_accepted"}}).items.size(), 1U)
      << "a filed case keeps its outcome";
}

TEST_P(CaseRegisters, EveryRegisterAnswersToEachOfItsFiltersAndOrders) {
  auto h = hall({kP8});
  handed_over(*h, decided(*h, h->accepted()));
  not_accepted(*h, "x");
  const std::map<std::string, std::string> values{
      {"text", "x"}, {"date", "2026-03-02"}, {"yes_no", "true"}, {"number", "1"}, {"month", "2026-03"}};
  for (const auto& list : registers()) {
    const auto answers = [&](registers::Asked asked) {
      asked.emplace_back("limit", "1");
      EXPECT_NO_THROW({
        const auto page = look(*h, list.code, asked);
        asked.emplace_back("after", page.next.value_or("0|1"));
        if (page.next) look(*h, list.code, asked);
      }) << list.code
         << " " << asked.front().first << "=" << asked.front().second;
    };
    int orders = 0;
    for (const auto& filter : list.filters) {
      if (!filter.words.empty()) {
        for (const auto& word : filter.words) answers({{filter.name, word.value}});
        if (filter.name == "order") orders = int(filter.words.size());
      } else {
        const auto value = values.find(filter.kind);
        answers({{filter.name, value == values.end() ? "77" : value->second}});
      }
    }
    if (orders != 0) {
      EXPECT_GE(orders, 2) << list.code;
    }
  }
}

INSTANTIATE_ON_BOTH_ENGINES(CaseRegisters);

}  // namespace
}  // namespace onewindow::cases
