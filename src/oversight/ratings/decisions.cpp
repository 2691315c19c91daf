#include "oversight/ratings/decisions.h"

namespace onewindow::ratings {

namespace {

std::optional<Date> day_of(const std::optional<regulation::Deadline>& deadline, Because& because) {
  if (!deadline) return std::nullopt;
  because.add(deadline->because);
  return deadline->due;
}

}  // namespace

regulation::Ruling<RatingSaid> rating_said(const regulation::Law& law, const RatingTold& told) {
  const Norms norms = Norms::of(law);
  if (!invites(norms)) return std::nullopt;
  auto judged =
      judge(norms, {.level = told.level, .options = told.options, .text = ""}, told.service_at, told.rated_at);
  RatingSaid out{.bad = judged.value.bad, .national_code = national_code(told.level)};
  out.rate_until = day_of(rate_until(norms, told.service_at), judged.because);
  if (out.bad) out.verify_by = day_of(verify_by(norms, told.rated_at), judged.because);
  return Decided<RatingSaid>(std::move(out), std::move(judged.because));
}

regulation::Ruling<FindingSaid> finding_said(const regulation::Law& law, const FindingTold& told) {
  const Norms norms = Norms::of(law);
  if (!norms.read(&Ratings::bad_verified)) return std::nullopt;
  auto verified = judge_finding(norms, {.verdict = told.verdict, .text = told.text, .heard = told.heard}, told.own);
  return Decided<FindingSaid>({verified.value.counts, verified.value.fault}, std::move(verified.because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<rating_said>("ratings", "ratings", "评价是否为差评", "whether a rating is a bad one"),
      regulation::decision<finding_said>("ratings.finding", "ratings", "差评核实结果",
                                         "what follows from verifying a bad rating"),
  };
  return list;
}

}  // namespace onewindow::ratings
