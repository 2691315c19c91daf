#pragma once
// Attachments (附件): photographs and scans of the materials that somebody hands in. They hang at a holder, which is a
// case here and may be an application that is not yet one elsewhere, so what is common stands in functions that are
// told who holds them and who may; the routes of cases are at the end.
#include "centre/files/files.h"
#include "service/cases/cases.h"

namespace onewindow::cases {

using AttachmentId = Id<struct AttachmentTag>;

struct Attachment {
  AttachmentId id;
  std::string material;  // its code in the item's version
  std::string name;
  files::FileType type = files::FileType::jpeg;
  std::int64_t size = 0;
  std::string digest;     // SM3 of its bytes: who has the paper can show that it is this one
  bool personal = false;  // an identity paper or the like: opening it leaves a trace in the ledger
  std::string uploader;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, material, name, type, size, digest, personal, uploader, at))

struct NewAttachment {
  Text<20, 1> material;
  Text<255, 1> name;
};
BOOST_DESCRIBE_STRUCT(NewAttachment, (), (material, name))

struct AttachmentList {
  std::vector<Attachment> items;
  bool may_add = false, may_remove = false;         // this actor, now
  std::int32_t each_material = 0, each_holder = 0;  // at most so many
  std::int64_t bytes = 0;                           // at most so large
};
BOOST_DESCRIBE_STRUCT(AttachmentList, (), (items, may_add, may_remove, each_material, each_holder, bytes))

namespace attachments {

inline constexpr std::size_t kBytes = 30 * 1024 * 1024;
inline constexpr std::int32_t kEachMaterial = 20, kEachHolder = 100;

struct Holder {
  std::string_view kind;  // "case"
  std::int64_t id = 0;
};
// Says no by a Refusal; asked in the transaction that it is about. Of a new one it says what material it is for.
using MayAdd = std::function<catalogue::Material(ReadContext&, std::string_view material)>;
using May = std::function<void(ReadContext&)>;

// Whether people would call it theirs alone: identity papers, health, money. From what the item says of the material.
bool personal(const catalogue::Material& material);

Attachment add(ErrandContext& errand, Holder holder, const NewAttachment& given, const http::Upload& upload,
               const MayAdd& may);
std::vector<Attachment> of(ReadContext& context, Holder holder);
http::Download open(ErrandContext& errand, Holder holder, AttachmentId id, const May& may);
void remove(WriteContext& context, Holder holder, AttachmentId id);
// What hung at an application hangs at the case that it has become.
void hand_over(WriteContext& context, Holder from, Holder to);

}  // namespace attachments

Attachment add_attachment(ErrandContext& errand, CaseId id, const NewAttachment& given,
                          const http::Upload& upload);             // POST   /api/v1/cases/{id}/attachments
AttachmentList list_attachments(ReadContext& context, CaseId id);  // GET    /api/v1/cases/{id}/attachments
http::Download open_attachment(ErrandContext& errand, CaseId id,
                               AttachmentId attachment);  // GET    …/attachments/{attachment}/content
void remove_attachment(WriteContext& context, CaseId id, AttachmentId attachment);  // DELETE …/attachments/{attachment}

const std::vector<http::Route>& attachment_routes();

}  // namespace onewindow::cases
