#pragma once
// What a text lets a superior centre read of a lower one by itself. Pure; what a centre declares beside it is in
// views.h.
#include "oversight/views/sections.h"
#include "regulation/decision.h"

namespace onewindow::views {

// The text's value that lets a superior of this level read the view, or null.
const Cited<View>* given_by_law(const Oversight& rules, View view, organisation::Level superior);

struct Look {
  View view = View::windows;
  organisation::Level superior = organisation::Level::province;
};
BOOST_DESCRIBE_STRUCT(Look, (), (view, superior))
struct Allowed {
  bool allowed = false;
};
BOOST_DESCRIBE_STRUCT(Allowed, (), (allowed))
regulation::Ruling<Allowed> superior_reads(const regulation::Law& law, const Look& look);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::views
