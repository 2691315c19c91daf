#pragma once
// The ways out of the house as they are configured: a file, or web hooks, with text messages on a way of their own.
#include "app/runtime.h"
#include "centre/jobs/outlets.h"
#include "service/forwarding/carrier.h"
#include "service/visitors/visitors.h"

namespace onewindow::app {

class WaysOut {
 public:
  explicit WaysOut(Runtime& runtime);
  jobs::Outlet& outlet() { return house_; }
  visitors::Sink codes() const { return codes_; }  // where a code to a phone goes

 private:
  jobs::FileOutlet file_;
  std::unique_ptr<jobs::WebhookOutlet> hook_;
  std::unique_ptr<jobs::Outlet> sms_;
  const visitors::Sink codes_;
  std::unique_ptr<jobs::SortedOutlet> sorted_;
  forwarding::CarrierOutlet carrier_;
  jobs::HouseOutlet house_;
};

}  // namespace onewindow::app
