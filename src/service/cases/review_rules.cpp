// What review, decision and hand-out ask for: special procedures, extensions, who decides, remedies, service.
#include "base/text.h"
#include "service/cases/rules_detail.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

const Cited<ExtensionPart>* find(const std::vector<Cited<ExtensionPart>>& parts, ExtensionPart part) {
  for (const auto& cited : parts)
    if (cited.shown() == part) return &cited;
  return nullptr;
}

const Cited<ExtensionPart>* part(const Sections& sections, ExtensionPart wanted) {
  const auto* local = find(sections.limits.extension_parts, wanted);
  return local ? local : find(sections.base_limits.extension_parts, wanted);
}

bool provided(const TimeLimits& limits) { return limits.extension || !limits.extension_parts.empty(); }

// Where the texts know no extension, what they say instead is the reason of the refusal.
[[noreturn]] void no_extension(const Sections& sections) {
  std::vector<Citation> cited;
  if (sections.limits.promise_public) cited.push_back(sections.limits.promise_public->citation());
  throw Refusal(RefusalKind::conflict, "extension.not_provided", "本中心执行的办法没有规定延期，须在承诺时限内办结",
                "the regulation in force knows no extension: the promise must be kept")
      .because(std::move(cited));
}

[[noreturn]] void after_due(Date due, std::vector<Citation> cited) {
  throw Refusal(RefusalKind::conflict, "extension.after_due", "期限已于" + due.str() + "届满，不能再延期",
                "the limit ended on " + due.str() + "; it can no longer be extended")
      .because(std::move(cited))
      .with("due", due.str());
}

void check_days(const Sections& sections, std::int64_t workdays, Because& because) {
  if (workdays <= 0)
    throw Refusal(RefusalKind::invalid, "extension.workdays", "延期工作日数应大于0",
                  "an extension has at least one workday")
        .at("/workdays");
  const auto* most = local_or_base(sections.limits.extension, sections.base_limits.extension);
  if (most != nullptr && workdays > most->in(because).count)
    throw Refusal(RefusalKind::invalid, "extension.too_long", "最多可延长" + words_zh(most->shown()),
                  "at most " + words_en(most->shown()) + " may be added")
        .at("/workdays")
        .because({most->citation()});
  const auto* times = local_or_base(sections.limits.extensions_max, sections.base_limits.extensions_max);
  if (times != nullptr) times->in(because);
}

bool pauses(const std::vector<Cited<std::string>>& list, const std::string& name, Because& because) {
  for (const auto& cited : list)
    if (cited.shown() == name) return cited.in(because), true;
  return false;
}

bool distinct_two(const std::vector<Text<40, 1>>& officers, std::size_t wanted) {
  std::set<std::string> names;
  for (const auto& officer : officers) names.insert(text::trim(officer));
  names.erase("");
  return names.size() >= wanted;
}

}  // namespace

RefusalParts refusal_parts(const Sections& sections, Because& because) {
  RefusalParts out;
  for (const auto* parts : {&sections.intake.refusal_parts, &sections.base_intake.refusal_parts})
    for (const auto& part : *parts) {
      part.in(because);
      out.list.push_back(&part);
    }
  return out;
}

Remedies remedies(const Sections& sections, Because& because) {
  const auto* review = local_or_base(sections.intake.review_remedy, sections.base_intake.review_remedy);
  const auto* months = local_or_base(sections.intake.litigation_months, sections.base_intake.litigation_months);
  Remedies out;
  out.zh = "如不服本决定，可以自收到本决定之日起";
  out.zh += review ? words_zh(review->in(because)) + "内" : "在法定期限内";
  out.zh += "依法申请行政复议，或者";
  out.zh += months ? "在" + std::to_string(months->in(because)) + "个月内" : "在法定期限内";
  out.zh += "依法向人民法院提起行政诉讼。";
  return out;
}

