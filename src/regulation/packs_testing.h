#pragma once
// The packs of regulations/ for tests: as they stand, and written out in full.
#include <algorithm>
#include <filesystem>

#include "regulation/extends.h"
#include "regulation/testing.h"

namespace onewindow::regulation::testing {

inline const std::vector<SourceFile>& packs_as_they_stand() {
  static const std::vector<SourceFile> packs = [] {
    std::vector<SourceFile> files;
    for (const auto& file : std::filesystem::directory_iterator("regulations"))
      if (file.is_regular_file()) files.push_back({file.path().filename(), file_text(file.path())});
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return packs_among(files);
  }();
  return packs;
}

inline const std::vector<SourceFile>& packs() {
  static const std::vector<SourceFile> packs = written_out(packs_as_they_stand());
  return packs;
}

inline const SourceFile& pack_file(const std::string& id) {
  for (const SourceFile& file : packs())
    if (file.name == id + ".yaml") return file;
  CHECK_PROMISE(false, "a test names a pack of regulations/");
  return packs().front();
}

}  // namespace onewindow::regulation::testing
