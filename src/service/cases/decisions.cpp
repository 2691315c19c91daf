#include "service/cases/decisions.h"

#include <algorithm>

#include "regulation/tiers.h"
#include "service/cases/rules_detail.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

// The item of the facts is in no catalogue. The rules cite it as they do a published one; what it promises is a step
// here, and no provision to rest on.
constexpr const char* kTold = "told";

Because of_the_texts(Because because) {
  for (auto& reason : because.reasons)
    if (reason.provision == kTold) reason.provision.clear();
  return because;
}

catalogue::ItemContent item_of(catalogue::ItemType type, bool immediate, const catalogue::Limit& promised,
                               const std::optional<catalogue::Limit>& statutory) {
  catalogue::ItemContent item;
  item.code = kTold;
  item.name = "所述事项";
  item.name_en = "the item told";
  item.type = type;
  item.kind = immediate ? catalogue::HandlingKind::immediate : catalogue::HandlingKind::promised;
  item.promised_limit = promised;
  item.statutory_limit = statutory;
  return item;
}

void start(Course& course, std::optional<Timer> timer) {
  if (timer) course.timers.push_back(std::move(*timer));
}

void meet(Course& course, TimerName name, const std::optional<Instant>& at) {
  if (at) course.meet(name, *at);
}

// From the hand-over to the department until the result is served.
void follow_on(const CourseTold& told, const PinnedItem& item, const Sections& sections, Course& course) {
  if (told.transferred) {
    course.meet(TimerName::transfer, *told.transferred);
    start(course, pick_up_timer(sections, *told.transferred));
    start(course, department_timer(item, sections, *told.transferred));
    start(course, return_timer(sections, *told.transferred));
  }
  if (told.decided && told.granted) start(course, delivery_timer(sections, *told.decided));
  for (const TimerName name : {TimerName::immediate, TimerName::promised, TimerName::statutory, TimerName::department})
    meet(course, name, told.decided);
  meet(course, TimerName::pick_up, told.picked_up);
  meet(course, TimerName::return_result, told.returned);
  meet(course, TimerName::delivery, told.served);
}

// Follows the course as the counter would, from receipt to the service of the result.
Course follow(const CourseTold& told, const PinnedItem& item, const Sections& sections, ClocksTold& out) {
  Course course;
  start(course, notice_timer(sections, told.received, told.now.date()));
  if (told.noticed) {
    course.notices.push_back({.at = *told.noticed});
    course.meet(TimerName::notice, *told.noticed);
  }
  course.complete_at = told.completed;
  start(course, immediate_timer(item, sections, told.noticed ? told.completed.value_or(told.received) : told.received));
  if (told.accepted) {
    const auto accepted =
        acceptance(course, item, sections, {.identity = true, .qualification = true, .note = Text<200>("已核验")},
                   told.received, *told.accepted);
    out.day_zero = accepted.value.day_zero;
    out.deemed_accepted =
        deemed_acceptance(told.received.date(), course.notices, sections, told.accepted->date()).has_value();
    for (const Timer& timer : accepted.value.timers) course.timers.push_back(timer);
    course.meet(TimerName::notice, *told.accepted);
  }
  for (const Halt& halt : told.halts)
    course.stops.push_back({.from = halt.from, .to = halt.to, .promised = true, .statutory = true});
  if (told.extended_workdays > 0)
    course.extensions.push_back({.workdays = told.extended_workdays,
                                 .promised = true,
                                 .statutory = true,
                                 .answered_at = told.now,
                                 .granted = true});
  follow_on(told, item, sections, course);
  return course;
}

template <class T>
std::vector<T> all(const std::vector<Cited<T>>& own, const std::vector<Cited<T>>& base, Because& because) {
  std::vector<T> out;
  for (const auto* list : {&own, &base})
    for (const auto& cited : *list)
      if (std::find(out.begin(), out.end(), cited.shown()) == out.end()) out.push_back(cited.in(because));
  return out;
}

template <class T>
std::optional<T> one(const std::optional<Cited<T>>& own, const std::optional<Cited<T>>& base, Because& because) {
  if (own) return own->in(because);
  if (base) return base->in(because);
  return std::nullopt;
}

}  // namespace

Ruling<ClocksTold> clocks_told(const Law& law, const CourseTold& told) {
  const auto content = item_of(told.type, told.immediate, told.promised, told.statutory);
  const Sections sections = Sections::of(law, told.type);
  ClocksTold out;
  const Course course = follow(told, {content, 1}, sections, out);
  Because because;
  for (const Clock& clock : clocks(course, sections, told.received.date(), told.now)) {
    because.add(clock.deadline.because);
    out.clocks.push_back({clock.name, clock.deadline.due, clock.deadline.instant, clock.deadline.provisional,
                          clock.on_time, clock.light});
  }
  because = of_the_texts(std::move(because));
  if (!because.cites()) return std::nullopt;
  return Decided<ClocksTold>(std::move(out), std::move(because));
}

