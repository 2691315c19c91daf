#include "centre/context/attempt.h"

namespace onewindow {

std::shared_ptr<const Attempt> attempt_of(const std::exception_ptr& error) {
  try {
    if (error) std::rethrow_exception(error);
  } catch (const Attempt& attempt) {
    return std::make_shared<const Attempt>(attempt);
  } catch (...) {}
  return nullptr;
}

void record_attempt(WriteContext& context, const Attempt& attempt) {
  context.observe(attempt.fact);
  context.record("facts.attempt", attempt.fact.subject_kind, attempt.fact.subject, "", "",
                 {{"kind", attempt.fact.kind}, {"refused", attempt.code}});
}

namespace facts {

std::vector<FactRow> of_kind(db::Read& read, const KindQuery& query, int limit) {
  return read.all<FactRow>(
      "select @columns from facts where centre_id = :centre and kind = :kind and at >= :from and at < :before and id < "
      ":after order by id desc limit :limit",
      {{"kind", query.kind}, {"from", query.from}, {"before", query.before}, {"after", query.after}, {"limit", limit}});
}

std::int64_t count_of_kind(db::Read& read, const KindQuery& query) {
  return read.count(
      "select count(*) from facts where centre_id = :centre and kind = :kind and at >= :from and at < :before",
      {{"kind", query.kind}, {"from", query.from}, {"before", query.before}});
}

}  // namespace facts

}  // namespace onewindow
