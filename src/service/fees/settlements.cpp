// 日结: the cashier counts the drawer against the receipts, another person counts again, and it stays as it was.
#include "base/text.h"
#include "centre/context/series.h"
#include "centre/privacy/masks.h"
#include "service/fees/detail.h"

namespace onewindow::fees {

namespace {

Till sums(const std::vector<store::Movement>& movements) {
  std::map<Method, MethodSum> by;
  Till out;
  for (const auto& movement : movements) {
    MethodSum& sum = by[movement.method];
    sum.method = movement.method;
    (movement.back ? sum.given_back : sum.taken).fen += movement.amount.fen;
    sum.receipts += movement.back ? 0 : 1;
    const std::int64_t signed_fen = movement.back ? -movement.amount.fen : movement.amount.fen;
    out.expected.fen += signed_fen;
    if (movement.method == Method::cash) out.expected_cash.fen += signed_fen;
    if (!out.since || movement.at < *out.since) out.since = movement.at;
  }
  for (auto& [method, sum] : by) out.sums.push_back(sum);
  return out;
}

SettlementRow shown(const store::Settlement& r) {
  return {.id = r.id,
          .number = r.number,
          .day = r.day,
          .window_name = r.window_name,
          .cashier = r.cashier,
          .receipts = r.receipts,
          .expected = r.expected,
          .expected_cash = r.expected_cash,
          .counted = r.counted,
          .difference = r.difference,
          .note = r.note,
          .second = r.second,
          .second_note = r.second_note,
          .second_counted = r.second_counted,
          .counted_at = r.counted_at,
          .confirmed_at = r.confirmed_at};
}

}  // namespace

Till till(ReadContext& context) {
  return sums(store::unsettled(context.db, context.actor.account, context.actor.window));
}

SettlementRow settle(WriteContext& context, const Count& count) {
  const auto movements = store::unsettled(context.db, context.actor.account, context.actor.window);
  if (movements.empty())
    throw Refusal(RefusalKind::conflict, "fee.nothing_to_settle", "没有未结的收费", "there is nothing to settle");
  const Till now = sums(movements);
  const std::string note = privacy::mask_numbers(text::trim(count.note));
  store::Settlement row{.id = context.make_id<SettlementId>(),
                        .number = series_number(context, organisation::centre(context).name, "日结", "fee.settlement"),
                        .day = context.today(),
                        .window_id = context.actor.window,
                        .cashier_id = context.actor.account,
                        .cashier = context.actor.name,
                        .expected = now.expected,
                        .expected_cash = now.expected_cash,
                        .counted = count.cash,
                        .difference = difference(now.expected_cash, count.cash, note),
                        .note = note,
                        .counted_at = context.now};
  for (const auto& sum : now.sums) row.receipts += sum.receipts;
  if (context.actor.window)
    if (const auto window = organisation::find_window(context, *context.actor.window)) row.window_name = window->name;
  store::insert(context.db, row);
  store::bind(context.db, context.actor.account, context.actor.window, row.id);
  if (row.difference.fen != 0)
    context.observe({.kind = "fee.till_differs",
                     .subject_kind = "account",
                     .subject = context.actor.account.value,
                     .object = row.id.value,
                     .at = context.now,
                     .detail = {{"number", row.number}, {"difference", row.difference.fen}, {"note", note}}});
  context.record("fees.settle", "fee_settlement", row.id, "", json::text(row),
                 {{"number", row.number}, {"expected", row.expected.fen}, {"difference", row.difference.fen}});
  return shown(row);
}

SettlementRow confirm(WriteContext& context, SettlementId id, const SecondCount& count) {
  auto row = store::find(context.db, id);
  if (!row)
    throw Refusal(RefusalKind::not_found, "fee.settlement_unknown", "没有这份日结", "there is no such settlement");
  check_second(row->cashier_id, context.actor.account);
  const std::string before = json::text(*row), note = privacy::mask_numbers(text::trim(count.note));
  difference(row->counted, count.cash, note);  // what the second one finds may differ as well, with a word
  row->second = context.actor.name;
  row->second_note = note;
  row->second_counted = count.cash;
  row->confirmed_at = context.now;
  if (!store::confirm(context.db, *row))
    throw Refusal(RefusalKind::conflict, "fee.settled_already", "该日结已复核，不能再改",
                  "the settlement is confirmed and stays as it is");
  context.record("fees.confirm", "fee_settlement", id, before, json::text(*row),
                 {{"number", row->number}, {"second_counted", count.cash.fen}});
  return shown(*row);
}

Paged<SettlementRow> settlements(ReadContext& context, const SettlementQuery& query) {
  const int limit = limit_of(query);
  return page<SettlementRow>(store::settlements(context.db, query, before<SettlementId>(query), limit + 1), limit,
                             [](const store::Settlement& row) { return shown(row); });
}

}  // namespace onewindow::fees
