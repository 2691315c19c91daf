#pragma once
// Who keeps the papers of filed cases and the first-inquiry book: a place and a box for most, a loan now and then, what
// people ask at the desk. Draws from a stream of its own, so that it changes nothing of the cases.
#include "service/cases/archives.h"
#include "simulation/demo.h"
#include "simulation/random.h"

namespace onewindow::simulation {

class Archivist {
 public:
  Archivist(Contexts& contexts, std::uint64_t seed);

  void file(const Actor& clerk, const cases::CaseView& filed);
  void ask(const Actor& clerk);

 private:
  Contexts& contexts_;
  Random random_;
  std::int64_t placed_ = 0;
};

// The number that the item's authority gives: unique, since the case's number is.
std::string certificate_number(const cases::CaseView& decided);

}  // namespace onewindow::simulation
