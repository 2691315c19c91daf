// `onewindow deadline` and `onewindow calendar`: the regulation house answers; here it only gets the calendar in force.
#include <iostream>

#include "app/command.h"
#include "app/runtime.h"
#include "regulation/commands.h"

namespace onewindow::app {

int deadline_command(const Arguments& arguments) {
  const auto [config, words] = configure(arguments);
  return regulation::deadline_command(words, std::cout, std::cerr, *calendar(config));
}

int calendar_command(const Arguments& arguments) {
  const auto [config, words] = configure(arguments);
  return regulation::calendar_command(words, std::cout, std::cerr, *calendar(config));
}

}  // namespace onewindow::app
