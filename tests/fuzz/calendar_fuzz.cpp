// A year's workdays in CSV. A calendar that is taken answers for every day that it knows.
#include "fuzz.h"
#include "regulation/calendar.h"

using namespace onewindow;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::refuses_or_not([&] {
    const auto calendar = regulation::Calendar::from_csv(fuzz::text_of(data, size));
    const Date from = calendar->known_from(), until = calendar->known_until();
    fuzz::demand(from <= until + 1);
    calendar->workday(from);
    calendar->workdays_between(from, until);
  });
  return 0;
}
