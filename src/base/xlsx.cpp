#include "base/xlsx.h"

#include <expat.h>
#include <zip.h>

#include <charconv>
#include <map>
#include <memory>
#include <optional>

#include "base/refusal.h"

namespace onewindow::xlsx {

namespace {

// What a workbook may unpack to, and what its cells may say together: a sheet of 10,000 lines has some 10 MiB. A
// deflated file can hold a thousand times its size, and every cell may name the same long shared text; so both are
// counted while they come.
constexpr std::size_t kMostUnpacked = 48u << 20;
constexpr std::size_t kMostEntries = 2000;

Refusal refused(std::string code, const std::string& zh, const std::string& en) {
  return Refusal(RefusalKind::invalid, std::move(code), zh, en);
}

Refusal no_workbook(const std::string& why) {
  return refused("xlsx.format",
                 "这不是可以读取的 xlsx 工作簿（" + why + "）。请用表格软件重新另存为 xlsx，或改用 CSV UTF-8",
                 "this is no workbook that can be read (" + why + "); save it again as xlsx, or as CSV UTF-8");
}

Refusal bomb() {
  return refused("xlsx.bomb", "工作簿解压后大得不合常理，未予读取", "the workbook unpacks to an unreasonable size");
}

class Archive {
 public:
  explicit Archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) throw no_workbook("zip");
    zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!zip_) {
      zip_source_free(source);
      throw no_workbook("zip");
    }
    if (zip_get_num_entries(zip_.get(), 0) > zip_int64_t(kMostEntries)) throw bomb();
  }

  // The whole file of this name, or nothing.
  std::optional<std::string> file(const std::string& name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(zip_.get(), name.c_str(), 0, &stat) != 0) return std::nullopt;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      throw refused("xlsx.encrypted", "工作簿加了密码，请去掉密码后再上传", "the workbook has a password; take it off");
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> opened(zip_fopen(zip_.get(), name.c_str(), 0), zip_fclose);
    if (!opened) throw no_workbook(name);
    std::string out;
    char buffer[1 << 14];
    for (;;) {
      const zip_int64_t got = zip_fread(opened.get(), buffer, sizeof buffer);
      if (got < 0) throw no_workbook(name);
      if (got == 0) return out;
      unpacked_ += std::size_t(got);
      if (unpacked_ > kMostUnpacked) throw bomb();
      out.append(buffer, std::size_t(got));
    }
  }

 private:
  std::unique_ptr<zip_t, void (*)(zip_t*)> zip_{nullptr, zip_discard};
  std::size_t unpacked_ = 0;
};

using Attributes = std::map<std::string, std::string, std::less<>>;

// Walks one XML file. Names come without their prefixes; a document type, which could grow without end, is refused.
class Xml {
 public:
  virtual ~Xml() = default;

  void read(const std::string& text, const std::string& name) {
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate("UTF-8"), XML_ParserFree);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const XML_Char* element, const XML_Char** given) {
          static_cast<Xml*>(self)->guarded([&](Xml& xml) { xml.begins(element, given); });
        },
        [](void* self, const XML_Char* element) {
          static_cast<Xml*>(self)->guarded([&](Xml& xml) {
            --xml.depth_;
            xml.end(local(element));
          });
        });
    XML_SetCharacterDataHandler(parser_, [](void* self, const XML_Char* characters, int length) {
      static_cast<Xml*>(self)->guarded([&](Xml& xml) { xml.characters({characters, std::size_t(length)}); });
    });
    XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
      static_cast<Xml*>(self)->guarded([](Xml&) {
        throw refused("xlsx.doctype", "工作簿中有文档类型声明，未予读取",
                      "the workbook has a document type declaration");
      });
    });
    const auto status = XML_Parse(parser_, text.data(), int(text.size()), 1);
    parser_ = nullptr;
    if (failure_) std::rethrow_exception(failure_);
    if (status != XML_STATUS_OK) throw no_workbook(name);
  }

 protected:
  virtual void begin(std::string_view element, const Attributes& attributes) = 0;
  virtual void end(std::string_view) {}
  virtual void characters(std::string_view) {}

 private:
  static std::string_view local(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
  }
  void begins(const XML_Char* element, const XML_Char** given) {
    if (++depth_ > 64) throw no_workbook("XML");
    Attributes attributes;
    for (; given[0] != nullptr; given += 2) attributes.emplace(local(given[0]), given[1]);
    begin(local(element), attributes);
  }
  // expat is C: nothing may be thrown through it.
  template <class F> void guarded(F&& act) {
    if (failure_) return;
    try {
      act(*this);
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(parser_, XML_FALSE);
    }
  }

  XML_Parser parser_ = nullptr;
  std::exception_ptr failure_;
  int depth_ = 0;
};

