// First inquiries (首问).
#include "service/cases/inquiries.h"

#include "base/text.h"
#include "centre/context/series.h"
#include "centre/identity/identity.h"
#include "centre/notices/notices.h"
#include "centre/privacy/masks.h"
#include "centre/registers/register.h"
#include "service/cases/papers.h"
#include "service/cases/store_inquiries.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

Sections sections_of(ReadContext& context, const std::optional<catalogue::ItemView>& item) {
  return Sections::of(context.law, item ? item->content.type : catalogue::ItemType::public_service);
}

std::optional<organisation::Window> window_of(ReadContext& context, std::optional<WindowId> id) {
  if (!id) return std::nullopt;
  auto window = organisation::find_window(context, *id);
  if (!window)
    throw Refusal(RefusalKind::invalid, "inquiry.window_unknown", "没有这个窗口，请重新选择",
                  "there is no such window; choose again")
        .at("/referred_to");
  return window;
}

// P5c.1.c: its number, and its place.
std::string shown(const std::optional<organisation::Window>& window) {
  if (!window) return "";
  const std::string number = std::to_string(window->number) + "号";
  return (window->name.starts_with(number) ? "" : number + " ") + window->name +
         (window->location.empty() ? "" : "（" + window->location + "）");
}

InquiryRow shown(const store::InquiryRecord& r) {
  return {.id = r.id,
          .channel = r.channel,
          .asker = r.asker,
          .subject = r.subject,
          .answer = r.answer,
          .outcome = r.outcome,
          .item_name = r.item_name,
          .referred_window = r.referred_window,
          .referred_person = r.referred_person,
          .referred_phone = r.referred_phone,
          .responsible = r.responsible,
          .at = r.at,
          .asked_at = r.asked_at,
          .answered_at = r.answered_at,
          .ended_at = r.ended_at,
          .open = r.open,
          .end_note = r.end_note,
          .notice_number = r.notice_number};
}

// What the ledger's digests are taken over: the inquiry without who asked.
std::string image(store::InquiryRecord row) {
  row.asker.clear();
  row.asker_phone.clear();
  row.asker_phone_index.clear();
  row.asker_phone_tail.clear();
  return json::text(row);
}

void log(WriteContext& context, InquiryId id, InquiryAct act, const std::string& text, const std::string& to = "") {
  store::insert(context.db, store::InquiryStepRecord{.inquiry_id = id,
                                                     .id = context.make_id<Id<store::InquiryStepTag>>(),
                                                     .at = context.now,
                                                     .act = act,
                                                     .by_name = context.actor.name,
                                                     .to_name = to,
                                                     .said = privacy::mask_numbers(text)});
}

// Who was answered at the window is invited to rate that, too.
std::string invite(WriteContext& context, const store::InquiryRecord& row, const catalogue::ItemView* item) {
  if (row.channel != InquiryChannel::visit || !context.actor.window) return "";
  const auto window = organisation::find_window(context, *context.actor.window);
  invitations::Service service{.kind = invitations::ServiceKind::inquiry,
                               .subject = row.id.value,
                               .department = context.actor.department.value_or(DepartmentId{}),
                               .window_name = window ? window->name : ""};
  if (item != nullptr) {
    service.item_code = item->content.code;
    service.item_name = item->content.name;
    service.item_name_en = item->content.name_en;
    service.department_name = item->department_name;
    for (const auto& department : organisation::departments(context))
      if (department.code == item->content.department) service.department = department.id;
  }
  const auto invitation = invitations::invite(context, service);
  return invitation ? invitations::shown_code(invitation->code) : "";
}

