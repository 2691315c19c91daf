#include "service/cases/forwarded.h"

#include "service/cases/attachments_store.h"
#include "service/cases/intake.h"
#include "service/cases/online_work.h"
#include "service/cases/papers.h"
#include "service/cases/telling.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

void keep(WriteContext& context, CaseId id, const Copy& copy) {
  const files::File file = files::keep(context, copy.file);
  const attachments::store::Row row{.id = context.make_id<AttachmentId>(),
                                    .holder_kind = "case",
                                    .holder_id = {id.value},
                                    .material = copy.material,
                                    .file_id = file.id,
                                    .name = file.name,
                                    .type = file.type,
                                    .size = file.size,
                                    .digest = file.digest,
                                    .personal = copy.personal,
                                    .uploader = context.actor.name,
                                    .at = context.now};
  attachments::store::insert(context.db, row);
  files::use(context, file.id, "attachment", row.id.value);
  context.record("attachments.add", "case", id.value, "", file.digest,
                 {{"attachment", std::to_string(row.id.value)}, {"material", row.material}});
}

void call_takers(Work& work, const IntakePlace& intake) {
  std::vector<notices::To> to;
  const auto& content = work.content;
  for (const auto& window : organisation::windows_for(
           work.context, {content.code, code(content.category), content.level, work.row.department_id}))
    to.push_back(notices::To::window(window.id));
  tell_people(work, std::move(to), "case.forwarded",
              intake.centre + "代收的" + number_of(work.row) + "“" + work.row.item_name + "”已转到，待核对",
              number_of(work.row) + ", taken in by " + intake.centre + ", has come and is to be checked");
}

}  // namespace

CaseView receive_forwarded(WriteContext& context, const Registration& registration, const IntakePlace& intake,
                           const std::vector<Copy>& copies) {
  if (!catalogue::taken(context, registration.item).content.hall_included)
    throw Refusal(RefusalKind::conflict, "forwarding.not_in_hall", "该事项不由对方中心的大厅受理",
                  "the hall of that centre does not take this item");
  const CaseId id = receive(context, registration).id;
  Work work = Work::of(context, id);
  work.row.handler_id = {};
  work.row.handler.clear();  // until somebody at a window takes it in hand
  store::assign(context.db, work.row);
  Course& course = work.course();  // the applicant does not stand at this window
  course.online = OnlineFiling{.filed_at = context.now, .handed_in_at = {}};
  std::erase_if(course.timers, [](const Timer& timer) { return timer.name == TimerName::immediate; });
  const std::string place = intake.centre + intake.window;
  boost::json::object detail{{"intake", json::write(intake)}};
  work.tell(Act::note, work.row.state, "由" + place + "代收转来，代收号" + intake.number,
            "taken in at " + place + " as " + intake.number + " and handed on to this centre", detail);
  for (const Copy& copy : copies) keep(context, id, copy);
  call_takers(work, intake);
  work.keep("receive_forwarded", std::move(detail));
  return view(context, id);
}

WhatBecame what_became(ReadContext& context, CaseId id) {
  const auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  const Progress progress = progress_of(context, *row);
  return {.id = id,
          .number = progress.number,
          .query_code = row->query_code,
          .department = row->department_name,
          .handler = row->handler,
          .state = row->state,
          .open = row->open,
          .granted = row->granted,
          .due = progress.due,
          .zh = progress.zh,
          .en = progress.en,
          .received_at = row->received_at,
          .accepted_at = row->accepted_at,
          .decided_at = row->decided_at};
}

std::vector<Copy> attachments::copies(ReadContext& context, Holder holder) {
  std::vector<Copy> out;
  for (const auto& row : store::of(context.db, holder))
    out.push_back({row.material, {row.digest, row.name, row.size, row.type}, row.personal});
  return out;
}

void check_people(ReadContext& context, const Applicant& applicant, const std::optional<Agent>& agent) {
  check_number(applicant.paper, applicant.paper_number, applicant.paper_override, context.today(), "/applicant");
  if (agent) check_number(agent->paper, agent->paper_number, std::nullopt, context.today(), "/agent");
}

ApplicantView masked(const Applicant& applicant) {
  return masked(store::PersonRow{.id = {},
                                 .kind = applicant.kind,
                                 .name = applicant.name,
                                 .paper = applicant.paper,
                                 .paper_number = papers::normal(applicant.paper_number),
                                 .phone = papers::normal(applicant.phone),
                                 .address = applicant.address,
                                 .seen_at = {}});
}

}  // namespace onewindow::cases
