// From the counter until the set is complete: registration, the checklist, the one-time notice, the correction.
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

void add(Course& course, std::optional<Timer> timer) {
  if (timer) course.timers.push_back(std::move(*timer));
}

template <class Handed>
Work taken_in(WriteContext& context, const Handed& handed, Instant received) {
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

Work take_in(WriteContext& context, const Registration& handed, Instant received) {
  return taken_in(context, handed, received);
}
Work take_in(WriteContext& context, const OnTheSpot& handed, Instant received) {
  return taken_in(context, handed, received);
}

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
            "received as " + work.row.receipt_number, std::move(detail), because, document);
}

void add_immediate(Work& work, Instant start) {
  if (!handled_at_once(work.item(), work.sections, work.course())) return;
  const auto opening = organisation::opening(work.context);
  add(work.course(), immediate_timer(work.item(), work.sections, start, &opening));
}

void drop(Course& course, TimerName name) {
  std::erase_if(course.timers, [&](const Timer& timer) { return timer.name == name; });
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
            decided.because, document);
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

}  // namespace onewindow::cases
