#include "oversight/views/declarations.h"

#include "oversight/views/rules.h"
#include "oversight/views/store.h"

namespace onewindow::views {

namespace {

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en, std::string at = "") {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

Declaration shown(const store::Row& row, Date today) {
  return {.id = row.id,
          .view = row.view,
          .basis = row.basis,
          .from = row.from_date,
          .until = row.until_date,
          .declared_by = row.declared_by,
          .revoked_on = row.revoked_on,
          .revoked_by = row.revoked_by,
          .revoked_reason = row.revoked_reason,
          .in_force = row.in_force(today)};
}

std::string superior_name(ReadContext& context) {
  const auto own = organisation::centre(context);
  if (!own.superior) return "";
  for (const auto& one : organisation::centres(context.db))
    if (one.id == *own.superior) return one.name;
  return "";
}

}  // namespace

Declarations declarations(ReadContext& context) {
  Declarations out{.superior = superior_name(context)};
  if (const auto* rules = context.law.section<Oversight>())
    for (const auto& view : rules->superior_reads)
      out.declarations.push_back({.view = view.shown(),
                                  .basis = view.citation().zh,
                                  .in_force = !out.superior.empty(),
                                  .provision = view.citation()});
  for (const auto& row : store::declarations(context.db)) out.declarations.push_back(shown(row, context.today()));
  return out;
}

Declarations declare(WriteContext& context, const DeclarationRequest& request) {
  if (!organisation::centre(context).superior)
    throw refused(RefusalKind::conflict, "view.no_superior", "本中心没有登记上级中心，无需公布。",
                  "no superior of this centre is registered, so nobody could read it");
  if (request.from < context.today() || (request.until && *request.until < request.from))
    throw refused(RefusalKind::invalid, "view.dates", "起始日期不能早于今天，截止日期不能早于起始日期。",
                  "it begins today or later and does not end before it begins", "/from");
  for (const auto& row : store::declarations(context.db))
    if (row.view == request.view && !row.revoked_on && (!row.until_date || *row.until_date >= request.from))
      throw refused(RefusalKind::conflict, "view.declared", "这项内容已经公布过，仍然有效；需要更改时请先撤回。",
                    "this view is declared already; revoke that first", "/view");
  const store::Row row{.id = context.make_id<DeclarationId>(),
                       .view = request.view,
                       .basis = request.basis,
                       .from_date = request.from,
                       .until_date = request.until,
                       .declared_by = context.actor.name,
                       .declared_at = context.now};
  store::insert(context.db, row);
  context.record("oversight.declare", "declaration", row.id, "", json::text(row));
  return declarations(context);
}

Declarations revoke(WriteContext& context, DeclarationId id, const Revocation& revocation) {
  const auto before = store::find(context.db, id);
  if (!before)
    throw refused(RefusalKind::not_found, "view.not_found", "没有公布过这一项。", "there is no such declaration");
  if (before->revoked_on)
    throw refused(RefusalKind::conflict, "view.revoked", "这一项已经撤回。", "it has been revoked already");
  store::Row row = *before;
  row.revoked_on = context.today();
  row.revoked_by = context.actor.name;
  row.revoked_reason = revocation.reason;
  store::revoke(context.db, row);
  context.record("oversight.revoke", "declaration", id, json::text(*before), json::text(row));
  return declarations(context);
}

std::optional<Right> right_of(ReadContext& there, View view, const organisation::Centre& reader) {
  if (const auto* rules = there.law.section<Oversight>())
    if (const auto* given = given_by_law(*rules, view, reader.level))
      return Right{given->citation().zh, given->citation()};
  for (const auto& row : store::declarations(there.db))
    if (row.view == view && row.in_force(there.today())) return Right{row.basis, std::nullopt};
  return std::nullopt;
}

}  // namespace onewindow::views
