#include "centre/context/facts.h"

#include <atomic>

#include "base/check.h"
#include "centre/context/kinds.h"

namespace onewindow::facts {

namespace {

std::atomic<Known> known_kinds = nullptr;

}  // namespace

void set_known(Known known) { known_kinds = known; }

void check_known(db::Read& read, const Fact& fact) {
  const Known known = known_kinds;
  CHECK_PROMISE(known != nullptr, "the vocabulary of facts is told before anything is observed");
  CHECK_PROMISE(known(read, fact), ("no kind of facts: " + fact.kind + " of " + fact.subject_kind).c_str());
}

void insert(db::Write& write, const Fact& fact, Instant recorded_at, const std::string& recorded_by) {
  FactRow row{.id = fact.id,
              .kind = fact.kind,
              .subject_kind = fact.subject_kind,
              .subject = {fact.subject},
              .at = fact.at,
              .recorded_at = recorded_at,
              .recorded_by = recorded_by,
              .detail = fact.detail};
  if (fact.object) row.object = Id<AnyTag>{*fact.object};
  write.change("insert into facts @row", row);
}

std::vector<FactRow> of_object(db::Read& read, std::int64_t object) {
  return read.all<FactRow>("select @columns from facts where centre_id = :centre and object = :object order by at, id",
                           {{"object", object}});
}

}  // namespace onewindow::facts
