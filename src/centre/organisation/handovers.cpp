#include "centre/organisation/handovers.h"

#include "centre/organisation/store.h"

namespace onewindow::organisation {
namespace {

constexpr const char* kOffered = "handover.offered";
constexpr const char* kConfirmed = "handover.confirmed";

struct Offered {
  CentreId to;
  Handover record;
};
BOOST_DESCRIBE_STRUCT(Offered, (), (to, record))

struct Confirmed {
  CentreId to;
  HandoverId id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Confirmed, (), (to, id, at))

}  // namespace

Handover mirrored(const Handover& handover, const Centre& giver) {
  Handover out = handover;
  out.side = handover.side == HandoverSide::given ? HandoverSide::taken : HandoverSide::given;
  out.other = giver.id;
  out.other_name = giver.name;
  return out;
}

Handover hand_over(WriteContext& context, const HandoverOffer& offer) {
  const auto to = store::centre_by_code(context.db, offer.to);
  if (!to || to->id == context.centre())
    throw Refusal(RefusalKind::invalid, "handover.to", "请写明另一个中心的编码。", "name another centre by its code")
        .at("/to");
  if (offer.effective < context.today())
    throw Refusal(RefusalKind::invalid, "handover.effective", "交接生效日期不能早于今天。",
                  "a handover does not take effect before today")
        .at("/effective");
  const Handover given{.id = context.make_id<HandoverId>(),
                       .side = HandoverSide::given,
                       .other = to->id,
                       .other_name = to->name,
                       .kind = offer.kind,
                       .subject = offer.subject,
                       .note = offer.note,
                       .effective = offer.effective,
                       .by_name = context.actor.name,
                       .at = context.now};
  store::insert(context.db, given);
  context.send(kOffered, to->code, json::write(Offered{to->id, mirrored(given, centre(context))}).as_object());
  context.record("organisation.hand_over", "handover", given.id, "", json::text(given));
  return given;
}

void take_over(WriteContext& context, const Handover& taken) {
  Handover record = taken;
  record.confirmed_at = context.now;
  if (!store::insert(context.db, record)) return;
  context.send(kConfirmed, taken.other_name, json::write(Confirmed{taken.other, taken.id, context.now}).as_object());
  context.record("organisation.take_over", "handover", record.id, "", json::text(record));
}

void confirm_handover(WriteContext& context, HandoverId id, Instant at) {
  if (!store::mark_confirmed(context.db, id, at)) return;
  context.record("organisation.confirm_handover", "handover", id, "", at.str());
}

std::vector<Handover> handovers(ReadContext& context) { return store::handovers(context.db); }

bool carry_handover(Contexts& contexts, const std::string& kind, const boost::json::value& payload) {
  if (kind == kOffered) {
    const auto offered = json::restore<Offered>(payload);
    contexts.write(Actor::of_system(offered.to, "handover"),
                   [&](WriteContext& context) { take_over(context, offered.record); });
    return true;
  }
  if (kind == kConfirmed) {
    const auto confirmed = json::restore<Confirmed>(payload);
    contexts.write(Actor::of_system(confirmed.to, "handover"),
                   [&](WriteContext& context) { confirm_handover(context, confirmed.id, confirmed.at); });
    return true;
  }
  return false;
}

}  // namespace onewindow::organisation
