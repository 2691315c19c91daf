#pragma once
// What sections, their fields and the words of their values are called for people, in both languages; the raw word of a
// pack (`centre_opinion`) is for the file alone. One list has them all (src/app/section_words.cpp) and a test holds it
// to the described structs: nothing without a name, no name without a thing.
#include "base/yaml.h"
#include "regulation/shape.h"

namespace onewindow::regulation {

struct Word {
  const char* of;  // "intake", "intake.notice_limit", "notice_limit" wherever it stands, "cases.NoticePart.materials"
  const char* zh;
  const char* en;
};

struct Phrase {
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Phrase, (), (zh, en))

class Words {
 public:
  explicit Words(std::span<const Word> list);

  const Word* section(std::string_view name) const;
  // A field's own name where it has one, else that of all fields called so.
  const Word* field(std::string_view of, std::string_view name) const;
  const Word* value(const reflect::Type& enumeration, std::string_view word) const;
  const Word* text(std::string_view of, std::string_view word) const;
  std::span<const Word> all() const { return list_; }

 private:
  const Word* find(const std::string& of) const;

  std::span<const Word> list_;
  std::map<std::string, const Word*, std::less<>> by_name_;
};

// A value as it stands in a file, for people: "3 days" → 3 日, `yes` → 是, `centre_opinion` → 中心意见, a structure as
// a sentence of its fields. `of` is the field it stands in ("time_limits.pausing_procedures"), for words that are
// texts.
Phrase phrase(const yaml::Node& node, const reflect::Type& type, const Words& words, std::string_view of = {});

// What has no word, and the words of which there is no thing.
struct WordGaps {
  std::vector<std::string> missing, idle;
};
WordGaps gaps(const Words& words, std::span<const SectionShape> shapes, std::span<const reflect::Type* const> others);

}  // namespace onewindow::regulation
