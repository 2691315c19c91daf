// What may be taken, who approves less, and what a day's count must match.
#include "service/fees/rules.h"

#include <gtest/gtest.h>

#include "regulation/testing.h"

namespace onewindow::fees {
namespace {

using regulation::testing::refusal_of;

Fees section_of(const std::string& pack) {
  static const std::vector<regulation::SectionType> types{regulation::section<Fees>("fees")};
  const auto loaded =
      regulation::load_pack({pack + ".yaml", regulation::testing::file_text("regulations/" + pack + ".yaml")}, types,
                            regulation::Unregistered::skip);
  const Fees* found = loaded->section<Fees>();
  return found ? *found : Fees{};
}

catalogue::ItemContent item() {
  catalogue::ItemContent out;
  out.code = "T-1";
  out.name = "示例许可";
  out.fees = {
      {.name = "工本费", .amount = {1000}, .unit = "本", .standard = "每本10元", .basis = "发改价格〔2015〕1号"},
      {.name = "检测费",
       .amount = {2550},
       .unit = "次",
       .standard = "每次25.5元",
       .basis = "省价费〔2016〕2号",
       .reducible = true,
       .reduction_basis = "低保户减半"},
      {.name = "无依据", .amount = {100}, .unit = "件", .standard = "x"}};
  return out;
}

std::string taken(const Meant& meant, std::optional<Money> reduced = {}, const Fees& section = {}) {
  const auto content = item();
  return refusal_of([&] { line({content, 2}, section, meant, reduced, "/lines/0"); });
}

TEST(Charging, P4_2_5_2_2_P5c_9_3_b_neither_more_nor_less_than_published) {
  EXPECT_EQ(taken({"工本费", 3, {3000}}), "accepted");
  EXPECT_EQ(taken({"工本费", 3, {3001}}), "fee.above_published /lines/0/amount");
  EXPECT_EQ(taken({"工本费", 3, {2999}}), "fee.below_published /lines/0/amount");
  EXPECT_EQ(taken({" 工本费 ", 1, {1000}}), "accepted");
  const auto content = item();
  try {
    line({content, 2}, {}, {"工本费", 1, {1500}}, {}, "");
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.details.at("published"), 1000);
    EXPECT_NE(refusal.zh.find("10.00元/本"), std::string::npos) << "the published fee is named";
  }
}

TEST(Charging, P4_2_5_2_3_nothing_that_is_not_published) {
  EXPECT_EQ(taken({"加急费", 1, {1000}}), "fee.not_published /lines/0/fee");
  EXPECT_EQ(taken({"工本费", 0, {0}}), "fee.quantity /lines/0/quantity");
  const Fees norms = section_of("township-work-norms");
  const auto content = item();
  try {
    line({content, 2}, norms, {"加急费", 1, {1000}}, {}, "");
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.citations.at(0).provision, "P5c.9.3.b");
  }
}

TEST(Charging, P5c_9_3_a_no_fee_without_its_basis) {
  EXPECT_EQ(taken({"无依据", 1, {100}}), "fee.incomplete /lines/0/fee");
}

TEST(Charging, P4_2_5_2_4_less_only_as_it_was_approved) {
  EXPECT_EQ(taken({"检测费", 1, {1275}}), "fee.below_published /lines/0/amount");
  EXPECT_EQ(taken({"检测费", 1, {1275}}, Money{1275}), "accepted");
  EXPECT_EQ(taken({"检测费", 1, {2000}}, Money{1275}), "fee.above_published /lines/0/amount");
  EXPECT_EQ(taken({"检测费", 1, {0}}, Money{0}), "accepted") << "exempt";
  const auto content = item();
  const auto ask = [&](const char* fee, std::int64_t fen) {
    return refusal_of([&] { reduction({content, 2}, {}, fee, 1, {fen}); });
  };
  EXPECT_EQ(ask("检测费", 1275), "accepted");
  EXPECT_EQ(ask("检测费", 2550), "fee.reduction_amount /amount");
  EXPECT_EQ(ask("检测费", -1), "fee.reduction_amount /amount");
  EXPECT_EQ(ask("工本费", 0), "fee.not_reducible /fee");
  EXPECT_EQ(refusal_of([] { check_approver(AccountId{1}, AccountId{1}); }), "fee.own_request");
  EXPECT_EQ(refusal_of([] { check_approver(AccountId{1}, AccountId{2}); }), "accepted");
}

