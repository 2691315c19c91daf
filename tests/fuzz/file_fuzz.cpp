// An upload: what it is, whatever its bytes are; and its name. The first byte says how long the name is.
#include "base/text.h"
#include "centre/files/rules.h"
#include "fuzz.h"

using namespace onewindow;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view all = fuzz::text_of(data + 1, size - 1);
  const std::size_t length = std::min<std::size_t>(data[0], all.size());
  const std::string name = files::clean_name(all.substr(0, length));
  fuzz::demand(!name.empty() && name.find_first_of(std::string_view("/\\\r\n\0", 5)) == std::string::npos &&
               name != "." && name != ".." && text::length(name) <= 120);
  const files::Source source = files::Source::of(std::string(all.substr(length)));
  const files::ZipContents contents = files::zip_contents(source);
  if (contents.fault == files::ZipFault::none)
    for (const auto& entry : contents.entries) fuzz::demand(entry.packed <= source.size);
  using enum files::FileType;
  fuzz::refuses_or_not([&] {
    const auto type = files::checked_type(source, name, {jpeg, png, webp, heic, pdf, ofd, docx, xlsx, text});
    fuzz::demand(!files::file_name_of(name, type).empty());
  });
  return 0;
}
