#pragma once
// Lints of the shapes that values of many sections have: tiers that leave nothing out, ladders that do not turn round,
// parts that fit into their whole, bounds that bind, one act with one consequence. A feature brings its values into
// these plain forms and calls one line of its own lint; what is found stands at the value. Not here: what a value
// means, and bounds that the law sets.
#include "regulation/lint.h"

namespace onewindow::regulation {

// A field of a section, or one entry of its list.
struct Place {
  std::string_view section, field;
  std::size_t item = 0;
};

// From `from` on and below `to`; absent: without end.
struct Tier {
  std::int64_t from = 0;
  std::optional<std::int64_t> to;
  std::size_t item = 0;  // in the list
};
// In the order of their values, whatever order they stand in. Errors tiers.empty, tiers.overlap, tiers.gap.
void lint_tiers(Linter& linter, std::string_view section, std::string_view field, std::vector<Tier> tiers);

// Tiers that are only told by where they end, in the order of the list: each begins where the one before ends. Error
// tiers.overlap.
void lint_ends(Linter& linter, std::string_view section, std::string_view field, const std::vector<std::int64_t>& ends);

// On a higher rung the value is no lower, or on a falling ladder no higher. Errors ladder.order, ladder.rung_twice.
struct Rung {
  std::int64_t rank = 0, value = 0;
  std::size_t item = 0;
};
enum class Ladder { rising, falling };
void lint_ladder(Linter& linter, std::string_view section, std::string_view field, Ladder ladder,
                 std::vector<Rung> rungs);

// Longer whatever the calendar says: a workday is at least one day, and n of them end at most 7n/5 + 14 days later.
bool surely_longer(const Duration& limit, const Duration& other);

// What has to happen inside a whole, in the order in which it happens: no part is longer than the whole, nor all of
// them together. A part that a text does not have is not looked at. Error limit.sub_limit, at the part, or at the last.
using MaybeLimit = std::optional<Cited<Duration>>;
struct Part {
  Place place;
  const MaybeLimit& limit;
};
void lint_parts(Linter& linter, const MaybeLimit& whole, const std::vector<Part>& parts);

// A most that lies at or above what there can be, a least at or below it. Remark cap.never_binds.
void lint_cap(Linter& linter, const Place& place, std::int64_t cap, std::int64_t most);
void lint_floor(Linter& linter, const Place& place, std::int64_t floor, std::int64_t least);
void never_binds(Linter& linter, const Place& place, std::string zh, std::string en);

// A share in per cent that somebody has to reach. Error share.percent; remark cap.never_binds for zero.
void lint_share(Linter& linter, const Place& place, std::int32_t percent);

// What a text attaches to an act, in the order of the list: two consequences of one act may both be meant, or one of
// them may have been forgotten. Remark consequence.stacked, at the second.
void lint_stacked(Linter& linter, std::string_view section, std::string_view field,
                  const std::vector<std::string>& acts);

}  // namespace onewindow::regulation
