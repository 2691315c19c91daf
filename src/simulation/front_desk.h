#pragma once
// From the applicant's coming, or filing from home, until his case is with the back office: intake, the one-time
// notice, the correction, acceptance, refusal; and what is finished on the spot.
#include "simulation/cashier.h"
#include "simulation/cast.h"
#include "simulation/citizens.h"
#include "simulation/counter.h"

namespace onewindow::simulation {

class FrontDesk {
 public:
  struct Next {
    std::function<void(const LifePtr&)> into_review;
    std::function<void(const cases::CaseView&)> served;  // he is asked to rate it
  };
  FrontDesk(Stage& stage, Cast& cast, Cashier& cashier, Counter& counter, Next next);

  // Everybody who comes on this day.
  void plan_arrivals(Date day);
  // What another centre's window took in is looked at here the next day.
  void take_over(const LifePtr& life);

 private:
  void arrive();
  bool on_the_spot(const LifePtr& life);
  void receive(const LifePtr& life, const cases::Registration& registration, bool complete);
  void apply_online(const LifePtr& life);
  void take_up(const LifePtr& life, bool again);
  void go_on(const LifePtr& life, bool complete);
  void left_lying(const LifePtr& life);
  void refuse(const LifePtr& life);
  void notice(const LifePtr& life);
  void correct(const LifePtr& life);
  void withdraw(const LifePtr& life);
  void accept(const LifePtr& life);
  void transfer(const LifePtr& life);

  Stage& stage_;
  Cast& cast_;
  Cashier& cashier_;
  Counter& counter_;
  Next next_;
  Citizens citizens_;
  Random random_;
};

}  // namespace onewindow::simulation
