#include "simulation/simulation.h"

#include <queue>

#include "centre/anchors/anchors.h"
#include "service/cases/cases.h"
#include "service/catalogue/catalogue.h"
#include "simulation/archivist.h"
#include "simulation/people.h"
#include "simulation/raters.h"

namespace onewindow::simulation {

using cases::CaseView;
using catalogue::ItemView;

namespace {

// One case on its way through the centre.
struct Life {
  CaseView now;
  const ItemView* item = nullptr;
  const Staff* clerk = nullptr;
  const Staff* reviewer = nullptr;
  bool paused_once = false, extended_once = false;
};
using LifePtr = std::shared_ptr<Life>;

class Run {
 public:
  Run(Contexts& contexts, ManualClock& clock, const Demo& demo, const Plan& plan)
      : contexts_(contexts),
        clock_(clock),
        demo_(demo),
        plan_(plan),
        random_(plan.seed),
        raters_(contexts, demo, plan.seed),
        archivist_(contexts, plan.seed) {
    load_items();
  }

  Report go(const std::function<void(Date)>& progress) {
    for (Date day = plan_.from; day <= plan_.until.date(); day = day + 1) plan_arrivals(day);
    Date shown = plan_.from, anchored = plan_.from;
    while (!queue_.empty() && queue_.top().at <= plan_.until) {
      const Planned next = queue_.top();
      queue_.pop();
      clock_.set(std::max(next.at, clock_.now()));
      if (next.at.date() > anchored) {
        anchors::anchor(contexts_, demo_.centre.id);
        anchored = next.at.date();
      }
      if (progress && next.at.date() > shown) progress(shown = next.at.date());
      next.act();
    }
    clock_.set(std::max(plan_.until, clock_.now()));
    return report_;
  }

 private:
  struct Planned {
    Instant at;
    std::int64_t order;  // ties in the order of planning
    std::function<void()> act;
    bool operator<(const Planned& other) const { return std::pair(at, order) > std::pair(other.at, other.order); }
  };

  void load_items() {
    contexts_.read(Actor::of_system(demo_.centre.id, "simulation"), [&](ReadContext& context) {
      calendar_ = &context.law.calendar();
      catalogue::ItemQuery query;
      query.limit = 200;
      for (const auto& row : catalogue::guides(context, query).items)
        items_.push_back(catalogue::guide(context, row.id));
      return 0;
    });
    for (const Staff* staff : demo_.with_role("window_clerk"))
      if (staff->account.window) clerks_[*staff->account.window] = staff;
    for (const Staff* staff : demo_.with_role("reviewer"))
      reviewers_[staff->account.department.value_or(DepartmentId{})].push_back(staff);
    office_ = demo_.with_role("centre_office").at(0);
    for (const auto& department : demo_.departments) department_by_name_[department.name] = department.id;
  }

  void at(Instant when, std::function<void()> act) { queue_.push({when, ++planned_, std::move(act)}); }

