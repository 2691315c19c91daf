#pragma once
// Every statement on attachments.
#include "service/cases/attachments.h"

namespace onewindow::cases::attachments::store {

struct Row {
  AttachmentId id;
  std::string holder_kind;
  Id<struct HolderTag> holder_id;
  std::string material;
  files::FileId file_id;
  std::string name;
  files::FileType type = files::FileType::jpeg;
  std::int64_t size = 0;
  std::string digest;
  bool personal = false;
  std::string uploader;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, holder_kind, holder_id, material, file_id, name, type, size, digest, personal, uploader, at))

void insert(db::Write& write, const Row& row);
std::vector<Row> of(db::Read& read, Holder holder);  // oldest first
std::optional<Row> find(db::Read& read, Holder holder, AttachmentId id);
void remove(db::Write& write, Holder holder, AttachmentId id);
std::int64_t move(db::Write& write, Holder from, Holder to);

}  // namespace onewindow::cases::attachments::store