bool may_stand_for(const catalogue::Material& wanted, const catalogue::Material& had, MaterialState state,
                   Date taken_on, Date today) {
  if (wanted.original_each_time.value_or(false) || state != MaterialState::present) return false;
  if (text::trim(wanted.name) != text::trim(had.name)) return false;
  return !wanted.valid_days || today <= taken_on + *wanted.valid_days;
}

Decided<Remedies> annulment(const Course& course, const PinnedItem& item, const Sections& sections,
                            const Annulment& annulment, AccountId by) {
  if (by && course.accepted_by == by)
    throw Refusal(RefusalKind::forbidden, "annulment.own_acceptance",
                  "受理由您作出，撤销须由他人核实后办理，请报告首席代表或部门负责人",
                  "you accepted it yourself: somebody else looks at it and annuls it; tell the chief representative or "
                  "the leader of the department");
  if (!annulment.applicant_informed || text::trim(annulment.explanation).empty())
    throw Refusal(RefusalKind::conflict, "annulment.not_informed", "撤销受理须先向申请人说明，请填写说明内容",
                  "an acceptance is annulled only when the applicant was told why")
        .at(annulment.applicant_informed ? "/explanation" : "/applicant_informed");
  Because because;
  Remedies out = remedies(sections, because);
  cite_item(because, item, "受理条件", "the conditions of acceptance");
  because.say("受理有误，予以撤销；期限自今日起不再计算，受理通知书作废，文号保留",
              "the acceptance was wrong and is annulled; the clocks end today, the acceptance notice is void and keeps "
              "its number");
  return {std::move(out), std::move(because)};
}

Decided<Stop> procedure(const PinnedItem& item, const Sections& sections, const ProcedureStart& start, Date today) {
  const Words name = words(start.procedure);
  const bool internal = start.procedure == Procedure::site_survey || start.procedure == Procedure::collective_decision;
  const auto& listed = item.content.special_procedures;
  if (!internal && std::find(listed.begin(), listed.end(), start.procedure) == listed.end())
    throw Refusal(RefusalKind::conflict, "procedure.not_of_item",
                  "该事项的办事指南没有“" + std::string(name.zh) + "”程序", "the item's guide has no such procedure")
        .at("/procedure");
  Because because;
  Stop stop{.procedure = start.procedure, .from = today, .what = start.reason, .planned_days = start.planned_days};
  for (const auto& officer : start.officers) stop.officers.push_back(officer);
  const bool stops = pauses(sections.limits.pausing_procedures, code(start.procedure), because) ||
                     pauses(sections.base_limits.pausing_procedures, code(start.procedure), because);
  if (stops && (!start.applicant_notified || start.planned_days <= 0))
    throw Refusal(RefusalKind::conflict, "procedure.not_notified",
                  "“" + std::string(name.zh) + "”所需时间不计入期限，须先书面告知申请人所需时间",
                  "the clocks stop only after the applicant was told in writing how long the procedure takes")
        .at(start.applicant_notified ? "/planned_days" : "/applicant_notified")
        .because(because.citations());
  if (start.procedure == Procedure::site_survey)
    if (const auto* officers = local_or_base(sections.limits.survey_officers, sections.base_limits.survey_officers);
        officers && !distinct_two(start.officers, std::size_t(officers->in(because))))
      throw Refusal(RefusalKind::invalid, "procedure.two_officers",
                    "现场勘查须写明" + std::to_string(officers->shown()) + "名以上工作人员",
                    "a site survey names at least " + std::to_string(officers->shown()) + " officers")
          .at("/officers")
          .because({officers->citation()});
  stop.promised = stop.statutory = stops;
  if (!because.cites())
    cite_item(because, item, std::string(name.zh) + "在承诺时限内进行",
              std::string(name.en) + " runs inside the limit");
  because.say(stops ? std::string(name.zh) + "自" + today.str() + "起，所需时间不计入办理期限"
                    : std::string(name.zh) + "期间办理期限照常计算",
              stops ? std::string(name.en) + " from " + today.str() + ": its days are not counted"
                    : "the limit goes on during the " + std::string(name.en),
              {{"planned_days", start.planned_days}});
  return {std::move(stop), std::move(because)};
}

