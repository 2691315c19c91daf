#include "centre/context/facts.h"

namespace onewindow::facts {

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
