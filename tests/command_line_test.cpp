// The program as somebody at a terminal meets it: help that can be read, and the exit codes 0, 1 and 2.
#include <gtest/gtest.h>

#include "real_server.h"

namespace onewindow {
namespace {

using nights::Finished;

Finished onewindow(std::vector<std::string> words) {
  words.insert(words.begin(), nights::binary());
  return nights::run(words);
}

const std::vector<std::string> kCommands = {"serve",    "migrate",  "centre",     "account", "catalogue",
                                            "calendar", "deadline", "regulation", "ledger",  "files",
                                            "decide",   "simulate", "audit",      "openapi"};

TEST(CommandLine, HelpNamesEveryCommandAndEverySetting) {
  const Finished help = onewindow({"help"});
  EXPECT_EQ(help.code, 0) << help.err;
  for (const std::string& command : kCommands)
    EXPECT_NE(help.out.find("\n  " + command + " "), std::string::npos) << command;
  for (const char* setting : {"data", "database", "visitor_idle_minutes", "sms_console"})
    EXPECT_NE(help.out.find(std::string("\n  ") + setting + " "), std::string::npos) << setting;
}

TEST(CommandLine, EveryCommandExplainsItself) {
  for (const std::string& command : kCommands) {
    const Finished help = onewindow({command, "--help"});
    EXPECT_EQ(help.code, 0) << command << ": " << help.err;
    EXPECT_NE(help.out.find("onewindow " + command), std::string::npos) << command;
  }
}

TEST(CommandLine, WrongUsageEndsWithTwoAndSaysWhatIsWrong) {
  for (const std::string& command : kCommands) {
    const Finished wrong = onewindow({command, "--nonsense"});
    EXPECT_EQ(wrong.code, 2) << command << ": " << wrong.err;
    EXPECT_FALSE(wrong.err.empty()) << command;
  }
  EXPECT_EQ(onewindow({"nonsense"}).code, 2);
  EXPECT_EQ(onewindow({}).code, 2);
}

TEST(CommandLine, ARefusalEndsWithOne) {
  const nights::Folder folder("command-line");
  const Finished refused = onewindow({"account", "list", "--data", folder.path()});
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.err.find("centre.choose"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace onewindow
