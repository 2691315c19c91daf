#pragma once
// Writing an urging down, from the office's act and from the sweep. Used by the use cases only.
#include "service/cases/urging.h"
#include "service/cases/work.h"

namespace onewindow::cases {

struct NewUrging {
  std::string zh, en;
  std::optional<std::string> clock;  // it came by itself, because of this clock
  std::optional<Date> due;
  Because because;
};
// The row, the event on the timeline, and the notice to who holds the case.
void write_urging(Work& work, NewUrging urging);

}  // namespace onewindow::cases
