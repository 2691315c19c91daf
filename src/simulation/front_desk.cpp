#include "simulation/front_desk.h"

#include "simulation/people.h"

namespace onewindow::simulation {

using cases::State;
using catalogue::HandlingKind;

namespace {

constexpr const char* kToBackOffice = "需到后台核对档案，不能当场办结";

bool immediate(const Life& life) { return life.item->content.kind == HandlingKind::immediate; }

}  // namespace

FrontDesk::FrontDesk(Stage& stage, Cast& cast, Cashier& cashier, Counter& counter, Next next)
    : stage_(stage),
      cast_(cast),
      cashier_(cashier),
      counter_(counter),
      next_(std::move(next)),
      citizens_(stage),
      random_(stage.plan().seed) {}

void FrontDesk::plan_arrivals(Date day) {
  if (!stage_.calendar().workday(day)) return;
  const int usual = stage_.plan().cases_per_day;
  const auto count = random_.between(usual * 7 / 10, usual * 13 / 10);
  for (std::int64_t i = 0; i < count; ++i) stage_.at(Stage::moment_of(random_, day), [this] { arrive(); });
}

void FrontDesk::arrive() {
  if (!stage_.calendar().workday(stage_.today())) return;  // the day was given off since
  auto life = std::make_shared<Life>();
  life->item = &cast_.item(random_);
  life->clerk = cast_.clerk_for(*life->item, random_);
  life->reviewer = cast_.reviewer_for(*life->item, random_);
  if (life->clerk == nullptr || life->reviewer == nullptr) return;
  if (citizens_.stays_at_home() && life->item->content.hall_included) return apply_online(life);
  if (immediate(*life) && random_.chance(85) && on_the_spot(life)) return;
  const bool complete = random_.chance(74);
  cases::Registration registration;
  registration.item = life->item->id;
  registration.applicant = applicant(random_, Cast::for_organisations(*life->item));
  registration.materials = Cast::checks(*life->item, complete, random_);
  registration.summary = life->item->content.name;
  const auto go_on = [this, life, complete](const cases::Registration& entered) { receive(life, entered, complete); };
  if (!counter_.parked(life->clerk, registration, go_on)) receive(life, registration, complete);
}

bool FrontDesk::on_the_spot(const LifePtr& life) {
  cases::OnTheSpot visit;
  visit.item = life->item->id;
  visit.applicant = applicant(random_, Cast::for_organisations(*life->item));
  visit.materials = Cast::checks(*life->item, true, random_);
  visit.verification = {.identity = true, .qualification = true, .note = "无需资质证件"};
  visit.content = "材料齐全，当场办结";
  visit.certificate_name = Text<80>(life->item->content.result_name);
  visit.minutes = std::int32_t(random_.between(6, 34));
  visit.signed_for = true;
  if (!stage_.act(life->clerk->actor, [&](WriteContext& c) { life->now = cases::on_the_spot(c, visit); })) return false;
  life->code = life->now.query_code;
  ++stage_.report.cases;
  ++stage_.report.decided;
  cashier_.accepted(life);
  next_.served(life->now);
  return true;
}

void FrontDesk::receive(const LifePtr& life, const cases::Registration& registration, bool complete) {
  if (!stage_.act(life->clerk->actor, [&](WriteContext& c) { life->now = cases::receive(c, registration); })) return;
  life->code = life->now.query_code;
  ++stage_.report.cases;
  if (random_.between(1, 1000) <= 12) return left_lying(life);
  stage_.in_minutes(random_.between(4, 20), [this, life, complete] { go_on(life, complete); });
}

// From home at any hour; the window looks at it in its own.
void FrontDesk::apply_online(const LifePtr& life) {
  const Instant when = Instant::at(stage_.today(), int(random_.between(0, 23)), int(random_.between(0, 59)));
  const auto from = applicant(random_, Cast::for_organisations(*life->item));
  stage_.at(std::max(when, stage_.now()), [this, life, from] {
    const LifePtr filed = citizens_.apply(*life->item, from, life->clerk);
    if (!filed) return;
    filed->reviewer = life->reviewer;
    ++stage_.report.cases;
    if (random_.chance(3)) return left_lying(filed);
    if (random_.chance(4)) {
      stage_.at(stage_.later(random_, 1), [this, filed] { citizens_.withdraw(*filed); });
      return;
    }
    stage_.at(stage_.later(random_, random_.chance(70) ? 0 : 1), [this, filed] { take_up(filed, false); });
  });
}

void FrontDesk::take_over(const LifePtr& life) {
  stage_.at(stage_.later(random_, 1), [this, life] { take_up(life, false); });
}

// What came online is looked at by the window like any other.
void FrontDesk::take_up(const LifePtr& life, bool again) {
  stage_.look(*life);
  if (life->now.state != State::received) return transfer(life);
  const bool complete = again || random_.chance(78);
  cases::Checklist list{.version = 0, .materials = Cast::checks(*life->item, complete, random_)};
  if (stage_.act(life->clerk, *life, cases::check_materials, list)) go_on(life, complete);
}

void FrontDesk::go_on(const LifePtr& life, bool complete) {
  if (complete) return accept(life);
  counter_.call_for_help(life->clerk, *life->item, &life->now);
  if (random_.chance(8)) refuse(life);
  else notice(life);
}

// Nobody looks at it for days: for what the law says so of, silence has accepted it by then.
void FrontDesk::left_lying(const LifePtr& life) {
  stage_.at(stage_.later(random_, random_.between(6, 8)), [this, life] {
    stage_.look(*life);
    if (life->now.state == State::accepted) stage_.count("deemed_acceptances");
    if (life->now.state == State::accepted) return transfer(life);
    take_up(life, true);
  });
}

void FrontDesk::refuse(const LifePtr& life) {
  cases::NonAcceptance refusal;
  refusal.reason = "申请事项依法不属于本机关职权范围";
  refusal.legal_basis = "《中华人民共和国行政许可法》第三十二条";
  refusal.other_authority = "上级主管部门";
  refusal.ground = cases::ReturnGround::not_in_scope;
  if (stage_.act(life->clerk, *life, cases::refuse, refusal)) next_.served(life->now);
}

void FrontDesk::notice(const LifePtr& life) {
  if (!stage_.act(life->clerk, *life, cases::give_notice, cases::Notice{})) return;
  ++stage_.report.corrections;
  if (random_.chance(88)) stage_.at(stage_.later(random_, random_.between(1, 6)), [this, life] { correct(life); });
  else stage_.at(stage_.later(random_, random_.between(5, 15)), [this, life] { withdraw(life); });
}

void FrontDesk::correct(const LifePtr& life) {
  if (life->filer) {
    if (citizens_.correct(*life))
      stage_.at(stage_.later(random_, random_.between(0, 1)), [this, life] { take_up(life, true); });
    return;
  }
  cases::Checklist list{.version = 0, .materials = Cast::checks(*life->item, true, random_)};
  if (stage_.act(life->clerk, *life, cases::take_correction, list))
    stage_.in_minutes(random_.between(3, 15), [this, life] { accept(life); });
}

void FrontDesk::withdraw(const LifePtr& life) {
  if (life->filer) {
    citizens_.withdraw(*life);
    return;
  }
  cases::Withdrawal withdrawal;
  withdrawal.reason = "申请人暂不办理";
  if (stage_.act(life->clerk, *life, cases::withdraw, withdrawal)) stage_.count("withdrawals");
}

void FrontDesk::accept(const LifePtr& life) {
  cases::Acceptance acceptance;
  acceptance.verification = {.identity = true, .qualification = true, .note = "无需资质证件"};
  acceptance.transfer = random_.chance(94);
  acceptance.exception = kToBackOffice;
  if (!stage_.act(life->clerk, *life, cases::accept, acceptance)) return;
  cashier_.accepted(life);
  if (acceptance.transfer) return next_.into_review(life);
  stage_.at(stage_.later(random_, 1), [this, life] { transfer(life); });
}

void FrontDesk::transfer(const LifePtr& life) {
  cases::Step step;
  if (immediate(*life)) step.note = kToBackOffice;
  if (life->now.state == State::accepted && stage_.act(life->clerk, *life, cases::transfer, step))
    next_.into_review(life);
}

}  // namespace onewindow::simulation
