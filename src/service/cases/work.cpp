#include "service/cases/work.h"

#include "centre/context/series.h"
#include "centre/privacy/masks.h"
#include "service/cases/alarms.h"
#include "service/cases/online_work.h"
#include "service/cases/register_rows.h"
#include "service/cases/slip_work.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

constexpr const char* kNoDue = "9999-12-31";  // cases without a running clock come last

// What the ledger's digests are taken over: the case without what tells who somebody is.
std::string image(const store::Case& row) {
  static const std::set<std::string_view> personal = {"applicant", "agent", "agent_authorisation", "summary",
                                                      "query_code"};
  std::string out;
  for (const auto& field : reflect::type_of<store::Case>().fields) {
    if (personal.contains(field.name)) continue;
    out.append(out.empty() ? "" : ",").append(field.name).append(":");
    json::print(out, field.type(), field.in_const(&row));
  }
  return out;
}

void derive(store::Case& row, const PinnedItem& item, const Sections& sections, Date today) {
  const Standing now = standing(row.course, sections.calendar, today);
  const NextAlarms next = next_alarms(alarms(row.state, row.course, item, sections, row.received_at, today));
  row.due_clock = now.clock;
  row.rings_at = next.any;
  row.reminds_at = next.in_hours;
  row.open = open(row.state);
  row.todo = todo(row.state, row.course, item);
  row.due_date = now.due;
  row.yellow_from = now.yellow_from;
  row.due_sort = now.due ? now.due->str() : kNoDue;
  row.provisional = now.provisional;
  row.kinds = kinds(item, sections, row.state, row.course);
}

}  // namespace

namespace {

// The window where the actor sits takes the item as this case has it.
bool taken_here(ReadContext& context, const store::Case& row, const catalogue::ItemContent& content) {
  if (context.actor.system) return true;
  if (!context.actor.window || !content.hall_included) return false;
  return organisation::takes_here(context, *context.actor.window,
                                  {content.code, code(content.category), content.level, row.department_id})
      .has_value();
}

// Which windows take the item matters to the decision at the window alone.
Situation situation_of(ReadContext& context, const store::Case& row, const catalogue::ItemContent& content,
                       const Sections& sections, bool for_decision = true) {
  const bool asked = for_decision && row.state == State::accepted && context.actor.may(kDecideAtWindow);
  return situation(row.state, row.course, {content, row.item_version}, sections, context.actor, row.department_id,
                   asked && taken_here(context, row, content));
}

Stored<boost::json::value> without_query_code(const Stored<boost::json::value>& content) {
  return {json::text(documents::without_query_code(json::restore<documents::Content>(json::opened(content))))};
}

}  // namespace

Refusal unknown_case() {
  return Refusal(RefusalKind::not_found, "case.unknown", "没有这个办件，请核对编号",
                 "there is no such case; check its number");
}

std::string invite(Work& work, invitations::ServiceKind service) {
  const store::Case& row = work.row;
  const auto invitation =
      invitations::invite(work.context, {.kind = service,
                                         .subject = row.id.value,
                                         .number = row.case_number.value_or(row.receipt_number),
                                         .item_code = row.item_code,
                                         .item_name = row.item_name,
                                         .item_name_en = row.item_name_en,
                                         .department = row.department_id,
                                         .department_name = row.department_name,
                                         .window_name = row.window_name,
                                         .immediate = work.content.kind == catalogue::HandlingKind::immediate,
                                         .organisation = row.applicant.kind == PersonKind::organisation,
                                         .accepted_at = row.accepted_at});
  return invitation ? invitations::shown_code(invitation->code) : "";
}

Work::Work(WriteContext& c, store::Case r, catalogue::ItemContent i)
    : context(c), row(std::move(r)), content(std::move(i)), sections(Sections::of(c.law, content.type)), fresh(true) {}

Work Work::on(WriteContext& context, CaseId id, std::int32_t version) {
  Work work = of(context, id);
  if (work.row.version != version)
    throw Refusal(RefusalKind::stale, "case.stale", "办件已被他人更新，请重新载入后再办",
                  "somebody changed the case meanwhile; reload it and try again")
        .with("version", work.row.version);
  take_in_hand(work);
  return work;
}

