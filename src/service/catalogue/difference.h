#pragma once
// What a draft changes beside the live version, element by element. Pure.
#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue {

enum class Change { added, removed, changed, reordered };
BOOST_DESCRIBE_ENUM(Change, added, removed, changed, reordered)

struct Difference {
  std::string element;  // "materials"
  std::string title;    // 申请材料
  std::string what;     // which one of a list: "m2"; empty for a single value
  std::string part;     // "standard", 受理标准 as its title
  std::string part_title;
  Change change = Change::changed;
  std::string before, after;  // as the spreadsheet writes them
};
BOOST_DESCRIBE_STRUCT(Difference, (), (element, title, what, part, part_title, change, before, after))

struct Comparison {  // of what is public with what would be
  std::int32_t live_version = 0, draft_version = 0;
  std::vector<Difference> differences;
};
BOOST_DESCRIBE_STRUCT(Comparison, (), (live_version, draft_version, differences))

// In the order of the guide. Materials are told apart by their codes, whatever their order; elements of other lists by
// what they say.
std::vector<Difference> differences(const ItemContent& before, const ItemContent& after);

struct VersionRow {
  std::int32_t version = 0;
  Instant written_at;
  std::string written_by;
  std::optional<Instant> published_at;
  bool live = false;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, written_at, written_by, published_at, live))

struct VersionsQuery {
  std::optional<std::int32_t> from, to;  // versions; absent: the live one and the draft
};
BOOST_DESCRIBE_STRUCT(VersionsQuery, (), (from, to))

// GET /api/v1/items/{id}/differences: nothing to compare where nothing is live or there is no draft.
Comparison compare(ReadContext& context, ItemId id, const VersionsQuery& query);
std::vector<VersionRow> versions(ReadContext& context, ItemId id);  // GET /api/v1/items/{id}/versions, newest first

}  // namespace onewindow::catalogue
