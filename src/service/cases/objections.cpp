#include "service/cases/objections.h"

#include "base/digest.h"
#include "base/text.h"
#include "centre/notices/notices.h"
#include "centre/privacy/masks.h"
#include "service/cases/papers.h"
#include "service/cases/store_beside.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

constexpr std::int64_t kOpenAtOnce = 3;  // of one case online: what is asked again while three wait is asked already

Words words(ObjectionTo to) {
  return to == ObjectionTo::handling ? Words{"办理情况", "the handling"} : Words{"办理结果", "the result"};
}

Words words(ObjectionFinding finding) {
  switch (finding) {
    case ObjectionFinding::upheld: return {"成立", "upheld"};
    case ObjectionFinding::partly_upheld: return {"部分成立", "partly upheld"};
    case ObjectionFinding::not_upheld: return {"不成立", "not upheld"};
  }
  return {"", ""};
}

Refusal unknown_objection() {
  return Refusal(RefusalKind::not_found, "objection.unknown", "没有这条异议", "there is no such objection");
}

ObjectionRow shown(const store::ObjectionRecord& r, Date today) {
  const Date seen = r.replied_at ? r.replied_at->date() : today;
  return {.id = r.id,
          .case_id = r.case_id,
          .number = r.number,
          .item_name = r.item_name,
          .department_name = r.department_name,
          .window_name = r.window_name,
          .to = r.to_what,
          .by = r.made_by,
          .text = r.said,
          .online = r.online,
          .made_at = r.made_at,
          .due = r.due,
          .replied_at = r.replied_at,
          .finding = r.finding,
          .reply = r.reply,
          .replied_by = r.replied_by,
          .document_number = r.document_number,
          .late = r.due && seen > *r.due};
}

PublicObjectionView shown_outside(const store::ObjectionRecord& r) {
  return {r.to_what, r.said, r.made_at, r.due, r.replied_at, r.finding, r.reply, r.document_number};
}

void tell_who_replies(WriteContext& context, const store::ObjectionRecord& row) {
  std::vector<notices::To> to{notices::To::holders(kReplyObjection, row.department_id)};
  if (row.window_id) to.push_back(notices::To::window(*row.window_id));
  notices::notify(context, to,
                  {.kind = "case.objection",
                   .zh = "办件" + row.number + "有异议待答复",
                   .en = "an objection to " + row.number + " waits for its reply",
                   .object = {"case", row.case_id.value}});
}

store::ObjectionRecord keep(WriteContext& context, Work work, ObjectionTo to, const std::string& by,
                            const std::string& said, bool online) {
  if (to == ObjectionTo::result && !work.row.decided_at && work.row.state != State::not_accepted)
    throw Refusal(RefusalKind::conflict, "objection.no_result", "办件还没有结果，可以对办理情况提出异议",
                  "there is no result yet; object to how the case is handled")
        .at("/to");
  store::ObjectionRecord row{.id = context.make_id<ObjectionId>(),
                             .case_id = work.row.id,
                             .number = work.row.case_number.value_or(work.row.receipt_number),
                             .item_name = work.row.item_name,
                             .department_id = work.row.department_id,
                             .department_name = work.row.department_name,
                             .window_id = work.row.window_id,
                             .window_name = work.row.window_name,
                             .to_what = to,
                             .made_by = privacy::mask_numbers(text::trim(by)),
                             .said = privacy::mask_numbers(text::trim(said)),
                             .online = online,
                             .made_at = context.now};
  Because because;
  if (const auto timer = reply_timer(work.sections, context.now)) {
    row.due = due_of({}, *timer, work.sections.calendar, context.today());
    because = timer->because;
  }
  store::insert(context.db, row);
  work.tell(Act::object, work.row.state, "对" + std::string(words(to).zh) + "提出异议：" + row.said,
            "objects to " + std::string(words(to).en) + ": " + row.said,
            boost::json::object{{"objection", std::to_string(row.id.value)}, {"to", code(to)}, {"online", online}},
            std::move(because));
  work.finish("object", {{"objection", std::to_string(row.id.value)}});
  tell_who_replies(context, row);
  return row;
}

