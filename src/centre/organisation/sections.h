#pragma once
// What a pack says about windows and the departments at them: the typed section `windows`. An absent value means that
// the text is silent.
#include "regulation/cited.h"

namespace onewindow::organisation {

using regulation::Cited;

// What a department must be like to share a comprehensive window with others (P9.A2.a).
enum class JoinCondition { no_own_window, closely_related, simple, low_frequency };
BOOST_DESCRIBE_ENUM(JoinCondition, no_own_window, closely_related, simple, low_frequency)

// What must be there before a department enters or leaves the hall (P3.A5.7, P9.A2.b).
enum class AdmissionPart { centre_opinion, approval, merged_functions };
BOOST_DESCRIBE_ENUM(AdmissionPart, centre_opinion, approval, merged_functions)

struct WindowRules {
  std::optional<Cited<std::int32_t>> full_share_min;  // percent of the related, not confidential items (P1.A4.2)
  std::optional<Cited<bool>> full_window;             // every centre has one (P1.A4.3)
  std::optional<Cited<std::int32_t>> provincial_windows_min, provincial_windows_max;  // in a city's centre (P1.A4.4)
  std::vector<Cited<std::string>> categories;             // that have a window: catalogue::Category names (P1.A5.2)
  std::optional<Cited<std::int32_t>> category_share_min;  // percent of the items at category windows (P1.A5.2)
  std::optional<Cited<std::int32_t>> hall_share_min;      // percent of a department's items in the hall (P3.A3)
  std::vector<Cited<JoinCondition>> join_conditions;
  std::vector<Cited<AdmissionPart>> admission_parts;
  std::optional<Cited<std::string>> approving_body;
};
BOOST_DESCRIBE_STRUCT(WindowRules, (),
                      (full_share_min, full_window, provincial_windows_min, provincial_windows_max, categories,
                       category_share_min, hall_share_min, join_conditions, admission_parts, approving_body))

}  // namespace onewindow::organisation
