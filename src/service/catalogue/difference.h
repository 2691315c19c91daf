#pragma once
// What a draft changes beside the live version, element by element. Pure.
#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue {

enum class Change { added, removed, changed, reordered };
BOOST_DESCRIBE_ENUM(Change, added, removed, changed, reordered)

struct Difference {
  std::string element;        // "materials"
  std::string title;          // 申请材料
  std::string what;           // which one of a list: "m2"; empty for a single value
  std::string part;           // "standard", 受理标准 as its title
  std::string part_title;
  Change change = Change::changed;
  std::string before, after;  // as the spreadsheet writes them
};
BOOST_DESCRIBE_STRUCT(Difference, (), (element, title, what, part, part_title, change, before, after))

// In the order of the guide. Materials are told apart by their codes, whatever their order; elements of other lists by
// what they say.
std::vector<Difference> differences(const ItemContent& before, const ItemContent& after);

}  // namespace onewindow::catalogue
