#pragma once
// The SM3 digest of what does not come all at once; digest::sm3 is for what does.
#include <memory>
#include <string>
#include <string_view>

namespace onewindow::digest {

class Sm3 {
 public:
  Sm3();
  ~Sm3();
  void add(std::string_view bytes);
  std::string finish();  // 64 hex digits, as digest::sm3 gives them; once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onewindow::digest