Ruling<ExtensionSaid> extension_told(const Law& law, const ExtensionTold& told) {
  const auto content = item_of(told.type, false, told.promised, told.statutory);
  const PinnedItem item{content, 1};
  const Sections sections = Sections::of(law, told.type);
  Course course;
  course.timers.push_back(promised_timer(item, sections, told.accepted));
  start(course, statutory_timer(item, sections, told.accepted));
  if (told.granted_before) course.extensions.push_back({.workdays = 0, .answered_at = told.asked, .granted = true});
  try {
    const auto decided = extension_request(
        course, item, sections, {.workdays = told.workdays, .reason = Text<1000, 1>("所述理由")}, {}, told.asked);
    return Decided<ExtensionSaid>({decided.value.promised, decided.value.statutory}, of_the_texts(decided.because));
  } catch (const Refusal& refusal) {
    if (refusal.code == "extension.not_provided" && refusal.citations.empty()) return std::nullopt;  // nobody says so
    throw;
  }
}

Ruling<UpwardSaid> upward_told(const Law& law, const UpwardTold& told) {
  const Sections sections = Sections::of(law, catalogue::ItemType::licence);
  const auto* rule = local_or_base(sections.limits.upward_has_limit, sections.base_limits.upward_has_limit);
  if (rule == nullptr || !rule->shown()) return std::nullopt;
  Because because;
  rule->in(because);
  check_upward_limit(sections, told.expected, told.today);
  return Decided<UpwardSaid>({}, std::move(because));
}

namespace {

bool says_of_refusals(const Intake& intake) {
  return !intake.refusal_parts.empty() || intake.review_remedy || intake.litigation_months;
}

}  // namespace

Ruling<RefusalSaid> refusal_told(const Law& law, const RefusalTold& told) {
  const auto content = item_of(told.type, false, {}, std::nullopt);
  const Sections sections = Sections::of(law, told.type);
  if (!says_of_refusals(sections.intake) && !says_of_refusals(sections.base_intake)) return std::nullopt;
  const auto decided = non_acceptance(
      {content, 1}, sections, {.reason = Text<1000, 1>(told.reason), .legal_basis = Text<400>(told.legal_basis)});
  return Decided<RefusalSaid>({decided.value.zh}, of_the_texts(decided.because));
}

Ruling<IntakeSaid> intake_told(const Law& law, const IntakeTold& told) {
  const Sections sections = Sections::of(law, told.type);
  const Intake &own = sections.intake, &base = sections.base_intake;
  Because because;
  IntakeSaid out{.notice_parts = all(own.notice_parts, base.notice_parts, because),
                 .refusal_parts = all(own.refusal_parts, base.refusal_parts, because),
                 .referral_duties = all(own.referral_duties, base.referral_duties, because),
                 .notices_per_case = one(own.notices_per_case, base.notices_per_case, because),
                 .notice_form = one(own.notice_form, base.notice_form, because),
                 .receipt_parts = all(own.receipt_parts, base.receipt_parts, because),
                 .deemed_accepted = one(own.deemed_accepted, base.deemed_accepted, because),
                 .registration_first = one(own.registration_first, base.registration_first, because),
                 .help_to_correct = one(own.help_to_correct, base.help_to_correct, because),
                 .identity_check = one(own.identity_check, base.identity_check, because),
                 .issue_at_window_only = one(own.issue_at_window_only, base.issue_at_window_only, because),
                 .handover_record = one(own.handover_record, base.handover_record, because),
                 .accept_same_visit = one(own.accept_same_visit, base.accept_same_visit, because),
                 .clear_reply = one(own.clear_reply, base.clear_reply, because)};
  if (!because.cites()) return std::nullopt;
  return Decided<IntakeSaid>(std::move(out), std::move(because));
}

Ruling<NoticeSaid> notice_told(const Law& law, const NoticeTold& told) {
  const Sections sections = Sections::of(law, told.type);
  Because because;
  NoticeSaid out{.missing = all(sections.intake.notice_parts, sections.base_intake.notice_parts, because)};
  std::erase_if(out.missing, [&](NoticePart part) {
    return std::find(told.parts.begin(), told.parts.end(), part) != told.parts.end();
  });
  if (const auto most = one(sections.intake.notices_per_case, sections.base_intake.notices_per_case, because))
    out.fault = told.there_at_the_first && told.given_before >= *most;
  if (!because.cites()) return std::nullopt;
  return Decided<NoticeSaid>(std::move(out), std::move(because));
}

