#pragma once
// The organisation: regions, centres, departments, windows, and which items a window takes. Two management lines meet
// at a window: its department for the business, the centre for the day (P3.A7, P5b.A8, P8.A10.a, P9.A6.d).
#include "base/page.h"
#include "centre/context/context.h"
#include "regulation/calendar.h"

namespace onewindow::organisation {

using PlacementId = Id<struct PlacementTag>;

enum class Level { province, city, county, town, village };
BOOST_DESCRIBE_ENUM(Level, province, city, county, town, village)

struct Region {
  std::string code;  // GB/T 2260, 6 to 12 digits
  std::string name;
  Level level = Level::county;
  std::optional<std::string> parent;
};
BOOST_DESCRIBE_STRUCT(Region, (), (code, name, level, parent))

enum class WindowKind {
  full_comprehensive,      // 全面综合窗口 (P1.A4.1): any item
  category_comprehensive,  // 分类综合窗口 (P1.A5.1): the items of its categories
  department,              // 部门窗口 (P3.A4): its department's items
  shared_comprehensive,    // 综合办事窗口 (P9.A2): several small departments' items
  provincial,              // 省级综合窗口 (P1.A4.4)
  city,                    // 市级综合窗口 (P1.A4.4.c)
  station,                 // 站所窗口 (P2.A3, P1.A6)
};
BOOST_DESCRIBE_ENUM(WindowKind, full_comprehensive, category_comprehensive, department, shared_comprehensive,
                    provincial, city, station)

struct OpeningHours {  // the centre's own calendar: for slots and minutes on the spot; it never moves a legal deadline
  std::int32_t morning_from = 510, morning_to = 720;       // minutes of the day: 08:30–12:00
  std::int32_t afternoon_from = 840, afternoon_to = 1050;  // 14:00–17:30
  bool saturday = false;
};
BOOST_DESCRIBE_STRUCT(OpeningHours, (), (morning_from, morning_to, afternoon_from, afternoon_to, saturday))

struct Centre {
  CentreId id;
  std::string code;  // "linze": used in numbers and links
  std::string name;  // 临泽县政务服务中心
  std::string name_en;
  std::string region;  // region code
  Level level = Level::county;
  std::optional<CentreId> superior;
  std::string address, phone, complaint_phone;
  OpeningHours hours;
};
BOOST_DESCRIBE_STRUCT(Centre, (),
                      (id, code, name, name_en, region, level, superior, address, phone, complaint_phone, hours))

struct Department {
  DepartmentId id;
  std::string code;  // "market_regulation"
  std::string name, name_en;
  bool stationed = true;  // 进驻
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(Department, (), (id, code, name, name_en, stationed, phone))

struct Window {
  WindowId id;
  std::int32_t number = 0;  // as painted over it
  std::string name;
  WindowKind kind = WindowKind::department;
  std::vector<std::string> categories;    // for category_comprehensive: catalogue::Category names
  std::vector<DepartmentId> departments;  // for department, shared_comprehensive, station
  std::string location;                   // "一楼东侧"
  std::string phone;
  bool open = true;
  std::int32_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Window, (), (id, number, name, kind, categories, departments, location, phone, open, version))

// An item at a window: taken from a day on, until a day. Entry and exit need the consent of the centre and of the
// department (P1.A7), each with who and when.
struct Consent {
  std::string side;  // "centre" or "department"
  std::string by;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Consent, (), (side, by, at))

struct Placement {
  PlacementId id;
  WindowId window;
  std::string item;         // the item's code
  DepartmentId department;  // whose item it is, and who consents
  bool entry = true;        // false: the item leaves the window
  Date from;                // in force from this day, or from the day of the second consent when that is later
  std::optional<Date> until;
  std::string reason;
  std::vector<Consent> consents;
};
BOOST_DESCRIBE_STRUCT(Placement, (), (id, window, item, department, entry, from, until, reason, consents))

// What the rule "does this window take this item" needs to know of an item.
struct ItemFacts {
  std::string code, category, level;
  DepartmentId department;
};

// Pure. Whether the window takes the item: full comprehensive any (P1.A4.1); category by category (P1.A5.1);
// department, shared and station by department (P3.A9.1, P9.A2, P2.A3); provincial and city by the item's level
// (P1.A4.4). Placements that are in force add and remove single items. A closed window takes nothing.
bool takes(const Window& window, const ItemFacts& item, const std::vector<Placement>& placements, Date on);

struct CentreChange {
  std::string code, name, name_en, region;
  Level level = Level::county;
  std::optional<CentreId> superior;
  std::string address, phone, complaint_phone;
  OpeningHours hours;
};
BOOST_DESCRIBE_STRUCT(CentreChange, (),
                      (code, name, name_en, region, level, superior, address, phone, complaint_phone, hours))
struct DepartmentChange {
  Text<40, 1> code;
  Text<60, 1> name;
  std::string name_en, phone;
  bool stationed = true;
};
BOOST_DESCRIBE_STRUCT(DepartmentChange, (), (code, name, name_en, phone, stationed))
struct WindowChange {
  std::int32_t number = 0;
  Text<40, 1> name;
  WindowKind kind = WindowKind::department;
  std::vector<std::string> categories;
  std::vector<DepartmentId> departments;
  std::string location, phone;
  bool open = true;
};
BOOST_DESCRIBE_STRUCT(WindowChange, (), (number, name, kind, categories, departments, location, phone, open))
struct PlacementProposal {
  std::string item;
  DepartmentId department;  // whose item it is: its leader consents
  bool entry = true;        // false: exit
  Date from;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(PlacementProposal, (), (item, department, entry, from, reason))

inline constexpr http::Permission kManageWindows{"window.manage", "管理窗口", "manage windows"};
inline constexpr http::Permission kManageDepartments{"department.manage", "管理进驻部门", "manage departments"};
inline constexpr http::Permission kPropose{"placement.propose", "提出事项进驻或退出",
                                           "propose that an item enters or leaves a window"};
inline constexpr http::Permission kConsentForCentre{"placement.consent_centre", "代表中心同意事项进退",
                                                    "consent to a placement for the centre"};
inline constexpr http::Permission kConsentForDepartment{"placement.consent_department", "代表部门同意事项进退",
                                                        "consent to a placement for the department"};

std::vector<Region> regions(ReadContext& context);
Centre centre(ReadContext& context);          // the context's own
std::vector<Centre> centres(db::Read& read);  // of the platform, by code; with any handle
std::optional<Centre> find_centre(ReadContext& context, const std::string& code);
std::vector<Department> departments(ReadContext& context);
std::vector<Window> windows(ReadContext& context);
std::vector<Placement> placements(ReadContext& context);
std::optional<Window> find_window(ReadContext& context, WindowId id);
std::optional<Department> find_department(ReadContext& context, DepartmentId id);
// The open windows that take an item, nearest number first; empty when nobody does.
std::vector<Window> windows_for(ReadContext& context, const ItemFacts& item);
// This window, where it takes the item today; nothing where it does not.
std::optional<Window> takes_here(ReadContext& context, WindowId id, const ItemFacts& item);

void enter_region(WriteContext& context, const Region& region);       // platform; again: changes it
Centre establish(WriteContext& context, const CentreChange& change);  // platform: a new centre
Department station(WriteContext& context, const DepartmentChange& change);
Window open_window(WriteContext& context, const WindowChange& change);
Window change_window(WriteContext& context, WindowId id, const WindowChange& change);
Placement propose(WriteContext& context, WindowId window, const PlacementProposal& proposal);
Placement consent(WriteContext& context, PlacementId id, bool for_department);

std::vector<http::Route> routes();

}  // namespace onewindow::organisation
