#pragma once
// A broken environment: the disk is full, the database is gone. It is neither a Refusal (the caller did nothing wrong)
// nor a BrokenPromise (no programmer did). It is logged once and answered 503 with Retry-After.
#include <exception>

namespace onewindow {

class Unavailable : public std::exception {
 public:
  // Names the kind of trouble and never a value, since it is logged.
  const char* what() const noexcept override { return "unavailable"; }
  // Seconds after which asking again may help; 0 when it never will, which makes it our own defect and a 500.
  virtual int retry_after() const noexcept { return 5; }
};

}  // namespace onewindow
