#include "regulation/tiers.h"

#include <algorithm>
#include <limits>

namespace onewindow::regulation {

namespace {

constexpr std::int64_t kForEver = std::numeric_limits<std::int64_t>::max();

std::string n(std::int64_t value) { return std::to_string(value); }

// Calendar days that a limit takes at least and at most.
struct Span {
  std::int64_t least = 0, most = 0;
};
Span span_of(const Duration& limit) {
  const std::int64_t count = limit.count;
  switch (limit.unit) {
    case Unit::workdays: return {count, count * 7 / 5 + 14};
    case Unit::days: return {count, count};
    case Unit::minutes: return {count / (24 * 60), count / (24 * 60) + 1};
    case Unit::work_hours: return {count / 24, count * 7 / 5 + 14};
    case Unit::same_day:
    case Unit::same_visit: return {0, 0};
  }
  return {};
}

// In workdays from the day the whole begins; nothing for what is not counted in them.
std::optional<std::int64_t> workdays(const Duration& limit) {
  if (limit.unit == Unit::workdays) return limit.count;
  if (limit.unit == Unit::same_day || limit.unit == Unit::same_visit) return 0;
  return std::nullopt;
}

}  // namespace

void lint_tiers(Linter& linter, std::string_view section, std::string_view field, std::vector<Tier> tiers) {
  std::stable_sort(tiers.begin(), tiers.end(), [](const Tier& a, const Tier& b) { return a.from < b.from; });
  const Tier* last = nullptr;  // the one that reaches furthest
  for (const Tier& tier : tiers) {
    if (tier.to && *tier.to <= tier.from) {
      linter.find(Severity::error, section, field, tier.item, "tiers.empty",
                  "这一档不含任何数值：从" + n(tier.from) + "起，不到" + n(*tier.to),
                  "nothing falls into this tier: from " + n(tier.from) + " and below " + n(*tier.to));
      continue;
    }
    const std::int64_t end = last == nullptr ? tier.from : last->to.value_or(kForEver);
    if (tier.from < end)
      linter.find(Severity::error, section, field, std::max(tier.item, last->item), "tiers.overlap",
                  "与另一档重叠：" + n(tier.from) + "同属两档，请改其中一档的起止",
                  "two tiers overlap: " + n(tier.from) + " falls into both; move the end of one of them");
    else if (tier.from > end)
      linter.find(Severity::error, section, field, tier.item, "tiers.gap",
                  "与前一档之间有空档：" + n(end) + "起、不到" + n(tier.from) + "的不属于任何一档",
                  "a gap before this tier: from " + n(end) + " and below " + n(tier.from) + " falls into none");
    if (last == nullptr || tier.to.value_or(kForEver) > end) last = &tier;
  }
}

void lint_ends(Linter& linter, std::string_view section, std::string_view field,
               const std::vector<std::int64_t>& ends) {
  for (std::size_t i = 1; i < ends.size(); ++i)
    if (ends[i] <= ends[i - 1])
      linter.find(Severity::error, section, field, i, "tiers.overlap", "各档应由小到大、由早到晚，不得重叠",
                  "the tiers go upwards, or from early to late, and do not overlap");
}

void lint_ladder(Linter& linter, std::string_view section, std::string_view field, Ladder ladder,
                 std::vector<Rung> rungs) {
  std::stable_sort(rungs.begin(), rungs.end(), [](const Rung& a, const Rung& b) { return a.rank < b.rank; });
  for (std::size_t i = 1; i < rungs.size(); ++i) {
    const Rung &low = rungs[i - 1], &high = rungs[i];
    if (low.rank == high.rank) {
      linter.find(Severity::error, section, field, std::max(low.item, high.item), "ladder.rung_twice",
                  "同一级写了两个取值：" + n(low.value) + "和" + n(high.value) + "，只能留一个",
                  "one rung has two values, " + n(low.value) + " and " + n(high.value) + "; leave one");
    } else if (ladder == Ladder::rising ? high.value < low.value : high.value > low.value) {
      const bool rising = ladder == Ladder::rising;
      linter.find(
          Severity::error, section, field, high.item, "ladder.order",
          "级次升高，取值却" + std::string(rising ? "降低" : "升高") + "：" + n(low.value) + "之后是" + n(high.value),
          std::string("the value ") + (rising ? "falls" : "rises") + " on a higher rung: " + n(high.value) + " after " +
              n(low.value));
    }
  }
}

bool surely_longer(const Duration& limit, const Duration& other) {
  if (limit.unit == other.unit) return limit.count > other.count;
  return span_of(limit).least > span_of(other).most;
}

void lint_parts(Linter& linter, const MaybeLimit& whole, const std::vector<Part>& parts) {
  if (!whole) return;
  const auto total = workdays(whole->shown());
  std::int64_t sum = 0;
  const Part* last = nullptr;
  for (const Part& part : parts) {
    if (!part.limit) continue;
    if (surely_longer(part.limit->shown(), whole->shown())) {
      linter.find(Severity::error, part.place.section, part.place.field, part.place.item, "limit.sub_limit",
                  "分段期限比它所在的总期限还长", "this part is longer than the whole that it belongs to");
      return;
    }
    if (const auto days = workdays(part.limit->shown())) sum += *days, last = &part;
  }
  if (total && last != nullptr && sum > *total)
    linter.find(Severity::error, last->place.section, last->place.field, last->place.item, "limit.sub_limit",
                "各分段合计" + n(sum) + "个工作日，超过总期限" + n(*total) + "个工作日",
                "the parts take " + n(sum) + " workdays together, the whole has " + n(*total));
}

void never_binds(Linter& linter, const Place& place, std::string zh, std::string en) {
  linter.find(Severity::remark, place.section, place.field, place.item, "cap.never_binds", std::move(zh),
              std::move(en));
}

void lint_cap(Linter& linter, const Place& place, std::int64_t cap, std::int64_t most) {
  if (cap >= most)
    never_binds(linter, place, "上限" + n(cap) + "不起作用：最多只能到" + n(most),
                "the most of " + n(cap) + " never binds: there can be no more than " + n(most));
}

void lint_floor(Linter& linter, const Place& place, std::int64_t floor, std::int64_t least) {
  if (floor <= least)
    never_binds(linter, place, "下限" + n(floor) + "不起作用：最少也有" + n(least),
                "the least of " + n(floor) + " never binds: there are always " + n(least));
}

void lint_share(Linter& linter, const Place& place, std::int32_t percent) {
  if (percent < 0 || percent > 100)
    linter.find(Severity::error, place.section, place.field, place.item, "share.percent", "比例应在 0 到 100 之间",
                "a share lies between 0 and 100 per cent");
  else lint_floor(linter, place, percent, 0);
}

void lint_stacked(Linter& linter, std::string_view section, std::string_view field,
                  const std::vector<std::string>& acts) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < acts.size(); ++i)
    if (!seen.insert(acts[i]).second)
      linter.find(Severity::remark, section, field, i, "consequence.stacked",
                  "“" + acts[i] + "”在前面已有一项后果：两项并用还是择一，请核对原文",
                  "'" + acts[i] + "' has a consequence already: check whether both are meant");
}

}  // namespace onewindow::regulation
