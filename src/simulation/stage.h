#pragma once
// What all players of the simulated days share: the clock and what is planned on it, the people, and what is counted.
// Each player draws from a stream of his own, so that what one does changes nothing of the others' luck.
#include <queue>

#include "service/cases/cases.h"
#include "simulation/demo.h"
#include "simulation/random.h"
#include "simulation/simulation.h"

namespace onewindow::simulation {

// One case on its way through the centre.
struct Life {
  cases::CaseView now;
  std::string code;  // what its receipt says, for the applicant
  const catalogue::ItemView* item = nullptr;
  const Staff* clerk = nullptr;
  const Staff* reviewer = nullptr;
  std::string phone;                   // of who filed it online
  std::shared_ptr<const Actor> filer;  // and his visit
  bool paused_once = false, extended_once = false;
};
using LifePtr = std::shared_ptr<Life>;

class Stage {
 public:
  Stage(Contexts& contexts, ManualClock& clock, const Demo& demo, const Plan& plan);

  // Everything that is planned, in its order, until the plan's end.
  void play(const std::function<void(Date)>& progress);

  Instant now() const { return clock_.now(); }
  Date today() const { return now().date(); }
  const Plan& plan() const { return plan_; }
  const regulation::Calendar& calendar() const { return *calendar_; }  // as it is in force
  void read_calendar();                                                // after it has changed

  void at(Instant when, std::function<void()> act) { queue_.push({when, ++planned_, std::move(act)}); }
  void in_minutes(std::int64_t minutes, std::function<void()> act) { at(now() + 60'000 * minutes, std::move(act)); }
  // A moment of the day while the centre is open.
  static Instant moment_of(Random& random, Date day);
  // A moment of the working day `workdays` after today.
  Instant later(Random& random, std::int64_t workdays);

  // An act; a refusal is counted, and what was to be acted on stays as it is.
  template <class F>
  bool act(const Actor& who, F&& use_case) {
    try {
      contexts.write(who, [&](WriteContext& context) {
        use_case(context);
        return 0;
      });
      ++report.acts;
      return true;
    } catch (const Refusal& refusal) {
      ++report.refusals[refusal.code];
      return false;
    }
  }
  // An act on a case, on the case as it stands by now.
  template <class Request>
  bool act(const Staff* who, Life& life, cases::CaseView (*use_case)(WriteContext&, cases::CaseId, const Request&),
           Request request) {
    const auto once = [&] {
      request.version = life.now.version;
      life.now =
          contexts.write(who->actor, [&](WriteContext& context) { return use_case(context, life.now.id, request); });
      ++report.acts;
    };
    try {
      try {
        once();
      } catch (const Refusal& refusal) {
        if (refusal.code != "case.stale") throw;
        look(life);
        once();
      }
      return true;
    } catch (const Refusal& refusal) {
      ++report.refusals[refusal.code];
      return false;
    }
  }
  // The case as it stands, by its clerk.
  void look(Life& life);
  void count(const char* what) { ++report.played[what]; }

  const Staff* leader_of(const cases::CaseView& view) const;  // of the case's department
  const Staff* leader_of(DepartmentId department) const;
  const Staff* first(std::string_view role) const { return demo.with_role(role).at(0); }

  Contexts& contexts;
  Demo demo;  // as it stands: people move to other windows
  Report report;

 private:
  struct Planned {
    Instant at;
    std::int64_t order;  // ties in the order of planning
    std::function<void()> act;
    bool operator<(const Planned& other) const { return std::pair(at, order) > std::pair(other.at, other.order); }
  };

  ManualClock& clock_;
  const Plan plan_;
  std::shared_ptr<const regulation::Calendar> calendar_;
  std::map<std::string, DepartmentId> departments_;  // by name
  std::map<DepartmentId, const Staff*> leaders_;
  std::priority_queue<Planned> queue_;
  std::int64_t planned_ = 0;
};

}  // namespace onewindow::simulation
