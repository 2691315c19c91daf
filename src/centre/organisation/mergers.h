#pragma once
// Merging and re-sorting windows (P1.A5.3): the record of what was put together or sorted anew, when, why, and with
// whose agreement. The windows that go are closed, not deleted, and cases keep the window they were taken in at.
#include "centre/organisation/organisation.h"

namespace onewindow::organisation {

using MergerId = Id<struct MergerTag>;

struct Agreement {  // of a department whose items come or go with it (P1.A7)
  DepartmentId department;
  Text<200, 1> words;  // who agreed, when, in which paper
};
BOOST_DESCRIBE_STRUCT(Agreement, (), (department, words))

struct Regrouping {
  std::int32_t version = 0;       // of the target
  std::vector<WindowId> sources;  // that go into the target; none when it is only sorted anew
  WindowKind kind = WindowKind::category_comprehensive;
  std::vector<std::string> categories;
  std::vector<DepartmentId> departments;
  Text<40, 1> name;
  Text<400, 1> reason;
  Date on;
  std::vector<Agreement> agreements;
};
BOOST_DESCRIBE_STRUCT(Regrouping, (), (version, sources, kind, categories, departments, name, reason, on, agreements))

struct WindowSetup {  // what a window was
  std::int32_t number = 0;
  std::string name;
  WindowKind kind = WindowKind::department;
  std::vector<std::string> categories;
  std::vector<DepartmentId> departments;
};
BOOST_DESCRIBE_STRUCT(WindowSetup, (), (number, name, kind, categories, departments))

struct Merger {
  MergerId id;
  WindowId target;
  WindowSetup before, after;         // of the target
  std::vector<WindowSetup> sources;  // as they were
  std::string reason;
  Date on_date;
  std::vector<Agreement> agreements;
  std::string by_name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Merger, (), (id, target, before, after, sources, reason, on_date, agreements, by_name, at))

// Refuses window.not_found, window.stale, merger.source, merger.date, merger.nothing_changes and what check_window
// refuses. What both sides have consented to at a source holds at the target that takes its place.
Merger regroup(WriteContext& context, WindowId target, const Regrouping& regrouping);
Paged<Merger> mergers(ReadContext& context, const PageQuery& query);  // GET /api/v1/window-mergers, newest first

}  // namespace onewindow::organisation