// Takes an answer over: what was told, where to, and whether the matter stays with who was asked first.
void answer(WriteContext& context, store::InquiryRecord& row, const InquiryAnswer& told, const Sections& sections) {
  const auto window = window_of(context, told.referred_to);
  check_inquiry({.channel = row.channel,
                 .outcome = told.outcome,
                 .answer = told.answer,
                 .referred_to = told.referred_to,
                 .referred_person = told.referred_person,
                 .referred_phone = told.referred_phone},
                sections, window ? ReferredWindow{window->phone, window->location} : ReferredWindow{});
  row.outcome = told.outcome;
  row.answer = privacy::mask_numbers(text::trim(told.answer));
  row.referred_to = told.referred_to;
  row.referred_window = shown(window);
  row.referred_person = told.referred_person;
  row.referred_phone = told.referred_phone.empty() && window ? window->phone : std::string(told.referred_phone);
  row.open = stays_open(told.outcome, sections);
  if (told.outcome != InquiryOutcome::pending && told.outcome != InquiryOutcome::passed_on)
    row.answered_at = context.now;
  if (told.outcome == InquiryOutcome::referred)
    context.observe({.kind = "window.guidance_given",
                     .subject_kind = "account",
                     .subject = context.actor.account.value,
                     .object = row.id.value,
                     .at = context.now,
                     .detail = {{"window", row.referred_window}, {"inquiry", std::to_string(row.id.value)}}});
}

void give_notice(WriteContext& context, store::InquiryRecord& row, const catalogue::ItemView& item,
                 const Sections& sections) {
  const auto centre = organisation::centre(context);
  row.notice_number = documents::number(centre.name, DocumentKind::guide_notice, context.today().year(),
                                        series::next(context, documents::series(DocumentKind::guide_notice)));
  row.notice = json::write(documents::guide_notice({.centre = centre.name,
                                                    .phone = centre.phone,
                                                    .complaint_phone = centre.complaint_phone,
                                                    .item = row.item_name,
                                                    .department = item.department_name,
                                                    .today = context.today(),
                                                    .officer = context.actor.name},
                                                   sections, {item.content, item.version}));
}

store::InquiryRecord mine(WriteContext& context, InquiryId id) {
  auto row = store::find(context.db, id);
  if (!row) throw Refusal(RefusalKind::not_found, "inquiry.unknown", "没有这条首问登记", "there is no such inquiry");
  if (!row->open) throw Refusal(RefusalKind::conflict, "inquiry.ended", "该询问已办结", "the inquiry has ended");
  const Actor& actor = context.actor;
  if (!actor.system && actor.account != row->responsible_id && !actor.may(kCoordinate))
    throw Refusal(RefusalKind::forbidden, "inquiry.not_yours", "该询问由首问责任人" + row->responsible + "负责",
                  "it stays with who was asked first: " + row->responsible);
  return std::move(*row);
}

InquiryRow keep(WriteContext& context, const char* act, const std::string& before, const store::InquiryRecord& row) {
  store::update(context.db, row);
  context.record(act, "inquiry", row.id, before, image(row), {{"outcome", code(row.outcome)}});
  return shown(row);
}

}  // namespace

Inquired inquire(WriteContext& context, const Inquiry& inquiry) {
  const auto item = inquiry.item ? std::optional(catalogue::live(context, *inquiry.item)) : std::nullopt;
  const Sections sections = sections_of(context, item);
  check_asked(inquiry, context.now);
  const auto id = context.make_id<InquiryId>();
  const std::string phone = papers::normal(inquiry.phone);
  store::InquiryRecord row{.id = id,
                           .channel = inquiry.channel,
                           .asker = privacy::mask_numbers(inquiry.asker),
                           .asker_phone = context.privacy.seal({"inquiries", "asker_phone", id.value}, phone),
                           .asker_phone_index = context.privacy.index("phone", phone),
                           .asker_phone_tail = context.privacy.index("phone.tail", privacy::tail(phone)),
                           .subject = privacy::mask_numbers(inquiry.subject),
                           .item_id = inquiry.item,
                           .item_name = item ? item->content.name : "",
                           .responsible_id = context.actor.account,
                           .responsible = context.actor.name,
                           .at = context.now,
                           .asked_at = inquiry.asked_at.value_or(context.now)};
  answer(context, row,
         {inquiry.outcome, inquiry.answer, inquiry.referred_to, inquiry.referred_person, inquiry.referred_phone},
         sections);
  if (inquiry.give_notice.value_or(false)) give_notice(context, row, *item, sections);
  store::insert(context.db, row);
  log(context, row.id, InquiryAct::asked, row.subject);
  if (row.answered_at) log(context, row.id, InquiryAct::answered, row.answer, row.referred_window);
  if (row.outcome == InquiryOutcome::passed_on)
    log(context, row.id, InquiryAct::handed_over, row.answer, row.referred_person);
  context.record("cases.inquire", "inquiry", row.id, "", image(row), {{"outcome", code(row.outcome)}});
  Inquired out;
  static_cast<InquiryRow&>(out) = shown(row);
  out.rating_code = invite(context, row, item ? &*item : nullptr);
  return out;
}

