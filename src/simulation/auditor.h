#pragma once
// An auditor who trusts nobody: from the timelines of the cases, the guides and the packs' values it works out again,
// day by day and without the engine's arithmetic, what the system has derived: states, dates, lights, numbers, counts,
// the ledger's entries. It shares no rule with the features it checks, and is slow on purpose. A difference is a
// finding; the simulation's seed makes it again.
#include "centre/context/contexts.h"

namespace onewindow::simulation {

struct Finding {
  std::string object;  // a receipt number, "counts", "ledger"
  std::string what;    // "promised.due"
  std::string expected, found;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (object, what, expected, found))

struct Audit {
  std::int64_t cases = 0, events = 0, clocks = 0, documents = 0, rows = 0, ledger_entries = 0;
  std::int64_t differences = 0;   // rows: of registers, fees, objections, ratings, …
  std::vector<Finding> findings;  // the first twenty of each kind
};
BOOST_DESCRIBE_STRUCT(Audit, (), (cases, events, clocks, documents, rows, ledger_entries, differences, findings))

// Blocking. `workdays` is the text of cn-workdays.csv, which is read here once more and on its own.
Audit audit(Contexts& contexts, CentreId centre, std::string_view workdays);

}  // namespace onewindow::simulation
