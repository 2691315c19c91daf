#include "centre/files/rules.h"

#include <gtest/gtest.h>

#include "centre/files/samples_testing.h"

namespace onewindow::files {
namespace {

using enum FileType;
const std::vector<FileType> kAll = {jpeg, png, webp, heic, pdf, ofd, docx, xlsx, text};

// The code of what recognise() or checked_type() says no with; "" when it is taken.
std::string refused(const std::string& bytes, const std::string& name, const std::vector<FileType>& allowed = kAll) {
  try {
    checked_type(Source::of(bytes), name, allowed);
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code;
  }
}
std::optional<FileType> type_of(const std::string& bytes) { return recognise(Source::of(bytes)).type; }
std::string named(const std::string& bytes) { return recognise(Source::of(bytes)).en; }

TEST(FileType, IsWhatTheBytesSay) {
  EXPECT_EQ(type_of(samples::jpeg()), jpeg);
  EXPECT_EQ(type_of(samples::png()), png);
  EXPECT_EQ(type_of(samples::webp()), webp);
  EXPECT_EQ(type_of(samples::heic()), heic);
  EXPECT_EQ(type_of(samples::pdf()), pdf);
  EXPECT_EQ(type_of(samples::docx()), docx);
  EXPECT_EQ(type_of(samples::xlsx()), xlsx);
  EXPECT_EQ(type_of(samples::ofd()), ofd);
  EXPECT_EQ(type_of("事项名称,部门\n"), text);
  EXPECT_EQ(type_of(std::string(64 * 1024 - 1, 'a') + "字"), text) << "a head that ends inside a character";
}

TEST(FileType, WhatIsNotTakenIsNamed) {
  EXPECT_EQ(named("GIF89a" + std::string(20, '\0')), "a GIF picture");
  EXPECT_EQ(named("MZ\x90" + std::string(60, '\0')), "a Windows program");
  EXPECT_EQ(named("\x7F"
                  "ELF\2\1\1" +
                  std::string(60, '\0')),
            "a Linux program");
  EXPECT_EQ(named("#!/bin/sh\nrm -rf /\n"), "a script");
  EXPECT_EQ(named("<!DOCTYPE html><script>alert(1)</script>"), "a web page");
  EXPECT_EQ(named("\xEF\xBB\xBF  <svg xmlns='x' onload='x()'/>"), "an SVG drawing");
  EXPECT_EQ(named("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(60, '\0')), "an old Office document");
  EXPECT_EQ(named(std::string("II*\0\x08\0\0\0", 8)), "a TIFF picture");
  EXPECT_EQ(named(samples::mp4()), "a video or sound");
  EXPECT_EQ(named(samples::zip({{"readme.txt"}})), "a zip archive");
  EXPECT_EQ(named(std::string("\1\2\3\0\4", 5)), "in an unknown format");
  for (const auto& bytes : {std::string("GIF89a\0\0", 8), samples::mp4(), samples::zip({{"a"}}), std::string("\0", 1)})
    EXPECT_EQ(refused(bytes, "a.jpg"), "file.type");
}

TEST(FileType, ATextIsRefusedUnlessItIsAllowed) {
  EXPECT_EQ(refused("plain words", "a.txt", {jpeg, pdf}), "file.type");
  EXPECT_EQ(refused("plain words", "a.txt", {text}), "");
}

TEST(FileType, AFileThatIsNotWhatItSaysIsRefusedWithWhatItIs) {
  try {
    checked_type(Source::of(samples::pdf()), "photo.jpg", kAll);
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code, "file.not_what_it_says");
    EXPECT_EQ(refusal.details.at("says"), "jpg");
    EXPECT_EQ(refusal.details.at("is"), "a PDF document");
    EXPECT_EQ(refusal.field, "?name");
  }
  EXPECT_EQ(refused(samples::jpeg(), "photo.png"), "file.not_what_it_says");
  EXPECT_EQ(refused(samples::jpeg(), "photo.exe"), "file.not_what_it_says");
  EXPECT_EQ(refused(samples::docx(), "table.xlsx"), "file.not_what_it_says");
  EXPECT_EQ(refused(samples::jpeg(), "photo.JPEG"), "");
  EXPECT_EQ(refused(samples::jpeg(), "photo"), "") << "no ending says nothing";
}

TEST(FileType, EmptyAndCutOffFilesAreRefused) {
  EXPECT_EQ(refused("", "a.jpg"), "file.empty");
  EXPECT_EQ(refused("\xFF\xD8\xFF", "a.jpg"), "file.damaged");
  EXPECT_EQ(refused(samples::jpeg().substr(0, 22), "a.jpg"), "file.damaged");
  EXPECT_EQ(refused(samples::png().substr(0, 20), "a.png"), "file.damaged");
  EXPECT_EQ(refused(samples::png(0, 5), "a.png"), "file.damaged");
  EXPECT_EQ(refused(samples::webp().substr(0, 25), "a.webp"), "file.damaged");
  EXPECT_EQ(refused("%PDF-1.7\nhalf", "a.pdf"), "file.damaged");
  const std::string whole = samples::docx();
  for (std::size_t cut = 4; cut < whole.size(); ++cut)
    EXPECT_EQ(refused(whole.substr(0, cut), "a.docx"), "file.damaged") << cut;
}

TEST(FileType, APictureThatFillsTheMemoryOfWhoDrawsItIsRefused) {
  EXPECT_EQ(refused(samples::png(60'000, 60'000), "a.png"), "file.too_many_pixels");
  EXPECT_EQ(refused(samples::jpeg(65'000, 65'000), "a.jpg"), "file.too_many_pixels");
  EXPECT_EQ(refused(samples::png(12'000, 9'000), "a.png"), "") << "108 megapixels, as telephones take them";
}

TEST(Zip, ABombIsRefusedAndNeverUnpacked) {
  const auto bomb = [](std::uint64_t unpacked) {
    return samples::zip({{"[Content_Types].xml"}, {.name = "word/document.xml", .says_unpacked = unpacked}});
  };
  EXPECT_EQ(refused(bomb(4'000'000'000), "a.docx"), "file.bomb");
  EXPECT_EQ(refused(bomb(5 << 20), "a.docx"), "file.bomb") << "the ratio";
  EXPECT_EQ(refused(bomb(1 << 20), "a.docx"), "") << "an empty form shrinks well";
  std::vector<samples::Inner> many;
  for (int i = 0; i < 300; ++i) many.push_back({.name = "word/" + std::to_string(i), .says_unpacked = 4'000'000'000});
  EXPECT_EQ(refused(samples::zip(many), "a.docx"), "file.bomb");
}

TEST(Zip, ATableThatContradictsItselfIsRefused) {
  using samples::Inner;
  const auto with = [](Inner inner) {
    return samples::zip({{"[Content_Types].xml"}, {"word/document.xml"}, std::move(inner)});
  };
  EXPECT_EQ(refused(with({.name = "word/a", .says_packed = 1'000'000}), "a.docx"), "file.damaged") << "beyond the end";
  EXPECT_EQ(refused(with({.name = "word/a", .says_at = 0}), "a.docx"), "file.damaged") << "two entries on one place";
  EXPECT_EQ(refused(with({.name = "word/a", .flags = 1}), "a.docx"), "file.encrypted");
  EXPECT_EQ(refused(with({.name = "word/vbaProject.bin"}), "a.docx"), "file.macros");
  EXPECT_EQ(refused(samples::docx() + "trailing", "a.docx"), "file.damaged");
  std::string behind = samples::docx();
  behind[behind.size() - 12] = char(behind[behind.size() - 12] + 1);  // the number of entries
  EXPECT_EQ(refused(behind, "a.docx"), "file.damaged");
  std::vector<Inner> many(5'001, Inner{"x"});
  EXPECT_EQ(refused(samples::zip(many), "a.docx"), "file.damaged") << "too many entries";
  EXPECT_EQ(type_of(samples::zip({{"OFD.xml"}}, "a comment PK\5\6 in between")), ofd);
  EXPECT_EQ(zip_contents(Source::of("")).fault, ZipFault::broken);
}

TEST(FileName, IsCleaned) {
  EXPECT_EQ(clean_name("照片 1.jpg"), "照片 1.jpg");
  EXPECT_EQ(clean_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(clean_name("..\\..\\windows\\system32\\a.dll"), "a.dll");
  EXPECT_EQ(clean_name("/"), "file");
  EXPECT_EQ(clean_name(".."), "file");
  EXPECT_EQ(clean_name(".htaccess"), "htaccess");
  EXPECT_EQ(clean_name("a\r\nSet-Cookie: x.jpg"), "a__Set-Cookie_ x.jpg");
  EXPECT_EQ(clean_name("a\xC4\nb\xE4/c.jpg"), "c.jpg");  // half a character hides neither a line's end nor a slash
  EXPECT_EQ(clean_name("a\xC4\nb.jpg"), "a__b.jpg");
  EXPECT_EQ(clean_name(std::string_view("a\0b.jpg", 7)), "a_b.jpg");
  EXPECT_EQ(clean_name("photo\xE2\x80\xAEgpj.exe"), "photogpj.exe") << "a name that is written backwards";
  EXPECT_EQ(clean_name("con<>:\"|?*.png"), "con_______.png");
  EXPECT_EQ(clean_name("  "), "file");
  EXPECT_EQ(clean_name("a. "), "a");
  const std::string longest = clean_name(std::string(300, 'x') + ".jpeg");
  EXPECT_EQ(longest.size(), 120u);
  EXPECT_TRUE(longest.ends_with("x.jpeg"));
  EXPECT_EQ(clean_name("\xFF\xFE.jpg").empty(), false);
}

TEST(FileName, HasTheEndingOfWhatItIs) {
  EXPECT_EQ(extension_of("a.b.JPG"), "jpg");
  EXPECT_EQ(extension_of("a."), "");
  EXPECT_EQ(extension_of("a.b c"), "");
  EXPECT_EQ(file_name_of("IMG_001", jpeg), "IMG_001.jpg");
  EXPECT_EQ(file_name_of("scan.JPEG", jpeg), "scan.JPEG");
  EXPECT_EQ(file_name_of("report.v2", pdf), "report.v2.pdf");
  for (const FileType type : kAll) EXPECT_EQ(words(type).type, type);
}

}  // namespace
}  // namespace onewindow::files
