#pragma once
// First inquiries (首问): who asks first is answered, or led to whoever can answer, and it is written down with who was
// asked and when. A question that is still open (not answered yet, passed to a colleague, or pointed elsewhere under a
// text that has the first one supervise it) stays with its responsible person until it is ended or handed over.
#include "service/catalogue/catalogue.h"

namespace onewindow::cases {

using InquiryId = Id<struct InquiryTag>;

enum class InquiryOutcome {
  handled,     // answered
  cannot_now,  // with the reason
  referred,    // to another window or its handler
  passed_on,   // to a named colleague who knows (P5c.1.d)
  pending,     // asked, to be answered
};
BOOST_DESCRIBE_ENUM(InquiryOutcome, handled, cannot_now, referred, passed_on, pending)
enum class InquiryChannel { visit, phone };
BOOST_DESCRIBE_ENUM(InquiryChannel, visit, phone)

struct Inquiry {
  InquiryChannel channel = InquiryChannel::visit;
  Text<80> asker;
  Text<20> phone;
  Text<400, 1> subject;
  std::optional<catalogue::ItemId> item;
  InquiryOutcome outcome = InquiryOutcome::handled;
  Text<1000> answer;  // what was told; the reason for "cannot now"
  std::optional<WindowId> referred_to;
  Text<40> referred_person, referred_phone;
  std::optional<Instant> asked_at;  // absent: now
  std::optional<bool> give_notice;  // print the one-time notice of the item for who only asks (P5a.3.1)
};
BOOST_DESCRIBE_STRUCT(Inquiry, (),
                      (channel, asker, phone, subject, item, outcome, answer, referred_to, referred_person,
                       referred_phone, asked_at, give_notice))

struct InquiryAnswer {  // of one that was pending or passed on
  InquiryOutcome outcome = InquiryOutcome::handled;
  Text<1000> answer;
  std::optional<WindowId> referred_to;
  Text<40> referred_person, referred_phone;
};
BOOST_DESCRIBE_STRUCT(InquiryAnswer, (), (outcome, answer, referred_to, referred_person, referred_phone))

struct InquiryEnd {
  Text<400, 1> note;  // how the matter ended
};
BOOST_DESCRIBE_STRUCT(InquiryEnd, (), (note))

struct InquiryHandover {
  AccountId to;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(InquiryHandover, (), (to, reason))

struct InquiryRow {
  InquiryId id;
  InquiryChannel channel = InquiryChannel::visit;
  std::string asker, subject, answer;
  InquiryOutcome outcome = InquiryOutcome::handled;
  std::string item_name, referred_window, referred_person, referred_phone, responsible;
  Instant at;
  Instant asked_at;
  std::optional<Instant> answered_at, ended_at;
  bool open = false;
  std::string end_note, notice_number;
};
BOOST_DESCRIBE_STRUCT(InquiryRow, (),
                      (id, channel, asker, subject, answer, outcome, item_name, referred_window, referred_person,
                       referred_phone, responsible, at, asked_at, answered_at, ended_at, open, end_note, notice_number))

enum class InquiryAct { asked, answered, handed_over, ended };
BOOST_DESCRIBE_ENUM(InquiryAct, asked, answered, handed_over, ended)

struct InquiryStep {  // the log of one inquiry
  Instant at;
  InquiryAct act = InquiryAct::asked;
  std::string by, to, text;
};
BOOST_DESCRIBE_STRUCT(InquiryStep, (), (at, act, by, to, text))

struct InquiryView : InquiryRow {
  std::vector<InquiryStep> steps;
  boost::json::value notice;  // the sections of the printed notice, as it was given; null where none was
};
BOOST_DESCRIBE_STRUCT(InquiryView, (InquiryRow), (steps, notice))

struct InquiryQuery : PageQuery {
  std::optional<bool> open, mine;
  std::optional<Text<60>> search;  // who asked, what, what was answered
};
BOOST_DESCRIBE_STRUCT(InquiryQuery, (PageQuery), (open, mine, search))

// How quickly each worker answered (P1.A10.1), over the days asked for.
struct InquiryFigure {
  AccountId worker;
  std::string name;
  std::int64_t asked = 0, answered = 0, open = 0;
  std::int64_t minutes = 0;  // of all that were answered; the average is minutes / answered
  std::int64_t longest = 0;  // minutes
};
BOOST_DESCRIBE_STRUCT(InquiryFigure, (), (worker, name, asked, answered, open, minutes, longest))

struct InquiryFigures {
  std::vector<InquiryFigure> workers;
};
BOOST_DESCRIBE_STRUCT(InquiryFigures, (), (workers))

struct Inquired : InquiryRow {
  std::string rating_code;  // for the asker at the window, told once
};
BOOST_DESCRIBE_STRUCT(Inquired, (InquiryRow), (rating_code))

struct DaysQuery {
  std::optional<Date> from, to;  // both days included; absent: today
};
BOOST_DESCRIBE_STRUCT(DaysQuery, (), (from, to))

Inquired inquire(WriteContext& context, const Inquiry& inquiry);               // POST /api/v1/inquiries
Paged<InquiryRow> inquiries(ReadContext& context, const InquiryQuery& query);  // GET  /api/v1/inquiries
InquiryView inquiry(ReadContext& context, InquiryId id);                       // GET  /api/v1/inquiries/{id}
InquiryRow answer_inquiry(WriteContext& context, InquiryId id,
                          const InquiryAnswer& answer);  // POST /api/v1/inquiries/{id}/answer
InquiryRow end_inquiry(WriteContext& context, InquiryId id, const InquiryEnd& end);  // POST /api/v1/inquiries/{id}/end
InquiryRow hand_inquiry_over(WriteContext& context, InquiryId id,
                             const InquiryHandover& handover);                 // POST /api/v1/inquiries/{id}/handover
InquiryFigures inquiry_figures(ReadContext& context, const DaysQuery& query);  // GET  /api/v1/inquiry-figures

}  // namespace onewindow::cases
