#pragma once
// Every statement on forwardings.
#include "service/forwarding/forwarding.h"

namespace onewindow::forwarding::store {

struct Record {
  ForwardingId id;
  Side side = Side::given;
  std::int32_t version = 1;
  State state = State::collecting;
  std::string number;
  Way way = Way::outpost;
  std::int32_t attempt = 0;
  CentreId other;
  std::string other_code;
  catalogue::ItemId item_id;
  std::int32_t item_version = 0;
  std::string item_code, item_name, item_name_en;
  cases::ApplicantView applicant;
  std::string applicant_name;
  privacy::Sealed form;  // as JSON, with the giver alone
  cases::IntakePlace intake;
  std::string handling_centre, handling_department;
  std::int32_t attachments = 0;
  std::optional<cases::CaseId> case_id;
  std::string case_number;
  std::optional<cases::State> case_state;
  std::string query_code;
  std::optional<bool> granted;
  std::optional<Date> due;
  std::string zh, en, reason_code;
  std::optional<Instant> sent_at, arrived_at, told_at;
};
BOOST_DESCRIBE_STRUCT(Record, (),
                      (id, side, version, state, number, way, attempt, other, other_code, item_id, item_version,
                       item_code, item_name, item_name_en, applicant, applicant_name, form, intake, handling_centre,
                       handling_department, attachments, case_id, case_number, case_state, query_code, granted, due, zh,
                       en, reason_code, sent_at, arrived_at, told_at))

struct Form {  // what is sealed, and what the item asked for when it was taken in
  cases::Applicant applicant;
  std::optional<cases::Agent> agent;
  std::vector<cases::MaterialCheck> materials;
  std::string summary;
  std::vector<catalogue::Material> asked;
};
BOOST_DESCRIBE_STRUCT(Form, (), (applicant, agent, materials, summary, asked))
inline privacy::Place form_place(ForwardingId id) { return {"forwardings", "form", id.value}; }
inline cases::attachments::Holder holder_of(ForwardingId id) { return {"forwarding", id.value}; }

Form opened(const privacy::Privacy& privacy, const Record& record);
std::optional<Record> find(db::Read& read, ForwardingId id);
void insert(db::Write& write, const Record& record);
void update(db::Write& write, const Record& record);
std::vector<Record> list(db::Read& read, const Query& query, std::optional<ForwardingId> after, int limit);
std::vector<Record> open_cases(db::Read& read, ForwardingId after, int limit);  // taken here, not ended

}  // namespace onewindow::forwarding::store
