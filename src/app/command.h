#pragma once
// The command line: `onewindow COMMAND …`. A command gets the words after its name and returns 0 fine, 1 refused, 2
// wrong usage.
#include <initializer_list>
#include <string>
#include <vector>

namespace onewindow::app {

using Arguments = std::vector<std::string>;

struct Command {
  const char* name;
  const char* zh;
  const char* en;
  int (*run)(const Arguments&);
};

// Takes a word such as "--json" out of the list and says whether it was there.
bool take(Arguments& words, const std::string& word);
// Takes "--seed 5" or "--seed=5" out of the list.
std::string take_value(Arguments& words, const std::string& word, const std::string& otherwise);

// Refuses what is left when a command has taken its words.
void refuse_rest(const Arguments& words);
// Takes the verb of `onewindow COMMAND VERB …`; refuses one that is not known.
std::string take_verb(Arguments& words, const std::string& command, std::initializer_list<const char*> known);

int serve(const Arguments&);
int migrate(const Arguments&);
int centre_command(const Arguments&);
int account(const Arguments&);
int catalogue_command(const Arguments&);
int calendar_command(const Arguments&);
int deadline_command(const Arguments&);
int decide_command(const Arguments&);
int regulation_command(const Arguments&);
int ledger_command(const Arguments&);
int keys_command(const Arguments&);
int verify_command(const Arguments&);
int files_command(const Arguments&);
int simulate(const Arguments&);
int audit_command(const Arguments&);
int openapi_command(const Arguments&);

// Thrown for words that make no sense; main prints it and returns 2.
struct WrongUsage {
  std::string zh, en;
};

}  // namespace onewindow::app
