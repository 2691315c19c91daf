#pragma once
// The ledger as the auditor reads it: newest first, by act or by object, and the proof that it is whole.
#include "centre/context/errand.h"

namespace onewindow::ledger {

inline constexpr http::Permission kRead{"ledger.read", "查看台账", "read the ledger"};
inline constexpr http::Permission kVerify{"ledger.verify", "核验台账", "verify the ledger"};

struct LedgerQuery : PageQuery {
  std::optional<Text<80>> act;
  std::optional<Id<struct AnyTag>> object;
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (PageQuery), (act, object))

Paged<Entry> entries(ReadContext& context, const LedgerQuery& query);
Verdict verify_own(ErrandContext& errand);  // page by page, so it is an errand

std::vector<http::Route> routes();

}  // namespace onewindow::ledger
