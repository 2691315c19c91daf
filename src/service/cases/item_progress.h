#pragma once
// How the cases of an item go, beside its guide, for everybody (审批进度, the seventh of the ten elements of P3 Art.
// 6): numbers of what is under way and of the last thirty days, live from the cases. The progress of one's own case is
// another thing (progress in cases.h).
#include "service/cases/cases.h"

namespace onewindow::cases {

struct ItemProgress {
  ItemId item;
  std::int64_t open = 0;  // under way now
  Date from, to;          // of the rest, both included
  std::int64_t received = 0, decided = 0, granted = 0;
  std::int64_t promised_of = 0, promised_kept = 0;  // decided with a promise, and of these within it
  std::string average;                              // workdays to the decision, to two decimals; empty without any
};
BOOST_DESCRIBE_STRUCT(ItemProgress, (),
                      (item, open, from, to, received, decided, granted, promised_of, promised_kept, average))

// Refuses item.unknown, item.not_published.
ItemProgress item_progress(ReadContext& context, ItemId id);  // GET /api/v1/public/items/{id}/progress

}  // namespace onewindow::cases
