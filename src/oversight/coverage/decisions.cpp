#include "oversight/coverage/decisions.h"

#include <algorithm>

namespace onewindow::coverage {

regulation::Ruling<HallSaid> hall_said(const regulation::Law& law, const HallTold& told) {
  const auto* rules = law.section<organisation::WindowRules>();
  if (rules == nullptr) return std::nullopt;
  Because because;
  HallSaid out;
  const auto share = [&](const std::optional<Counted>& counted, auto&& hold) -> std::optional<ShareSaid> {
    if (!counted) return std::nullopt;
    Share one{.part = counted->part, .whole = counted->whole};
    hold(one, *rules, told.level);
    because.add(one.because);
    out.all_met = out.all_met && one.met;
    return ShareSaid{one.part, one.whole, one.minimum, one.met};
  };
  const auto range = [&](const std::optional<std::int64_t>& count, auto&& hold) -> std::optional<RangeSaid> {
    if (!count) return std::nullopt;
    Range one{.count = *count};
    hold(one, *rules, told.level);
    because.add(one.because);
    out.all_met = out.all_met && one.met;
    return RangeSaid{one.count, one.minimum, one.maximum, one.met};
  };
  out.at_full = share(told.at_full, hold_at_full);
  out.at_category = share(told.at_category, hold_at_category);
  out.in_hall = share(told.in_hall, hold_in_hall);
  out.full_windows = range(told.full_windows, hold_full_windows);
  out.provincial_windows = range(told.provincial_windows, hold_provincial_windows);
  if (told.categories && !rules->categories.empty() && city_or_county(told.level)) {
    out.categories_missing.emplace();
    for (const auto& asked : rules->categories)
      if (const auto& name = asked.in(because);
          std::find(told.categories->begin(), told.categories->end(), name) == told.categories->end())
        out.categories_missing->push_back(name);
    out.all_met = out.all_met && out.categories_missing->empty();
  }
  if (!because.cites()) return std::nullopt;
  return regulation::Decided<HallSaid>(std::move(out), std::move(because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<hall_said>("windows", "windows", "窗口设置是否达标",
                                      "whether the windows take what they should"),
  };
  return list;
}

}  // namespace onewindow::coverage
