// In one call nobody says which argument comes first: what is read through in(because) beside a std::move(because) is
// cited or lost as the compiler likes. A reason is read in a statement of its own.
#include <gtest/gtest.h>

#include <regex>

#include "source_tree.h"

namespace onewindow::structure {
namespace {

// The argument lists of calls that hold this place, the innermost first; braces keep their order and end the search.
std::vector<std::string> calls_around(const std::string& code, std::size_t at) {
  std::vector<std::string> out;
  int depth = 0;
  for (std::size_t i = at; i-- > 0;) {
    if (code[i] == ')' || code[i] == ']' || code[i] == '}') ++depth;
    if (code[i] == ';' && depth == 0) break;
    if (code[i] != '(' && code[i] != '[' && code[i] != '{') continue;
    if (depth-- > 0) continue;
    depth = 0;
    if (code[i] == '{') continue;
    int open = 0;
    std::size_t end = i;
    do {
      if (code[end] == '(') ++open;
      if (code[end] == ')') --open;
    } while (++end < code.size() && open > 0);
    out.push_back(code.substr(i, end - i));
  }
  return out;
}

bool reads(const std::string& call, const std::string& because) {
  return std::regex_search(call, std::regex("\\bin\\(\\s*" + because + "\\s*\\)"));
}

std::vector<std::string> handed_on_too_soon(const Tree& tree) {
  static const std::regex moved(R"(std::move\(\s*(\w+)\s*\))");
  std::vector<std::string> found;
  for (const auto& [path, source] : tree.sources) {
    for (std::sregex_iterator it(source.code.begin(), source.code.end(), moved), end; it != end; ++it) {
      const auto at = std::size_t(it->position());
      for (const auto& call : calls_around(source.code, at))
        if (reads(call, (*it)[1])) {
          found.push_back(path + ":" + std::to_string(line_at(source.code, at)));
          break;
        }
    }
  }
  return found;
}

TEST(Order, NoReasonIsReadAndHandedOnInOneCall) {
  const Tree tree = read_tree();
  ASSERT_FALSE(tree.sources.empty());
  for (const auto& place : handed_on_too_soon(tree)) ADD_FAILURE() << place;
}

TEST(OrderCheck, FindsWhatIsReadBesideItsMove) {
  const auto found = [](const std::string& text) {
    Tree tree;
    tree.add("src/x/rules.cpp", text);
    return handed_on_too_soon(tree).size();
  };
  EXPECT_EQ(found("auto f() { return D({x->in(because)}, std::move(because)); }"), 1u);
  EXPECT_EQ(found("auto f() { return D(g(1, x.in(why)), std::move(why)); }"), 1u);
  EXPECT_EQ(found("auto f() { return D(std::move(why), x.in(why)); }"), 1u);
  EXPECT_EQ(found("auto f() { const bool a = x.in(because); return D({a}, std::move(because)); }"), 0u);
  EXPECT_EQ(found("auto f() { return D(x.in(because), std::move(other)); }"), 0u);
  EXPECT_EQ(found("auto f() { x.in(because); } auto g() { return D(1, std::move(because)); }"), 0u);
}

}  // namespace
}  // namespace onewindow::structure
