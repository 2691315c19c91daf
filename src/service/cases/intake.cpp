// From the counter to acceptance: registration, the checklist, the one-time notice, acceptance, refusal.
#include <fmt/format.h>

#include "base/digest.h"
#include "base/text.h"
#include "centre/context/attempt.h"
#include "centre/context/series.h"
#include "centre/organisation/hours.h"
#include "centre/privacy/masks.h"
#include "service/cases/annulment.h"
#include "service/cases/deeming.h"
#include "service/cases/held_offer.h"
#include "service/cases/intake.h"
#include "service/cases/online_work.h"
#include "service/cases/papers.h"
#include "service/cases/spots.h"
#include "service/cases/store_beside.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

store::PersonRow person(WriteContext& context, PersonKind kind, const std::string& name, PaperKind paper,
                        const std::string& number, const std::string& phone, const std::string& address) {
  return {.id = context.make_id<store::PersonId>(),
          .kind = kind,
          .name = text::trim(name),
          .paper = paper,
          .paper_number = papers::normal(number),
          .phone = papers::normal(phone),
          .address = address,
          .seen_at = context.now};
}

// Refuses an item that this window does not take, and says which does (P1.A5.1, P3.A9.1).
[[noreturn]] void not_here(WriteContext& context, const catalogue::Taken& item, const organisation::ItemFacts& facts,
                           const Sections& sections) {
  std::string zh, en;
  boost::json::array windows;
  for (const auto& window :
       item.content.hall_included ? organisation::windows_for(context, facts) : std::vector<organisation::Window>{}) {
    const std::string place = fmt::format("{}号 {}{}", window.number, window.name,
                                          window.location.empty() ? "" : "（" + window.location + "）");
    zh += (zh.empty() ? "" : "、") + place;
    en += fmt::format("{}no. {}", en.empty() ? "" : ", ", window.number);
    windows.push_back({{"id", std::to_string(window.id.value)},
                       {"number", window.number},
                       {"name", window.name},
                       {"location", window.location},
                       {"phone", window.phone}});
  }
  std::vector<Citation> cited;
  for (const auto& duty : sections.intake.referral_duties) cited.push_back(duty.citation());
  throw Refusal(
      RefusalKind::conflict, "window.not_here",
      "本窗口不受理“" + item.content.name + "”；" + (zh.empty() ? "目前没有窗口受理该事项，请报告中心" : "请到：" + zh),
      "this window does not take the item; " +
          (en.empty() ? "no window does at present, tell the centre" : "go to window " + en))
      .because(std::move(cited))
      .with("windows", std::move(windows));
}

std::string check_window(WriteContext& context, const catalogue::Taken& item, const Sections& sections) {
  try {
    check_intake_place(context.actor);
  } catch (const Refusal& refusal) {  // P1.A8.a, P2.A3.b, P9.A4: that it was tried is a fact
    throw Attempt(refusal, {.kind = kIntakeOutside,
                            .subject_kind = "account",
                            .subject = context.actor.account.value,
                            .at = context.now,
                            .detail = {{"who", context.actor.name},
                                       {"department", item.department_name},
                                       {"item", item.content.name},
                                       {"item_id", std::to_string(item.id.value)}}});
  }
  if (!context.actor.window) return "";
  const organisation::ItemFacts facts{item.content.code, code(item.content.category), item.content.level,
                                      item.department};
  const auto here = item.content.hall_included ? organisation::takes_here(context, *context.actor.window, facts)
                                               : std::optional<organisation::Window>{};
  if (!here) not_here(context, item, facts, sections);
  return here->name;
}

// What the clerk says lies here already is held against what the centre has of this person.
Entering entering(WriteContext& context, store::PersonId person, const catalogue::ItemContent& content,
                  const std::vector<MaterialCheck>& checks) {
  const bool held =
      std::any_of(checks.begin(), checks.end(), [](const MaterialCheck& c) { return c.held.has_value(); });
  return {.by = context.actor.name, .held = held ? offer(context, person, content) : std::vector<HeldMaterial>{}};
}

