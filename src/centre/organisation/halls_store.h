#pragma once
// Every statement on halls.
#include "centre/organisation/halls.h"

namespace onewindow::organisation::store {

struct Standing {  // which window stands where
  WindowId window_id;
  HallId hall_id;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (window_id, hall_id))

struct HallAfter {
  std::string by;
  HallId id;
};

std::vector<HallRow> halls(db::Read& read, const HallQuery& query, const std::optional<HallAfter>& after, int limit);
std::vector<Hall> all_halls(db::Read& read);
std::optional<Hall> hall(db::Read& read, HallId id);
std::optional<HallId> hall_of_name(db::Read& read, const std::string& name);
std::int64_t open_windows_in(db::Read& read, HallId id);
void insert(db::Write& write, const Hall& hall);
void update(db::Write& write, const Hall& hall);
std::vector<Standing> standings(db::Read& read);
void stand(db::Write& write, WindowId window, std::optional<HallId> hall);

}  // namespace onewindow::organisation::store
