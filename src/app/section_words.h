#pragma once
// What sections, fields and the words of values are called for people: one list for comparison, library, “try it”, the
// JSON Schema and the command line.
#include "centre/context/context.h"
#include "regulation/words.h"

namespace onewindow::app {

const regulation::Words& section_words();
std::span<const regulation::Word> value_words();  // its second half, of section_words.cpp's alone
// What decisions take and give, which is shown by the same words.
const std::vector<const reflect::Type*>& decision_types();

struct WordView {
  std::string of, zh, en;
};
BOOST_DESCRIBE_STRUCT(WordView, (), (of, zh, en))
std::vector<WordView> list_words(ReadContext&);

}  // namespace onewindow::app
