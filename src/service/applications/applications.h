#pragma once
// Applying online (网上申请): whoever has proved a phone picks an item, enters who applies, hands in photographs or
// scans of the materials, and files it; from then on it is a case like any other (service/cases), which he follows,
// corrects and withdraws here. Before it is filed it is nobody's business but his: it has no number, no clock runs, and
// it is cleared away when it was not touched for a month. What he may do with the case, the table of cases says.
#include "service/applications/form.h"
#include "service/cases/online.h"

namespace onewindow::applications {

using ApplicationId = Id<struct ApplicationTag>;

struct Beginning {
  catalogue::ItemId item;
};
BOOST_DESCRIBE_STRUCT(Beginning, (), (item))

struct Filling {
  std::int32_t version = 0;
  Form form;
};
BOOST_DESCRIBE_STRUCT(Filling, (), (version, form))

struct Filing {
  std::int32_t version = 0;
  bool truthful = false;  // 承诺所填信息和材料真实有效
};
BOOST_DESCRIBE_STRUCT(Filing, (), (version, truthful))

struct DraftQuery : PageQuery {
  std::optional<Text<60>> search;  // words of the item
};
BOOST_DESCRIBE_STRUCT(DraftQuery, (PageQuery), (search))

struct ApplicationRow {
  ApplicationId id;
  std::string item_name, item_name_en;
  Instant updated_at;
  Date kept_until;
};
BOOST_DESCRIBE_STRUCT(ApplicationRow, (), (id, item_name, item_name_en, updated_at, kept_until))

struct ApplicationView : ApplicationRow {
  std::int32_t version = 0;
  catalogue::ItemId item;
  bool item_changed = false;  // the guide was published anew: to be looked at and kept again
  Form form;
  std::vector<catalogue::Material> materials;
  cases::AttachmentList attachments;
  std::vector<Lack> lacking;  // before it can be filed
};
BOOST_DESCRIBE_STRUCT(ApplicationView, (ApplicationRow),
                      (version, item, item_changed, form, materials, attachments, lacking))

struct Filed {
  cases::CaseId id;
  std::string number;  // its receipt's
  Instant received_at;
};
BOOST_DESCRIBE_STRUCT(Filed, (), (id, number, received_at))

// All under /api/v1/public/applications.
ApplicationView begin(WriteContext& context, const Beginning& beginning);
Paged<ApplicationRow> drafts(ReadContext& context, const DraftQuery& query);
ApplicationView view(ReadContext& context, ApplicationId id);  // refuses application.unknown, also of another's
ApplicationView fill(WriteContext& context, ApplicationId id, const Filling& filling);
void discard(WriteContext& context, ApplicationId id);
Filed file(WriteContext& context, ApplicationId id, const Filing& filing);
cases::Attachment attach(ErrandContext& errand, ApplicationId id, const cases::NewAttachment& given,
                         const http::Upload& upload);
cases::AttachmentList attached(ReadContext& context, ApplicationId id);
http::Download open(ErrandContext& errand, ApplicationId id, cases::AttachmentId attachment);
void detach(WriteContext& context, ApplicationId id, cases::AttachmentId attachment);

// All under /api/v1/public/my-cases.
Paged<cases::MyCase> my_cases(ReadContext& context, const cases::MyCaseQuery& query);
cases::MyCaseView my_case(ReadContext& context, cases::CaseId id);
cases::MyCaseView withdraw(WriteContext& context, cases::CaseId id, const cases::Withdrawal& withdrawal);
cases::MyCaseView correct(WriteContext& context, cases::CaseId id, const cases::OnlineCorrection& correction);
cases::Attachment attach_to_case(ErrandContext& errand, cases::CaseId id, const cases::NewAttachment& given,
                                 const http::Upload& upload);
cases::AttachmentList attached_to_case(ReadContext& context, cases::CaseId id);
http::Download open_of_case(ErrandContext& errand, cases::CaseId id, cases::AttachmentId attachment);

// Applications that nobody touched for a month, with what was handed in. For a job.
void prune(Contexts& contexts);

std::vector<privacy::SealedColumn> sealed();
const std::vector<http::Route>& routes();

}  // namespace onewindow::applications
