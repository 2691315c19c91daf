// Holds the bytes in the folder against what the database says of them.
#include <set>

#include "centre/files/files.h"
#include "centre/files/folder.h"
#include "centre/files/store.h"

namespace onewindow::files {

namespace {

constexpr int kPage = 500;

// Page by page, so that no snapshot stays open while the disk is read.
template <class F>
void each_file(Contexts& contexts, const Actor& actor, F&& visit) {
  for (FileId after;;) {
    const auto page = contexts.read(actor, [&](ReadContext& context) { return store::page(context.db, after, kPage); });
    for (const File& file : page) visit(file);
    if (int(page.size()) < kPage) return;
    after = page.back().id;
  }
}

}  // namespace

Check check(Contexts& contexts, const Actor& actor) {
  const Folder here(folder());
  Check result;
  std::set<std::string> seen;
  each_file(contexts, actor, [&](const File& file) {
    ++result.files;
    result.bytes += file.size;
    if (!seen.insert(file.digest).second) return;
    if (const std::string what = here.check(file.digest); !what.empty())
      result.missing.push_back(
          {.digest = file.digest, .what = what, .files = contexts.read(actor, [&](ReadContext& context) {
             return store::of_digest(context.db, file.digest);
           })});
  });
  here.each_older(Instant{std::numeric_limits<std::int64_t>::max()}, [&](const std::string& digest) {
    if (seen.contains(digest)) return;
    result.stray += !contexts.database().read(db::Scope::across(),
                                              [&](db::Read& read) { return store::digest_is_named(read, digest); });
  });
  return result;
}

}  // namespace onewindow::files
