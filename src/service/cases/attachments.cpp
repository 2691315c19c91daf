#include "service/cases/attachments.h"

#include "service/cases/attachments_store.h"
#include "service/cases/rules.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace attachments {

namespace {

using files::FileType;
const std::vector<FileType> kTaken = {FileType::jpeg, FileType::png, FileType::webp, FileType::heic,
                                      FileType::pdf,  FileType::ofd, FileType::docx, FileType::xlsx};

Attachment shown(const store::Row& row) {
  return {.id = row.id,
          .material = row.material,
          .name = row.name,
          .type = row.type,
          .size = row.size,
          .digest = row.digest,
          .personal = row.personal,
          .uploader = row.uploader,
          .at = row.at};
}

Refusal unknown_attachment() {
  return Refusal(RefusalKind::not_found, "attachment.unknown", "没有这个附件，可能已被移除",
                 "there is no such attachment; it may have been removed");
}

void check_room(const std::vector<store::Row>& rows, const std::string& material) {
  const auto of_material =
      std::count_if(rows.begin(), rows.end(), [&](const auto& r) { return r.material == material; });
  if (of_material >= kEachMaterial)
    throw Refusal(RefusalKind::conflict, "attachment.too_many",
                  "每项材料最多 " + std::to_string(kEachMaterial) + " 个附件，请先合并或移除",
                  "a material has at most " + std::to_string(kEachMaterial) + " attachments; join or remove some first")
        .at("?material");
  if (std::int32_t(rows.size()) >= kEachHolder)
    throw Refusal(RefusalKind::conflict, "attachment.too_many",
                  "每个办件最多 " + std::to_string(kEachHolder) + " 个附件，请先合并或移除",
                  "a case has at most " + std::to_string(kEachHolder) + " attachments; join or remove some first");
}

}  // namespace

// The words that titles of such papers have in the catalogues; a paper that is missed is still only shown to who may
// read the case, and each opening is in the access log.
bool personal(const catalogue::Material& material) {
  for (const std::string_view word :
       {"身份证", "户口", "户籍",     "护照",     "通行证", "居住证", "居留", "军官证", "士兵证",
        "结婚",   "离婚", "出生",     "死亡证明", "病历",   "诊断",   "体检", "残疾",   "低保",
        "银行",   "流水", "收入证明", "社保",     "学历",   "学位",   "照片", "征信",   "犯罪记录"})
    if (material.name.find(word) != std::string::npos) return true;
  return false;
}

Attachment add(ErrandContext& errand, Holder holder, const NewAttachment& given, const http::Upload& upload,
               const MayAdd& may) {
  // Asked before the bytes are looked at, which is work, and again with them.
  errand.contexts.read(errand.actor, [&](ReadContext& context) {
    may(context, given.material);
    check_room(store::of(context.db, holder), given.material);
  });
  const files::Arrived arrived = files::arrive(upload, given.name, kTaken);
  return errand.contexts.write(errand.actor, [&](WriteContext& context) {
    const catalogue::Material material = may(context, given.material);
    const auto rows = store::of(context.db, holder);
    for (const auto& row : rows)  // sent again because the answer was lost
      if (row.material == given.material && row.digest == arrived.digest) return shown(row);
    check_room(rows, given.material);
    const files::File file = files::keep(context, arrived);
    const store::Row row{.id = context.make_id<AttachmentId>(),
                         .holder_kind = std::string(holder.kind),
                         .holder_id = {holder.id},
                         .material = given.material,
                         .file_id = file.id,
                         .name = file.name,
                         .type = file.type,
                         .size = file.size,
                         .digest = file.digest,
                         .personal = personal(material),
                         .uploader = context.actor.name,
                         .at = context.now};
    store::insert(context.db, row);
    files::use(context, file.id, "attachment", row.id.value);
    context.record("attachments.add", holder.kind, holder.id, "", file.digest,
                   {{"attachment", std::to_string(row.id.value)}, {"material", row.material}});
    return shown(row);
  });
}

std::vector<Attachment> of(ReadContext& context, Holder holder) {
  std::vector<Attachment> out;
  for (const auto& row : store::of(context.db, holder)) out.push_back(shown(row));
  return out;
}

http::Download open(ErrandContext& errand, Holder holder, AttachmentId id, const May& may) {
  bool personal_one = false;
  auto download = errand.contexts.read(errand.actor, [&](ReadContext& context) {
    may(context);
    const auto row = store::find(context.db, holder, id);
    if (!row) throw unknown_attachment();
    personal_one = row->personal;
    return files::content(context, files::file(context, row->file_id));
  });
  if (personal_one)
    errand.contexts.write(errand.actor, [&](WriteContext& context) {
      context.record("attachments.open", holder.kind, holder.id, "", "", {{"attachment", std::to_string(id.value)}});
    });
  return download;
}

