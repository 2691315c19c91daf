#pragma once
// The sums behind statistics.h, each over an index of its instant.
#include "service/cases/statistics.h"

namespace onewindow::cases::store {

struct Counted {
  std::string key;  // as `by` is stored: days since 1970, an id, a word
  StatisticsNumbers numbers;
};
// What happened from `from` until `before`, grouped; a group may come several times, with other numbers.
std::vector<Counted> statistics(db::Read& read, const StatisticsQuery& query, const registers::Between& span);

// Cases of an item that are not decided and have not ended.
std::int64_t open_of_item(db::Read& read, ItemId item);

struct Named {
  std::string item_name, item_name_en, department_name, handler;
};
BOOST_DESCRIBE_STRUCT(Named, (), (item_name, item_name_en, department_name, handler))
// As the newest case of the item, or of the person, has it.
Named newest_of_item(db::Read& read, ItemId item);
Named newest_of_handler(db::Read& read, AccountId handler);

}  // namespace onewindow::cases::store