// 帮办补正 (P5c.3.c): who helped with what is a fact, of a worker's service as well.
void observe_help(WriteContext& context, CaseId id, const std::vector<MaterialCheck>& checks) {
  for (const MaterialCheck& check : checks)
    if (check.helped)
      context.observe(
          {.kind = "intake.helped_to_correct",
           .subject_kind = context.actor.account ? "account" : "case",
           .subject = context.actor.account ? context.actor.account.value : id.value,
           .object = id.value,
           .at = context.now,
           .detail = {{"material", check.code}, {"helped", privacy::mask_numbers(text::trim(*check.helped))}}});
}

std::vector<MaterialCheck> without_numbers(std::vector<MaterialCheck> checks) {
  for (auto& check : checks) {
    check.defect = Text<400>(privacy::mask_numbers(check.defect));
    if (check.helped) check.helped->assign(privacy::mask_numbers(*check.helped));
  }
  return checks;
}

// What is said of a person online was seen by nobody: it changes nothing of one who is known already.
store::PersonId remembered(WriteContext& context, const store::PersonRow& person) {
  if (context.actor.visitor)
    if (const auto known = store::known_person(context.db, context.privacy, person.paper, person.paper_number))
      return *known;
  return store::remember(context.db, context.privacy, person);
}

template <class Handed>
Work take_in(WriteContext& context, const Handed& handed, Instant received) {
  const auto view = catalogue::taken(context, handed.item);
  const Sections sections = Sections::of(context.law, view.content.type);
  const std::string window = check_window(context, view, sections);
  const Applicant& from = handed.applicant;
  check_number(from.paper, from.paper_number, from.paper_override, context.today(), "/applicant");
  if (handed.agent)
    check_number(handed.agent->paper, handed.agent->paper_number, std::nullopt, context.today(), "/agent");

  const auto applicant = person(context, from.kind, from.name, from.paper, from.paper_number, from.phone, from.address);
  store::Case row{.id = context.make_id<CaseId>(),
                  .query_code = digest::random_digits(6),
                  .item_id = view.id,
                  .item_version = view.version,
                  .item_code = view.content.code,
                  .item_name = view.content.name,
                  .item_name_en = view.content.name_en,
                  .department_id = view.department,
                  .department_name = view.department_name,
                  .window_id = context.actor.window,
                  .window_name = window,
                  .handler_id = context.actor.account,
                  .handler = context.actor.name,
                  .person_id = remembered(context, applicant),
                  .applicant = masked(applicant),
                  .summary = privacy::mask_numbers(text::trim(handed.summary)),
                  .received_at = received};
  if (handed.agent) {
    const Agent& agent = *handed.agent;
    const auto known =
        person(context, PersonKind::person, agent.name, agent.paper, agent.paper_number, agent.phone, "");
    row.agent_id = remembered(context, known);
    row.agent = masked(known);
    row.agent_authorisation = privacy::mask_numbers(agent.authorisation);
  }
  row.course.materials = open_lines(view.content);
  const auto checks = without_numbers(handed.materials);
  enter(row.course.materials, view.content, checks, 0, entering(context, row.person_id, view.content, checks));
  observe_help(context, row.id, checks);
  if (complete(row.course.materials, view.content)) row.course.complete_at = context.now;
  row.course.expected = expected_due({view.content, view.version}, sections, context.now);

  Work work(context, std::move(row), view.content);
  work.row.receipt_number = fmt::format("{}-S{}-{:05}", text::upper(work.centre().code), context.today().year(),
                                        series::next(context, "case.receipt"));
  return work;
}

