#include "oversight/coverage/store.h"

namespace onewindow::coverage::store {

void insert(db::Write& write, const OutsideRow& row) { write.change("insert into outside_intakes @row", row); }

std::vector<OutsideRow> list(db::Read& read, const OutsideQuery& query, OutsideId before, int limit) {
  return read.all<OutsideRow>(
      "select @columns from outside_intakes where centre_id = :centre and id < :before"
      " and (cast(:any as integer) = 1 or department_id = :department) order by id desc limit :limit",
      {{"before", before},
       {"any", !query.department},
       {"department", query.department.value_or(DepartmentId{})},
       {"limit", limit}});
}

std::int64_t count(db::Read& read, Date from, Date to) {
  return read.count(
      "select count(*) from outside_intakes where centre_id = :centre and seen_on >= :from and seen_on <= :to",
      {{"from", from}, {"to", to}});
}

}  // namespace onewindow::coverage::store
