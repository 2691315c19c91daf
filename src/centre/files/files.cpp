#include "centre/files/files.h"

#include <fcntl.h>

#include "base/check.h"
#include "centre/files/folder.h"
#include "centre/files/store.h"
#include "centre/organisation/organisation.h"

namespace onewindow::files {

namespace {

constexpr std::int64_t kDay = 24 * 3'600'000;  // ms
constexpr int kChunk = 200;                    // rows of one write

std::string& folder_path() {
  static std::string path;
  return path;
}

Folder the_folder() {
  CHECK_PROMISE(!folder_path().empty(), "files::configure() comes first");
  return Folder(folder_path());
}

Source source_of(const std::shared_ptr<const http::OpenFile>& file) {
  Source source;
  source.size = file->size();
  source.read = [file](std::uint64_t from, std::size_t count) {
    std::string bytes;
    const std::uint64_t rest = from < file->size() ? file->size() - from : 0;
    if (!file->read(from, bytes, std::size_t(std::min<std::uint64_t>(count, rest)))) bytes.clear();
    return bytes;
  };
  return source;
}

// What the ledger's digest is taken over; a name may be somebody's.
std::string image(const File& file) {
  return file.digest + " " + std::to_string(file.size) + " " + std::string(words(file.type).content_type);
}

// Rows of one centre that nobody has used since; in chunks, each a write of its own. Their bytes stay another day: a
// backup of the database that still names them may be under way.
void remove_unused(Contexts& contexts, CentreId centre, Instant before) {
  const Actor actor = Actor::of_system(centre, "files.sweep");
  const Folder folder = the_folder();
  for (std::size_t found = kChunk; found == kChunk;) {
    const auto files =
        contexts.read(actor, [&](ReadContext& context) { return store::unused_since(context.db, before, kChunk); });
    for (const File& file : files) folder.make_young(file.digest, contexts.clock().now());
    found = contexts.write(actor, [&](WriteContext& context) {
      const auto unused = store::unused_since(context.db, before, kChunk);
      for (const File& file : unused) {
        store::remove(context.db, file.id);
        context.record("files.remove", "file", file.id, image(file), "");
      }
      return unused.size();
    });
  }
}

}  // namespace

void configure(Settings settings) {
  folder_path() = std::move(settings.folder);
  the_folder().make();
}

const std::string& folder() { return folder_path(); }
std::string arriving_folder() { return the_folder().arriving(); }

Arrived arrive(const http::Upload& upload, std::string_view name, const std::vector<FileType>& allowed) {
  Arrived arrived{.digest = {}, .name = clean_name(name), .size = std::int64_t(upload.size())};
  const auto opened = upload.size() == 0 ? nullptr : http::OpenFile::open(upload.path());
  arrived.type = checked_type(opened ? source_of(opened) : Source::of(""), arrived.name, allowed);
  arrived.digest = digest_of(upload.path());
  the_folder().put(upload.path(), arrived.digest);
  upload.keep();
  return arrived;
}

File keep(WriteContext& context, const Arrived& arrived) {
  const store::Row row{.id = context.make_id<FileId>(),
                       .digest = arrived.digest,
                       .size = arrived.size,
                       .type = arrived.type,
                       .name = arrived.name,
                       .uploader = context.actor.account,
                       .uploader_name = context.actor.name,
                       .at = context.now,
                       .unused_since = context.now};
  store::insert(context.db, row);
  const File file = *store::find(context.db, row.id);
  context.record("files.keep", "file", row.id, "", image(file),
                 {{"digest", file.digest}, {"size", file.size}, {"type", words(file.type).content_type}});
  return file;
}

void use(WriteContext& context, FileId id, std::string_view user, std::int64_t user_id) {
  store::add_use(context.db, id, user, user_id);
  store::set_unused_since(context.db, id, std::nullopt);
}

void give_up(WriteContext& context, FileId id, std::string_view user, std::int64_t user_id) {
  if (store::remove_use(context.db, id, user, user_id) > 0 && !store::has_use(context.db, id))
    store::set_unused_since(context.db, id, context.now);
}

File file(ReadContext& context, FileId id) {
  auto found = store::find(context.db, id);
  if (!found)
    throw Refusal(RefusalKind::not_found, "file.unknown", "没有这个文件，可能已被移除",
                  "there is no such file; it may have been removed");
  return std::move(*found);
}

http::Download content(ReadContext&, const File& file) {
  auto opened = the_folder().open(file.digest);
  if (!opened || std::int64_t(opened->size()) != file.size)
    throw Refusal(RefusalKind::not_found, "file.lost",
                  "文件的内容不在存储中，请告知管理员核对（onewindow files check）",
                  "the file's content is not in the store; please tell the administrator (onewindow files check)");
  return {.content_type = std::string(words(file.type).content_type),
          .file = std::move(opened),
          .file_name = file_name_of(file.name, file.type),
          .shown = can_be_shown(file.type),
          .etag = "\"" + file.digest + "\""};
}

std::int64_t sweep(Contexts& contexts) {
  const Folder folder = the_folder();
  const Instant before = contexts.clock().now() + -kDay;
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    remove_unused(contexts, centre.id, before);
  const auto unused = [&](const std::string& digest) {
    return !contexts.database().read(db::Scope::across(),
                                     [&](db::Read& read) { return store::digest_is_named(read, digest); });
  };
  std::vector<std::string> stray;
  folder.each_older(before, [&](const std::string& digest) {
    if (unused(digest)) stray.push_back(digest);
  });
  std::int64_t removed = 0;
  for (const std::string& digest : stray)
    removed += folder.remove_older(digest, before, [&] { return unused(digest); });
  folder.remove_arriving_older(before);
  return removed;
}

}  // namespace onewindow::files
