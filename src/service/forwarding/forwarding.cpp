#include "service/forwarding/forwarding.h"

#include <fmt/format.h>

#include "base/text.h"
#include "centre/context/series.h"
#include "centre/privacy/masks.h"
#include "service/forwarding/carrier.h"
#include "service/forwarding/store.h"

namespace onewindow::forwarding {

namespace {

using store::Form;
using store::Record;

Refusal unknown() {
  return Refusal(RefusalKind::not_found, "forwarding.unknown", "没有这件代收件",
                 "there is no such forwarded application");
}

Record load(ReadContext& context, ForwardingId id) {
  auto record = store::find(context.db, id);
  if (!record) throw unknown();
  return std::move(*record);
}

// One of this side's own, as it was seen.
Record own(ReadContext& context, ForwardingId id, std::int32_t version) {
  Record record = load(context, id);
  if (record.side != Side::given) throw unknown();
  if (record.version != version)
    throw Refusal(RefusalKind::stale, "forwarding.stale", "这件代收件已变动，请重新载入",
                  "it has changed meanwhile; reload it")
        .with("version", record.version);
  return record;
}

organisation::Window window_of(ReadContext& context) {
  if (context.actor.window)
    if (auto window = organisation::find_window(context, *context.actor.window)) return std::move(*window);
  throw Refusal(RefusalKind::forbidden, "forwarding.no_window", "代收须在窗口办理，您的账号没有窗口",
                "what is taken in for another centre is taken in at a window; your account has none");
}

struct There {
  organisation::Centre centre;
  Way way = Way::outpost;
  organisation::Window window;
};

There there_of(ReadContext& context, const std::string& code) {
  const auto window = window_of(context);
  if (const auto centre = organisation::find_centre(context, code))
    if (const auto found = way(window, organisation::origins(context), *centre)) return {*centre, *found, window};
  throw Refusal(RefusalKind::conflict, "forwarding.no_way",
                "本窗口不代收该中心的事项；只有省级、市级窗口和该中心窗口的延伸窗口可以",
                "this window takes nothing in for that centre: a provincial or city window does, or its own outpost")
      .at("/centre");
}

// What that centre publishes for everybody is read as everybody.
template <class F> auto as_public(ErrandContext& errand, CentreId centre, F&& use_case) {
  return errand.contexts.read(Actor::of_public(centre), std::forward<F>(use_case));
}

void put(WriteContext& context, Record& record, Form form) {
  form.summary = privacy::mask_numbers(text::trim(form.summary));
  for (auto& check : form.materials) {
    check.defect = Text<400>(privacy::mask_numbers(check.defect));
    check.held.reset();  // what this centre holds, the other does not
  }
  cases::check_people(context, form.applicant, form.agent);
  record.applicant = cases::masked(form.applicant);
  record.applicant_name = record.applicant.name;
  record.form = context.privacy.seal(store::form_place(record.id), json::text(form));
}

Row shown(const Record& record) {
  return {.id = record.id,
          .side = record.side,
          .state = record.state,
          .number = record.number,
          .way = record.way,
          .item_name = record.item_name,
          .item_name_en = record.item_name_en,
          .applicant_name = record.applicant_name,
          .intake = record.intake,
          .handling_centre = record.handling_centre,
          .handling_department = record.handling_department,
          .case_id = record.side == Side::taken ? record.case_id : std::nullopt,
          .case_number = record.case_number,
          .case_state = record.case_state,
          .due = record.due,
          .zh = record.zh,
          .en = record.en,
          .sent_at = record.sent_at,
          .arrived_at = record.arrived_at};
}

cases::ApplicantView agent_shown(const cases::Agent& agent) {
  return cases::masked(cases::Applicant{
      .name = agent.name, .paper = agent.paper, .paper_number = agent.paper_number, .phone = agent.phone});
}

View view_of(ReadContext& context, const Record& record) {
  View out;
  static_cast<Row&>(out) = shown(record);
  out.version = record.version;
  out.item = record.item_id;
  out.attempt = record.attempt;
  out.attachments = record.attachments;
  out.applicant = record.applicant;
  out.reason_code = record.reason_code;
  out.granted = record.granted;
  out.told_at = record.told_at;
  if (record.side == Side::taken) return out;
  const Form form = store::opened(context.privacy, record);
  if (form.agent) out.agent = agent_shown(*form.agent);
  out.summary = form.summary;
  if (context.actor.may(kForward)) out.query_code = record.query_code;
  out.attachments = std::int32_t(cases::attachments::of(context, store::holder_of(record.id)).size());
  for (const auto& material : form.asked) {
    MaterialSeen seen{.code = material.code, .name = material.name, .name_en = material.name_en};
    for (const auto& check : form.materials)
      if (check.code == material.code) {
        seen.state = check.state;
        seen.defect = check.defect;
      }
    out.materials.push_back(std::move(seen));
  }
  if (context.actor.may(kForward))
    for (const Step step : {Step::fill, Step::dispatch, Step::drop})
      if (may(record.state, step)) out.allowed.push_back(step);
  return out;
}

View kept(WriteContext& context, Record& record, std::string_view act, const std::string& before,
          const boost::json::object& detail = {}) {
  ++record.version;
  store::update(context.db, record);
  context.record("forwarding." + std::string(act), "forwarding", record.id, before, image(record), detail);
  return view_of(context, record);
}

}  // namespace

std::vector<Destination> destinations(ReadContext& context) {
  std::vector<Destination> out;
  if (!context.actor.window) return out;
  const auto window = window_of(context);
  const auto origins = organisation::origins(context);
  for (const auto& centre : organisation::centres(context.db))
    if (const auto found = way(window, origins, centre); found && centre.id != context.centre())
      out.push_back({centre.code, centre.name, centre.name_en, centre.level, *found});
  return out;
}

Paged<catalogue::ItemRow> items(ErrandContext& errand, const ItemsQuery& query) {
  const auto there =
      errand.contexts.read(errand.actor, [&](ReadContext& context) { return there_of(context, query.centre); });
  catalogue::ItemQuery published;
  published.after = query.after;
  published.limit = query.limit;
  published.search = query.search;
  return as_public(errand, there.centre.id,
                   [&](ReadContext& context) { return catalogue::guides(context, published); });
}

catalogue::ItemView guide(ErrandContext& errand, catalogue::ItemId id, const GuideQuery& query) {
  const auto there =
      errand.contexts.read(errand.actor, [&](ReadContext& context) { return there_of(context, query.centre); });
  return as_public(errand, there.centre.id, [&](ReadContext& context) { return catalogue::guide(context, id); });
}

View take_in(ErrandContext& errand, const Entry& entry) {
  const auto first =
      errand.contexts.read(errand.actor, [&](ReadContext& context) { return there_of(context, entry.centre); });
  const auto item =
      as_public(errand, first.centre.id, [&](ReadContext& context) { return catalogue::taken(context, entry.item); });
  check_level(first.way, item.content);
  return errand.contexts.write(errand.actor, [&](WriteContext& context) {
    const There there = there_of(context, entry.centre);
    const auto here = organisation::centre(context);
    Record record{.id = context.make_id<ForwardingId>(),
                  .number = fmt::format("{}-Z{}-{:05}", text::upper(here.code), context.today().year(),
                                        series::next(context, "forwarding")),
                  .way = there.way,
                  .other = there.centre.id,
                  .other_code = there.centre.code,
                  .item_id = item.id,
                  .item_version = item.version,
                  .item_code = item.content.code,
                  .item_name = item.content.name,
                  .item_name_en = item.content.name_en,
                  .intake = {.centre = here.name,
                             .window = fmt::format("{}号{}", there.window.number, there.window.name),
                             .by = context.actor.name,
                             .number = "",
                             .at = context.now},
                  .handling_centre = there.centre.name,
                  .handling_department = item.department_name};
    record.intake.number = record.number;
    put(context, record,
        {.applicant = entry.applicant,
         .agent = entry.agent,
         .materials = entry.materials,
         .summary = entry.summary,
         .asked = item.content.materials});
    store::insert(context.db, record);
    context.record("forwarding.take_in", "forwarding", record.id, "", image(record), {{"number", record.number}});
    return view_of(context, record);
  });
}

View fill(WriteContext& context, ForwardingId id, const Filling& filling) {
  Record record = own(context, id, filling.version);
  const std::string before = image(record);
  record.state = after(record.state, Step::fill);
  Form form = store::opened(context.privacy, record);
  form.applicant = filling.applicant;
  form.agent = filling.agent;
  form.materials = filling.materials;
  form.summary = filling.summary;
  put(context, record, std::move(form));
  return kept(context, record, "fill", before);
}

View dispatch(WriteContext& context, ForwardingId id, const Seen& seen) {
  Record record = own(context, id, seen.version);
  const std::string before = image(record);
  record.state = after(record.state, Step::dispatch);
  const Form form = store::opened(context.privacy, record);
  check_whole(form.asked, form.materials);
  ++record.attempt;
  record.sent_at = context.now;
  record.attachments = std::int32_t(cases::attachments::of(context, store::holder_of(id)).size());
  record.zh = record.en = record.reason_code = "";
  send_letter(context, kSent, record);
  return kept(context, record, "dispatch", before, {{"to", record.other_code}, {"attempt", record.attempt}});
}

View drop(WriteContext& context, ForwardingId id, const Dropping& dropping) {
  Record record = own(context, id, dropping.version);
  const std::string before = image(record);
  record.state = after(record.state, Step::drop);
  record.zh = "代收撤销：" + privacy::mask_numbers(dropping.reason);
  record.en = "dropped: " + privacy::mask_numbers(dropping.reason);
  return kept(context, record, "drop", before);
}

Paged<Row> list(ReadContext& context, const Query& query) {
  const int limit = limit_of(query);
  const auto beyond = query.after ? std::optional(ForwardingId{mark_number(*query.after)}) : std::nullopt;
  Paged<Row> out;
  for (const auto& record : store::list(context.db, query, beyond, limit + 1)) out.items.push_back(shown(record));
  out.next = cut(out.items, limit);
  return out;
}

View view(ReadContext& context, ForwardingId id) { return view_of(context, load(context, id)); }

cases::Attachment attach(ErrandContext& errand, ForwardingId id, const cases::NewAttachment& given,
                         const http::Upload& upload) {
  return cases::attachments::add(errand, store::holder_of(id), given, upload,
                                 [id](ReadContext& context, std::string_view code) {
                                   const Record record = load(context, id);
                                   if (record.side != Side::given) throw unknown();
                                   after(record.state, Step::fill);
                                   for (const auto& material : store::opened(context.privacy, record).asked)
                                     if (material.code == code) return material;
                                   throw Refusal(RefusalKind::invalid, "attachment.material_unknown",
                                                 "这个事项没有这项材料", "the item has no such material")
                                       .at("?material");
                                 });
}

cases::AttachmentList attached(ReadContext& context, ForwardingId id) {
  const Record record = load(context, id);
  const bool open = record.side == Side::given && context.actor.may(kForward) && may(record.state, Step::fill);
  return {.items = cases::attachments::of(context, store::holder_of(id)),
          .may_add = open,
          .may_remove = open,
          .each_material = cases::attachments::kEachMaterial,
          .each_holder = cases::attachments::kEachHolder,
          .bytes = std::int64_t(cases::attachments::kBytes)};
}

http::Download open(ErrandContext& errand, ForwardingId id, cases::AttachmentId attachment) {
  return cases::attachments::open(errand, store::holder_of(id), attachment,
                                  [id](ReadContext& context) { load(context, id); });
}

void detach(WriteContext& context, ForwardingId id, cases::AttachmentId attachment) {
  const Record record = load(context, id);
  if (record.side != Side::given) throw unknown();
  after(record.state, Step::fill);
  cases::attachments::remove(context, store::holder_of(id), attachment);
}

std::vector<privacy::SealedColumn> sealed() { return {{.table = "forwardings", .column = "form"}}; }

}  // namespace onewindow::forwarding
