#pragma once
// What the section `ratings` says of a rating and of what verifying it found, with facts alone. Pure.
#include "oversight/ratings/rules.h"
#include "regulation/decision.h"

namespace onewindow::ratings {

struct RatingTold {
  Level level = Level::very_satisfied;
  std::vector<std::int32_t> options;
  Instant service_at, rated_at;
};
BOOST_DESCRIBE_STRUCT(RatingTold, (), (level, options, service_at, rated_at))
struct RatingSaid {
  bool bad = false;
  std::int32_t national_code = 0;
  std::optional<Date> rate_until, verify_by;  // absent: no text says
};
BOOST_DESCRIBE_STRUCT(RatingSaid, (), (bad, national_code, rate_until, verify_by))
// Refuses as the page does: rating.too_late, rating.option_unknown, ….
regulation::Ruling<RatingSaid> rating_said(const regulation::Law& law, const RatingTold& told);

struct FindingTold {
  Verdict verdict = Verdict::other_cause;
  std::string text, heard;
  bool own = false;  // of one's own service
};
BOOST_DESCRIBE_STRUCT(FindingTold, (), (verdict, text, heard, own))
struct FindingSaid {
  bool counts = true, fault = false;
};
BOOST_DESCRIBE_STRUCT(FindingSaid, (), (counts, fault))
// Refuses rating.own, rating.finding_missing, rating.not_heard.
regulation::Ruling<FindingSaid> finding_said(const regulation::Law& law, const FindingTold& told);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::ratings
