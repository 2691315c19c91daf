#pragma once
// The town's window: what its people bring for the county is taken in there, sent on, and looked at by the county's
// windows like any other; what becomes of it is told back in the evening.
#include "service/forwarding/forwarding.h"
#include "simulation/cast.h"

namespace onewindow::simulation {

class Outpost {
 public:
  // `arrived` has the case in the county's hands.
  Outpost(Stage& stage, Cast& cast, std::function<void(const LifePtr&)> arrived);

 private:
  void take_in();
  void look(forwarding::ForwardingId id, const catalogue::ItemView* item);
  void carry();

  Stage& stage_;
  Cast& cast_;
  std::function<void(const LifePtr&)> arrived_;
  Random random_;
};

}  // namespace onewindow::simulation
