#include "oversight/ratings/rules.h"

#include <gtest/gtest.h>

#include "regulation/testing.h"

namespace onewindow::ratings {
namespace {

using regulation::testing::file_text;
using enum Level;

std::shared_ptr<const regulation::Calendar> calendar() {
  static const auto calendar = regulation::Calendar::from_csv(file_text("regulations/calendar/cn-workdays.csv"));
  return calendar;
}

std::shared_ptr<const regulation::Pack> pack(const std::string& id, const std::string& text) {
  static const std::vector<regulation::SectionType> sections{regulation::section<Ratings>("ratings")};
  return regulation::load_pack({id + ".yaml", text}, sections, regulation::Unregistered::skip);
}
std::shared_ptr<const regulation::Pack> shipped(const std::string& id) {
  return pack(id, file_text("regulations/" + id + ".yaml"));
}

// A town that says how fast.
const char* const kTown = R"(id: town
version: "1"
title: 样例评价办法
title_en: Sample Rating Rules
issuer:
document_number:
place:
level: county
issued:
effective:
provisions:
  - {id: T.1, cite: 第一条, zh: 服务结束后三十日内评价, en: rate within thirty days}
  - {id: T.2, cite: 第二条, zh: 一个工作日内核实, en: verify within one workday}
  - {id: T.3, cite: 第三条, zh: 三个工作日内回访, en: tell within three workdays}
ratings:
  rate_within: 30 days @ T.1
  verify_within: 1 workdays @ T.2
  tell_within: 3 workdays @ T.3
)";

regulation::Law law(std::vector<std::shared_ptr<const regulation::Pack>> adopted, bool national = true) {
  std::vector<regulation::Law::Adoption> adoptions;
  for (auto& one : adopted) adoptions.push_back({one, Date::of(2019, 1, 1), {}});
  std::vector<std::shared_ptr<const regulation::Pack>> bases;
  if (national) bases.push_back(shipped("rating-norms-2020"));
  return {calendar(), adoptions, bases, Date::of(2026, 3, 2)};
}
const regulation::Law& national() {
  static const auto one = law({});
  return one;
}
const regulation::Law& provincial() {
  static const auto one = law({shipped("provincial-windows-2019")});
  return one;
}
const regulation::Law& town() {
  static const auto one = law({pack("town", kTown)});
  return one;
}

const Instant kServed = Instant::at(Date::of(2026, 3, 2), 10);

template <class F>
std::string refusal(F&& act) {
  try {
    act();
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code + (refusal.field.empty() ? "" : " " + refusal.field);
  }
}
bool cites(const Because& because, std::string_view provision) {
  for (const auto& reason : because.reasons)
    if (reason.provision == provision) return true;
  return false;
}

TEST(Rating, P1_A20_five_levels_after_each_service) {
  const auto judged = judge(Norms::of(provincial()), {very_satisfied, {510, 517}, ""}, kServed, kServed);
  EXPECT_FALSE(judged.value.bad);
  EXPECT_TRUE(cites(judged.because, "P1.A20"));
  EXPECT_TRUE(cites(judged.because, "GBT39734.7.3"));
  EXPECT_EQ(reflect::type_of<Level>().enumerators.size(), 5u);
  EXPECT_EQ(Norms::of(provincial()).read(&Ratings::levels)->shown(), 5);
}

TEST(Rating, GC51_the_two_lowest_levels_are_bad) {
  const Norms norms = Norms::of(national());
  const std::pair<Level, bool> table[] = {{very_satisfied, false},
                                          {satisfied, false},
                                          {basically_satisfied, false},
                                          {dissatisfied, true},
                                          {very_dissatisfied, true}};
  for (const auto& [level, bad] : table) {
    const auto judged = judge(norms, {level, {}, ""}, kServed, kServed);
    EXPECT_EQ(judged.value.bad, bad) << int(level);
    EXPECT_EQ(cites(judged.because, "GC51.bad"), bad);
  }
}

TEST(Rating, GBT39734_7_3_each_level_has_its_own_options) {
  const Norms norms = Norms::of(national());
  for (const Level level : {very_satisfied, satisfied, basically_satisfied, dissatisfied, very_dissatisfied}) {
    const auto options = options_of(norms, level);
    EXPECT_EQ(options.size(), 8u);
    for (const auto& option : options) {
      EXPECT_EQ(option.code / 100, national_code(level));
      EXPECT_FALSE(option.zh.empty() || option.en.empty());
    }
  }
  EXPECT_EQ(options_of(norms, very_satisfied).front().code, 510);
  EXPECT_EQ(options_of(norms, very_dissatisfied).back().code, 115);
  const auto said = [&](Level level, std::vector<std::int32_t> options) {
    return refusal([&] { judge(norms, {level, std::move(options), ""}, kServed, kServed); });
  };
  EXPECT_EQ(said(very_dissatisfied, {115, 108}), "");
  EXPECT_EQ(said(very_satisfied, {510, 115}), "rating.option_of_other_level /options/1");
  EXPECT_EQ(said(very_satisfied, {999}), "rating.option_unknown /options/0");
  EXPECT_EQ(said(very_satisfied, {510, 510}), "rating.option_twice /options/0");
}

TEST(Rating, only_where_a_text_sets_a_time_it_ends) {
  const Instant late = Instant::at(Date::of(2026, 4, 2), 9);
  EXPECT_FALSE(rate_until(Norms::of(national()), kServed));
  EXPECT_EQ(refusal([&] { judge(Norms::of(national()), {satisfied, {}, ""}, kServed, late); }), "");
  EXPECT_EQ(rate_until(Norms::of(town()), kServed)->due.str(), "2026-04-01");
  EXPECT_EQ(refusal([&] { judge(Norms::of(town()), {satisfied, {}, ""}, kServed, late); }), "rating.too_late");
  EXPECT_EQ(refusal([&] { judge(Norms::of(town()), {satisfied, {}, ""}, kServed, late + -24 * 3'600'000); }), "");
}

TEST(Rating, where_no_text_asks_nobody_rates) {
  const auto silent = law({}, false);
  EXPECT_FALSE(invites(Norms::of(silent)));
  EXPECT_EQ(refusal([&] { judge(Norms::of(silent), {satisfied, {}, ""}, kServed, kServed); }), "rating.not_asked");
}

TEST(RatingVerification, P7_4_14_a_fault_is_the_workers_only_when_verified_and_heard) {
  const Norms norms = Norms::of(national());
  const auto found = [&](Verdict verdict, const char* heard = "") {
    return judge_finding(norms, {verdict, "经核实", heard}, false);
  };
  EXPECT_TRUE(found(Verdict::worker_fault, "本人承认").value.fault);
  EXPECT_TRUE(found(Verdict::worker_fault, "本人承认").value.counts);
  EXPECT_FALSE(found(Verdict::other_cause).value.fault);
  EXPECT_TRUE(found(Verdict::other_cause).value.counts);
  EXPECT_TRUE(cites(found(Verdict::other_cause).because, "GC51.bad"));
  EXPECT_EQ(refusal([&] { found(Verdict::worker_fault); }), "rating.not_heard /heard");
  EXPECT_EQ(refusal([&] { judge_finding(norms, {Verdict::other_cause, " ", ""}, false); }),
            "rating.finding_missing /text");
  EXPECT_EQ(refusal([&] { judge_finding(norms, {Verdict::other_cause, "经核实", ""}, true); }), "rating.own");
}

TEST(RatingVerification, GC51_mistaken_and_malicious_ones_do_not_count) {
  for (const Verdict verdict : {Verdict::unfounded, Verdict::malicious}) {
    const auto verified = judge_finding(Norms::of(national()), {verdict, "误评", ""}, false);
    EXPECT_FALSE(verified.value.counts);
    EXPECT_FALSE(verified.value.fault);
  }
}

TEST(RatingVerification, its_days_are_those_of_the_text) {
  EXPECT_FALSE(verify_by(Norms::of(national()), kServed));
  EXPECT_FALSE(tell_by(Norms::of(national()), kServed));
  const Instant friday = Instant::at(Date::of(2026, 3, 6), 16);
  EXPECT_EQ(verify_by(Norms::of(town()), friday)->due.str(), "2026-03-09");
  EXPECT_EQ(tell_by(Norms::of(town()), friday)->due.str(), "2026-03-11");
  EXPECT_TRUE(cites(verify_by(Norms::of(town()), friday)->because, "T.2"));
}

// ---- sums
// --------------------------------------------------------------------------------------------------------------

Cell cell(std::string worker, std::string window, std::vector<std::int64_t> levels, std::int64_t invited = 100) {
  Cell cell{.window = window, .worker = worker, .department = "1", .item = "S-1"};
  cell.window_name = window + "号窗口";
  cell.worker_name = worker;
  cell.invited = invited;
  cell.levels = std::move(levels);
  for (const auto count : cell.levels) cell.rated += count;
  return cell;
}
std::vector<std::string> keys(const std::vector<Sum>& list) {
  std::vector<std::string> out;
  for (const auto& sum : list) out.push_back(sum.key);
  return out;
}
using Keys = std::vector<std::string>;

TEST(RatingSums, P1_A20_rate_distribution_and_satisfaction_are_exact) {
  const std::vector<Cell> cells = {cell("A", "1", {3, 1, 1, 1, 1}, 20), cell("A", "2", {0, 0, 0, 0, 0}, 3)};
  const auto all = sums_of(Norms::of(national()), cells, Grouping::all);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].invited, 23);
  EXPECT_EQ(all[0].rated, 7);
  EXPECT_EQ(all[0].rate, (Ratio{7, 23}));
  EXPECT_EQ(all[0].satisfied, (Ratio{5, 7}));
  EXPECT_EQ(all[0].score, (Ratio{3 * 5 + 4 + 3 + 2 + 1, 7}));
  EXPECT_EQ(all[0].levels, (std::vector<std::int64_t>{3, 1, 1, 1, 1}));
  EXPECT_EQ(keys(sums_of(Norms::of(national()), cells, Grouping::window)), (Keys{"1", "2"}));
  EXPECT_EQ(sums_of(Norms::of(national()), cells, Grouping::window)[1].satisfied, (Ratio{0, 0}));
}

