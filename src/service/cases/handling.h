#pragma once
// How a case is handled on its way: from hand to hand, past the stages its item sets, up to a superior authority and
// back, together with other departments, and what was said with the applicant meanwhile. Each is written into the
// timeline with who and when.
#include "service/cases/cases.h"

namespace onewindow::cases {

struct HandOn {  // another handler from now on (P5b.A13.d); `to` is a worker of the centre
  std::int32_t version = 0;
  AccountId to;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(HandOn, (), (version, to, reason))

enum class ContactKind { call, visit, message };
BOOST_DESCRIBE_ENUM(ContactKind, call, visit, message)

struct Contact {  // P5c.11.2.a
  ContactKind kind = ContactKind::call;
  Text<80, 1> with;
  Text<1000, 1> what;
  std::optional<Instant> at;  // absent: now
};
BOOST_DESCRIBE_STRUCT(Contact, (), (kind, with, what, at))

struct Coordination {  // the chief representative's note (P3.A19.2.b)
  Text<1000, 1> what;
};
BOOST_DESCRIBE_STRUCT(Coordination, (), (what))

struct JointMark {  // 联办件: which departments take part
  std::int32_t version = 0;
  std::vector<Text<60, 1>> departments;
  Text<400> note;
};
BOOST_DESCRIBE_STRUCT(JointMark, (), (version, departments, note))

struct UpwardReport {  // 转报: the case goes up to a superior authority
  std::int32_t version = 0;
  Text<80, 1> authority;
  Text<400, 1> reason;
  std::optional<Date> expected;  // when its answer is expected; asked for where the text gives every case a limit
};
BOOST_DESCRIBE_STRUCT(UpwardReport, (), (version, authority, reason, expected))

struct UpwardAnswer {
  std::int32_t version = 0;
  Text<1000, 1> answer;
  Text<80> document_number;
  std::optional<Date> answered_on;  // as its paper says; absent: today
};
BOOST_DESCRIBE_STRUCT(UpwardAnswer, (), (version, answer, document_number, answered_on))

struct StagePassed {  // one stage of the item's own review, in its order (P1.A19.b)
  std::int32_t version = 0;
  Text<60, 1> stage;
  Text<1000, 1> opinion;
};
BOOST_DESCRIBE_STRUCT(StagePassed, (), (version, stage, opinion))

struct Colleague {  // whom a case can be handed to
  AccountId id;
  std::string name, place;
};
BOOST_DESCRIBE_STRUCT(Colleague, (), (id, name, place))
struct Colleagues {
  std::vector<Colleague> items;
};
BOOST_DESCRIBE_STRUCT(Colleagues, (), (items))

Colleagues colleagues(ReadContext& context);                                  // GET  /api/v1/colleagues
CaseView hand_on(WriteContext& context, CaseId id, const HandOn& act);        // POST /api/v1/cases/{id}/handler
CaseView contact(WriteContext& context, CaseId id, const Contact& act);       // POST /api/v1/cases/{id}/contacts
CaseView note(WriteContext& context, CaseId id, const Coordination& act);     // POST /api/v1/cases/{id}/notes
CaseView mark_joint(WriteContext& context, CaseId id, const JointMark& act);  // POST /api/v1/cases/{id}/joint
CaseView report_upward(WriteContext& context, CaseId id,
                       const UpwardReport& act);  // POST /api/v1/cases/{id}/report-upward
CaseView take_report_back(WriteContext& context, CaseId id,
                          const UpwardAnswer& act);  // POST /api/v1/cases/{id}/report-upward/answer
CaseView pass_stage(WriteContext& context, CaseId id, const StagePassed& act);  // POST /api/v1/cases/{id}/stages

}  // namespace onewindow::cases