void remove(WriteContext& context, Holder holder, AttachmentId id) {
  const auto row = store::find(context.db, holder, id);
  if (!row) throw unknown_attachment();
  store::remove(context.db, holder, id);
  files::give_up(context, row->file_id, "attachment", id.value);
  context.record("attachments.remove", holder.kind, holder.id, row->digest, "",
                 {{"attachment", std::to_string(id.value)}, {"material", row->material}});
}

void hand_over(WriteContext& context, Holder from, Holder to) {
  const std::int64_t moved = store::move(context.db, from, to);
  if (moved > 0)
    context.record("attachments.hand_over", to.kind, to.id, "", "",
                   {{"from", from.kind}, {"from_id", std::to_string(from.id)}, {"count", moved}});
}

}  // namespace attachments

namespace {

attachments::Holder holder_of(CaseId id) { return {"case", id.value}; }

store::Case case_of(ReadContext& context, CaseId id) {
  auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  return std::move(*row);
}

// Whoever works on the case: the window that takes it in, the department that reviews it.
bool works_on_it(const Actor& actor) { return actor.may(kReceive) || actor.may(kReview); }
bool before_acceptance(State state) { return state == State::received || state == State::correction_asked; }

void check_add(ReadContext& context, const store::Case& row) {
  if (!works_on_it(context.actor)) require(context.actor, kReceive);
  if (!open(row.state))
    throw Refusal(RefusalKind::conflict, "attachment.case_ended", "办件已结束，不能再添加附件",
                  "the case has ended and takes no more attachments");
}

catalogue::Material may_add(ReadContext& context, CaseId id, std::string_view code) {
  const store::Case row = case_of(context, id);
  check_add(context, row);
  const catalogue::ItemContent content = catalogue::pinned(context, row.item_id, row.item_version);
  for (const auto& material : content.materials)
    if (material.code == code) return material;
  throw Refusal(RefusalKind::invalid, "attachment.material_unknown", "这个事项没有这项材料",
                "the item has no such material")
      .at("?material");
}

}  // namespace

Attachment add_attachment(ErrandContext& errand, CaseId id, const NewAttachment& given, const http::Upload& upload) {
  return attachments::add(errand, holder_of(id), given, upload, [id](ReadContext& context, std::string_view material) {
    return may_add(context, id, material);
  });
}

AttachmentList list_attachments(ReadContext& context, CaseId id) {
  const store::Case row = case_of(context, id);
  return {.items = attachments::of(context, holder_of(id)),
          .may_add = works_on_it(context.actor) && open(row.state),
          .may_remove = works_on_it(context.actor) && before_acceptance(row.state),
          .each_material = attachments::kEachMaterial,
          .each_holder = attachments::kEachHolder,
          .bytes = std::int64_t(attachments::kBytes)};
}

http::Download open_attachment(ErrandContext& errand, CaseId id, AttachmentId attachment) {
  return attachments::open(errand, holder_of(id), attachment, [id](ReadContext& context) { case_of(context, id); });
}

void remove_attachment(WriteContext& context, CaseId id, AttachmentId attachment) {
  const store::Case row = case_of(context, id);
  if (!works_on_it(context.actor)) require(context.actor, kReceive);
  if (!before_acceptance(row.state))
    throw Refusal(RefusalKind::conflict, "attachment.kept", "受理之后，附件随办件保存，不能移除",
                  "after acceptance attachments are kept with the case and cannot be removed");
  attachments::remove(context, holder_of(id), attachment);
}

const std::vector<http::Route>& attachment_routes() {
  static const std::vector<http::Route> table = {
      http::route<"POST /api/v1/cases/{id}/attachments", add_attachment>(
          kReadCase, "Attach a photograph or scan to a material; the body is the file", "cases.add_attachment")
          .at_most(attachments::kBytes),
      http::route<"GET /api/v1/cases/{id}/attachments", list_attachments>(kReadCase, "The attachments of a case",
                                                                          "cases.attachments"),
      http::route<"GET /api/v1/cases/{id}/attachments/{attachment}/content", open_attachment>(
          kReadCase, "The bytes of an attachment", "cases.open_attachment"),
      http::route<"DELETE /api/v1/cases/{id}/attachments/{attachment}", remove_attachment>(
          kReadCase, "Remove an attachment, before acceptance", "cases.remove_attachment"),
  };
  return table;
}

}  // namespace onewindow::cases
