#include "service/catalogue/openness.h"

#include "service/catalogue/editing.h"
#include "service/catalogue/rules.h"

namespace onewindow::catalogue {

namespace {

constexpr http::Permission kRead{"item.read", "查看事项", "read items"};
constexpr http::Permission kPublish{"item.publish", "公布办事指南", "publish guides"};

std::vector<CarrierRow> rows_of(const std::vector<store::CarrierRecord>& records, const Guides* guides,
                                std::int32_t live_version) {
  std::vector<CarrierRow> rows;
  for (const auto& record : records)
    rows.push_back({.carrier = record.carrier,
                    .place = record.place,
                    .version = record.version,
                    .current = record.version == live_version,
                    .checked_on = record.checked_on,
                    .checked_by = record.checked_by});
  if (guides == nullptr) return rows;
  for (const auto& asked : guides->carriers) {
    auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.carrier == asked.shown(); });
    if (row == rows.end()) row = rows.insert(rows.end(), {.carrier = asked.shown()});
    row->required = true;
    row->provision = asked.citation();
  }
  return rows;
}

CompletenessRow look_at(ReadContext& context, const store::Item& item, const Hall& hall, const Guides* guides) {
  const auto number = item.draft_version != 0 ? item.draft_version : item.live_version;
  const ItemContent content = load_version(context, item.id, number).content;
  CompletenessRow row{.id = item.id,
                      .code = item.code,
                      .name = content.name,
                      .department_name = hall.department_name(content),
                      .state = item.state,
                      .draft = item.draft_version != 0,
                      .missing = missing_elements(content),
                      .windows = std::int64_t(hall.taking(content).size()),
                      .promise_public = item.live_version != 0};
  if (guides != nullptr)
    for (const auto& part : missing_promise(content, *guides)) row.missing_promise.push_back(part.shown());
  if (item.live_version != 0)
    for (const auto& carrier : rows_of(store::carriers(context.db, item.id), guides, item.live_version)) {
      if (carrier.version == 0) row.missing_carriers.push_back(carrier.carrier);
      else if (!carrier.current) row.outdated_carriers.push_back(carrier.carrier);
    }
  const bool placed = row.windows > 0 || !content.hall_included;
  row.complete = row.promise_public && placed && row.missing.empty() && row.missing_promise.empty() &&
                 row.missing_carriers.empty() && row.outdated_carriers.empty();
  return row;
}

store::Item published(ReadContext& context, ItemId id) {
  auto item = load(context, id);
  if (item.live_version == 0)
    throw Refusal(RefusalKind::conflict, "item.not_published", "该事项尚未公布", "the item is not published");
  return item;
}

}  // namespace

PromiseSheet promise(ReadContext& context, ItemId id) {
  const ItemView view = live(context, id);
  const auto centre = organisation::centre(context);
  const ItemContent& item = view.content;
  PromiseSheet sheet{.centre_name = centre.name,
                     .department_name = view.department_name,
                     .code = item.code,
                     .name = item.name,
                     .name_en = item.name_en,
                     .procedure = item.procedure,
                     .statutory_limit = item.statutory_limit,
                     .promised_limit = item.promised_limit,
                     .fees = item.fees,
                     .service_standards = item.service_standards,
                     .assurances = item.assurances,
                     .consult_phone = item.consult_phone,
                     .complaint_phone = item.complaint_phone,
                     .centre_complaint_phone = centre.complaint_phone,
                     .place = item.place,
                     .hours = item.hours,
                     .version = view.version,
                     .published_at = view.published_at};
  if (const auto* guides = context.law.section<Guides>())
    for (const auto& part : guides->promise_parts)
      if (sheet.provisions.empty() || !(sheet.provisions.back() == part.citation()))
        sheet.provisions.push_back(part.citation());
  return sheet;
}

std::vector<DepartmentGuides> departments_guides(ReadContext& context) {
  std::vector<DepartmentGuides> out;
  const auto counts = store::guides_by_department(context.db);
  for (const auto& department : organisation::departments(context)) {
    const auto it = std::find_if(counts.begin(), counts.end(),
                                 [&](const auto& count) { return count.department == department.code; });
    if (!department.stationed && it == counts.end()) continue;
    out.push_back(
        {department.code, department.name, department.name_en, department.phone, it == counts.end() ? 0 : it->guides});
  }
  return out;
}

std::vector<CarrierRow> carriers(ReadContext& context, ItemId id) {
  const auto item = load(context, id);
  return rows_of(store::carriers(context.db, id), context.law.section<Guides>(), item.live_version);
}

std::vector<CarrierRow> check_carrier(WriteContext& context, ItemId id, Carrier carrier, const CarrierCheck& check) {
  const auto item = published(context, id);
  if (check.checked_on > context.today())
    throw Refusal(RefusalKind::invalid, "carrier.date", "核对日期不能晚于今天",
                  "it cannot have been looked at after today")
        .at("/checked_on");
  const store::CarrierRecord record{id, carrier, check.place, item.live_version, check.checked_on, context.actor.name};
  store::put(context.db, record);
  context.record("catalogue.check_carrier", "item", id, "", json::text(record));
  return carriers(context, id);
}

void drop_carrier(WriteContext& context, ItemId id, Carrier carrier) {
  load(context, id);
  if (!store::remove_carrier(context.db, id, carrier))
    throw Refusal(RefusalKind::not_found, "carrier.none", "没有登记过在此载体上公示", "it was not recorded there");
  context.record("catalogue.drop_carrier", "item", id, boost::describe::enum_to_string(carrier, ""), "");
}

Paged<CompletenessRow> completeness(ReadContext& context, const CompletenessQuery& query) {
  const int limit = limit_of(query);
  const Hall hall(context);
  const auto* guides = context.law.section<Guides>();
  ItemQuery items;
  items.after = query.after;
  items.search = query.search;
  items.department = query.department;
  Paged<CompletenessRow> out;
  for (;;) {  // a page of what lacks something may take more than one page of items
    auto found = store::list(context.db, items, false, limit);
    const bool more = int(found.size()) > limit;
    if (more) found.pop_back();
    for (const auto& item : found) {
      auto row = look_at(context, item, hall, guides);
      items.after = item.code;
      if (query.incomplete && *query.incomplete == row.complete) continue;
      if (int(out.items.size()) == limit) {
        out.next = out.items.back().code;
        return out;
      }
      out.items.push_back(std::move(row));
    }
    if (!more) return out;
  }
}

std::vector<http::Route> openness_routes() {
  return {
      http::route<"GET /api/v1/public/items/{id}/promise", promise>(http::kPublic, "The public promise of an item",
                                                                    "catalogue.promise"),
      http::route<"GET /api/v1/public/departments", departments_guides>(
          http::kPublic, "The departments with their published guides", "catalogue.departments"),
      http::route<"GET /api/v1/items/{id}/carriers", carriers>(kRead, "Where an item is made public",
                                                               "catalogue.carriers"),
      http::route<"PUT /api/v1/items/{id}/carriers/{carrier}", check_carrier>(kPublish, "An item was seen on a carrier",
                                                                              "catalogue.check_carrier"),
      http::route<"DELETE /api/v1/items/{id}/carriers/{carrier}", drop_carrier>(
          kPublish, "An item is not on a carrier any more", "catalogue.drop_carrier"),
      http::route<"GET /api/v1/item-completeness", completeness>(kRead, "What guides and promises lack",
                                                                 "catalogue.completeness"),
  };
}

}  // namespace onewindow::catalogue
