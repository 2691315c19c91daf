#pragma once
// Personal data is masked wherever it is listed or shown. Who needs one value in full, to call somebody or to compare a
// paper, says why; it is shown for a minute, and that it was shown stands in the ledger and in a list of its own, which
// the auditor reads. The value itself is kept nowhere: asking is an errand, whose answer no idempotency key keeps.
#include "centre/context/errand.h"
#include "service/cases/cases.h"

namespace onewindow::cases {

inline constexpr http::Permission kReveal{"person.reveal", "查看完整个人信息", "be shown personal data in full"};

enum class Whose { applicant, agent };
BOOST_DESCRIBE_ENUM(Whose, applicant, agent)
enum class Shown { paper_number, phone, address };
BOOST_DESCRIBE_ENUM(Shown, paper_number, phone, address)

struct Revealing {
  Whose whose = Whose::applicant;
  Shown what = Shown::phone;
  Text<200, 1> reason;  // four characters at least: why, and not just something
};
BOOST_DESCRIBE_STRUCT(Revealing, (), (whose, what, reason))

struct Revealed {
  std::string value;
  std::int32_t seconds = 0;  // that the page shows it
};
BOOST_DESCRIBE_STRUCT(Revealed, (), (value, seconds))

// Refuses reveal.reason, case.unknown, access.forbidden to another department, reveal.nothing.
Revealed reveal(ErrandContext& errand, CaseId id, const Revealing& asked);  // POST /api/v1/cases/{id}/reveal

struct RevealTag;
struct RevealRow {
  Id<RevealTag> id;
  Instant at;
  AccountId by_id;
  std::string by_name;
  CaseId case_id;
  std::string receipt_number;
  Whose whose = Whose::applicant;
  Shown what = Shown::phone;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RevealRow, (), (id, at, by_id, by_name, case_id, receipt_number, whose, what, reason))

struct RevealQuery : PageQuery {
  std::optional<Text<60>> search;  // in who, the receipt number and the reason
  std::optional<Date> from, to;
};
BOOST_DESCRIBE_STRUCT(RevealQuery, (PageQuery), (search, from, to))

Paged<RevealRow> reveals(ReadContext& context, const RevealQuery& query);  // newest first; GET /api/v1/reveals

const std::vector<http::Route>& reveal_routes();

}  // namespace onewindow::cases
