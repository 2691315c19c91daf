#pragma once
// Facts: what was observed, the same under every regulation, recorded once with its evidence and never edited; a
// correction is a new fact that names the one it corrects. "Late" and "overdue" are no facts: they are derived.
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/page.h"
#include "db/database.h"

namespace onewindow::facts {

using FactId = Id<struct FactTag>;

struct Fact {
  FactId id;         // made when it is recorded
  std::string kind;  // "notice.repeated_defect", "window.guidance_given"; the vocabulary is regulations/facts.yaml
  std::string subject_kind;  // whom or what it is about: "account", "window", "department", "case"
  std::int64_t subject = 0;
  std::optional<std::int64_t> object;  // the case or other object it happened at
  Instant at;                          // when it happened
  boost::json::value detail;           // what was seen, and where the evidence lies
};

struct FactRow {
  FactId id;
  std::string kind, subject_kind;
  Id<struct AnyTag> subject;
  std::optional<Id<struct AnyTag>> object;
  Instant at, recorded_at;
  std::string recorded_by;
  boost::json::value detail;
};
BOOST_DESCRIBE_STRUCT(FactRow, (), (id, kind, subject_kind, subject, object, at, recorded_at, recorded_by, detail))

void insert(db::Write& write, const Fact& fact, Instant recorded_at, const std::string& recorded_by);
std::vector<FactRow> of_object(db::Read& read, std::int64_t object);

}  // namespace onewindow::facts