TEST(RatingSums, what_was_left_out_is_no_part_of_satisfaction) {
  auto one = cell("A", "1", {6, 0, 0, 0, 0});
  one.rated = 8;
  one.left_out = 2;
  const auto sum = sums_of(Norms::of(national()), std::vector{one}, Grouping::worker)[0];
  EXPECT_EQ(sum.rate, (Ratio{8, 100}));
  EXPECT_EQ(sum.satisfied, (Ratio{6, 6}));
  const auto safe = safe_sums(Norms::of(national()), std::vector{one}, Grouping::worker)[0];
  EXPECT_EQ(safe.left_out, 0);
  EXPECT_EQ(safe.rate, (Ratio{6, 100}));
}

TEST(RatingSums, fractions_compare_without_rounding) {
  EXPECT_TRUE(less({333, 1000}, {1, 3}));
  EXPECT_FALSE(less({1, 3}, {333, 1000}));
  EXPECT_FALSE(less({2, 4}, {1, 2}));
  EXPECT_TRUE(less({0, 0}, {0, 7}));
  EXPECT_FALSE(less({0, 0}, {0, 0}));
}

TEST(RatingSums, a_small_sum_is_not_shown) {
  const Norms norms = Norms::of(national());
  const std::vector<Cell> cells = {cell("A", "1", {kAnonymous, 0, 0, 0, 0}),
                                   cell("B", "2", {0, 0, 0, 0, kAnonymous - 1})};
  EXPECT_EQ(keys(safe_sums(norms, cells, Grouping::worker)), (Keys{"A"}));
  EXPECT_EQ(keys(safe_sums(norms, cells, Grouping::window)), (Keys{"1"}));
  EXPECT_TRUE(safe_sums(norms, cells, Grouping::all).empty()) << "all without A is B";
}

