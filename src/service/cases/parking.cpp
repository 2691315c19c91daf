#include "base/text.h"
#include "centre/privacy/masks.h"
#include "service/cases/held_offer.h"
#include "service/cases/rules.h"
#include "service/cases/store_parking.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

Refusal unknown_parked() {
  return Refusal(RefusalKind::not_found, "parked.unknown", "没有这份暂存的登记，可能已由本窗口其他人员办理",
                 "there is no such parked intake; a colleague at this window may have finished it");
}

privacy::Place place_of(ParkedId id) { return {"parked_intakes", "entered", id.value}; }
store::Place place_of(const Actor& actor) { return {actor.account, actor.window.value_or(WindowId{})}; }

store::ParkedRecord load(ReadContext& context, ParkedId id) {
  auto row = store::find(context.db, id, place_of(context.actor));
  if (!row) throw unknown_parked();
  return std::move(*row);
}

void fill(WriteContext& context, store::ParkedRecord& row, const HalfRegistration& entered) {
  row.account_id = context.actor.account;
  row.clerk = context.actor.name;
  row.item_id = entered.item;
  row.item_name = entered.item ? catalogue::taken(context, *entered.item).content.name : "";
  row.who = text::mask_name(text::trim(entered.name));
  row.note = privacy::mask_numbers(text::trim(entered.note));
  row.parked_at = context.now;
  row.entered = context.privacy.seal(place_of(row.id), json::text(entered));
}

ParkedRow shown(const store::ParkedRecord& row) {
  return {row.id, row.item_name, row.who, row.note, row.clerk, row.window_name, row.parked_at};
}

// The ledger learns that something was parked, not what was typed.
std::string image(const store::ParkedRecord& row) { return json::text(shown(row)); }

}  // namespace

ParkedRow park(WriteContext& context, const HalfRegistration& entered) {
  check_intake_place(context.actor);
  store::ParkedRecord row{.id = context.make_id<ParkedId>(), .window_id = context.actor.window};
  if (row.window_id)
    if (const auto window = organisation::find_window(context, *row.window_id)) row.window_name = window->name;
  fill(context, row, entered);
  store::insert(context.db, row);
  context.record("cases.park", "parked_intake", row.id, "", image(row));
  return shown(row);
}

ParkedRow park_again(WriteContext& context, ParkedId id, const HalfRegistration& entered) {
  auto row = load(context, id);
  const std::string before = image(row);
  fill(context, row, entered);
  store::update(context.db, row);
  context.record("cases.park_again", "parked_intake", id, before, image(row));
  return shown(row);
}

Paged<ParkedRow> parked(ReadContext& context, const PageQuery& query) {
  const int limit = limit_of(query);
  const ParkedId before{newest_before(query)};
  Paged<ParkedRow> out;
  for (const auto& row : store::parked(context.db, place_of(context.actor), before, limit + 1))
    out.items.push_back(shown(row));
  out.next = cut(out.items, limit);
  return out;
}

ParkedIntake resume(ReadContext& context, ParkedId id) {
  auto row = load(context, id);
  ParkedIntake out;
  static_cast<ParkedRow&>(out) = shown(row);
  out.entered = json::restore<HalfRegistration>(json::parse_own(context.privacy.open(place_of(id), row.entered)));
  return out;
}

void discard(WriteContext& context, ParkedId id) {
  const auto row = load(context, id);
  store::remove(context.db, id, place_of(context.actor));
  context.record("cases.discard", "parked_intake", id, image(row), "");
}

void unpark(WriteContext& context, ParkedId id) { store::remove(context.db, id, place_of(context.actor)); }

}  // namespace onewindow::cases
