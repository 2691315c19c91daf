// What the public does: finds the service by its code, rates it once, and reads what came of a bad rating.
#include "oversight/ratings/ratings.h"

#include "base/digest.h"
#include "base/text.h"
#include "centre/organisation/organisation.h"
#include "oversight/ratings/views.h"
#include "service/applications/applications.h"

namespace onewindow::ratings {
namespace {

using invitations::Invitation;

Refusal unknown() {
  return Refusal(RefusalKind::not_found, "rating.unknown", "没有这个评价码，请核对办事凭证上的评价码",
                 "there is no such code; compare it with your paper")
      .at("/code");
}

Refusal rated_already() {
  return Refusal(RefusalKind::conflict, "rating.once", "这次服务已经评价过，一次服务只评价一次",
                 "this service has been rated; a service is rated once");
}

Invitation found(ReadContext& context, const std::string& code) {
  auto invitation = invitations::find_by_code(context, code);
  if (!invitation) throw unknown();
  return std::move(*invitation);
}

// The pad's token must be of a pad at the window of the service.
bool from_pad(ReadContext& context, const NewRating& rating, const Invitation& invitation) {
  if (!rating.pad) return false;
  const auto pad = store::pad_by_token(context.db, digest::sm3(*rating.pad));
  if (!pad || pad->window_id != invitation.window_id)
    throw Refusal(RefusalKind::forbidden, "rating.pad_unknown", "评价器没有与这个窗口配对，请重新配对",
                  "the pad is not paired with this window; pair it again")
        .at("/pad");
  return true;
}

store::Rating row_of(WriteContext& context, const NewRating& given, const Invitation& service) {
  return {.id = context.make_id<RatingId>(),
          .invitation_id = service.id,
          .level = given.level,
          .options = given.options,
          .text = text::trim(given.text),
          .kind = service.kind,
          .item_code = service.item_code,
          .item_name = service.item_name,
          .item_name_en = service.item_name_en,
          .window_id = service.window_id,
          .window_name = service.window_name,
          .worker_id = service.worker_id,
          .worker = service.worker,
          .department_id = service.department_id,
          .department_name = service.department_name,
          .service_at = service.at,
          .rated_at = context.now,
          .salt = digest::random_token(16)};
}

std::string joined(const std::vector<std::int32_t>& codes) {
  std::string out;
  for (const auto code : codes) out += (out.empty() ? "" : ",") + std::to_string(code);
  return out;
}

std::string national_time(Instant at) {
  std::string text = at.str().substr(0, 19);
  text[10] = ' ';
  return text;
}

// What goes up to the province, by the names of the national upload (china-standards §3.5). Who rated it is left empty:
// the province has the case by its number, and needs no second copy of the person.
void upload(WriteContext& context, const store::Rating& row, const Invitation& service) {
  context.send("rating.upload", "province",
               {{"projectNo", service.number},
                {"pf", "1"},
                {"deptCode", ""},
                {"taskCode", service.item_code},
                {"taskHandleItem", ""},
                {"taskName", service.item_name},
                {"subMatter", ""},
                {"proStatus", service.kind == invitations::ServiceKind::inquiry ? "" : "3"},
                {"proDepart", service.department_name},
                {"certKey", ""},
                {"userName", ""},
                {"userProp", service.organisation ? "2" : "1"},
                {"userPageType", ""},
                {"handleUserName", ""},
                {"handleUserPageType", ""},
                {"handleUserPageCode", ""},
                {"satisfaction", std::to_string(national_code(row.level))},
                {"evalDetail", joined(row.options)},
                {"serviceNumber", std::to_string(service.service_number)},
                {"writingEvaluation", row.text},
                {"assessTime", national_time(row.rated_at)},
                {"assessNumber", "1"},
                {"dataSource", row.on_pad ? "window" : "mobile"},
                {"promisetime", service.immediate ? "1" : "2"},
                {"acceptDate", service.accepted_at ? national_time(*service.accepted_at) : ""}});
}

}  // namespace

InvitationView shown(ReadContext& context, const Invitation& service) {
  const Norms norms = Norms::of(context.law);
  InvitationView view{.code = invitations::shown_code(service.code),
                      .kind = service.kind,
                      .item_name = service.item_name,
                      .item_name_en = service.item_name_en,
                      .window_name = service.window_name,
                      .worker = service.worker,
                      .at = service.at};
  if (const auto until = rate_until(norms, service.at)) view.until = until->due;
  if (view.until && context.today() > *view.until) view.state = InvitationState::over;
  if (store::rated(context.db, service.id)) view.state = InvitationState::used;
  for (int i = 0; i < 5; ++i) view.levels.push_back({Level(i), options_of(norms, Level(i))});
  return view;
}

InvitationView invitation(ReadContext& context, const RatingCode& code) { return shown(context, found(context, code)); }

Thanks rate(WriteContext& context, const NewRating& given) {
  const Invitation service = found(context, given.code);
  if (store::rated(context.db, service.id)) throw rated_already();
  const auto judged = judge(Norms::of(context.law), {given.level, given.options, given.text}, service.at, context.now);
  store::Rating row = row_of(context, given, service);
  row.on_pad = from_pad(context, given, service);
  row.terms = text::lower(row.worker + "\n" + row.window_name + "\n" + row.item_name + "\n" + row.text);
  row.because = judged.because;
  Thanks thanks{.bad = judged.value.bad};
  if (thanks.bad) {
    const std::string code = invitations::new_code();
    row.matter = MatterState::open;
    row.follow_up = digest::sm3(code);
    thanks.follow_up = invitations::shown_code(code);
  }
  store::insert(context.db, row);
  upload(context, row, service);
  context.record("ratings.rate", "rating", row.id, "", json::text(row));
  return thanks;
}

FollowUp follow_up(ReadContext& context, const FollowUpQuery& query) {
  const auto row = store::find_by_follow_up(context.db, digest::sm3(invitations::normal_code(query.code)));
  if (!row || !row->matter)
    throw Refusal(RefusalKind::not_found, "rating.follow_up_unknown", "没有这个回访码，请核对",
                  "there is no such code; compare it")
        .at("?code");
  return {.state = *row->matter, .rated_at = row->rated_at, .reply = row->reply, .told_at = row->told_at};
}

namespace {

CaseCode last_code(ReadContext& context, const std::string& number) {
  const auto service = invitations::last_of_number(context, number);
  if (!service || shown(context, *service).state != InvitationState::open) return {};
  return {invitations::shown_code(service->code)};
}

}  // namespace

CaseCode of_case(ReadContext& context, const cases::ProgressQuery& query) {
  return last_code(context, cases::progress(context, query).number);
}

CaseCode of_my_case(ReadContext& context, cases::CaseId id) {
  return last_code(context, applications::my_case(context, id).number);
}

}  // namespace onewindow::ratings
