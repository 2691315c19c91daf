#include "simulation/back_office.h"

#include "simulation/people.h"

namespace onewindow::simulation {

namespace {

bool needs_fetching(const Life& life) {
  for (const auto& clock : life.now.clocks)
    if (clock.name == "pick_up") return !clock.met_at;
  return false;
}

}  // namespace

BackOffice::BackOffice(Stage& stage, Counter& counter, Office& office, Archivist& archivist,
                       std::function<void(const cases::CaseView&)> served)
    : stage_(stage),
      counter_(counter),
      office_(office),
      archivist_(archivist),
      served_(std::move(served)),
      random_(stage.plan().seed ^ 0x6261636b00000000ull) {}

// Where the regulation has the department fetch the papers, it mostly does so in time.
void BackOffice::into_review(const LifePtr& life) {
  if (office_.annuls(life)) return;
  if (!needs_fetching(*life)) return plan_review(life);
  stage_.at(stage_.later(random_, random_.chance(93) ? random_.between(0, 1) : 2), [this, life] {
    stage_.act(life->reviewer, *life, cases::pick_up, cases::Step{});
    plan_review(life);
  });
}

// Reviewers finish most cases well before the promised day, some at the last moment, a few late.
void BackOffice::plan_review(const LifePtr& life) {
  const auto& limit = life->item->content.promised_limit;
  const std::int64_t days =
      std::max<std::int64_t>(1, limit.unit == catalogue::LimitUnit::calendar_days ? limit.count * 5 / 7 : limit.count);
  if (!life->paused_once && random_.chance(9))
    return stage_.at(stage_.later(random_, 1), [this, life] { pause(life); });
  if (!life->extended_once && random_.chance(3) && days > 2)
    return stage_.at(stage_.later(random_, days / 2), [this, life] { extend(life); });
  const bool late = random_.chance(4);
  if (late) office_.late(life, days);
  const std::int64_t taken =
      late ? days + random_.between(1, 4) : std::max<std::int64_t>(0, random_.between(days / 4, days - 1));
  stage_.at(stage_.later(random_, taken), [this, life] { decide(life); });
}

void BackOffice::pause(const LifePtr& life) {
  life->paused_once = true;
  const auto& procedures = life->item->content.special_procedures;
  if (!procedures.empty() && random_.chance(60)) return procedure(life, random_.pick(procedures));
  cases::ReviewCorrection correction;
  correction.what = "请补充说明申请表中的经营场所面积";
  if (!stage_.act(life->reviewer, *life, cases::ask_correction, correction)) return;
  stage_.at(stage_.later(random_, random_.between(1, 5)), [this, life] {
    if (stage_.act(life->reviewer, *life, cases::take_review_correction, cases::Step{})) plan_review(life);
  });
}

void BackOffice::procedure(const LifePtr& life, catalogue::Procedure which) {
  cases::ProcedureStart start;
  start.procedure = which;
  start.reason = "依法需要";
  start.basis = "《中华人民共和国行政许可法》第四十五条";
  start.planned_days = std::int32_t(random_.between(2, 8));
  start.applicant_notified = true;
  start.officers = {person_name(random_), person_name(random_)};
  if (!stage_.act(life->reviewer, *life, cases::start_procedure, start)) return;
  ++stage_.report.procedures;
  stage_.at(stage_.later(random_, start.planned_days), [this, life] {
    cases::ProcedureEnd end;
    end.outcome = "符合要求";
    if (stage_.act(life->reviewer, *life, cases::end_procedure, end)) plan_review(life);
  });
}

void BackOffice::extend(const LifePtr& life) {
  life->extended_once = true;
  cases::ExtensionRequest request;
  request.workdays = std::int32_t(random_.between(2, 5));
  request.reason = "案情复杂，需进一步核实";
  if (!stage_.act(life->reviewer, *life, cases::ask_extension, request)) return plan_review(life);
  stage_.at(stage_.later(random_, 0), [this, life] {
    cases::ExtensionAnswer answer;
    answer.granted = random_.chance(80);
    answer.reason = answer.granted ? "理由充分" : "理由不足，请在承诺时限内办结";
    answer.applicant_informed = true;
    answer.explanation = "已电话告知申请人";
    if (stage_.act(stage_.first("centre_office"), *life, cases::answer_extension, answer)) ++stage_.report.extensions;
    plan_review(life);
  });
}

void BackOffice::decide(const LifePtr& life) {
  cases::Decision decision;
  decision.granted = random_.chance(95);
  decision.content = decision.granted ? "经审查符合法定条件，准予办理" : "经审查不符合法定条件";
  decision.legal_basis = "《中华人民共和国行政许可法》第三十八条";
  decision.certificate_name = decision.granted ? life->item->content.result_name : "";
  if (!decision.certificate_name.empty()) {
    decision.certificate_number = certificate_number(life->now);
    if (life->item->content.type == catalogue::ItemType::licence) decision.valid_until = stage_.today() + 5 * 365;
  }
  if (!stage_.act(life->reviewer, *life, cases::decide, decision)) return;
  ++stage_.report.decided;
  for (const auto& clock : life->now.clocks)
    if (clock.name == "promised" && !clock.on_time) ++stage_.report.late;
  counter_.decided(life);
  stage_.at(stage_.later(random_, random_.chance(80) ? 0 : 1), [this, life] { bring_back(life); });
}

void BackOffice::bring_back(const LifePtr& life) {
  cases::ResultReturn result;
  result.documents = {
      Text<120, 1>(life->item->content.result_name.empty() ? "办理结果" : life->item->content.result_name)};
  result.giver = Text<40, 1>(life->reviewer->account.name);
  result.confirmed_by_both = true;
  if (stage_.act(life->clerk, *life, cases::return_result, result))
    stage_.at(stage_.later(random_, random_.between(0, 4)), [this, life] { issue(life); });
}

void BackOffice::issue(const LifePtr& life) {
  cases::Issue issue;
  issue.recipient = Text<80, 1>(life->now.applicant.name);
  issue.identity_checked = true;
  issue.signed_for = true;
  if (!stage_.act(life->clerk, *life, cases::issue, issue)) return;
  served_(life->now);
  stage_.at(stage_.later(random_, random_.between(0, 2)), [this, life] {
    if (stage_.act(life->clerk, *life, cases::close, cases::Step{})) archivist_.file(life->clerk->actor, life->now);
  });
}

}  // namespace onewindow::simulation
