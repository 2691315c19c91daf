#pragma once
// What a centre sees of its regulations: what stands behind each section and what comes next, two packs side by side,
// what a good lawyer would say of each, and what stands behind each provision.
#include "http/route.h"
#include "regulation/capability.h"
#include "regulation/lint.h"

namespace onewindow::app {

// How far the provisions of some packs are carried: the sums, and each provision.
struct Coverage {
  std::int64_t total = 0, by_value = 0, by_capability = 0, planned = 0, unbound = 0;
  std::vector<regulation::Bound> provisions;
};
BOOST_DESCRIBE_STRUCT(Coverage, (), (total, by_value, by_capability, planned, unbound, provisions))

// Adds a pack's provisions. Refuses pack.* and yaml.* for what is no pack.
void add_coverage(Coverage& coverage, const regulation::SourceFile& file);

std::vector<http::Route> regulation_routes();

}  // namespace onewindow::app
