#pragma once
// What a pack gives a superior centre to read by itself: the typed section `oversight`.
#include "centre/organisation/organisation.h"
#include "regulation/cited.h"

namespace onewindow::views {

using regulation::Cited;

// What can be read of a centre from above: summaries, and no person in them.
enum class View { windows, items, case_counts, timeliness };
BOOST_DESCRIBE_ENUM(View, windows, items, case_counts, timeliness)

struct Oversight {
  std::vector<Cited<View>> superior_reads;
  std::optional<Cited<organisation::Level>> superior_level;  // of which superior; absent: of any
};
BOOST_DESCRIBE_STRUCT(Oversight, (), (superior_reads, superior_level))

}  // namespace onewindow::views
