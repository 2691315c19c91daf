// What is read: one case, the work lists, people, the public's progress.
#include "base/digest.h"
#include "base/text.h"
#include "centre/privacy/masks.h"
#include "service/cases/brief.h"
#include "service/cases/online_work.h"
#include "service/cases/papers.h"
#include "service/cases/people.h"
#include "service/cases/slip_work.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

// "due|milliseconds|id" of the last row.
std::optional<store::After> after(const PageQuery& query) {
  if (!query.after) return std::nullopt;
  const auto parts = text::split(*query.after, '|');
  if (parts.size() != 3 || !Date::parse(parts[0])) throw not_a_page();
  return store::After{parts[0], Instant{mark_number(parts[1])}, CaseId{mark_number(parts[2])}};
}

// What happens now, in the applicant's words.
Words now_for_applicant(State state, bool granted) {
  switch (state) {
    case State::received:
      return {"材料已收，正在核对，尚未受理。", "Your papers are in and being checked; they are not accepted yet."};
    case State::correction_asked:
      return {"请按下列清单补正材料，补齐后即可受理。",
              "Please correct the materials listed below; then your application can be accepted."};
    case State::accepted: return {"已受理，即将移交承办部门。", "Accepted; it goes to the department next."};
    case State::in_review: return {"承办部门正在审查。", "The department is reviewing your application."};
    case State::special_procedure:
      return {"正在进行特别程序，依法不计入期限的时间不占用办理期限。",
              "A special procedure is under way; time that the law does not count does not shorten your limit."};
    case State::decided: return {"已作出决定，结果正送往窗口。", "Decided; the result is on its way to the window."};
    case State::result_back:
      return granted ? Words{"准予决定已在窗口，请带身份证件领取。",
                             "Granted: the result is at the window; bring your identity paper."}
                     : Words{"决定已在窗口，请带身份证件领取。",
                             "The decision is at the window; bring your identity paper."};
    case State::issued:
    case State::closed: return {"结果已送达，本次办理结束。", "The result was handed over; this case is finished."};
    case State::not_accepted:
      return {"不予受理，理由和救济途径见书面决定。",
              "Not accepted; the written decision says why and what you can do."};
    case State::annulled:
      return {"受理已撤销，理由和救济途径见书面通知；可以重新申请。",
              "The acceptance was annulled; the written notice says why and what you can do. You may apply again."};
    case State::withdrawn:
      return {"申请已撤回；需要时可以重新申请。", "Withdrawn; you may apply again whenever you need to."};
  }
  return {"", ""};
}

bool for_applicant(Act act) {
  switch (act) {
    case Act::check_materials:
    case Act::pick_up:
    case Act::ask_extension:
    case Act::close:
    case Act::pass_stage:
    case Act::mark_joint:
    case Act::contact:
    case Act::note:
    case Act::explain: return false;
    default: return true;
  }
}

}  // namespace

CaseBrief brief(ReadContext& context, CaseId id) {
  const auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  return {.id = row->id,
          .receipt_number = row->receipt_number,
          .case_number = row->case_number,
          .state = row->state,
          .item_id = row->item_id,
          .item_version = row->item_version,
          .item_name = row->item_name,
          .department_id = row->department_id,
          .applicant = row->applicant.name,
          .agent = row->agent ? row->agent->name : "",
          .chargeable = row->accepted_at && row->state != State::withdrawn && row->state != State::annulled};
}

CaseView view(ReadContext& context, CaseId id) {
  const auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  return show(context, *row, catalogue::pinned(context, row->item_id, row->item_version), store::events(context.db, id),
              store::documents(context.db, id));
}

namespace {

// Who answers for a department sees its cases; the window and the centre's own people see all (two lines: P3.A7,
// P8.A10.a).
std::optional<DepartmentId> scope(const Actor& actor, std::optional<DepartmentId> asked) {
  return actor.department && !actor.window ? actor.department : asked;
}

}  // namespace

Paged<CaseRow> list(ReadContext& context, const CaseQuery& asked) {
  CaseQuery query = asked;
  query.department = scope(context.actor, asked.department);
  const int limit = limit_of(query);
  auto rows =
      store::list(context.db, context.privacy, query, context.actor.account, context.today(), after(query), limit + 1);
  Paged<CaseRow> out;
  out.next = cut(rows, limit, [](const auto& last) {
    return last.due_sort + "|" + std::to_string(last.received_at.ms) + "|" + std::to_string(last.id.value);
  });
  for (auto& row : rows) {
    CaseRow shown{.id = row.id,
                  .receipt_number = std::move(row.receipt_number),
                  .case_number = std::move(row.case_number),
                  .item_name = std::move(row.item_name),
                  .applicant_name = std::move(row.applicant.name),
                  .phone = std::move(row.applicant.phone),
                  .state = row.state,
                  .todo = row.todo,
                  .light = light(row.due_date, row.yellow_from, context.today()),
                  .due = row.due_date,
                  .clock = {},
                  .clock_zh = {},
                  .clock_en = {},
                  .provisional = row.provisional,
                  .department_name = std::move(row.department_name),
                  .handler = std::move(row.handler),
                  .received_at = row.received_at,
                  .kinds = std::move(row.kinds)};
    if (row.due_clock) {
      shown.clock = clock_name(*row.due_clock);
      shown.clock_zh = words(*row.due_clock).zh;
      shown.clock_en = words(*row.due_clock).en;
    }
    if (row.due_date) shown.workdays_left = context.law.calendar().workdays_between(context.today(), *row.due_date);
    out.items.push_back(std::move(shown));
  }
  return out;
}

