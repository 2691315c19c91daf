#pragma once
// Small files of every kind, made byte by byte, for tests.
#include <string>
#include <vector>

namespace onewindow::files::samples {

inline std::string number(std::uint64_t value, std::size_t bytes, bool big = false) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += char(value >> 8 * (big ? bytes - 1 - i : i));
  return out;
}

inline std::string jpeg(std::uint64_t width = 4000, std::uint64_t height = 3000, std::string_view more = "") {
  return "\xFF\xD8\xFF\xE0" + number(16, 2, true) + std::string("JFIF\0\1\1\0\0\1\0\1\0\0", 14) + "\xFF\xC0" +
         number(17, 2, true) + "\x08" + number(height, 2, true) + number(width, 2, true) + std::string(10, '\1') +
         std::string(more) + "\xFF\xD9";
}
inline std::string png(std::uint64_t width = 640, std::uint64_t height = 480) {
  return "\x89PNG\r\n\x1A\n" + number(13, 4, true) + "IHDR" + number(width, 4, true) + number(height, 4, true) +
         std::string("\x08\x02\0\0\0", 5) + "crc." + "data";
}
inline std::string webp() {
  return "RIFF" + number(22, 4) + "WEBPVP8X" + number(10, 4) + std::string(4, '\0') + number(99, 3) + number(49, 3);
}
inline std::string heic() { return number(24, 4, true) + "ftypheic" + number(0, 4) + "mif1heic" + "rest"; }
inline std::string mp4() { return number(20, 4, true) + "ftypisom" + number(0, 4) + "mp41" + "rest"; }
inline std::string pdf() { return "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"; }

struct Inner {
  std::string name, bytes = "x";
  std::uint64_t says_packed = ~std::uint64_t{0}, says_unpacked = ~std::uint64_t{0};  // lies of the table
  std::uint64_t flags = 0;
  std::uint64_t says_at = ~std::uint64_t{0};
};
inline std::string zip(const std::vector<Inner>& entries, std::string_view comment = "") {
  std::string out, table;
  for (const Inner& e : entries) {
    const std::uint64_t at = out.size();
    const auto sizes = [&](bool lie) {
      return number(lie && e.says_packed != ~std::uint64_t{0} ? e.says_packed : e.bytes.size(), 4) +
             number(lie && e.says_unpacked != ~std::uint64_t{0} ? e.says_unpacked : e.bytes.size(), 4);
    };
    out += "PK\3\4" + number(20, 2) + number(e.flags, 2) + number(0, 2) + number(0, 8) + sizes(false) +
           number(e.name.size(), 2) + number(0, 2) + e.name + e.bytes;
    table += "PK\1\2" + number(20, 4) + number(e.flags, 2) + number(0, 2) + number(0, 8) + sizes(true) +
             number(e.name.size(), 2) + number(0, 2) + number(0, 2) + number(0, 8) +
             number(e.says_at != ~std::uint64_t{0} ? e.says_at : at, 4) + e.name;
  }
  const std::size_t from = out.size();
  return out + table + "PK\5\6" + number(0, 4) + number(entries.size(), 2) + number(entries.size(), 2) +
         number(table.size(), 4) + number(from, 4) + number(comment.size(), 2) + std::string(comment);
}
inline std::string docx() { return zip({{"[Content_Types].xml"}, {"_rels/.rels"}, {"word/document.xml"}}); }
inline std::string xlsx() { return zip({{"[Content_Types].xml"}, {"xl/workbook.xml"}, {"xl/worksheets/sheet1.xml"}}); }
inline std::string ofd() { return zip({{"OFD.xml"}, {"Doc_0/Document.xml"}}); }

}  // namespace onewindow::files::samples
