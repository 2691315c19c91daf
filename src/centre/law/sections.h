#pragma once
// What a text says of itself beyond its head: the typed section `document` (文件信息). Nothing is decided by it; it is
// shown with the text, in the text's own terms.
#include "regulation/cited.h"

namespace onewindow::law {

using regulation::Cited;

struct Document {
  std::vector<Cited<std::string>> purpose, basis, goals;
  std::optional<Cited<std::string>> scope;        // where it holds
  std::vector<Cited<std::string>> applies_to;     // whom it is for (P8.A2)
  std::vector<Cited<std::string>> bodies;         // what it means by the bodies it names (P1.A26)
  std::optional<Cited<std::string>> rank, topic;  // 效力等级, 主题分类
  std::optional<Cited<std::string>> openness;     // 公开属性
  std::optional<Cited<std::string>> forwarded_by, annex_of;
  std::vector<Cited<std::string>> addressees, copied_to;
  std::vector<Cited<std::string>> systems;      // the systems it consists of (P5a.0, P5c.0)
  std::vector<Cited<std::string>> differences;  // where it differs from the text it repeats (P6.0)
  std::vector<Cited<std::string>> notes;        // what is missing or unclear in the source
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (purpose, basis, goals, scope, applies_to, bodies, rank, topic, openness, forwarded_by, annex_of,
                       addressees, copied_to, systems, differences, notes))

}  // namespace onewindow::law