std::string attribute(const Attributes& attributes, std::string_view name) {
  const auto it = attributes.find(name);
  return it == attributes.end() ? "" : it->second;
}

// xl/workbook.xml: the relation of the first sheet.
class Workbook : public Xml {
 public:
  std::string first_sheet;

 private:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "sheet" && first_sheet.empty()) first_sheet = attribute(attributes, "id");
  }
};

// xl/_rels/workbook.xml.rels: where the related files lie.
class Relations : public Xml {
 public:
  std::map<std::string, std::string> by_id;
  std::string shared_texts = "xl/sharedStrings.xml";

 private:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element != "Relationship") return;
    std::string target = attribute(attributes, "Target");
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    if (attribute(attributes, "Type").ends_with("/sharedStrings")) shared_texts = target;
    by_id.emplace(attribute(attributes, "Id"), std::move(target));
  }
};

// Excel writes characters that XML cannot hold as _x000D_; carriage returns go.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int code = 0;
    if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_' &&
        std::from_chars(&text[i + 2], &text[i + 6], code, 16).ptr == &text[i + 6] && code < 0x80) {
      if (code >= 0x20 || code == '\n' || code == '\t') out += char(code);
      i += 6;
    } else if (text[i] != '\r') {
      out += text[i];
    }
  }
  return out;
}

// The texts of <t>, but not those of a phonetic reading.
class Texts : public Xml {
 protected:
  bool text_begins(std::string_view element) {
    if (element == "rPh") phonetic_ = true;
    if (element != "t" || phonetic_) return false;
    return in_text_ = true;
  }
  void text_ends(std::string_view element) {
    if (element == "rPh") phonetic_ = false;
    if (element == "t") in_text_ = false;
  }
  bool in_text_ = false, phonetic_ = false;
};

class SharedTexts : public Texts {
 public:
  std::vector<std::string> texts;

 private:
  void begin(std::string_view element, const Attributes&) override {
    if (element == "si") texts.emplace_back();
    text_begins(element);
  }
  void end(std::string_view element) override {
    text_ends(element);
    if (element == "si" && !texts.empty()) texts.back() = unescaped(texts.back());
  }
  void characters(std::string_view characters) override {
    if (in_text_ && !texts.empty()) texts.back() += characters;
  }
};

// A number as people would type it: 12, not 12.0 or 1.2E+1.
std::string plain_number(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return text;
  if (number > -1e15 && number < 1e15 && number == double(std::int64_t(number)))
    return std::to_string(std::int64_t(number));
  char shortest[64];
  return {shortest, std::to_chars(shortest, shortest + sizeof shortest, number).ptr};
}

struct Place {
  std::size_t row = 0, column = 0;  // from 1; 0: not said
};

Place place_of(std::string_view reference) {
  Place place;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i)
    place.column = place.column * 26 + std::size_t(reference[i] - 'A' + 1);
  std::from_chars(reference.data() + i, reference.data() + reference.size(), place.row);
  return place;
}

class Sheet : public Texts {
 public:
  Sheet(const std::vector<std::string>& shared, const csv::Limits& limits) : shared_(shared), limits_(limits) {}

