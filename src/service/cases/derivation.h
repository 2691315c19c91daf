#pragma once
// What goes into the date of a timer, as the course has it. Inside of the clocks, and for slips, which carry it.
#include "service/cases/course.h"

namespace onewindow::cases {

// A term and the workdays that an extension adds behind a limit of another unit.
struct Derivation {
  regulation::Term term;
  std::int64_t tail = 0;
};

Derivation derivation(const Course& course, const Timer& timer);

}  // namespace onewindow::cases
