#pragma once
// The cases of a past period decided again under another law, page by page: a year of a centre is read in many short
// transactions and never in one long one.
#include "base/page.h"
#include "centre/context/context.h"
#include "service/cases/replay_rules.h"

namespace onewindow::cases {

struct ReplaySpan {
  Date from, to;                   // of receipt, both included
  std::optional<Text<400>> after;  // `next` of the page before
};
BOOST_DESCRIBE_STRUCT(ReplaySpan, (), (from, to, after))

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

// Item versions never change once a case was taken under them: whoever reads many pages keeps what was read.
using ReplayedItems = std::map<std::pair<std::int64_t, std::int32_t>, catalogue::ItemContent>;

// At most `limit` cases.
ReplayPage replay(ReadContext& context, const ReplaySpan& span, const TwoLaws& laws, ReplayedItems& items, int limit);

}  // namespace onewindow::cases