void check_upward_limit(const Sections& sections, std::optional<Date> expected, Date today) {
  if (expected && *expected < today)
    throw Refusal(RefusalKind::invalid, "report.limit_past", "转报时限不能早于今日", "the limit lies before today")
        .at("/expected");
  const auto* rule = local_or_base(sections.limits.upward_has_limit, sections.base_limits.upward_has_limit);
  if (rule == nullptr || !rule->shown() || expected) return;
  throw Refusal(RefusalKind::invalid, "report.limit_missing", "转报件也应有办理时限：请写明预计答复日期",
                "a case passed upward has its limit, too: say by when its answer is expected")
      .at("/expected")
      .because({rule->citation()});
}

Decided<Extension> extension_request(const Course& course, const PinnedItem& item, const Sections& sections,
                                     const ExtensionRequest& request, AccountId asker, Instant now) {
  const bool local = provided(sections.limits), base = provided(sections.base_limits);
  if (!local && !base) no_extension(sections);
  Because because;
  const auto* before = part(sections, ExtensionPart::before_due);
  const std::vector<Citation> cited = before ? std::vector{before->citation()} : std::vector<Citation>{};
  const auto due = [&](TimerName name) -> std::optional<Date> {
    const Timer* timer = course.timer(name);
    return timer ? std::optional(due_of(course, *timer, sections.calendar, now.date())) : std::nullopt;
  };
  const auto promised = due(TimerName::promised), statutory = due(TimerName::statutory);
  const bool promise_runs = promised && now.date() <= *promised;
  if (statutory && now.date() > *statutory) after_due(*statutory, cited);
  // A centre's own text speaks of the promise; the law alone can still move its own date after a promise was broken.
  if (!promise_runs && (local || !statutory)) after_due(promised.value_or(now.date()), cited);
  check_days(sections, request.workdays, because);
  const auto granted =
      std::count_if(course.extensions.begin(), course.extensions.end(), [](const Extension& e) { return e.granted; });
  if (const auto* times = local_or_base(sections.limits.extensions_max, sections.base_limits.extensions_max);
      times && granted >= times->shown())
    throw Refusal(RefusalKind::conflict, "extension.once", "最多可延期" + std::to_string(times->shown()) + "次",
                  "the limit was extended as often as it may be")
        .because({times->citation()});
  for (const auto* parts : {&sections.limits.extension_parts, &sections.base_limits.extension_parts})
    for (const auto& cited_part : *parts) cited_part.in(because);
  if (!because.cites()) cite_item(because, item, "承诺时限", "the promised limit");
  because.say("申请延长" + std::to_string(request.workdays) + "个工作日",
              "asks for " + std::to_string(request.workdays) + " more workdays", {{"workdays", request.workdays}});
  return {Extension{.asked_by = asker,
                    .asked_at = now,
                    .workdays = request.workdays,
                    .reason = request.reason,
                    .promised = promise_runs,
                    .statutory = statutory.has_value()},
          std::move(because)};
}

