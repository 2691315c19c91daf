#include "source_tree.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace onewindow::structure {

namespace fs = std::filesystem;

namespace {

bool blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool word_part(char c) { return letter(c) || std::isdigit(static_cast<unsigned char>(c)) != 0; }

class Scanner {
 public:
  explicit Scanner(const std::string& text) : text_(text), code_(text.size(), ' ') {}

  Source scan() {
    while (at_ < text_.size()) step();
    return {std::move(code_), std::move(literals_), std::move(includes_)};
  }

 private:
  bool next_is(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }
  bool starts_word() const { return at_ == 0 || !word_part(text_[at_ - 1]); }

  // Comments and what stands between two literals do not part them.
  void skip_to(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_)
      if (text_[at_] == '\n') newline();
  }
  void skip_past(std::string_view mark, std::size_t from) {
    const auto end = text_.find(mark, from);
    skip_to(end == std::string::npos ? end : end + mark.size());
  }
  void newline() {
    code_[at_] = '\n';
    ++line_;
  }

  void step() {
    const char c = text_[at_];
    if (next_is("//")) return skip_to(text_.find('\n', at_));
    if (next_is("/*")) return skip_past("*/", at_ + 2);
    if (next_is("#include")) return include();
    if (next_is("R\"") && starts_word()) return raw_literal();
    if (c == '"') return literal();
    if (c == '\'' && starts_word()) {  // a character, and not the one in 1'000
      joins_ = false;
      return skip_past("'", at_ + (next_is("'\\") ? 3 : 1));
    }
    if (c == '\n') {
      newline();
    } else {
      code_[at_] = c;
      joins_ = joins_ && blank(c);
    }
    ++at_;
  }

  void include() {
    const auto end = std::min(text_.find('\n', at_), text_.size());
    const std::string rest = text_.substr(at_, end - at_);
    const auto open = rest.find_first_of("\"<");
    const auto close = open == std::string::npos ? open : rest.find_first_of("\">", open + 1);
    if (close != std::string::npos) includes_.emplace_back(line_, rest.substr(open + 1, close - open - 1));
    joins_ = false;
    skip_to(end);
  }

  void raw_literal() {
    const auto open = std::min(text_.find('(', at_), text_.size() - 1);
    const std::string mark = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    const auto close = std::min(text_.find(mark, open), text_.size());
    keep(text_.substr(open + 1, close - open - 1));
    skip_to(close + mark.size());
  }

  void literal() {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    keep(text_.substr(at_ + 1, end - at_ - 1));
    skip_to(end + 1);
  }

  void keep(const std::string& text) {
    if (joins_) literals_.back().text += text;
    else literals_.push_back({line_, text});
    joins_ = true;
  }

  const std::string& text_;
  std::string code_;
  std::vector<Literal> literals_;
  std::vector<std::pair<int, std::string>> includes_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool joins_ = false;  // nothing but blanks and comments since the last literal
};

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Source scan(const std::string& text) { return Scanner(text).scan(); }

std::vector<Word> words_of(const std::string& code) {
  std::vector<Word> words;
  int line = 1;
  for (std::size_t i = 0; i < code.size();) {
    std::size_t end = i + 1;
    if (letter(code[i])) {
      while (end < code.size() && word_part(code[end])) ++end;
      words.push_back({code.substr(i, end - i), end, line});
    } else if (code[i] == '\n') {
      ++line;
    }
    i = end;
  }
  return words;
}

bool followed_by(const std::string& code, const Word& word, std::string_view what) {
  std::size_t at = word.end;
  for (const char c : what) {
    while (at < code.size() && blank(code[at])) ++at;
    if (at == code.size() || code[at] != c) return false;
    ++at;
  }
  return true;
}

int line_at(const std::string& text, std::size_t at) {
  return 1 + int(std::count(text.begin(), text.begin() + std::ptrdiff_t(at), '\n'));
}

void Tree::add(const std::string& path, std::string text) {
  const auto& kept = files[path] = std::move(text);
  if (path.ends_with(".h") || path.ends_with(".cpp")) sources[path] = scan(kept);
}

const std::string& Tree::text(const std::string& path) const {
  static const std::string none;
  const auto it = files.find(path);
  return it == files.end() ? none : it->second;
}

bool Tree::has_folder(const std::string& folder) const {
  const auto it = files.lower_bound(folder + "/");
  return it != files.end() && it->first.starts_with(folder + "/");
}

