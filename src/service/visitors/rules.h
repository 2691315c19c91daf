#pragma once
// What a code and a phone are, and how often one may ask. No regulation sets these values: they are the operator's
// guard against guessing and against text messages sent to strangers. Pure.
#include <string>
#include <string_view>

#include "base/time.h"

namespace onewindow::visitors {

inline constexpr std::size_t kDigits = 6;
inline constexpr std::int64_t kCodeMinutes = 5;
inline constexpr std::int32_t kTries = 5;
inline constexpr std::int64_t kIdleMinutes = 15;      // unless the operator says otherwise
inline constexpr std::int64_t kSessionMinutes = 120;  // however busy

// "+86 138-0000-1234" → "13800001234"; empty when it is no mobile number.
std::string normal_phone(std::string_view typed);

// So many in so many minutes, counted for whom.
struct Allowance {
  std::string_view kind;
  std::int32_t most;
  std::int64_t minutes;
};
inline constexpr Allowance kCodesOfPhone{"code.phone", 5, 60}, kCodesOfPhoneADay{"code.phone.day", 10, 24 * 60},
    kCodesOfAddress{"code.address", 40, 60}, kCodesOfCentre{"code.centre", 2000, 60},
    kTriesOfAddress{"try.address", 60, 60};

// Until when a visit that was proved at `began` and used `now` goes on.
Instant visit_until(Instant began, Instant now, std::int64_t idle_minutes);

// How often it was done since `since`.
struct Count {
  Instant since;
  std::int32_t done = 0;
};
// Counts once more; a span that is over begins anew. False: it would be more than is allowed, and nothing is counted.
bool take(Count& count, const Allowance& allowance, Instant now);
Instant free_again(const Count& count, const Allowance& allowance);

}  // namespace onewindow::visitors