// 初始登记 comes before anything else (P5b.A12.a, P5c.11.1): the receipt with its number.
void register_receipt(Work& work, const std::vector<MaterialCheck>& checks, const std::optional<Text<200>>& override) {
  Because because;
  if (const auto& first = work.sections.intake.registration_first) first->in(because);
  because.add(helped_because(work.sections, checks));
  boost::json::object detail{{"receipt_number", work.row.receipt_number},
                             {"materials", json::write(work.row.course.materials)},
                             {"summary", work.row.summary}};
  if (override && !text::trim(*override).empty()) detail["paper_override"] = text::trim(*override);
  const auto document = work.write(DocumentKind::receipt, work.row.receipt_number,
                                   documents::receipt(work.frame(), work.course(), work.sections, work.item()));
  work.tell(Act::receive, State::received, "收件登记，收件号" + work.row.receipt_number,
            "received as " + work.row.receipt_number, std::move(detail), std::move(because), document);
}

void add(Course& course, std::optional<Timer> timer) {
  if (timer) course.timers.push_back(std::move(*timer));
}

// The clock of what is done on the spot; where it is set in minutes, these run while the centre is open.
void add_immediate(Work& work, Instant start) {
  if (!handled_at_once(work.item(), work.sections, work.course())) return;
  const auto opening = organisation::opening(work.context);
  add(work.course(), immediate_timer(work.item(), work.sections, start, &opening));
}

void drop(Course& course, TimerName name) {
  std::erase_if(course.timers, [&](const Timer& timer) { return timer.name == name; });
}

// Enters a checklist and notes when the set became complete.
void enter(Work& work, const Checklist& checklist) {
  Course& course = work.course();
  const auto checks = without_numbers(checklist.materials);
  enter(course.materials, work.content, checks, course.notices.size(),
        entering(work.context, work.row.person_id, work.content, checks));
  observe_help(work.context, work.row.id, checks);
  if (!complete(course.materials, work.content)) course.complete_at.reset();
  else if (!course.complete_at) course.complete_at = complete_since(course, work.context.now);
}

boost::json::object entered(const Checklist& checklist) { return {{"materials", json::write(checklist.materials)}}; }

// A case that ends before it is decided: nothing runs any longer.
void end_clocks(Work& work) {
  Course& course = work.course();
  if (Stop* stop = course.open_stop()) stop->to = std::max(stop->from, work.context.today());
  for (Timer& timer : course.timers)
    if (!timer.met_at) timer.met_at = work.context.now;
}

// What should have been done in the visit and was not, in the list of exceptions (same_visit.h).
void except(Work& work, ExceptionKind kind, const std::string& reason) {
  store::insert(work.context.db,
                store::ExceptionRecord{.id = work.context.make_id<Id<store::ExceptionTag>>(),
                                       .case_id = work.row.id,
                                       .kind = kind,
                                       .number = work.row.case_number.value_or(work.row.receipt_number),
                                       .item_name = work.row.item_name,
                                       .department_id = work.row.department_id,
                                       .department_name = work.row.department_name,
                                       .handler_id = work.row.handler_id,
                                       .handler = work.row.handler,
                                       .reason = privacy::mask_numbers(text::trim(reason)),
                                       .at = work.context.now});
  if (kind == ExceptionKind::took_longer) return;  // the fact of it is that of the minutes (spots.h)
  work.context.observe({.kind = "intake." + code(kind),
                        .subject_kind = work.row.handler_id ? "account" : "case",
                        .subject = work.row.handler_id ? work.row.handler_id.value : work.row.id.value,
                        .object = work.row.id.value,
                        .at = work.context.now,
                        .detail = {{"reason", privacy::mask_numbers(text::trim(reason))}}});
}

