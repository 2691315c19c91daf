#pragma once
// The ledger as the auditor reads it: newest first, by act or by object. The proof that it is whole is centre/anchors'.
#include "base/page.h"
#include "centre/context/context.h"

namespace onewindow::ledger {

inline constexpr http::Permission kRead{"ledger.read", "查看台账", "read the ledger"};
inline constexpr http::Permission kVerify{"ledger.verify", "核验台账", "verify the ledger"};

struct LedgerQuery : PageQuery {
  std::optional<Text<80>> act;
  std::optional<Id<struct AnyTag>> object;
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (PageQuery), (act, object))

Paged<Entry> entries(ReadContext& context, const LedgerQuery& query);

std::vector<http::Route> routes();

}  // namespace onewindow::ledger