store::Case by_code(ReadContext& context, const std::string& number, const std::string& query_code) {
  auto row = store::find_by_number(context.db, papers::normal(number));
  if (!row || !digest::equal(row->query_code, text::trim(query_code)))
    throw Refusal(RefusalKind::not_found, "progress.unknown", "编号或查询码不正确，请核对收件凭证",
                  "the number or the code is not right; check your receipt");
  return std::move(*row);
}

}  // namespace

ObjectionRow object(WriteContext& context, CaseId id, const Objection& objection) {
  const auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  return shown(keep(context, Work::on(context, id, row->version), objection.to, objection.by, objection.text, false),
               context.today());
}

PublicObjectionView object_online(WriteContext& context, const PublicObjection& objection) {
  const auto row = by_code(context, objection.number, objection.code);
  if (store::open_objections(context.db, row.id) >= kOpenAtOnce)
    throw Refusal(RefusalKind::conflict, "objection.waiting", "已有异议等待答复，请等候答复后再提出",
                  "objections of yours wait for their reply; wait for it first");
  return shown_outside(
      keep(context, Work::on(context, row.id, row.version), objection.to, row.applicant.name, objection.text, true));
}

PublicObjections objections_online(ReadContext& context, const ProgressQuery& query) {
  const auto row = by_code(context, query.number, query.code);
  PublicObjections out;
  for (const auto& record : store::objections(context.db, {.of = row.id}, std::nullopt,
                                              ObjectionId{std::numeric_limits<std::int64_t>::max()}, 50))
    out.items.push_back(shown_outside(record));
  return out;
}

ObjectionRow reply_objection(WriteContext& context, ObjectionId id, const ObjectionReply& reply) {
  auto row = store::find(context.db, id);
  if (!row) throw unknown_objection();
  if (row->replied_at)
    throw Refusal(RefusalKind::conflict, "objection.replied", "该异议已答复，请重新载入", "the objection has its reply")
        .with("document_number", row->document_number);
  const auto found = store::find(context.db, row->case_id);
  CHECK_PROMISE(found.has_value(), "an objection is about a case");
  Work work = Work::on(context, row->case_id, found->version);
  const Actor& actor = context.actor;
  check_reply({.own_department = actor.system || (actor.department && *actor.department == row->department_id),
               .accepting_window = actor.system || (actor.window && actor.window == row->window_id),
               .decided_it =
                   row->to_what == ObjectionTo::result && actor.account && work.course().decided_by == actor.account});
  const auto decided = objection_reply(work.item(), work.sections);
  row->replied_at = context.now;
  row->finding = reply.finding;
  row->reply = privacy::mask_numbers(text::trim(reply.text));
  row->replied_by = actor.name;
  row->document_id =
      work.write(DocumentKind::objection_reply,
                 documents::objection_reply(work.frame(), row->said, row->made_at.date(), words(reply.finding).zh,
                                            row->reply, reply.basis, decided.value));
  row->document_number = work.last_document().number;
  store::update(context.db, *row);
  work.tell(Act::reply_objection, work.row.state,
            "答复异议（" + std::string(words(reply.finding).zh) + "）：" + row->reply,
            "replied to the objection (" + std::string(words(reply.finding).en) + "): " + row->reply,
            boost::json::object{{"objection", std::to_string(id.value)},
                                {"finding", code(reply.finding)},
                                {"basis", reply.basis},
                                {"document_number", row->document_number}},
            decided.because, row->document_id);
  work.finish("reply_objection", {{"objection", std::to_string(id.value)}});
  return shown(*row, context.today());
}

Paged<ObjectionRow> objections(ReadContext& context, const ObjectionQuery& query) {
  const int limit = limit_of(query);
  const ObjectionId before{newest_before(query)};
  const auto department =
      context.actor.department && !context.actor.window ? context.actor.department : std::optional<DepartmentId>{};
  auto found = store::objections(context.db, query, department, before, limit + 1);
  Paged<ObjectionRow> out;
  out.next = cut(found, limit);
  for (const auto& row : found) out.items.push_back(shown(row, context.today()));
  return out;
}

}  // namespace onewindow::cases
