#include "service/cases/telling.h"

namespace onewindow::cases {

std::vector<notices::To> workers(const store::Case& row) {
  switch (row.state) {
    case State::in_review:
    case State::special_procedure:
    case State::decided: return {notices::To::holders(kReview, row.department_id)};
    default: break;
  }
  if (!row.handler_id) return {notices::To::holders(kReceive)};  // filed online, and nobody has it in hand yet
  return {notices::To::account(row.handler_id)};
}

std::vector<notices::To> watchers(const store::Case& row) {
  return {notices::To::account(row.handler_id), notices::To::role("department_leader", row.department_id),
          notices::To::role("centre_office")};
}

std::string number_of(const store::Case& row) { return row.case_number.value_or(row.receipt_number); }

void tell_people(Work& work, std::vector<notices::To> to, std::string kind, std::string zh, std::string en) {
  notices::notify(work.context, to,
                  {.kind = std::move(kind),
                   .zh = std::move(zh),
                   .en = std::move(en),
                   .object = {.kind = "case", .id = work.row.id.value}});
}

void tell_applicant(Work& work, const notices::TemplateId& text, notices::Parameters more) {
  more["centre"] = work.centre().name;
  more["item"] = work.row.item_name;
  more["number"] = number_of(work.row);
  notices::text(work.context, text, notices::recipient_person(work.row.agent_id.value_or(work.row.person_id).value),
                more);
}

}  // namespace onewindow::cases
