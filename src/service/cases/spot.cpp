#include "service/cases/spot.h"

#include "base/text.h"
#include "service/cases/rules.h"
#include "service/cases/spot_store.h"
#include "service/cases/spots.h"

namespace onewindow::cases {

namespace {

// "milliseconds|id" of the last row.
std::optional<store::SpotAfter> after(const PageQuery& query) {
  if (!query.after) return std::nullopt;
  const auto parts = text::split(*query.after, '|');
  store::SpotAfter out;
  if (parts.size() != 2 || !reflect::detail::parse_integer(parts[0], out.finished_at.ms) ||
      !reflect::detail::parse_integer(parts[1], out.id.value))
    throw not_a_page();
  return out;
}

}  // namespace

void write_spot_time(Work& work, const regulation::Opening& opening) {
  const Timer* timer = work.course().timer(TimerName::immediate);
  if (timer == nullptr || timer->limit.unit != regulation::Unit::minutes) return;
  const Instant end = work.context.now;
  const bool open = opening.open_at(timer->start);  // outside the hours: by the clock on the wall
  const SpotRow row{.case_id = work.row.id,
                    .case_number = work.row.case_number.value_or(""),
                    .item_name = work.row.item_name,
                    .window_id = work.row.window_id,
                    .window_name = work.row.window_name,
                    .handler = work.row.handler,
                    .started_at = timer->start,
                    .finished_at = end,
                    .minutes = open ? opening.minutes_between(timer->start, end) : (end - timer->start) / 60'000,
                    .limit_minutes = timer->limit.count,
                    .over = end > *instant_of(*timer)};
  store::insert(work.context.db, row);
  if (!row.over) return;
  const bool person = bool(work.row.handler_id);
  work.context.observe({.kind = "immediate.over_minutes",
                        .subject_kind = person ? "account" : "case",
                        .subject = person ? work.row.handler_id.value : work.row.id.value,
                        .object = work.row.id.value,
                        .at = end,
                        .detail = {{"minutes", row.minutes}, {"limit_minutes", row.limit_minutes}}});
}

Paged<SpotRow> spot_times(ReadContext& context, const SpotQuery& query) {
  const int limit = limit_of(query);
  Paged<SpotRow> out{.items = store::spot_times(context.db, query, after(query), limit + 1), .next = {}};
  out.next = cut(out.items, limit, [](const auto& last) {
    return std::to_string(last.finished_at.ms) + "|" + std::to_string(last.case_id.value);
  });
  return out;
}

std::vector<SpotCount> spot_counts(ReadContext& context, const SpotPeriod& period) {
  if (period.to < period.from)
    throw Refusal(RefusalKind::invalid, "input.range", "结束日期早于开始日期", "the period ends before it begins")
        .at("?to");
  return store::spot_counts(context.db, Instant::at(period.from), Instant::at(period.to + 1));
}

const std::vector<http::Route>& spot_routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/spot-times", spot_times>(kListCases, "How long immediate cases took",
                                                        "cases.spot_times"),
      http::route<"GET /api/v1/spot-counts", spot_counts>(
          kListCases, "How many immediate cases took longer than their minutes, by window", "cases.spot_counts"),
  };
  return table;
}

}  // namespace onewindow::cases
