#include "service/cases/item_progress.h"

#include "service/cases/statistics.h"
#include "service/cases/statistics_store.h"

namespace onewindow::cases {

ItemProgress item_progress(ReadContext& context, ItemId id) {
  constexpr std::int64_t kDays = 30;
  catalogue::taken(context, id);
  StatisticsQuery query;
  query.to = context.today();
  query.from = *query.to - (kDays - 1);
  query.by = StatisticsBy::item;
  query.item = id;
  const auto total = statistics(context, query).total;
  return {.item = id,
          .open = store::open_of_item(context.db, id),
          .from = *query.from,
          .to = *query.to,
          .received = total.received,
          .decided = total.decided,
          .granted = total.granted,
          .promised_of = total.promised_of,
          .promised_kept = total.promised_kept,
          .average = total.average};
}

}  // namespace onewindow::cases
