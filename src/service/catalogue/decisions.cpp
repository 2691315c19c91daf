#include "service/catalogue/decisions.h"

namespace onewindow::catalogue {

namespace {

template <class T>
std::vector<T> missing(const std::vector<Cited<T>>& asked, const std::vector<T>& there, regulation::Because& because) {
  std::vector<T> out;
  for (const auto& one : asked)
    if (const T value = one.in(because); std::find(there.begin(), there.end(), value) == there.end())
      out.push_back(value);
  return out;
}

}  // namespace

regulation::Ruling<GuideSaid> guide_said(const regulation::Law& law, const GuideTold& told) {
  const Guides* guides = law.section<Guides>();
  if (guides == nullptr) return std::nullopt;
  ItemContent content;
  content.type = told.type;
  content.traits = told.traits;
  check_kind(content, *guides);
  regulation::Because because;
  GuideSaid out;
  if (const auto kind = kind_among(content, *guides)) out.kind = kind->in(because);
  out.missing_promise = missing(guides->promise_parts, told.promise, because);
  out.missing_carriers = missing(guides->carriers, told.carriers, because);
  out.complete = out.missing_promise.empty() && out.missing_carriers.empty();
  if (guides->department_edits) out.department_edits = guides->department_edits->in(because);
  if (!because.cites()) return std::nullopt;
  return regulation::Decided<GuideSaid>(std::move(out), std::move(because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<guide_said>("guides", "guides", "办事指南和服务承诺缺什么",
                                       "what a guide and its public promise lack"),
  };
  return list;
}

}  // namespace onewindow::catalogue
