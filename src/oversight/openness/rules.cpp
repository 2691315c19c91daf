#include "oversight/openness/rules.h"

#include <algorithm>

namespace onewindow::openness {

using regulation::Because;
using regulation::Decided;

namespace {

template <class T>
void compare(const std::vector<Cited<T>>& wanted, const std::vector<T>& shown, std::vector<T>& missing,
             Because& because) {
  for (const auto& cited : wanted)
    if (const T one = cited.in(because); std::find(shown.begin(), shown.end(), one) == shown.end())
      missing.push_back(one);
}

}  // namespace

Ruling<Missing> missing(const Law& law, const Shown& shown) {
  const Openness* rules = law.section<Openness>();
  if (rules == nullptr || (rules->elements.empty() && rules->carriers.empty())) return std::nullopt;
  Because because;
  Missing out;
  compare(rules->elements, shown.elements, out.elements, because);
  compare(rules->carriers, shown.carriers, out.carriers, because);
  out.complete = out.elements.empty() && out.carriers.empty();
  return Decided<Missing>(std::move(out), std::move(because));
}

void lint(regulation::Linter& linter) {
  const Openness* rules = linter.section<Openness>();
  if (rules != nullptr && rules->elements.empty() && !rules->carriers.empty())
    linter.find(regulation::Severity::remark, "openness", "carriers", 0, "openness.nothing_to_show",
                "规定了公示载体，却没有规定公示内容", "where to show is said, what to show is not");
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<missing>("openness", "openness", "公开要素是否齐全", "which public elements are missing"),
  };
  return list;
}

}  // namespace onewindow::openness