InquiryRow answer_inquiry(WriteContext& context, InquiryId id, const InquiryAnswer& told) {
  auto row = mine(context, id);
  const std::string before = image(row);
  const auto item = row.item_id ? std::optional(catalogue::live(context, *row.item_id)) : std::nullopt;
  answer(context, row, told, sections_of(context, item));
  log(context, id, told.outcome == InquiryOutcome::passed_on ? InquiryAct::handed_over : InquiryAct::answered,
      row.answer, told.outcome == InquiryOutcome::passed_on ? row.referred_person : row.referred_window);
  return keep(context, "cases.answer_inquiry", before, row);
}

InquiryRow end_inquiry(WriteContext& context, InquiryId id, const InquiryEnd& end) {
  auto row = mine(context, id);
  if (row.outcome == InquiryOutcome::pending)
    throw Refusal(RefusalKind::conflict, "inquiry.not_answered", "尚未答复，请先答复", "it is not answered yet");
  const std::string before = image(row);
  row.open = false;
  row.ended_at = context.now;
  row.end_note = privacy::mask_numbers(text::trim(end.note));
  if (!row.answered_at) row.answered_at = context.now;  // the colleague's answer came
  log(context, id, InquiryAct::ended, row.end_note);
  return keep(context, "cases.end_inquiry", before, row);
}

InquiryRow hand_inquiry_over(WriteContext& context, InquiryId id, const InquiryHandover& handover) {
  auto row = mine(context, id);
  const auto to = identity::find_account(context, handover.to);
  if (!to || to->centre != context.centre() || to->state == identity::AccountState::closed ||
      to->id == row.responsible_id)
    throw Refusal(RefusalKind::invalid, "inquiry.handover", "请选择另一名在岗人员", "choose another worker").at("/to");
  const std::string before = image(row);
  row.responsible_id = to->id;
  row.responsible = to->name;
  log(context, id, InquiryAct::handed_over, handover.reason, to->name);
  notices::notify(context, notices::To::account(to->id),
                  {.kind = "inquiry.handed_over",
                   .zh = context.actor.name + "将首问事项移交给您：" + row.subject,
                   .en = context.actor.name + " handed an inquiry to you: " + row.subject,
                   .object = {"inquiry", id.value}});
  return keep(context, "cases.hand_inquiry_over", before, row);
}

Paged<InquiryRow> inquiries(ReadContext& context, const InquiryQuery& query) {
  const int limit = limit_of(query);
  const InquiryId before{newest_before(query)};
  Paged<InquiryRow> out{.items = store::inquiries(context.db, query, context.actor.account, before, limit + 1),
                        .next = {}};
  out.next = cut(out.items, limit);
  return out;
}

InquiryView inquiry(ReadContext& context, InquiryId id) {
  const auto row = store::find(context.db, id);
  if (!row) throw Refusal(RefusalKind::not_found, "inquiry.unknown", "没有这条首问登记", "there is no such inquiry");
  InquiryView out;
  static_cast<InquiryRow&>(out) = shown(*row);
  out.notice = row->notice;
  for (const auto& step : store::steps(context.db, id))
    out.steps.push_back({step.at, step.act, step.by_name, step.to_name, step.said});
  return out;
}

InquiryFigures inquiry_figures(ReadContext& context, const DaysQuery& query) {
  const Date today = context.today();
  const auto [from, before] = registers::between(query.from.value_or(today), query.to.value_or(today));
  InquiryFigures out;
  for (const auto& r : store::inquiry_figures(context.db, from, before))
    out.workers.push_back({r.worker, r.name, r.asked, r.answered, r.open, r.total_ms / 60'000, r.longest_ms / 60'000});
  return out;
}

}  // namespace onewindow::cases
