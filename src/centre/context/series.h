#pragma once
// Numbers that people see (收件号, 办件编号, 文书字号): gap-free per centre, kind and year, given out in the
// transaction that uses them; a refused act takes no number, a void document keeps its own.
#include <string>
#include <string_view>

#include "centre/context/context.h"

namespace onewindow::series {

// 1, 2, 3, … of this kind in the year of `now`.
std::int64_t next(WriteContext& context, std::string_view kind);

}  // namespace onewindow::series
