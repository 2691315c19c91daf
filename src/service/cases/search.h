#pragma once
// What somebody means who types into the counter's one search box.
#include <string>
#include <string_view>
#include <vector>

namespace onewindow::cases {

struct Sought {
  std::string number;              // a prefix of a receipt or case number, in upper case; empty: it cannot be one
  std::string paper, phone;        // a whole paper number, a whole phone
  std::string last_four;           // of a paper or a phone
  std::vector<std::string> terms;  // all of them are in the name
  bool nothing() const {
    return number.empty() && paper.empty() && phone.empty() && last_four.empty() && terms.empty();
  }
};
Sought sought(std::string_view text);

}  // namespace onewindow::cases
