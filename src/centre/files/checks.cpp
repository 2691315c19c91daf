#include "centre/files/checks.h"

#include <set>

#include "centre/files/folder.h"
#include "centre/files/store.h"
#include "centre/organisation/organisation.h"

namespace onewindow::files {

namespace {

constexpr int kPiece = 50;  // files of one piece
constexpr std::size_t kFaultsKept = 200;

CheckView shown(const store::CheckRow& row) {
  return {.id = row.id,
          .asked_at = row.asked_at,
          .asked_by = row.asked_by,
          .files = row.files,
          .bytes = row.bytes,
          .of_files = row.of_files,
          .stray = row.stray,
          .missing = json::restore<std::vector<Fault>>(row.missing),
          .finished_at = row.finished_at};
}

// Reads the bytes, outside of every transaction.
void read_piece(Contexts& contexts, const Actor& actor, const std::vector<File>& files, store::CheckRow& row) {
  const Folder here(folder());
  auto faults = json::restore<std::vector<Fault>>(row.missing);
  std::set<std::string> seen;
  for (const Fault& fault : faults) seen.insert(fault.digest);
  for (const File& file : files) {
    row.after_id = file.id;
    ++row.files;
    row.bytes += file.size;
    if (!seen.insert(file.digest).second) continue;
    const std::string what = here.check(file.digest);
    if (what.empty() || faults.size() >= kFaultsKept) continue;
    Fault fault{.digest = file.digest, .what = what, .names = {}};
    for (const auto& of :
         contexts.read(actor, [&](ReadContext& context) { return store::of_digest(context.db, file.digest); }))
      fault.names.push_back(of.name);
    faults.push_back(std::move(fault));
  }
  row.missing = json::write(faults);
}

std::int64_t strays(Contexts& contexts) {
  std::int64_t count = 0;
  Folder(folder()).each_older(Instant{std::numeric_limits<std::int64_t>::max()}, [&](const std::string& digest) {
    count += !contexts.database().read(db::Scope::across(),
                                       [&](db::Read& read) { return store::digest_is_named(read, digest); });
  });
  return count;
}

}  // namespace

StoreView look(ReadContext& context) {
  const auto sums = store::sums(context.db);
  const auto contents = store::contents(context.db);
  StoreView out{.files = sums.files,
                .bytes = sums.bytes,
                .contents = contents.contents,
                .stored = contents.stored,
                .unused = sums.unused,
                .types = store::by_type(context.db),
                .check = {}};
  if (const auto row = store::last_check(context.db)) out.check = shown(*row);
  return out;
}

StoreView ask_check(WriteContext& context) {
  if (const auto last = store::last_check(context.db); last && !last->finished_at)
    throw Refusal(RefusalKind::conflict, "files.checking", "上一次核对还在进行，请等它完成。",
                  "a check is under way; wait until it is done");
  const store::CheckRow row{.id = context.make_id<Id<FileCheckTag>>(),
                            .asked_at = context.now,
                            .asked_by = context.actor.name,
                            .missing = boost::json::array(),
                            .of_files = store::sums(context.db).files};
  store::insert(context.db, row);
  context.record("files.check", "file_check", row.id, "", "", {{"files", row.of_files}});
  return look(context);
}

bool check_piece(Contexts& contexts, CentreId centre) {
  const Actor actor = Actor::of_system(centre, "files check");
  std::vector<File> files;
  auto row = contexts.read(actor, [&](ReadContext& context) {
    auto last = store::last_check(context.db);
    if (last && !last->finished_at) files = store::page(context.db, last->after_id, kPiece);
    return last;
  });
  if (!row || row->finished_at) return false;
  read_piece(contexts, actor, files, *row);
  const bool more = files.size() == std::size_t(kPiece);
  if (!more) {
    row->stray = strays(contexts);
    row->finished_at = contexts.clock().now();
  }
  if (more) {
    contexts.database().write(db::Scope::centre(centre), [&](db::Write& write) { store::update(write, *row); });
    return true;
  }
  contexts.write(actor, [&](WriteContext& context) {
    store::update(context.db, *row);
    context.record(
        "files.checked", "file_check", row->id, "", "",
        {{"files", row->files}, {"faults", std::int64_t(row->missing.as_array().size())}, {"stray", row->stray}});
  });
  return false;
}

void go_on_checking(Contexts& contexts) {
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    while (check_piece(contexts, centre.id)) {}
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/files", look>(
          kManageFiles, "How much lies in the attachments' store, and its last check", "files.look"),
      http::route<"POST /api/v1/files/check", ask_check>(kManageFiles, "Hold every file against its digest",
                                                         "files.check"),
  };
}

}  // namespace onewindow::files
