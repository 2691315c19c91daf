#pragma once
// What a file is. Its bytes say so, never its name and never what the client calls it: a name is a claim, and a file
// that is not what it claims is refused with what it is. What is told apart is what a counter takes in: photographs and
// scans, PDF, OFD, office documents; the rest is recognised only to be named in the refusal.
#include "base/reflect.h"
#include "base/refusal.h"
#include "centre/files/zip.h"

namespace onewindow::files {

enum class FileType { jpeg, png, webp, heic, pdf, ofd, docx, xlsx, text };
BOOST_DESCRIBE_ENUM(FileType, jpeg, png, webp, heic, pdf, ofd, docx, xlsx, text)

struct TypeWords {
  FileType type;
  std::string_view zh, en, content_type;
  std::vector<std::string_view> extensions;  // the first is the one we give
};
const TypeWords& words(FileType type);

// What was found out, or why it is nothing that is taken.
struct Recognised {
  std::optional<FileType> type;
  std::string zh, en;  // "GIF 图片", "a GIF picture": what it is, also when it is not taken
  // Set when it may not be kept whatever was allowed: file.damaged, file.bomb, file.encrypted, file.macros,
  // file.too_many_pixels.
  std::optional<Refusal> refusal;
};
Recognised recognise(const Source& source);

// Refuses file.empty, file.type, file.not_what_it_says and what recognise() refuses. `name` as clean_name() made it.
FileType checked_type(const Source& source, const std::string& name, const std::vector<FileType>& allowed);

// What is left of a name when it can do no harm: the last part of a path, without control characters and what file
// systems and headers trip over, at most 120 characters with its ending kept, never empty.
std::string clean_name(std::string_view name);
std::string extension_of(std::string_view name);  // in lower case, without the dot
// With the ending that its type has, so that it opens as what it is.
std::string file_name_of(const std::string& name, FileType type);

// Shown inside a page: pictures that browsers draw and PDF. Everything else is saved.
bool can_be_shown(FileType type);

}  // namespace onewindow::files
