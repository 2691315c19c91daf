#include "db/like.h"

#include "base/text.h"

namespace onewindow::db {

std::string like_exactly(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out;
}

std::string like_anywhere(std::string_view typed) { return "%" + like_exactly(text::trim(typed)) + "%"; }

}  // namespace onewindow::db
