// Fees on a real database: charged, reduced, voided, refunded, settled; on both engines.
#include "service/fees/fees.h"

#include "centre/context/attempt.h"
#include "service/cases/hall_testing.h"
#include "service/fees/sections.h"

namespace onewindow::migrations {
std::vector<db::Migration> fees();
}  // namespace onewindow::migrations

namespace onewindow::fees {
namespace {

using cases::CaseView;
using cases::testing::content;

class FeesTest : public db::OnBothEngines {
 protected:
  struct Till {
    explicit Till(db::Engine engine, std::vector<std::string> packs)
        : world({.engine = engine,
                 .migrations = all(),
                 .sections = {regulation::section<cases::Intake>("intake"),
                              regulation::section<cases::TimeLimits>("time_limits"), regulation::section<Fees>("fees")},
                 .adopt = std::move(packs)}),
          market(world.department("market", "市场监督管理局")),
          window(world.window(1, organisation::WindowKind::full_comprehensive)) {
      clerk = world.actor_with({"case.receive", "case.accept", "case.transfer", "case.withdraw", "case.read",
                                "fee.charge", "fee.ask_reduction", "fee.read"},
                               "王窗口");
      clerk.window = window.id;
      leader = world.actor_with({"fee.approve_reduction", "fee.refund", "fee.confirm", "fee.read"}, "李科长");
      leader.department = market.id;
      auto written = content("S-1", "market");
      written.fees = {{.name = "工本费", .amount = {1000}, .unit = "本", .standard = "每本10元", .basis = "甲文"},
                      {.name = "检测费",
                       .amount = {2550},
                       .unit = "次",
                       .standard = "每次25.5元",
                       .basis = "乙文",
                       .reducible = true,
                       .reduction_basis = "低保户减半"}};
      item = world.write([&](WriteContext& c) {
        const auto drafted = catalogue::draft(c, written);
        return catalogue::publish(c, drafted.id, {.version = drafted.version}).id;
      });
    }
    static std::vector<db::Migration> all() {
      auto list = cases::testing::migrations_of_cases();
      for (auto& migration : migrations::fees()) list.push_back(std::move(migration));
      return list;
    }
    CaseView accepted() {
      using enum cases::MaterialState;
      const CaseView received = world.write(clerk, [&](WriteContext& c) {
        return cases::receive(
            c, {.item = item,
                .applicant = {.name = "张三丰", .paper_number = "11010519491231002X", .phone = "13800001234"},
                .materials = {{.code = "m1", .state = present}, {.code = "m2", .state = present}}});
      });
      return world.write(clerk, [&](WriteContext& c) {
        return cases::accept(
            c, received.id,
            {.version = received.version, .verification = {.identity = true, .qualification = true, .note = "无"}});
      });
    }
    ReceiptView take(CaseId id, std::vector<ChargeLine> lines, Method method = Method::cash) {
      return world.write(clerk, [&](WriteContext& c) {
        return charge(c, id, {.lines = lines, .payer_name = "张三丰", .method = method});
      });
    }
    template <class F>
    std::string refused(const Actor& actor, F&& use_case) {
      return World::refusal([&] { world.write(actor, std::forward<F>(use_case)); });
    }

