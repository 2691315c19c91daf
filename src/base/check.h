#pragma once
// CHECK states what a programmer promised. A broken promise is not a refusal: the transaction in which it breaks is
// rolled back and the request is answered 500, while the other windows go on working.
#include <stdexcept>
#include <string>

namespace onewindow {

class BrokenPromise : public std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] inline void broken_promise(const char* what, const char* file, int line) {
  throw BrokenPromise(std::string(file) + ":" + std::to_string(line) + ": " + what);
}

}  // namespace onewindow

#define CHECK_PROMISE(condition, explanation)                                       \
  do {                                                                              \
    if (!(condition)) ::onewindow::broken_promise(explanation, __FILE__, __LINE__); \
  } while (false)
#define CHECK(condition) CHECK_PROMISE(condition, #condition)
