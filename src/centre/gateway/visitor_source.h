#pragma once
// Who of the public has proved a phone number: the sessions behind http::kVisitor. The feature that gives them out
// stands in a higher wing (service/visitors), so the gateway knows this much of it.
#include "centre/identity/sessions.h"

namespace onewindow {

inline constexpr const char* kVisitorCookie = "onewindow_visitor";

class VisitorSource {
 public:
  virtual ~VisitorSource() = default;
  // `then` gets the session of the token, or null; at once, or from a database thread.
  virtual void find(const std::string& token, identity::Sessions::Then then) = 0;
};

}  // namespace onewindow