Decided<Extension> extension_answer(const Course& course, const PinnedItem& item, const Sections& sections,
                                    const ExtensionAnswer& answer, AccountId answerer, Instant now) {
  const Extension* open = course.open_extension();
  CHECK_PROMISE(open != nullptr, "the table lets nobody answer what was not asked");
  if (answerer && open->asked_by == answerer)
    throw Refusal(RefusalKind::forbidden, "extension.own_request", "不能答复自己提出的延期申请",
                  "nobody answers the extension he asked for");
  Because because;
  for (const auto kind : {ExtensionPart::centre_consent, ExtensionPart::head_approval})
    if (const auto* asked = part(sections, kind)) asked->in(because);
  if (answer.granted) {
    if (const Timer* timer = course.timer(TimerName::statutory))
      if (const Date due = due_of(course, *timer, sections.calendar, now.date()); now.date() > due) after_due(due, {});
    const auto* explain = part(sections, ExtensionPart::explanation_to_applicant);
    if (explain != nullptr) explain->in(because);
    if (explain != nullptr && (!answer.applicant_informed || text::trim(answer.explanation).empty()))
      throw Refusal(RefusalKind::conflict, "extension.not_explained", "同意延期须先向申请人说明理由，请填写说明内容",
                    "an extension is granted only when the applicant was told why")
          .at(answer.applicant_informed ? "/explanation" : "/applicant_informed")
          .because({explain->citation()});
    check_days(sections, open->workdays, because);
  }
  if (!because.cites()) cite_item(because, item, "承诺时限", "the promised limit");
  Extension out = *open;
  out.answered_at = now;
  out.granted = answer.granted;
  because.say(answer.granted ? "同意延长" + std::to_string(open->workdays) + "个工作日" : "不同意延期，期限不变",
              answer.granted ? std::to_string(open->workdays) + " more workdays granted"
                             : "the extension was not granted; the dates stand",
              {{"workdays", open->workdays}});
  return {std::move(out), std::move(because)};
}

namespace {

[[noreturn]] void back_office_decides(const Cited<WhoDecides>& who) {
  throw Refusal(RefusalKind::forbidden, "case.back_office_decides",
                "本中心前台只收件和出件，由后台审批部门作出决定；请移交后台",
                "the window takes in and hands out; the back office decides: hand the case over")
      .because({who.citation()});
}

std::vector<Citation> who_decides(const Sections& sections) {
  const auto& who = sections.intake.who_decides_at_window;
  return who ? std::vector{who->citation()} : std::vector<Citation>{};
}

}  // namespace

void check_side(const Sections& sections, Act act, bool at_window, bool decided_it) {
  const auto& who = sections.intake.who_decides_at_window;
  if (!who || who->shown() != WhoDecides::back_office) return;
  if (act == Act::decide && at_window) back_office_decides(*who);
  if (act == Act::issue && decided_it)
    throw Refusal(RefusalKind::forbidden, "issue.own_decision", "作出决定的人不送达结果，请由窗口其他工作人员送达",
                  "who decided does not hand the result out; a colleague at the window does")
        .because({who->citation()});
}

void check_own_item(const Sections& sections, bool taken_here, bool other_department) {
  if (!taken_here)
    throw Refusal(RefusalKind::forbidden, "case.not_of_this_window",
                  "您所在窗口不受理该事项，不能当场决定；请移交后台，或由受理该事项的窗口办理",
                  "your window does not take this item and cannot decide it: hand the case over, or leave it to a "
                  "window that takes it")
        .because(who_decides(sections));
  if (other_department)
    throw Refusal(RefusalKind::forbidden, "case.other_department", "该办件由其他部门承办，不能当场决定；请移交承办部门",
                  "another department answers for this case: hand it over to them")
        .because(who_decides(sections));
}

Decided<bool> window_decision(const PinnedItem& item, const Sections& sections, bool may_decide_at_window) {
  Because because;
  const auto& who = sections.intake.who_decides_at_window;
  if (who && who->in(because) == WhoDecides::back_office) back_office_decides(*who);
  // A text that is silent on who decides still asks for immediate items to be finished on the spot (P5a.4.2, P5c.3.b).
  const bool authorised =
      item.content.window_decides || (!who && item.content.kind == catalogue::HandlingKind::immediate);
  if (!authorised || !may_decide_at_window)
    throw Refusal(RefusalKind::forbidden, "case.window_not_authorised",
                  authorised ? "您没有在窗口当场决定的授权，请移交后台" : "该事项未授权窗口决定，请移交后台",
                  authorised ? "you hold no authorisation to decide at the window: hand the case over"
                             : "the window is not authorised to decide this item: hand the case over")
        .because(who_decides(sections));
  if (!who && sections.limits.immediate) sections.limits.immediate->in(because);
  cite_item(because, item, item.content.window_decides ? "授权窗口决定" : "即办件，当场办结",
            item.content.window_decides ? "the window is authorised to decide" : "finished on the spot");
  return {true, std::move(because)};
}