void accept(Work& work, const Verification& verification, bool with_notice, const std::string& exception) {
  const State to = work.may(Act::accept).to;
  const bool later = accepted_later(work.course(), work.context.today());
  auto accepted =
      acceptance(work.course(), work.item(), work.sections, verification, work.row.received_at, work.context.now);
  for (Timer& timer : accepted.value.timers) work.course().timers.push_back(std::move(timer));
  work.course().meet(TimerName::notice, work.context.now);
  // Silence had accepted it before: as of its receipt.
  work.row.accepted_at = accepted.value.deemed ? work.row.received_at : work.context.now;
  if (accepted.value.deemed) observe_deemed(work, *accepted.value.deemed);
  work.course().accepted_by = work.context.actor.account;
  if (later) except(work, ExceptionKind::accepted_later, exception);
  const auto told = told_parts(work.sections, accepted.because);
  work.row.case_number = next_case_number(work);
  std::optional<DocumentId> document;
  if (with_notice)
    document = work.write(DocumentKind::acceptance_notice,
                          documents::acceptance_notice(work.frame(), work.course(), work.sections, work.item(),
                                                       accepted.value.deemed ? &*accepted.value.deemed : nullptr));
  const std::string due =
      due_of(work.course(), *work.course().timer(TimerName::promised), work.sections.calendar, work.context.today())
          .str();
  work.tell(Act::accept, to, "受理，办件编号" + *work.row.case_number + "，承诺" + due + "前办结",
            "accepted as " + *work.row.case_number + ", promised by " + due,
            boost::json::object{{"case_number", *work.row.case_number},
                                {"day_zero", accepted.value.day_zero.str()},
                                {"told", json::write(told)},
                                {"verification", json::write(verification)}},
            accepted.because, document);
}

// Same-day transfer, with the clocks that the department then has (P9.A9).
void hand_over(Work& work, const std::string& note, const std::string& exception, const std::string& at) {
  const State to = work.may(Act::transfer).to;
  check_exception(work.item(), work.sections, work.course(), exception, at);
  if (finish_owed(work.item(), work.sections, work.course())) except(work, ExceptionKind::not_finished, exception);
  Course& course = work.course();
  course.meet(TimerName::transfer, work.context.now);
  Because because;
  const Instant now = work.context.now;
  for (auto timer : {pick_up_timer(work.sections, now), department_timer(work.item(), work.sections, now),
                     return_timer(work.sections, now)})
    if (timer) {
      because.add(timer->because);
      course.timers.push_back(std::move(*timer));
    }
  if (course.timer(TimerName::pick_up))  // P9.A9.e: the department is told the same day
    work.context.send(
        "case.pick_up", std::to_string(work.row.department_id.value),
        {{"case", std::to_string(work.row.id.value)}, {"case_number", work.row.case_number.value_or("")}});
  work.tell(Act::transfer, to, "移交后台（" + work.row.department_name + "）",
            "handed to the back office of " + work.row.department_name, boost::json::object{{"note", note}},
            std::move(because));
}

}  // namespace

void check_number(PaperKind paper, const std::string& number, const std::optional<Text<200>>& override, Date today,
                  const std::string& at) {
  const PaperCheck check = papers::check(paper, number, today);
  if (check.valid || (check.can_override && override && !text::trim(*override).empty())) return;
  throw Refusal(RefusalKind::invalid, check.code, "证件号码有误：" + check.zh,
                "the paper's number is wrong: " + check.en)
      .at(at + "/paper_number")
      .with("position", check.position)
      .with("can_override", check.can_override);
}

ApplicantView masked(const store::PersonRow& person) {
  return {.kind = person.kind,
          .name = person.name,
          .paper = person.paper,
          .paper_number =
              person.paper == PaperKind::credit_code ? person.paper_number : text::mask_id_number(person.paper_number),
          .phone = text::mask_phone(person.phone),
          .address = privacy::mask_address(person.address)};
}

std::string next_case_number(Work& work) {
  std::string region = work.centre().region.substr(0, 6);
  region.resize(6, '0');
  const Date today = work.context.today();
  return fmt::format("{}{}{:02}{:02}{:05}", region, today.year(), today.month(), today.day(),
                     series::next(work.context, "case.number"));
}

CaseView receive(WriteContext& context, const Registration& registration) {
  Work work = take_in(context, registration, context.now);
  add(work.course(), notice_timer(work.sections, context.now, context.today()));
  add_immediate(work, context.now);
  register_receipt(work, registration.materials, registration.applicant.paper_override);
  if (registration.parked) unpark(context, *registration.parked);
  return work.finish("receive");
}