Work Work::of(WriteContext& context, CaseId id) {
  auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  auto content = catalogue::pinned(context, row->item_id, row->item_version);
  Work work(context, std::move(*row), std::move(content));
  work.fresh = false;
  work.before_ = image(work.row);
  return work;
}

const Transition& Work::may(Act act) const {
  try {
    return transition(situation_of(context, row, content, sections, act == Act::decide), act, context.actor);
  } catch (const Refusal& refusal) {
    if (refusal.code != "case.wrong_state") throw;
    return transition(situation_of(context, row, content, sections), act, context.actor);  // names all that is allowed
  }
}

void Work::check_own_item() const {
  const Actor& actor = context.actor;
  const bool other = !actor.system && actor.department && row.department_id && *actor.department != row.department_id;
  cases::check_own_item(sections, taken_here(context, row, content), other);
}

const organisation::Centre& Work::centre() {
  if (!centre_) centre_ = organisation::centre(context);
  return *centre_;
}

documents::Frame Work::frame() {
  return {.centre = centre().name,
          .phone = centre().phone,
          .complaint_phone = centre().complaint_phone,
          .receipt_number = row.receipt_number,
          .case_number = row.case_number.value_or(""),
          .query_code = row.query_code,
          .item = row.item_name,
          .department = row.department_name,
          .window = row.window_name,
          .handler = row.handler,
          .applicant = row.applicant,
          .agent = row.agent,
          .agent_authorisation = row.agent_authorisation,
          .received = row.received_at.date(),
          .today = context.today(),
          .officer = context.actor.name};
}

namespace {

// People type numbers into texts that are for words; rows keep none of them whole.
void mask(boost::json::value& value) {
  if (auto* text = value.if_string()) {
    *text = privacy::mask_numbers(*text);
  } else if (auto* list = value.if_array()) {
    for (auto& item : *list) mask(item);
  } else if (auto* object = value.if_object()) {
    for (auto& [key, item] : *object) mask(item);
  }
}

// What the guide says stays, and where to call.
documents::Content masked(documents::Content content) {
  static const std::set<std::string, std::less<>> guide = {"办理程序", "收费标准", "办事依据"};
  for (auto& section : content.sections) {
    if (guide.contains(section.heading)) continue;
    if (section.text) section.text = privacy::mask_numbers(*section.text);
    for (auto& row : section.rows)
      if (!row.empty() && !row.front().ends_with("电话"))
        for (auto& cell : row) cell = privacy::mask_numbers(cell);
  }
  return content;
}

}  // namespace

std::string Work::title_of(DocumentKind kind) const {
  const auto* form = kind == DocumentKind::correction_notice ? notice_form(sections) : nullptr;
  return form != nullptr ? form->shown() : std::string(words(kind).zh);
}

DocumentId Work::write(DocumentKind kind, const documents::Content& written) {
  const std::int64_t serial = series::next(context, documents::series(kind));
  return write(kind, documents::number(centre().name, kind, context.today().year(), serial), written);
}

DocumentId Work::write(DocumentKind kind, std::string number, const documents::Content& written) {
  const auto id = context.make_id<DocumentId>();
  documents_.push_back(store::DocumentRow{.case_id = row.id,
                                          .id = id,
                                          .kind = kind,
                                          .number = std::move(number),
                                          .at = context.now,
                                          .title = title_of(kind),
                                          .content = {json::text(masked(written))}});
  return id;
}

void Work::tell(Act act, State to, const std::string& zh, const std::string& en, boost::json::value detail,
                const Because& because, std::optional<DocumentId> document) {
  row.state = to;
  mask(detail);
  store::insert(context.db, events_.emplace_back(store::EventRow{.case_id = row.id,
                                                                 .id = context.make_id<store::EventId>(),
                                                                 .act = act,
                                                                 .state_after = to,
                                                                 .at = context.now,
                                                                 .actor_id = context.actor.account,
                                                                 .actor_name = context.actor.name,
                                                                 .document_id = document,
                                                                 .zh = privacy::mask_numbers(zh),
                                                                 .en = privacy::mask_numbers(en),
                                                                 .detail = json::stored(detail),
                                                                 .because = json::stored(because)}));
}