Decided<Remedies> decision(const PinnedItem& item, const Sections& sections, const Decision& decision) {
  Because because;
  if (sections.intake.who_decides_at_window) sections.intake.who_decides_at_window->in(because);
  Remedies out;
  if (const auto& basis = sections.limits.grant_needs_basis;
      decision.granted && basis && basis->in(because) && text::trim(decision.legal_basis).empty())
    throw Refusal(RefusalKind::invalid, "case.legal_basis_missing", "决定须写明法律依据",
                  "a decision names its legal basis")
        .at("/legal_basis")
        .because({basis->citation()});
  if (!decision.granted) {
    const RefusalParts parts = refusal_parts(sections, because);
    if (text::trim(decision.content).empty())
      throw Refusal(RefusalKind::invalid, "case.reason_missing", "不予批准须说明事实和理由",
                    "a denial needs its facts and reasons")
          .at("/content")
          .because(parts.citations(RefusalPart::reason));
    if (text::trim(decision.legal_basis).empty())
      throw Refusal(RefusalKind::invalid, "case.legal_basis_missing", "不予批准须写明法律依据",
                    "a denial needs its legal basis")
          .at("/legal_basis")
          .because(parts.citations(RefusalPart::legal_basis));
    out = remedies(sections, because);
  }
  cite_item(because, item, "审批条件", "the conditions of the item");
  return {std::move(out), std::move(because)};
}

void check_return(const Sections& sections, const ResultReturn& result) {
  const auto& record = sections.intake.handover_record;
  const std::vector<Citation> cited = record ? std::vector{record->citation()} : std::vector<Citation>{};
  if (result.documents.empty())
    throw Refusal(RefusalKind::invalid, "result.documents_missing", "请列明交回的文书或证照",
                  "list the documents that come back")
        .at("/documents")
        .because(cited);
  if (!result.confirmed_by_both)
    throw Refusal(RefusalKind::conflict, "result.not_confirmed", "结果交接须由交、接双方确认",
                  "both sides must confirm the handover")
        .at("/confirmed_by_both")
        .because(cited);
}

void check_issue(const Sections& sections, const Issue& issue, bool at_window, const std::string& applicant,
                 const std::string& agent) {
  const auto& window_only = sections.intake.issue_at_window_only;
  if (window_only && window_only->shown() && !at_window)
    throw Refusal(RefusalKind::forbidden, "issue.window_only", "结果由窗口统一出具，请在窗口送达",
                  "results are issued at the window only")
        .because({window_only->citation()});
  if (!issue.identity_checked)
    throw Refusal(RefusalKind::conflict, "issue.identity_unchecked", "送达前须核验领取人身份",
                  "check the recipient's identity before issuing")
        .at("/identity_checked");
  const std::string recipient = text::trim(issue.recipient);
  if (recipient != applicant && recipient != agent && text::trim(issue.relation).empty())
    throw Refusal(RefusalKind::invalid, "issue.relation_missing", "领取人不是申请人或经办人，请写明关系",
                  "somebody else collects: say how he is related")
        .at("/relation");
  if (!issue.signed_for)
    throw Refusal(RefusalKind::conflict, "issue.not_signed", "请领取人签收", "the recipient must sign for it")
        .at("/signed_for");
}