Tree read_tree() {
  static const std::set<std::string> kKinds = {".h", ".cpp", ".ts", ".vue", ".css", ".sql", ".md", ".txt"};
  Tree tree;
  for (const char* top : {"src", "web/src", "docs"}) {
    if (!fs::exists(top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
      if (!entry.is_regular_file() || !kKinds.contains(entry.path().extension().string())) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::stringstream text;
      text << file.rdbuf();
      tree.add(entry.path().generic_string(), text.str());
    }
  }
  return tree;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }
std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
std::string stem_of(const std::string& path) {
  const std::string name = name_of(path);
  return name.substr(0, name.rfind('.'));
}
bool is_test(const std::string& path) { return path.ends_with("_test.cpp") || path.ends_with("_fuzz.cpp"); }
bool is_testing(const std::string& path) {
  const std::string stem = stem_of(path);
  return stem == "testing" || stem.ends_with("_testing");
}
bool is_rules(const std::string& path) {
  const std::string stem = stem_of(path);
  return !is_test(path) && !is_testing(path) &&
         (stem == "rules" || stem.starts_with("rules_") || stem.ends_with("_rules"));
}

Graph::Graph(const Tree& tree) {
  for (const auto& [path, text] : tree.files)
    if (name_of(path) == "CMakeLists.txt" && path.starts_with("src/")) read(path, text);
}

void Graph::read(const std::string& path, std::string text) {
  for (bool comment = false; char& c : text) {
    comment = c == '#' || (comment && c != '\n');
    if (comment) c = ' ';
  }
  constexpr std::string_view call = "onewindow_library(";
  for (auto at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
    const auto open = at + call.size();
    std::stringstream arguments(text.substr(open, text.find(')', open) - open));
    Target target;
    target.folder = folder_of(path);
    target.line = line_at(text, at);
    arguments >> target.name;
    std::vector<std::string> ignored;
    std::vector<std::string>* to = &ignored;
    for (std::string word; arguments >> word;) {
      if (word == "SOURCES") to = &target.sources;
      else if (word == "DEPENDS") to = &target.depends;
      else if (word == "TEST_DEPENDS") to = &target.test_depends;
      else if (word == "LINK" || word == "TESTS" || word == "NO_TESTS") to = &ignored;
      else to->push_back(word);
    }
    targets_[target.name] = target;
  }
}

std::vector<const Target*> Graph::in_folder(const std::string& folder) const {
  std::vector<const Target*> found;
  for (const auto& [name, target] : targets_)
    if (target.folder == folder) found.push_back(&target);
  return found;
}

const Target* Graph::owner(const std::string& path) const {
  const std::string folder = folder_of(path);
  const Target* found = nullptr;
  for (const Target* target : in_folder(folder)) {
    if (contains(target->sources, stem_of(path) + ".cpp")) return target;
    if (is_rules(path) && target->name.ends_with("_rules")) return target;
    if (target->name.ends_with("_rules") || target->name.ends_with("_testing")) continue;
    // Else the folder's own library, which takes what no other has named.
    if (found == nullptr || target->name == name_of(folder) || target->sources.empty()) found = target;
  }
  return found;
}

std::set<std::string> Graph::reach(const Target& target, bool as_test) const {
  std::set<std::string> seen;
  std::vector<std::string> open = {target.name};
  if (as_test) {
    open.insert(open.end(), target.test_depends.begin(), target.test_depends.end());
    if (!target.name.ends_with("_rules"))  // the tests of a folder may use all of it
      for (const Target* beside : in_folder(target.folder)) open.push_back(beside->name);
  }
  while (!open.empty()) {
    const std::string name = open.back();
    open.pop_back();
    const auto it = targets_.find(name);
    if (!seen.insert(name).second || it == targets_.end()) continue;
    open.insert(open.end(), it->second.depends.begin(), it->second.depends.end());
  }
  return seen;
}

int rank_of(const std::string& wing) {
  static const std::map<std::string, int> kRanks = {{"base", 1},       {"db", 2},      {"http", 2},   {"regulation", 3},
                                                    {"centre", 4},     {"service", 5}, {"people", 5}, {"oversight", 6},
                                                    {"simulation", 7}, {"app", 8}};
  const auto it = kRanks.find(wing);
  return it == kRanks.end() ? 0 : it->second;
}

std::string wing_of(const std::string& path) {
  const auto rest = path.substr(4);
  return rest.substr(0, rest.find('/'));
}

bool arrow_allowed(const std::string& from, const std::string& to) { return from == to || rank_of(to) < rank_of(from); }

}  // namespace onewindow::structure
