#include "centre/context/series.h"

#include "base/check.h"

namespace onewindow::series {

// A refused act rolls its number back with everything else, and a centre's writes come one after the other: so no gap
// and no number twice, without a lock of our own.
std::int64_t next(WriteContext& context, std::string_view kind) {
  const auto number = context.db.value<std::int64_t>(
      "insert into series (centre_id, kind, year, last) values (:centre, :kind, :year, 1)"
      " on conflict (centre_id, kind, year) do update set last = series.last + 1 returning last",
      {{"kind", kind}, {"year", std::int64_t(context.today().year())}});
  CHECK(number.has_value());
  return *number;
}

}  // namespace onewindow::series
