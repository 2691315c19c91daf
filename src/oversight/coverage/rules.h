#pragma once
// The shares, computed. Pure: items, windows and placements in, a report out; ratios are compared by multiplying.
#include "centre/organisation/placing.h"
#include "centre/organisation/sections.h"
#include "regulation/because.h"
#include "service/catalogue/placing.h"
#include "service/catalogue/sections.h"

namespace onewindow::coverage {

using catalogue::Standing;
using regulation::Because;

struct ItemRef {
  std::string code, name;
  std::int64_t cases = 0;  // in the span that is looked at
};
BOOST_DESCRIBE_STRUCT(ItemRef, (), (code, name, cases))

struct Share {  // part of whole, against a minimum where the pack sets one
  std::int64_t part = 0, whole = 0;
  std::optional<std::int32_t> minimum;  // percent
  bool met = true;
  std::vector<ItemRef> missing;
  Because because;
};
BOOST_DESCRIBE_STRUCT(Share, (), (part, whole, minimum, met, missing, because))

struct CategoryLine {  // P1.A5.2.a
  std::string category;
  bool required = false;              // the pack wants a window for it
  std::vector<std::int32_t> windows;  // numbers of the open category windows that take it
  Share share;                        // of its items at category windows
};
BOOST_DESCRIBE_STRUCT(CategoryLine, (), (category, required, windows, share))

struct DepartmentLine {  // P3.A3.b
  DepartmentId department;
  std::string name;
  bool stationed = true;
  Share in_hall;
  std::vector<ItemRef> idle;  // in the hall, and nobody came with one in the span: taken in elsewhere?
};
BOOST_DESCRIBE_STRUCT(DepartmentLine, (), (department, name, stationed, in_hall, idle))

struct KindLine {  // P3.A2
  catalogue::ItemKind kind = catalogue::ItemKind::licence;
  std::int64_t items = 0, cases = 0;
};
BOOST_DESCRIBE_STRUCT(KindLine, (), (kind, items, cases))

struct Range {  // P1.A4.4.a
  std::int64_t count = 0;
  std::optional<std::int32_t> minimum, maximum;
  bool met = true;
  Because because;
};
BOOST_DESCRIBE_STRUCT(Range, (), (count, minimum, maximum, met, because))

struct Report {
  Date from, to;
  std::int64_t items = 0;           // published
  Range full_windows;               // P1.A4.3
  Share at_full;                    // of the items that belong there (P1.A4.2), or of all
  std::vector<ItemRef> candidates;  // simple items of few cases that are not at a full window yet (P1.A4.3)
  Share at_category;                // P1.A5.2.b
  std::vector<CategoryLine> categories;
  std::optional<Range> provincial_windows;  // in a city's centre
  std::vector<DepartmentLine> departments;
  std::vector<KindLine> kinds;
  std::int64_t outside = 0;  // seen to be taken in elsewhere, in the span
};
BOOST_DESCRIBE_STRUCT(Report, (),
                      (from, to, items, full_windows, at_full, candidates, at_category, categories, provincial_windows,
                       departments, kinds, outside))

struct Hall {
  organisation::Level level = organisation::Level::county;
  std::vector<Standing> items;
  std::vector<organisation::Window> windows;
  std::vector<organisation::Placement> placements;
  std::vector<organisation::Department> departments;
  std::map<std::string, std::int64_t> cases;  // by the item's code, in the span
  std::int64_t few_cases = 0;
  Date on;
};

Report cover(const Hall& hall, const organisation::WindowRules& rules, const catalogue::Guides& guides);

// part of whole against a percentage, rounding nowhere; of nothing, all is there.
bool reaches(std::int64_t part, std::int64_t whole, std::int32_t percent);

bool city_or_county(organisation::Level level);  // whom P1 asks for windows by category

// What is counted against what the text asks of a centre of this level; nothing where it asks for nothing there.
void hold_at_full(Share& share, const organisation::WindowRules& rules, organisation::Level level);       // P1.A4.2
void hold_at_category(Share& share, const organisation::WindowRules& rules, organisation::Level level);   // P1.A5.2.b
void hold_in_hall(Share& share, const organisation::WindowRules& rules, organisation::Level level);       // P3.A3.b
void hold_full_windows(Range& range, const organisation::WindowRules& rules, organisation::Level level);  // P1.A4.3
void hold_provincial_windows(Range& range, const organisation::WindowRules& rules,
                             organisation::Level level);  // P1.A4.4

}  // namespace onewindow::coverage
