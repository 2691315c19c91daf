#pragma once
// The tree as text, for the tests of its structure: C++ taken apart into code, literals and includes, and the graph of
// targets that the CMakeLists.txt files declare. No compiler and nothing of the project is needed.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onewindow::structure {

struct Literal {
  int line = 0;
  std::string text;  // neighbouring literals are one, as the compiler reads them
};

struct Source {
  std::string code;  // as long as the file, with blanks where comments, literals and includes stood
  std::vector<Literal> literals;
  std::vector<std::pair<int, std::string>> includes;  // line and path, of #include "…" and <…>
};
Source scan(const std::string& text);

// An identifier of the code, with its place.
struct Word {
  std::string text;
  std::size_t end = 0;
  int line = 0;
};
std::vector<Word> words_of(const std::string& code);
// Whether this comes next after the word, whatever blanks there are: "(nullptr)".
bool followed_by(const std::string& code, const Word& word, std::string_view what);
int line_at(const std::string& text, std::size_t at);

// Files by their path from the project's root, with "/".
struct Tree {
  std::map<std::string, std::string> files;
  std::map<std::string, Source> sources;  // the C++ files among them

  void add(const std::string& path, std::string text);
  const std::string& text(const std::string& path) const;  // empty where there is no such file
  bool has_folder(const std::string& folder) const;
};
// src, web/src and docs under the current folder.
Tree read_tree();

std::string folder_of(const std::string& path);
std::string name_of(const std::string& path);
std::string stem_of(const std::string& path);
bool is_test(const std::string& path);
bool is_testing(const std::string& path);  // what tests share: testing.h, rules_testing.h
bool is_rules(const std::string& path);    // rules.h, rules_fees.cpp, intake_rules.cpp, … and nothing of tests

// One call of onewindow_library.
struct Target {
  std::string name, folder;
  std::vector<std::string> sources, depends, test_depends;
  int line = 0;

  std::string list() const { return folder + "/CMakeLists.txt"; }
};

class Graph {
 public:
  explicit Graph(const Tree& tree);
  const std::map<std::string, Target>& targets() const { return targets_; }

  // The target that a file belongs to; null where none is declared (yet). A header goes with the .cpp of its name.
  const Target* owner(const std::string& path) const;
  // All that a target may include, itself among it.
  std::set<std::string> reach(const Target& target, bool as_test) const;

 private:
  std::vector<const Target*> in_folder(const std::string& folder) const;
  void read(const std::string& path, std::string text);

  std::map<std::string, Target> targets_;
};

// base ← db, http ← regulation ← centre ← service, people ← oversight ← simulation ← app. Wings of one rank do not know
// each other; 0 is no wing.
int rank_of(const std::string& wing);
std::string wing_of(const std::string& path);  // "service", of "src/service/cases/rules.h"
bool arrow_allowed(const std::string& from, const std::string& to);

}  // namespace onewindow::structure