void Work::keep(std::string_view act, boost::json::object detail) {
  derive(row, item(), sections, context.today());
  store::update(context.db, row);
  keep_register_rows(context, row, content, sections, events_, documents_);
  detail["receipt_number"] = row.receipt_number;
  if (auto slips = store_documents(*this, documents_); !slips.empty()) detail["slips"] = std::move(slips);
  context.record("cases." + std::string(act), "case", row.id, before_, image(row), detail);
}

CaseView Work::finish(std::string_view act, boost::json::object detail) {
  derive(row, item(), sections, context.today());
  if (fresh) {
    store::insert(context.db, row);
  } else {
    ++row.version;
    store::update(context.db, row);
  }
  keep_register_rows(context, row, content, sections, events_, documents_);
  detail["state"] = code(row.state);
  detail["receipt_number"] = row.receipt_number;
  if (auto slips = store_documents(*this, documents_); !slips.empty()) detail["slips"] = std::move(slips);
  context.record("cases." + std::string(act), "case", row.id, before_, image(row), detail);
  if (row.course.online) tell_filer(*this, act);
  if (fresh) return show(context, row, content, std::move(events_), std::move(documents_));
  return show(context, row, content, store::events(context.db, row.id), store::documents(context.db, row.id));
}

CaseView show(ReadContext& context, const store::Case& row, const catalogue::ItemContent& content,
              std::vector<store::EventRow> events, std::vector<store::DocumentRow> documents) {
  const Sections sections = Sections::of(context.law, content.type);
  CaseView out{.id = row.id,
               .version = row.version,
               .receipt_number = row.receipt_number,
               .case_number = row.case_number,
               .state = row.state,
               .kinds = row.kinds,
               .mode = mode({content, row.item_version}, sections, row.state, row.course),
               .item = row.item_id,
               .item_version = row.item_version,
               .item_name = row.item_name,
               .item_name_en = row.item_name_en,
               .item_code = row.item_code,
               .department_name = row.department_name,
               .window_name = row.window_name,
               .handler = row.handler,
               .applicant = row.applicant,
               .agent = row.agent,
               .agent_authorisation = row.agent_authorisation,
               .summary = row.summary,
               .received_at = row.received_at,
               .accepted_at = row.accepted_at,
               .decided_at = row.decided_at,
               .issued_at = row.issued_at,
               .granted = row.granted,
               .clocks = clocks(row.course, sections, row.received_at.date(), context.now),
               .light = light(row.due_date, row.yellow_from, context.today()),
               .allowed = allowed_acts(situation_of(context, row, content, sections), context.actor),
               .notices = std::int32_t(row.course.notices.size()),
               .stages = stage_lines(content, row.course)};
  if (row.state == State::received) out.expected = row.course.expected;
  if (context.actor.may(kReceive)) out.query_code = row.query_code;
  for (const Line& line : row.course.materials)
    for (const auto& material : content.materials)
      if (material.code == line.code)
        out.materials.push_back(
            {material, line.state, line.defect, line.named_in, line.helped, line.helped_by, line.held_number});
  for (auto& event : events)
    out.timeline.push_back({event.id, event.act, event.state_after, event.at, std::move(event.actor_name),
                            event.document_id, std::move(event.zh), std::move(event.en), std::move(event.detail),
                            std::move(event.because)});
  for (auto& document : documents) {
    if (!context.actor.may(kReceive)) document.content = without_query_code(document.content);
    out.documents.push_back({document.id, document.kind, std::move(document.number), document.at,
                             std::move(document.title), document.voided, std::move(document.void_reason),
                             std::move(document.content)});
  }
  return out;
}

}  // namespace onewindow::cases
