#pragma once
// What a text says of itself beyond its head: the typed section `document` (文件信息). Nothing is decided by it; it is
// shown with the text, in the text's own terms.
#include "regulation/cited.h"
#include "regulation/words.h"

namespace onewindow::law {

using regulation::Cited;
using regulation::Phrase;

struct Document {
  std::vector<Cited<Phrase>> purpose, basis, goals;
  std::optional<Cited<Phrase>> scope;        // where it holds
  std::vector<Cited<Phrase>> applies_to;     // whom it is for (P8.A2)
  std::vector<Cited<Phrase>> bodies;         // what it means by the bodies it names (P1.A26)
  std::optional<Cited<Phrase>> rank, topic;  // 效力等级, 主题分类
  std::optional<Cited<Phrase>> openness;     // 公开属性
  std::optional<Cited<Phrase>> forwarded_by, annex_of;
  std::vector<Cited<Phrase>> addressees, copied_to;
  std::vector<Cited<Phrase>> systems;      // the systems it consists of (P5a.0, P5c.0)
  std::vector<Cited<Phrase>> differences;  // where it differs from the text it repeats (P6.0)
  std::vector<Cited<Phrase>> notes;        // what is missing or unclear in the source
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (purpose, basis, goals, scope, applies_to, bodies, rank, topic, openness, forwarded_by, annex_of,
                       addressees, copied_to, systems, differences, notes))

}  // namespace onewindow::law