CaseView receive_online(WriteContext& context, const Registration& registration, const Proven& proven) {
  constexpr std::int64_t kDay = 24 * 3'600'000;
  check_filings(store::filed_since(context.db, proven.visitor, context.now + -kDay));
  Work work = take_in(context, registration, context.now);
  check_online(work.content);
  work.row.handler.clear();  // until somebody at a window takes it in hand
  work.course().online = OnlineFiling{.filed_at = context.now, .handed_in_at = {}};
  add(work.course(), notice_timer(work.sections, context.now, context.today()));
  register_receipt(work, registration.materials, registration.applicant.paper_override);
  call_windows(work);
  CaseView out = work.finish("receive_online", {{"channel", code(Channel::online)}});
  store::mark_online(context.db, out.id, proven.visitor,
                     context.privacy.seal(store::filer_place(out.id), proven.phone));
  return out;
}

CaseView check_materials(WriteContext& context, CaseId id, const Checklist& checklist) {
  Work work = Work::on(context, id, checklist.version);
  const State to = work.may(Act::check_materials).to;
  enter(work, checklist);
  const bool ready = complete(work.course().materials, work.content);
  work.tell(Act::check_materials, to, ready ? "核对材料：齐全，可以受理" : "核对材料",
            ready ? "materials checked: complete" : "materials checked", entered(checklist),
            helped_because(work.sections, checklist.materials));
  return work.finish("check_materials");
}

CaseView give_notice(WriteContext& context, CaseId id, const Notice& notice) {
  Work work = Work::on(context, id, notice.version);
  const State to = work.may(Act::give_notice).to;
  check_not_deemed(work);
  Course& course = work.course();
  auto decided = one_time_notice(course, work.item(), work.sections);
  const auto faults = repeated_defects(course, decided.value);
  const auto document = work.write(DocumentKind::correction_notice,
                                   documents::correction_notice(work.frame(), decided.value, notice, work.item()));

  // A later notice may be needed, and is never refused; that it names what lay there at the first is observed.
  for (const Defect& fault : faults) {
    const NoticeGiven& first = course.notices.front();
    decided.because.say("“" + fault.name + "”首次告知时已在，未一并告知",
                        "\"" + fault.name + "\" lay there at the first notice and was not named",
                        {{"material", fault.code}});
    context.observe({.kind = "notice.repeated_defect",
                     .subject_kind = first.by ? "account" : "case",
                     .subject = first.by ? first.by.value : id.value,
                     .object = id.value,
                     .at = context.now,
                     .detail = {{"material", fault.code},
                                {"first_notice", std::to_string(first.document.value)},
                                {"this_notice", std::to_string(document.value)},
                                {"defect", fault.text}}});
  }
  course.notices.push_back({document, context.now, context.actor.account, notice.channel, notice.reply_by});
  mark_named(course.materials, decided.value, course.notices.size());
  course.meet(TimerName::notice, context.now);
  drop(course, TimerName::immediate);  // the visit ends here; another begins with the correction
  boost::json::array named;
  for (const Defect& defect : decided.value.defects)
    named.push_back({{"code", defect.code}, {"state", code(defect.state)}, {"defect", defect.text}});
  work.tell(Act::give_notice, to, fmt::format("一次性告知补正，共{}项", decided.value.defects.size()),
            fmt::format("one-time notice of {} materials to correct", decided.value.defects.size()),
            boost::json::object{{"materials", std::move(named)},
                                {"channel", code(notice.channel)},
                                {"remark", notice.remark},
                                {"repeated", faults.size()}},
            std::move(decided.because), document);
  return work.finish("give_notice", {{"repeated_defects", faults.size()}});
}

