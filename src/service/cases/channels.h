#pragma once
// How an application came, and who of the public has to do with it.
#include <boost/describe.hpp>

#include "base/time.h"

namespace onewindow::cases {

enum class Channel { window, online };  // 窗口, 网上
BOOST_DESCRIBE_ENUM(Channel, window, online)

// What somebody who proved a phone is to a case: he filed it online, or the phone is the applicant's or the agent's.
enum class Party { filer, applicant, agent };
BOOST_DESCRIBE_ENUM(Party, filer, applicant, agent)

// What stands in the course of a case that was filed online.
struct OnlineFiling {
  Instant filed_at;                     // it counts from this instant on, whatever day and hour it is
  std::optional<Instant> handed_in_at;  // the last correction, handed in online
};
BOOST_DESCRIBE_STRUCT(OnlineFiling, (), (filed_at, handed_in_at))

}  // namespace onewindow::cases
