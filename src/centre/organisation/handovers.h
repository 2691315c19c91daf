#pragma once
// Handing over between centres: a station's item to the county, a window to the provincial line (P1.A4.4, P1.A6). No
// centre sees another's rows: the giver writes its own record and a message, a job applies the message at the taker,
// whose confirmation comes back the same way. Both are safe to apply twice.
#include "centre/context/contexts.h"
#include "centre/organisation/organisation.h"

namespace onewindow::organisation {

using HandoverId = Id<struct HandoverTag>;

enum class HandoverSide { given, taken };
BOOST_DESCRIBE_ENUM(HandoverSide, given, taken)

enum class HandoverKind { item, window, case_file, register_book };
BOOST_DESCRIBE_ENUM(HandoverKind, item, window, case_file, register_book)

struct Handover {
  HandoverId id;
  HandoverSide side = HandoverSide::given;
  CentreId other;
  std::string other_name;
  HandoverKind kind = HandoverKind::item;
  std::string subject;  // code or number of what is handed over
  std::string note;
  Date effective;
  std::string by_name;
  Instant at;
  std::optional<Instant> confirmed_at;  // by the other side
};
BOOST_DESCRIBE_STRUCT(Handover, (),
                      (id, side, other, other_name, kind, subject, note, effective, by_name, at, confirmed_at))

struct HandoverOffer {
  Text<40, 1> to;  // the other centre's code
  HandoverKind kind = HandoverKind::item;
  Text<80, 1> subject;
  Text<400> note;
  Date effective;
};
BOOST_DESCRIBE_STRUCT(HandoverOffer, (), (to, kind, subject, note, effective))

// Pure: the record as the other side has it.
Handover mirrored(const Handover& handover, const Centre& giver);

Handover hand_over(WriteContext& context, const HandoverOffer& offer);
void take_over(WriteContext& context, const Handover& taken);             // at the taker; again: nothing
void confirm_handover(WriteContext& context, HandoverId id, Instant at);  // at the giver; again: nothing
std::vector<Handover> handovers(ReadContext& context);

// For the job that sends the outbox: applies a message of a handover at the centre it is for; false when it is another
// kind.
bool carry_handover(Contexts& contexts, const std::string& kind, const boost::json::value& payload);

}  // namespace onewindow::organisation
