#include "centre/files/rules.h"

#include <algorithm>

#include "base/text.h"

namespace onewindow::files {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t kHead = 64 * 1024;  // of a file, to recognise it
constexpr std::uint64_t kPixelsMost =
    120'000'000;  // the largest telephone cameras stay below; drawing takes 4 bytes each
constexpr std::size_t kNameMost = 120;

Refusal refusal(std::string code, std::string zh, std::string en) {
  return Refusal(RefusalKind::unsupported, std::move(code), std::move(zh), std::move(en)).at("?name");
}

std::uint64_t big(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool starts(std::string_view bytes, std::string_view with, std::size_t at = 0) {
  return bytes.size() >= at + with.size() && bytes.substr(at, with.size()) == with;
}

Recognised of(FileType type) {
  const TypeWords& w = words(type);
  return {.type = type, .zh = std::string(w.zh), .en = std::string(w.en)};
}

Recognised damaged(FileType type) {
  Recognised found = of(type);
  found.refusal = refusal("file.damaged", "文件已损坏，不是完整的" + found.zh + "，请重新拍照或导出",
                          "the file is damaged and no whole " + found.en + "; please take or export it again");
  return found;
}

Recognised sized(FileType type, std::uint64_t width, std::uint64_t height) {
  if (width == 0 || height == 0) return damaged(type);
  Recognised found = of(type);
  if (width * height > kPixelsMost)
    found.refusal =
        refusal("file.too_many_pixels",
                "图片尺寸过大（" + std::to_string(width) + "×" + std::to_string(height) + "），请缩小后再传",
                "the picture is too large (" + std::to_string(width) + "×" + std::to_string(height) +
                    "); please make it smaller");
  return found;
}

// ---- pictures

// The size stands in the first frame header (SOF); what comes before it has its own length each.
Recognised jpeg(std::string_view head) {
  for (std::size_t at = 2; at + 9 <= head.size();) {
    const auto marker = static_cast<unsigned char>(head[at + 1]);
    if (static_cast<unsigned char>(head[at]) != 0xFF) return damaged(FileType::jpeg);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
      return sized(FileType::jpeg, big(head, at + 7, 2), big(head, at + 5, 2));
    if (marker == 0xDA || marker == 0xD9) return damaged(FileType::jpeg);  // the picture begins, and had no size
    at += 2 + std::size_t(std::max<std::uint64_t>(2, big(head, at + 2, 2)));
  }
  // A camera may put a large preview first: then the size lies further behind than is looked.
  return head.size() < kHead ? damaged(FileType::jpeg) : of(FileType::jpeg);
}

Recognised png(std::string_view head) {
  if (head.size() < 33 || !starts(head, "IHDR", 12)) return damaged(FileType::png);
  return sized(FileType::png, big(head, 16, 4), big(head, 20, 4));
}

Recognised webp(std::string_view head) {
  if (head.size() < 30) return damaged(FileType::webp);
  const auto little = [&](std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value << 8 | static_cast<unsigned char>(head[at + i]);
    return value;
  };
  if (starts(head, "VP8X", 12)) return sized(FileType::webp, little(24, 3) + 1, little(27, 3) + 1);
  if (starts(head, "VP8L", 12))
    return sized(FileType::webp, (little(21, 4) & 0x3FFF) + 1, (little(21, 4) >> 14 & 0x3FFF) + 1);
  if (starts(head, "VP8 ", 12)) return sized(FileType::webp, little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF);
  return damaged(FileType::webp);
}

// ISO media files name their kinds in the first box.
std::optional<Recognised> iso_media(std::string_view head) {
  if (!starts(head, "ftyp", 4) || head.size() < 12) return std::nullopt;
  const std::size_t end = std::min(head.size(), std::size_t(big(head, 0, 4)));
  for (std::size_t at = 8; at + 4 <= end; at += 4)
    for (const std::string_view brand : {"heic", "heix", "heim", "heis", "hevc", "mif1"})
      if (starts(head, brand, at)) return of(FileType::heic);
  return Recognised{.type = {}, .zh = "视频或音频", .en = "a video or sound", .refusal = {}};
}

// ---- archives

bool has(const ZipContents& contents, std::string_view name) {
  return std::any_of(contents.entries.begin(), contents.entries.end(),
                     [&](const ZipEntry& e) { return e.name == name; });
}
bool has_under(const ZipContents& contents, std::string_view folder) {
  return std::any_of(contents.entries.begin(), contents.entries.end(),
                     [&](const ZipEntry& e) { return e.name.starts_with(folder); });
}
bool has_macros(const ZipContents& contents) {
  return std::any_of(contents.entries.begin(), contents.entries.end(), [](const ZipEntry& e) {
    const std::string name = text::lower(e.name);
    return name.ends_with("vbaproject.bin") || name.ends_with(".exe") || name.ends_with(".dll");
  });
}

Recognised archive(const Source& source) {
  const ZipContents contents = zip_contents(source);
  Recognised found{.type = {}, .zh = "压缩包", .en = "a zip archive", .refusal = {}};
  switch (contents.fault) {
    case ZipFault::none: break;
    case ZipFault::broken:
    case ZipFault::too_many:
      found.refusal = refusal("file.damaged", "文件已损坏，读不出其目录，请重新导出",
                              "the file is damaged, its table of contents cannot be read; please export it again");
      return found;
    case ZipFault::encrypted:
      found.refusal = refusal("file.encrypted", "文件设有密码，无法核对，请去掉密码后再传",
                              "the file is protected by a password and cannot be checked; please send it without");
      return found;
    case ZipFault::bomb:
      found.refusal =
          refusal("file.bomb", "文件解压后过大，不予接收", "the file unpacks to far more than it is and is not taken");
      return found;
  }
  if (has(contents, "OFD.xml")) found = of(FileType::ofd);
  else if (has(contents, "[Content_Types].xml") && has_under(contents, "word/")) found = of(FileType::docx);
  else if (has(contents, "[Content_Types].xml") && has_under(contents, "xl/")) found = of(FileType::xlsx);
  if (found.type && has_macros(contents))
    found.refusal = refusal("file.macros", "文件含有宏或程序，不予接收，请另存为不含宏的格式",
                            "the file holds macros or programs and is not taken; please save it without them");
  return found;
}

// ---- what is not taken, only named

struct Other {
  std::string_view start, zh, en;
  std::size_t at = 0;
};
constexpr Other kTexts[] = {
    {"#!", "脚本程序", "a script"},
    {"{\\rtf", "RTF 文档", "an RTF document"},
    {"%!PS", "PostScript 文档", "a PostScript document"},
    {"<!doctype html", "网页", "a web page"},
    {"<html", "网页", "a web page"},
    {"<script", "网页", "a web page"},
    {"<svg", "SVG 图形", "an SVG drawing"},
    {"<?xml", "XML 文档", "an XML document"},
};
constexpr Other kBinaries[] = {
    {"GIF8", "GIF 图片", "a GIF picture"},
    {"BM", "BMP 图片", "a BMP picture"},
    {"II*\0"sv, "TIFF 图片", "a TIFF picture"},
    {"MM\0*"sv, "TIFF 图片", "a TIFF picture"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版 Office 文档", "an old Office document"},
    {"Rar!", "RAR 压缩包", "a RAR archive"},
    {"7z\xBC\xAF\x27\x1C", "7z 压缩包", "a 7z archive"},
    {"\x1F\x8B", "gzip 压缩包", "a gzip archive"},
    {"MZ", "Windows 程序", "a Windows program"},
    {"\177ELF", "Linux 程序", "a Linux program"},
    {"\xCA\xFE\xBA\xBE", "Java 程序", "a Java program"},
    {"ustar", "tar 压缩包", "a tar archive", 257},
};

Recognised named(const Other& kind) {
  return {.type = {}, .zh = std::string(kind.zh), .en = std::string(kind.en), .refusal = {}};
}

bool is_text(std::string_view head) {
  if (head.size() == kHead)  // which may end inside a character
    for (int cut = 0; cut < 3 && static_cast<unsigned char>(head.back()) >= 0x80 && !text::valid_utf8(head); ++cut)
      head.remove_suffix(1);
  return text::valid_utf8(head);
}

Recognised other(std::string_view head) {
  if (is_text(head)) {
    if (starts(head, "\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::string begin = text::lower(text::trim(head.substr(0, 512)));
    for (const Other& kind : kTexts)
      if (begin.starts_with(text::lower(kind.start))) return named(kind);
    return of(FileType::text);
  }
  for (const Other& kind : kBinaries)
    if (starts(head, kind.start, kind.at)) return named(kind);
  return {.type = {}, .zh = "不认识的格式", .en = "in an unknown format", .refusal = {}};
}

}  // namespace

const TypeWords& words(FileType type) {
  static const std::vector<TypeWords> list = {
      {FileType::jpeg, "JPEG 图片", "a JPEG picture", "image/jpeg", {"jpg", "jpeg", "jpe", "jfif"}},
      {FileType::png, "PNG 图片", "a PNG picture", "image/png", {"png"}},
      {FileType::webp, "WebP 图片", "a WebP picture", "image/webp", {"webp"}},
      {FileType::heic, "HEIC 图片", "a HEIC picture", "image/heic", {"heic", "heif"}},
      {FileType::pdf, "PDF 文档", "a PDF document", "application/pdf", {"pdf"}},
      {FileType::ofd, "OFD 文档", "an OFD document", "application/ofd", {"ofd"}},
      {FileType::docx,
       "Word 文档",
       "a Word document",
       "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
       {"docx"}},
      {FileType::xlsx,
       "Excel 表格",
       "an Excel workbook",
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       {"xlsx"}},
      {FileType::text, "纯文本", "plain text", "text/plain; charset=utf-8", {"txt", "csv"}},
  };
  return list[std::size_t(type)];
}

Recognised recognise(const Source& source) {
  const std::string head = source.read(0, kHead);
  if (starts(head, "\xFF\xD8\xFF")) return jpeg(head);
  if (starts(head, "\x89PNG\r\n\x1A\n")) return png(head);
  if (starts(head, "RIFF") && starts(head, "WEBP", 8)) return webp(head);
  if (auto media = iso_media(head)) return *media;
  if (starts(head, "%PDF-")) {
    // Cut off in transfer, most often: the last lines of a whole one hold %%EOF.
    const std::size_t tail = std::size_t(std::min<std::uint64_t>(source.size, 2048));
    return source.read(source.size - tail, tail).find("%%EOF") == std::string::npos ? damaged(FileType::pdf)
                                                                                    : of(FileType::pdf);
  }
  if (starts(head, "PK\3\4") || starts(head, "PK\5\6")) return archive(source);
  return other(head);
}

FileType checked_type(const Source& source, const std::string& name, const std::vector<FileType>& allowed) {
  if (source.size == 0)
    throw Refusal(RefusalKind::invalid, "file.empty", "文件是空的，请重新选择",
                  "the file is empty; please choose it again");
  Recognised found = recognise(source);
  if (found.refusal) throw std::move(*found.refusal);
  if (!found.type || std::find(allowed.begin(), allowed.end(), *found.type) == allowed.end()) {
    std::string zh, en;
    for (const FileType type : allowed) {
      zh.append(zh.empty() ? "" : "、").append(words(type).zh);
      en.append(en.empty() ? "" : ", ").append(words(type).en);
    }
    throw refusal("file.type", "这个文件是" + found.zh + "，此处只收：" + zh,
                  "this file is " + found.en + "; what is taken here: " + en)
        .with("is", found.en);
  }
  const std::string says = extension_of(name);
  const auto& endings = words(*found.type).extensions;
  if (!says.empty() && std::find(endings.begin(), endings.end(), says) == endings.end())
    throw refusal("file.not_what_it_says", "文件名以 ." + says + " 结尾，内容却是" + found.zh + "，请核对后再传",
                  "the name ends in ." + says + ", but the file is " + found.en + "; please check it")
        .with("says", says)
        .with("is", found.en);
  return *found.type;
}

std::string extension_of(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == name.size() || name.size() - dot > 12) return {};
  const std::string_view ending = name.substr(dot + 1);
  const bool plain = std::all_of(ending.begin(), ending.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  return plain ? text::lower(ending) : std::string();
}

std::string clean_name(std::string_view name) {
  std::string kept;
  for (const std::string& c : text::characters(name)) {
    if (c == "/" || c == "\\") kept.clear();  // a path: only its last part
    else if (c.size() == 1 && (static_cast<unsigned char>(c[0]) < 0x20 || static_cast<unsigned char>(c[0]) >= 0x7F ||
                               std::string_view("<>:\"|?*").find(c[0]) != std::string_view::npos))
      kept += '_';
    // What turns the direction of writing or is not seen lets "gpj.exe" look like "exe.jpg".
    else if (c.size() == 3 &&
             (c.compare(0, 2, "\xE2\x80") == 0 || c.compare(0, 2, "\xE2\x81") == 0 || c == "\xEF\xBB\xBF"))
      continue;
    else if (c.size() == 2 && static_cast<unsigned char>(c[0]) == 0xC2 && static_cast<unsigned char>(c[1]) < 0xA0)
      continue;
    else kept += c;
  }
  kept = text::trim(kept);
  while (!kept.empty() && (kept.front() == '.' || kept.front() == ' ')) kept.erase(0, 1);
  while (!kept.empty() && (kept.back() == '.' || kept.back() == ' ')) kept.pop_back();
  const auto characters = text::characters(kept);
  if (characters.size() > kNameMost) {
    const std::string ending = extension_of(kept);
    const std::size_t stem = kNameMost - (ending.empty() ? 0 : ending.size() + 1);
    kept.clear();
    for (std::size_t i = 0; i < stem; ++i) kept += characters[i];
    if (!ending.empty()) kept += "." + ending;
  }
  return kept.empty() ? "file" : kept;
}

std::string file_name_of(const std::string& name, FileType type) {
  const auto& endings = words(type).extensions;
  if (std::find(endings.begin(), endings.end(), extension_of(name)) != endings.end()) return name;
  return name + "." + std::string(endings.front());
}

bool can_be_shown(FileType type) {
  return type == FileType::jpeg || type == FileType::png || type == FileType::webp || type == FileType::pdf;
}

}  // namespace onewindow::files
