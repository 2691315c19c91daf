#pragma once
// Whether an entry says what its kind asks for. Pure.
#include <map>

#include "base/time.h"
#include "centre/books/kinds.h"

namespace onewindow::books {

using Values =
    std::map<std::string, std::string>;  // by field: a date as 2026-03-02, money in 分, yes and no, ids as text

// Refuses book.field_missing, book.field_unknown, book.field_value at /fields/NAME.
void check_values(const Kind& kind, const Values& values);

struct Standing {
  bool open = false, overdue = false;
};
Standing standing(const Kind& kind, bool closed, std::optional<Date> due, Date today);

}  // namespace onewindow::books