  csv::Table table() && {
    std::size_t widest = 0;
    for (const auto& line : lines_) widest = std::max(widest, line.cells.size());
    for (auto& line : lines_) line.cells.resize(widest);
    return std::move(lines_);
  }

 private:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "row") {
      std::size_t number = row_ + 1;
      const std::string given = attribute(attributes, "r");
      if (!given.empty()) std::from_chars(given.data(), given.data() + given.size(), number);
      if (number <= row_ || number > 1'048'576) throw no_workbook("row " + given);
      row_ = number;
      column_ = 0;
    } else if (element == "c") {
      const Place place = place_of(attribute(attributes, "r"));
      column_ = place.column > 0 ? place.column : column_ + 1;
      kind_ = attribute(attributes, "t");
      value_.clear();
    } else if (element == "v") {
      in_value_ = true;
    }
    text_begins(element);
  }

  void end(std::string_view element) override {
    text_ends(element);
    if (element == "v") in_value_ = false;
    if (element == "c") put(cell());
  }

  void characters(std::string_view characters) override {
    if (in_value_ || (in_text_ && kind_ == "inlineStr")) value_ += characters;
  }

  std::string cell() const {
    if (kind_ == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (error != std::errc{} || index >= shared_.size()) throw no_workbook("sharedStrings " + value_);
      return shared_[index];
    }
    if (kind_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (kind_.empty() || kind_ == "n") return plain_number(value_);
    return unescaped(value_);
  }

  void put(std::string text) {
    if (text.empty()) return;
    if (row_ == 0) throw no_workbook("c");
    if ((said_ += text.size()) > kMostUnpacked) throw bomb();
    if (column_ > limits_.columns)
      throw refused("xlsx.too_large", "列数超过 " + std::to_string(limits_.columns),
                    "more than " + std::to_string(limits_.columns) + " columns");
    if (lines_.empty() || lines_.back().line != int(row_)) {
      if (lines_.size() == limits_.lines)
        throw refused("xlsx.too_large", "行数超过 " + std::to_string(limits_.lines),
                      "more than " + std::to_string(limits_.lines) + " lines");
      lines_.push_back({int(row_), {}});
    }
    auto& cells = lines_.back().cells;
    if (cells.size() < column_) cells.resize(column_);
    cells[column_ - 1] = std::move(text);
  }

  const std::vector<std::string>& shared_;
  const csv::Limits limits_;
  csv::Table lines_;
  std::size_t row_ = 0, column_ = 0, said_ = 0;
  std::string kind_, value_;
  bool in_value_ = false;
};

}  // namespace

csv::Table read(std::string_view bytes, const csv::Limits& limits) {
  if (bytes.size() > limits.bytes)
    throw Refusal(RefusalKind::too_large, "xlsx.too_large", "文件超过 " + std::to_string(limits.bytes >> 20) + " MiB",
                  "the file is larger than " + std::to_string(limits.bytes >> 20) + " MiB");
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))  // an OLE container: the old .xls, or an encrypted workbook
    throw no_workbook("xls");
  Archive archive(bytes);
  const auto needed = [&](const std::string& name) {
    auto text = archive.file(name);
    if (!text) throw no_workbook(name);
    return std::move(*text);
  };
  Workbook workbook;
  workbook.read(needed("xl/workbook.xml"), "workbook");
  Relations relations;
  relations.read(needed("xl/_rels/workbook.xml.rels"), "relations");
  const auto sheet_file = relations.by_id.find(workbook.first_sheet);
  if (sheet_file == relations.by_id.end()) throw no_workbook("sheet");
  SharedTexts shared;
  if (const auto text = archive.file(relations.shared_texts)) shared.read(*text, "sharedStrings");
  Sheet sheet(shared.texts, limits);
  sheet.read(needed(sheet_file->second), "sheet");
  return std::move(sheet).table();
}

}  // namespace onewindow::xlsx
