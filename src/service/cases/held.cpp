#include "service/cases/held_offer.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

constexpr int kLookedAt = 50;  // earlier cases; a convention, nobody searches further at a counter

HeldMaterial held_by(const store::Case& had, const catalogue::Material& wanted) {
  HeldMaterial out{.code = wanted.code,
                   .name = wanted.name,
                   .from = had.id,
                   .number = had.case_number.value_or(had.receipt_number),
                   .item_name = had.item_name,
                   .taken_on = had.received_at.date()};
  if (wanted.valid_days) out.valid_until = out.taken_on + *wanted.valid_days;
  return out;
}

// A line that was itself taken over from an earlier case is offered from there, with its own day.
void offer_of(const store::Case& had, const catalogue::ItemContent& then, const catalogue::ItemContent& wanted,
              Date today, std::vector<HeldMaterial>& out) {
  for (const Line& line : had.course.materials) {
    if (line.held) continue;
    for (const auto& material : then.materials) {
      if (material.code != line.code) continue;
      for (const auto& asked : wanted.materials)
        if (may_stand_for(asked, material, line.state, had.received_at.date(), today))
          out.push_back(held_by(had, asked));
    }
  }
}

}  // namespace

std::vector<HeldMaterial> offer(ReadContext& context, Id<PersonTag> person, const catalogue::ItemContent& content) {
  std::vector<HeldMaterial> out;
  std::map<std::pair<ItemId, std::int32_t>, catalogue::ItemContent> versions;
  for (const auto& had : store::accepted_of(context.db, person, kLookedAt)) {
    const auto [then, fresh] = versions.try_emplace({had.item_id, had.item_version});
    if (fresh) then->second = catalogue::pinned(context, had.item_id, had.item_version);
    offer_of(had, then->second, content, context.today(), out);
  }
  return out;
}

HeldMaterials held_materials(ReadContext& context, const HeldQuery& query) {
  HeldMaterials out;
  std::set<std::string> seen;
  for (auto& held : offer(context, query.person, catalogue::live(context, query.item).content))
    if (seen.insert(held.code).second) out.items.push_back(std::move(held));
  return out;
}

}  // namespace onewindow::cases
