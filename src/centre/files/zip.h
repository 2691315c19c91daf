#pragma once
// The table of contents of a zip archive, which docx, xlsx and OFD are. It is read where it stands, at the end; nothing
// is ever unpacked, so what an archive would unpack to is only a number here.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace onewindow::files {

// Bytes that are read piece by piece.
struct Source {
  std::uint64_t size = 0;
  std::function<std::string(std::uint64_t from, std::size_t count)> read;  // fewer only at the end
  static Source of(std::string bytes);
};

struct ZipEntry {
  std::string name;
  std::uint64_t packed = 0, unpacked = 0;
  bool encrypted = false;
};

enum class ZipFault {
  none,
  broken,     // no table at the end, or one that contradicts itself
  too_many,   // entries
  encrypted,  // nobody can look inside
  bomb,       // unpacks to far more than it is
};

struct ZipContents {
  ZipFault fault = ZipFault::none;
  std::vector<ZipEntry> entries;
  std::uint64_t unpacked = 0;  // of all entries together
};

ZipContents zip_contents(const Source& source);

}  // namespace onewindow::files
