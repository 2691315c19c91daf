#pragma once
// Halls (政务大厅): the places with an address where a centre's windows stand (P3.A4). A window's `location` says where
// in its hall it is; who is sent to a window is told both (P5c.1.c). Not here: what a window takes (organisation.h).
#include "centre/organisation/organisation.h"

namespace onewindow::organisation {

using HallId = Id<struct HallTag>;

struct Hall {
  HallId id;
  std::int32_t version = 0;
  std::string name, name_en, address, phone;
  bool open = true;
};
BOOST_DESCRIBE_STRUCT(Hall, (), (id, version, name, name_en, address, phone, open))

struct HallRow : Hall {
  std::int32_t windows = 0;  // that stand in it
};
BOOST_DESCRIBE_STRUCT(HallRow, (Hall), (windows))

struct HallChange {
  std::int32_t version = 0;  // of what was seen; 0: a new one
  Text<60, 1> name;
  Text<120> name_en;
  Text<120, 1> address;
  Text<40> phone;
  bool open = true;
};
BOOST_DESCRIBE_STRUCT(HallChange, (), (version, name, name_en, address, phone, open))

enum class HallOrder { name, address };
BOOST_DESCRIBE_ENUM(HallOrder, name, address)

struct HallQuery : PageQuery {
  std::optional<Text<60>> search;
  std::optional<bool> open;
  std::optional<HallOrder> order;
};
BOOST_DESCRIBE_STRUCT(HallQuery, (PageQuery), (search, open, order))

Paged<HallRow> halls(ReadContext& context, const HallQuery& query);
// Refuse hall.name_taken, and the second hall.unknown, hall.stale, hall.windows_stand (it closes while windows are
// open).
Hall open_hall(WriteContext& context, const HallChange& change);
Hall change_hall(WriteContext& context, HallId id, const HallChange& change);

// ---- windows as the office edits them

struct WindowInHall : Window {
  std::optional<HallId> hall;
  std::string hall_name, hall_address;
};
BOOST_DESCRIBE_STRUCT(WindowInHall, (Window), (hall, hall_name, hall_address))

struct NewWindow : WindowChange {
  std::optional<HallId> hall;
};
BOOST_DESCRIBE_STRUCT(NewWindow, (WindowChange), (hall))

struct WindowEdit : WindowChange {
  std::int32_t version = 0;  // of what was seen
  std::optional<HallId> hall;
};
BOOST_DESCRIBE_STRUCT(WindowEdit, (WindowChange), (version, hall))

std::vector<WindowInHall> windows_in_halls(ReadContext& context);  // GET /api/v1/windows
// Refuse what open_window and change_window do, hall.unknown, hall.closed, and the second window.stale.
WindowInHall open_window_in_hall(WriteContext& context, const NewWindow& change);
WindowInHall edit_window(WriteContext& context, WindowId id, const WindowEdit& edit);

}  // namespace onewindow::organisation
