#include "service/applications/applications.h"

#include "centre/organisation/organisation.h"
#include "service/applications/rules.h"
#include "service/applications/store.h"
#include "service/visitors/visitors.h"

namespace onewindow::applications {

namespace {

constexpr std::int64_t kDay = 24 * 3'600'000;

cases::attachments::Holder holder_of(ApplicationId id) { return {"application", id.value}; }

Refusal unknown() {
  return Refusal(RefusalKind::not_found, "application.unknown", "没有这份申请，可能已提交、已删除或逾期清除",
                 "there is no such application; it may have been filed, dropped or cleared away");
}

store::Row own(ReadContext& context, ApplicationId id) {
  auto row = store::find(context.db, id);
  if (!row || row->visitor_id != context.actor.visitor) throw unknown();
  return std::move(*row);
}

store::Row own(ReadContext& context, ApplicationId id, std::int32_t version) {
  auto row = own(context, id);
  if (row.version != version)
    throw Refusal(RefusalKind::stale, "application.stale", "这份申请已在别处修改，请重新载入",
                  "this application was changed elsewhere; reload it")
        .with("version", row.version);
  return row;
}

privacy::Place place(ApplicationId id) { return {"applications", "form", id.value}; }

Form opened(ReadContext& context, const store::Row& row) {
  return json::restore<Form>(json::parse_own(context.privacy.open(place(row.id), row.form)));
}

Files files_of(const std::vector<cases::Attachment>& attachments) {
  Files out;
  for (const auto& one : attachments) ++out[one.material];
  return out;
}

ApplicationRow shown(const store::Row& row) {
  return {.id = row.id,
          .item_name = row.item_name,
          .item_name_en = row.item_name_en,
          .updated_at = row.updated_at,
          .kept_until = row.updated_at.date() + kDraftLives};
}

ApplicationView view_of(ReadContext& context, const store::Row& row) {
  const auto item = catalogue::taken(context, row.item_id);
  ApplicationView out;
  static_cast<ApplicationRow&>(out) = shown(row);
  out.version = row.version;
  out.item = row.item_id;
  out.item_changed = item.version != row.item_version;
  out.form = opened(context, row);
  out.materials = item.content.materials;
  out.attachments = {.items = cases::attachments::of(context, holder_of(row.id)),
                     .may_add = true,
                     .may_remove = true,
                     .each_material = cases::attachments::kEachMaterial,
                     .each_holder = cases::attachments::kEachHolder,
                     .bytes = std::int64_t(cases::attachments::kBytes)};
  out.lacking = lacking(out.form, item.content, files_of(out.attachments.items));
  return out;
}

void drop(WriteContext& context, ApplicationId id) {
  for (const auto& one : cases::attachments::of(context, holder_of(id)))
    cases::attachments::remove(context, holder_of(id), one.id);
  store::remove(context.db, id);
}

}  // namespace

ApplicationView begin(WriteContext& context, const Beginning& beginning) {
  cases::check_item_online(context, beginning.item);
  if (store::count(context.db, context.actor.visitor) >= kDrafts)
    throw Refusal(RefusalKind::conflict, "application.too_many",
                  "未提交的申请已有 " + std::to_string(kDrafts) + " 份，请先提交或删除一些",
                  "you have " + std::to_string(kDrafts) + " applications that are not filed; file or drop some first");
  const auto item = catalogue::taken(context, beginning.item);
  const auto id = context.make_id<ApplicationId>();
  Form form;
  form.phone = Text<20>(visitors::phone_of(context));
  const store::Row row{.id = id,
                       .visitor_id = context.actor.visitor,
                       .item_id = item.id,
                       .item_version = item.version,
                       .item_name = item.content.name,
                       .item_name_en = item.content.name_en,
                       .form = context.privacy.seal(place(id), json::text(form)),
                       .updated_at = context.now};
  store::insert(context.db, row);
  context.record("applications.begin", "application", id, "", "", {{"item", item.content.code}});
  return view_of(context, row);
}

Paged<ApplicationRow> drafts(ReadContext& context, const DraftQuery& query) {
  const int limit = limit_of(query);
  const ApplicationId before{newest_before(query)};
  auto rows = store::of(context.db, context.actor.visitor, query, before, limit + 1);
  Paged<ApplicationRow> out;
  out.next = cut(rows, limit);
  for (const auto& row : rows) out.items.push_back(shown(row));
  return out;
}

ApplicationView view(ReadContext& context, ApplicationId id) { return view_of(context, own(context, id)); }

ApplicationView fill(WriteContext& context, ApplicationId id, const Filling& filling) {
  store::Row row = own(context, id, filling.version);
  const auto item = catalogue::taken(context, row.item_id);
  ++row.version;
  row.item_version = item.version;
  row.item_name = item.content.name;
  row.item_name_en = item.content.name_en;
  row.form = context.privacy.seal(place(id), json::text(filling.form));
  row.updated_at = context.now;
  store::update(context.db, row);
  context.record("applications.fill", "application", id, "", "", {{"version", row.version}});
  return view_of(context, row);
}

void discard(WriteContext& context, ApplicationId id) {
  own(context, id);
  drop(context, id);
  context.record("applications.discard", "application", id, "", "");
}

// From here on it is a case, received at this instant.
Filed file(WriteContext& context, ApplicationId id, const Filing& filing) {
  const store::Row row = own(context, id, filing.version);
  const auto item = catalogue::taken(context, row.item_id);
  check_version(row.item_version, item.version);
  const Form form = opened(context, row);
  check_whole(lacking(form, item.content, files_of(cases::attachments::of(context, holder_of(id)))));
  check_declared(filing.truthful);
  const auto received = cases::receive_online(context, registration(row.item_id, form, item.content),
                                              {context.actor.visitor, visitors::phone_of(context)});
  cases::attachments::hand_over(context, holder_of(id), {"case", received.id.value});
  store::remove(context.db, id);
  context.record("applications.file", "application", id, "", "",
                 {{"case", std::to_string(received.id.value)}, {"receipt_number", received.receipt_number}});
  return {.id = received.id, .number = received.receipt_number, .received_at = received.received_at};
}

cases::Attachment attach(ErrandContext& errand, ApplicationId id, const cases::NewAttachment& given,
                         const http::Upload& upload) {
  return cases::attachments::add(errand, holder_of(id), given, upload,
                                 [id](ReadContext& context, std::string_view code) {
                                   const auto item = catalogue::taken(context, own(context, id).item_id);
                                   for (const auto& material : item.content.materials)
                                     if (material.code == code) return material;
                                   throw Refusal(RefusalKind::invalid, "attachment.material_unknown",
                                                 "这个事项没有这项材料", "the item has no such material")
                                       .at("?material");
                                 });
}

cases::AttachmentList attached(ReadContext& context, ApplicationId id) { return view(context, id).attachments; }

http::Download open(ErrandContext& errand, ApplicationId id, cases::AttachmentId attachment) {
  return cases::attachments::open(errand, holder_of(id), attachment, [id](ReadContext& context) { own(context, id); });
}

void detach(WriteContext& context, ApplicationId id, cases::AttachmentId attachment) {
  own(context, id);
  cases::attachments::remove(context, holder_of(id), attachment);
}

void prune(Contexts& contexts) {
  constexpr int kChunk = 5;
  const Instant since = contexts.clock().now() + -(kDraftLives * kDay);
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres)) {
    const Actor actor = Actor::of_system(centre.id, "applications.prune");
    for (bool more = true; more;)
      more = contexts.write(actor, [&](WriteContext& context) {
        const auto old = store::untouched_since(context.db, since, kChunk);
        for (const auto id : old) {
          drop(context, id);
          context.record("applications.prune", "application", id, "", "");
        }
        return int(old.size()) == kChunk;
      });
  }
}

std::vector<privacy::SealedColumn> sealed() { return {{.table = "applications", .column = "form"}}; }

}  // namespace onewindow::applications
