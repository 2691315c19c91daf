#include "service/catalogue/store.h"

#include "base/text.h"
#include "db/like.h"

namespace onewindow::catalogue::store {

namespace {

// Finds the words anywhere.
std::string pattern(const std::string& search) { return db::like_anywhere(text::lower(search)); }

template <class E>
std::string word(const std::optional<E>& value) {
  return value ? boost::describe::enum_to_string(*value, "") : "";
}

}  // namespace

std::vector<Item> list(db::Read& read, const ItemQuery& query, bool published_only, int limit) {
  return read.all<Item>(
      "select @columns from items where centre_id = :centre and code > :after and search_text like :pattern escape '!'"
      " and (cast(:published as integer) = 0 or state = 'published')"
      " and category like :category escape '!' and type like :type escape '!' and audiences like :audience escape '!'"
      " and department like :department escape '!'"
      " order by code limit :limit",
      {{"after", std::string(query.after.value_or(""))},
       {"pattern", pattern(query.search.value_or(""))},
       {"published", published_only},
       {"category", query.category ? word(query.category) : "%"},
       {"type", query.type ? word(query.type) : "%"},
       {"audience", query.audience ? "%\"" + word(query.audience) + "\"%" : "%"},
       {"department", query.department ? db::like_exactly(*query.department) : "%"},
       {"limit", limit + 1}});
}

std::vector<Item> all_published(db::Read& read) {
  return read.all<Item>("select @columns from items where centre_id = :centre and state = 'published' order by code");
}

std::optional<Item> find(db::Read& read, ItemId id) {
  return read.first<Item>("select @columns from items where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<Item> find_by_code(db::Read& read, const std::string& code) {
  return read.first<Item>("select @columns from items where centre_id = :centre and code = :code", {{"code", code}});
}

std::optional<Version> version(db::Read& read, ItemId id, std::int32_t version) {
  return read.first<Version>(
      "select @columns from item_versions where centre_id = :centre and item_id = :id and version = :version",
      {{"id", id}, {"version", version}});
}

std::optional<std::string> content(db::Read& read, ItemId id, std::int32_t version) {
  return read.value<std::string>(
      "select content from item_versions where centre_id = :centre and item_id = :id and version = :version",
      {{"id", id}, {"version", version}});
}

std::optional<LiveRow> live(db::Read& read, ItemId id) {
  return read.first<LiveRow>(
      "select i.state, i.live_version, v.content from items i left join item_versions v on v.centre_id = i.centre_id "
      "and "
      "v.item_id = i.id and v.version = i.live_version where i.centre_id = :centre and i.id = :id",
      {{"id", id}});
}

std::vector<Version> versions(db::Read& read, ItemId id) {
  return read.all<Version>(
      "select @columns from item_versions where centre_id = :centre and item_id = :id order by version desc limit 200",
      {{"id", id}});
}

void insert(db::Write& write, const Item& item) { write.change("insert into items @row", item); }

void update(db::Write& write, const Item& item) {
  write.change(
      "update items set name = :name, state = :state, category = :category, type = :type, department = :department, "
      "level = :level, hall_included = :hall_included, traits = :traits, audiences = :audiences,"
      " live_version = :live_version, draft_version = :draft_version, last_version = :last_version, search_text = "
      ":search_text"
      " where centre_id = :centre and id = :id",
      {{"name", item.name},
       {"state", item.state},
       {"category", item.category},
       {"type", item.type},
       {"department", item.department},
       {"level", item.level},
       {"hall_included", item.hall_included},
       {"traits", item.traits},
       {"audiences", item.audiences},
       {"live_version", item.live_version},
       {"draft_version", item.draft_version},
       {"last_version", item.last_version},
       {"search_text", item.search_text},
       {"id", item.id}});
}

void insert_version(db::Write& write, const Version& version) {
  write.change("insert into item_versions @row", version);
}

void update_draft(db::Write& write, const Version& version) {
  write.change(
      "update item_versions set content = :content, written_at = :written_at, written_by = :written_by"
      " where centre_id = :centre and item_id = :id and version = :version and published_at is null",
      {{"content", version.content},
       {"written_at", version.written_at},
       {"written_by", version.written_by},
       {"id", version.item_id},
       {"version", version.version}});
}

void remove_draft(db::Write& write, ItemId id, std::int32_t version) {
  write.change(
      "delete from item_versions where centre_id = :centre and item_id = :id and version = :version and published_at "
      "is "
      "null",
      {{"id", id}, {"version", version}});
}

void mark_published(db::Write& write, ItemId id, std::int32_t version, Instant at) {
  write.change(
      "update item_versions set published_at = :at where centre_id = :centre and item_id = :id and version = :version",
      {{"at", at}, {"id", id}, {"version", version}});
}

std::vector<CarrierRecord> carriers(db::Read& read, ItemId id) {
  return read.all<CarrierRecord>(
      "select @columns from item_carriers where centre_id = :centre and item_id = :id order by carrier", {{"id", id}});
}

void put(db::Write& write, const CarrierRecord& record) {
  write.change(
      "insert into item_carriers @row on conflict (centre_id, item_id, carrier) do update set place = excluded.place,"
      " version = excluded.version, checked_on = excluded.checked_on, checked_by = excluded.checked_by",
      record);
}

bool remove_carrier(db::Write& write, ItemId id, Carrier carrier) {
  return write.change("delete from item_carriers where centre_id = :centre and item_id = :id and carrier = :carrier",
                      {{"id", id}, {"carrier", carrier}}) == 1;
}

std::vector<DepartmentCount> guides_by_department(db::Read& read) {
  return read.all<DepartmentCount>(
      "select department, count(*) as guides from items where centre_id = :centre and state = 'published'"
      " group by department order by department");
}

}  // namespace onewindow::catalogue::store