TEST(Charging, P1_A14_b_P5a_2_4_b_zero_where_the_text_says_so) {
  const auto content = item();
  const auto cited = [&](const char* pack, const Meant& meant) {
    try {
      line({content, 2}, section_of(pack), meant, {}, "");
    } catch (const Refusal& refusal) {
      return refusal.code + " " + (refusal.citations.empty() ? "" : refusal.citations.at(0).provision);
    }
    return std::string("accepted");
  };
  EXPECT_EQ(cited("provincial-windows-2019", {"延时服务费", 1, {5000}, true}), "fee.free P1.A14.b");
  EXPECT_EQ(cited("township-eight-systems", {"代办费", 1, {5000}, false, true}), "fee.free P5a.2.4.b");
  EXPECT_EQ(cited("township-work-norms", {"代办费", 1, {5000}, false, true}), "fee.not_published P5c.9.3.b")
      << "not published either";
  EXPECT_EQ(cited("township-eight-systems", {"工本费", 1, {1000}, false, false}), "accepted")
      << "the statutory fee stays";
}

TEST(Charging, TheDecisionCitesTheGuide) {
  const auto content = item();
  const auto decided = line({content, 2}, section_of("township-work-norms"), {"工本费", 2, {2000}}, {}, "");
  EXPECT_EQ(decided.because.reasons.at(0).provision, "T-1");
  EXPECT_EQ(decided.because.reasons.at(0).version, "2");
  EXPECT_EQ(decided.because.citations().at(1).provision, "P5c.9.3.b");
}

TEST(Receipts, AVoidIsOfTodayARefundOfAfterwards) {
  EXPECT_EQ(refusal_of([] { check_void({}); }), "accepted");
  EXPECT_EQ(refusal_of([] { check_void({.valid = false}); }), "fee.receipt_ended");
  EXPECT_EQ(refusal_of([] { check_void({.settled = true}); }), "fee.settled");
  EXPECT_EQ(refusal_of([] { check_void({.today = false}); }), "fee.settled");
  EXPECT_EQ(refusal_of([] { check_void({.own = false}); }), "fee.not_your_receipt");
  EXPECT_EQ(refusal_of([] { check_refund({}); }), "fee.not_settled");
  EXPECT_EQ(refusal_of([] { check_refund({.settled = true}); }), "accepted");
  EXPECT_EQ(refusal_of([] { check_refund({.today = false}); }), "accepted");
  EXPECT_EQ(refusal_of([] { check_refund({.valid = false, .settled = true}); }), "fee.receipt_ended");
}

TEST(Settlements, ADifferenceHasAWordAndASecondPerson) {
  EXPECT_EQ(difference({1000}, {1000}, "").fen, 0);
  EXPECT_EQ(difference({1000}, {990}, "找零差错").fen, -10);
  EXPECT_EQ(refusal_of([] { difference({1000}, {990}, " "); }), "fee.difference /note");
  EXPECT_EQ(refusal_of([] { difference({1000}, {-1}, "x"); }), "fee.counted /cash");
  EXPECT_EQ(refusal_of([] { check_second(AccountId{1}, AccountId{1}); }), "fee.second_person");
  EXPECT_EQ(yuan({-5}), "-0.05元");
  EXPECT_EQ(yuan({123456}), "1234.56元");
}

}  // namespace
}  // namespace onewindow::fees
