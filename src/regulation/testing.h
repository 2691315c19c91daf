#pragma once
// What the tests of deadlines and packs share.
#include <fstream>
#include <sstream>
#include <string>

#include "base/check.h"
#include "base/refusal.h"
#include "regulation/calendar.h"

namespace onewindow::regulation::testing {

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline const Calendar& calendar() {
  static const auto shared = Calendar::from_csv(file_text("regulations/calendar/cn-workdays.csv"));
  return *shared;
}

inline Date day(std::string_view text) {
  const auto date = Date::parse(text);
  CHECK_PROMISE(date.has_value(), "a test writes its dates as 2026-02-13");
  return *date;
}

// "code field", or "accepted".
template <class Act>
std::string refusal_of(Act&& act) {
  try {
    act();
  } catch (const Refusal& refusal) {
    return refusal.field.empty() ? refusal.code : refusal.code + " " + refusal.field;
  }
  return "accepted";
}

}  // namespace onewindow::regulation::testing