CaseView take_correction(WriteContext& context, CaseId id, const Checklist& checklist) {
  Work work = Work::on(context, id, checklist.version);
  work.may(Act::take_correction);
  enter(work, checklist);
  const State to = work.may(Act::take_correction).to;  // by what the set is now
  const bool ready = to == State::received;
  if (ready) add_immediate(work, context.now);
  work.course().expected = expected_due(work.item(), work.sections, context.now);
  work.tell(Act::take_correction, to, ready ? "收到补正材料，已齐全" : "收到部分补正材料",
            ready ? "correction taken: complete" : "part of the correction taken", entered(checklist),
            helped_because(work.sections, checklist.materials));
  return work.finish("take_correction");
}

CaseView accept(WriteContext& context, CaseId id, const Acceptance& acceptance) {
  Work work = Work::on(context, id, acceptance.version);
  const std::string exception = acceptance.exception.value_or("");
  accept(work, acceptance.verification, true, exception);
  if (acceptance.transfer) hand_over(work, "", exception, "/exception");
  return work.finish("accept", {{"case_number", *work.row.case_number}});
}

CaseView refuse(WriteContext& context, CaseId id, const NonAcceptance& refusal) {
  Work work = Work::on(context, id, refusal.version);
  const State to = work.may(Act::refuse).to;
  check_not_deemed(work);
  const auto decided = non_acceptance(work.item(), work.sections, refusal);
  work.course().meet(TimerName::notice, context.now);
  drop(work.course(), TimerName::immediate);
  auto paper = documents::non_acceptance(work.frame(), refusal, decided.value);
  documents::invite_to_rate(paper, invite(work, invitations::ServiceKind::refusal));
  const auto document = work.write(DocumentKind::non_acceptance, paper);
  work.tell(Act::refuse, to, "不予受理：" + refusal.reason, "not accepted: " + refusal.reason,
            boost::json::object{{"reason", refusal.reason},
                                {"legal_basis", refusal.legal_basis},
                                {"other_authority", refusal.other_authority},
                                {"ground", code(refusal.ground.value_or(ReturnGround::other))},
                                {"remedies", decided.value.zh}},
            decided.because, document);
  store::insert(context.db, store::ReturnRecord{.id = context.make_id<Id<store::ReturnTag>>(),
                                                .case_id = id,
                                                .ground = refusal.ground.value_or(ReturnGround::other),
                                                .number = work.row.receipt_number,
                                                .item_name = work.row.item_name,
                                                .department_id = work.row.department_id,
                                                .department_name = work.row.department_name,
                                                .handler_id = context.actor.account,
                                                .handler = context.actor.name,
                                                .reason = privacy::mask_numbers(refusal.reason),
                                                .at = context.now});
  return work.finish("refuse");
}

CaseView withdraw(WriteContext& context, CaseId id, const Withdrawal& withdrawal) {
  Work work = Work::on(context, id, withdrawal.version);
  const State to = work.may(Act::withdraw).to;
  end_clocks(work);
  work.tell(Act::withdraw, to, "申请人撤回申请：" + withdrawal.reason,
            "withdrawn by the applicant: " + withdrawal.reason, boost::json::object{{"reason", withdrawal.reason}});
  return work.finish("withdraw");
}

CaseView annul(WriteContext& context, CaseId id, const Annulment& act) {
  Work work = Work::on(context, id, act.version);
  const State to = work.may(Act::annul).to;
  const auto decided = annulment(work.course(), work.item(), work.sections, act, context.actor.account);
  std::string voided;
  for (const auto& document : store::documents(context.db, id))
    if (document.kind == DocumentKind::acceptance_notice && !document.voided) {
      store::void_document(context.db, id, document.id, act.reason);
      voided = document.number;
    }
  end_clocks(work);
  const auto document =
      work.write(DocumentKind::annulment_notice, documents::annulment_notice(work.frame(), act, voided, decided.value));
  context.send("case.annulled", "applicant",
               {{"case", std::to_string(id.value)},
                {"case_number", work.row.case_number.value_or("")},
                {"channel", code(act.channel)}});
  context.observe({.kind = "case.acceptance_annulled",
                   .subject_kind = work.course().accepted_by ? "account" : "case",
                   .subject = work.course().accepted_by ? work.course().accepted_by->value : id.value,
                   .object = id.value,
                   .at = context.now,
                   .detail = {{"voided", voided}, {"notice", std::to_string(document.value)}}});
  work.tell(Act::annul, to, "撤销受理：" + act.reason, "acceptance annulled: " + act.reason,
            boost::json::object{{"reason", act.reason},
                                {"legal_basis", act.legal_basis},
                                {"voided", voided},
                                {"channel", code(act.channel)},
                                {"explanation", act.explanation},
                                {"remedies", decided.value.zh}},
            decided.because, document);
  return work.finish("annul", {{"voided", voided}});
}