    World world;
    organisation::Department market;
    organisation::Window window;
    Actor clerk, leader;
    catalogue::ItemId item;
  };
  std::unique_ptr<Till> till(std::vector<std::string> packs = {"township-work-norms"}) {
    return std::make_unique<Till>(GetParam(), std::move(packs));
  }
};

const ChargeLine kBook{.fee = "工本费", .quantity = 2, .amount = {2000}};

TEST_P(FeesTest, P5c_9_3_b_APublishedFeeIsTakenWithItsReceipt) {
  auto t = till();
  const CaseView view = t->accepted();
  const ReceiptView receipt = t->take(view.id, {kBook, {.fee = "检测费", .amount = {2550}}});
  EXPECT_EQ(receipt.number, "临政务费〔2026〕第00001号");
  EXPECT_EQ(receipt.amount.fen, 4550);
  EXPECT_EQ(receipt.window_name, "1号窗口");
  EXPECT_EQ(receipt.lines.at(0).basis, "甲文");
  const auto printed = boost::json::serialize(receipt.content);
  for (const char* part : {"工本费", "10.00元/本", "甲文", "45.50元", "张三丰", "现金"})
    EXPECT_NE(printed.find(part), std::string::npos) << part;
  const auto all = t->world.read(t->clerk, [&](ReadContext& c) { return case_fees(c, view.id); });
  EXPECT_EQ(all.paid.fen, 4550);
  EXPECT_EQ(all.published.size(), 2u);
  EXPECT_TRUE(all.chargeable);
  EXPECT_TRUE(ledger::verify(*t->world.database.database, t->world.centre.id).sound);
}

TEST_P(FeesTest, P4_2_5_2_2_P4_2_5_2_3_MoreLessOrOtherIsRefusedAndOnRecord) {
  auto t = till();
  const CaseView view = t->accepted();
  const auto refused = [&](ChargeLine line) -> std::string {
    try {
      t->take(view.id, {line});
    } catch (...) {
      const auto attempt = attempt_of(std::current_exception());
      EXPECT_TRUE(attempt);
      return attempt ? attempt->code + " " + attempt->fact.kind : "";
    }
    return "";
  };
  EXPECT_EQ(refused({.fee = "工本费", .quantity = 2, .amount = {2100}}), "fee.above_published fee.attempt");
  EXPECT_EQ(refused({.fee = "工本费", .quantity = 2, .amount = {1000}}), "fee.below_published fee.attempt");
  EXPECT_EQ(refused({.fee = "加急费", .amount = {1000}}), "fee.not_published fee.attempt");
  EXPECT_EQ(t->take(view.id, {kBook}).number, "临政务费〔2026〕第00001号") << "a refused charge took no number";
}

TEST_P(FeesTest, P1_A14_b_P5a_2_4_b_TheReceiptShowsWhatCostsNothing) {
  auto agency = till({"township-eight-systems"});
  const auto receipt = agency->take(agency->accepted().id, {kBook});
  const auto printed = boost::json::serialize(receipt.content);
  EXPECT_NE(printed.find("代办费"), std::string::npos);
  EXPECT_NE(printed.find("0.00元"), std::string::npos);
  auto late = till({"provincial-windows-2019"});
  const CaseView view = late->accepted();
  EXPECT_EQ(late->refused(late->clerk,
                          [&](WriteContext& c) {
                            return charge(
                                c, view.id,
                                {.lines = {{.fee = "延时费", .amount = {100}, .service = Service::extended_hours}},
                                 .payer_name = "x"});
                          }),
            "fee.free");
  const auto fees = late->world.read(late->clerk, [&](ReadContext& c) { return case_fees(c, view.id); });
  ASSERT_EQ(fees.free.size(), 1u);
  EXPECT_EQ(fees.free[0].citation.provision, "P1.A14.b");
}

TEST_P(FeesTest, P4_2_5_2_4_AReductionIsApprovedByAnotherAndUsedOnce) {
  auto t = till();
  const CaseView view = t->accepted();
  const ReductionRequest asked{
      .fee = "检测费", .amount = {1275}, .basis = "低保户减半", .paper = "低保证123", .reason = "困难"};
  const ChargeLine half{.fee = "检测费", .amount = {1275}};
  const auto request = t->world.write(t->clerk, [&](WriteContext& c) { return ask_reduction(c, view.id, asked); });
  EXPECT_EQ(t->refused(t->clerk, [&](WriteContext& c) { return charge(c, view.id, {{half}, {}, "x"}); }),
            "fee.below_published");
  Actor both = t->clerk;
  both.permissions = t->leader.permissions;
  const auto answer = [&](const Actor& who) {
    return t->refused(
        who, [&](WriteContext& c) { return answer_reduction(c, request.id, {.granted = true, .reason = "同意"}); });
  };
  EXPECT_EQ(answer(both), "fee.own_request");
  Actor elsewhere = t->leader;
  elsewhere.department = DepartmentId{4711};
  EXPECT_EQ(answer(elsewhere), "fee.other_department");
  EXPECT_EQ(answer(t->leader), "");
  EXPECT_EQ(answer(t->leader), "fee.reduction_answered");
  const ReceiptView receipt = t->take(view.id, {half});
  EXPECT_EQ(receipt.lines.at(0).published.fen, 2550);
  EXPECT_EQ(receipt.lines.at(0).reduction, request.id);
  EXPECT_EQ(t->refused(t->clerk, [&](WriteContext& c) { return charge(c, view.id, {{half}, {}, "x"}); }),
            "fee.below_published")
      << "used once";
  t->world.write(t->clerk, [&](WriteContext& c) { return void_receipt(c, receipt.id, {"印错"}); });
  EXPECT_EQ(t->take(view.id, {half}).amount.fen, 1275) << "the voided receipt gives it back";
}

TEST_P(FeesTest, AVoidReceiptKeepsItsNumberAndARefundHasItsOwn) {
  auto t = till();
  const CaseView view = t->accepted();
  const ReceiptView first = t->take(view.id, {kBook});
  const auto voided = t->world.write(t->clerk, [&](WriteContext& c) { return void_receipt(c, first.id, {"印错"}); });
  EXPECT_EQ(voided.state, ReceiptState::voided);
  EXPECT_EQ(voided.number, "临政务费〔2026〕第00001号");
  EXPECT_EQ(t->refused(t->clerk, [&](WriteContext& c) { return void_receipt(c, first.id, {"x"}); }),
            "fee.receipt_ended");
  const ReceiptView second = t->take(view.id, {kBook});
  EXPECT_EQ(second.number, "临政务费〔2026〕第00002号");
  EXPECT_EQ(t->refused(t->leader, [&](WriteContext& c) { return refund(c, second.id, {"多收"}); }), "fee.not_settled");
  t->world.clock.set(Instant::at(*Date::parse("2026-03-03"), 10));
  EXPECT_EQ(t->refused(t->clerk, [&](WriteContext& c) { return void_receipt(c, second.id, {"x"}); }), "fee.settled");
  const auto refunded = t->world.write(t->leader, [&](WriteContext& c) { return refund(c, second.id, {"撤销受理"}); });
  EXPECT_EQ(refunded.refund_number, "临政务退费〔2026〕第00001号");
  EXPECT_EQ(refunded.number, "临政务费〔2026〕第00002号");
  EXPECT_EQ(t->world.read(t->clerk, [&](ReadContext& c) { return case_fees(c, view.id); }).paid.fen, 0);
  ReceiptQuery query;
  query.state = ReceiptState::refunded;
  EXPECT_EQ(t->world.read(t->clerk, [&](ReadContext& c) { return receipts(c, query); }).items.size(), 1u);
}

TEST_P(FeesTest, TheDayIsCountedByTwoAndStaysAsItWas) {
  auto t = till();
  const CaseView view = t->accepted();
  t->take(view.id, {kBook});
  t->take(view.id, {kBook}, Method::scan);
  const ReceiptView wrong = t->take(view.id, {{.fee = "检测费", .amount = {2550}}});
  t->world.write(t->clerk, [&](WriteContext& c) { return void_receipt(c, wrong.id, {"选错"}); });
  const auto now = t->world.read(t->clerk, [&](ReadContext& c) { return fees::till(c); });
  EXPECT_EQ(now.expected.fen, 4000);
  EXPECT_EQ(now.expected_cash.fen, 2000);
  const auto count = [&](std::int64_t fen, const char* note) {
    return t->world.write(t->clerk, [&](WriteContext& c) { return settle(c, {.cash = {fen}, .note = note}); });
  };
  EXPECT_EQ(World::refusal([&] { count(1990, ""); }), "fee.difference");
  const SettlementRow day = count(1990, "找零差10分");
  EXPECT_EQ(day.number, "临政务日结〔2026〕第00001号");
  EXPECT_EQ(day.difference.fen, -10);
  EXPECT_EQ(day.receipts, 3);
  EXPECT_EQ(World::refusal([&] { count(0, ""); }), "fee.nothing_to_settle");
  const auto confirmed = [&](const Actor& who) {
    return t->refused(who, [&](WriteContext& c) { return confirm(c, day.id, {.cash = {1990}}); });
  };
  Actor same = t->clerk;
  same.permissions = t->leader.permissions;
  EXPECT_EQ(confirmed(same), "fee.second_person");
  EXPECT_EQ(confirmed(t->leader), "");
  EXPECT_EQ(confirmed(t->leader), "fee.settled_already");
  const auto listed = t->world.read(t->clerk, [&](ReadContext& c) { return settlements(c, {}); });
  ASSERT_EQ(listed.items.size(), 1u);
  EXPECT_EQ(listed.items[0].second, "李科长");
  t->take(view.id, {kBook});
  EXPECT_EQ(t->world.read(t->clerk, [&](ReadContext& c) { return fees::till(c); }).expected.fen, 2000)
      << "what was settled is settled";
}

TEST_P(FeesTest, OfCasesThatAreAcceptedAndStandOnly) {
  auto t = till();
  CaseView view = t->accepted();
  view = t->world.write(t->clerk, [&](WriteContext& c) {
    return cases::withdraw(c, view.id, {.version = view.version, .reason = "不办了"});
  });
  EXPECT_EQ(t->refused(t->clerk, [&](WriteContext& c) { return charge(c, view.id, {{kBook}, {}, "x"}); }),
            "fee.not_accepted");
  EXPECT_EQ(t->refused(t->clerk, [&](WriteContext& c) { return charge(c, CaseId{99}, {{kBook}, {}, "x"}); }),
            "case.unknown");
}

INSTANTIATE_ON_BOTH_ENGINES(FeesTest);

}  // namespace
}  // namespace onewindow::fees
