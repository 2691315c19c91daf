// The public's own cases: who asks is whoever proved a phone; what he sees and may do is said in service/cases.
#include "service/applications/applications.h"
#include "service/visitors/visitors.h"

namespace onewindow::applications {

namespace {

cases::Proven proven(ReadContext& context) { return {context.actor.visitor, visitors::phone_of(context)}; }

}  // namespace

Paged<cases::MyCase> my_cases(ReadContext& context, const cases::MyCaseQuery& query) {
  return cases::mine(context, proven(context), query);
}

cases::MyCaseView my_case(ReadContext& context, cases::CaseId id) {
  return cases::my_case(context, proven(context), id);
}

cases::MyCaseView withdraw(WriteContext& context, cases::CaseId id, const cases::Withdrawal& withdrawal) {
  return cases::withdraw_mine(context, proven(context), id, withdrawal);
}

cases::MyCaseView correct(WriteContext& context, cases::CaseId id, const cases::OnlineCorrection& correction) {
  return cases::correct_online(context, proven(context), id, correction);
}

cases::Attachment attach_to_case(ErrandContext& errand, cases::CaseId id, const cases::NewAttachment& given,
                                 const http::Upload& upload) {
  return cases::attachments::add(errand, {"case", id.value}, given, upload,
                                 [id](ReadContext& context, std::string_view material) {
                                   return cases::asked_material(context, proven(context), id, material);
                                 });
}

cases::AttachmentList attached_to_case(ReadContext& context, cases::CaseId id) {
  return my_case(context, id).attachments;
}

http::Download open_of_case(ErrandContext& errand, cases::CaseId id, cases::AttachmentId attachment) {
  return cases::attachments::open(errand, {"case", id.value}, attachment,
                                  [id](ReadContext& context) { cases::check_sees(context, proven(context), id); });
}

}  // namespace onewindow::applications
