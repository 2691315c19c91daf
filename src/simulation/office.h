#pragma once
// The centre's office and what runs by itself: urging and its answers, acceptances that are annulled, guides that are
// written anew, windows that are merged, days of the region's calendar, and the jobs of the house.
#include "service/catalogue/catalogue.h"
#include "simulation/stage.h"

namespace onewindow::simulation {

class Office {
 public:
  // `windows_changed` is told after a merger, `item_changed` when a guide was published anew.
  struct Told {
    std::function<void()> windows_changed;
    std::function<void(catalogue::ItemId)> item_changed;
  };
  Office(Stage& stage, Told told);

  void late(const LifePtr& life, std::int64_t workdays);  // its promise ends after so many
  // Now and then an acceptance was wrong.
  bool annuls(const LifePtr& life);

 private:
  void jobs();
  void housekeeping();
  void answer_urgings();
  void write_guides();
  void merge_windows();
  void import_days();

  Stage& stage_;
  Told told_;
  Random random_;
};

}  // namespace onewindow::simulation
