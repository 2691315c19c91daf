#pragma once
// The slips of a case: made with its documents, drawn by whoever may see it, by the staff with what the paper says, by
// the applicant without.
#include "service/cases/cases.h"
#include "service/slips/rules.h"

namespace onewindow::cases {

struct SlipLine {  // a document that a slip can be drawn of
  DocumentId document;
  DocumentKind kind = DocumentKind::receipt;
  std::string title, number;
  Instant at;
  bool voided = false;
};
BOOST_DESCRIBE_STRUCT(SlipLine, (), (document, kind, title, number, at, voided))
struct SlipLines {
  std::vector<SlipLine> items;
};
BOOST_DESCRIBE_STRUCT(SlipLines, (), (items))

struct SlipQuery : ProgressQuery {
  DocumentId document;
};
BOOST_DESCRIBE_STRUCT(SlipQuery, (ProgressQuery), (document))

// Refuse slip.none where the document is unknown or was made without one.
slips::Slip slip(ReadContext& context, CaseId id, DocumentId document);
slips::Slip slip_online(ReadContext& context, const SlipQuery& query);
SlipLines slips_online(ReadContext& context, const ProgressQuery& query);

const std::vector<http::Route>& slip_routes();

}  // namespace onewindow::cases
