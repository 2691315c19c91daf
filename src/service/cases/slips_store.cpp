#include "service/cases/slips_store.h"

namespace onewindow::cases::store {

std::optional<boost::json::value> slip(db::Read& read, CaseId case_id, DocumentId document) {
  return read.value<boost::json::value>(
      "select slip from case_documents where centre_id = :centre and case_id = :case and id = :id and slip is not null",
      {{"case", case_id}, {"id", document}});
}

std::vector<DocumentId> with_slips(db::Read& read, CaseId case_id) {
  return read.all<DocumentId>(
      "select id from case_documents where centre_id = :centre and case_id = :case and slip is not null order by id",
      {{"case", case_id}});
}

}  // namespace onewindow::cases::store
