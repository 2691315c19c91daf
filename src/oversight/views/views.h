#pragma once
// Oversight views (监督视图): a superior centre reads of a lower one what that centre has declared, or what the law
// under which it works gives its superior (P1.A25.a), and nothing else. Whatever was read stands in the ledger of the
// reader. Not here: statistics of one's own centre, and anything about persons.
#include "base/page.h"
#include "centre/context/errand.h"
#include "oversight/views/sections.h"
#include "service/cases/census.h"
#include "service/catalogue/catalogue.h"

namespace onewindow::views {

using DeclarationId = Id<struct DeclarationTag>;

inline constexpr http::Permission kDeclare{"oversight.declare", "公布上级可查看的内容",
                                           "declare what the superior may read"};
inline constexpr http::Permission kOversee{"oversight.read", "查看下级中心", "read lower centres' oversight views"};

// ---- at the lower centre

struct DeclarationRequest {
  View view = View::windows;
  Text<200, 1> basis;  // why: a paper, an agreement
  Date from;
  std::optional<Date> until;  // the last day
};
BOOST_DESCRIBE_STRUCT(DeclarationRequest, (), (view, basis, from, until))

struct Revocation {
  Text<200, 1> reason;
};
BOOST_DESCRIBE_STRUCT(Revocation, (), (reason))

struct Declaration {
  std::optional<DeclarationId> id;  // absent: by law
  View view = View::windows;
  std::string basis;
  std::optional<Date> from, until;
  std::string declared_by;
  std::optional<Date> revoked_on;
  std::string revoked_by, revoked_reason;
  bool in_force = false;
  std::optional<Citation> provision;  // of what the law gives
};
BOOST_DESCRIBE_STRUCT(Declaration, (),
                      (id, view, basis, from, until, declared_by, revoked_on, revoked_by, revoked_reason, in_force,
                       provision))

struct Declarations {
  std::string superior;  // whom they let read; empty where there is none
  std::vector<Declaration> declarations;
};
BOOST_DESCRIBE_STRUCT(Declarations, (), (superior, declarations))

// Refuses view.no_superior, view.dates, view.declared.
Declarations declare(WriteContext& context, const DeclarationRequest& request);
// From today nobody reads by it. Refuses view.not_found, view.revoked.
Declarations revoke(WriteContext& context, DeclarationId id, const Revocation& revocation);
Declarations declarations(ReadContext& context);

// ---- from above

struct Grant {  // by what right it was read
  std::string centre, centre_name;
  View view = View::windows;
  std::string basis;
  std::optional<Citation> provision;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Grant, (), (centre, centre_name, view, basis, provision, at))

struct LowerCentre {
  std::string code, name, name_en;
  organisation::Level level = organisation::Level::county;
  std::vector<View> views;  // that may be read today
};
BOOST_DESCRIBE_STRUCT(LowerCentre, (), (code, name, name_en, level, views))

struct WindowSeen {
  std::int32_t number = 0;
  std::string name, location;
  organisation::WindowKind kind = organisation::WindowKind::department;
  std::vector<std::string> categories, departments;
  bool open = true;
};
BOOST_DESCRIBE_STRUCT(WindowSeen, (), (number, name, location, kind, categories, departments, open))

struct WindowsSeen {
  Grant grant;
  std::vector<WindowSeen> windows;
};
BOOST_DESCRIBE_STRUCT(WindowsSeen, (), (grant, windows))

struct ItemsSeen {
  Grant grant;
  std::vector<catalogue::ItemRow> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ItemsSeen, (), (grant, items, next))

struct DepartmentCounts {
  std::string department;
  cases::Counts counts;
};
BOOST_DESCRIBE_STRUCT(DepartmentCounts, (), (department, counts))

struct CountsSeen {
  Grant grant;
  cases::Counts all;
  std::vector<DepartmentCounts> departments;
};
BOOST_DESCRIBE_STRUCT(CountsSeen, (), (grant, all, departments))

struct TimelinessQuery {
  std::optional<Date> from, to;  // of the decisions; absent: the last thirty days
};
BOOST_DESCRIBE_STRUCT(TimelinessQuery, (), (from, to))

struct TimelinessSeen {
  Grant grant;
  Date from, to;
  std::vector<cases::Timeliness> departments;
};
BOOST_DESCRIBE_STRUCT(TimelinessSeen, (), (grant, from, to, departments))

// Each refuses oversight.unknown_centre, oversight.not_superior, oversight.not_declared.
std::vector<LowerCentre> lower_centres(ErrandContext& errand);  // GET /api/v1/oversight/centres
WindowsSeen see_windows(ErrandContext& errand, const Text<40, 1>& centre);
ItemsSeen see_items(ErrandContext& errand, const Text<40, 1>& centre, const PageQuery& query);
CountsSeen see_counts(ErrandContext& errand, const Text<40, 1>& centre);
TimelinessSeen see_timeliness(ErrandContext& errand, const Text<40, 1>& centre, const TimelinessQuery& query);

const std::vector<http::Route>& routes();

}  // namespace onewindow::views
