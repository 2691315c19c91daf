#pragma once
// What the section `windows` asks of a hall, with numbers alone: the shares of items at its windows, and how many
// windows of a kind there are. By the same rules as the centre's report. Pure.
#include "oversight/coverage/rules.h"
#include "regulation/decision.h"

namespace onewindow::coverage {

struct Counted {
  std::int64_t part = 0, whole = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (part, whole))

struct HallTold {  // absent: not asked about
  organisation::Level level = organisation::Level::county;
  std::optional<Counted> at_full;      // of the items that belong to the full window
  std::optional<Counted> at_category;  // of all items
  std::optional<Counted> in_hall;      // of a department's items
  std::optional<std::int64_t> full_windows, provincial_windows;
  std::optional<std::vector<std::string>> categories;  // that have a window
};
BOOST_DESCRIBE_STRUCT(HallTold, (),
                      (level, at_full, at_category, in_hall, full_windows, provincial_windows, categories))

struct ShareSaid {
  std::int64_t part = 0, whole = 0;
  std::optional<std::int32_t> minimum;  // percent; absent: the text sets none here
  bool met = true;
};
BOOST_DESCRIBE_STRUCT(ShareSaid, (), (part, whole, minimum, met))
struct RangeSaid {
  std::int64_t count = 0;
  std::optional<std::int32_t> minimum, maximum;
  bool met = true;
};
BOOST_DESCRIBE_STRUCT(RangeSaid, (), (count, minimum, maximum, met))
struct HallSaid {
  std::optional<ShareSaid> at_full, at_category, in_hall;
  std::optional<RangeSaid> full_windows, provincial_windows;
  std::optional<std::vector<std::string>> categories_missing;  // that should have a window and have none
  bool all_met = true;
};
BOOST_DESCRIBE_STRUCT(HallSaid, (),
                      (at_full, at_category, in_hall, full_windows, provincial_windows, categories_missing, all_met))
regulation::Ruling<HallSaid> hall_said(const regulation::Law& law, const HallTold& told);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::coverage