CaseView transfer(WriteContext& context, CaseId id, const Step& step) {
  Work work = Work::on(context, id, step.version);
  hand_over(work, step.note, step.note, "/note");
  return work.finish("transfer");
}

CaseView on_the_spot(WriteContext& context, const OnTheSpot& visit) {
  for (const auto& permission : {kReceive, kIssue}) require(context.actor, permission);
  const Instant sat_down = context.now + -60'000 * std::int64_t(std::max(0, visit.minutes));
  Work work = take_in(context, visit, sat_down);
  if (work.content.kind != catalogue::HandlingKind::immediate)
    throw Refusal(RefusalKind::conflict, "case.not_immediate", "该事项不是即办件，请先收件再受理",
                  "this is no immediate item; receive it, then accept it")
        .at("/item");
  auto right = window_decision(work.item(), work.sections, context.actor.may(kDecideAtWindow));
  work.check_own_item();
  add_immediate(work, sat_down);
  register_receipt(work, visit.materials, visit.applicant.paper_override);
  accept(work, visit.verification, false, "");

  if (const Timer* timer = work.course().timer(TimerName::immediate);
      timer && timer->limit.unit == regulation::Unit::minutes && context.now > *instant_of(*timer))
    except(work, ExceptionKind::took_longer, fmt::format("用时{}分钟", visit.minutes));

  const Decision granted{.content = visit.content,
                         .certificate_name = visit.certificate_name,
                         .certificate_number = visit.certificate_number};
  const auto decided = decision(work.item(), work.sections, granted);
  for (const TimerName name : {TimerName::immediate, TimerName::promised, TimerName::statutory, TimerName::transfer})
    work.course().meet(name, context.now);
  work.row.decided_at = context.now;
  work.course().decided_by = context.actor.account;
  work.row.granted = true;
  write_spot_time(work, organisation::opening(context));
  const auto document = work.write(DocumentKind::grant, documents::grant(work.frame(), granted, work.item()));
  right.because.add(decided.because);
  work.tell(Act::decide, State::result_back, "当场作出准予决定", "granted on the spot",
            boost::json::object{{"granted", true},
                                {"content", visit.content},
                                {"certificate_name", visit.certificate_name},
                                {"certificate_number", visit.certificate_number}},
            std::move(right.because), document);

  const Issue issue{.recipient = Text<80, 1>(work.row.agent ? work.row.agent->name : work.row.applicant.name),
                    .identity_checked = visit.verification.identity,
                    .signed_for = visit.signed_for};
  check_issue(work.sections, issue, context.actor.window || context.actor.system, work.row.applicant.name,
              work.row.agent ? work.row.agent->name : "");
  const std::vector<DocumentView> served{
      {.id = document, .number = work.last_document().number, .title = work.last_document().title}};
  auto paper = documents::service_receipt(work.frame(), issue, served);
  documents::invite_to_rate(paper, invite(work, invitations::ServiceKind::on_the_spot));
  const auto receipt = work.write(DocumentKind::service_receipt, paper);
  work.row.issued_at = context.now;
  work.tell(Act::issue, State::issued, fmt::format("当场送达，用时{}分钟", visit.minutes),
            fmt::format("handed over on the spot after {} minutes", visit.minutes),
            boost::json::object{{"minutes", visit.minutes}}, {}, receipt);
  return work.finish("on_the_spot", {{"minutes", visit.minutes}});
}

}  // namespace onewindow::cases
