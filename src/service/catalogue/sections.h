#pragma once
// What a pack says about items and what is made public of them: the typed section `guides`. An absent value means that
// the text is silent.
#include "regulation/cited.h"

namespace onewindow::catalogue {

using regulation::Cited;

// The kinds of items that local texts tell apart: four in P3.A2, two in P2.A3. Which one an item is of follows from its
// national type and its traits (kind_among).
enum class ItemKind {
  licence,              // 行政许可
  other_power,          // 其他行政权力
  public_service,       // 公共服务
  convenience_service,  // 便民服务
  administrative,       // 行政服务 (P2.A3)
};
BOOST_DESCRIBE_ENUM(ItemKind, licence, other_power, public_service, convenience_service, administrative)

enum class PromisePart { content, procedure, limit, standard, assurance, complaint };  // 服务承诺 (P5a.2.1)
BOOST_DESCRIBE_ENUM(PromisePart, content, procedure, limit, standard, assurance, complaint)

// Where what is public hangs, lies or stands (P9.A8).
enum class Carrier { premises, city_portal, centre_site, department_site, board, leaflet, touch_screen };
BOOST_DESCRIBE_ENUM(Carrier, premises, city_portal, centre_site, department_site, board, leaflet, touch_screen)

struct Guides {
  std::vector<Cited<ItemKind>> item_kinds;
  std::vector<Cited<PromisePart>> promise_parts;  // an item without one of them is not published
  std::vector<Cited<Carrier>> carriers;           // where each item has to be made public
  std::optional<Cited<bool>> department_edits;    // the item's own department writes its guide, and nobody else
};
BOOST_DESCRIBE_STRUCT(Guides, (), (item_kinds, promise_parts, carriers, department_edits))

}  // namespace onewindow::catalogue
