#include "simulation/stage.h"

namespace onewindow::simulation {

Stage::Stage(Contexts& c, ManualClock& clock, const Demo& d, const Plan& plan)
    : contexts(c), demo(d), clock_(clock), plan_(plan) {
  for (const auto& department : demo.departments) departments_[department.name] = department.id;
  for (const Staff* leader : demo.with_role("department_leader"))
    if (leader->account.department) leaders_[*leader->account.department] = leader;
  for (const auto& what : played_words()) report.played[what.code] = 0;
  read_calendar();
}

void Stage::read_calendar() {
  contexts.read(Actor::of_system(demo.centre.id, "simulation"), [&](ReadContext& context) {
    calendar_ = std::make_shared<const regulation::Calendar>(context.law.calendar());
    return 0;
  });
}

void Stage::play(const std::function<void(Date)>& progress) {
  Date shown = plan_.from;
  while (!queue_.empty() && queue_.top().at <= plan_.until) {
    const Planned next = queue_.top();
    queue_.pop();
    clock_.set(std::max(next.at, clock_.now()));
    if (progress && next.at.date() > shown) progress(shown = next.at.date());
    next.act();
  }
  clock_.set(std::max(plan_.until, clock_.now()));
}

Instant Stage::moment_of(Random& random, Date day) {
  const bool morning = random.chance(55);
  return Instant::at(day, 0, int(morning ? random.between(515, 715) : random.between(845, 1035)),
                     int(random.between(0, 59)));
}

Instant Stage::later(Random& random, std::int64_t workdays) {
  const Date day = calendar_->add_workdays(today(), workdays);
  const Instant when = moment_of(random, day);
  return day == today() ? std::max(when, now() + 60'000 * random.between(3, 40)) : when;
}

void Stage::look(Life& life) {
  const Actor& clerk = life.clerk->actor;
  life.now = contexts.read(clerk, [&](ReadContext& context) { return cases::view(context, life.now.id); });
}

const Staff* Stage::leader_of(const cases::CaseView& view) const {
  const auto found = departments_.find(view.department_name);
  return found == departments_.end() ? nullptr : leader_of(found->second);
}

const Staff* Stage::leader_of(DepartmentId department) const {
  const auto found = leaders_.find(department);
  return found == leaders_.end() ? nullptr : found->second;
}

}  // namespace onewindow::simulation