Counts counts(ReadContext& context, const CountsQuery& query) {
  return store::counts(context.db, scope(context.actor, query.department), context.actor.account, context.today());
}

std::string phone_of(ReadContext& context, Id<PersonTag> person) {
  const auto known = store::person(context.db, context.privacy, person);
  return known ? known->phone : "";
}

Paged<Person> people(ReadContext& context, const PersonQuery& query) {
  const int limit = limit_of(query);
  const auto from = query.after ? std::optional(store::PersonId{mark_number(*query.after)}) : std::nullopt;
  auto found = store::people(context.db, context.privacy, query.search, from, limit + 1);
  Paged<Person> out;
  out.next = cut(found, limit, [](const auto& last) { return std::to_string(last.person.id.value); });
  for (const auto& [person, cases] : found)
    out.items.push_back({.id = person.id,
                         .kind = person.kind,
                         .name = person.name,
                         .paper = person.paper,
                         .paper_number = person.paper == PaperKind::credit_code
                                             ? person.paper_number
                                             : text::mask_id_number(person.paper_number),
                         .phone = text::mask_phone(person.phone),
                         .cases = cases});
  return out;
}

store::Case case_by_code(ReadContext& context, const ProgressQuery& query) {
  auto row = store::find_by_number(context.db, papers::normal(query.number));
  // One answer to a wrong number and a wrong code, so that nobody learns which numbers exist.
  if (!row || !digest::equal(row->query_code, text::trim(query.code)))
    throw Refusal(RefusalKind::not_found, "progress.unknown", "编号或查询码不正确，请核对收件凭证",
                  "the number or the code is not right; check your receipt");
  return std::move(*row);
}

Progress progress(ReadContext& context, const ProgressQuery& query) {
  return progress_of(context, case_by_code(context, query));
}

Progress progress_of(ReadContext& context, const store::Case& row) {
  const auto content = catalogue::pinned(context, row.item_id, row.item_version);
  const Sections sections = Sections::of(context.law, content.type);
  const auto centre = organisation::centre(context);
  const Words now = now_for_applicant(row.state, row.granted.value_or(false));
  Progress out{.number = row.case_number.value_or(row.receipt_number),
               .item_name = row.item_name,
               .item_name_en = row.item_name_en,
               .applicant = text::mask_name(row.applicant.name),
               .state = row.state,
               .zh = now.zh,
               .en = now.en,
               .centre_name = centre.name,
               .phone = centre.phone,
               .handler = row.handler};
  if (const Timer* promised = row.course.timer(TimerName::promised); promised && !promised->met_at) {
    const Deadline deadline = deadline_of(row.course, *promised, sections, context.today());
    out.due = deadline.due;
    out.provisional = deadline.provisional;
    out.why_zh = regulation::paragraph(deadline.because, false);
    out.why_en = regulation::paragraph(deadline.because, true);
  }
  if (!out.due && row.state == State::received && row.course.expected) {
    out.due = row.course.expected;
    out.why_zh = "材料齐全、当日受理的，自受理之日起按承诺时限计算；受理后以受理通知书为准。";
    out.why_en =
        "If it is accepted the day the set is complete, the promised limit ends then; the acceptance notice decides.";
  }
  for (const auto& event : store::events(context.db, row.id))
    if (for_applicant(event.act)) out.steps.push_back({words(event.act).zh, words(event.act).en, event.at});
  if (row.state == State::correction_asked)
    for (const Line& line : row.course.materials)
      for (const auto& material : content.materials)
        if (material.code == line.code && line.named_in != 0 &&
            (line.state == MaterialState::missing || line.state == MaterialState::defective))
          out.to_correct.push_back(material.name + (line.defect.empty() ? "" : "：" + line.defect));
  return out;
}

PaperCheck check_paper(ReadContext& context, const PaperQuery& query) {
  return papers::check(query.paper, query.number, context.today());
}

std::vector<privacy::SealedColumn> sealed() { return store::sealed(); }

}  // namespace onewindow::cases
