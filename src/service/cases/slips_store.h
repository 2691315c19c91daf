#pragma once
// Every statement on slips.
#include "service/cases/cases.h"

namespace onewindow::cases::store {

std::optional<boost::json::value> slip(db::Read& read, CaseId case_id, DocumentId document);
std::vector<DocumentId> with_slips(db::Read& read, CaseId case_id);

}  // namespace onewindow::cases::store
