#pragma once
// A refusal that is itself worth a fact: somebody tried what a provision forbids, such as taking applications in
// outside the hall. The refused act is rolled back with everything it wrote, so whoever opened its transaction (the
// gateway) writes the fact in one of its own before it answers. Not for ordinary refusals: a typing error is nobody's
// fact.
#include "centre/context/context.h"

namespace onewindow {

struct Attempt : Refusal {
  Attempt(Refusal refused, facts::Fact tried) : Refusal(std::move(refused)), fact(std::move(tried)) {}
  facts::Fact fact;
};

// The attempt that an error is, or null.
std::shared_ptr<const Attempt> attempt_of(const std::exception_ptr& error);
// The fact, with its entry in the ledger.
void record_attempt(WriteContext& context, const Attempt& attempt);

namespace facts {

struct KindQuery {  // facts of one kind that happened in a span of time, the newest first
  std::string kind;
  Instant from, before;
  FactId after{std::numeric_limits<std::int64_t>::max()};  // the last of the page before
};
std::vector<FactRow> of_kind(db::Read& read, const KindQuery& query, int limit);
std::int64_t count_of_kind(db::Read& read, const KindQuery& query);

}  // namespace facts

}  // namespace onewindow
