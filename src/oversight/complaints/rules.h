#pragma once
// Complaints (投诉举报): what may be brought, in which form, by when it is answered, what must be there before it is
// closed. The rules only (P2, P3, P5b, P5c, P8); the register of complaints is not here yet. Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::complaints {

using regulation::Cited;
using regulation::Duration;
using regulation::Law;
using regulation::Ruling;

enum class Channel { on_site, oral, phone, written, letter, network };
BOOST_DESCRIBE_ENUM(Channel, on_site, oral, phone, written, letter, network)

enum class Category { breach, attitude, quality, fee };
BOOST_DESCRIBE_ENUM(Category, breach, attitude, quality, fee)

enum class Complainant { citizen, legal_person, organisation };
BOOST_DESCRIBE_ENUM(Complainant, citizen, legal_person, organisation)

enum class ReplyFrom { received, accepted };
BOOST_DESCRIBE_ENUM(ReplyFrom, received, accepted)

enum class ClosingPart { feedback, disposal, written_reply, reports, named_handler };
BOOST_DESCRIBE_ENUM(ClosingPart, feedback, disposal, written_reply, reports, named_handler)

// Section `complaints`.
struct Complaints {
  std::optional<Cited<std::string>> body;  // who takes complaints
  std::vector<Cited<Complainant>> complainants;
  std::vector<Cited<Channel>> channels;
  std::vector<Cited<Category>> categories;
  std::optional<Cited<bool>> major_in_writing;
  std::optional<Cited<bool>> at_once;            // answered on the spot wherever possible
  std::optional<Cited<Duration>> reply;          // else within
  std::optional<Cited<Duration>> reply_complex;  // a complex one within
  std::optional<Cited<ReplyFrom>> reply_from;
  std::optional<Cited<bool>> explain_when_late;  // explained and followed to the end
  std::vector<Cited<ClosingPart>> closing;       // without one of them it stays open, where it applies
  std::vector<Cited<std::string>> report_major_to;
  std::vector<Cited<std::string>> steps;  // the stages of the procedure
};
BOOST_DESCRIBE_STRUCT(Complaints, (),
                      (body, complainants, channels, categories, major_in_writing, at_once, reply, reply_complex,
                       reply_from, explain_when_late, closing, report_major_to, steps))

struct Complaint {
  Date received, accepted;
  bool complex = false;
  std::optional<Date> answered;
  std::optional<Date> today;
};
BOOST_DESCRIBE_STRUCT(Complaint, (), (received, accepted, complex, answered, today))
struct ReplyDue {
  Date due;
  bool at_once = false;      // to be answered on the spot where that is possible
  std::optional<bool> late;  // of an answered one, or of an open one by today
  bool explain = false;      // late: explain to the complainant and follow it to the end
};
BOOST_DESCRIBE_STRUCT(ReplyDue, (), (due, at_once, late, explain))
Ruling<ReplyDue> reply_due(const Law& law, const Complaint& complaint);

struct Filing {
  Complainant complainant = Complainant::citizen;
  Channel channel = Channel::phone;
  std::optional<Category> category;
  bool major = false;
};
BOOST_DESCRIBE_STRUCT(Filing, (), (complainant, channel, category, major))
struct Accepted {
  std::string body;  // who handles it
  std::vector<std::string> report_to;
  std::vector<std::string> steps;
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (body, report_to, steps))
// Refuses complaint.channel, complaint.category, complaint.major_in_writing.
Ruling<Accepted> accept(const Law& law, const Filing& filing);

struct Closing {
  bool written = false;  // it was brought in writing
  bool replied_in_writing = false, feedback_given = false;
  bool verified = false;           // it proved true
  bool disposal_recorded = false;  // measure, rule, date
  bool major = false;
  std::int32_t reports = 0;  // to how many of those a major one is reported to
  bool handler_named = true;
};
BOOST_DESCRIBE_STRUCT(Closing, (),
                      (written, replied_in_writing, feedback_given, verified, disposal_recorded, major, reports,
                       handler_named))
struct Closed {
  bool closed = true;
};
BOOST_DESCRIBE_STRUCT(Closed, (), (closed))
// Refuses complaint.no_feedback, complaint.no_disposal, complaint.no_written_reply, complaint.not_reported,
// complaint.no_handler.
Ruling<Closed> close(const Law& law, const Closing& closing);

const std::vector<regulation::DecisionType>& decisions();

// A complex complaint answered sooner than an ordinary one, reports to nobody.
void lint(regulation::Linter& linter);

}  // namespace onewindow::complaints
