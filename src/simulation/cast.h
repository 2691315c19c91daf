#pragma once
// The items that people come for, and who at the windows and in the back offices has to do with them.
#include "simulation/stage.h"

namespace onewindow::simulation {

class Cast {
 public:
  explicit Cast(Stage& stage) : stage_(stage) { read(); }

  // After windows were merged, or a guide was published anew; what was handed out stays where it is.
  void read();
  void read(catalogue::ItemId id);

  const catalogue::ItemView& item(Random& random) { return *random.pick(items_); }
  const Staff* clerk_for(const catalogue::ItemView& item, Random& random) const;
  const Staff* reviewer_for(const catalogue::ItemView& item, Random& random) const;
  std::vector<const Staff*> clerks() const;

  // The checklist as a clerk fills it: with a fault, where it is not complete.
  static std::vector<cases::MaterialCheck> checks(const catalogue::ItemView& item, bool complete, Random& random);
  static bool for_organisations(const catalogue::ItemView& item);

 private:
  Stage& stage_;
  std::vector<std::shared_ptr<catalogue::ItemView>> items_;
  std::map<WindowId, std::vector<const Staff*>> clerks_;
  std::map<DepartmentId, std::vector<const Staff*>> reviewers_;
  std::map<std::string, DepartmentId> departments_;  // by name
};

}  // namespace onewindow::simulation
