#pragma once
// Cases and the public online (网上): an application that was filed from home is a case from the instant it was
// received, with the same table of acts, and its first check is the window's work like any other; and what somebody may
// see and do with his own cases who has proved a phone. How a phone is proved is not said here (service/visitors), nor
// what is entered before anything is filed (service/applications).
#include "service/cases/attachments.h"
#include "service/cases/channels.h"

namespace onewindow::cases {

struct Proven {  // who of the public, and the number he proved
  VisitorId visitor;
  std::string phone;
};

// ---- the public's own cases
// ------------------------------------------------------------------------------------------

struct MyCaseQuery : PageQuery {
  std::optional<Text<60>> search;  // a number, or words of the item
  std::optional<bool> open;
};
BOOST_DESCRIBE_STRUCT(MyCaseQuery, (PageQuery), (search, open))

struct MyCase {
  CaseId id;
  std::string number, item_name, item_name_en;
  std::string applicant;  // masked
  State state = State::received;
  std::string zh, en;  // what happens now
  std::optional<Date> due;
  bool provisional = false;
  Channel channel = Channel::window;
  Party party = Party::applicant;
  bool may_correct = false, may_withdraw = false;
  Instant received_at;
};
BOOST_DESCRIBE_STRUCT(MyCase, (),
                      (id, number, item_name, item_name_en, applicant, state, zh, en, due, provisional, channel, party,
                       may_correct, may_withdraw, received_at))

struct AskedMaterial {  // what the notice asks for
  std::string code, name, name_en, defect;
  bool handed_in = false;  // something came for it since
};
BOOST_DESCRIBE_STRUCT(AskedMaterial, (), (code, name, name_en, defect, handed_in))

struct MyCaseView : MyCase {
  std::int32_t version = 0;
  Progress progress;
  std::vector<AskedMaterial> asked;
  AttachmentList attachments;  // those of what he filed; others' stay with the centre
};
BOOST_DESCRIBE_STRUCT(MyCaseView, (MyCase), (version, progress, asked, attachments))

struct OnlineCorrection {
  std::int32_t version = 0;
  Text<400> note;
};
BOOST_DESCRIBE_STRUCT(OnlineCorrection, (), (version, note))

// His are those that he filed online, and those of the window that stand under his phone there. A case that is not his
// is case.unknown, like one that there is not.
Paged<MyCase> mine(ReadContext& context, const Proven& proven, const MyCaseQuery& query);
MyCaseView my_case(ReadContext& context, const Proven& proven, CaseId id);
MyCaseView withdraw_mine(WriteContext& context, const Proven& proven, CaseId id, const Withdrawal& withdrawal);
MyCaseView correct_online(WriteContext& context, const Proven& proven, CaseId id, const OnlineCorrection& correction);
// For which material he may hand something in now. Refuses attachment.not_asked.
catalogue::Material asked_material(ReadContext& context, const Proven& proven, CaseId id, std::string_view material);
// He sees what was attached to what he filed. Refuses case.unknown, attachment.unknown.
void check_sees(ReadContext& context, const Proven& proven, CaseId id);

// The actor is a visitor. What he says of anybody was seen by nobody: a person the centre knows stays as he is known,
// and nobody's other cases open by it. Refuses what receive() does, and application.not_online, .too_many_filed.
CaseView receive_online(WriteContext& context, const Registration& registration, const Proven& proven);
void check_item_online(ReadContext& context, ItemId item);

// ---- the window
// ------------------------------------------------------------------------------------------------------

struct OnlineQuery : PageQuery {
  std::optional<Text<60>> search;  // number, name, phone
  std::optional<bool> waiting;     // for the window: to be checked first
  std::optional<bool> mine;        // in my hand
  std::optional<bool> unclaimed;   // in nobody's
};
BOOST_DESCRIBE_STRUCT(OnlineQuery, (PageQuery), (search, waiting, mine, unclaimed))

struct OnlineCase {
  CaseId id;
  std::string number, item_name, applicant_name, phone;  // the phone masked
  State state = State::received;
  Light light = Light::green;
  std::optional<Date> due;
  std::string handler;     // empty: nobody has it in hand yet
  bool corrected = false;  // it came back with what was asked for
  Instant filed_at;
};
BOOST_DESCRIBE_STRUCT(OnlineCase, (),
                      (id, number, item_name, applicant_name, phone, state, light, due, handler, corrected, filed_at))

Paged<OnlineCase> online_cases(ReadContext& context, const OnlineQuery& query);  // GET /api/v1/online-cases

const std::vector<http::Route>& online_routes();

}  // namespace onewindow::cases
