#pragma once
// Every SQL statement of the catalogue.
#include "service/catalogue/catalogue.h"
#include "service/catalogue/sections.h"

namespace onewindow::catalogue::store {

struct Item {
  CentreId centre_id;
  ItemId id;
  std::string code, name;
  ItemState state = ItemState::draft;
  Category category = Category::livelihood;
  ItemType type = ItemType::public_service;
  std::string department, level;
  bool hall_included = true;
  std::vector<ItemTrait> traits;
  std::vector<Audience> audiences;
  std::int32_t live_version = 0, draft_version = 0, last_version = 0;
  std::string search_text;

  std::int32_t shown() const { return live_version != 0 ? live_version : draft_version; }
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (centre_id, id, code, name, state, category, type, department, level, hall_included, traits,
                       audiences, live_version, draft_version, last_version, search_text))

struct Version {
  CentreId centre_id;
  ItemId item_id;
  std::int32_t version = 0;
  ItemContent content;
  Instant written_at;
  std::string written_by;
  std::optional<Instant> published_at;
};
BOOST_DESCRIBE_STRUCT(Version, (), (centre_id, item_id, version, content, written_at, written_by, published_at))

// One page in the order of codes, after `after`, at most `limit` + 1 rows.
std::vector<Item> list(db::Read& read, const ItemQuery& query, bool published_only, int limit);
std::vector<Item> all_published(db::Read& read);  // by code
std::optional<Item> find(db::Read& read, ItemId id);
std::optional<Item> find_by_code(db::Read& read, const std::string& code);
std::optional<Version> version(db::Read& read, ItemId id, std::int32_t version);
// Its text alone, as it is stored.
std::optional<std::string> content(db::Read& read, ItemId id, std::int32_t version);
std::vector<Version> versions(db::Read& read, ItemId id);  // newest first
// The live version with its item, in one statement.
struct LiveRow {
  ItemState state = ItemState::draft;
  std::int32_t live_version = 0;
  std::optional<ItemContent> content;
};
BOOST_DESCRIBE_STRUCT(LiveRow, (), (state, live_version, content))
std::optional<LiveRow> live(db::Read& read, ItemId id);
void insert(db::Write& write, const Item& item);
void update(db::Write& write, const Item& item);
void insert_version(db::Write& write, const Version& version);
void update_draft(db::Write& write, const Version& version);
void remove_draft(db::Write& write, ItemId id, std::int32_t version);
void mark_published(db::Write& write, ItemId id, std::int32_t version, Instant at);

struct CarrierRecord {
  ItemId item_id;
  Carrier carrier = Carrier::premises;
  std::string place;
  std::int32_t version = 0;
  Date checked_on;
  std::string checked_by;
};
BOOST_DESCRIBE_STRUCT(CarrierRecord, (), (item_id, carrier, place, version, checked_on, checked_by))

std::vector<CarrierRecord> carriers(db::Read& read, ItemId id);
void put(db::Write& write, const CarrierRecord& record);
bool remove_carrier(db::Write& write, ItemId id, Carrier carrier);  // false when there was none

struct DepartmentCount {
  std::string department;
  std::int64_t guides = 0;
};
BOOST_DESCRIBE_STRUCT(DepartmentCount, (), (department, guides))
std::vector<DepartmentCount> guides_by_department(db::Read& read);

}  // namespace onewindow::catalogue::store