TEST(RatingSums, no_small_sum_is_had_by_taking_away) {
  const Norms norms = Norms::of(national());
  // Two at one window: with A's sum, the window's sum would tell B's.
  const std::vector<Cell> shared = {cell("A", "1", {10, 0, 0, 0, 0}), cell("B", "1", {0, 0, 0, 0, 2})};
  EXPECT_EQ(keys(safe_sums(norms, shared, Grouping::worker)), (Keys{"A"}));
  EXPECT_TRUE(safe_sums(norms, shared, Grouping::window).empty());
  EXPECT_TRUE(safe_sums(norms, shared, Grouping::all).empty());
  // One at two windows: with window 1's sum, A's sum would tell window 2's.
  const std::vector<Cell> moved = {cell("A", "1", {8, 0, 0, 0, 0}), cell("A", "2", {0, 0, 0, 0, 2})};
  EXPECT_TRUE(safe_sums(norms, moved, Grouping::worker).empty());
  EXPECT_EQ(keys(safe_sums(norms, moved, Grouping::window)), (Keys{"1"}));
  EXPECT_TRUE(safe_sums(norms, moved, Grouping::all).empty());
  // Where what is hidden is many, their sum may be seen.
  const std::vector<Cell> many = {cell("A", "1", {10, 0, 0, 0, 0}), cell("B", "1", {0, 0, 0, 0, 3}),
                                  cell("C", "1", {0, 0, 0, 3, 0})};
  EXPECT_EQ(keys(safe_sums(norms, many, Grouping::worker)), (Keys{"A"}));
  EXPECT_EQ(safe_sums(norms, many, Grouping::window).at(0).satisfied, (Ratio{10, 16}));
  EXPECT_EQ(safe_sums(norms, many, Grouping::all).at(0).satisfied, (Ratio{10, 16}));
}

TEST(RatingSums, other_groupings_are_for_those_who_verify) {
  const std::vector<Cell> cells = {cell("A", "1", {10, 0, 0, 0, 0})};
  for (const Grouping by : {Grouping::department, Grouping::item}) {
    EXPECT_EQ(refusal([&] { safe_sums(Norms::of(national()), cells, by); }), "rating.grouping ?by");
    EXPECT_EQ(sums_of(Norms::of(national()), cells, by).size(), 1u);
  }
}

}  // namespace
}  // namespace onewindow::ratings
