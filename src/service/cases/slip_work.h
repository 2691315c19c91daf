#pragma once
// Slips as an act makes them, and whose case a query code opens. Inside of cases.
#include "service/cases/slip_rules.h"
#include "service/cases/work.h"

namespace onewindow::cases {

// Stores the documents of an act, each with its slip as the case then stands; the answer goes into the entry of the
// act:
// [{number, digest}].
boost::json::array store_documents(Work& work, const std::vector<store::DocumentRow>& documents);

// Refuses progress.unknown, with one answer to a wrong number and a wrong code.
store::Case case_by_code(ReadContext& context, const ProgressQuery& query);

}  // namespace onewindow::cases
