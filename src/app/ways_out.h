#pragma once
// The ways out of the house as they are configured: a file, or web hooks, with text messages on a way of their own.
#include "app/runtime.h"
#include "centre/jobs/outlets.h"

namespace onewindow::app {

class WaysOut {
 public:
  explicit WaysOut(Runtime& runtime);
  jobs::Outlet& outlet() { return house_; }

 private:
  jobs::FileOutlet file_;
  std::unique_ptr<jobs::WebhookOutlet> hook_;
  std::unique_ptr<jobs::SmsOutlet> sms_;
  std::unique_ptr<jobs::SortedOutlet> sorted_;
  jobs::HouseOutlet house_;
};

}  // namespace onewindow::app
