#include "service/forwarding/carrier.h"

#include "centre/notices/notices.h"

namespace onewindow::forwarding {

namespace {

using store::Form;
using store::Record;

struct Parcel {
  Record record;
  Form form;
  std::vector<cases::Copy> copies;
  organisation::Centre from;
};

// Nothing where it is no longer under way: it was dropped, or sent again since.
std::optional<Parcel> parcel_of(ReadContext& context, const Letter& letter) {
  const auto record = store::find(context.db, letter.id);
  if (!record || record->side != Side::given || record->state != State::sent || record->attempt != letter.attempt)
    return std::nullopt;
  return Parcel{.record = *record,
                .form = store::opened(context.privacy, *record),
                .copies = cases::attachments::copies(context, store::holder_of(record->id)),
                .from = organisation::centre(context)};
}

// The record as the taker has it.
Record mirrored(const Parcel& parcel, Instant now) {
  Record out = parcel.record;
  out.side = Side::taken;
  out.version = 1;
  out.other = parcel.from.id;
  out.other_code = parcel.from.code;
  out.form = {};
  out.attachments = std::int32_t(parcel.copies.size());
  out.arrived_at = now;
  return out;
}

bool note(Record& record, const cases::WhatBecame& became) {
  const Record before = record;
  record.case_id = became.id;
  record.case_number = became.number;
  record.case_state = became.state;
  record.query_code = became.query_code;
  record.handling_department = became.department;
  record.granted = became.granted;
  record.due = became.due;
  record.zh = became.zh;
  record.en = became.en;
  if (!became.open) record.state = after(State::taken, Step::end);
  return json::text(record) != json::text(before);
}

// What came before, as an earlier sending of the same record left it; nothing to do where it is this one.
bool new_here(const std::optional<Record>& known, const Parcel& parcel) {
  return !known || (known->state == State::returned && known->attempt < parcel.record.attempt);
}

void keep(WriteContext& context, const std::optional<Record>& known, Record& record, std::string_view act) {
  if (known) {
    record.version = known->version + 1;
    store::update(context.db, record);
  } else {
    store::insert(context.db, record);
  }
  context.record("forwarding." + std::string(act), "forwarding", record.id, known ? image(*known) : "", image(record),
                 {{"number", record.number}, {"from", record.other_code}});
  send_letter(context, kTold, record);
}

void arrive(WriteContext& context, const Parcel& parcel) {
  const auto known = store::find(context.db, parcel.record.id);
  if (!new_here(known, parcel)) return;
  Record record = mirrored(parcel, context.now);
  const auto item = catalogue::taken(context, record.item_id);
  check_level(record.way, item.content);
  const auto made = cases::receive_forwarded(context,
                                             {.item = item.id,
                                              .applicant = parcel.form.applicant,
                                              .agent = parcel.form.agent,
                                              .materials = parcel.form.materials,
                                              .summary = Text<400>(parcel.form.summary)},
                                             record.intake, parcel.copies);
  record.state = after(State::sent, Step::arrive);
  note(record, cases::what_became(context, made.id));
  keep(context, known, record, "arrive");
}

void turn_away(WriteContext& context, const Parcel& parcel, const Refusal& refusal) {
  const auto known = store::find(context.db, parcel.record.id);
  if (!new_here(known, parcel)) return;
  Record record = mirrored(parcel, context.now);
  record.state = after(State::sent, Step::turn_away);
  record.reason_code = refusal.code;
  record.zh = "对方中心未收：" + refusal.zh;
  record.en = "not taken there: " + refusal.en;
  keep(context, known, record, "turn_away");
}

void carry_there(Contexts& contexts, const Letter& letter) {
  const auto parcel = contexts.read(Actor::of_system(letter.from, "forwarding"),
                                    [&](ReadContext& context) { return parcel_of(context, letter); });
  if (!parcel) return;
  const Actor there =
      Actor::of_system(letter.to, parcel->record.intake.centre + " " + parcel->record.intake.by + "（代收）");
  try {
    contexts.write(there, [&](WriteContext& context) { arrive(context, *parcel); });
  } catch (const Refusal& refusal) {  // it left nothing behind; that it came and why it was not taken is kept
    contexts.write(there, [&](WriteContext& context) { turn_away(context, *parcel, refusal); });
  }
}

void tell_clerks(WriteContext& context, const Record& record) {
  if (record.state != State::returned && record.state != State::ended) return;
  const std::vector<notices::To> to{notices::To::holders(kForward)};
  const std::string zh = record.state == State::returned ? "被退回：" + record.zh : "已有结果：" + record.zh;
  notices::notify(context, to,
                  {.kind = record.state == State::returned ? "forwarding.returned" : "forwarding.ended",
                   .zh = "代收件" + record.number + "“" + record.item_name + "”" + zh,
                   .en = record.number + ": " + record.en,
                   .object = {.kind = "forwarding", .id = record.id.value}});
}

// At the giver: what the taker has to say now.
void learn(WriteContext& context, const Record& there) {
  const auto known = store::find(context.db, there.id);
  if (!known || known->side != Side::given || known->attempt != there.attempt) return;
  if (known->state != State::sent && known->state != State::taken) return;
  Record record = *known;
  record.state = there.state;
  record.arrived_at = there.arrived_at;
  record.handling_department = there.handling_department;
  record.case_number = there.case_number;
  record.case_state = there.case_state;
  record.query_code = there.query_code;
  record.granted = there.granted;
  record.due = there.due;
  record.zh = there.zh;
  record.en = there.en;
  record.reason_code = there.reason_code;
  if (json::text(record) == json::text(*known)) return;
  record.told_at = context.now;
  ++record.version;
  store::update(context.db, record);
  context.record(
      "forwarding.learn", "forwarding", record.id, image(*known), image(record),
      {{"number", record.number}, {"state", std::string(boost::describe::enum_to_string(record.state, ""))}});
  if (record.state != known->state) tell_clerks(context, record);
}

void carry_back(Contexts& contexts, const Letter& letter) {
  const auto there = contexts.read(Actor::of_system(letter.from, "forwarding"),
                                   [&](ReadContext& context) { return store::find(context.db, letter.id); });
  if (there)
    contexts.write(Actor::of_system(letter.to, "forwarding"), [&](WriteContext& context) { learn(context, *there); });
}

}  // namespace

void send_letter(WriteContext& context, const char* kind, const Record& record) {
  context.send(kind, record.other_code,
               json::write(Letter{context.centre(), record.other, record.id, record.attempt}).as_object());
}

std::string image(Record record) {
  record.applicant = {};
  record.applicant_name.clear();
  record.form = {};
  record.query_code.clear();
  return json::text(record);
}

bool carry(Contexts& contexts, const std::string& kind, const boost::json::value& payload) {
  if (kind != kSent && kind != kTold) return false;
  const auto letter = json::restore<Letter>(payload);
  kind == kSent ? carry_there(contexts, letter) : carry_back(contexts, letter);
  return true;
}

void tell_back(Contexts& contexts) {
  constexpr int kChunk = 20;
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres)) {
    const Actor actor = Actor::of_system(centre.id, "forwarding");
    ForwardingId seen;
    for (bool more = true; more;)
      more = contexts.write(actor, [&](WriteContext& context) {
        const auto open = store::open_cases(context.db, seen, kChunk);
        ForwardingId last = seen;
        for (const Record& was : open) {
          last = was.id;
          Record record = was;
          if (!note(record, cases::what_became(context, *was.case_id))) continue;
          keep(context, was, record, "tell_back");
        }
        seen = last;  // the same again where the transaction is run again
        return int(open.size()) == kChunk;
      });
  }
}

}  // namespace onewindow::forwarding
