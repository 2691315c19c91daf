#pragma once
// What a text says about rating services (好差评): the typed section `ratings`. An absent value means that the text is
// silent. Values are read through Cited<T>::in(because).
#include "regulation/cited.h"

namespace onewindow::ratings {

using regulation::Cited;
using regulation::Duration;

// The five levels of P1.A20 and of the State Council, best first; their national codes are 5 … 1.
enum class Level { very_satisfied, satisfied, basically_satisfied, dissatisfied, very_dissatisfied };
BOOST_DESCRIBE_ENUM(Level, very_satisfied, satisfied, basically_satisfied, dissatisfied, very_dissatisfied)

// What somebody may say of why: the national option codes, the first digit of which is the level's.
struct Option {
  std::int32_t code = 0;
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Option, (), (code, zh, en))

struct Ratings {
  std::optional<Cited<bool>> invite;               // after every service
  std::optional<Cited<std::int32_t>> levels;       // how many levels there are
  std::optional<Cited<std::int32_t>> per_service;  // ratings of one service
  std::vector<Cited<Option>> options;
  std::vector<Cited<Level>> bad;                     // 差评
  std::optional<Cited<bool>> bad_verified;           // each bad one is verified, and its result told back
  std::optional<Cited<bool>> unfounded_not_counted;  // mistaken and malicious ones are left out
  std::optional<Cited<Duration>> rate_within;        // after the service
  std::optional<Cited<Duration>> verify_within, tell_within;
};
BOOST_DESCRIBE_STRUCT(Ratings, (),
                      (invite, levels, per_service, options, bad, bad_verified, unfounded_not_counted, rate_within,
                       verify_within, tell_within))

}  // namespace onewindow::ratings
