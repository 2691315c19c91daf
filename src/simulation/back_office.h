#pragma once
// From the back office to the archive: review with its corrections, procedures and extensions, the decision, the way
// back to the window, the handing out, the filing.
#include "simulation/archivist.h"
#include "simulation/counter.h"
#include "simulation/office.h"

namespace onewindow::simulation {

class BackOffice {
 public:
  BackOffice(Stage& stage, Counter& counter, Office& office, Archivist& archivist,
             std::function<void(const cases::CaseView&)> served);

  void into_review(const LifePtr& life);

 private:
  void plan_review(const LifePtr& life);
  void pause(const LifePtr& life);
  void procedure(const LifePtr& life, catalogue::Procedure which);
  void extend(const LifePtr& life);
  void decide(const LifePtr& life);
  void bring_back(const LifePtr& life);
  void issue(const LifePtr& life);

  Stage& stage_;
  Counter& counter_;
  Office& office_;
  Archivist& archivist_;
  std::function<void(const cases::CaseView&)> served_;
  Random random_;
};

}  // namespace onewindow::simulation
