#include "service/cases/deeming.h"

#include "service/cases/intake.h"
#include "service/cases/telling.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

std::optional<regulation::Decided<Date>> deemed(const Work& work) {
  return deemed_acceptance(work.row.received_at.date(), work.row.course.notices, work.sections, work.context.today());
}

}  // namespace

void check_not_deemed(const Work& work) {
  if (work.row.state != State::received) return;
  const auto found = deemed(work);
  if (!found) return;
  throw Refusal(
      RefusalKind::conflict, "case.deemed_accepted",
      "逾期未告知补正内容，该申请自" + found->value.str() + "收到之日起依法视为受理，不能再告知补正或不予受理",
      "no notice went out in time: the application counts as accepted from " + found->value.str() +
          ", so it can no longer be sent back")
      .because(found->because.citations())
      .with("accepted", found->value.str());
}

void observe_deemed(Work& work, const Because& because) {
  boost::json::array provisions;
  for (const auto& citation : because.citations()) provisions.emplace_back(citation.provision);
  const auto& row = work.row;
  work.context.observe({.kind = "case.deemed_accepted",
                        .subject_kind = row.handler_id ? "account" : "case",
                        .subject = row.handler_id ? row.handler_id.value : row.id.value,
                        .object = row.id.value,
                        .at = work.context.now,
                        .detail = {{"received", row.received_at.str()},
                                   {"receipt_number", row.receipt_number},
                                   {"provisions", std::move(provisions)}}});
}

void deem_accepted(Work& work) {
  const State to = work.may(Act::deem_accepted).to;
  const auto found = deemed(work);
  CHECK_PROMISE(found.has_value(), "the alarm rings when silence counts");
  Because because = found->because;
  for (Timer& timer : accepted_timers(work.item(), work.sections, work.row.received_at, work.context.now)) {
    because.add(timer.because);
    work.course().timers.push_back(std::move(timer));
  }
  work.course().meet(TimerName::notice, work.context.now);
  std::erase_if(work.course().timers, [](const Timer& timer) { return timer.name == TimerName::immediate; });
  work.row.accepted_at = work.row.received_at;
  work.row.case_number = next_case_number(work);
  const auto document = work.write(
      DocumentKind::acceptance_notice,
      documents::acceptance_notice(work.frame(), work.course(), work.sections, work.item(), &found->because));
  const std::string received = found->value.str();
  const std::string due =
      due_of(work.course(), *work.course().timer(TimerName::promised), work.sections.calendar, work.context.today())
          .str();
  observe_deemed(work, found->because);
  work.tell(Act::deem_accepted, to,
            "逾期未告知补正，自" + received + "收到之日起视为受理，办件编号" + *work.row.case_number + "，承诺" + due +
                "前办结",
            "no notice in time: accepted as of " + received + ", as " + *work.row.case_number + ", promised by " + due,
            boost::json::object{{"case_number", *work.row.case_number}, {"day_zero", received}}, std::move(because),
            document);
  auto to_tell = watchers(work.row);
  tell_people(work, std::move(to_tell), "case.deemed_accepted",
              "办件" + number_of(work.row) + "“" + work.row.item_name + "”逾期未告知补正，自" + received + "起视为受理",
              "case " + number_of(work.row) + ": no notice in time, accepted as of " + received);
  tell_applicant(work, notices::kDeemedAccepted, {{"received", received}, {"due", due}});
}

}  // namespace onewindow::cases
