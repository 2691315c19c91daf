#pragma once
// The record of the windows (P3.A4): each with its departments, the hall where it stands, and the items that it takes
// today.
#include "centre/organisation/halls.h"
#include "service/catalogue/catalogue.h"

namespace onewindow::coverage {

struct TakenItem {
  catalogue::ItemId id;
  std::string code, name;
};
BOOST_DESCRIBE_STRUCT(TakenItem, (), (id, code, name))

struct WindowRecord {
  WindowId window;
  std::int32_t number = 0;
  std::string name;
  organisation::WindowKind kind = organisation::WindowKind::department;
  std::vector<std::string> departments;
  std::optional<organisation::HallId> hall;
  std::string hall_name, hall_address, location, phone;
  bool open = true;
  std::vector<TakenItem> items;
};
BOOST_DESCRIBE_STRUCT(WindowRecord, (),
                      (window, number, name, kind, departments, hall, hall_name, hall_address, location, phone, open,
                       items))

enum class RecordOrder { number, hall };
BOOST_DESCRIBE_ENUM(RecordOrder, number, hall)

struct RecordQuery : PageQuery {
  std::optional<Text<60>> search;  // window, hall, department
  std::optional<organisation::HallId> hall;
  std::optional<organisation::WindowKind> kind;
  std::optional<RecordOrder> order;
};
BOOST_DESCRIBE_STRUCT(RecordQuery, (PageQuery), (search, hall, kind, order))

Paged<WindowRecord> window_records(ReadContext& context, const RecordQuery& query);  // GET /api/v1/window-records

}  // namespace onewindow::coverage
