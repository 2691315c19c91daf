#pragma once
// Files (附件): what people hand in as pictures and documents, kept byte for byte. A file's bytes lie outside the
// database in a folder, under their SM3 digest, so the same bytes lie there once and a changed one is found out. What
// stands in the database is the row: which centre, what name it had, who sent it. A file belongs to whoever uses it;
// one that nobody uses is removed after a day. Pictures are left as they are, with what the camera wrote into them
// (EXIF).
//
// A feature that takes files in does so in an errand, in three steps:
//   files::Arrived arrived = files::arrive(upload, name, {FileType::jpeg, …});   // its type, its digest; then it is on
//   disk contexts.write(actor, [&](WriteContext& c) { check(c, …); const auto file = files::keep(c, arrived);
//   files::use(c, file.id, "case", id); … });
// and gives it out with files::content(context, id). Who may do either is the feature's to say.
#include "base/page.h"
#include "centre/context/errand.h"
#include "centre/files/rules.h"

namespace onewindow::files {

using FileId = Id<struct FileTag>;

struct Settings {
  std::string folder;  // "<data>/files"
};
void configure(Settings settings);  // makes the folders
const std::string& folder();
std::string arriving_folder();  // where uploads arrive; on the same disk, since they are moved from there

struct File {
  FileId id;
  std::string digest;  // SM3, 64 hex digits
  std::int64_t size = 0;
  FileType type = FileType::jpeg;
  std::string name;  // as it was, cleaned
  AccountId uploader;
  std::string uploader_name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(File, (), (id, digest, size, type, name, uploader, uploader_name, at))

// Bytes that lie in the folder, for which there is no row yet.
struct Arrived {
  std::string digest, name;
  std::int64_t size = 0;
  FileType type = FileType::jpeg;
};
// Refuses what rules.h refuses. When it returns, the bytes are on disk under their digest.
Arrived arrive(const http::Upload& upload, std::string_view name, const std::vector<FileType>& allowed);

File keep(WriteContext& context, const Arrived& arrived);
// A file stays as long as somebody uses it. Both are safe to repeat.
void use(WriteContext& context, FileId id, std::string_view user, std::int64_t user_id);
void give_up(WriteContext& context, FileId id, std::string_view user, std::int64_t user_id);

File file(ReadContext& context, FileId id);  // refuses file.unknown
// Opens its bytes; refuses file.lost when they are not there, which files::check would have told.
http::Download content(ReadContext& context, const File& file);

// ---- what the administrator does

struct Missing {
  std::string digest;
  std::string what;         // "missing", "changed"
  std::vector<File> files;  // whose bytes these are, of this centre
};
BOOST_DESCRIBE_STRUCT(Missing, (), (digest, what, files))
struct Check {
  std::int64_t files = 0, bytes = 0, stray = 0;  // stray: bytes that no row names; the job removes them
  std::vector<Missing> missing;
};
BOOST_DESCRIBE_STRUCT(Check, (), (files, bytes, stray, missing))
// Reads every file of the centre and holds it against its digest.
Check check(Contexts& contexts, const Actor& actor);

// Of all centres: rows that nobody has used for a day go, bytes that have had no row for a day, and
// uploads that never came whole. Says how many bytes' files were removed.
std::int64_t sweep(Contexts& contexts);

}  // namespace onewindow::files
