#include "base/xlsx.h"

#include <gtest/gtest.h>
#include <zip.h>

#include "base/refusal.h"

namespace onewindow::xlsx {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string zipped(const Files& files, const std::string& password = "") {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : files) {
    const auto index = zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    if (!password.empty()) zip_file_set_encryption(zip, zip_uint64_t(index), ZIP_EM_AES_256, password.c_str());
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

const char* const kWorkbook =
    R"(<workbook xmlns:r="x"><sheets><sheet name="事项" sheetId="1" r:id="rId7"/><sheet name="二" r:id="rId8"/></sheets></workbook>)";
const char* const kRelations =
    R"(<Relationships><Relationship Id="rId8" Type="x/worksheet" Target="worksheets/sheet2.xml"/>)"
    R"(<Relationship Id="rId7" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId1" Type="x/sharedStrings" Target="texts.xml"/></Relationships>)";
const char* const kTexts =
    "<x:sst xmlns:x=\"y\"><x:si><x:t>编码</x:t></x:si><x:si><x:r><x:t>名</x:t></x:r><x:r><x:t>称</x:t></x:r>"
    "<x:rPh><x:t>ming</x:t></x:rPh></x:si><x:si><x:t>一_x000D_\n二 &lt;三&gt; _x005F_x</x:t></x:si></x:sst>";

Files workbook(const std::string& rows) {
  return {{"xl/workbook.xml", kWorkbook},
          {"xl/_rels/workbook.xml.rels", kRelations},
          {"xl/texts.xml", kTexts},
          {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

std::string refused(const std::string& bytes, const csv::Limits& limits = {}) {
  try {
    xlsx::read(bytes, limits);
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code;
  }
}

TEST(Xlsx, ReadsTextsNumbersAndEmptyCellsOfTheFirstSheet) {
  const auto table =
      xlsx::read(zipped(workbook(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)"
                                 R"(<row r="4"><c r="B4" t="s"><v>2</v></c>)"
                                 R"(<c r="C4"><v>5.0000000000000000E0</v></c><c r="D4" t="b"><v>1</v></c>)"
                                 R"(<c r="E4" t="inlineStr"><is><t>内</t></is></c>)"
                                 R"(<c r="F4" t="str"><f>A1</f><v>编码</v></c><c r="G4"><v>0.1</v></c></row>)"
                                 R"(<row r="5"><c r="A5" s="3"/></row>)")));
  ASSERT_EQ(table.size(), 2u) << "a row without a value is none";
  EXPECT_EQ(table[0].line, 1);
  EXPECT_EQ(table[0].cells, (std::vector<std::string>{"编码", "名称", "", "", "", "", ""}));
  EXPECT_EQ(table[1].line, 4);
  EXPECT_EQ(table[1].cells, (std::vector<std::string>{"", "一\n二 <三> _x", "5", "TRUE", "内", "编码", "0.1"}));
}

TEST(Xlsx, RowsAndCellsWithoutReferencesFollowOneAnother) {
  const auto table =
      xlsx::read(zipped(workbook("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")));
  ASSERT_EQ(table.size(), 2u);
  EXPECT_EQ(table[1].line, 2);
  EXPECT_EQ(table[0].cells, (std::vector<std::string>{"1", "2"}));
}

TEST(Xlsx, RefusesWhatIsNoWorkbook) {
  EXPECT_EQ(refused(""), "xlsx.format");
  EXPECT_EQ(refused("编码,名称\n"), "xlsx.format");
  EXPECT_EQ(refused("\xD0\xCF\x11\xE0 an old .xls"), "xlsx.format");
  EXPECT_EQ(refused(zipped({{"a.txt", "x"}})), "xlsx.format");
  const std::string whole = zipped(workbook("<row><c><v>1</v></c></row>"));
  for (std::size_t length = 0; length < whole.size(); length += 7)
    EXPECT_NE(refused(whole.substr(0, length)), "") << length;
  EXPECT_EQ(refused(zipped(workbook("<row><c></row>"))), "xlsx.format") << "broken XML";
  EXPECT_EQ(refused(zipped(workbook(R"(<row><c t="s"><v>9</v></c></row>)"))), "xlsx.format") << "no such text";
  EXPECT_EQ(refused(zipped(workbook(R"(<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>)"))),
            "xlsx.format");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_EQ(refused(zipped(workbook(deep))), "xlsx.format");
}

TEST(Xlsx, RefusesAPasswordADocumentTypeAndWhatIsTooLarge) {
  EXPECT_EQ(refused(zipped(workbook("<row/>"), "secret")), "xlsx.encrypted");
  Files laughs = workbook("<row/>");
  laughs[3].second = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><worksheet>&b;</worksheet>";
  EXPECT_EQ(refused(zipped(laughs)), "xlsx.doctype");
  EXPECT_EQ(refused(zipped(workbook(R"(<row><c r="CZ1"><v>1</v></c></row>)"))), "xlsx.too_large");
  EXPECT_EQ(refused(zipped(workbook("<row><c><v>1</v></c></row><row><c><v>1</v></c></row>")), {.lines = 1}),
            "xlsx.too_large");
  EXPECT_EQ(refused(std::string(100, 'x'), {.bytes = 99}), "xlsx.too_large");
}

TEST(Xlsx, RefusesAZipBomb) {
  const std::string bomb = zipped(workbook(std::string(std::size_t(60) << 20, ' ')));
  EXPECT_LT(bomb.size(), std::size_t(200'000));
  EXPECT_EQ(refused(bomb), "xlsx.bomb");
  // Small files, but each of many cells names the same long text.
  Files repeated = workbook("");
  repeated[2].second = "<sst><si><t>" + std::string(200'000, 'x') + "</t></si></sst>";
  std::string rows;
  for (int i = 0; i < 400; ++i) rows += R"(<row><c t="s"><v>0</v></c></row>)";
  repeated[3].second = "<worksheet>" + rows + "</worksheet>";
  EXPECT_EQ(refused(zipped(repeated)), "xlsx.bomb");
  Files many = workbook("<row/>");
  for (int i = 0; i < 2100; ++i) many.emplace_back("x" + std::to_string(i), "");
  EXPECT_EQ(refused(zipped(many)), "xlsx.bomb");
}

}  // namespace
}  // namespace onewindow::xlsx
