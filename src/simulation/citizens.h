#pragma once
// People who apply from home: they prove a phone by the code that is sent to it, enter, hand in scans, file; correct
// and withdraw online, or give up before they file.
#include "service/applications/applications.h"
#include "simulation/stage.h"

namespace onewindow::simulation {

class Citizens {
 public:
  explicit Citizens(Stage& stage);

  bool stays_at_home() { return random_.chance(12); }
  // Null where it was given up before it was filed, or is refused.
  LifePtr apply(const catalogue::ItemView& item, const cases::Applicant& applicant, const Staff* clerk);
  // Hands in what the notice asks for.
  bool correct(Life& life);
  bool withdraw(Life& life);

 private:
  std::shared_ptr<const Actor> proved(const std::string& phone);
  void hand_in(const Actor& filer, applications::ApplicationId id, const std::string& material);
  std::unique_ptr<http::Upload> scan(const std::string& material);

  Stage& stage_;
  Random random_;
  std::int64_t scans_ = 0;
};

}  // namespace onewindow::simulation
