#include "service/cases/urging.h"

#include "service/cases/telling.h"
#include "service/cases/urging_store.h"
#include "service/cases/urgings.h"

namespace onewindow::cases {

void write_urging(Work& work, NewUrging urging) {
  const store::Case& row = work.row;
  const UrgingRow written{.id = work.context.make_id<UrgingId>(),
                          .case_id = row.id,
                          .receipt_number = row.receipt_number,
                          .case_number = row.case_number,
                          .item_name = row.item_name,
                          .department_id = row.department_id,
                          .department_name = row.department_name,
                          .clock = urging.clock,
                          .due_date = urging.due,
                          .text = urging.zh,
                          .at = work.context.now,
                          .by_id = work.context.actor.account,
                          .by_name = work.context.actor.name};
  store::insert(work.context.db, written);
  ++work.course().urgings_open;
  work.tell(Act::urge, row.state, "催办：" + urging.zh, "urged: " + urging.en,
            boost::json::object{{"text", urging.zh}, {"automatic", urging.clock.has_value()}},
            std::move(urging.because));
  auto to = workers(row);
  to.push_back(notices::To::account(row.handler_id));
  to.push_back(notices::To::role("department_leader", row.department_id));
  tell_people(work, std::move(to), "case.urged", "催办办件" + number_of(row) + "“" + row.item_name + "”：" + urging.zh,
              "case " + number_of(row) + " is urged: " + urging.en);
}

CaseView urge(WriteContext& context, CaseId id, const Urging& urging) {
  Work work = Work::on(context, id, urging.version);
  work.may(Act::urge);
  write_urging(work, {.zh = urging.text, .en = urging.text, .clock = {}, .due = {}, .because = {}});
  return work.finish("urge");
}

CaseView answer_urging(WriteContext& context, CaseId id, const UrgingAnswer& answer) {
  Work work = Work::on(context, id, answer.version);
  const State to = work.may(Act::answer_urging).to;
  std::vector<notices::To> askers;
  for (const auto& row : store::open_urgings(context.db, id)) {
    if (row.by_id) askers.push_back(notices::To::account(row.by_id));
    else askers.push_back(notices::To::role("centre_office"));
  }
  store::answer(context.db, id, context.now, context.actor.name, answer.answer);
  work.course().urgings_open = 0;
  work.tell(Act::answer_urging, to, "答复催办：" + answer.answer, "answers the urging: " + answer.answer,
            boost::json::object{{"answer", answer.answer}});
  tell_people(work, std::move(askers), "case.urging_answered",
              "办件" + number_of(work.row) + "的催办已答复：" + answer.answer,
              "the urging of case " + number_of(work.row) + " was answered: " + answer.answer);
  return work.finish("answer_urging");
}

Paged<UrgingRow> urgings(ReadContext& context, const UrgingQuery& asked) {
  UrgingQuery query = asked;
  const Actor& actor = context.actor;
  if (actor.department && !actor.window) query.department = actor.department;
  const int limit = limit_of(query);
  Paged<UrgingRow> out{.items = store::urgings(context.db, query, UrgingId{newest_before(query)}, limit + 1),
                       .next = {}};
  out.next = cut(out.items, limit);
  return out;
}

const std::vector<http::Route>& urging_routes() {
  static const std::vector<http::Route> table = {
      http::route<"POST /api/v1/cases/{id}/urging", urge>(kUrge, "Urge who holds the case", "cases.urge"),
      // By the window or by the department, whoever holds it: the table of transitions tells who.
      http::route<"POST /api/v1/cases/{id}/urging/answer", answer_urging>(http::kSignedIn, "Answer what was urged",
                                                                          "cases.answer_urging"),
      http::route<"GET /api/v1/urgings", urgings>(kListCases, "What was urged, newest first", "cases.urgings"),
  };
  return table;
}

}  // namespace onewindow::cases