namespace {

using regulation::Severity;
using regulation::Unit;

using regulation::MaybeLimit;

void lint_against_law(regulation::Linter& linter, const char* section, const char* field, const MaybeLimit& own,
                      const MaybeLimit& law) {
  if (!own || !law || !regulation::surely_longer(own->shown(), law->shown())) return;
  linter.find(Severity::error, section, field, 0, "limit.longer_than_law",
              "比国家规定的" + words_zh(law->shown()) + "更长，对其约束的事项无效",
              "longer than the national " + words_en(law->shown()) + ", which binds its items");
}

void lint_unit(regulation::Linter& linter, const char* section, const char* field, const MaybeLimit& limit) {
  if (limit && limit->shown().unit == Unit::work_hours)
    linter.find(Severity::error, section, field, 0, "limit.unit",
                "办件期限不以工作小时计，请用 workdays、days 或 minutes",
                "no clock of a case runs in work hours; use workdays, days or minutes");
}

void lint_limits(regulation::Linter& linter, const TimeLimits& limits) {
  const std::pair<const char*, const MaybeLimit*> all_limits[] = {
      {"decision", &limits.decision},
      {"decision_joint", &limits.decision_joint},
      {"extension", &limits.extension},
      {"extension_joint", &limits.extension_joint},
      {"immediate", &limits.immediate},
      {"transfer", &limits.transfer},
      {"pickup_by_department", &limits.pickup_by_department},
      {"return_before_due", &limits.return_before_due},
      {"delivery", &limits.delivery}};
  for (const auto& [field, limit] : all_limits) lint_unit(linter, "time_limits", field, *limit);
  for (const TimeLimits* law : linter.base_sections<TimeLimits>()) {
    lint_against_law(linter, "time_limits", "decision", limits.decision, law->decision);
    lint_against_law(linter, "time_limits", "decision_joint", limits.decision_joint, law->decision_joint);
    lint_against_law(linter, "time_limits", "extension", limits.extension, law->extension);
    lint_against_law(linter, "time_limits", "delivery", limits.delivery, law->delivery);
  }
  if (limits.extension && limits.extensions_max && limits.extensions_max->shown() == 0)
    regulation::never_binds(linter, {"time_limits", "extension"}, "不许延期，延期的天数不起作用",
                            "no extension is allowed, so its length binds nothing");
}

// Until the decision: the notice, the way to the department, and the result back at the window. Where the text sets no
// limit for the decision, it has the law's.
void lint_course(regulation::Linter& linter, const TimeLimits& limits, const MaybeLimit& notice) {
  MaybeLimit whole = limits.decision;
  for (const TimeLimits* law : linter.base_sections<TimeLimits>())
    if (!whole) whole = law->decision;
  if (limits.decision && limits.return_before_due && limits.decision->shown() == limits.return_before_due->shown())
    linter.find(Severity::error, "time_limits", "return_before_due", 0, "limit.sub_limit",
                "结果交回的提前量不短于办理期限本身", "the result would be due back before the decision can be made");
  else
    regulation::lint_parts(linter, whole,
                           {{{"time_limits", "transfer"}, limits.transfer},
                            {{"time_limits", "pickup_by_department"}, limits.pickup_by_department},
                            {{"time_limits", "return_before_due"}, limits.return_before_due}});
  regulation::lint_parts(linter, whole, {{{"intake", "notice_limit"}, notice}});
}

}  // namespace

void lint(regulation::Linter& linter) {
  const auto* limits = linter.section<TimeLimits>();
  const auto* intake = linter.section<Intake>();
  if (limits != nullptr) {
    lint_limits(linter, *limits);
    lint_course(linter, *limits, intake != nullptr ? intake->notice_limit : MaybeLimit());
  }
  if (intake != nullptr) {
    lint_unit(linter, "intake", "notice_limit", intake->notice_limit);
    for (const Intake* law : linter.base_sections<Intake>())
      lint_against_law(linter, "intake", "notice_limit", intake->notice_limit, law->notice_limit);
  }
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<clocks_told>("time_limits", "time_limits", "一个办件的全部期限", "every date of a case"),
      regulation::decision<extension_told>("time_limits.extension", "time_limits", "能否申请延期",
                                           "whether an extension may be asked for"),
      regulation::decision<upward_told>("time_limits.upward", "time_limits", "转报件的时限",
                                        "whether a case may be passed upward"),
      regulation::decision<intake_told>("intake", "intake", "收件受理的要求", "what is asked of an intake"),
      regulation::decision<refusal_told>("intake.refusal", "intake", "不予受理须写明什么", "what a refusal must carry"),
      regulation::decision<notice_told>("intake.notice", "intake", "一次性告知缺什么", "what a one-time notice lacks"),
  };
  return list;
}

}  // namespace onewindow::cases
