#pragma once
// 撤销受理: an acceptance that should not have been made is taken back before the case is decided. The acceptance
// notice is void and keeps its number, the clocks end, the applicant is told in writing and may apply again. Not for a
// case that is decided: that is a matter of correcting a decision.
#include "service/cases/cases.h"

namespace onewindow::cases {

struct Annulment {
  std::int32_t version = 0;
  Text<1000, 1> reason;
  Text<400> legal_basis;
  bool applicant_informed = false;
  NoticeChannel channel = NoticeChannel::window;
  Text<400> explanation;  // what the applicant was told
};
BOOST_DESCRIBE_STRUCT(Annulment, (), (version, reason, legal_basis, applicant_informed, channel, explanation))

CaseView annul(WriteContext& context, CaseId id, const Annulment& annulment);  // POST /api/v1/cases/{id}/annulment

}  // namespace onewindow::cases
