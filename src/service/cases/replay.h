#pragma once
// The cases of a past period decided again under another law, page by page: a year of a centre is read in many short
// transactions and never in one long one.
#include "base/page.h"
#include "centre/context/context.h"
#include "service/cases/replay_rules.h"

namespace onewindow::cases {

struct ReplaySpan : PageQuery {
  Date from, to;  // of receipt, both included
};
BOOST_DESCRIBE_STRUCT(ReplaySpan, (PageQuery), (from, to))

struct ReplayedCase {
  CaseId id;
  std::string number, item_name, item_name_en, department_name;
  Instant received_at;
  std::vector<Difference> differences;
};
BOOST_DESCRIBE_STRUCT(ReplayedCase, (),
                      (id, number, item_name, item_name_en, department_name, received_at, differences))

struct ReplayPage {
  std::int64_t total = 0;      // cases of the period
  std::int64_t looked_at = 0;  // of this page
  std::vector<ReplayedCase> changed;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ReplayPage, (), (total, looked_at, changed, next))

// The law that a day had, and the one that is tried.
struct TwoLaws {
  std::function<const regulation::Law&(Date)> before, after;
};

ReplayPage replay(ReadContext& context, const ReplaySpan& span, const TwoLaws& laws);

}  // namespace onewindow::cases