void check_inquiry(const Inquiry& inquiry, const Sections& sections, const ReferredWindow& window) {
  std::vector<Citation> cited;
  for (const auto& duty : sections.intake.referral_duties) cited.push_back(duty.citation());
  const auto asks = [&](ReferralDuty duty) {
    return std::any_of(sections.intake.referral_duties.begin(), sections.intake.referral_duties.end(),
                       [&](const auto& d) { return d.shown() == duty; });
  };
  const bool silent = text::trim(inquiry.answer).empty();
  if (inquiry.outcome == InquiryOutcome::cannot_now && silent)
    throw Refusal(RefusalKind::invalid, "inquiry.reason_missing", "一时不能办的，请说明理由",
                  "say why it cannot be done now")
        .at("/answer");
  if ((inquiry.outcome == InquiryOutcome::handled || inquiry.outcome == InquiryOutcome::referred) && silent)
    throw Refusal(RefusalKind::invalid, "inquiry.answer_missing", "请写明告知的内容", "say what was told")
        .at("/answer");
  if (inquiry.outcome == InquiryOutcome::passed_on && text::trim(inquiry.referred_person).empty())
    throw Refusal(RefusalKind::invalid, "inquiry.colleague_missing", "请写明由哪位熟悉业务的同事解答",
                  "name the colleague who answers")
        .at("/referred_person");
  if (inquiry.outcome != InquiryOutcome::referred) return;
  const bool where = asks(ReferralDuty::tell_location);
  const bool place = (where || asks(ReferralDuty::tell_window)) && !inquiry.referred_to;
  if (asks(ReferralDuty::name_handler) && text::trim(inquiry.referred_person).empty())
    throw Refusal(RefusalKind::invalid, "inquiry.handler_missing", "请指明具体承办人的姓名",
                  "name the person who handles it")
        .at("/referred_person")
        .because(cited);
  if (place || (!inquiry.referred_to && text::trim(inquiry.referred_person).empty()))
    throw Refusal(RefusalKind::invalid, "inquiry.referral_missing",
                  place ? "请指明相关窗口及其位置" : "请指明窗口或具体承办人",
                  place ? "name the window, with its place" : "name the window or the person in charge")
        .at("/referred_to")
        .because(cited);
  if (where && text::trim(window.location).empty())
    throw Refusal(RefusalKind::conflict, "inquiry.location_missing",
                  "该窗口没有登记位置，无法告知准确位置；请先由中心补录窗口位置",
                  "the window's place is not on record, so it cannot be told; the centre must enter it first")
        .at("/referred_to")
        .because(cited);
  if (inquiry.channel == InquiryChannel::phone && text::trim(inquiry.referred_phone).empty() && window.phone.empty())
    throw Refusal(RefusalKind::invalid, "inquiry.phone_missing", "电话询问须告知承办人的电话号码",
                  "over the phone, give the number of the person in charge")
        .at("/referred_phone")
        .because(cited);
}

void check_asked(const Inquiry& inquiry, Instant now) {
  if (inquiry.asked_at && *inquiry.asked_at > now)
    throw Refusal(RefusalKind::invalid, "inquiry.asked_later", "询问时间不能晚于现在", "nobody asks in the future")
        .at("/asked_at");
  if (inquiry.give_notice.value_or(false) && !inquiry.item)
    throw Refusal(RefusalKind::invalid, "inquiry.item_missing", "请选择事项，告知单按其办事指南出具",
                  "choose the item: the notice is made of its guide")
        .at("/item");
}

bool stays_open(InquiryOutcome outcome, const Sections& sections) {
  if (outcome == InquiryOutcome::pending || outcome == InquiryOutcome::passed_on) return true;
  if (outcome != InquiryOutcome::referred) return false;
  const auto& duties = sections.intake.referral_duties;
  return std::any_of(duties.begin(), duties.end(),
                     [](const auto& duty) { return duty.shown() == ReferralDuty::supervise_to_end; });
}

}  // namespace onewindow::cases
