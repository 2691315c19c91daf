#pragma once
// Every statement on applications.
#include "service/applications/applications.h"

namespace onewindow::applications::store {

struct Row {
  ApplicationId id;
  std::int32_t version = 1;
  VisitorId visitor_id;
  catalogue::ItemId item_id;
  std::int32_t item_version = 0;
  std::string item_name, item_name_en;
  privacy::Sealed form;  // as JSON
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, version, visitor_id, item_id, item_version, item_name, item_name_en, form, updated_at))

std::optional<Row> find(db::Read& read, ApplicationId id);
void insert(db::Write& write, const Row& row);
void update(db::Write& write, const Row& row);
void remove(db::Write& write, ApplicationId id);
// Newest first.
std::vector<Row> of(db::Read& read, VisitorId visitor, const DraftQuery& query, ApplicationId before, int limit);
std::int64_t count(db::Read& read, VisitorId visitor);
std::vector<ApplicationId> untouched_since(db::Read& read, Instant since, int limit);

}  // namespace onewindow::applications::store
