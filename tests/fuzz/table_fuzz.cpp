// What an import of items reads. The first byte says what the rest is: a csv file, a workbook, or the first sheet of
// one (so that not every change is lost on the archive around it). What is read becomes items, cell by cell; what an
// item writes it reads back.
#include <zip.h>

#include "base/xlsx.h"
#include "fuzz.h"
#include "service/catalogue/sheet.h"

using namespace onewindow;

namespace {

std::string workbook(std::string_view sheet) {
  constexpr std::string_view book = R"(<workbook><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>)";
  constexpr std::string_view relations =
      R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)";
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  const std::pair<const char*, std::string_view> files[] = {
      {"xl/workbook.xml", book}, {"xl/_rels/workbook.xml.rels", relations}, {"xl/worksheets/sheet1.xml", sheet}};
  for (const auto& [name, text] : files) {
    const auto index = zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_STORE, 0);
  }
  zip_close(zip);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(std::size_t(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

csv::Table table(std::uint8_t what, std::string_view bytes) {
  constexpr csv::Limits limits{.bytes = 1 << 16, .lines = 200, .columns = 100};
  if (what % 3 == 0) return csv::read(bytes, limits);
  return xlsx::read(what % 3 == 1 ? std::string(bytes) : workbook(bytes), limits);
}

void read_back(const catalogue::ItemContent& content) {
  catalogue::ItemContent again;
  for (const auto& column : catalogue::sheet::columns())
    catalogue::sheet::set(again, column, catalogue::sheet::cell(content, column));
  fuzz::demand(catalogue::sheet::cells(again) == catalogue::sheet::cells(content));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  fuzz::refuses_or_not([&] {
    const csv::Table lines = table(data[0], fuzz::text_of(data + 1, size - 1));
    if (lines.empty()) return;
    const auto& headings = lines.front().cells;
    for (std::size_t at = 1; at < lines.size(); ++at) {
      fuzz::demand(lines[at].cells.size() == headings.size() && lines[at].line > lines[at - 1].line);
      catalogue::ItemContent content;
      for (std::size_t column = 0; column < headings.size(); ++column)
        if (const auto* means = catalogue::sheet::column_of(headings[column]))
          catalogue::sheet::set(content, *means, lines[at].cells[column]);
      read_back(content);
    }
  });
  return 0;
}
