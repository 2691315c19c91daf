#include "centre/files/zip.h"

#include <algorithm>

namespace onewindow::files {

namespace {

constexpr std::size_t kEndRecord = 22, kCommentMost = 65'535, kCentralRecord = 46, kLocalRecord = 30;
constexpr std::size_t kTableMost = 4 << 20;         // bytes of the table of contents
constexpr std::size_t kEntriesMost = 5'000;         // a workbook with 200 sheets has some 600
constexpr std::uint64_t kUnpackedMost = 512 << 20;  // bytes, whatever the ratio
constexpr std::uint64_t kRatioMost = 200;           // empty sheets reach 100
constexpr std::uint64_t kRatioFree = 4 << 20;       // what unpacks to less is no bomb at any ratio

// Little-endian, as zip has it; the caller has looked that the bytes are there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

struct Table {
  std::uint64_t from = 0, size = 0, entries = 0;
};

// The end record stands last but for a comment, so it is searched backwards.
std::optional<Table> find_table(const Source& source) {
  const std::size_t tail = std::size_t(std::min<std::uint64_t>(source.size, kEndRecord + kCommentMost));
  const std::uint64_t start = source.size - tail;
  const std::string bytes = source.read(start, tail);
  if (bytes.size() < kEndRecord) return std::nullopt;
  for (std::size_t at = bytes.size() - kEndRecord + 1; at-- > 0;) {
    if (bytes.compare(at, 4, "PK\5\6") != 0 || at + kEndRecord + number(bytes, at + 20, 2) != bytes.size()) continue;
    const Table table{
        .from = number(bytes, at + 16, 4), .size = number(bytes, at + 12, 4), .entries = number(bytes, at + 10, 2)};
    // Of one piece, with nothing between the table and the end; zip64 is for what is larger than we take.
    const bool one_disk = number(bytes, at + 4, 4) == 0 && number(bytes, at + 8, 2) == table.entries;
    if (one_disk && table.from + table.size == start + at) return table;
    return std::nullopt;
  }
  return std::nullopt;
}

ZipContents faulty(ZipFault fault) {
  ZipContents contents;
  contents.fault = fault;
  return contents;
}

// Entries that share bytes would let a small archive unpack to any size, so together they must fit in front of the
// table.
bool overlapping(std::vector<std::pair<std::uint64_t, std::uint64_t>>& places, std::uint64_t table) {
  std::sort(places.begin(), places.end());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint64_t next = i + 1 < places.size() ? places[i + 1].first : table;
    if (places[i].first + places[i].second > next) return true;
  }
  return false;
}

}  // namespace

Source Source::of(std::string bytes) {
  Source source;
  source.size = bytes.size();
  source.read = [bytes = std::move(bytes)](std::uint64_t from, std::size_t count) {
    return from >= bytes.size() ? std::string() : bytes.substr(std::size_t(from), count);
  };
  return source;
}

ZipContents zip_contents(const Source& source) {
  const auto table = find_table(source);
  if (!table || table->size > kTableMost) return faulty(ZipFault::broken);
  if (table->entries > kEntriesMost) return faulty(ZipFault::too_many);
  const std::string bytes = source.read(table->from, std::size_t(table->size));
  if (bytes.size() != table->size) return faulty(ZipFault::broken);
  ZipContents contents;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < table->entries; ++i) {
    if (bytes.size() - at < kCentralRecord || bytes.compare(at, 4, "PK\1\2") != 0) return faulty(ZipFault::broken);
    const std::size_t name = std::size_t(number(bytes, at + 28, 2));
    const std::size_t rest = std::size_t(number(bytes, at + 30, 2) + number(bytes, at + 32, 2));
    if (bytes.size() - at < kCentralRecord + name + rest) return faulty(ZipFault::broken);
    ZipEntry entry{.name = bytes.substr(at + kCentralRecord, name),
                   .packed = number(bytes, at + 20, 4),
                   .unpacked = number(bytes, at + 24, 4),
                   .encrypted = (number(bytes, at + 8, 2) & 1) != 0};
    places.emplace_back(number(bytes, at + 42, 4), kLocalRecord + name + entry.packed);
    contents.unpacked += entry.unpacked;
    if (entry.encrypted) contents.fault = ZipFault::encrypted;
    contents.entries.push_back(std::move(entry));
    at += kCentralRecord + name + rest;
  }
  if (at != bytes.size() || overlapping(places, table->from)) return faulty(ZipFault::broken);
  if (contents.unpacked > kUnpackedMost ||
      (contents.unpacked > kRatioFree && contents.unpacked / std::max<std::uint64_t>(source.size, 1) > kRatioMost))
    contents.fault = ZipFault::bomb;
  return contents;
}

}  // namespace onewindow::files
