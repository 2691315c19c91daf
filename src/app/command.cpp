#include "app/command.h"

#include <algorithm>

namespace onewindow::app {

bool take(Arguments& words, const std::string& word) {
  const auto it = std::find(words.begin(), words.end(), word);
  if (it == words.end()) return false;
  words.erase(it);
  return true;
}

std::string take_value(Arguments& words, const std::string& word, const std::string& otherwise) {
  for (auto it = words.begin(); it != words.end(); ++it) {
    if (it->starts_with(word + "=")) {
      std::string value = it->substr(word.size() + 1);
      words.erase(it);
      return value;
    }
    if (*it == word) {
      if (it + 1 == words.end()) throw WrongUsage{word + " 之后缺少取值", word + " needs a value"};
      std::string value = *(it + 1);
      words.erase(it, it + 2);
      return value;
    }
  }
  return otherwise;
}

void refuse_rest(const Arguments& words) {
  if (!words.empty()) throw WrongUsage{"不认识的参数：" + words.front(), "unknown argument: " + words.front()};
}

std::string take_verb(Arguments& words, const std::string& command, std::initializer_list<const char*> known) {
  const std::string verb = words.empty() ? "" : words.front();
  if (std::find(known.begin(), known.end(), verb) == known.end())
    throw WrongUsage{command + " 没有这个动作：" + verb, command + " has no such verb: " + verb};
  words.erase(words.begin());
  return verb;
}

}  // namespace onewindow::app
