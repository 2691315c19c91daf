#pragma once
// Taking in for another centre (代收): a town's window for the county whose outpost it is (P1.A6), a provincial window
// in a city for the province (P1.A4.4). A case belongs to one centre, the one that handles it: this side keeps the
// record of what it took in and handed on, with the whole of it, and is told what becomes of it. Each side has its own
// dated record under the same id; what goes between them names the record and holds nothing of a person: the carrier
// opens it here and seals it there. Safe to carry twice. Not for the handing over of items and windows (organisation).
#include "base/page.h"
#include "centre/context/errand.h"
#include "service/cases/forwarded.h"
#include "service/forwarding/rules.h"

namespace onewindow::forwarding {

using ForwardingId = Id<struct ForwardingTag>;

inline constexpr http::Permission kForward{"case.forward", "代收并转交其他中心",
                                           "take in for another centre and hand it on"};

enum class Side { given, taken };
BOOST_DESCRIBE_ENUM(Side, given, taken)

struct Destination {
  std::string code, name, name_en;
  organisation::Level level = organisation::Level::county;
  Way way = Way::outpost;
};
BOOST_DESCRIBE_STRUCT(Destination, (), (code, name, name_en, level, way))

struct ItemsQuery : PageQuery {
  Text<40, 1> centre;
  std::optional<Text<60>> search;
};
BOOST_DESCRIBE_STRUCT(ItemsQuery, (PageQuery), (centre, search))

struct GuideQuery {
  Text<40, 1> centre;
};
BOOST_DESCRIBE_STRUCT(GuideQuery, (), (centre))

struct Entry {             // what is taken in
  Text<40, 1> centre;      // the code of the one that handles it
  catalogue::ItemId item;  // of that centre's catalogue
  cases::Applicant applicant;
  std::optional<cases::Agent> agent;
  std::vector<cases::MaterialCheck> materials;
  Text<400> summary;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (centre, item, applicant, agent, materials, summary))

struct Filling {  // before it is sent, and after it came back
  std::int32_t version = 0;
  cases::Applicant applicant;
  std::optional<cases::Agent> agent;
  std::vector<cases::MaterialCheck> materials;
  Text<400> summary;
};
BOOST_DESCRIBE_STRUCT(Filling, (), (version, applicant, agent, materials, summary))

struct Seen {
  std::int32_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (version))

struct Dropping {
  std::int32_t version = 0;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(Dropping, (), (version, reason))

enum class Order { newest, oldest };
BOOST_DESCRIBE_ENUM(Order, newest, oldest)

struct Query : PageQuery {
  std::optional<Side> side;
  std::optional<State> state;
  std::optional<Text<60>> search;  // number, item, applicant
  std::optional<Order> order;
  std::optional<cases::CaseId> of;  // the record of this case
};
BOOST_DESCRIBE_STRUCT(Query, (PageQuery), (side, state, search, order, of))

struct Row {
  ForwardingId id;
  Side side = Side::given;
  State state = State::collecting;
  std::string number;
  Way way = Way::outpost;
  std::string item_name, item_name_en, applicant_name;
  cases::IntakePlace intake;                         // the place of intake
  std::string handling_centre, handling_department;  // the place of handling
  std::optional<cases::CaseId> case_id;              // with the taker alone
  std::string case_number;
  std::optional<cases::State> case_state;
  std::optional<Date> due;
  std::string zh, en;  // what happens now, or why it came back
  std::optional<Instant> sent_at, arrived_at;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, side, state, number, way, item_name, item_name_en, applicant_name, intake, handling_centre,
                       handling_department, case_id, case_number, case_state, due, zh, en, sent_at, arrived_at))

struct MaterialSeen {
  std::string code, name, name_en;
  cases::MaterialState state = cases::MaterialState::unchecked;
  std::string defect;
};
BOOST_DESCRIBE_STRUCT(MaterialSeen, (), (code, name, name_en, state, defect))

struct View : Row {
  std::int32_t version = 0;
  catalogue::ItemId item;
  std::int32_t attempt = 0, attachments = 0;
  cases::ApplicantView applicant;             // numbers masked
  std::optional<cases::ApplicantView> agent;  // with the giver alone, as the rest below
  std::vector<MaterialSeen> materials;
  std::string summary, query_code;  // the case's, for the applicant
  std::string reason_code;
  std::optional<bool> granted;
  std::optional<Instant> told_at;
  std::vector<Step> allowed;
};
BOOST_DESCRIBE_STRUCT(View, (Row),
                      (version, item, attempt, attachments, applicant, agent, materials, summary, query_code,
                       reason_code, granted, told_at, allowed))

// All under /api/v1/forwardings, but for the first three: /api/v1/forwarding/….
std::vector<Destination> destinations(ReadContext& context);  // of the actor's window
Paged<catalogue::ItemRow> items(ErrandContext& errand, const ItemsQuery& query);
catalogue::ItemView guide(ErrandContext& errand, catalogue::ItemId id, const GuideQuery& query);
// Refuses forwarding.no_window, forwarding.no_way, forwarding.level, and what the counter refuses of people.
View take_in(ErrandContext& errand, const Entry& entry);
View fill(WriteContext& context, ForwardingId id, const Filling& filling);
View dispatch(WriteContext& context, ForwardingId id, const Seen& seen);
View drop(WriteContext& context, ForwardingId id, const Dropping& dropping);
Paged<Row> list(ReadContext& context, const Query& query);
View view(ReadContext& context, ForwardingId id);

cases::Attachment attach(ErrandContext& errand, ForwardingId id, const cases::NewAttachment& given,
                         const http::Upload& upload);
cases::AttachmentList attached(ReadContext& context, ForwardingId id);
http::Download open(ErrandContext& errand, ForwardingId id, cases::AttachmentId attachment);
void detach(WriteContext& context, ForwardingId id, cases::AttachmentId attachment);

// For the job that sends the outbox: carries what goes between the two centres; false when it is another kind.
bool carry(Contexts& contexts, const std::string& kind, const boost::json::value& payload);
// A job: the place of intake is told what has become of the cases since.
void tell_back(Contexts& contexts);

std::vector<privacy::SealedColumn> sealed();
const std::vector<http::Route>& routes();

}  // namespace onewindow::forwarding