  // A moment of the working day `workdays` after today.
  Instant later(std::int64_t workdays) {
    const Date day = calendar_->add_workdays(clock_.now().date(), workdays);
    Instant when = moment_of(day);
    if (day == clock_.now().date()) when = std::max(when, clock_.now() + 60'000 * random_.between(3, 40));
    return when;
  }
  Instant moment_of(Date day) {
    const bool morning = random_.chance(55);
    return Instant::at(day, 0, int(morning ? random_.between(515, 715) : random_.between(845, 1035)),
                       int(random_.between(0, 59)));
  }

  void plan_arrivals(Date day) {
    if (!calendar_->workday(day)) return;
    const auto count = random_.between(plan_.cases_per_day * 7 / 10, plan_.cases_per_day * 13 / 10);
    for (std::int64_t i = 0; i < count; ++i) at(moment_of(day), [this] { arrive(); });
    for (const auto& [window, clerk] : clerks_)
      at(Instant::at(day, 11, 30), [this, clerk = clerk] { archivist_.ask(clerk->actor); });
    at(Instant::at(day, 17, 0), [this] { raters_.verify(report_.refusals); });
  }

  // Runs an act; a refusal is counted and the case stays as it is.
  template <class F>
  bool act(const Staff* who, Life& life, F&& use_case) {
    try {
      life.now = contexts_.write(who->actor, [&](WriteContext& context) { return use_case(context); });
      ++report_.acts;
      return true;
    } catch (const Refusal& refusal) {
      ++report_.refusals[refusal.code];
      return false;
    }
  }

  const Staff* clerk_for(const ItemView& item) {
    std::vector<const Staff*> found;
    for (const auto& window : item.windows)
      if (const auto it = clerks_.find(window.id); it != clerks_.end()) found.push_back(it->second);
    return found.empty() ? nullptr : random_.pick(found);
  }
  const Staff* reviewer_for(const ItemView& item) {
    const auto& own = reviewers_[department_by_name_[item.department_name]];
    const auto& list = own.empty() ? reviewers_[DepartmentId{}] : own;
    return list.empty() ? nullptr : random_.pick(list);
  }

  std::vector<cases::MaterialCheck> checks(const ItemView& item, bool complete) {
    std::vector<cases::MaterialCheck> list;
    for (const auto& material : item.content.materials) {
      cases::MaterialCheck check;
      check.code = material.code;
      check.state = material.necessity == catalogue::Necessity::required || random_.chance(50)
                        ? cases::MaterialState::present
                        : cases::MaterialState::not_needed;
      list.push_back(check);
    }
    if (!complete && !list.empty()) {
      auto& wrong = list[std::size_t(random_.between(0, std::int64_t(list.size()) - 1))];
      wrong.state = random_.chance(60) ? cases::MaterialState::missing : cases::MaterialState::defective;
      if (wrong.state == cases::MaterialState::defective) wrong.defect = "未签字盖章";
    }
    return list;
  }

  bool for_organisations(const ItemView& item) {
    for (const auto audience : item.content.audiences)
      if (audience == catalogue::Audience::person) return false;
    return !item.content.audiences.empty();
  }

  void arrive() {
    auto life = std::make_shared<Life>();
    life->item = &random_.pick(items_);
    life->clerk = clerk_for(*life->item);
    life->reviewer = reviewer_for(*life->item);
    if (life->clerk == nullptr || life->reviewer == nullptr) return;
    const bool immediate = life->item->content.kind == catalogue::HandlingKind::immediate;
    if (immediate && random_.chance(85) && on_the_spot(*life)) return;
    const bool complete = random_.chance(74);
    cases::Registration registration;
    registration.item = life->item->id;
    registration.applicant = applicant(random_, for_organisations(*life->item));
    registration.materials = checks(*life->item, complete);
    registration.summary = life->item->content.name;
    if (!act(life->clerk, *life, [&](WriteContext& c) { return cases::receive(c, registration); })) return;
    ++report_.cases;
    const Instant soon = clock_.now() + 60'000 * random_.between(4, 20);
    if (complete) at(soon, [this, life] { accept(life); });
    else if (random_.chance(8)) at(soon, [this, life] { refuse(life); });
    else at(soon, [this, life] { notice(life); });
  }

  bool on_the_spot(Life& life) {
    cases::OnTheSpot visit;
    visit.item = life.item->id;
    visit.applicant = applicant(random_, for_organisations(*life.item));
    visit.materials = checks(*life.item, true);
    visit.verification = {.identity = true, .qualification = true, .note = "无需资质证件"};
    visit.content = "准予办理：" + life.item->content.name;
    visit.certificate_name = life.item->content.result_name;
    visit.minutes = std::int32_t(random_.between(6, 34));
    visit.signed_for = true;
    if (!act(life.clerk, life, [&](WriteContext& c) { return cases::on_the_spot(c, visit); })) return false;
    ++report_.cases;
    ++report_.decided;
    asked_to_rate(life.now);
    return true;
  }

  void refuse(const LifePtr& life) {
    cases::NonAcceptance refusal;
    refusal.version = life->now.version;
    refusal.reason = "申请事项依法不属于本机关职权范围";
    refusal.legal_basis = "《中华人民共和国行政许可法》第三十二条";
    refusal.other_authority = "上级主管部门";
    if (act(life->clerk, *life, [&](WriteContext& c) { return cases::refuse(c, life->now.id, refusal); }))
      asked_to_rate(life->now);
  }

  void notice(const LifePtr& life) {
    cases::Notice notice;
    notice.version = life->now.version;
    if (!act(life->clerk, *life, [&](WriteContext& c) { return cases::give_notice(c, life->now.id, notice); })) return;
    ++report_.corrections;
    if (random_.chance(88)) at(later(random_.between(1, 6)), [this, life] { correct(life); });
    else at(later(random_.between(5, 15)), [this, life] { withdraw(life); });
  }

  void correct(const LifePtr& life) {
    cases::Checklist list;
    list.version = life->now.version;
    list.materials = checks(*life->item, true);
    if (act(life->clerk, *life, [&](WriteContext& c) { return cases::take_correction(c, life->now.id, list); }))
      at(clock_.now() + 60'000 * random_.between(3, 15), [this, life] { accept(life); });
  }

  void withdraw(const LifePtr& life) {
    cases::Withdrawal withdrawal;
    withdrawal.version = life->now.version;
    withdrawal.reason = "申请人暂不办理";
    act(life->clerk, *life, [&](WriteContext& c) { return cases::withdraw(c, life->now.id, withdrawal); });
  }

  void accept(const LifePtr& life) {
    cases::Acceptance acceptance;
    acceptance.version = life->now.version;
    acceptance.verification = {.identity = true, .qualification = true, .note = "无需资质证件"};
    acceptance.transfer = random_.chance(94);
    const bool immediate = life->item->content.kind == catalogue::HandlingKind::immediate;
    if (immediate) acceptance.exception = "需到后台核对档案，不能当场办结";
    if (!act(life->clerk, *life, [&](WriteContext& c) { return cases::accept(c, life->now.id, acceptance); })) return;
    if (!acceptance.transfer) {
      at(later(1), [this, life, immediate] {
        cases::Step step;
        step.version = life->now.version;
        if (immediate) step.note = "需到后台核对档案，不能当场办结";
        if (act(life->clerk, *life, [&](WriteContext& c) { return cases::transfer(c, life->now.id, step); }))
          into_review(life);
      });
      return;
    }
    into_review(life);
  }

  // Where the regulation has the department fetch the papers, it mostly does so in time.
  void into_review(const LifePtr& life) {
    if (!needs_fetching(*life)) return plan_review(life);
    at(later(random_.chance(93) ? random_.between(0, 1) : 2), [this, life] {
      cases::Step step;
      step.version = life->now.version;
      act(life->reviewer, *life, [&](WriteContext& c) { return cases::pick_up(c, life->now.id, step); });
      plan_review(life);
    });
  }
  static bool needs_fetching(const Life& life) {
    for (const auto& clock : life.now.clocks)
      if (clock.name == "pick_up") return !clock.met_at;
    return false;
  }

  // Reviewers finish most cases well before the promised day, some at the last moment, a few late.
  void plan_review(const LifePtr& life) {
    const auto& limit = life->item->content.promised_limit;
    const std::int64_t days = std::max<std::int64_t>(
        1, limit.unit == catalogue::LimitUnit::calendar_days ? limit.count * 5 / 7 : limit.count);
    if (!life->paused_once && random_.chance(9)) return at(later(1), [this, life] { pause(life); });
    if (!life->extended_once && random_.chance(3) && days > 2)
      return at(later(days / 2), [this, life] { extend(life); });
    const std::int64_t taken = random_.chance(4) ? days + random_.between(1, 4)
                                                 : std::max<std::int64_t>(0, random_.between(days / 4, days - 1));
    at(later(taken), [this, life] { decide(life); });
  }

  void pause(const LifePtr& life) {
    life->paused_once = true;
    const auto& procedures = life->item->content.special_procedures;
    if (!procedures.empty() && random_.chance(60)) return procedure(life, random_.pick(procedures));
    cases::ReviewCorrection correction;
    correction.version = life->now.version;
    correction.what = "请补充说明申请表中的经营场所面积";
    if (!act(life->reviewer, *life,
             [&](WriteContext& c) { return cases::ask_correction(c, life->now.id, correction); }))
      return;
    at(later(random_.between(1, 5)), [this, life] {
      cases::Step step;
      step.version = life->now.version;
      if (act(life->reviewer, *life,
              [&](WriteContext& c) { return cases::take_review_correction(c, life->now.id, step); }))
        plan_review(life);
    });
  }

  void procedure(const LifePtr& life, catalogue::Procedure which) {
    cases::ProcedureStart start;
    start.version = life->now.version;
    start.procedure = which;
    start.reason = "依法需要";
    start.basis = "《中华人民共和国行政许可法》第四十五条";
    start.planned_days = std::int32_t(random_.between(2, 8));
    start.applicant_notified = true;
    start.officers = {person_name(random_), person_name(random_)};
    if (!act(life->reviewer, *life, [&](WriteContext& c) { return cases::start_procedure(c, life->now.id, start); }))
      return;
    ++report_.procedures;
    at(later(start.planned_days), [this, life] {
      cases::ProcedureEnd end;
      end.version = life->now.version;
      end.outcome = "符合要求";
      if (act(life->reviewer, *life, [&](WriteContext& c) { return cases::end_procedure(c, life->now.id, end); }))
        plan_review(life);
    });
  }

  void extend(const LifePtr& life) {
    life->extended_once = true;
    cases::ExtensionRequest request;
    request.version = life->now.version;
    request.workdays = std::int32_t(random_.between(2, 5));
    request.reason = "案情复杂，需进一步核实";
    if (act(life->reviewer, *life, [&](WriteContext& c) { return cases::ask_extension(c, life->now.id, request); })) {
      at(later(0), [this, life] {
        cases::ExtensionAnswer answer;
        answer.version = life->now.version;
        answer.granted = random_.chance(80);
        answer.reason = answer.granted ? "理由充分" : "理由不足，请在承诺时限内办结";
        answer.applicant_informed = true;
        answer.explanation = "已电话告知申请人";
        if (act(office_, *life, [&](WriteContext& c) { return cases::answer_extension(c, life->now.id, answer); })) {
          ++report_.extensions;
        }
        plan_review(life);
      });
    } else {
      plan_review(life);
    }
  }

  void decide(const LifePtr& life) {
    cases::Decision decision;
    decision.version = life->now.version;
    decision.granted = random_.chance(95);
    decision.content = decision.granted ? "经审查符合法定条件，准予办理" : "经审查不符合法定条件";
    decision.legal_basis = "《中华人民共和国行政许可法》第三十八条";
    decision.certificate_name = decision.granted ? life->item->content.result_name : "";
    if (!decision.certificate_name.empty()) {
      decision.certificate_number = certificate_number(life->now);
      if (life->item->content.type == catalogue::ItemType::licence)
        decision.valid_until = clock_.now().date() + 5 * 365;
    }
    if (!act(life->reviewer, *life, [&](WriteContext& c) { return cases::decide(c, life->now.id, decision); })) return;
    ++report_.decided;
    for (const auto& clock : life->now.clocks)
      if (clock.name == "promised" && !clock.on_time) ++report_.late;
    at(later(random_.chance(80) ? 0 : 1), [this, life] { bring_back(life); });
  }

  void bring_back(const LifePtr& life) {
    cases::ResultReturn result;
    result.version = life->now.version;
    result.documents = {
        Text<120, 1>(life->item->content.result_name.empty() ? "办理结果" : life->item->content.result_name)};
    result.giver = Text<40, 1>(life->reviewer->account.name);
    result.confirmed_by_both = true;
    const Staff* receiver = life->clerk;
    if (act(receiver, *life, [&](WriteContext& c) { return cases::return_result(c, life->now.id, result); }))
      at(later(random_.between(0, 4)), [this, life] { issue(life); });
  }

  void issue(const LifePtr& life) {
    cases::Issue issue;
    issue.version = life->now.version;
    issue.recipient = Text<80, 1>(life->now.applicant.name);
    issue.identity_checked = true;
    issue.signed_for = true;
    if (!act(life->clerk, *life, [&](WriteContext& c) { return cases::issue(c, life->now.id, issue); })) return;
    asked_to_rate(life->now);
    at(later(random_.between(0, 2)), [this, life] {
      cases::Step step;
      step.version = life->now.version;
      if (act(life->clerk, *life, [&](WriteContext& c) { return cases::close(c, life->now.id, step); }))
        archivist_.file(life->clerk->actor, life->now);
    });
  }

  void asked_to_rate(const CaseView& served) {
    if (!raters_.willing()) return;
    at(clock_.now() + 60'000 * raters_.minutes_later(), [this, served] { report_.ratings += raters_.rate(served); });
  }

  Contexts& contexts_;
  ManualClock& clock_;
  const Demo& demo_;
  const Plan plan_;
  Random random_;
  Raters raters_;
  Archivist archivist_;
  const regulation::Calendar* calendar_ = nullptr;
  std::vector<ItemView> items_;
  std::map<WindowId, const Staff*> clerks_;
  std::map<DepartmentId, std::vector<const Staff*>> reviewers_;
  std::map<std::string, DepartmentId> department_by_name_;
  const Staff* office_ = nullptr;
  std::priority_queue<Planned> queue_;
  std::int64_t planned_ = 0;
  Report report_;
};

}  // namespace

Report run(Contexts& contexts, ManualClock& clock, const Demo& demo, const Plan& plan,
           const std::function<void(Date)>& progress) {
  return Run(contexts, clock, demo, plan).go(progress);
}

}  // namespace onewindow::simulation
