#pragma once
// What a pack says about fees: the typed section `fees`. An absent value means that the text is silent.
#include "regulation/cited.h"

namespace onewindow::fees {

using regulation::Cited;

struct Fees {
  std::optional<Cited<bool>> extended_hours_free;  // P1.A14.b: nothing is charged for service after hours
  std::optional<Cited<bool>> agency_free;          // P5a.2.4.b: nothing is charged for acting for the applicant
  std::optional<Cited<bool>> published_only;       // P5c.9.3.b: what is not published, or above it, may be refused
};
BOOST_DESCRIBE_STRUCT(Fees, (), (extended_hours_free, agency_free, published_only))

}  // namespace onewindow::fees
