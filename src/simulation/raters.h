#pragma once
// People who rate the service they were given, by the code on their paper, and the office that verifies the bad
// ratings. They draw from a stream of their own, so that they change nothing of the cases.
#include <map>

#include "service/cases/cases.h"
#include "simulation/demo.h"
#include "simulation/random.h"

namespace onewindow::simulation {

class Raters {
 public:
  Raters(Contexts& contexts, const Demo& demo, std::uint64_t seed);

  bool willing() { return random_.chance(35); }
  std::int64_t minutes_later() { return random_.chance(60) ? random_.between(1, 2) : random_.between(30, 3000); }
  // False where the paper asks for no rating, or the service is rated.
  bool rate(const cases::CaseView& served);
  void verify(std::map<std::string, std::int64_t>& refusals);  // what is open, by the office; counts what is refused

 private:
  Contexts& contexts_;
  const Demo& demo_;
  Random random_;
};

}  // namespace onewindow::simulation
